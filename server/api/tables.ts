// Tables of the release and the periods there are. The right to the places is settled before anything is looked up (AN79).
import * as z from 'zod/mini'
import { Day, instantToDay, PeriodKind, PeriodName } from '@tukkimies/shared/day.ts'
import { PointId } from '@tukkimies/shared/id.ts'
import { Key, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { readTableRequest, type TableAnswer } from '@tukkimies/shared/release/table.ts'
import { sha256 } from '../crypto.ts'
import { build, type Deps } from '../deps.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { findPoint, listPoints, readPlaces } from '../register/organisation.ts'
import { readPolicy } from '../structure.ts'
import { listPeriods, type PeriodsAnswer, type ReaderGround, readTable } from '../visits/reader.ts'
import { answerTagged } from './etag.ts'
import { readQuery } from './query.ts'
import { type Asking, makeRoute, type QueryParameter, type Route } from './route.ts'
import { userOf } from './who.ts'

type TableDeps = Pick<Deps, 'register' | 'reader' | 'now'>

const dense = {
  values: z.readonly(z.array(z.nullable(z.int()))),
  structural: z.readonly(z.array(z.int())),
}
const dimension = z.strictObject({
  axis: z.enum(['layers', 'rows', 'columns']),
  dimension: DimensionId,
  many: z.boolean(),
  sensitive: z.boolean(),
  names: z.readonly(z.array(Key)),
})
const period = z.strictObject({
  name: PeriodName,
  first: Day,
  last: Day,
  close: Day,
  D: z.number(),
  V: z.number(),
  T: z.number(),
  hiddenMax: z.number(),
  listHash: z.string(),
  inUse: z.readonly(
    z.array(
      z.strictObject({ dimension: DimensionId, code: Key, from: z.exactOptional(Day), until: z.exactOptional(Day) }),
    ),
  ),
})

/** AN78, as it is described. */
const DescribedTable: z.ZodMiniType<TableAnswer> = z.strictObject({
  ...dense,
  query: z.string(),
  visitor: Visitor,
  filters: z.readonly(z.array(z.strictObject({ dimension: DimensionId, code: Key }))),
  axes: z.readonly(
    z.array(
      z.union([
        z.strictObject({ axis: z.literal('period'), names: z.readonly(z.array(PeriodName)) }),
        z.strictObject({ axis: z.literal('place'), names: z.readonly(z.array(NodeName)) }),
        dimension,
      ]),
    ),
  ),
  totals: z.readonly(z.array(z.strictObject({ ...dense, dimensions: z.readonly(z.array(DimensionId)) }))),
  periods: z.readonly(z.array(period)),
  notes: z.readonly(z.array(z.enum(['noise', 'hidden', 'hidden_sensitive', 'visits_not_people', 'many_topics']))),
})

const DescribedPeriods: z.ZodMiniType<PeriodsAnswer> = z.strictObject({
  visitor: Visitor,
  closed: z.readonly(
    z.array(
      z.strictObject({ kind: PeriodKind, name: PeriodName, first: Day, last: Day, close: Day, listHash: z.string() }),
    ),
  ),
  next: z.readonly(z.array(z.strictObject({ kind: PeriodKind, name: PeriodName, close: Day }))),
})

const PeriodsRequest = z.strictObject({ visitor: Visitor })

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

export const tableRoutes = (deps: TableDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/tables',
      right: 'read_tables',
      summary: 'A table of the release, dense, with hidden cells as null',
      query: tableQuery,
      answer: DescribedTable,
      tagged: true,
      problems: ['unknown_parameter', 'malformed', 'invalid', 'not_found', 'not-in-release', 'not-closed-yet'],
    },
    async (c) => {
      const request = valueOrThrow(readTableRequest(new URL(c.req.url).searchParams))
      await checkPlaces(deps, userOf(c.get('who')).scope, request.places)
      const answer = valueOrThrow(await readTable(deps.reader, request, await groundOf(deps)))
      // The same question about the same lists has the same answer for ever: the tag needs no more (AN80).
      const hashes = answer.periods.map(({ listHash }) => listHash)
      return answerTagged(c, sha256([build, answer.query, ...hashes].join('\n')), () => JSON.stringify(answer))
    },
  ),
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/periods',
      right: 'read_tables',
      summary: 'The closed periods, and when the next ones close',
      query: [{ name: 'visitor', schema: Visitor, required: true }],
      answer: DescribedPeriods,
      problems: ['unknown_parameter', 'invalid'],
    },
    async (c: Asking) => {
      const { visitor } = readQuery(c, ['visitor'], PeriodsRequest)
      return c.json(await listPeriods(deps.reader, visitor, await groundOf(deps)))
    },
  ),
]

const groundOf = async ({ register, now }: TableDeps): Promise<ReaderGround> => {
  const today = instantToDay(now())
  return { policy: await readPolicy(register, today), today }
}

/**
 * A place may be read by whoever may read every point in it. A foreign place and a missing one are both not found, before
 * the release is asked anything.
 */
const checkPlaces = async ({ register }: TableDeps, scope: Scope, places: readonly NodeName[]): Promise<void> => {
  for (const place of places) {
    const [kind, name] = place.split(':')
    if (kind === 'point') {
      if (!(await findPoint(register, scope, PointId.parse(name)))) throw new Refused({ code: 'not_found' })
      continue
    }
    const { points } = await readPlaces(register)
    const held = points.filter(({ areas }) => kind === 'whole' || areas.some(({ area }) => area === name))
    const own = new Set((await listPoints(register, scope)).map(({ id }) => id))
    if (held.length === 0 || !held.every(({ id }) => own.has(id))) throw new Refused({ code: 'not_found' })
  }
}
