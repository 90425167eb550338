// What everybody may see: the tables that an organisation has opened, answered from the release for the periods that there
// are on the day of asking. Nothing here knows who asks.
import { instantToDay, type PeriodName } from '@tukkimies/shared/day.ts'
import { makeOpenTableId, type OpenTableId } from '@tukkimies/shared/id.ts'
import { dimensionByKey, type Key, type Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Labels, Language } from '@tukkimies/shared/register/organisation.ts'
import { toldPeriods } from '@tukkimies/shared/release/answer.ts'
import {
  type NewOpenTable,
  type OpenList,
  type OpenNames,
  OpenQuestion,
  type OpenTable,
  openTablesMax,
} from '@tukkimies/shared/release/open-table.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { spanToPeriods } from '@tukkimies/shared/register/view.ts'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { cubeSize } from '@tukkimies/shared/release/cube.ts'
import { exportCellsMax } from '@tukkimies/shared/release/export.ts'
import { fileTitle } from '@tukkimies/shared/release/file-table.ts'
import { makeNames, type NameGround, type Names } from '@tukkimies/shared/release/names.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { nameWords } from '@tukkimies/shared/release/name-words.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import {
  axisDimensions,
  readTableRequest,
  type TableRequest,
  tableRequestToQuery,
} from '@tukkimies/shared/release/table-request.ts'
import type { Deps } from './deps.ts'
import { type Discloser, noteDisclosure } from './disclosures.ts'
import { Refused, valueOrThrow } from './refused.ts'
import { appendAudit } from './register/audit.ts'
import { readCodeLists } from './register/code-lists.ts'
import {
  addOpenTable,
  deleteOpenTable,
  findOpenTable,
  listOpenTables,
  type StoredOpenTable,
} from './register/open-tables.ts'
import { readPlaces } from './register/organisation.ts'
import { readPolicy } from './structure.ts'
import { listPeriods, readTable } from './visits/reader.ts'

type OpenDeps = Pick<Deps, 'register' | 'reader' | 'now'>

/** An open table with its figures, and everything that has a name. */
export type OpenFigures = { readonly table: OpenTable; readonly answer: TableAnswer; readonly ground: NameGround }

/** All tables that are open, by their titles. */
export const listOpen = async (deps: OpenDeps): Promise<OpenList> => {
  const ground = await readGround(deps)
  const released = await readReleased(deps)
  const tables = (await listOpenTables(deps.register)).map((stored) => storedToTable(stored, ground, released))
  return {
    organisation: inAll((names) => names.organisation, ground),
    tables: tables.toSorted((one, other) => one.title.fi.localeCompare(other.title.fi, 'fi')),
  }
}

/** The figures of an open table. Problems: `not_found`, also where nothing of it is released yet; those of the reader. */
export const readOpen = async (deps: OpenDeps, id: OpenTableId): Promise<OpenFigures> => {
  const stored = await findOpenTable(deps.register, id)
  const ground = stored && (await readGround(deps))
  const table = stored && ground && storedToTable(stored, ground, await readReleased(deps))
  if (!table || table.periods.length === 0) throw new Refused({ code: 'not_found' })
  const request = { ...questionToRequest(table), periods: table.periods }
  return { table, ground, answer: await answerOpen(deps, request) }
}

/**
 * Opens a table to everybody, and notes in the disclosure register that it was handed on. `check` throws where the asker may
 * not read its places. Problems: `invalid` for a question that cannot be asked, has no released period, is too large or too
 * many; those of the reader.
 */
export const publishOpen = async (
  deps: OpenDeps & Pick<Deps, 'random'>,
  discloser: Discloser,
  { language, ...asked }: NewOpenTable,
  check: (request: TableRequest) => Promise<IsReadable>,
): Promise<OpenTable> => {
  const asking = questionToRequest(asked)
  const isReadable = await check(asking)
  const question: OpenQuestion = { ...asked, query: tableRequestToQuery({ ...asking, periods: [] }) }
  const day = instantToDay(deps.now())
  const stored: StoredOpenTable = {
    id: makeOpenTableId(deps.random),
    organisation: discloser.organisation,
    day,
    question,
  }
  const table = storedToTable(stored, await readGround(deps), await readReleased(deps))
  if (table.periods.length === 0) throw new Refused({ code: 'invalid', field: 'span' })
  const answer = await answerOpen(deps, { ...asking, periods: table.periods }, isReadable)
  await deps.register.transact(async (tx) => {
    await tx.hold(['open tables'])
    if ((await listOpenTables(tx)).length >= openTablesMax)
      throw new Refused({ code: 'invalid', field: 'tables', limit: openTablesMax })
    await addOpenTable(tx, stored)
    await appendAudit(tx, discloser.line({ event: 'open_data', act: 'published', table: stored.id }))
    await noteDisclosure(deps, tx, discloser, {
      what: { is: 'table', query: answer.query },
      periods: [...table.periods],
      form: 'open',
      ...disclosed[language],
      basis: 'statistics',
    })
  })
  return table
}

/** Withdraws a table of the scope. Problem: `not_found`, also for another organisation's. */
export const withdrawOpen = async (
  { register }: Pick<OpenDeps, 'register'>,
  scope: Scope,
  id: OpenTableId,
  line: Discloser['line'],
): Promise<void> =>
  register.transact(async (tx) => {
    if (!(await deleteOpenTable(tx, scope, id))) throw new Refused({ code: 'not_found' })
    await appendAudit(tx, line({ event: 'open_data', act: 'withdrawn', table: id }))
  })

/** The names of all that a table speaks of, in every language. */
export const namesOfTable = (answer: TableAnswer, ground: NameGround): OpenNames => {
  const axes = answer.axes.flatMap((axis) => ('dimension' in axis ? [axis] : []))
  const dimensions = [
    ...axes.map(({ dimension, names }) => [dimension, names] as const),
    ...answer.filters.map(({ dimension, code }) => [dimension, [code]] as const),
  ]
  const places = answer.axes.flatMap((axis) => (axis.axis === 'place' ? axis.names : []))
  const inLanguages = (text: (names: Names) => string): Labels => inAll(text, ground)
  return {
    organisation: inLanguages((names) => names.organisation),
    places: Object.fromEntries(places.map((place) => [place, inLanguages((names) => names.placeOf(place))])),
    dimensions: Object.fromEntries(dimensions.map(([id]) => [id, inLanguages((names) => names.dimensionOf(id))])),
    codes: Object.fromEntries(
      dimensions.map(([id, codes]) => [
        id,
        Object.fromEntries(codes.map((code) => [code, inLanguages((names) => names.codeOf(id, code))])),
      ]),
    ),
    shorts: Object.fromEntries(dimensions.map(([id, codes]) => [id, shortsOf(ground, id, codes)])),
  }
}

const shortsOf = ({ lists }: NameGround, id: DimensionId, codes: readonly Key[]): Record<Key, Labels> => {
  const key = id.replace(/\.1$/, '')
  const known = lists.toReversed().flatMap((list) => dimensionByKey(list, key)?.codes ?? [])
  const shorts = codes.flatMap((code) => {
    const short = known.find((one) => one.key === code)?.short
    return short ? [[code, short] as const] : []
  })
  return Object.fromEntries(shorts)
}

/** What the disclosure register says of what is open. */
const disclosed: Readonly<Record<Language, { readonly recipient: string; readonly purpose: string }>> = {
  fi: { recipient: 'Kaikki', purpose: 'Avoin data: taulukko on julkinen, kunnes se otetaan pois' },
  sv: { recipient: 'Alla', purpose: 'Öppna data: tabellen är offentlig tills den tas bort' },
  en: { recipient: 'Everybody', purpose: 'Open data: the table is public until it is withdrawn' },
}

type Released = Readonly<Record<Visitor, readonly PeriodName[]>>

const readReleased = async ({ register, reader, now }: OpenDeps): Promise<Released> => {
  const today = instantToDay(now())
  const ground = { policy: await readPolicy(register, today), today }
  const namesOf = async (visitor: Visitor) =>
    toldPeriods(await listPeriods(reader, visitor, ground)).map(({ name }) => name)
  return { client: await namesOf('client'), partner: await namesOf('partner') }
}

const readGround = async ({ register }: OpenDeps): Promise<NameGround> => ({
  ...(await readPlaces(register)),
  lists: await readCodeLists(register),
})

const storedToTable = (
  { id, organisation, day, question }: StoredOpenTable,
  ground: NameGround,
  released: Released,
): OpenTable => {
  const request = questionToRequest(question)
  const known = new Set(released[request.visitor])
  const periods = spanToPeriods(question.span, released[request.visitor])
  const title = inAll((names) => requestTitle(names, request), ground)
  return { id, day, organisation, title, periods: periods.every((name) => known.has(name)) ? periods : [], ...question }
}

// A question is kept without periods, and is none without one.
const questionToRequest = ({ query }: Pick<OpenQuestion, 'query'>): TableRequest =>
  valueOrThrow(readTableRequest([...new URLSearchParams(query), ['period', '2020']]))

const requestTitle = (names: Names, request: TableRequest): string => {
  const axes = axisDimensions(request).map((dimension) => ({ axis: 'rows', dimension }) as const)
  const places = request.places.map((place) => names.placeOf(place))
  return `${fileTitle(names, { ...request, axes })}. ${places.join(', ')}`
}

type IsReadable = (place: NodeName) => boolean

// What is open names no other place, not even where it has no answer: who asks may read no more than the table.
const answerOpen = async (
  { register, reader, now }: OpenDeps,
  request: TableRequest,
  isReadable: IsReadable = (place) => request.places.includes(place),
): Promise<TableAnswer> => {
  const today = instantToDay(now())
  const policy = await readPolicy(register, today)
  const answer = valueOrThrow(await readTable(reader, request, { policy, today, isReadable }))
  if (cubeSize(answer, true) > exportCellsMax)
    throw new Refused({ code: 'invalid', field: 'rows', limit: exportCellsMax })
  return answer
}

const languages = ['fi', 'sv', 'en'] as const satisfies (keyof typeof nameWords)[]
const inAll = (text: (names: Names) => string, ground: NameGround): Labels => {
  const [fi, sv, en] = languages.map((language) => text(makeNames(ground, language)))
  return { fi: fi ?? '', sv: sv ?? '', en: en ?? '' }
}
