// Organisations, areas and points as an operator makes, names and changes them. Nothing is ever removed: what was counted
// somewhere keeps its place.
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import { daysBackMax, type Labels } from '@tukkimies/shared/register/organisation.ts'
import {
  MadeArea,
  MadeOrganisation,
  MadePoint,
  NameChange,
  NewArea,
  NewOrganisation,
  NewPoint,
  PlaceList,
} from '@tukkimies/shared/register/place.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import {
  hasOrganisation,
  holdPlaces,
  nextPlaceId,
  organisationOfArea,
  readPlacesByOrganisation,
  saveArea,
  saveOrganisation,
  savePoint,
} from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { makeLine } from './line.ts'
import { checkNames, readId } from './place-request.ts'
import { type Asking, makeBodyRoute, makeRoute, type Route } from './route.ts'

export type PlaceDeps = Pick<Deps, 'register' | 'now'>

export const placeRoutes = (deps: PlaceDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/places',
      right: 'manage_places',
      summary: 'Organisations, and areas and points with the organisation of each',
      answer: PlaceList,
      problems: [],
    },
    async (c) => c.json((await readPlacesByOrganisation(deps.register)) satisfies PlaceList),
  ),
  ...organisationRoutes(deps),
  ...areaRoutes(deps),
  makeNewPointRoute(deps),
]

const organisationRoutes = (deps: PlaceDeps): readonly Route[] => [
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/organisations',
      right: 'manage_places',
      summary: 'A new organisation',
      answer: MadeOrganisation,
      problems: ['identity_code'],
    },
    NewOrganisation,
    async (c, { names }) => {
      checkNames(names)
      const answer = await deps.register.transact(async (tx) => {
        const id = OrganisationId.parse(await nextPlaceId(tx, 'organisation'))
        await saveNamedOrganisation(c, deps, tx, { id, names })
        return { id }
      })
      return c.json(answer)
    },
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/organisations/:organisation/names',
      right: 'manage_places',
      summary: 'Other names of an organisation',
      status: 204,
      answer: null,
      problems: ['not_found', 'identity_code'],
    },
    NameChange,
    async (c, { names }) => {
      checkNames(names)
      const id = readId(c, 'organisation', OrganisationId)
      await deps.register.transact(async (tx) => {
        await holdPlaces(tx)
        if (!(await hasOrganisation(tx, id))) throw new Refused({ code: 'not_found' })
        await saveNamedOrganisation(c, deps, tx, { id, names })
      })
      return c.body(null, 204)
    },
  ),
]

const saveNamedOrganisation = async (
  c: Asking,
  deps: PlaceDeps,
  tx: RegisterTx,
  { id, names }: { id: OrganisationId; names: Labels },
): Promise<void> => {
  await saveOrganisation(tx, { id, names })
  await appendAudit(tx, makeLine(c, deps.now(), { event: 'organisation_saved', organisation: id }, id))
}

const areaRoutes = (deps: PlaceDeps): readonly Route[] => [
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/areas',
      right: 'manage_places',
      summary: 'A new area of an organisation',
      answer: MadeArea,
      problems: ['not_found', 'identity_code'],
    },
    NewArea,
    async (c, { organisation, names }) => {
      checkNames(names)
      const answer = await deps.register.transact(async (tx) => {
        const id = AreaId.parse(await nextPlaceId(tx, 'area'))
        if (!(await hasOrganisation(tx, organisation))) throw new Refused({ code: 'not_found' })
        await saveArea(tx, organisation, { id, names })
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'area_saved', area: id }, organisation))
        return { id }
      })
      return c.json(answer)
    },
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/areas/:area/names',
      right: 'manage_places',
      summary: 'Other names of an area',
      status: 204,
      answer: null,
      problems: ['not_found', 'identity_code'],
    },
    NameChange,
    async (c, { names }) => {
      checkNames(names)
      const id = readId(c, 'area', AreaId)
      await deps.register.transact(async (tx) => {
        await holdPlaces(tx)
        const organisation = await organisationOfArea(tx, id)
        if (!organisation) throw new Refused({ code: 'not_found' })
        await saveArea(tx, organisation, { id, names })
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'area_saved', area: id }, organisation))
      })
      return c.body(null, 204)
    },
  ),
]

const makeNewPointRoute = (deps: PlaceDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/points',
      right: 'manage_places',
      summary: 'A new point of an organisation',
      answer: MadePoint,
      problems: ['not_found', 'identity_code', 'place_day'],
    },
    NewPoint,
    async (c, { organisation, area, ...asked }) => {
      checkNames(asked.names)
      // Before that no visit is taken in anywhere (S23).
      const earliest = dayPlus(instantToDay(deps.now()), -daysBackMax)
      if (asked.first < earliest) throw new Refused({ code: 'place_day', field: 'first', day: earliest })
      const answer = await deps.register.transact(async (tx) => {
        const id = PointId.parse(await nextPlaceId(tx, 'point'))
        if (!(await hasOrganisation(tx, organisation))) throw new Refused({ code: 'not_found' })
        if (area !== null && (await organisationOfArea(tx, area)) !== organisation)
          throw new Refused({ code: 'not_found' })
        const areas = area === null ? [] : [{ from: asked.first, area }]
        await savePoint(tx, organisation, { id, areas, ...asked })
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'point_saved', point: id }, organisation))
        return { id }
      })
      return c.json(answer)
    },
  )
