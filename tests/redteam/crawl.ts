// Everything that the release says about some dimensions, read cell by cell over HTTP as any coordinator could.
import { PeriodsAnswer, TableShape } from '@tukkimies/shared/release/answer.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { Target } from './fill.ts'

/** A cell as it was told: `y` is null where it is hidden. Dimensions and codes stand in the same order. */
export type Told = {
  readonly period: string
  readonly node: string
  readonly dimensions: readonly string[]
  readonly codes: readonly string[]
  readonly y: number | null
  readonly variance: number
  readonly hiddenMax: number
}

/** All cells of the families made of these dimensions, at every node and in every closed period that has them. */
export const crawl = async (target: Target, dimensions: readonly string[]): Promise<readonly Told[]> => {
  const { closed } = PeriodsAnswer.parse(JSON.parse((await target.read('/api/v1/periods?visitor=client')).text))
  const nodes = ['whole', 'area:a1', 'area:a2', ...target.points.map(({ id }) => `point:${id}`)]
  const told: Told[] = []
  for (const node of nodes)
    for (const [, periods] of Map.groupBy(closed, ({ kind }) => kind)) {
      const names = periods.map(({ name }) => name)
      // A place and period that has no table of an order has none of a larger one.
      for (let order = 0, found = true; found && order <= 3; order++) {
        found = false
        for (const family of families(dimensions).filter(({ length }) => length === order)) {
          const cells = await readCells(target, node, names, family)
          if (cells) told.push(...cells)
          found ||= cells !== null
        }
      }
    }
  return told
}

/** The cells of one family at a node in periods of one kind; null if the release has no such table. */
export const readCells = async (
  target: Target,
  node: string,
  periods: readonly string[],
  family: readonly string[],
): Promise<readonly Told[] | null> => {
  const rows = family.length > 0 ? `&rows=${family.join(',')}` : ''
  const path = `/api/v1/tables?visitor=client&place=${node}&period=${periods.join(',')}${rows}`
  const { status, text } = await target.read(path)
  if (status === 422) return null
  if (status !== 200) throw new Error(`a table was answered ${status}`)
  return answerToTold(TableShape.parse(JSON.parse(text)), node, family)
}

/** Sets of up to three of the dimensions, the empty one included. */
export const families = (dimensions: readonly string[]): readonly (readonly string[])[] => {
  let sets: readonly (readonly string[])[] = [[]]
  for (const dimension of dimensions)
    sets = [...sets, ...sets.filter(({ length }) => length < 3).map((set) => [...set, dimension])]
  return sets
}

const answerToTold = (answer: TableAnswer, node: string, family: readonly string[]): readonly Told[] => {
  const axes = answer.axes.map(({ names }): readonly string[] => names)
  const structural = new Set(answer.structural)
  return answer.values.flatMap((y, at) => {
    if (structural.has(at)) return []
    let rest = at
    const place = axes.toReversed().map((names) => {
      const name = names[rest % names.length] ?? ''
      rest = Math.floor(rest / names.length)
      return name
    })
    const [period = '', , ...codes] = place.toReversed()
    const { V, hiddenMax } = answer.periods.find(({ name }) => name === period) ?? {
      V: Number.NaN,
      hiddenMax: Number.NaN,
    }
    return [{ period, node, dimensions: family, codes, y, variance: V, hiddenMax }]
  })
}
