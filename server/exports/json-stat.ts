// A table as JSON-stat 2.0 (json-stat.org): one array of values, the names of its dimensions in the language, and for each
// value that is not said why.
import { answerToCube, type CubeDimension } from '@tukkimies/shared/release/cube.ts'
import {
  codeListVersions,
  codeText,
  dimensionKey,
  dimensionText,
  figureKey,
  fileNotes,
  type FileSource,
  fileTitle,
  useText,
} from '@tukkimies/shared/release/file-table.ts'
import { makeNames, type Names } from '@tukkimies/shared/release/names.ts'
import { nameWords } from '@tukkimies/shared/release/name-words.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { symbols } from './symbols.ts'

const measureKey = 'measure'

/** One place is named in `extension`, several are a dimension. The measure is the last dimension. */
export const tableToJsonStat = (source: FileSource): string => {
  const { answer, ground, language, totals } = source
  const names = makeNames(ground, language)
  const words = nameWords[language]
  const cube = answerToCube(answer, totals)
  const dimensions = cube.dimensions.filter((dimension) => dimension.is !== 'place' || dimension.codes.length > 1)
  const places = cube.dimensions.flatMap((dimension) => (dimension.is === 'place' ? dimension.codes : []))
  const [onlyPlace = ''] = places
  const status = cube.states.flatMap((state, at) => (state === 'said' ? [] : [[String(at), symbols[state]] as const]))
  return JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: fileTitle(names, answer),
    source: names.organisation,
    updated: answer.periods
      .map(({ close }) => close)
      .toSorted()
      .at(-1),
    note: [...fileNotes(source), `${words.place}: ${places.map(names.placeOf).join(', ')}.`, `${words.class}.`],
    id: [...dimensions.map(dimensionKey), measureKey],
    size: [...dimensions.map(({ codes }) => codes.length), 1],
    role: rolesOf(dimensions),
    dimension: {
      ...Object.fromEntries(
        dimensions.map((dimension) => [dimensionKey(dimension), describeDimension(names, answer, dimension)]),
      ),
      [measureKey]: {
        label: words.measure,
        category: {
          index: [figureKey],
          label: { [figureKey]: names.visitsOf(answer.visitor) },
          unit: { [figureKey]: { label: words.unit, decimals: 0 } },
        },
      },
    },
    value: cube.values,
    ...(status.length > 0 && { status: Object.fromEntries(status) }),
    extension: {
      visitor: answer.visitor,
      ...(places.length === 1 && { place: onlyPlace }),
      codelist: codeListVersions(source).at(-1),
      policy: policyOf(answer),
      periods: answer.periods.map(({ name, first, last, close, D, V, T, hiddenMax, listHash }) => {
        return { name, first, last, close, D, V, T, hiddenMax, hash: listHash }
      }),
      class: words.class,
      question: answer.query,
      missingValueDescriptions: {
        [symbols.hidden]: words.missing.hidden,
        [symbols.absent]: words.missing.absent,
      },
    },
  })
}

const rolesOf = (dimensions: readonly CubeDimension[]) => ({
  time: ['period'],
  ...(dimensions.some(({ is }) => is === 'place') && { geo: ['place'] }),
  metric: [measureKey],
})

const describeDimension = (names: Names, answer: TableAnswer, dimension: CubeDimension) => {
  const uses = dimension.codes.flatMap((code) => {
    const use = useText(names, answer, dimension, code)
    return use === '' ? [] : [[code, [`${nameWords[names.language].codes.use} ${use}`]] as const]
  })
  return {
    label: dimensionText(names, dimension),
    category: {
      index: dimension.codes,
      label: Object.fromEntries(dimension.codes.map((code) => [code, codeText(names, dimension, code)])),
      ...(uses.length > 0 && { note: Object.fromEntries(uses) }),
    },
  }
}

// The rules of the newest period; those of each stand beside it.
const policyOf = ({ periods }: TableAnswer) => {
  const newest = periods.at(-1)
  return newest && { D: newest.D, V: newest.V, T: newest.T }
}
