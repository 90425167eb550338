// Tablets: enrolled to a point by a one-time code, known by the hash of their credential, revoked at once.
import type { Day } from '@tukkimies/shared/day.ts'
import type { DeviceId, PointId } from '@tukkimies/shared/id.ts'
import type { Device, Report } from '@tukkimies/shared/register/device.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** Makes a one-time code for a point: 128 random bits in Crockford's base 32; only its hash is stored. */
export const addEnrolment = async (
  _tx: RegisterTx,
  _point: PointId,
  _now: number,
): Promise<{ readonly code: string; readonly until: number }> => {
  throw new Error('not yet')
}

/**
 * Exchanges a code for a device and its credential, which is stored nowhere. `null` if the code is unknown, used or over:
 * the three look alike.
 */
export const enrolDevice = async (
  _tx: RegisterTx,
  _code: string,
  _today: Day,
  _now: number,
): Promise<{ readonly id: DeviceId; readonly credential: string; readonly point: PointId } | null> => {
  throw new Error('not yet')
}

/** The device of a credential, also when it is revoked; `null` if there is none or it was silent for over 400 days. */
export const findDeviceByCredential = async (
  _register: RegisterQueryable,
  _credential: string,
  _today: Day,
): Promise<Device | null> => {
  throw new Error('not yet')
}

/** The devices of the points in scope, by point and id. */
export const listDevices = async (_register: RegisterQueryable, _scope: Scope): Promise<Device[]> => {
  throw new Error('not yet')
}

/** Notes the day and the last report; writes only what has changed. */
export const noteDeviceSeen = async (_tx: RegisterTx, _id: DeviceId, _today: Day, _report: Report): Promise<void> => {
  throw new Error('not yet')
}

/** Revokes a device of the scope; `false` if there is none. Repeating it changes nothing. */
export const revokeDevice = async (_tx: RegisterTx, _scope: Scope, _id: DeviceId, _today: Day): Promise<boolean> => {
  throw new Error('not yet')
}

/** Deletes codes that are used or over; answers how many. */
export const expireEnrolments = async (_tx: RegisterTx, _now: number): Promise<number> => {
  throw new Error('not yet')
}
