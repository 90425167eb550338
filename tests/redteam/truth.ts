// What the register must not say: the exact count of any cell, from the visits that the harness remembers.
import { dayToPeriod, type PeriodName, periodToKind } from '@tukkimies/shared/day.ts'
import { dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import type { Told } from './crawl.ts'
import type { Target } from './fill.ts'

export type Place = Pick<Told, 'period' | 'node' | 'dimensions' | 'codes'>

/** The name of a cell in the maps of the harness. */
export const cellName = ({ period, node, dimensions, codes }: Place): string =>
  `${period}|${node}|${dimensions.join('+')}|${codes.join('+')}`

export type Truth = {
  readonly count: (place: Place) => number
  /** Places of the visits behind a cell. */
  readonly members: (place: Place) => readonly number[]
}

/** The area of each point. */
export const areasOf = ({ points }: Pick<Target, 'points'>): ReadonlyMap<string, string> =>
  new Map(points.map(({ id, areas }) => [id, areas[0]?.area ?? '']))

/** Counts are made family by family when one is first asked for. */
export const makeTruth = (target: Target): Truth => {
  const areaOf = areasOf(target)
  const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()
  const tableOf = ({ period, dimensions }: Place): ReadonlyMap<string, readonly number[]> => {
    const name = `${periodToKind(period as PeriodName)}|${dimensions.join('+')}`
    const known = tables.get(name)
    if (known) return known
    const table = new Map<string, number[]>()
    for (const [at, visit] of target.visits.entries())
      for (const place of placesOf(target, areaOf, visit, period as PeriodName, dimensions)) {
        const cell = table.get(cellName(place))
        if (cell) cell.push(at)
        else table.set(cellName(place), [at])
      }
    tables.set(name, table)
    return table
  }
  const members = (place: Place): readonly number[] => tableOf(place).get(cellName(place)) ?? []
  return { members, count: (place) => members(place).length }
}

/** The cells of a family that count a visit, in the period of the same kind as `like`. */
export const placesOf = (
  target: Pick<Target, 'list'>,
  areaOf: ReadonlyMap<string, string>,
  visit: Visit,
  like: PeriodName,
  dimensions: readonly string[],
): readonly Place[] => {
  const period = dayToPeriod(periodToKind(like), visit.day)
  let choices: readonly (readonly string[])[] = [[]]
  for (const dimension of dimensions)
    choices = choices.flatMap((codes) => answersOf(target, visit, dimension).map((code) => [...codes, code]))
  const nodes = ['whole', `area:${areaOf.get(visit.point)}`, `point:${visit.point}`]
  return nodes.flatMap((node) => choices.map((codes) => ({ period, node, dimensions, codes })))
}

const answersOf = ({ list }: Pick<Target, 'list'>, visit: Visit, id: string): readonly string[] => {
  if (id === 'late') return ['no']
  const [source = '', group] = id.split('.')
  const codes = visit.codes[source] ?? ['nr']
  if (group === undefined) return codes
  const known = dimensionByKey(list, source)?.codes ?? []
  return [...new Set(codes.map((code) => known.find(({ key }) => key === code)?.parent ?? code))]
}
