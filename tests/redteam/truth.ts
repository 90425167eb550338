// What the register must not say: the exact count of any cell, from the visits that the harness remembers.
import { dayToPeriod, type PeriodKind, type PeriodName, periodKinds, periodToKind } from '@tukkimies/shared/day.ts'
import { dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import type { Target } from './fill.ts'
import { type Axes, offsetOf, type Place, type TableName } from './crawl.ts'

export type Truth = {
  /** What stands behind each cell of a table, in its order. */
  readonly counts: (table: TableName) => Uint32Array
  readonly count: (place: Place) => number
  /** The same with a number of each visit's added up, modulo 2^32. */
  readonly makeSums: (keys: Uint32Array) => (table: TableName) => Uint32Array
}

/** The area of each point. */
export const areasOf = ({ points }: Pick<Target, 'points'>): ReadonlyMap<string, string> =>
  new Map(points.map(({ id, areas }) => [id, areas[0]?.area ?? '']))

/** Tables are made family by family when one is first asked for. */
export const makeTruth = (target: Pick<Target, 'visits' | 'points' | 'list'>, axes: Axes): Truth => {
  const facts = makeFacts(target, axes)
  const remembered = makeTally(facts, new Uint32Array(target.visits.length).fill(1))
  return {
    counts: remembered,
    count: (place) => remembered(place)[offsetOf(axes, place.dimensions, place.codes)] ?? 0,
    makeSums: (keys) => makeTally(facts, keys),
  }
}

type Facts = {
  readonly axes: Axes
  readonly periods: Readonly<Record<PeriodKind, readonly string[]>>
  readonly nodes: readonly (readonly string[])[]
  /** Places on the axis of a dimension, by visit. */
  readonly ranksOf: (dimension: string) => readonly (readonly number[])[]
}

const makeFacts = (target: Pick<Target, 'visits' | 'points' | 'list'>, axes: Axes): Facts => {
  const { visits } = target
  const areaOf = areasOf(target)
  const known = new Map<string, readonly (readonly number[])[]>()
  const byDay = new Map<string, string>()
  const periodOf = (kind: PeriodKind, { day }: Visit): string => {
    const name = byDay.get(kind + day) ?? dayToPeriod(kind, day)
    byDay.set(kind + day, name)
    return name
  }
  const periodsOf = (kind: PeriodKind): readonly string[] => visits.map((visit) => periodOf(kind, visit))
  const byPoint = new Map(target.points.map(({ id }) => [id, ['whole', `area:${areaOf.get(id)}`, `point:${id}`]]))
  return {
    axes,
    periods: { m: periodsOf('m'), q: periodsOf('q'), y: periodsOf('y') },
    nodes: visits.map(({ point }) => byPoint.get(point) ?? []),
    ranksOf: (dimension) => {
      const ranks = known.get(dimension) ?? makeRanks(target, axes, dimension)
      known.set(dimension, ranks)
      return ranks
    },
  }
}

const makeRanks = (
  target: Pick<Target, 'visits' | 'list'>,
  axes: Axes,
  dimension: string,
): readonly (readonly number[])[] => {
  const shared = new Map<string, readonly number[]>()
  const axis = axes.get(dimension) ?? []
  return target.visits.map((visit) => {
    const codes = answersOf(target, visit, dimension)
    const name = codes.join()
    const ranks = shared.get(name) ?? codes.map((code) => axis.indexOf(code))
    if (ranks.includes(-1)) throw new Error('a visit with a code that no table has')
    shared.set(name, ranks)
    return ranks
  })
}

/** For each kind and family one pass over all visits; a table that no visit is in is empty. */
const makeTally = (facts: Facts, weights: Uint32Array): ((table: TableName) => Uint32Array) => {
  const tables = new Map<string, ReadonlyMap<string, Uint32Array>>()
  const sizeOf = (dimensions: readonly string[]): number =>
    dimensions.reduce((product, dimension) => product * (facts.axes.get(dimension)?.length ?? 0), 1)
  return ({ period, node, dimensions }) => {
    const kind = periodToKind(period as PeriodName) // a name that the release told
    const name = `${kind}|${dimensions.join('+')}`
    const own = tables.get(name) ?? tally(facts, weights, kind, dimensions, sizeOf(dimensions))
    tables.set(name, own)
    return own.get(`${period}|${node}`) ?? new Uint32Array(sizeOf(dimensions))
  }
}

const tally = (
  { axes, periods, nodes, ranksOf }: Facts,
  weights: Uint32Array,
  kind: PeriodKind,
  dimensions: readonly string[],
  size: number,
): ReadonlyMap<string, Uint32Array> => {
  const table = new Map<string, Uint32Array>()
  const ranks = dimensions.map(ranksOf)
  const sizes = dimensions.map((dimension) => axes.get(dimension)?.length ?? 0)
  for (let at = 0; at < weights.length; at++) {
    let offsets: readonly number[] = [0]
    for (const [place, own] of ranks.entries()) {
      const step = sizes[place] ?? 0
      offsets = offsets.flatMap((offset) => (own[at] ?? []).map((rank) => offset * step + rank))
    }
    for (const node of nodes[at] ?? []) {
      const name = `${periods[kind][at]}|${node}`
      const counts = table.get(name) ?? new Uint32Array(size)
      table.set(name, counts)
      for (const offset of offsets) counts[offset]! += weights[at] ?? 0
    }
  }
  return table
}

/** The cells of a family that count a visit, in its periods of all kinds. */
export const placesOf = (
  target: Pick<Target, 'list'>,
  areaOf: ReadonlyMap<string, string>,
  visit: Visit,
  dimensions: readonly string[],
): readonly Place[] => {
  let choices: readonly (readonly string[])[] = [[]]
  for (const dimension of dimensions)
    choices = choices.flatMap((codes) => answersOf(target, visit, dimension).map((code) => [...codes, code]))
  const nodes = ['whole', `area:${areaOf.get(visit.point)}`, `point:${visit.point}`]
  return periodKinds.flatMap((kind) =>
    nodes.flatMap((node) =>
      choices.map((codes) => ({ period: dayToPeriod(kind, visit.day), node, dimensions, codes })),
    ),
  )
}

const answersOf = ({ list }: Pick<Target, 'list'>, visit: Visit, id: string): readonly string[] => {
  if (id === 'late') return ['no']
  const [source = '', group] = id.split('.')
  const codes = visit.codes[source] ?? ['nr']
  if (group === undefined) return codes
  const known = dimensionByKey(list, source)?.codes ?? []
  return [...new Set(codes.map((code) => known.find(({ key }) => key === code)?.parent ?? code))]
}
