// Tables to make files of, their figures made by a rule; and the cells of a table by their codes, read from the answer
// itself without anything that writes files.
import type { CodeList, Key } from '@tukkimies/shared/register/code-list.ts'
import type { DenseValues } from '@tukkimies/shared/release/dense.ts'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { FileSource } from '@tukkimies/shared/release/file-table.ts'
import type { NameGround } from '@tukkimies/shared/release/names.ts'
import type { TableAnswer, TableAxis } from '@tukkimies/shared/release/table.ts'
import { day, firstList, listWith, period } from '../../shared/release/register.ts'

const labels = (text: string) => ({ fi: text, sv: `${text} sv`, en: `${text} en` })

/** Names that a spreadsheet would take for formulas, and signs that formats use themselves. */
export const wildNames = [
  '=1+1',
  '+358 40',
  '-5',
  '@SUM(A1)',
  '＝1+1',
  '\tsarkain',
  'a;b',
  'a,b',
  'sanoi "ei"',
  "'heitto'",
  ' tyhjä ',
] as const

const wildList: CodeList = listWith('age', (dimension) => ({
  codes: dimension.codes.map((code, at) => {
    const name = wildNames[at]
    return name === undefined ? code : { ...code, labels: labels(name) }
  }),
}))

export const nameGround: NameGround = {
  organisations: [{ id: 'o1', names: labels('Keskuksen yhdistys') }],
  areas: [{ id: 'a1', names: labels('Pohjoinen') }],
  points: [
    { id: 'p1', names: labels('Keskustan neuvonta') },
    { id: 'p2', names: labels('Neuvonta') },
    { id: 'p3', names: labels('Neuvonta') },
  ],
  lists: [firstList],
}
export const wildGround: NameGround = { ...nameGround, lists: [wildList] }

type Side = readonly [axis: 'layers' | 'rows' | 'columns', dimension: DimensionId]
type Shape = {
  readonly periods?: readonly string[]
  readonly places?: readonly string[]
  readonly sides?: readonly Side[]
  readonly filters?: TableAnswer['filters']
  readonly visitor?: TableAnswer['visitor']
  /** A cell by its place in its table: null is hidden, undefined was not there. */
  readonly cell?: (at: number) => number | null | undefined
}

export const codesOf = (id: DimensionId): readonly Key[] => {
  const dimension = firstList.dimensions.find(({ key }) => key === id)
  return dimension?.codes.map(({ key }) => key) ?? []
}

/** Every third cell is hidden, every eleventh was not there. */
const usualCell = (at: number): number | null | undefined =>
  at % 11 === 7 ? undefined : at % 3 === 2 ? null : 8 + ((at * 37) % 400)

/** An answer of the reader's shape. */
export const makeAnswer = ({
  periods = ['2026Q1'],
  places = ['whole'],
  sides = [['rows', 'topic']],
  filters = [],
  visitor = 'client',
  cell = usualCell,
}: Shape = {}): TableAnswer => {
  const axes: readonly TableAxis[] = [
    { axis: 'period', names: periods.map(period) },
    { axis: 'place', names: places },
    ...sides.map(([axis, dimension]) => {
      return { axis, dimension, many: dimension === 'topic', sensitive: false, names: codesOf(dimension) }
    }),
  ]
  const ids = sides.map(([, dimension]) => dimension)
  const fill = (some: readonly DimensionId[], salt: number): DenseValues => {
    const size = some.reduce((product, id) => product * codesOf(id).length, periods.length * places.length)
    const made = Array.from({ length: size }, (_, at) => cell(at + salt))
    return {
      values: made.map((value) => value ?? null),
      structural: made.flatMap((value, at) => (value === undefined ? [at] : [])),
    }
  }
  return {
    query: 'period=2026Q1&place=whole&rows=topic&visitor=client',
    visitor,
    filters,
    axes,
    ...fill(ids, 0),
    totals: subsetsOf(ids).map((dimensions, at) => ({ dimensions, ...fill(dimensions, 100 * (at + 1)) })),
    periods: periods.map((name) => ({
      name: period(name),
      first: day('2026-01-01'),
      last: day('2026-03-31'),
      close: day('2026-05-10'),
      D: 3,
      V: 2,
      T: 8,
      hiddenMax: 10,
      listHash: 'ab'.repeat(32),
      inUse: [{ dimension: 'topic', code: 'work', from: day('2026-03-01') }],
    })),
    notes: ['noise', 'hidden', 'visits_not_people', 'many_topics'],
  }
}

export const makeSource = (shape: Shape = {}, changes: Partial<FileSource> = {}): FileSource => ({
  answer: makeAnswer(shape),
  ground: nameGround,
  language: 'fi',
  totals: true,
  ...changes,
})

/** The shapes that all formats are tried on: one cell, one dimension, two with filters, three, several places and periods. */
export const shapes: Readonly<Record<string, Shape>> = {
  'a single cell': { sides: [] },
  'one dimension': {},
  'two dimensions and a filter': {
    sides: [
      ['rows', 'topic'],
      ['columns', 'age'],
    ],
    filters: [{ dimension: 'gender', code: 'woman' }],
  },
  'three dimensions with a layer': {
    sides: [
      ['layers', 'gender'],
      ['rows', 'age'],
      ['columns', 'channel'],
    ],
    periods: ['2026'],
  },
  'places and months side by side': {
    places: ['point:p1', 'point:p2', 'point:p3'],
    periods: ['2026-01', '2026-02'],
    sides: [['columns', 'age']],
  },
  'partner visits': { visitor: 'partner', sides: [['rows', 'partner_topic']], periods: ['2026'] },
  'only hidden cells': { cell: () => null },
}

/** A cell by the codes of all its dimensions: the figure, or why there is none. */
export type Cells = ReadonlyMap<string, number | 'hidden' | 'absent'>

export const total = '_T'

/** Cells of the answer and, if asked for, of its totals, by `period|place|filters|dimensions`. */
export const cellsOf = ({ answer, totals }: FileSource): Cells => {
  const cells = new Map<string, number | 'hidden' | 'absent'>()
  const own = answer.axes.flatMap((axis) => ('dimension' in axis ? [axis] : []))
  const outer = answer.axes.flatMap((axis) => ('dimension' in axis ? [] : [axis.names]))
  const tables = [{ dimensions: own.map(({ dimension }) => dimension), ...answer }, ...(totals ? answer.totals : [])]
  for (const { dimensions, values, structural } of tables) {
    const axes = [...outer, ...own.map(({ dimension, names }) => (dimensions.includes(dimension) ? names : [total]))]
    const filters = answer.filters.map(({ code }) => code)
    for (const [at, codes] of crossed(axes).entries()) {
      const key = [...codes.slice(0, 2), ...filters, ...codes.slice(2)].join('|')
      cells.set(key, structural.includes(at) ? 'absent' : (values[at] ?? 'hidden'))
    }
  }
  return cells
}

const crossed = (axes: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  axes.reduce<readonly (readonly string[])[]>(
    (before, names) => before.flatMap((codes) => names.map((name) => [...codes, name])),
    [[]],
  )

const subsetsOf = (ids: readonly DimensionId[]): readonly (readonly DimensionId[])[] =>
  Array.from({ length: 2 ** ids.length - 1 }, (_, bits) => ids.filter((_id, at) => bits & (1 << at)))
