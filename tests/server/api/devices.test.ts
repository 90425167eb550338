import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { findDeviceByCredential } from '@tukkimies/server/register/devices.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { Day } from '@tukkimies/shared/day.ts'
import type { DeviceList } from '@tukkimies/shared/register/device.ts'
import type { EnrolAnswer } from '@tukkimies/shared/wire.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { type FixtureName, keskus, p1, p2, p3 } from '../../users.ts'
import { createHouse, type House, pushOf } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const makeCode = async (point = p1): Promise<string> => {
      const answer = await house.ask('/api/v1/devices/codes', { as: 'maija', body: { point, name: 'Tabletti 1' } })
      expect(answer.status).toBe(200)
      return (answer.body as { code: string }).code
    }
    const enrol = (code: string) => house.ask('/api/v1/devices/enrol', { body: { code } })
    const devicesOf = async (as: FixtureName) =>
      ((await house.ask('/api/v1/devices', { as })).body as DeviceList).devices

    test('a code makes a tablet of the point, whose credential pushes there', async () => {
      const answer = await house.ask('/api/v1/devices/codes', { as: 'maija', body: { point: p1, name: 'Tabletti 1' } })
      expect(answer.body).toEqual({
        code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        until: house.now() + 15 * 60_000,
      })
      const enrolled = await enrol((answer.body as { code: string }).code)
      const { credential, point, names, name } = enrolled.body as EnrolAnswer
      const place = { point: 'p1', names: { fi: 'Nimi', sv: 'Namn', en: 'Name' } }
      expect({ point, names, name }).toEqual({ ...place, name: 'Tabletti 1' })
      expect(await house.ask('/api/v1/push', { credential, body: pushOf([]) })).toMatchObject({ status: 200 })
      expect(house.files().includes(credential)).toBe(false)
      expect(house.files().includes((answer.body as { code: string }).code)).toBe(false)
    })

    test('[F10] enrolment leaves a mark outside the tablet’s storage that gives no right', async () => {
      const { cookies } = await enrol(await makeCode())
      expect(cookies).toHaveLength(1)
      expect(cookies[0]).toMatch(
        /^__Host-tablet=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      )
      const Cookie = cookies[0]?.split(';')[0] ?? ''
      expect(await house.ask('/api/v1/me', { headers: { Cookie } })).toMatchObject({ code: 'not_signed_in' })
      expect(await house.ask('/api/v1/push', { body: pushOf([]), headers: { Cookie } })).toMatchObject({
        code: 'device_unknown',
      })
    })

    test('[F82] a code is used once, within 15 minutes, and one that is unknown, used or over looks the same', async () => {
      const used = await makeCode()
      expect((await enrol(used)).status).toBe(200)
      const over = await makeCode()
      const lastMinute = await makeCode()
      house.wait(15 * 60_000 - 1)
      expect((await enrol(lastMinute)).status).toBe(200)
      house.wait(1)
      const answers = [await enrol(used), await enrol(over), await enrol('0'.repeat(26))]
      for (const { everything } of answers) expect(everything).toBe(answers[0]?.everything)
      expect(answers[0]).toMatchObject({ status: 410, code: 'code_unknown', cookies: [] })
    })

    test('[F82] of two tablets that come with one code at once, one is enrolled', async () => {
      const code = await makeCode()
      const answers = await Promise.all([enrol(code), enrol(code), enrol(code)])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410])
    })

    test('[F82] guessing codes is limited, and what is no code is not even looked up', async () => {
      const guessed = await createHouse({ ground: await makeGround(engine) })
      const guess = (code: string) => guessed.ask('/api/v1/devices/enrol', { body: { code } })
      for (const code of ['', 'x', '0'.repeat(25), 'I'.repeat(26), '0'.repeat(27), `${'0'.repeat(25)}o`])
        expect(await guess(code)).toMatchObject({ status: 422, code: 'invalid' })
      for (let times = 0; times < 20; times++) expect((await guess('0'.repeat(26))).status).toBe(410)
      const refused = await guess('0'.repeat(26))
      expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' })
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
      guessed.wait(60_000)
      expect((await guess('0'.repeat(26))).status).toBe(410)
      await guessed.close()
    })

    test('[A17][F92] a main user makes codes for own points only, and a foreign point looks like a missing one', async () => {
      const ask = (point: string) =>
        house.ask('/api/v1/devices/codes', { as: 'maija', body: { point, name: 'Tabletti 1' } })
      const foreign = await ask(p3)
      expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
      expect((await ask('nowhere')).everything).toBe(foreign.everything)
      expect(
        (await house.ask('/api/v1/devices/codes', { as: 'rauno', body: { point: p3, name: 'Tabletti 1' } })).status,
      ).toBe(200)
    })

    test('[A17] a main user sees the tablets of own points, the operator all', async () => {
      await house.enrol(p2)
      await house.enrol(p3)
      expect(new Set((await devicesOf('maija')).map(({ point }) => point))).toEqual(new Set([p1, p2]))
      expect((await devicesOf('rauno')).map(({ point }) => point)).toEqual([p3])
      expect((await devicesOf('oskari')).length).toBe((await devicesOf('maija')).length + 1)
    })

    test('[F73] a tablet is revoked at once and stays revoked; a foreign one looks like a missing one', async () => {
      const credential = await house.enrol(p3)
      const own = (await devicesOf('rauno')).at(-1)
      for (const { id } of await devicesOf('rauno')) {
        const revoke = (as: 'maija' | 'rauno', device: string = id) =>
          house.ask(`/api/v1/devices/${device}/revoke`, { as, body: {} })
        const foreign = await revoke('maija')
        expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
        for (const missing of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00'])
          expect((await revoke('maija', missing)).everything).toBe(foreign.everything)
        expect(await revoke('rauno')).toMatchObject({ status: 204 })
        expect(await revoke('rauno')).toMatchObject({ status: 204 })
      }
      expect((await devicesOf('rauno')).find(({ id }) => id === own?.id)?.revoked).toBe('2026-03-10')
      expect(await house.ask('/api/v1/push', { credential, body: pushOf([]) })).toMatchObject({
        code: 'device_revoked',
      })
    })

    test('[F82] of ten thousand guesses none is accepted, and nearly all are not even looked up', async () => {
      const guessed = await createHouse({ ground: await makeGround(engine) })
      await guessed.ask('/api/v1/devices/codes', { as: 'maija', body: { point: p1, name: 'Tabletti 1' } })
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
      const statuses = new Map<number, number>()
      for (let guess = 0; guess < 10_000; guess++) {
        const code = [...randomBytes(26)].map((byte) => alphabet[byte & 31]).join('')
        const { status } = await guessed.ask('/api/v1/devices/enrol', { body: { code } })
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (guess % 1_000 === 0) guessed.wait(60_000)
      }
      expect(statuses).toEqual(
        new Map([
          [410, 111],
          [429, 9_889],
        ]),
      )
      await guessed.close()
    }, 60_000)

    test('a main user names the own tablets, and no name holds what names a person', async () => {
      await house.enrol(p1)
      const { id } = (await devicesOf('maija'))[0] ?? expect.fail('no tablet')
      const rename = (as: FixtureName, name: string, device: string = id) =>
        house.ask(`/api/v1/devices/${device}/name`, { as, body: { name } })
      expect((await rename('maija', '  Tiskin tabletti ')).status).toBe(204)
      expect((await devicesOf('maija')).find((device) => device.id === id)?.name).toBe('Tiskin tabletti')
      expect(await rename('maija', ' ')).toMatchObject({ code: 'invalid', body: { field: 'name' } })
      expect(await rename('maija', 'a@b.fi')).toMatchObject({ code: 'invalid', body: { field: 'name' } })
      const named = { code: 'identity_code', body: { field: 'name' } }
      expect(await rename('maija', '131052-308T')).toMatchObject(named)
      const code = { as: 'maija', body: { point: p1, name: '131052-308T' } } as const
      expect(await house.ask('/api/v1/devices/codes', code)).toMatchObject(named)
      const foreign = await rename('rauno', 'Meidän')
      expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
      expect((await rename('maija', 'Meidän', 'AAAAAAAAAAAAAAAAAAAAAA')).everything).toBe(foreign.everything)
      expect(await rename('aino', 'Oma')).toMatchObject({ code: 'no_right' })
    })

    test('[A32][C17] whoever works at the point reports its tablet lost; it is revoked by whoever may', async () => {
      const credential = await house.enrol(p1)
      await house.enrol(p2)
      const own = await findDeviceByCredential(house.deps.register, credential, Day.parse('2026-03-10'))
      const other = (await devicesOf('maija')).find(({ point }) => point === p2)
      if (!own || !other) throw new Error('two tablets')
      expect(new Set((await devicesOf('aino')).map(({ point }) => point))).toEqual(new Set([p1]))
      const report = (as: FixtureName, device: string) => house.ask(`/api/v1/devices/${device}/lost`, { as, body: {} })
      const foreign = await report('aino', other.id)
      expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
      expect((await report('aino', 'x')).everything).toBe(foreign.everything)
      expect((await report('aino', own.id)).status).toBe(204)
      house.wait(86_400_000)
      expect((await report('maija', own.id)).status).toBe(204)
      const found = (await devicesOf('maija')).find(({ id }) => id === own.id)
      expect(found).toMatchObject({ lost: expect.any(String), revoked: null })
      const lines = await listAudit(house.deps.register, { is: 'organisation', organisation: keskus }, 100)
      const reports = lines.filter(({ event }) => event.event === 'device_reported_lost')
      expect(reports).toMatchObject([{ actor: { role: 'advisor' }, event: { device: own.id, point: p1 } }])
      expect((await house.ask('/api/v1/push', { credential, body: pushOf([]) })).status).toBe(200)
      expect(await house.ask(`/api/v1/devices/${own.id}/revoke`, { as: 'aino', body: {} })).toMatchObject({
        code: 'no_right',
      })
      expect((await house.ask(`/api/v1/devices/${own.id}/revoke`, { as: 'maija', body: {} })).status).toBe(204)
      expect(await house.ask('/api/v1/push', { credential, body: pushOf([]) })).toMatchObject({
        code: 'device_revoked',
      })
    })

    test('[A19] codes, enrolments and revocations are written down once each, with point and actor', async () => {
      const quiet = await createHouse({ ground: await makeGround(engine) })
      const lines = async () => (await listAudit(quiet.deps.register, { is: 'all' }, 10)).toReversed()
      const made = await quiet.ask('/api/v1/devices/codes', { as: 'maija', body: { point: p1, name: 'Tabletti 1' } })
      const enrolled = await quiet.ask('/api/v1/devices/enrol', {
        body: { code: (made.body as { code: string }).code },
      })
      const { device } = enrolled.body as EnrolAnswer
      for (let times = 0; times < 2; times++)
        await quiet.ask(`/api/v1/devices/${device}/revoke`, { as: 'maija', body: {} })
      const [code, enrolment, revocation, ...more] = await lines()
      const maija = { is: 'user', user: expect.any(String), role: 'main_user' }
      expect(code).toMatchObject({
        actor: maija,
        organisation: 'keskus',
        event: { event: 'device_code_made', point: p1 },
      })
      expect(enrolment).toMatchObject({
        actor: { is: 'device' },
        event: { event: 'device_enrolled', device, point: p1 },
      })
      expect(revocation).toMatchObject({ actor: maija, event: { event: 'device_revoked', device, point: p1 } })
      expect(more).toEqual([])
      await quiet.close()
    })
  })
}
