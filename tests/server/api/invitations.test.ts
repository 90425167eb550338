// One-time codes: they open an account or set a new password, once, in time, and tell a guesser nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Invitation, SignInAnswer } from '@tukkimies/shared/register/user.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addPasskey } from '@tukkimies/server/register/passkeys.ts'
import { changeUser, findUser } from '@tukkimies/server/register/users.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { fixturePassword, p1 } from '../../users.ts'
import { createHouse, type House, readLines } from './house.ts'

const makeGround = useEngines()
const minute = 60_000
const password = 'kuusi harmaata varista aidalla'

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    let made = 0
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const make = async (): Promise<Invitation & { readonly username: string }> => {
      const username = `guest${++made}`
      const details = { first: 'Veera', last: 'Uusi', username, email: '', locality: '', adviceLanguages: [] }
      const access = { role: 'advisor', trainee: false, points: [p1], contacts: false, endDay: null, reason: 'task' }
      const answer = await house.ask('/api/v1/users', { as: 'maija', body: { details, access } })
      expect(answer.status).toBe(200)
      return { ...(answer.body as Invitation), username }
    }
    const invite = async (user: UserId) =>
      (await house.ask(`/api/v1/users/${user}/invite`, { as: 'maija', body: {} })).body as Invitation
    const read = (code: string) => house.ask('/api/v1/invitations/read', { body: { code } })
    const accept = (code: string, chosen = password, headers = {}) =>
      house.ask('/api/v1/invitations/accept', { body: { code, password: chosen }, headers })
    const signIn = (username: string, chosen = password) =>
      house.ask('/api/v1/sign-in', { body: { username, password: chosen } })
    const meBy = (cookies: readonly string[]) =>
      house.ask('/api/v1/me', { headers: { Cookie: cookies[0]?.split(';')[0] ?? '' } })
    const unknown = { status: 410, code: 'code_unknown' }

    test('[B16][C15] an invitation opens the account, and the undertaking comes before everything else', async () => {
      const { user, code, username } = await make()
      expect((await read(code)).body).toEqual({
        kind: 'invite',
        first: 'Veera',
        username,
        organisation: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
        passwordMin: 15,
      })
      const answer = await accept(code)
      const { is, me } = answer.body as Extract<SignInAnswer, { is: 'signed_in' }>
      expect({ is, id: me.id, pending: me.pending }).toEqual({ is: 'signed_in', id: user, pending: 'undertaking' })
      expect(answer.cookies[0]).toMatch(/^__Host-sid=/)
      expect(await meBy(answer.cookies)).toMatchObject({ status: 200, body: { lastLogin: instantToDay(house.now()) } })
      const Cookie = answer.cookies[0]?.split(';')[0] ?? ''
      const arrivals = await house.ask('/api/v1/devices', { headers: { Cookie } })
      expect(arrivals).toMatchObject({ status: 403, code: 'undertaking_needed' })
      const lines = await listAudit(house.deps.register, { is: 'all' }, 2)
      expect(lines.map(({ event }) => event.event).toSorted()).toEqual(['password_set', 'signed_in'])
      expect(lines.every(({ actor }) => actor.is === 'user' && actor.user === user)).toBe(true)
      expect((await signIn(username)).status).toBe(200)
    })

    test('[F82] a code works once; used, over, replaced and unknown are one answer', async () => {
      const used = await make()
      expect((await accept(used.code)).status).toBe(200)
      const replaced = await make()
      const newest = await invite(replaced.user)
      const over = await make()
      const late = { ...over }
      const answers = [await accept(used.code), await accept(replaced.code), await accept('0'.repeat(26))]
      answers.push(await read(used.code), await read(replaced.code))
      house.wait(72 * 60 * minute)
      answers.push(await accept(late.code), await read(late.code), await accept(newest.code))
      for (const answer of answers) expect(answer).toMatchObject(unknown)
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      const fresh = await invite(replaced.user)
      house.wait(72 * 60 * minute - 1)
      expect((await accept(fresh.code)).status).toBe(200)
    })

    test('[F82] of two that use a code at the same moment one gets in', async () => {
      const { code } = await make()
      const answers = await Promise.all([accept(code), accept(code, 'aivan toinen salasana tässä')])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
    })

    test('[F82] guesses are held up, and open nothing', async () => {
      const other = await createHouse()
      let refused = 0
      for (let guess = 0; guess < 100; guess++) {
        const code = String(guess).padStart(26, '0')
        const { status } = await other.ask('/api/v1/invitations/accept', { body: { code, password } })
        if (status === 429) refused++
        else expect(status).toBe(410)
      }
      expect(refused).toBe(60)
      await other.close()
    })

    test('[F95] a reset lasts 30 minutes, ends every session and opens a locked account', async () => {
      const { user, code, username } = await make()
      const { cookies } = await accept(code)
      await house.deps.register.transact((tx) => changeUser(tx, user, { failures: 100 }))
      expect((await signIn(username)).status).toBe(401)
      const late = await invite(user)
      expect(late.until).toBe(house.now() + 30 * minute)
      house.wait(30 * minute)
      expect(await accept(late.code)).toMatchObject(unknown)
      const reset = await invite(user)
      expect((await read(reset.code)).body).toMatchObject({ kind: 'reset', passwordMin: 15 })
      // Beginning a reset ends nothing yet: nobody can lock others out by it.
      expect((await meBy(cookies)).status).toBe(200)
      const renewed = await accept(reset.code, 'neljä hidasta etanaa tiellä')
      expect((await meBy(cookies)).status).toBe(401)
      expect((await meBy(renewed.cookies)).status).toBe(200)
      expect((await findUser(house.deps.register, { is: 'all' }, user))?.failures).toBe(0)
      expect((await signIn(username, 'neljä hidasta etanaa tiellä')).status).toBe(200)
      const lines = await readLines(house)
      expect(lines.map(({ event }) => event)).toContain('reset_begun')
      expect(lines.filter(({ numbered }) => !numbered)).toEqual([])
    })

    test('[A33] a reset keeps the second factor and asks for it; with one a shorter password will do', async () => {
      const { user, code } = await make()
      expect((await accept(code)).status).toBe(200)
      const passkey = { id: `passkey${made}`, public_key: new Uint8Array(8), counter: 0, last_used: null }
      await house.deps.register.transact((tx) =>
        addPasskey(tx, { ...passkey, user, created: instantToDay(house.now()) }),
      )
      const reset = await invite(user)
      expect((await read(reset.code)).body).toMatchObject({ passwordMin: 8 })
      const answer = await accept(reset.code, 'varis7aita')
      expect(answer.body).toEqual({ is: 'factor', factors: ['passkey'] })
      expect(await meBy(answer.cookies)).toMatchObject({ status: 401, code: 'factor_needed' })
    })

    test('[F95] a short or known password is refused, and the code is still good', async () => {
      const { code, username } = await make()
      const refusals = { 'liian lyhyt': 'password_short', salasanasalasana: 'password_known' }
      for (const [chosen, problem] of Object.entries(refusals)) {
        expect(await accept(code, chosen)).toMatchObject({ status: 422, code: problem })
      }
      expect(await accept(code, `${username} Veera Uusi`)).toMatchObject({ code: 'password_known' })
      expect((await accept(code)).status).toBe(200)
    })

    test('[F88] a code opens nothing for a user whose access has ended or who is gone', async () => {
      const ended = await make()
      const erased = await make()
      await house.ask(`/api/v1/users/${ended.user}/end`, { as: 'maija', body: { day: null } })
      await house.ask(`/api/v1/users/${erased.user}/delete`, { as: 'maija', body: { reason: 'mistake' } })
      for (const { code } of [ended, erased]) {
        expect(await read(code)).toMatchObject(unknown)
        expect(await accept(code)).toMatchObject(unknown)
      }
    })

    test('[F96] the session that the browser held before ends when a code is used', async () => {
      const before = await signIn('aino', fixturePassword)
      const Cookie = before.cookies[0]?.split(';')[0] ?? ''
      const { code } = await make()
      expect((await accept(code, password, { Cookie })).status).toBe(200)
      expect((await meBy(before.cookies)).status).toBe(401)
    })
  })
}
