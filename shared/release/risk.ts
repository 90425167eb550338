// The risk report of a period (section 11 of the specification). It is shown to people, so no exact small number of the
// period stands in it: shares are whole per cent, and hidden cells are counted whether anybody came or not.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { type Accumulator } from './accumulator.ts'
import { shareOf } from './derivation.ts'
import { late, lateCodes } from './dimensions.ts'
import { allowsSensitive, familiesOf, type FamilyId, familyToDimensions, type Lattice } from './lattice.ts'
import { type NodeKind, type NodeName, nodeToKind, whole } from './nodes.ts'
import { Profile, profiles } from './policy.ts'

/**
 * Cells of all nodes of one kind: published, hidden (zero or small), and the share of the visits' mass in sight, per cent, in
 * steps that no hidden cell can be read off from; `null` where not even large steps would hide one.
 */
export const RiskCells = z.strictObject({
  published: z.int(),
  hidden: z.int(),
  visibleShare: z.nullable(z.int()),
})
export type RiskCells = z.infer<typeof RiskCells>

/**
 * The fold's batches behind a period: how many, how many below the smallest lawful size, and the smallest one. These are true
 * numbers of visits: a report tells of them by `batchesToTold`.
 */
export const FoldBatches = z.strictObject({ count: z.int(), below: z.int(), smallest: z.nullable(z.int()) })
export type FoldBatches = z.infer<typeof FoldBatches>

const percent = z.int().check(z.gte(0), z.lte(100))

/**
 * Figure 3 (AN97), for single hidden cells or for hidden rests: how well a subtraction tells one visit from none, by its sign
 * and by its size (area under the curve, in hundredths: 50 is a coin), and how many in a hundred claims of "exactly one" are
 * right, `null` with fewer than 10 claims. `too_few` to judge with fewer than 100 true ones or zeros.
 */
export const Differencing = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('too_few') }),
  z.strictObject({ is: z.literal('judged'), signed: percent, sized: percent, ones: z.nullable(percent) }),
])
export type Differencing = z.infer<typeof Differencing>

/**
 * One attack of the rehearsal: area under its curve, and that of a guess without tables, in hundredths; the surest 50 claims.
 * `too_few` to judge with fewer than 100 true claims or false ones over all seeds, or fewer than 50 claims in one of them.
 */
export const Inference = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('too_few') }),
  z.strictObject({ is: z.literal('judged'), auc: percent, guess: percent, surest: percent }),
])
export type Inference = z.infer<typeof Inference>

/**
 * Figure 4 (AN98, AN99): T1 who knows one visitor and T3 who knows all, on visits invented from what is published, or from
 * the shares of the demonstration before anything is. Means of three seeds.
 */
export const Rehearsal = z.strictObject({
  from: z.enum(['release', 'demonstration']),
  day: Day,
  profile: Profile,
  visits: z.int(),
  neighbour: Inference,
  roster: Inference,
})
export type Rehearsal = z.infer<typeof Rehearsal>

/** Rehearsals of one occasion by the profile they were made on. */
export type Rehearsals = Readonly<Partial<Record<Profile, Rehearsal>>>

/** The one to quote for a profile: its own, else that of the next finer one, else that of the next stricter one. */
export const quoteRehearsal = (rehearsals: Rehearsals, profile: Profile): Rehearsal | null => {
  const at = profiles.indexOf(profile)
  const order = [...profiles.slice(at), ...profiles.slice(0, at).toReversed()]
  return order.flatMap((one) => rehearsals[one] ?? [])[0] ?? null
}

/** The figures of section 11 that a period is stored with. */
export const RiskReport = z.strictObject({
  /** 1: the smallest true count behind a published cell, `null` if none is published. */
  smallest: z.nullable(z.int()),
  /** 2: by kind of node. */
  cells: z.strictObject({ whole: RiskCells, area: RiskCells, point: RiskCells }),
  /** 2: whole per cent from published cells, `null` if they do not say. */
  lateShare: z.nullable(z.int()),
  /** 3 */
  audit: z.strictObject({ cells: Differencing, rests: Differencing }),
  /** 4: of clients; a month quotes the last one, `null` before the first. */
  rehearsal: z.nullable(Rehearsal),
  /** 5 */
  batches: FoldBatches,
  /** The profile that the period opened with, where it closed on a stricter one (AN100). */
  narrowedFrom: z.nullable(Profile),
})
export type RiskReport = z.infer<typeof RiskReport>

/** No batch yet. */
export const noBatches: FoldBatches = { count: 0, below: 0, smallest: null }

/** The batches after one more of `size` visits; `least` is the lawful size (AN54). */
export const addFoldBatch = ({ count, below, smallest }: FoldBatches, size: number, least: number): FoldBatches => ({
  count: count + 1,
  below: below + (size < least ? 1 : 0),
  smallest: smallest === null || size < smallest ? size : smallest,
})

/**
 * Batches as a report may tell of them. The only batch of a period is all of its visits: where their number is not published,
 * nothing is told, so that none and few look alike; where it is, the smallest batch is told in full tens.
 */
export const batchesToTold = (batches: FoldBatches, isTotalPublished: boolean): FoldBatches => {
  if (!isTotalPublished) return noBatches
  const { smallest } = batches
  return { ...batches, smallest: smallest === null ? null : 10 * Math.floor(smallest / 10) }
}

type Published = { readonly node: NodeName; readonly family: FamilyId; readonly codes: string; readonly y: number }

/** What a report takes over as it is. */
export type RiskFigures = Pick<RiskReport, 'audit' | 'rehearsal' | 'batches' | 'narrowedFrom'>

/** The report of what a close is about to publish. */
export const makeRiskReport = (
  lattice: Lattice,
  accumulators: readonly Accumulator[],
  cells: readonly Published[],
  figures: RiskFigures,
): RiskReport => {
  const names = new Set(cells.map(({ node, family, codes }) => `${node}|${family}|${codes}`))
  const tables = new Set(
    lattice.nodes.flatMap((node) => familiesOf(lattice, node).map((family) => `${node.name}|${family}`)),
  )
  const mass = { whole: noMass(), area: noMass(), point: noMass() }
  let smallest: number | null = null
  for (const { node, family, c1, c2, c3, n } of accumulators) {
    if (!tables.has(`${node}|${family}`)) continue
    const codes = [c1, c2, c3].filter((code) => code !== '').join('+')
    const isPublished = names.has(`${node}|${family}|${codes}`)
    const kind = mass[nodeToKind(node)]
    kind.all += n
    if (!isPublished) continue
    kind.visible += n
    if (smallest === null || n < smallest) smallest = n
  }
  const cellsOf = (kind: NodeKind): RiskCells => {
    const published = cells.filter(({ node }) => nodeToKind(node) === kind).length
    const { visible, all } = mass[kind]
    const size = countCells(lattice, kind)
    return { published, hidden: size - published, visibleShare: toSteps(visible, all) }
  }
  return {
    smallest,
    cells: { whole: cellsOf('whole'), area: cellsOf('area'), point: cellsOf('point') },
    lateShare: lateShareOf(cells),
    ...figures,
    batches: batchesToTold(figures.batches, valueOf(cells, '', '') !== null),
  }
}

/** True counts in a step of a share at least: more than twice what any hidden cell may hold. */
const stepCounts = 100
const steps = [1, 2, 5, 10, 20]

// Of a few cells, as on the strictest profile, a share to the per cent would tell what the hidden ones hold together.
const toSteps = (visible: number, all: number): number | null => {
  const step = steps.find((one) => one * all >= 100 * stepCounts)
  return step === undefined ? null : step * Math.round((100 * visible) / all / step)
}

const noMass = (): { all: number; visible: number } => ({ all: 0, visible: 0 })

// The full cross product of codes (AN20), without sensitive codes where they have no cells (AN15).
const countCells = (lattice: Lattice, kind: NodeKind): number => {
  const codes = new Map(lattice.dimensions.map((dimension) => [dimension.id, dimension.codes]))
  const sizeOf = (node: NodeName, family: FamilyId): number => {
    const ids = familyToDimensions(family)
    const hasAll = allowsSensitive(lattice, node, ids.length)
    return ids.reduce(
      (size, id) => size * (codes.get(id) ?? []).filter(({ sensitive }) => hasAll || !sensitive).length,
      1,
    )
  }
  return lattice.nodes
    .filter(({ name }) => nodeToKind(name) === kind)
    .flatMap((node) => familiesOf(lattice, node).map((family) => sizeOf(node.name, family)))
    .reduce((sum, size) => sum + size, 0)
}

const valueOf = (cells: readonly Published[], family: FamilyId, codes: string): number | null =>
  cells.find((cell) => cell.node === whole && cell.family === family && cell.codes === codes)?.y ?? null

const lateShareOf = (cells: readonly Published[]): number | null => {
  const share = shareOf(valueOf(cells, late, lateCodes.yes), valueOf(cells, '', ''), 0)
  return share?.is === 'share' ? share.percent : null
}
