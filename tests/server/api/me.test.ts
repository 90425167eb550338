// One's own record: seen, corrected, downloaded; sessions, gates and the wish to be deleted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Details, OwnRecord, UserList } from '@tukkimies/shared/register/user.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addGate, gatesToForget } from '@tukkimies/server/register/gates.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { type FixtureName, fixtureNames, fixturePassword, keskus } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const idOf = async (name: string): Promise<UserId> =>
      (await findAccountByUsername(house.deps, name))?.id ?? expect.fail(`${name} has no account`)
    const recordOf = async (as: FixtureName) => (await house.ask('/api/v1/me/record', { as })).body as OwnRecord
    const change = (path: string, body: object, as: FixtureName) => house.ask(`/api/v1/me/${path}`, { as, body })
    const lastEvent = async () => (await listAudit(house.deps.register, { is: 'all' }, 1))[0]?.event
    const signIn = async (username: FixtureName) => {
      const { cookies } = await house.ask('/api/v1/sign-in', { body: { username, password: fixturePassword } })
      return { Cookie: cookies[0]?.split(';')[0] ?? '' }
    }

    test('[A34] everybody sees and downloads everything that the register holds about them, and nobody else’s', async () => {
      for (const as of fixtureNames) {
        const { user, corrections, factors } = await recordOf(as)
        expect(user.id).toBe(await idOf(as))
        expect(user.details).toMatchObject({ first: as, username: as })
        expect(user.undertaking).toEqual({ version: 1, day: '2026-03-01' })
        expect(user.deletion).toBe('2027-03-02')
        expect(corrections).toEqual([])
        expect(factors).toMatchObject({ password: true, totp: false, passkeys: [], recoveryLeft: 0 })
      }
      expect((await house.ask('/api/v1/me/record')).status).toBe(401)
      const text = JSON.stringify(await recordOf('aino'))
      for (const secret of ['argon2id', 'lookup', 'hash', 'failures']) expect(text).not.toContain(secret)
    })

    test('[A26][A36][C28] users correct their own details, and see what they were', async () => {
      const { user } = await recordOf('aino')
      const details: Details = {
        ...user.details,
        last: 'Korjattu',
        email: 'aino@example.org',
        locality: 'Kotka',
        adviceLanguages: ['fi', 'so'],
      }
      const answer = await change('details', details, 'aino')
      expect(answer).toMatchObject({ status: 200, body: { id: user.id, details } })
      expect((await change('details', details, 'aino')).status).toBe(200)
      const { corrections } = await recordOf('aino')
      expect(corrections).toEqual([{ day: instantToDay(house.now()), by: 'self', before: user.details }])
      const lines = await listAudit(house.deps.register, { is: 'all' }, 100)
      expect(lines.filter(({ event }) => event.event === 'details_changed')).toHaveLength(1)
      await house.ask(`/api/v1/users/${user.id}/details`, { as: 'maija', body: { ...details, first: 'Aino-Kaisa' } })
      const after = await recordOf('aino')
      expect(after.corrections.map(({ by }) => by)).toEqual(['self', 'other'])
      expect(after.corrections[1]?.before).toEqual(details)
    })

    test('[B12] the username is given by others; identity codes and phone numbers have no place', async () => {
      const { details } = (await recordOf('kaarina')).user
      const renamed = await change('details', { ...details, username: 'omavalinta' }, 'kaarina')
      expect(renamed).toMatchObject({ status: 403, code: 'no_right', body: { field: 'username' } })
      const coded = await change('details', { ...details, last: '131052-308T' }, 'kaarina')
      expect(coded).toMatchObject({ status: 422, code: 'identity_code', body: { field: 'last' } })
      const phone = await change('details', { ...details, locality: '040 123 4567' }, 'kaarina')
      expect(phone).toMatchObject({ status: 422, code: 'invalid', body: { field: 'locality' } })
      expect((await recordOf('kaarina')).user.details).toEqual(details)
    })

    test('[A34] one sees the own sessions by day and way, and ends each, or all but this one', async () => {
      const [one, two] = [await signIn('rauno'), await signIn('rauno')]
      const { access } = await recordOf('rauno')
      expect(access.sessions).toHaveLength(3)
      expect(access.sessions.filter(({ isThis }) => isThis)).toHaveLength(1)
      expect(access.sessions.find(({ isThis }) => !isThis)).toEqual({
        id: expect.stringMatching(/^[\w-]{11}$/),
        way: 'password',
        began: '2026-03-10',
        lastUsed: '2026-03-10',
        isThis: false,
      })
      const byOne = ((await house.ask('/api/v1/me/record', { headers: one })).body as OwnRecord).access.sessions
      const own = byOne.find(({ isThis }) => isThis)?.id ?? ''
      const foreign = await change(`sessions/${own}/end`, {}, 'maija')
      expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
      expect((await change('sessions/nothing/end', {}, 'maija')).text).toBe(foreign.text)
      expect((await change(`sessions/${own}/end`, {}, 'rauno')).status).toBe(204)
      expect((await house.ask('/api/v1/me', { headers: one })).status).toBe(401)
      expect((await house.ask('/api/v1/me', { headers: two })).status).toBe(200)
      expect(await lastEvent()).toEqual({ event: 'session_ended', user: await idOf('rauno'), sessions: 1 })
      expect((await change('sessions/end-others', {}, 'rauno')).status).toBe(204)
      expect((await house.ask('/api/v1/me', { headers: two })).status).toBe(401)
      expect((await recordOf('rauno')).access.sessions).toHaveLength(1)
    })

    test('[A34] one sees the own tablets’ gates and ends each; nobody else’s', async () => {
      const today = instantToDay(house.now())
      const kaarina = await idOf('kaarina')
      const { ref } = await house.deps.register.transact((tx) => addGate(tx, kaarina, today, null))
      const [gate] = (await recordOf('kaarina')).access.gates
      expect(gate).toEqual({ id: expect.any(String), until: '2026-04-09' })
      expect(await change(`gates/${gate?.id}/end`, {}, 'aino')).toMatchObject({ status: 404 })
      expect(await change(`gates/${ref}/end`, {}, 'kaarina')).toMatchObject({ status: 404 })
      expect((await change(`gates/${gate?.id}/end`, {}, 'kaarina')).status).toBe(204)
      expect(await gatesToForget(house.deps.register, [ref], today)).toEqual([ref])
      expect(await lastEvent()).toEqual({ event: 'gate_ended', user: kaarina })
      expect((await recordOf('kaarina')).access.gates).toEqual([])
    })

    test('[A22][A34] whoever asks for deletion stands so in the main user’s list until it is taken back', async () => {
      const inList = async () => {
        const { users } = (await house.ask('/api/v1/users', { as: 'maija' })).body as UserList
        return users.find(({ details }) => details.username === 'kaarina')?.deletionAsked
      }
      expect((await change('deletion/ask', {}, 'kaarina')).status).toBe(204)
      expect((await change('deletion/ask', {}, 'kaarina')).status).toBe(204)
      expect(await inList()).toBe(instantToDay(house.now()))
      expect((await recordOf('kaarina')).user.deletionAsked).toBe(instantToDay(house.now()))
      expect((await change('deletion/withdraw', {}, 'kaarina')).status).toBe(204)
      expect(await inList()).toBeNull()
      const events = (await listAudit(house.deps.register, { is: 'all' }, 100)).map(({ event }) => event.event)
      expect(events.filter((event) => event.startsWith('deletion_'))).toEqual(['deletion_withdrawn', 'deletion_asked'])
    })

    test('[C15][B16] a new version of the undertaking is published by the protection officer, and accepted again', async () => {
      const texts = { fi: 'Uusi teksti.', sv: 'Ny text.', en: 'New text.' }
      const read = async (as: FixtureName) => (await house.ask('/api/v1/undertaking', { as })).body
      const accept = (version: number, as: FixtureName) =>
        house.ask('/api/v1/undertaking/accept', { as, body: { version } })
      expect(await read('aino')).toMatchObject({ current: { version: 1 }, accepted: { version: 1, day: '2026-03-01' } })
      for (const as of ['aino', 'maija', 'oskari', 'kaarina'] as const) {
        expect(await house.ask('/api/v1/undertakings', { as, body: { texts } })).toMatchObject({ code: 'no_right' })
      }
      const published = await house.ask('/api/v1/undertakings', { as: 'tuomas', body: { texts } })
      expect(published).toMatchObject({ status: 200, body: { version: 2, first: instantToDay(house.now()), texts } })
      expect(await house.ask('/api/v1/users', { as: 'maija' })).toMatchObject({
        status: 403,
        code: 'undertaking_needed',
      })
      expect((await house.ask('/api/v1/me', { as: 'maija' })).body).toMatchObject({ pending: 'undertaking' })
      expect(await read('maija')).toMatchObject({ current: { version: 2, texts }, accepted: { version: 1 } })
      for (const version of [1, 3, 0]) {
        expect(await accept(version, 'maija')).toMatchObject({ status: 409, code: 'outdated' })
      }
      expect(await accept(2, 'maija')).toMatchObject({ status: 200, body: { pending: null } })
      expect((await accept(2, 'maija')).status).toBe(200)
      expect((await house.ask('/api/v1/users', { as: 'maija' })).status).toBe(200)
      const lines = await listAudit(house.deps.register, { is: 'organisation', organisation: keskus }, 100)
      const accepted = lines.filter(({ event }) => event.event === 'undertaking_accepted')
      expect(accepted.map(({ event }) => event)).toEqual([
        { event: 'undertaking_accepted', user: await idOf('maija'), version: 2 },
      ])
      expect((await recordOf('maija')).user.undertaking).toEqual({ version: 2, day: instantToDay(house.now()) })
    })
  })
}
