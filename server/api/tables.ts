// Tables of the release and the periods there are. The right to the places is settled before anything is looked up (AN79).
import * as z from 'zod/mini'
import { instantToDay, PeriodName } from '@tukkimies/shared/day.ts'
import { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { PeriodsAnswer, TableShape } from '@tukkimies/shared/release/answer.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { LatticeAnswer, latticeToOffer } from '@tukkimies/shared/release/offer.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { readTableRequest, type TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { sha256 } from '../crypto.ts'
import { build, type Deps } from '../deps.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { readReadablePlaces } from '../readable-places.ts'
import { readPolicy } from '../structure.ts'
import { listPeriods, type ReaderGround, readLattice, readTable } from '../visits/reader.ts'
import { type Buckets, createBuckets, takeOrThrow } from './bucket.ts'
import { answerTagged } from './etag.ts'
import { readQuery } from './query.ts'
import { type Asking, makeRoute, type QueryParameter, type Route } from './route.ts'
import { userOf } from './who.ts'

/** A page of figures asks up to some dozens of questions: nobody looks at so many pages in a minute. */
export const readsByUser = { burst: 600, perMinute: 600 }

type TableDeps = Pick<Deps, 'register' | 'reader' | 'now'>

const text = z.string()
const tableQuery: readonly QueryParameter[] = [
  { name: 'visitor', schema: Visitor, required: true },
  { name: 'place', schema: text, required: true },
  { name: 'period', schema: text, required: true },
  { name: 'rows', schema: text, required: false },
  { name: 'columns', schema: text, required: false },
  { name: 'layers', schema: text, required: false },
  { name: 'filter', schema: text, required: false },
]

const PeriodsRequest = z.strictObject({ visitor: Visitor })
const LatticeRequest = z.strictObject({ visitor: Visitor, period: PeriodName })

export const tableRoutes = (deps: TableDeps): readonly Route[] => {
  const users = createBuckets(readsByUser)
  return [tableRoute(deps, users), periodsRoute(deps, users), latticeRoute(deps, users)]
}

/** Takes one of the reads that the user has left. Problem: too_many_requests. */
const takeRead = (c: Asking, { now }: Pick<TableDeps, 'now'>, users: Buckets): void =>
  takeOrThrow(users, userOf(c.get('who')).user.id, now())

const tableRoute = (deps: TableDeps, users: Buckets): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/tables',
      right: 'read_tables',
      summary: 'A table of the release, dense, with hidden cells as null',
      query: tableQuery,
      answer: TableShape,
      tagged: true,
      problems: [
        'unknown_parameter',
        'malformed',
        'invalid',
        'not_found',
        'not-in-release',
        'not-closed-yet',
        'too_many_requests',
      ],
    },
    async (c) => {
      takeRead(c, deps, users)
      const request = valueOrThrow(readTableRequest(new URL(c.req.url).searchParams))
      const answer = await answerTable(deps, userOf(c.get('who')).scope, request)
      // The same question about the same lists has the same answer for ever: the tag needs no more (AN80).
      const hashes = answer.periods.map(({ listHash }) => listHash)
      return answerTagged(c, sha256([build, answer.query, ...hashes].join('\n')), () => JSON.stringify(answer))
    },
  )

const periodsRoute = (deps: TableDeps, users: Buckets): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/periods',
      right: 'read_tables',
      summary: 'The closed periods, and when the next ones close',
      query: [{ name: 'visitor', schema: Visitor, required: true }],
      answer: PeriodsAnswer,
      problems: ['unknown_parameter', 'invalid', 'too_many_requests'],
    },
    async (c) => {
      takeRead(c, deps, users)
      const { visitor } = readQuery(c, ['visitor'], PeriodsRequest)
      return c.json(await listPeriods(deps.reader, visitor, await groundOf(deps)))
    },
  )

const latticeRoute = (deps: TableDeps, users: Buckets): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/lattice',
      right: 'read_tables',
      summary: 'What a closed period can be asked: its dimensions, places, and which may be crossed',
      query: [
        { name: 'visitor', schema: Visitor, required: true },
        { name: 'period', schema: text, required: true },
      ],
      answer: LatticeAnswer,
      problems: ['unknown_parameter', 'invalid', 'not_found', 'too_many_requests'],
    },
    async (c) => {
      takeRead(c, deps, users)
      const { visitor, period } = readQuery(c, ['visitor', 'period'], LatticeRequest)
      const lattice = await readLattice(deps.reader, visitor, period)
      if (!lattice) throw new Refused({ code: 'not_found' })
      return c.json(latticeToOffer(lattice, await makeIsReadable(deps, userOf(c.get('who')).scope)))
    },
  )

/** The table that a question asks for, to whom may read its places. Problems: `not_found`, and those of the reader. */
export const answerTable = async (deps: TableDeps, scope: Scope, request: TableRequest): Promise<TableAnswer> => {
  const [isReadable, ground] = await Promise.all([checkPlaces(deps, scope, request), groundOf(deps)])
  return valueOrThrow(await readTable(deps.reader, request, { ...ground, isReadable }))
}

/** Which places may be read in the scope, those of the question among them. Problem: `not_found`. */
export const checkPlaces = async (
  deps: Pick<Deps, 'register'>,
  scope: Scope,
  { places }: Pick<TableRequest, 'places'>,
): Promise<(place: NodeName) => boolean> => {
  const isReadable = await makeIsReadable(deps, scope)
  if (!places.every(isReadable)) throw new Refused({ code: 'not_found' })
  return isReadable
}

const groundOf = async ({ register, now }: TableDeps): Promise<ReaderGround> => {
  const today = instantToDay(now())
  return { policy: await readPolicy(register, today), today }
}

/** Whether a place may be read, before the release is asked anything. */
const makeIsReadable = async (deps: Pick<Deps, 'register'>, scope: Scope): Promise<(place: NodeName) => boolean> =>
  (await readReadablePlaces(deps, scope)).isReadable
