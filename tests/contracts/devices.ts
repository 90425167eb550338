// What the register promises about tablets, on every engine.
import { expect, test } from 'vitest'
import { DeviceId } from '@tukkimies/shared/id.ts'
import type { Report } from '@tukkimies/shared/register/device.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import {
  addEnrolment,
  enrolDevice,
  expireEnrolments,
  findDeviceByCredential,
  listDevices,
  noteDeviceSeen,
  renameDevice,
  reportDeviceLost,
  revokeDevice,
} from '@tukkimies/server/register/devices.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'
import { day, p1 } from './fixtures.ts'
import { minute, scopes, settle } from './register-fixture.ts'

export const devicesContract = (engine: string, open: () => Promise<RegisterStore>): void => {
  test(`[F73] ${engine}: a tablet has the name of its code, is renamed, and is reported lost once`, async () => {
    const register = await open()
    await settle(register)
    const device = await register.transact(async (tx) => {
      const { code } = await addEnrolment(tx, p1, 0, 'Tabletti 1')
      return enrolDevice(tx, code, day('2026-03-10'), 0)
    })
    if (!device) throw new Error('the code was good')
    expect(device.name).toBe('Tabletti 1')
    const missing = DeviceId.parse('BBBBBBBBBBBBBBBBBBBBBA')
    const rename = (id: DeviceId) => register.transact((tx) => renameDevice(tx, id, 'Tiski'))
    const report = (id: DeviceId, on: string) => register.transact((tx) => reportDeviceLost(tx, id, day(on)))
    expect([await rename(device.id), await rename(missing)]).toEqual([true, false])
    expect(await report(device.id, '2026-03-11')).toBe(true)
    expect([await report(device.id, '2026-03-12'), await report(missing, '2026-03-12')]).toEqual([false, false])
    const [found] = await listDevices(register, scopes.north)
    expect(found).toMatchObject({ name: 'Tiski', lost: '2026-03-11', revoked: null })
  })

  test(`[F82] ${engine}: an enrolment code works once, for 15 minutes, and is stored as a hash`, async () => {
    const register = await open()
    await settle(register)
    const { code, until } = await register.transact((tx) => addEnrolment(tx, p1, 0))
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(until).toBe(15 * minute)
    expect(JSON.stringify(await register.query.selectFrom('enrolment').selectAll().execute())).not.toContain(code)
    const enrol = (given: string, now: number) =>
      register.transact((tx) => enrolDevice(tx, given, day('2026-03-10'), now))
    expect(await enrol(code, 15 * minute)).toBeNull()
    expect(await enrol(`Z${code.slice(1)}`, 0)).toBeNull()
    const both = await Promise.all([enrol(code, 1), enrol(code, 1)])
    const enrolled = both.filter((device) => device !== null)
    expect(enrolled).toHaveLength(1)
    expect(enrolled[0]?.point).toBe(p1)
    expect(await enrol(code, 2)).toBeNull()
    expect(await register.transact((tx) => expireEnrolments(tx, 0))).toBe(1)
  })

  test(`[AN88] [F73] ${engine}: a credential finds its tablet, until it was silent too long; revoking is seen at once`, async () => {
    const register = await open()
    await settle(register)
    const device = await register.transact(async (tx) => {
      const { code } = await addEnrolment(tx, p1, 0)
      return enrolDevice(tx, code, day('2026-03-10'), 0)
    })
    if (!device) throw new Error('the code was good')
    const find = (today: string) => findDeviceByCredential(register, device.credential, day(today))
    const unused = { lastSeen: null, revoked: null, name: null, lost: null, report: null }
    const fresh = { id: device.id, point: p1, enrolled: '2026-03-10', ...unused }
    expect(await find('2026-03-10')).toEqual(fresh)
    expect(await find('2027-04-14')).toEqual(fresh)
    expect(await find('2027-04-15')).toBeNull()
    const report: Report = { build: '0.1.0', waiting: 2, oldest: null, attention: 0, lost: 0, persisted: 'yes' }
    await register.transact((tx) => noteDeviceSeen(tx, device.id, day('2026-04-01'), report))
    expect(await find('2027-04-15')).toEqual({ ...fresh, lastSeen: '2026-04-01', report })
    const revoke = (scope: Scope) => register.transact((tx) => revokeDevice(tx, scope, device.id, day('2026-05-01')))
    expect(await revoke(scopes.south)).toBe(false)
    expect((await find('2026-05-01'))?.revoked).toBeNull()
    expect(await revoke(scopes.north)).toBe(true)
    expect(await revoke(scopes.north)).toBe(true)
    expect((await find('2026-05-01'))?.revoked).toBe('2026-05-01')
    const missing = DeviceId.parse('BBBBBBBBBBBBBBBBBBBBBA')
    expect(await register.transact((tx) => revokeDevice(tx, scopes.all, missing, day('2026-05-01')))).toBe(false)
    expect((await listDevices(register, scopes.north)).map(({ id }) => id)).toEqual([device.id])
    expect((await listDevices(register, scopes.p1)).map(({ id }) => id)).toEqual([device.id])
    expect(await listDevices(register, scopes.south)).toEqual([])
    expect(await listDevices(register, scopes.self)).toEqual([])
  })
}
