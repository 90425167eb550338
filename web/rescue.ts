// A file of what this tablet could not send, sealed to the server's key: for a tablet that will not reach the server any more.
// Comes only when somebody asks for one.
import { sealBox } from '@tukkimies/shared/box.ts'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import { rescueBound, type RescueContent, rescueEntriesMax, RescueFile } from '@tukkimies/shared/rescue.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import type { Environment } from './environment.ts'
import { noteAsked } from './store/asked.ts'
import { undecided } from './store/correction.ts'
import type { Store } from './store/database.ts'
import { type Enrolment, isRowWhole, type OutboxRow, randomBelow } from './store/rows.ts'
import { readSetting } from './store/settings.ts'

/** `no_key`: the key to seal to was never fetched, or is too old; `nothing`: nothing waits that a file could save. */
export type RescueOutcome =
  | { readonly is: 'made'; readonly name: string; readonly text: string; readonly entries: number }
  | { readonly is: 'no_key' | 'nothing' | 'failed' }

/** Everything that waits, is held or needs attention, whole rows only. Nothing leaves the store for it. */
export const makeRescueFile = async (
  environment: Environment,
  store: Store,
  transport: TransportKey | null,
  today: Day,
): Promise<RescueOutcome> => {
  const all = await store.outbox.where('state').anyOf('waiting', 'held', 'attention').filter(isRowWhole).toArray()
  // By the time a file is read in, what was corrected may count already: it stays as it was first saved.
  const left = undecided(all)
  const rows = all.filter(({ id }) => !left.has(id))
  const parts = rowsToParts(rows, (await readSetting(store, 'enrolments')) ?? [], environment.random)
  if (parts.length === 0) return { is: 'nothing' }
  if (transport === null || transport.until < today) return { is: 'no_key' }
  const saved = parts.flatMap(({ ids }) => ids)
  // From now on the server may have them: only a void takes them back (S21).
  if (!(await markAsked(environment, store, saved))) return { is: 'failed' }
  const boxes = []
  for (const { content } of parts) {
    const random = (length: number) => new Uint8Array(environment.random(length))
    const box = await sealBox(environment.subtle, random, transport.publicKey, rescueBound(transport.id), content)
    boxes.push({ key: transport.id, box })
  }
  const made = instantToDay(environment.now())
  const file = RescueFile.parse({ format: 'tukkimies-rescue', version: 1, made, boxes })
  return { is: 'made', name: `tukkimies-${made}.rescue.json`, text: JSON.stringify(file), entries: saved.length }
}

type Part = { readonly content: RescueContent; readonly ids: readonly EntryId[] }

/** The entries of each point under its own credential, in an order that tells nothing. */
const rowsToParts = (
  rows: readonly OutboxRow[],
  enrolments: readonly Enrolment[],
  random: Environment['random'],
): readonly Part[] =>
  enrolments.flatMap(({ point, credential }) => {
    const own = rows
      .filter((row) => row.point === point)
      .map((row) => ({ row, at: randomBelow(random, 2 ** 30) }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ row }) => row)
    const count = Math.ceil(own.length / rescueEntriesMax)
    return Array.from({ length: count }, (_, at) => {
      const some = own.slice(at * rescueEntriesMax, (at + 1) * rescueEntriesMax)
      const entries = some.map(({ entry }): unknown => JSON.parse(entry))
      return { content: { credential, entries }, ids: some.map(({ id }) => id) }
    })
  })

const markAsked = async (
  { storage }: Pick<Environment, 'storage'>,
  store: Store,
  ids: readonly EntryId[],
): Promise<boolean> => {
  if (store.isOutdated) return noteAsked(storage.markers, ids)
  await store.write(() =>
    store.outbox
      .where('id')
      .anyOf([...ids])
      .modify({ asked: true }),
  )
  return true
}
