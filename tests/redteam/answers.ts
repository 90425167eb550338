// Answers of the API as cells, whichever way round a question was put; and a build that answers with noise of its own.
import { randomInt } from 'node:crypto'
import { noiseOf, rowToLookup, solveRow, symmetricCount } from '@tukkimies/shared/release/cell-key.ts'
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import { cellRules } from '@tukkimies/shared/release/policy.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import type { Ground } from './attack.ts'
import { cellName, type Place } from './crawl.ts'
import type { Target } from './fill.ts'

export type Valued = Place & { readonly y: number | null }

/** Values that each cell was told with, by the cell's name. */
export type Seen = Map<string, Set<number | null>>

export const note = (seen: Seen, cells: readonly Valued[]): void => {
  for (const cell of cells) {
    const values = seen.get(cellName(cell)) ?? new Set()
    seen.set(cellName(cell), values.add(cell.y))
  }
}

export const countSplit = (seen: Seen): number => [...seen.values()].filter(({ size }) => size > 1).length

/** Of the cells that were visible at least once, the share with more than one answer. */
export const shareSplit = (seen: Seen): number => {
  const visible = [...seen.values()].filter((values) => [...values].some((y) => y !== null))
  return visible.filter(({ size }) => size > 1).length / visible.length
}

/** Every cell that an answer speaks of, its totals' too; dimensions in order of their names. */
export const answerToCells = (text: string): readonly Valued[] => {
  const answer = TableShape.parse(JSON.parse(text))
  const outer = answer.axes.filter((axis) => !('dimension' in axis)).map(({ names }): readonly string[] => names)
  const inner = new Map(answer.axes.flatMap((axis) => ('dimension' in axis ? [[axis.dimension, axis.names]] : [])))
  const tables = [{ ...answer, dimensions: [...inner.keys()] }, ...answer.totals]
  return tables.flatMap(({ values, structural, dimensions }) => {
    const axes = [...outer, ...dimensions.map((dimension): readonly string[] => inner.get(dimension) ?? [])]
    const empty = new Set(structural)
    return values.flatMap((y, at) => (empty.has(at) ? [] : [{ ...placeOf(answer, axes, dimensions, at), y }]))
  })
}

const placeOf = (
  { filters }: Pick<TableAnswer, 'filters'>,
  axes: readonly (readonly string[])[],
  dimensions: readonly string[],
  at: number,
): Place => {
  let rest = at
  const names: string[] = []
  for (const axis of axes.toReversed()) {
    names.unshift(axis[rest % axis.length] ?? '')
    rest = Math.floor(rest / axis.length)
  }
  const [period = '', node = '', ...codes] = names
  const pairs = [
    ...dimensions.map((dimension, place) => [dimension, codes[place] ?? ''] as const),
    ...filters.map(({ dimension, code }) => [dimension, code] as const),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return { period, node, dimensions: pairs.map(([dimension]) => dimension), codes: pairs.map(([, code]) => code) }
}

/** A broken build: what it says of a cell is drawn anew for each request. */
export const withFreshNoise = ({ target, truth }: Pick<Ground, 'target' | 'truth'>): Target => {
  const { noise, T } = cellRules(target.policy, false, true)
  const lookup = rowToLookup(valueOrThrow(solveRow(noise, symmetricCount(noise))))
  const tell = (place: Place): number | null => {
    const n = truth.count(place)
    const y = n === 0 ? 0 : n + noiseOf(randomInt(2 ** 32), lookup)
    return y >= T ? y : null
  }
  const read: Target['read'] = async (path, asked) => {
    const reading = await target.read(path, asked)
    if (reading.status !== 200 || !path.includes('/tables?')) return reading
    const answer = TableShape.parse(JSON.parse(reading.text))
    const tables = [answer, ...answer.totals]
    const cells = everyCell(answer)
    const [first, ...totals] = tables.map(({ values }, at) => {
      const before = tables.slice(0, at).reduce((sum, table) => sum + table.values.length, 0)
      return cells.slice(before, before + values.length).map(tell)
    })
    const told = {
      ...answer,
      values: first,
      totals: answer.totals.map((total, at) => ({ ...total, values: totals[at] })),
    }
    return { ...reading, text: JSON.stringify(told) }
  }
  return { ...target, read }
}

/** The cells of an answer and of its totals in their order, those that are empty by configuration too. */
const everyCell = (answer: TableAnswer): readonly Place[] =>
  answerToCells(
    JSON.stringify({ ...answer, structural: [], totals: answer.totals.map((total) => ({ ...total, structural: [] })) }),
  )
