// A table as the rows of a file: a line a cell with everything named, and what has to be said beside it. Preview, text
// files and workbooks are made of the same rows.
import { type PeriodName, periodToKind } from '../day.ts'
import type { Language } from '../register/organisation.ts'
import { answerToCube, type CellState, type Cube, type CubeDimension, cubePlaces, totalCode } from './cube.ts'
import { type DimensionId, versionsInForce } from './dimensions.ts'
import { makeNames, type NameGround, type Names } from './names.ts'
import { nameWords } from './name-words.ts'
import { noteToText } from './notes.ts'
import type { TableAnswer, TablePeriod } from './table.ts'

/** What a file is made from: an answer of the reader, everything that has a name, and how it was asked for. */
export type FileSource = {
  readonly answer: TableAnswer
  readonly ground: NameGround
  readonly language: Language
  readonly totals: boolean
}

/** `texts` are the names of the cell's codes in the order of the columns, `codes` their keys. */
export type FileRow = {
  readonly texts: readonly string[]
  readonly codes: readonly string[]
  readonly value: number | null
  readonly state: CellState
}

/** `columns` and `keys` name period, place, filters and dimensions; the figure and its status come after them. */
export type FileTable = {
  readonly columns: readonly string[]
  readonly keys: readonly string[]
  readonly figure: string
  readonly status: string
  readonly rows: readonly FileRow[]
}

export const figureKey = 'visits'
export const statusKey = 'status'

/** All cells in order, each with its names and its state. */
export const makeFileTable = ({ answer, ground, language, totals }: FileSource): FileTable => {
  const names = makeNames(ground, language)
  const cube = answerToCube(answer, totals)
  const labels = cube.dimensions.map((dimension) => dimension.codes.map((code) => codeText(names, dimension, code)))
  return {
    columns: cube.dimensions.map((dimension) => dimensionText(names, dimension)),
    keys: cube.dimensions.map(dimensionKey),
    figure: names.visitsOf(answer.visitor),
    status: nameWords[language].status,
    rows: cube.values.map((value, at): FileRow => {
      const places = cubePlaces(cube, at)
      return {
        texts: places.map((place, dimension) => labels[dimension]?.[place] ?? ''),
        codes: places.map((place, dimension) => cube.dimensions[dimension]?.codes[place] ?? ''),
        value,
        state: cube.states[at] ?? 'hidden',
      }
    }),
  }
}

/** The name of a dimension of a cube. */
export const dimensionText = (names: Names, dimension: CubeDimension): string => {
  if (dimension.is === 'period') return names.kindOf(periodToKind(dimension.codes[0] ?? ('2026' as PeriodName)))
  return dimension.is === 'place' ? nameWords[names.language].place : names.dimensionOf(dimension.id)
}

// A dimension of the register that is called like a column of ours gets out of its way.
const ownKeys: ReadonlySet<string> = new Set(['period', 'place', 'measure', figureKey, statusKey])

/** The key of a dimension of a cube, the same in every format. */
export const dimensionKey = (dimension: CubeDimension): string => {
  if (!('id' in dimension)) return dimension.is
  return ownKeys.has(dimension.id) ? `${dimension.id}_` : dimension.id
}

/** The name of a code of a dimension of a cube. */
export const codeText = (names: Names, dimension: CubeDimension, code: string): string => {
  if (dimension.is === 'period') return names.periodOf(code as PeriodName)
  return dimension.is === 'place' ? names.placeOf(code) : names.codeOf(dimension.id, code)
}

/** What a title is made from: a table, or the question of one. */
export type Titled = Pick<TableAnswer, 'visitor' | 'filters'> & {
  readonly axes: readonly { readonly axis: string; readonly dimension?: DimensionId }[]
}

/** What the table is, in one line: `Asiakaskäynnit muuttujina aihe ja asiointikieli`. */
export const fileTitle = (names: Names, answer: Titled): string => {
  const words = nameWords[names.language]
  const dimensions = answer.axes.flatMap(({ dimension }) =>
    dimension === undefined ? [] : [names.dimensionOf(dimension)],
  )
  const chosen = answer.filters.map(({ dimension, code }) => {
    return `${names.dimensionOf(dimension)}: ${names.codeOf(dimension, code)}`
  })
  const last = dimensions.at(-1) ?? ''
  const lowered = dimensions.map(lowerFirst)
  const listed =
    lowered.length < 2 ? lowerFirst(last) : `${lowered.slice(0, -1).join(', ')} ${words.and} ${lowerFirst(last)}`
  return [words.by(names.visitsOf(answer.visitor), listed, dimensions.length), ...chosen].join('. ')
}

/** The sentences on how the figures may be read, those of the screen. */
export const fileNotes = ({ answer, language, totals }: FileSource): readonly string[] => {
  const D = Math.max(...answer.periods.map((period) => period.D))
  const max = Math.max(...answer.periods.map((period) => period.hiddenMax))
  const notes = answer.notes.map((note) => {
    if (note === 'noise') return noteToText(language, { note, D })
    return note === 'hidden' ? noteToText(language, { note, max }) : noteToText(language, { note })
  })
  return totals ? [...notes, nameWords[language].totalText] : notes
}

/** What goes with every file: each line a word for what it is, and the text. The hashes stand for what was released. */
export const describeFile = (source: FileSource): readonly (readonly [string, string])[] => {
  const { answer, ground, language, totals } = source
  const names = makeNames(ground, language)
  const words = nameWords[language]
  const cube = answerToCube(answer, totals)
  const hidden = cube.states.filter((state) => state === 'hidden').length
  const labels = words.readme
  const perPeriod = (label: string, text: (period: TablePeriod) => string) =>
    answer.periods.map((period) => [label, text(period)] as const)
  return [
    [labels.title, fileTitle(names, answer)],
    [labels.source, `${names.organisation}, Tukkimies`],
    [labels.place, placesOf(cube).map(names.placeOf).join(', ')],
    ...perPeriod(labels.period, ({ name, first, last }) =>
      words.covered(names.periodOf(name), names.dayOf(first), names.dayOf(last)),
    ),
    ...perPeriod(labels.published, ({ close }) => names.dayOf(close)),
    [labels.class, words.class],
    ...fileNotes(source).map((note) => [labels.protection, note] as const),
    ...perPeriod(labels.rules, (period) => rulesText(names, answer, period)),
    [labels.codelist, words.version(codeListVersions(source).join(', '))],
    [labels.cells, words.cells(cube.values.length, hidden)],
    [labels.status, words.statusText],
    [labels.question, answer.query],
    ...perPeriod(labels.hash, ({ name, listHash }) => `${names.periodOf(name)}: ${listHash}`),
  ]
}

/** The versions of the code list that were in force in the periods of the table. */
export const codeListVersions = ({ answer, ground }: Pick<FileSource, 'answer' | 'ground'>): readonly number[] => {
  const versions = answer.periods.flatMap(({ name }) =>
    versionsInForce(ground.lists, name).map(({ version }) => version),
  )
  return [...new Set(versions)].toSorted((one, other) => one - other)
}

/** When a code was in use, where that was a part of a period only; empty for all others. */
export const useText = (names: Names, answer: TableAnswer, dimension: CubeDimension, code: string): string => {
  if (!('id' in dimension) || code === totalCode) return ''
  const words = nameWords[names.language]
  const uses = answer.periods.flatMap(({ inUse }) =>
    inUse.filter((use) => use.dimension === dimension.id && use.code === code),
  )
  const texts = uses.flatMap(({ from, until }) => [
    ...(from ? [words.inUseFrom(names.dayOf(from))] : []),
    ...(until ? [words.inUseUntil(names.dayOf(until))] : []),
  ])
  return [...new Set(texts)].join(', ')
}

const placesOf = ({ dimensions }: Cube) =>
  dimensions.flatMap((dimension) => (dimension.is === 'place' ? dimension.codes : []))

const rulesText = (names: Names, answer: TableAnswer, { name, D, V, T, hiddenMax }: TablePeriod): string => {
  const words = nameWords[names.language]
  const period = names.periodOf(name)
  return answer.notes.includes('hidden_sensitive')
    ? words.sensitiveRules(period, D, V, T)
    : words.rules(period, D, V, T, hiddenMax)
}

/** A name inside a sentence: `aihe`. A name of capitals stays as it is. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1)
