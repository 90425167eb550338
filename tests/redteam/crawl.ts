// Everything that the release says about some dimensions, read over HTTP as any coordinator could, as dense tables: the
// attacks look at millions of cells.
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
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

export type Place = Pick<Told, 'period' | 'node' | 'dimensions' | 'codes'>

export type TableName = Pick<Told, 'period' | 'node' | 'dimensions'>

/** In `values`: a hidden cell, and a place where configuration alone says that there is none. */
export const hidden = -1
export const structural = -2

/** All cells of a family at a node in a period, row-major over the axes of its dimensions. */
export type ToldTable = TableName & {
  readonly values: Int32Array
  readonly variance: number
  readonly hiddenMax: number
}

/** Codes of each dimension, in the order of every table. */
export type Axes = ReadonlyMap<string, readonly string[]>

export type Tables = {
  readonly axes: Axes
  readonly all: readonly ToldTable[]
  readonly find: (name: TableName) => ToldTable | undefined
}

export const tableName = ({ period, node, dimensions }: TableName): string =>
  `${period}|${node}|${dimensions.join('+')}`

/** The name of a cell in the maps of the harness. */
export const cellName = (place: Place): string => `${tableName(place)}|${place.codes.join('+')}`

export const makeTables = (axes: Axes, all: readonly ToldTable[]): Tables => {
  const byName = new Map(all.map((table) => [tableName(table), table]))
  return { axes, all, find: (name) => byName.get(tableName(name)) }
}

/** Where a choice of codes stands in a table of these dimensions; -1 if one of them is unknown. */
export const offsetOf = (axes: Axes, dimensions: readonly string[], codes: readonly string[]): number => {
  let offset = 0
  for (const [at, dimension] of dimensions.entries()) {
    const axis = axes.get(dimension) ?? []
    const rank = axis.indexOf(codes[at] ?? '')
    if (rank < 0) return -1
    offset = offset * axis.length + rank
  }
  return offset
}

/** The codes that stand at a place of a table. */
export const codesAt = (axes: Axes, dimensions: readonly string[], offset: number): readonly string[] => {
  let rest = offset
  const codes: string[] = []
  for (const dimension of dimensions.toReversed()) {
    const axis = axes.get(dimension) ?? []
    codes.unshift(axis[rest % axis.length] ?? '')
    rest = Math.floor(rest / axis.length)
  }
  return codes
}

export const cellsOf = (axes: Axes, { values, ...table }: ToldTable): readonly Told[] =>
  [...values].flatMap((value, at) =>
    value === structural
      ? []
      : [{ ...table, codes: codesAt(axes, table.dimensions, at), y: value === hidden ? null : value }],
  )

/** Sets of up to three of the dimensions, the empty one included. */
export const families = (dimensions: readonly string[]): readonly (readonly string[])[] => {
  let sets: readonly (readonly string[])[] = [[]]
  for (const dimension of dimensions)
    sets = [...sets, ...sets.filter(({ length }) => length < 3).map((set) => [...set, dimension])]
  return sets
}

/** All tables of the families made of these dimensions, at every node and in every closed period that has them. */
export const crawl = async (
  target: Target,
  dimensions: readonly string[],
  visitor: Visitor = 'client',
): Promise<Tables> => {
  const axes = new Map<string, readonly string[]>()
  const all: ToldTable[] = []
  for (const { nodes, periods } of await groupPlaces(target, visitor))
    // A place and period that has no table of an order has none of a larger one.
    for (let order = 0, found = true; found && order <= 3; order++) {
      found = false
      for (const family of families(dimensions).filter(({ length }) => length === order)) {
        const tables = await readTables(target, { visitor, nodes, periods, family }, axes)
        if (tables) all.push(...tables)
        found ||= tables !== null
      }
    }
  return makeTables(axes, all)
}

type Group = { readonly nodes: readonly string[]; readonly periods: readonly string[] }

/** Nodes of a kind that have tables of their own in the same periods of a kind. */
const groupPlaces = async (target: Target, visitor: Visitor): Promise<readonly Group[]> => {
  const { closed } = PeriodsAnswer.parse(JSON.parse((await target.read(`/api/v1/periods?visitor=${visitor}`)).text))
  const nodes = ['whole', 'area:a1', 'area:a2', ...target.points.map(({ id }) => `point:${id}`)]
  const groups = new Map<string, { nodes: string[]; periods: string[] }>()
  for (const node of nodes)
    for (const [kind, periods] of Map.groupBy(closed, ({ kind: own }) => own)) {
      const own: string[] = []
      for (const { name } of periods) if (await isReleased(target, visitor, node, name)) own.push(name)
      if (own.length === 0) continue
      const key = `${node.split(':')[0]}|${kind}|${own.join()}`
      const group = groups.get(key)
      if (group) group.nodes.push(node)
      else groups.set(key, { nodes: [node], periods: own })
    }
  return [...groups.values()]
}

const isReleased = async (target: Target, visitor: Visitor, node: string, period: string): Promise<boolean> =>
  (await target.read(`/api/v1/tables?visitor=${visitor}&place=${node}&period=${period}`)).status === 200

type Question = Group & { readonly visitor: Visitor; readonly family: readonly string[] }

/** The tables of one family at nodes and periods of one kind each; null if the release has no such table. */
export const readTables = async (
  target: Pick<Target, 'read'>,
  { visitor, nodes, periods, family }: Question,
  axes: Map<string, readonly string[]>,
): Promise<readonly ToldTable[] | null> => {
  const rows = family.length > 0 ? `&rows=${family.join(',')}` : ''
  const path = `/api/v1/tables?visitor=${visitor}&place=${nodes.join(',')}&period=${periods.join(',')}${rows}`
  const { status, text } = await target.read(path)
  if (status === 422) return null
  if (status !== 200) throw new Error(`a table was answered ${status}`)
  return answerToTables(textToAnswer(text, family.length), family, axes)
}

/** Large answers are taken at their word: to check each cell would take longer than to attack it. */
const textToAnswer = (text: string, order: number): TableAnswer =>
  order < 2 ? TableShape.parse(JSON.parse(text)) : (JSON.parse(text) as TableAnswer)

const answerToTables = (
  { axes: named, values, structural: empty, periods }: TableAnswer,
  family: readonly string[],
  axes: Map<string, readonly string[]>,
): readonly ToldTable[] => {
  const own = named.map(({ names }): readonly string[] => names)
  for (const [at, dimension] of family.entries()) noteAxis(axes, dimension, own[at + 2] ?? [])
  const told = Int32Array.from(values, (value) => value ?? hidden)
  for (const at of empty) told[at] = structural
  const [names = [], nodes = [], ...codes] = own
  const size = codes.reduce((product, { length }) => product * length, 1)
  return names.flatMap((period, row) =>
    nodes.map((node, column): ToldTable => {
      const from = (row * nodes.length + column) * size
      const { V, hiddenMax } = periods.find(({ name }) => name === period) ?? {
        V: Number.NaN,
        hiddenMax: Number.NaN,
      }
      return { period, node, dimensions: family, values: told.slice(from, from + size), variance: V, hiddenMax }
    }),
  )
}

const noteAxis = (axes: Map<string, readonly string[]>, dimension: string, names: readonly string[]): void => {
  const known = axes.get(dimension)
  if (known && known.join() !== names.join()) throw new Error('a dimension whose codes differ from table to table')
  axes.set(dimension, names)
}
