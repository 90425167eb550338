// Who may unlock this tablet, until when, and the visit that is half made. Each change is one strict transaction.
import type { Day } from '@tukkimies/shared/day.ts'
import type { GateRef } from '@tukkimies/shared/id.ts'
import { limits } from '@tukkimies/shared/wire.ts'
import type { Store } from './database.ts'
import type { Draft, GateLine, Gates } from './rows.ts'
import { putSetting, readSetting } from './settings.ts'

/** Wrong PINs after which only a log-in opens the line again. */
export const failuresMax = 5
/** Minutes without a touch after which the tablet locks, and what may be chosen. */
export const idleMinutesDefault = 3
export const idleMinutesMax = 15

const empty: Gates = { lines: [], left: [], askedAt: null, forgotten: null, idleMinutes: idleMinutesDefault }

export const readGates = async (store: Store): Promise<Gates> => (await readSetting(store, 'gate')) ?? empty

const changeGates = (store: Store, change: (gates: Gates) => Partial<Gates>): Promise<Gates> =>
  store.write(async () => {
    const before = await readGates(store)
    const after = { ...before, ...change(before) }
    await putSetting(store, 'gate', after)
    return after
  })

/** Adds a line in place of those it replaces; a half-made visit of theirs is of the same person, and goes along. */
export const addGateLine = (store: Store, line: GateLine, replaced: readonly GateRef[]): Promise<void> =>
  store.write(async () => {
    const gates = await readGates(store)
    const others = gates.lines.filter(({ ref }) => !replaced.includes(ref)).slice(1 - limits.gatesMax)
    await putSetting(store, 'gate', { ...gates, lines: [...others, line] })
    const draft = await readSetting(store, 'draft')
    if (draft && replaced.includes(draft.ref)) await putSetting(store, 'draft', { ...draft, ref: line.ref })
  })

/** Counts a try before it is made, so that no end of the process makes it free; the line as it was before, or null. */
export const noteTry = (store: Store, ref: GateRef): Promise<GateLine | null> =>
  store.write(async () => {
    const gates = await readGates(store)
    const line = gates.lines.find((one) => one.ref === ref)
    if (!line || line.failures >= failuresMax) return line ?? null
    const tried = { ...line, failures: line.failures + 1 }
    await putSetting(store, 'gate', { ...gates, lines: gates.lines.map((one) => (one === line ? tried : one)) })
    return line
  })

/** The PIN was right: the tries before it do not count any more. */
export const forgiveTries = async (store: Store, ref: GateRef): Promise<void> => {
  await changeGates(store, ({ lines }) => ({
    lines: lines.map((line) => (line.ref === ref ? { ...line, failures: 0 } : line)),
  }))
}

/** Removes somebody from this tablet, with what they had half made; the server is told at the next push. */
export const removeGateLine = (store: Store, gone: GateRef): Promise<void> =>
  store.write(async () => {
    const gates = await readGates(store)
    const lines = gates.lines.filter(({ ref }) => ref !== gone)
    await putSetting(store, 'gate', { ...gates, lines, left: [...gates.left, gone].slice(-limits.gatesMax) })
    await dropDraftsOf(store, [gone])
  })

/** Writes down what a push that asked about gate lines was answered; `left` is what it told. */
export const settleGates = (
  store: Store,
  { forget, left, now, today }: { forget: readonly GateRef[]; left: readonly GateRef[]; now: number; today: Day },
): Promise<void> =>
  store.write(async () => {
    const gates = await readGates(store)
    const lines = gates.lines.filter(({ ref }) => !forget.includes(ref))
    await putSetting(store, 'gate', {
      ...gates,
      lines,
      left: gates.left.filter((ref) => !left.includes(ref)),
      askedAt: now,
      forgotten: lines.length < gates.lines.length ? today : gates.forgotten,
    })
    await dropDraftsOf(store, forget)
  })

/** Whole minutes from 1 to 15; anything else becomes the nearest of them. */
export const setIdleMinutes = async (store: Store, minutes: number): Promise<void> => {
  await changeGates(store, () => ({ idleMinutes: Math.min(idleMinutesMax, Math.max(1, Math.round(minutes))) }))
}

export const readDraft = async (store: Store): Promise<Draft | null> => {
  const draft = await readSetting(store, 'draft')
  // Rows of older builds held one visit, and are worth no more than a day.
  return draft && 'visits' in draft ? draft : null
}

/** Keeps what is half made, or lets go of it. */
export const keepDraft = (store: Store, draft: Draft | null): Promise<void> =>
  store.write(async () => {
    if (draft) await putSetting(store, 'draft', draft)
    else await store.settings.delete('draft')
  })

const dropDraftsOf = async (store: Store, refs: readonly GateRef[]): Promise<void> => {
  const draft = await readDraft(store)
  if (draft && refs.includes(draft.ref)) await store.settings.delete('draft')
}
