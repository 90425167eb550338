// A table in the PX format (AXIS-VERSION 2013) of Nordic statistical offices: keywords in an order, each text in the three
// languages, the figures last. Rows go down, periods and columns across.
import { periodToKind, type PeriodName } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { answerToCube, type Cube, type CubeDimension, totalCode } from '@tukkimies/shared/release/cube.ts'
import {
  codeText,
  dimensionKey,
  dimensionText,
  fileNotes,
  type FileSource,
  fileTitle,
  lowerFirst,
} from '@tukkimies/shared/release/file-table.ts'
import { makeNames, type Names } from '@tukkimies/shared/release/names.ts'
import { nameWords } from '@tukkimies/shared/release/name-words.ts'
import { pxList, pxText, uniqueNames } from './px-text.ts'
import { symbols } from './symbols.ts'

const matrixLengthMax = 20

/** A variable of the file: a dimension with its place in the cube, or the one content that there is. */
type Variable = { readonly at: number | null; readonly dimension: CubeDimension | null }

/** One place is told in the note, several are a variable. The file's own language is that of the source. */
export const tableToPx = (source: FileSource): string => {
  const { answer, language, totals } = source
  const cube = answerToCube(answer, totals)
  const { stub, heading } = placeVariables(cube)
  const others = languages.filter((other) => other !== language)
  const changed = `${(
    answer.periods
      .map(({ close }) => close)
      .toSorted()
      .at(-1) ?? ''
  ).replaceAll('-', '')} 00:00`
  const ids = answer.axes.flatMap((axis) => ('dimension' in axis ? [axis.dimension.replace('.', '_')] : []))
  const table = ['tm', ...(answer.visitor === 'partner' ? ['partner'] : []), ...ids].join('_')
  const inAll = (lines: (names: Names, mark: string) => readonly string[]): readonly string[] =>
    [language, ...others].flatMap((own) => {
      return lines(makeNames(source.ground, own), own === language ? '' : `[${own}]`)
    })
  const lines = [
    'CHARSET="ANSI"',
    'AXIS-VERSION="2013"',
    'CODEPAGE="utf-8"',
    `LANGUAGE="${language}"`,
    `LANGUAGES=${pxList([language, ...others])}`,
    `CREATION-DATE="${changed}"`,
    'DECIMALS=0',
    'SHOWDECIMALS=0',
    `MATRIX="${table.slice(0, matrixLengthMax)}"`,
    `TABLEID="${table}"`,
    'SUBJECT-CODE="TM"',
    ...inAll((names, mark) => describeTable(source, names, mark, [...stub, ...heading])),
    ...inAll((names, mark) => describeVariables(names, mark, stub, heading, answer.visitor)),
    `LAST-UPDATED="${changed}"`,
    ...inAll((names, mark) => [
      `SOURCE${mark}=${pxText(names.organisation)}`,
      `NOTE${mark}=${pxText(noteOf({ ...source, language: names.language }, names))}`,
    ]),
    ...(cube.states.includes('absent') ? [`DATASYMBOL2="${symbols.absent}"`] : []),
    `DATASYMBOL3="${symbols.hidden}"`,
    `DATA=\r\n${figuresOf(cube, stub, heading).join('\r\n')}\r\n`,
  ]
  return lines.map((line) => `${line};\r\n`).join('')
}

const placeVariables = ({ dimensions }: Cube) => {
  const all = dimensions.map((dimension, at): Variable => ({ at, dimension }))
  const isAcross = ({ dimension }: Variable) =>
    dimension?.is === 'period' || (dimension?.is === 'dimension' && dimension.axis === 'columns')
  const told = all.filter(({ dimension }) => dimension?.is !== 'place' || dimension.codes.length > 1)
  return {
    stub: told.filter((variable) => !isAcross(variable)),
    heading: [...told.filter(isAcross), { at: null, dimension: null }],
  }
}

const describeTable = (
  { answer }: FileSource,
  names: Names,
  mark: string,
  variables: readonly Variable[],
): readonly string[] => {
  const words = nameWords[names.language]
  const visits = names.visitsOf(answer.visitor)
  const listed = variables.flatMap(({ dimension }) => (dimension ? [lowerFirst(dimensionText(names, dimension))] : []))
  return [
    `SUBJECT-AREA${mark}=${pxText(words.subject)}`,
    `DESCRIPTION${mark}=${pxText(fileTitle(names, answer))}`,
    `TITLE${mark}=${pxText(words.by(visits, listed.join(', '), listed.length))}`,
    `CONTENTS${mark}=${pxText(visits)}`,
    `UNITS${mark}=${pxText(words.unit)}`,
  ]
}

const describeVariables = (
  names: Names,
  mark: string,
  stub: readonly Variable[],
  heading: readonly Variable[],
  visitor: Visitor,
): readonly string[] => {
  const variables = [...stub, ...heading]
  const labels = variableLabels(names, variables)
  const down = labels.slice(0, stub.length)
  return [
    ...(down.length > 0 ? [`STUB${mark}=${pxList(down)}`] : []),
    `HEADING${mark}=${pxList(labels.slice(stub.length))}`,
    `CONTVARIABLE${mark}=${pxText(labels.at(-1) ?? '')}`,
    ...variables.flatMap((variable, at) => describeVariable(names, mark, variable, pxText(labels[at] ?? ''), visitor)),
  ]
}

const variableLabels = (names: Names, variables: readonly Variable[]): readonly string[] =>
  uniqueNames(
    variables.map(({ dimension }) => ({
      name: dimension ? dimensionText(names, dimension) : nameWords[names.language].measure,
      key: dimension ? dimensionKey(dimension) : 'measure',
    })),
  )

const describeVariable = (
  names: Names,
  mark: string,
  { dimension }: Variable,
  label: string,
  visitor: Visitor,
): readonly string[] => {
  if (!dimension)
    return [
      `VALUES${mark}(${label})=${pxText(names.visitsOf(visitor))}`,
      `CODES${mark}(${label})="visits"`,
      `VARIABLECODE${mark}(${label})="measure"`,
      `VARIABLE-TYPE${mark}(${label})="Content"`,
    ]
  const { codes } = dimension
  const values = uniqueNames(codes.map((key) => ({ name: codeText(names, dimension, key), key })))
  const total = values[codes.indexOf(totalCode as never)]
  return [
    `VALUES${mark}(${label})=${pxList(values)}`,
    ...(dimension.is === 'period' ? [`TIMEVAL${mark}(${label})=${timesOf(dimension.codes)}`] : []),
    `CODES${mark}(${label})=${pxList(dimension.is === 'period' ? dimension.codes.map(periodToTime) : codes)}`,
    `VARIABLECODE${mark}(${label})="${dimensionKey(dimension)}"`,
    `VARIABLE-TYPE${mark}(${label})="${variableTypes[dimension.is]}"`,
    ...(total === undefined ? [] : [`ELIMINATION${mark}(${label})=${pxText(total)}`]),
  ]
}

const variableTypes = { period: 'Time', place: 'Geographical', dimension: 'Nominal', filter: 'Nominal' } as const
const intervals = { m: 'M1', q: 'Q1', y: 'A1' } as const

// `2026-03` as `202603`, `2026Q1` as `20261`.
const periodToTime = (name: PeriodName): string => name.replace(/[-Q]/, '')

const timesOf = (codes: readonly PeriodName[]): string => {
  const [first] = codes
  return `TLIST(${first ? intervals[periodToKind(first)] : 'A1'}),${pxList(codes.map(periodToTime))}`
}

const noteOf = (source: FileSource, names: Names): string => {
  const { answer } = source
  const words = nameWords[names.language]
  const places = answer.axes.flatMap((axis) => (axis.axis === 'place' ? axis.names.map(names.placeOf) : []))
  return [
    `${words.class}.`,
    ...fileNotes(source),
    `${words.missing.hidden}: ${symbols.hidden}`,
    `${words.place}: ${places.join(', ')}.`,
    ...answer.periods.map(({ name, D, V, T }) => `${names.periodOf(name)}: D=${D}, V=${V}, T=${T}.`),
    ...answer.periods.map(({ name, listHash }) => `${words.readme.hash} ${names.periodOf(name)}: ${listHash}.`),
  ].join(' ')
}

/** One line a combination of the variables that go down; each figure or sign ends with a space. */
const figuresOf = (cube: Cube, stub: readonly Variable[], heading: readonly Variable[]): readonly string[] => {
  const sizes = cube.dimensions.map(({ codes }) => codes.length)
  const steps = sizes.map((_, at) => sizes.slice(at + 1).reduce((product, size) => product * size, 1))
  const offsetsOf = (variables: readonly Variable[]): readonly number[] =>
    variables.reduce<readonly number[]>(
      (offsets, { at }) => {
        if (at === null) return offsets
        const places = Array.from({ length: sizes[at] ?? 0 }, (_, place) => place * (steps[at] ?? 0))
        return offsets.flatMap((offset) => places.map((place) => offset + place))
      },
      [0],
    )
  const across = offsetsOf(heading)
  return offsetsOf(stub).map((down) =>
    across
      .map((offset) => {
        const state = cube.states[down + offset] ?? 'hidden'
        return state === 'said' ? `${cube.values[down + offset]} ` : `"${symbols[state]}" `
      })
      .join(''),
  )
}
