// A period's accumulators into published cells: noise, threshold and the further rules of section 4 of the specification.
// A pure function of what the fold left: repeated, it gives the same bytes.
import { notRecorded } from '../register/code-list.ts'
import { type Accumulator, accumulatorCodes } from './accumulator.ts'
import { auditPeriod } from './audit.ts'
import {
  asciiToBytes,
  bytesToHex,
  noiseKey,
  noiseOf,
  type NoiseLookup,
  noiseTableHash,
  rowToLookup,
  type Sha256,
  solveRow,
  symmetricCount,
} from './cell-key.ts'
import { meetsDemands } from './demands.ts'
import {
  accumulatorsToTables,
  doNodesAddUp,
  doPartsAddUp,
  makeSensitivity,
  type Table,
  withoutPart,
} from './invariants.ts'
import {
  familiesOf,
  type FamilyId,
  familyToDimensions,
  type Lattice,
  restrictLattice,
  sensitiveIds,
} from './lattice.ts'
import { type NodeName } from './nodes.ts'
import { type CellRules, cellRules, profiles } from './policy.ts'
import { type FoldBatches, makeRiskReport, quoteRehearsal, type Rehearsals, type RiskReport } from './risk.ts'

/** A published cell (AN18): `codes` joined by `+` in family order, `y` the changed count. */
export type Cell = { readonly node: NodeName; readonly family: FamilyId; readonly codes: string; readonly y: number }

/**
 * Why a close must stop (AN63): an accumulator of no cell (`unknown`), places or codes that do not add up (`nodes`,
 * `parts`), or too small a count behind a published cell (`threshold`).
 */
export type BrokenInvariant = 'unknown' | 'nodes' | 'parts' | 'threshold'

/**
 * What a close writes: cells in the order of the canonical list, that list and its SHA-256 in hexadecimal (AN60, step 4),
 * the hash of the noise table (AN11), the risk report, and the lattice on the profile that it is published on. It waits for
 * the data protection officer where not even `floor` keeps to the demands; the report then is that of `floor` (AN100).
 */
export type Publication =
  | {
      readonly is: 'published'
      readonly lattice: Lattice
      readonly cells: readonly Cell[]
      readonly list: string
      readonly listHash: string
      readonly noiseTable: string
      readonly risk: RiskReport
    }
  | { readonly is: 'waits'; readonly lattice: Lattice; readonly risk: RiskReport }
  | { readonly is: 'broken'; readonly invariant: BrokenInvariant }

/**
 * What a close knows beside the counts: the last rehearsals, and what the data protection officer decided of a period that
 * waited: publish the fewest tables all the same, or nothing.
 */
export type Occasion = { readonly rehearsals?: Rehearsals; readonly decision?: 'least' | 'nothing' | null }

/**
 * All of a period's accumulators, in any order, into its publication, on the first profile from the lattice's own down to
 * `floor` that keeps to the demands (AN100). Nothing is published if an invariant is broken.
 */
export const publishPeriod = (
  lattice: Lattice,
  accumulators: readonly Accumulator[],
  batches: FoldBatches,
  sha256: Sha256,
  { rehearsals = {}, decision = null }: Occasion = {},
): Publication => {
  const published = publishCells(lattice, accumulators, sha256)
  if (published.is === 'broken') return published
  const { noiseTable } = published
  const narrower = profiles.slice(0, profiles.indexOf(lattice.profile) + 1).toReversed()
  let narrowest: Publication = { is: 'broken', invariant: 'unknown' }
  for (const profile of narrower) {
    const own = restrictLattice(lattice, profile)
    const { tables, cells } = keepTables(own, published)
    const risk = makeRiskReport(own, accumulators, cells, {
      audit: auditPeriod(own, tables, cells),
      rehearsal: lattice.visitor === 'client' ? quoteRehearsal(rehearsals, profile) : null,
      batches,
      narrowedFrom: profile === lattice.profile ? null : lattice.profile,
    })
    const isLeast = profile === 'floor' && decision === 'least'
    if (meetsDemands(risk) || isLeast) return listCells(own, cells, noiseTable, risk, sha256)
    narrowest = { is: 'waits', lattice: own, risk }
  }
  if (decision !== 'nothing' || narrowest.is !== 'waits') return narrowest
  const nothing = { ...narrowest.lattice, families: [] }
  const { rehearsal, narrowedFrom } = narrowest.risk
  const audit = auditPeriod(nothing, [], [])
  const risk = makeRiskReport(nothing, [], [], { audit, rehearsal, batches, narrowedFrom })
  return listCells(nothing, [], noiseTable, risk, sha256)
}

const listCells = (
  lattice: Lattice,
  cells: readonly Cell[],
  noiseTable: string,
  risk: RiskReport,
  sha256: Sha256,
): Publication => {
  // They are in order.
  const list = cells.map((cell) => `${cellToLine(cell)}\n`).join('')
  return { is: 'published', lattice, cells, list, listHash: listToHash(sha256, list), noiseTable, risk }
}

// A stricter profile is a part of the tables; a cell is the same in all of them.
const keepTables = (
  lattice: Lattice,
  { tables, cells }: { readonly tables: readonly Table[]; readonly cells: readonly Cell[] },
): { readonly tables: readonly Table[]; readonly cells: readonly Cell[] } => {
  const names = new Set(
    lattice.nodes.flatMap((node) => familiesOf(lattice, node).map((family) => `${node.name}|${family}`)),
  )
  const isKept = ({ node, family }: { readonly node: string; readonly family: FamilyId }): boolean =>
    names.has(`${node}|${family}`)
  return { tables: tables.filter(isKept), cells: cells.filter(isKept) }
}

/** The cells of all tables of a lattice, with the counts behind them, whatever the figures of risk say. */
export type PublishedCells =
  | {
      readonly is: 'published'
      readonly cells: readonly Cell[]
      readonly tables: readonly Table[]
      readonly noiseTable: string
    }
  | { readonly is: 'broken'; readonly invariant: BrokenInvariant }

/** A period's accumulators, in any order, into its cells in the order of the canonical list (AN13 to AN18, AN63). */
export const publishCells = (
  lattice: Lattice,
  accumulators: readonly Accumulator[],
  sha256: Sha256,
): PublishedCells => {
  const tables = accumulatorsToTables(lattice, accumulators)
  if (!tables) return { is: 'broken', invariant: 'unknown' }
  if (!doNodesAddUp(lattice, tables)) return { is: 'broken', invariant: 'nodes' }
  if (!doPartsAddUp(lattice, tables)) return { is: 'broken', invariant: 'parts' }
  const rules = makeRules(lattice)
  const cells = sortCells(tables.flatMap((table) => publishTable(lattice, table, tables, rules, sha256)))
  if (!areCellsSound(lattice, cells, accumulators)) return { is: 'broken', invariant: 'threshold' }
  return { is: 'published', cells, tables, noiseTable: noiseTableHash(sha256, [rules.ordinary, rules.sensitive]) }
}

/** Cells as the canonical list (AN60, step 4): one line `node|family|codes|y` a cell, sorted by bytes, each ended by LF. */
export const cellsToList = (cells: readonly Cell[]): string =>
  sortCells(cells)
    .map((cell) => `${cellToLine(cell)}\n`)
    .join('')

/** SHA-256 of the canonical list in hexadecimal. */
export const listToHash = (sha256: Sha256, list: string): string => bytesToHex(sha256(asciiToBytes(list)))

/**
 * Whether what was read back may stand: every cell rests on an accumulator, is changed by at most D, and meets the
 * threshold, so that at least T - D visits are behind it (AN13, AN60 step 6, AN100).
 */
export const areCellsSound = (
  lattice: Lattice,
  cells: readonly Cell[],
  accumulators: readonly Accumulator[],
): boolean => {
  // Counts of published cells alone: of a large period, most accumulators are hidden.
  const counts = new Map(cells.map(({ node, family, codes }) => [`${node}|${family}|${codes}`, 0]))
  for (const row of accumulators) {
    const name = `${row.node}|${row.family}|${accumulatorCodes(row)}`
    if (counts.has(name)) counts.set(name, row.n)
  }
  const isSensitive = makeSensitivity(lattice)
  return cells.every(({ node, family, codes, y }) => {
    const { noise, T } = cellRules(lattice.policy, isSensitive(family, codes), lattice.visitor === 'client')
    const n = counts.get(`${node}|${family}|${codes}`) ?? 0
    return Number.isInteger(y) && y >= T && n >= T - noise.D && Math.abs(y - n) <= noise.D
  })
}

type Rules = CellRules & { readonly parameters: CellRules['noise']; readonly i: number; readonly lookup: NoiseLookup }

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const cellToLine = ({ node, family, codes, y }: Cell): string => `${node}|${family}|${codes}|${y}`

const sortCells = (cells: readonly Cell[]): readonly Cell[] =>
  cells
    .map((cell) => [cellToLine(cell), cell] as const)
    .toSorted(([one], [other]) => compare(one, other))
    .map(([, cell]) => cell)

const makeRules = (lattice: Lattice): { readonly ordinary: Rules; readonly sensitive: Rules } => {
  const rulesOf = (isSensitive: boolean): Rules => {
    const rules = cellRules(lattice.policy, isSensitive, lattice.visitor === 'client')
    const i = symmetricCount(rules.noise)
    const row = solveRow(rules.noise, i)
    if (!row.ok) throw new Error('a period opened with a policy that has no noise')
    return { ...rules, parameters: rules.noise, i, lookup: rowToLookup(row.value) }
  }
  return { ordinary: rulesOf(false), sensitive: rulesOf(true) }
}

const publishTable = (
  lattice: Lattice,
  { node, family, counts }: Table,
  tables: readonly Table[],
  rules: { readonly ordinary: Rules; readonly sensitive: Rules },
  sha256: Sha256,
): Cell[] => {
  const isSensitive = makeSensitivity(lattice)
  const dominated = dominatedCells(lattice, { node, family, counts }, tables)
  const cells: Cell[] = []
  for (const [codes, { n, f, k }] of counts) {
    const { lookup, T, noise } = isSensitive(family, codes) ? rules.sensitive : rules.ordinary
    if (n < T - noise.D || !hasEnoughPersons(lattice, n, f) || dominated.has(codes)) continue
    const name = `${lattice.visitor}|${lattice.kind}|${lattice.name}|${node}|${family}|${codes}`
    const y = n + noiseOf(noiseKey(sha256, name, k), lookup)
    if (y >= T) cells.push({ node, family, codes, y })
  }
  return cells
}

// AN16, clients only: one frequent visitor could fill a cell, so a visit not coded "first" counts as a part of a person.
const hasEnoughPersons = ({ visitor, policy }: Lattice, n: number, f: number): boolean =>
  visitor === 'partner' || f + Math.floor((n - f) / policy.repeat.divisor) >= policy.repeat.persons

// AN17: under each combination of the other codes, the recorded answers to a sensitive dimension are all hidden if they are
// few and nearly all the same. "Not recorded" is no answer: it stands outside, and AN19's bound holds for what is hidden.
const dominatedCells = (
  lattice: Lattice,
  { node, family, counts }: Table,
  tables: readonly Table[],
): ReadonlySet<string> => {
  const sensitive = sensitiveIds(lattice)
  const { share, below } = lattice.policy.dominance
  const hidden = new Set<string>()
  for (const [at, id] of familyToDimensions(family).entries()) {
    if (!sensitive.has(id)) continue
    const rows = Map.groupBy(counts.keys(), (codes) => withoutPart(codes, at))
    const smaller = tables.find((table) => table.node === node && table.family === withoutPart(family, at))
    for (const [rest, row] of rows) {
      const isRecorded = (codes: string) => codes.split('+')[at] !== notRecorded
      const recorded = row.filter(isRecorded)
      const unrecorded = row.find((codes) => !isRecorded(codes))
      const G = (smaller?.counts.get(rest)?.n ?? 0) - (unrecorded === undefined ? 0 : (counts.get(unrecorded)?.n ?? 0))
      const largest = Math.max(0, ...recorded.map((codes) => counts.get(codes)?.n ?? 0))
      if (G < below && largest * 100 >= share * G) for (const codes of recorded) hidden.add(codes)
    }
  }
  return hidden
}
