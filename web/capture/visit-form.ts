// What the visit screen does: a press changes the form, save hands its picks to the device and says "saved" only after the
// commit. Nothing of a saved visit stays but the last one's picks, for the label beside undo.
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import type { Day } from '@tukkimies/shared/day.ts'
import {
  type CodeList,
  type Dimension,
  type Key,
  listOnDay,
  type Visitor,
} from '@tukkimies/shared/register/code-list.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { type Draft, type SaveOutcome, type UsedDevice, useDirty, useUnlock } from '../hooks.ts'
import { focusGroup } from './code-group.tsx'
import type { OtherDay } from './day-sheet.tsx'
import {
  firstQuestion,
  type Form,
  isBegun,
  isInPanel,
  makeForm,
  missingIn,
  picksToText,
  reduceForm,
  shownDimensions,
} from './picks.ts'

/** A second press so soon, with nothing picked in between, is a shaking finger and not a second visit. */
const repeatMs = 600
/** Two equal visits within this time may be a slip, and are told. */
const twinMs = 3000
const vibrationMs = 30

export type Said =
  | { readonly is: 'saved' | 'saved_twice' | 'taken_back' | 'undo_failed' }
  | Extract<SaveOutcome, { readonly is: 'not_saved' }>

export type VisitForm = {
  readonly day: Day
  readonly list: CodeList
  readonly dimensions: readonly Dimension[]
  readonly form: Form
  readonly other: OtherDay | null
  readonly setOther: (other: OtherDay | null) => void
  readonly panelIsOpen: boolean
  readonly setPanelOpen: (open: boolean) => void
  /** What the last save or undo came to; gone with the next press. `times` tells two equal messages apart. */
  readonly said: { readonly what: Said | null; readonly times: number }
  readonly isSaving: boolean
  readonly lastPicks: Picks | null
  readonly forgetLastPicks: () => void
  readonly press: (dimension: Dimension, code: Key) => void
  /** `at` is the time stamp of the event that asks for it. */
  readonly save: (at: number) => Promise<void>
  readonly undo: () => Promise<void>
}

/**
 * `onClock`: the clock is in doubt, so today has to be asked before a save. `isCovered`: a sheet has the keys. `isPractice`:
 * what is chosen is no visit, and is kept nowhere.
 */
export const useVisitForm = (
  device: UsedDevice,
  visitor: Visitor,
  isCovered: boolean,
  onClock: () => void,
  isPractice = false,
): VisitForm => {
  const { draft, keepDraft } = useUnlock()
  // What was half made before a lock, or on another page's visit, goes on where it was.
  const [kept] = useState(isPractice ? null : draft(visitor))
  const [other, setOther] = useState<OtherDay | null>(kept?.other ?? null)
  const day = other?.day ?? device.today
  const list = listOnDay(device.lists, day)
  const dimensions = shownDimensions(list, visitor)
  const [form, dispatch] = useReducer(reduceForm, null, () => beginForm(kept, dimensions, day))
  const [basis, setBasis] = useState({ version: list.version, day })
  const [panelIsOpen, setPanelOpen] = useState(kept?.panelIsOpen ?? false)
  const [said, setSaid] = useState<VisitForm['said']>({ what: null, times: 0 })
  const [isSaving, setSaving] = useState(false)
  const [lastPicks, setLastPicks] = useState<Picks | null>(null)
  const [rounds, setRounds] = useState(0)
  const lastSave = useRef({ at: -Infinity, text: '', isBusy: false, isPickedSince: false })

  if (basis.version !== list.version || basis.day !== day) {
    setBasis({ version: list.version, day })
    dispatch({ do: 'relist', dimensions, day })
  }
  const isHalfMade = !isPractice && (isBegun(form) || other !== null)
  useDirty(isHalfMade)
  const { picks, given } = form
  useEffect(() => {
    if (!isPractice) keepDraft(visitor, isHalfMade ? { picks, given, other, panelIsOpen } : null)
  }, [keepDraft, visitor, isPractice, isHalfMade, picks, given, other, panelIsOpen])
  useEffect(() => {
    if (form.notice?.is === 'missing') focusGroup(form.notice.dimension)
  }, [form.notice])
  useEffect(() => {
    if (rounds > 0) focusGroup(firstQuestion[visitor])
  }, [rounds, visitor])

  const say = (what: Said | null) => setSaid(({ times }) => ({ what, times: times + 1 }))
  const miss = (dimension: Key) => {
    say(null)
    setPanelOpen(isInPanel(dimension))
    dispatch({ do: 'miss', dimension })
  }
  const begin = () => {
    dispatch({ do: 'clear', dimensions, day })
    setPanelOpen(false)
    setRounds((count) => count + 1)
  }
  const press = (dimension: Dimension, code: Key) => {
    lastSave.current = { ...lastSave.current, isPickedSince: true }
    say(null)
    dispatch({ do: 'press', dimension, code })
  }
  const save = async (at: number) => {
    const last = lastSave.current
    if (last.isBusy || (at - last.at < repeatMs && !last.isPickedSince)) return
    const missing = missingIn(form, dimensions)
    if (missing !== undefined) return miss(missing)
    if (device.clockInDoubt) return onClock()
    const text = `${day} ${picksToText(form.picks)}`
    lastSave.current = { at, text, isBusy: true, isPickedSince: false }
    setSaving(true)
    const outcome = await device.saveVisit(form.picks, { visitor, ...other })
    lastSave.current = { at, text: outcome.is === 'saved' ? text : '', isBusy: false, isPickedSince: false }
    setSaving(false)
    if (outcome.is === 'missing') return miss(outcome.dimension)
    if (outcome.is === 'not_saved') return say(outcome)
    navigator.vibrate?.(vibrationMs)
    say({ is: text === last.text && at - last.at < twinMs ? 'saved_twice' : 'saved' })
    setLastPicks(form.picks)
    begin()
  }
  const undo = async () => {
    if (!device.canUndo) return
    const isUndone = await device.undoLast()
    lastSave.current = { ...lastSave.current, text: '' }
    // What an earlier save had to be told would stand in the place of the undo's own word.
    dispatch({ do: 'forget_notice' })
    say({ is: isUndone ? 'taken_back' : 'undo_failed' })
    setLastPicks(null)
    setRounds((count) => count + 1)
  }
  useKeys(isCovered, save, undo)

  return {
    day,
    list,
    dimensions,
    form,
    other,
    setOther,
    panelIsOpen,
    setPanelOpen,
    said,
    isSaving,
    lastPicks,
    forgetLastPicks: () => setLastPicks(null),
    press,
    save,
    undo,
  }
}

const beginForm = (kept: Draft | null, dimensions: readonly Dimension[], day: Day): Form => {
  if (!kept) return makeForm(dimensions, day)
  const { picks, given } = kept
  return reduceForm({ picks, given, notice: null }, { do: 'relist', dimensions, day })
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
