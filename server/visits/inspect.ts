// What counts and release show at rest of the rules of anonymity (AN101). No count leaves but the smallest one.
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import { meetsDemands } from '@tukkimies/shared/release/demands.ts'
import { makeSensitivity } from '@tukkimies/shared/release/invariants.ts'
import { familiesOf, familyToDimensions, type Lattice } from '@tukkimies/shared/release/lattice.ts'
import { nodeToKind } from '@tukkimies/shared/release/nodes.ts'
import { cellRules, type Policy } from '@tukkimies/shared/release/policy.ts'
import { areCellsSound, type BrokenInvariant, type Cell, publishPeriod } from '@tukkimies/shared/release/publish.ts'
import type { OpenRows } from '@tukkimies/shared/release/risk-answer.ts'
import { noBatches } from '@tukkimies/shared/release/risk.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { sha256 } from '../crypto.ts'
import { countAccumulators, countAccumulatorsByNode } from '../live/accumulators.ts'
import { findPeriod, type LivePeriod } from '../live/periods.ts'
import type { LiveQueryable, PeriodKey } from '../live/schema.ts'
import { listReleasedPeriods, type ReleasedPeriod } from '../release/periods.ts'
import type { ReleaseQueryable } from '../release/schema.ts'
import { publishStored, readBack, readRecord } from './publication.ts'

/**
 * How many accumulators there are by kind of period and place, in tens, and how many in a hundred count one visit. Of places
 * with fewer visits than the threshold nothing: all ones would be one visit, and none would be none (AN53).
 */
export const countOpenRows = async (
  live: LiveQueryable,
  { threshold }: Pick<Policy, 'threshold'>,
): Promise<OpenRows['accumulators']> => {
  const found = Map.groupBy(
    await countAccumulatorsByNode(live),
    ({ visitor, kind, node }) => `${visitor}|${kind}|${nodeToKind(node)}`,
  )
  return [...found.values()].flatMap((counts) => {
    const [first] = counts
    if (!first || counts.every(({ most }) => most < threshold)) return []
    const rows = counts.reduce((sum, count) => sum + count.rows, 0)
    const ones = counts.reduce((sum, count) => sum + count.ones, 0)
    const { visitor, kind } = first
    return {
      visitor,
      kind,
      node: nodeToKind(first.node),
      rows: 10 * Math.round(rows / 10),
      ones: Math.round((100 * ones) / rows),
    }
  })
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
    yield { period: key, rows, ...(await inspectPublication(live, release, found)) }
  }
}

const inspectPublication = async (
  live: LiveQueryable,
  release: ReleaseQueryable,
  period: LivePeriod,
): Promise<Pick<CountInspection, 'is' | 'smallest'>> => {
  const record = await readRecord(release, period)
  const publication = await publishStored(live, period, record)
  if (publication.is === 'broken') return { is: publication.invariant, smallest: null }
  if (publication.is === 'waits' || period.state !== 'closing') return { is: 'sound', smallest: null }
  const { cells } = await readBack(release, period)
  const isSound = areCellsSound(publication.lattice, cells, publication.accumulators)
  return { is: isSound ? 'sound' : 'threshold', smallest: publication.risk.smallest }
}

/** What a published period shows at rest (AN101): each flaw that was found, by name. */
export type ReleaseInspection = {
  readonly period: PeriodKey
  readonly cells: number
  readonly hidden: number
  readonly smallest: number | null
  readonly flaws: readonly ('record' | 'list-hash' | 'threshold' | 'lattice' | 'noise-table' | 'demands')[]
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
  // Only what the officer decided about goes without them, and only on the strictest profile (AN100).
  if (!meetsDemands(risk) && lattice.profile !== 'floor') flaws.push('demands')
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
