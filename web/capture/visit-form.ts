// What the visit screen does: a press changes the form, save hands its picks to the device and says "saved" only after the
// commit. Nothing of a saved visit stays but the last one's picks, for the label beside undo.
import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import {
  type CodeList,
  type Dimension,
  type Key,
  listOnDay,
  notRecorded,
  type Visitor,
} from '@tukkimies/shared/register/code-list.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { type Draft, type SaveOccasion, type SaveOutcome, type UsedDevice, useDirty, useUnlock } from '../hooks.ts'
import { focusGroup } from './code-group.tsx'
import type { OtherDay } from './day-sheet.tsx'
import {
  defaultsOf,
  fillForm,
  firstQuestion,
  type Form,
  isBegun,
  isInPanel,
  makeForm,
  missingIn,
  picksToPreset,
  picksToText,
  type Questions,
  reduceForm,
  shownDimensions,
} from './picks.ts'

/** A second press so soon, with nothing picked in between, is a shaking finger and not a second visit. */
const repeatMs = 600
/** Two equal visits within this time may be a slip, and are told. */
const twinMs = 3000
const vibrationMs = 30

export type Said =
  | { readonly is: 'saved' | 'saved_twice' | 'taken_back' | 'undo_failed' | 'filled' | 'preset_made' | 'preset_failed' }
  | Extract<SaveOutcome, { readonly is: 'not_saved' }>

export type VisitForm = {
  readonly day: Day
  readonly list: CodeList
  readonly dimensions: readonly Dimension[]
  readonly form: Form
  readonly other: OtherDay | null
  /** The other day that a half-made visit was for, until somebody says which day it is. */
  readonly before: OtherDay | null
  readonly setOther: (other: OtherDay | null) => void
  readonly panelIsOpen: boolean
  readonly setPanelOpen: (open: boolean) => void
  /** What the last save or undo came to; gone with the next press. `times` tells two equal messages apart. */
  readonly said: { readonly what: Said | null; readonly times: number }
  readonly isSaving: boolean
  readonly lastPicks: Picks | null
  /**
   * Over the shoulder: what was saved, and the tablet's own presets, show their answers only for a while after a save or after
   * somebody asked. `times` tells one while from the next, null is none.
   */
  readonly codesShown: number | null
  readonly showCodes: (at: number) => void
  readonly hideCodes: () => void
  /** Always the same. */
  readonly press: (dimension: Dimension, code: Key) => void
  /** `at` is the time stamp of the event that asks for it. */
  readonly save: (at: number) => Promise<void>
  /** Saves a whole visit, if it answers what is asked; otherwise fills it in and says what is missing. */
  readonly savePreset: (picks: Picks, at: number) => Promise<void>
  /** Fills in the last visit, which is not saved by it. */
  readonly repeatLast: () => void
  /** Keeps what is chosen as a preset of this tablet; the form stays. */
  readonly makePreset: (at: number) => Promise<void>
  readonly undo: () => Promise<void>
}

/** How one form begins and what its save does. What is not told is as for a new visit of a client. */
export type FormOptions = {
  readonly visitor?: Visitor
  /** A sheet has the keys. */
  readonly isCovered: boolean
  /** The clock is in doubt, so today has to be asked before a save. */
  readonly onClock: () => void
  /** Whether what is half made survives a lock and a change of page; otherwise it is kept nowhere. */
  readonly isKept?: boolean
  /** The answers it begins with, in place of the defaults; after a save there are only defaults. */
  readonly picks?: Picks | null
  /**
   * The day it begins with in place of today, and its hour, which the save is told. `hour` null: no save until there is one,
   * `onHour` is called instead. `hour` not told: the save decides.
   */
  readonly occasion?: { readonly day: Day; readonly hour?: Hour | null } | null
  readonly onHour?: () => void
  /** In place of the device's own. `occasion` has the visitor, and day and hour only if they are other than it began with. */
  readonly save?: ((picks: Picks, occasion: SaveOccasion) => Promise<SaveOutcome>) | null
  /** After the commit. `isOver`: the form is not emptied for the next, because the page goes on elsewhere. */
  readonly onSaved?: (picks: Picks) => void
  readonly isOver?: boolean
}

export const useVisitForm = (device: UsedDevice, options: FormOptions): VisitForm => {
  const { visitor = 'client', isCovered, onClock, isKept = true, picks: startPicks = null, occasion = null } = options
  const { draft, keepDraft } = useUnlock()
  // What was half made before a lock, or on another page's visit, goes on where it was.
  const [kept] = useState(isKept ? draft(visitor) : null)
  const [other, setOtherDay] = useState<OtherDay | null>(kept?.other ?? null)
  const [before, setBefore] = useState(kept?.before ?? null)
  const day = other?.day ?? occasion?.day ?? device.today
  const list = listOnDay(device.lists, day)
  const dimensions = shownDimensions(list, visitor)
  const questions: Questions = { dimensions, day, defaults: defaultsOf(device.screen) }
  const [form, dispatch] = useReducer(reduceForm, null, () => beginForm(kept, startPicks, questions))
  const [basis, setBasis] = useState({ list, day, screen: device.screen })
  const [panelIsOpen, setPanelOpen] = useState(kept?.panelIsOpen ?? false)
  const [said, setSaid] = useState<VisitForm['said']>({ what: null, times: 0 })
  const [isSaving, setSaving] = useState(false)
  const [lastPicks, setLastPicks] = useState<Picks | null>(null)
  const [codesShown, setCodesShown] = useState<number | null>(null)
  const [rounds, setRounds] = useState(0)
  const saveVisit = options.save ?? device.saveVisit
  const lastSave = useRef({ at: -Infinity, text: '', isBusy: false, isPickedSince: false })
  const shownAt = useRef(-Infinity)
  /** What was half made when a preset was saved over it: an undo brings it back. */
  const covered = useRef<Form | null>(null)

  if (basis.list !== list || basis.day !== day || basis.screen !== device.screen) {
    setBasis({ list, day, screen: device.screen })
    dispatch({ do: 'relist', ...questions })
  }
  const isChanged = startPicks === null ? isBegun(form) : picksToText(form.picks) !== picksToText(startPicks)
  const isHalfMade = isChanged || other !== null
  useDirty(isHalfMade && (isKept || occasion !== null))
  const { picks, given } = form
  useEffect(() => {
    if (isKept) keepDraft(visitor, isHalfMade ? { picks, given, other, before, panelIsOpen } : null)
  }, [keepDraft, visitor, isKept, isHalfMade, picks, given, other, before, panelIsOpen])
  useEffect(() => {
    if (form.notice?.is === 'missing') focusGroup(form.notice.dimension)
  }, [form.notice])
  useEffect(() => {
    if (rounds > 0) focusGroup(firstQuestion[visitor])
  }, [rounds, visitor])

  const setOther = (next: OtherDay | null) => {
    setOtherDay(next)
    setBefore(null)
  }
  const say = (what: Said | null) => setSaid(({ times }) => ({ what, times: times + 1 }))
  const miss = (dimension: Key) => {
    say(null)
    setPanelOpen(isInPanel(dimension))
    dispatch({ do: 'miss', dimension })
  }
  const begin = () => {
    dispatch({ do: 'clear', ...questions })
    setBefore(null)
    setPanelOpen(false)
    setRounds((count) => count + 1)
  }
  const press = useCallback((dimension: Dimension, code: Key) => {
    lastSave.current = { ...lastSave.current, isPickedSince: true }
    setSaid(({ times }) => ({ what: null, times: times + 1 }))
    dispatch({ do: 'press', dimension, code })
  }, [])
  const isTooSoon = (at: number): boolean => {
    const last = lastSave.current
    return last.isBusy || (at - last.at < repeatMs && !last.isPickedSince)
  }
  const save = async (at: number) => {
    if (isTooSoon(at)) return
    const missing = missingIn(form, dimensions)
    if (missing !== undefined) return miss(missing)
    await commit(form.picks, at, null)
  }
  const savePreset = async (picks: Picks, at: number) => {
    // A label that has just come up has not been read yet.
    if (isTooSoon(at) || at - shownAt.current < repeatMs) return
    const filled = fillForm(picks, questions)
    const missing = missingIn(filled, dimensions)
    if (missing === undefined) return commit(filled.picks, at, isBegun(form) ? form : null)
    dispatch({ do: 'fill', picks, ...questions })
    miss(missing)
  }
  const commit = async (wanted: Picks, at: number, under: Form | null) => {
    const last = lastSave.current
    if (device.clockInDoubt) return onClock()
    if (other === null && occasion?.hour === null) return options.onHour?.()
    const text = `${day} ${picksToText(wanted)}`
    lastSave.current = { at, text, isBusy: true, isPickedSince: false }
    setSaving(true)
    const outcome = await saveVisit(wanted, { visitor, ...(other ?? fixedOccasion(occasion)) })
    lastSave.current = { at, text: outcome.is === 'saved' ? text : '', isBusy: false, isPickedSince: false }
    setSaving(false)
    if (outcome.is === 'missing') return miss(outcome.dimension)
    if (outcome.is === 'not_saved') return say(outcome)
    navigator.vibrate?.(vibrationMs)
    say({ is: text === last.text && at - last.at < twinMs ? 'saved_twice' : 'saved' })
    setLastPicks(wanted)
    setCodesShown(at)
    covered.current = under
    if (!options.isOver) begin()
    options.onSaved?.(wanted)
  }
  const repeatLast = () => {
    if (device.last === null) return
    lastSave.current = { ...lastSave.current, isPickedSince: true }
    dispatch({ do: 'fill', picks: device.last, ...questions })
    say({ is: 'filled' })
  }
  const makePreset = async (at: number) => {
    const missing = missingIn(form, dimensions)
    if (missing !== undefined) return miss(missing)
    const isKeptNow = await device.addPreset(picksToPreset(form, questions))
    say({ is: isKeptNow ? 'preset_made' : 'preset_failed' })
    if (isKeptNow) showCodes(at)
  }
  const showCodes = (at: number) => {
    shownAt.current = at
    setCodesShown(at)
  }
  const undo = async () => {
    if (!device.canUndo) return
    const isUndone = await device.undoLast()
    lastSave.current = { ...lastSave.current, text: '' }
    // What an earlier save had to be told would stand in the place of the undo's own word.
    dispatch({ do: 'forget_notice' })
    say({ is: isUndone ? 'taken_back' : 'undo_failed' })
    setLastPicks(null)
    if (isUndone && covered.current && !isBegun(form)) dispatch({ do: 'restore', form: covered.current })
    covered.current = null
    setRounds((count) => count + 1)
  }
  useKeys(isCovered, save, undo)

  return {
    day,
    list,
    dimensions,
    form,
    other,
    before,
    setOther,
    panelIsOpen,
    setPanelOpen,
    said,
    isSaving,
    lastPicks,
    codesShown,
    showCodes,
    hideCodes: () => setCodesShown(null),
    press,
    save,
    savePreset,
    repeatLast,
    makePreset,
    undo,
  }
}

const beginForm = (kept: Draft | null, startPicks: Picks | null, questions: Questions): Form => {
  const begun = kept ?? (startPicks && { picks: withNotRecorded(startPicks, questions.dimensions), given: [] })
  if (!begun) return makeForm(questions)
  const { picks, given } = begun
  return reduceForm({ picks, given, notice: null }, { do: 'relist', ...questions })
}

// A saved visit does not hold it, but where an answer must be given it was the answer.
const withNotRecorded = (picks: Picks, dimensions: readonly Dimension[]): Picks => {
  const left = dimensions.filter(({ key, required }) => required && !picks[key]?.length)
  return { ...picks, ...Object.fromEntries(left.map(({ key }) => [key, [notRecorded]])) }
}

// A day without an hour is only where the form began: the save keeps it.
const fixedOccasion = (occasion: FormOptions['occasion']): SaveOccasion => {
  const { day, hour } = occasion ?? {}
  return day === undefined || hour === undefined || hour === null ? {} : { day, hour }
}

// Ctrl+Enter saves, Ctrl+Z takes the last save back.
const useKeys = (isCovered: boolean, save: VisitForm['save'], undo: VisitForm['undo']) => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.ctrlKey || event.repeat || isCovered) return
    if (event.key !== 'Enter' && event.key !== 'z') return
    event.preventDefault()
    void (event.key === 'Enter' ? save(event.timeStamp) : undo())
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
