// Tablets: enrolled to a point by a one-time code, known by the hash of their credential, revoked at once.
import { type Day, daysBetween } from '@tukkimies/shared/day.ts'
import { type DeviceId, makeDeviceId, type PointId } from '@tukkimies/shared/id.ts'
import { Device, enrolmentMinutes, type Report, silentDaysMax } from '@tukkimies/shared/register/device.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { makeOneTimeCode, makeToken, randomBytes, sha256Hex } from '../crypto.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

const minuteMs = 60_000

/** Makes a one-time code for a point: 128 random bits in Crockford's base 32; only its hash is stored. */
export const addEnrolment = async (
  tx: RegisterTx,
  point: PointId,
  now: number,
  name: string | null = null,
): Promise<{ readonly code: string; readonly until: number }> => {
  const code = makeOneTimeCode()
  const until = now + enrolmentMinutes * minuteMs
  await tx.query
    .insertInto('enrolment')
    .values({ hash: sha256Hex(code), point, until, used: null, name })
    .execute()
  return { code, until }
}

/** A new tablet with its credential, which is told once. */
export type Enrolled = {
  readonly id: DeviceId
  readonly credential: string
  readonly point: PointId
  readonly name: string | null
}

/**
 * Exchanges a code for a device and its credential, which is stored nowhere. `null` if the code is unknown, used or over:
 * the three look alike.
 */
export const enrolDevice = async (tx: RegisterTx, code: string, today: Day, now: number): Promise<Enrolled | null> => {
  // The update decides: of two that come with the same code, one finds it used.
  const used = await tx.query
    .updateTable('enrolment')
    .set({ used: today })
    .where('hash', '=', sha256Hex(code))
    .where('used', 'is', null)
    .where('until', '>', now)
    .returning(['point', 'name'])
    .executeTakeFirst()
  if (!used) return null
  const device = { id: makeDeviceId(randomBytes), point: used.point }
  const credential = makeToken()
  await tx.query
    .insertInto('device')
    .values({
      ...device,
      hash: sha256Hex(credential),
      name: used.name,
      enrolled: today,
      last_seen: null,
      revoked: null,
      lost: null,
      report: null,
    })
    .execute()
  return { ...device, credential, name: used.name }
}

/** The device of a credential, also when it is revoked; `null` if there is none or it was silent for over 400 days. */
export const findDeviceByCredential = async (
  register: RegisterQueryable,
  credential: string,
  today: Day,
): Promise<Device | null> => {
  const hash = sha256Hex(credential)
  const row = await register.query.selectFrom('device').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (!row || daysBetween(row.last_seen ?? row.enrolled, today) > silentDaysMax) return null
  return rowToDevice(row)
}

/** The devices of the points in scope, by point and id. */
export const listDevices = async (register: RegisterQueryable, scope: Scope): Promise<Device[]> => {
  const rows = await register.query
    .selectFrom('device')
    .innerJoin('point', 'point.id', 'device.point')
    .selectAll('device')
    .select('point.organisation')
    .orderBy('device.point')
    .orderBy('device.id')
    .execute()
  return rows.filter((row) => isInScope(row, scope)).map(rowToDevice)
}

/** Notes the day and the last report; writes only what has changed. */
export const noteDeviceSeen = async (tx: RegisterTx, id: DeviceId, today: Day, report: Report): Promise<void> => {
  const text = JSON.stringify(report)
  await tx.query
    .updateTable('device')
    .set({ last_seen: today, report: text })
    .where('id', '=', id)
    .where(({ or, eb }) =>
      or([
        eb('last_seen', 'is', null),
        eb('last_seen', '!=', today),
        eb('report', 'is', null),
        eb('report', '!=', text),
      ]),
    )
    .execute()
}

/** Revokes a device of the scope; `false` if there is none. Repeating it changes nothing. */
export const revokeDevice = async (tx: RegisterTx, scope: Scope, id: DeviceId, today: Day): Promise<boolean> => {
  const found = (await listDevices(tx, scope)).some((device) => device.id === id)
  if (!found) return false
  await tx.query
    .updateTable('device')
    .set({ revoked: today })
    .where('id', '=', id)
    .where('revoked', 'is', null)
    .execute()
  return true
}

/** Gives a tablet another name; `false` if there is none. */
export const renameDevice = async (tx: RegisterTx, id: DeviceId, name: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx.query
    .updateTable('device')
    .set({ name })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Notes that a tablet is lost, from the first report on; `false` if there is none or it was noted already. */
export const reportDeviceLost = async (tx: RegisterTx, id: DeviceId, today: Day): Promise<boolean> => {
  const { numUpdatedRows } = await tx.query
    .updateTable('device')
    .set({ lost: today })
    .where('id', '=', id)
    .where('lost', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Deletes codes that are used or over; answers how many. */
export const expireEnrolments = async (tx: RegisterTx, now: number): Promise<number> => {
  const { numDeletedRows } = await tx.query
    .deleteFrom('enrolment')
    .where(({ or, eb }) => or([eb('used', 'is not', null), eb('until', '<=', now)]))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

type Placed = { readonly point: PointId; readonly organisation: RegisterTables['point']['organisation'] }

const isInScope = ({ point, organisation }: Placed, scope: Scope): boolean => {
  switch (scope.is) {
    case 'all':
      return true
    case 'organisation':
      return organisation === scope.organisation
    case 'points':
      return scope.points.includes(point)
    case 'self':
      return false
  }
}

const rowToDevice = ({
  id,
  point,
  enrolled,
  last_seen,
  revoked,
  name,
  lost,
  report,
}: RegisterTables['device']): Device =>
  Device.parse({
    id,
    point,
    enrolled,
    lastSeen: last_seen,
    revoked,
    name,
    lost,
    report: report === null ? null : JSON.parse(report),
  })
