// A batch of entries, each with its own answer. What is stored is a keyed hash of the id, the visit's day and codes: no
// user, device, batch, order or time (S1, AN50, AN72).
import type { Day } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { EntryProblemCode } from '@tukkimies/shared/problem.ts'
import type { Mark, PushAnswer } from '@tukkimies/shared/wire.ts'
import type { Deps } from './deps.ts'

export type PushDeps = Pick<Deps, 'live' | 'register' | 'root' | 'now' | 'random' | 'log'>

/** An element of a batch as it came: parsed JSON, and what the parser had to say about its text. */
export type RawEntry = {
  readonly raw: unknown
  readonly flaw?: Extract<EntryProblemCode, 'repeated_key' | 'too_deep' | 'bad_value' | 'unknown_key'>
}

/** What a push answers about entries and time; the route adds the rest. */
export type PushOutcome = Pick<PushAnswer, 'epoch' | 'mark' | 'now' | 'safe' | 'max' | 'results'>

/**
 * Takes in the entries that a device of `point` pushed, one result each in no particular order (S9, S12). Repeating a push
 * in whole or in part changes nothing. Throws only faults; then nothing was stored.
 */
export const pushEntries = async (
  _deps: PushDeps,
  _point: PointId,
  _mark: Mark | null,
  _entries: readonly RawEntry[],
): Promise<PushOutcome> => {
  throw new Error('not yet')
}

/** A day from which an entry may be folded. */
export type Due = Day
