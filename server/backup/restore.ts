// Stores are put back with the network closed: rows in, then what the time since has made of them, and only then they open.
// `restoring` stands in every store from the first step to the last, and nothing but this goes on while it does. May be
// stopped anywhere and run again.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { deleteFact, type OwnTables, readFact, type Store, type StoreName, writeFact } from '../database.ts'
import type { Deps } from '../deps.ts'
import { beginEpoch, passGeneration } from '../epoch.ts'
import { endLeases } from '../live/lease.ts'
import { appendAudit } from '../register/audit.ts'
import type { ErasureEvent } from '../register/erasures.ts'
import { storeNames } from '../stores.ts'
import { type Recount, findRecounts } from '../visits/close.ts'
import type { Chosen } from './choose.ts'
import { readSealed } from './files.ts'
import { settleStores, type Settled } from './settle.ts'
import { textToCopy } from './text.ts'

/** What is put back: all four stores, or one beside the others; `ledger` are erasures that the log may not know. */
export type RestoreOrder = {
  readonly chosen: readonly Chosen[]
  readonly ledger: readonly ErasureEvent[]
  readonly acceptsRecount: boolean
}

/** `recounts` are the published periods whose visits may count again. */
export type RestoreOutcome = Settled & {
  readonly stores: readonly { readonly store: StoreName; readonly day: Day; readonly rows: number }[]
  readonly recounts: readonly Recount[]
  readonly seconds: number
}

/** Puts stores back and opens them. Throws, with a sentence, where that would lose or count something twice. */
export const restoreStores = async (deps: Deps, order: RestoreOrder): Promise<RestoreOutcome> => {
  const { chosen, ledger, acceptsRecount } = order
  const begun = deps.now()
  const names = chosen.map(({ store }) => store)
  await beginRestoring(deps, names)
  const stores: { store: StoreName; day: Day; rows: number }[] = []
  for (const one of chosen)
    stores.push({ store: one.store, day: one.head.day, rows: await putBack(deps, one, markOf(names)) })
  const recounts = await findRecounts(deps.live, deps.release)
  if (recounts.length > 0 && !acceptsRecount) throw new Error(recountSentence(recounts))
  const settled = await settleStores(deps, ledger)
  await beginAnew(deps)
  await noteRestored(deps, settled)
  await openAgain(deps)
  return { stores, recounts, ...settled, seconds: Math.round((deps.now() - begun) / 1000) }
}

const of = (deps: Deps, name: StoreName): Store<OwnTables> =>
  // All four have the tables that are asked here.
  deps[name] as unknown as Store<OwnTables>

const markOf = (names: readonly StoreName[]): string => names.toSorted().join(' ')

// Live first and last: while it says so, nothing opens. What was begun with some stores goes on with the same.
const beginRestoring = async (deps: Deps, names: readonly StoreName[]): Promise<void> => {
  const mark = markOf(names)
  const begun = await readFact(deps.live, 'restoring')
  if (begun !== null && begun !== mark) throw new Error(`A restore of ${begun} was begun here: finish it first.`)
  if (begun === null) await refuseFilled(deps, names)
  for (const name of ['live', ...storeNames] as const) await writeFact(of(deps, name), 'restoring', mark)
  failpoint('restore.after-begun')
}

// A store that is in use is not overwritten: whoever wants that removes it first, by hand.
const refuseFilled = async (deps: Deps, names: readonly StoreName[]): Promise<void> => {
  for (const name of names) {
    const isEmpty = await of(deps, name).copyOut(async ({ pages }) => {
      for await (const { table, rows } of pages) if (table.name !== 'fact' && rows.length > 0) return false
      return true
    })
    if (!isEmpty) throw new Error(`The store ${name} is in use: a backup is put back only into an empty place.`)
  }
}

const putBack = async (deps: Deps, { store, path, identities }: Chosen, mark: string): Promise<number> => {
  let rows = 0
  await readSealed(path, identities, (text) =>
    textToCopy(text, async (_head, copy) => {
      const counted = { ...copy, pages: counting(copy.pages, (count) => (rows += count)) }
      await of(deps, store).putBack(counted, (tx) => writeFact(tx, 'restoring', mark))
    }),
  )
  failpoint('restore.after-fill')
  // The process that made the copy held a lease, and is gone.
  if (store === 'live') await deps.live.transact((tx) => endLeases(tx))
  return rows
}

async function* counting<T extends { readonly rows: readonly unknown[] }>(
  pages: AsyncIterable<T>,
  tell: (count: number) => void,
): AsyncGenerator<T> {
  for await (const page of pages) {
    tell(page.rows.length)
    yield page
  }
}

const recountSentence = (recounts: readonly Recount[]): string => {
  const told = recounts.map(({ period, visits }) => `${period.visitor} ${period.name}: ${visits ?? 'fewer than 8'}`)
  return [
    'Live is older than what the release has published. Visits folded in between may count once more, if their tablets still',
    `keep them; at most: ${told.join(', ')}. Add --accept-recount to go on.`,
  ].join(' ')
}

// Tablets send again what they keep, and no generation is one of before.
const beginAnew = async (deps: Deps): Promise<void> => {
  await passGeneration(deps, instantToDay(deps.now()))
  await deps.live.transact((tx) => beginEpoch(tx, deps.random))
  failpoint('restore.after-epoch')
}

const noteRestored = async ({ register, now }: Deps, settled: Settled): Promise<void> => {
  const { erased, expired, keyless } = settled
  await register.transact((tx) =>
    appendAudit(tx, {
      at: now(),
      actor: { is: 'server' },
      organisation: null,
      event: { event: 'restored', erased, expired, keyless },
    }),
  )
  failpoint('restore.after-line')
}

const openAgain = async (deps: Deps): Promise<void> => {
  for (const name of [...storeNames.filter((one) => one !== 'live'), 'live'] as const) {
    await of(deps, name).transact((tx) => deleteFact(tx, 'restoring'))
    failpoint('restore.in-opening')
  }
}
