// From a one-time code to a tablet: a main user makes the code for an own point, a tablet exchanges it for a credential that
// may only append.
import { setCookie } from 'hono/cookie'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { DeviceCodeAnswer, DeviceCodeRequest } from '@tukkimies/shared/register/device.ts'
import { EnrolAnswer, EnrolRequest } from '@tukkimies/shared/wire.ts'
import { makeToken } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { addEnrolment, enrolDevice } from '../register/devices.ts'
import { findPoint } from '../register/organisation.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { addDeviceLine, checkDeviceName, type DeviceDeps } from './devices.ts'
import { type Asking, makeBodyRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

/** A code has 128 bits: the limit is for the server's sake. */
const enrolmentsByAddress = { burst: 20, perMinute: 10 }
const tripwireSeconds = 400 * 86_400

export const enrolmentRoutes = (deps: DeviceDeps): readonly Route[] => {
  const addresses = createBuckets(enrolmentsByAddress)
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/devices/codes',
        right: 'enrol_devices',
        summary: 'A one-time code for a tablet of one of the own points',
        answer: DeviceCodeAnswer,
        problems: ['not_found', 'place_day', 'identity_code'],
      },
      DeviceCodeRequest,
      async (c, { point, name }) => {
        const { scope } = userOf(c.get('who'))
        checkDeviceName(name)
        const answer = await deps.register.transact(async (tx) => {
          const place = await findPoint(tx, scope, point)
          if (!place) throw new Refused({ code: 'not_found' })
          // A tablet that is enrolled already goes on sending what it holds; a new one would have nothing to do.
          if (place.last !== undefined && place.last < instantToDay(deps.now()))
            throw new Refused({ code: 'place_day', field: 'point', day: place.last })
          await addDeviceLine(c, deps, tx, { event: 'device_code_made', point })
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
        const answer = await enrol(c, deps, code)
        setTripwire(c)
        return c.json(answer)
      },
    ),
  ]
}

// Unknown, used and over are one answer: a guesser learns nothing from it (F82, F88).
const enrol = (c: Asking, deps: DeviceDeps, code: string): Promise<EnrolAnswer> =>
  deps.register.transact(async (tx) => {
    const enrolled = await enrolDevice(tx, code, instantToDay(deps.now()), deps.now())
    if (!enrolled) throw new Refused({ code: 'code_unknown' })
    const place = await findPoint(tx, { is: 'points', points: [enrolled.point] }, enrolled.point)
    if (!place) throw new Error('a device enrolled to no point')
    const event = { event: 'device_enrolled', device: enrolled.id, point: place.id } as const
    await addDeviceLine(c, deps, tx, event, { is: 'device' })
    const { credential, name } = enrolled
    return { device: enrolled.id, credential, point: place.id, names: place.names, name }
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
