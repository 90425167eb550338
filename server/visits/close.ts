// A period into the release; then its accumulators erased (AN59-AN63, S41). States: open -> closing -> closed. From
// `closing` on everything is a function of frozen accumulators, lattice and policy, so every step may be repeated.
import { type Day, dayPlus, periodKinds } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import { cellRules, firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { makeSensitivity } from '@tukkimies/shared/release/invariants.ts'
import { closeDay, familiesOf, familyToDimensions, type Lattice } from '@tukkimies/shared/release/lattice.ts'
import {
  areCellsSound,
  type BrokenInvariant,
  type Cell,
  cellsToList,
  listToHash,
  type Publication,
  publishPeriod,
} from '@tukkimies/shared/release/publish.ts'
import { noBatches } from '@tukkimies/shared/release/risk.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { sha256 } from '../crypto.ts'
import { countAccumulators, eraseAccumulators, readAccumulators } from '../live/accumulators.ts'
import { holdLeaseOrThrow, type Lease } from '../live/lease.ts'
import { dueVisitsOfDays } from '../live/open.ts'
import { addClosedPeriod, findPeriod, listPeriods, type LivePeriod, setPeriodState } from '../live/periods.ts'
import type { LiveQueryable, LiveStore, PeriodKey } from '../live/schema.ts'
import { cellPages, readCells } from '../release/cells.ts'
import { listReleasedPeriods, type ReleasedPeriod, writePeriod } from '../release/periods.ts'
import type { ReleaseQueryable, ReleaseStore } from '../release/schema.ts'
import { noteErasure } from './rewrite.ts'

/** Days that a close waits at most for visits that wait for their batch (AN59). */
const batchWaitDaysMax = 7

export type CloseStores = { readonly live: LiveStore; readonly release: ReleaseStore }

/** Why a period stays `closing` and somebody must look (AN60, AN63). */
export type CloseFault = BrokenInvariant | 'close-mismatch' | 'read-back'

/** `written`: the release has it, and the counts wait until a backup of the release has it too. */
export type CloseOutcome =
  | {
      readonly is: 'closed' | 'written'
      readonly period: PeriodKey
      readonly cells: number
      readonly listHash: string
    }
  | { readonly is: 'stopped'; readonly period: PeriodKey; readonly fault: CloseFault }

/** Periods that are to be closed today, in the order in which they close (AN59). */
export const periodsDue = async (live: LiveStore, today: Day): Promise<PeriodKey[]> => {
  const due: LivePeriod[] = []
  for (const visitor of visitors) {
    for (const period of await listPeriods(live, visitor)) if (await isDue(live, period, today)) due.push(period)
  }
  const rank = ({ lattice, kind }: LivePeriod): string => `${lattice?.last ?? ''} ${periodKinds.indexOf(kind)}`
  return due
    .toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0))
    .map(({ visitor, kind, name }) => ({ visitor, kind, name }))
}

const isDue = async (live: LiveStore, { state, lattice, visitor, name }: LivePeriod, today: Day): Promise<boolean> => {
  if (state === 'closed' || lattice === null) return false
  if (state === 'closing') return true
  const day = closeDay(name, lattice.policy)
  if (today < day) return false
  if (today >= dayPlus(day, batchWaitDaysMax)) return true
  return (await dueVisitsOfDays(live, visitor, lattice, today)) === 0
}

/**
 * Freezes the counts of periods: step 2. What is copied of live from here on knows every visit behind them, so that after a
 * restore none can count again in another period.
 */
export const beginClosing = async (live: LiveStore, lease: Lease, periods: readonly PeriodKey[]): Promise<void> => {
  await live.transact(async (tx) => {
    await holdLeaseOrThrow(tx, lease)
    for (const period of periods) await setPeriodState(tx, period, 'closing')
  })
  failpoint('close.after-closing')
}

/**
 * Closes one period, from wherever an earlier run left it. Unless its counts are to be erased it stops before that, written
 * and read back; a further run compares once more and erases them. The backups of steps 3 and 7 are the night's.
 */
export const closePeriod = async (
  { live, release }: CloseStores,
  lease: Lease,
  period: PeriodKey,
  build: string,
  isErasing = true,
): Promise<CloseOutcome> => {
  await beginClosing(live, lease, [period])
  const stopped = (fault: CloseFault): CloseOutcome => ({ is: 'stopped', period, fault })
  const publication = await publish(live, period)
  if (publication.is !== 'published') return stopped(publication.is === 'broken' ? publication.invariant : 'threshold')
  failpoint('close.after-publish')
  const { cells, listHash, lattice, noiseTable, risk, accumulators } = publication
  const record: PeriodRecord = { lattice, noiseTable, build, listHash, risk }
  const row = { ...period, record: JSON.stringify(record), list_hash: listHash }
  const written = await writePeriod(release, row, cells)
  if (!written.ok) return stopped('close-mismatch')
  failpoint('close.after-write')
  const back = await readBack(release, period)
  if (back.listHash !== listHash || !areCellsSound(lattice, back.cells, accumulators)) return stopped('read-back')
  failpoint('close.after-read-back')
  if (!isErasing) return { is: 'written', period, cells: cells.length, listHash }
  await eraseCounts(live, lease, period)
  failpoint('close.after-erase')
  return { is: 'closed', period, cells: cells.length, listHash }
}

type Published = Extract<Publication, { is: 'published' }> & {
  readonly accumulators: readonly Accumulator[]
}

const publish = async (
  live: LiveQueryable,
  key: PeriodKey,
): Promise<Published | Exclude<Publication, { is: 'published' }>> => {
  const period = await findPeriod(live, key)
  if (!period?.lattice) throw new Error('a period without a lattice')
  const accumulators = await readAccumulators(live, key)
  const publication = publishPeriod(period.lattice, accumulators, period.batches, sha256)
  return publication.is === 'published' ? { ...publication, accumulators } : publication
}

const readBack = async (
  release: ReleaseQueryable,
  period: PeriodKey,
): Promise<{ readonly cells: readonly Cell[]; readonly listHash: string }> => {
  const cells: Cell[] = []
  for await (const page of cellPages(release, period)) for (const cell of page) cells.push(cell)
  return { cells, listHash: listToHash(sha256, cellsToList(cells)) }
}

const eraseCounts = (live: LiveStore, lease: Lease, period: PeriodKey): Promise<void> =>
  live.transact(async (tx) => {
    await holdLeaseOrThrow(tx, lease)
    await eraseAccumulators(tx, period)
    failpoint('close.in-erase')
    await setPeriodState(tx, period, 'closed')
    await noteErasure(tx)
  })

/**
 * At start the release is the authority (AN62): a period found there and still open here, after live was put back, is
 * closed and its accumulators erased unread. One that was `closing` is left to the close, which compares first.
 */
export const followRelease = async ({ live, release }: CloseStores, lease: Lease): Promise<PeriodKey[]> => {
  const followed: PeriodKey[] = []
  for (const visitor of visitors) {
    const known = new Map((await listPeriods(live, visitor)).map((period) => [period.name, period.state]))
    for (const { kind, name } of await listReleasedPeriods(release, visitor)) {
      const period = { visitor, kind, name }
      const state = known.get(name)
      if (state === 'closed' || state === 'closing') continue
      await live.transact(async (tx) => {
        if (state === undefined) await addClosedPeriod(tx, period)
        else await setPeriodState(tx, period, 'closing')
      })
      await eraseCounts(live, lease, period)
      followed.push(period)
    }
  }
  return followed
}

/** A published period that live does not know to be closing: what was folded after the copy of live may count again. */
export type Recount = { readonly period: PeriodKey; readonly visits: number | null }

/**
 * The periods of which visits may count again after live was put back (S31), and of how many at most: what was published
 * without what live still has of it; `null` is fewer than the threshold (AN53).
 */
export const findRecounts = async (live: LiveQueryable, release: ReleaseQueryable): Promise<readonly Recount[]> => {
  const found: Recount[] = []
  for (const visitor of visitors) {
    const states = new Map((await listPeriods(live, visitor)).map((period) => [period.name, period.state]))
    for (const { kind, name } of await listReleasedPeriods(release, visitor)) {
      const period = { visitor, kind, name }
      if (states.get(name) === 'closed' || states.get(name) === 'closing') continue
      const [cell] = (await readCells(release, period, [whole], [''])).map(({ y }) => y)
      const left = (await readAccumulators(live, period)).find(({ node, family }) => node === whole && family === '')
      const visits = (cell ?? 0) - (left?.n ?? 0)
      found.push({ period, visits: visits < firstPolicy.threshold ? null : visits })
    }
  }
  return found
}

/** What accumulators of one period show at rest (AN101); `stray` are those that should not be there at all. */
export type CountInspection = {
  readonly period: PeriodKey
  readonly rows: number
  readonly is: 'sound' | 'stray' | BrokenInvariant
  /** The smallest true count behind a cell that is being published, while the period is `closing`. */
  readonly smallest: number | null
}

/**
 * Looks at the accumulators of every period, one period at a time; no count leaves but the smallest. A period that is
 * `closing` and in the release already is held against what stands there.
 */
export async function* inspectCounts(live: LiveQueryable, release: ReleaseQueryable): AsyncGenerator<CountInspection> {
  for (const { rows, visitor, kind, name } of await countAccumulators(live)) {
    const key: PeriodKey = { visitor, kind, name }
    const found = await findPeriod(live, key)
    if (!found?.lattice || found.state === 'closed') {
      yield { period: key, rows, is: 'stray', smallest: null }
      continue
    }
    yield { period: key, rows, ...(await inspectPublication(live, release, key, found.state === 'closing')) }
  }
}

const inspectPublication = async (
  live: LiveQueryable,
  release: ReleaseQueryable,
  key: PeriodKey,
  isClosing: boolean,
): Promise<Pick<CountInspection, 'is' | 'smallest'>> => {
  const publication = await publish(live, key)
  if (publication.is === 'broken') return { is: publication.invariant, smallest: null }
  if (publication.is === 'waits') return { is: 'sound', smallest: publication.risk.smallest }
  if (!isClosing) return { is: 'sound', smallest: null }
  const { cells } = await readBack(release, key)
  const isSound = areCellsSound(publication.lattice, cells, publication.accumulators)
  return { is: isSound ? 'sound' : 'threshold', smallest: publication.risk.smallest }
}

/** What a published period shows at rest (AN101): each flaw that was found, by name. */
export type ReleaseInspection = {
  readonly period: PeriodKey
  readonly cells: number
  readonly hidden: number
  readonly smallest: number | null
  readonly flaws: readonly ('record' | 'list-hash' | 'threshold' | 'lattice' | 'noise-table')[]
}

/** Looks at every published period, one at a time. */
export async function* inspectRelease(release: ReleaseQueryable): AsyncGenerator<ReleaseInspection> {
  for (const visitor of visitors) {
    for (const row of await listReleasedPeriods(release, visitor)) yield await inspectPeriod(release, row)
  }
}

const inspectPeriod = async (release: ReleaseQueryable, row: ReleasedPeriod): Promise<ReleaseInspection> => {
  const period: PeriodKey = { visitor: row.visitor, kind: row.kind, name: row.name }
  const { cells, listHash } = await readBack(release, period)
  const read = PeriodRecord.safeParse(JSON.parse(row.record))
  if (!read.success) return { period, cells: cells.length, hidden: 0, smallest: null, flaws: ['record'] }
  const { lattice, risk, noiseTable, listHash: recorded } = read.data
  const flaws: ReleaseInspection['flaws'][number][] = []
  if (listHash !== row.list_hash || listHash !== recorded) flaws.push('list-hash')
  const thresholdOf = makeThresholds(lattice)
  const thresholds = cells.map((cell) => ({ y: cell.y, threshold: thresholdOf(cell) }))
  if (thresholds.some(({ threshold }) => threshold === null)) flaws.push('lattice')
  if (thresholds.some(({ y, threshold }) => threshold !== null && y < threshold)) flaws.push('threshold')
  const empty = publishPeriod(lattice, [], noBatches, sha256)
  if (empty.is !== 'published' || empty.noiseTable !== noiseTable) flaws.push('noise-table')
  const hidden = risk.cells.whole.hidden + risk.cells.area.hidden + risk.cells.point.hidden
  return { period, cells: cells.length, hidden, smallest: risk.smallest, flaws }
}

// The smallest number that each cell may show, or `null` for a cell that the lattice does not have (AN13, AN14, AN15).
const makeThresholds = (lattice: Lattice): ((cell: Cell) => number | null) => {
  const tables = new Set(
    lattice.nodes.flatMap((node) => familiesOf(lattice, node).map((family) => `${node.name}|${family}`)),
  )
  const isSensitive = makeSensitivity(lattice)
  const dimensions = new Map(lattice.dimensions.map((dimension) => [dimension.id, dimension]))
  return ({ node, family, codes }) => {
    const ids = familyToDimensions(family)
    const keys = codes === '' ? [] : codes.split('+')
    if (!tables.has(`${node}|${family}`) || keys.length !== ids.length) return null
    const found = ids.map((id, place) => dimensions.get(id)?.codes.find(({ key }) => key === keys[place]))
    if (found.includes(undefined)) return null
    return cellRules(lattice.policy, isSensitive(family, codes), lattice.visitor === 'client').T
  }
}
