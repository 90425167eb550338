// What an operator changes of one point: its names, its answer at set-up, its area, and the days on which it exists.
import type * as z from 'zod/mini'
import { type Day, dayToPeriod, instantToDay } from '@tukkimies/shared/day.ts'
import { PointId } from '@tukkimies/shared/id.ts'
import type { RequestProblemCode } from '@tukkimies/shared/problem.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { AreaChange, BusyChange, NameChange, PointClosing, PointMerge } from '@tukkimies/shared/register/place.ts'
import { closePoint, mergePoint, movePoint, reopenPoint } from '@tukkimies/shared/register/point-change.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import type { OrganisationId } from '@tukkimies/shared/id.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { findPoint, holdPlaces, organisationOfArea, organisationOfPoint, savePoint } from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { readPolicy } from '../structure.ts'
import { makeLine } from './line.ts'
import { checkNames, readId } from './place-request.ts'
import type { PlaceDeps } from './places.ts'
import { makeBodyRoute, Nothing, type Route } from './route.ts'

/** What a change sees: the point as it stands, the transaction, the day. */
type Ground = { readonly tx: RegisterTx; readonly organisation: OrganisationId; readonly today: Day }

type PointAct<T> = {
  readonly act: string
  readonly summary: string
  readonly body: z.ZodMiniType<T>
  readonly problems: readonly RequestProblemCode[]
  readonly event?: 'point_closed'
  readonly change: (point: Point, asked: T, ground: Ground) => Promise<Point>
}

export const pointRoutes = (deps: PlaceDeps): readonly Route[] => [
  makePointRoute(deps, {
    act: 'names',
    summary: 'Other names of a point',
    body: NameChange,
    problems: ['identity_code'],
    change: async (point, { names }) => {
      checkNames(names)
      return { ...point, names }
    },
  }),
  makePointRoute(deps, {
    act: 'busy',
    summary: 'Whether a point has at least 120 visits a year, for the periods that begin in the first 90 days',
    body: BusyChange,
    problems: [],
    // A period keeps the places that it opened with (AN36): only later ones hear of it.
    change: async (point, { busy }) => ({ ...point, busy }),
  }),
  makePointRoute(deps, {
    act: 'area',
    summary: 'Another area of a point from a 1 January on',
    body: AreaChange,
    problems: ['place_day'],
    change: async (point, { area, from }, { tx, organisation, today }) => {
      if (area !== null && (await organisationOfArea(tx, area)) !== organisation)
        throw new Refused({ code: 'not_found' })
      return valueOrThrow(movePoint(point, area, from, today))
    },
  }),
  makePointRoute(deps, {
    act: 'close',
    summary: 'The last day of a point',
    body: PointClosing,
    problems: ['place_day', 'outdated'],
    event: 'point_closed',
    change: async (point, { last }, { today }) => valueOrThrow(closePoint(point, last, today)),
  }),
  makePointRoute(deps, {
    act: 'merge',
    summary: 'Another point of the same organisation stands in from the first of a month on',
    body: PointMerge,
    problems: ['place_day', 'outdated'],
    event: 'point_closed',
    change: async (point, { into, from }, { tx, organisation, today }) => {
      const other = await findPoint(tx, { is: 'organisation', organisation }, into)
      if (!other) throw new Refused({ code: 'not_found' })
      return valueOrThrow(mergePoint(point, other, from, today))
    },
  }),
  makePointRoute(deps, {
    act: 'reopen',
    summary: 'A point goes on, as long as the month after its last day is not closed',
    body: Nothing,
    problems: ['place_day', 'outdated'],
    change: async (point, _nothing, { tx, today }) => {
      const policy = await readPolicy(tx, today)
      return valueOrThrow(reopenPoint(point, today, (day) => closeDay(dayToPeriod('m', day), policy)))
    },
  }),
]

const makePointRoute = <T>(deps: PlaceDeps, { act, summary, body, problems, event, change }: PointAct<T>): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: `/api/v1/points/:point/${act}`,
      right: 'manage_places',
      summary,
      status: 204,
      answer: null,
      problems: ['not_found', ...problems],
    },
    body,
    async (c, asked) => {
      const id = readId(c, 'point', PointId)
      const now = deps.now()
      await deps.register.transact(async (tx) => {
        await holdPlaces(tx)
        const point = await findPoint(tx, { is: 'all' }, id)
        const organisation = await organisationOfPoint(tx, id)
        if (!point || !organisation) throw new Refused({ code: 'not_found' })
        await savePoint(tx, organisation, await change(point, asked, { tx, organisation, today: instantToDay(now) }))
        await appendAudit(tx, makeLine(c, now, { event: event ?? 'point_saved', point: id }, organisation))
      })
      return c.body(null, 204)
    },
  )
