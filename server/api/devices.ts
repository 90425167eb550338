// Tablets: a main user makes a one-time code for an own point, a tablet exchanges it for a credential, a main user sees the
// tablets and revokes them at once.
import { setCookie } from 'hono/cookie'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { DeviceId } from '@tukkimies/shared/id.ts'
import type { AuditActor, AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { DeviceCodeAnswer, DeviceCodeRequest, DeviceList } from '@tukkimies/shared/register/device.ts'
import { EnrolAnswer, EnrolRequest } from '@tukkimies/shared/wire.ts'
import { makeToken } from '../crypto.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { addEnrolment, enrolDevice, listDevices, revokeDevice } from '../register/devices.ts'
import { findPoint, organisationOfPoint } from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { type Asking, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

/** A code has 128 bits: the limit is for the server's sake. */
const enrolmentsByAddress = { burst: 20, perMinute: 10 }
const tripwireSeconds = 400 * 86_400

type DeviceDeps = Pick<Deps, 'register' | 'now'>

export const deviceRoutes = (deps: DeviceDeps): readonly Route[] => {
  const addresses = createBuckets(enrolmentsByAddress)
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/devices/codes',
        right: 'enrol_devices',
        summary: 'A one-time code for a tablet of one of the own points',
        answer: DeviceCodeAnswer,
        problems: ['not_found'],
      },
      DeviceCodeRequest,
      async (c, { point, name }) => {
        const { user, scope } = userOf(c.get('who'))
        const answer = await deps.register.transact(async (tx) => {
          if (!(await findPoint(tx, scope, point))) throw new Refused({ code: 'not_found' })
          await appendAudit(tx, await lineOf(tx, actorOf(user), { event: 'device_code_made', point }, deps.now()))
          return addEnrolment(tx, point, deps.now(), name)
        })
        return c.json(answer)
      },
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/devices/enrol',
        right: 'enrol',
        summary: 'A one-time code for a credential that may only append',
        answer: EnrolAnswer,
        problems: ['code_unknown', 'too_many_requests'],
      },
      EnrolRequest,
      async (c, { code }) => {
        takeOrThrow(addresses, addressOf(c), deps.now())
        const answer = await enrol(deps, code)
        setTripwire(c)
        return c.json(answer)
      },
    ),
    makeRoute(
      {
        method: 'get',
        path: '/api/v1/devices',
        right: 'read_devices',
        summary: 'The tablets of the own points',
        answer: DeviceList,
        problems: [],
      },
      async (c) => {
        const answer: DeviceList = { devices: await listDevices(deps.register, userOf(c.get('who')).scope) }
        return c.json(answer)
      },
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/devices/:device/revoke',
        right: 'revoke_devices',
        summary: 'Ends the credential of a tablet of the own points at once',
        status: 204,
        answer: null,
        problems: ['not_found'],
      },
      Nothing,
      async (c) => {
        const { user, scope } = userOf(c.get('who'))
        const device = DeviceId.safeParse(c.req.param('device')).data
        const today = instantToDay(deps.now())
        await deps.register.transact(async (tx) => {
          const found = (await listDevices(tx, scope)).find(({ id }) => id === device)
          if (!found) throw new Refused({ code: 'not_found' })
          if (found.revoked !== null) return
          await revokeDevice(tx, scope, found.id, today)
          const event = { event: 'device_revoked', device: found.id, point: found.point } as const
          await appendAudit(tx, await lineOf(tx, actorOf(user), event, deps.now()))
        })
        return c.body(null, 204)
      },
    ),
  ]
}

// Unknown, used and over are one answer: a guesser learns nothing from it (F82, F88).
const enrol = (deps: DeviceDeps, code: string): Promise<EnrolAnswer> =>
  deps.register.transact(async (tx) => {
    const enrolled = await enrolDevice(tx, code, instantToDay(deps.now()), deps.now())
    if (!enrolled) throw new Refused({ code: 'code_unknown' })
    const place = await findPoint(tx, { is: 'points', points: [enrolled.point] }, enrolled.point)
    if (!place) throw new Error('a device enrolled to no point')
    const event = { event: 'device_enrolled', device: enrolled.id, point: place.id } as const
    await appendAudit(tx, await lineOf(tx, { is: 'device' }, event, deps.now()))
    return { device: enrolled.id, credential: enrolled.credential, point: place.id, names: place.names }
  })

/** A marker outside the tablet's storage: it gives no right, and tells a wiped store from a first start. */
const setTripwire = (c: Asking): void =>
  setCookie(c, 'tablet', makeToken(), {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: tripwireSeconds,
  })

type PointEvent = Extract<AuditEvent, { event: 'device_code_made' | 'device_enrolled' | 'device_revoked' }>

const lineOf = async (tx: RegisterTx, actor: AuditActor, event: PointEvent, at: number) => ({
  at,
  actor,
  organisation: await organisationOfPoint(tx, event.point),
  event,
})

const actorOf = ({ id, role }: ReturnType<typeof userOf>['user']): AuditActor => ({ is: 'user', user: id, role })
