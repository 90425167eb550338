// Users as main users and operators administer them: whom they see, what they may give, who stays.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Access, Details, Invitation, NewUser, User, UserList } from '@tukkimies/shared/register/user.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addGate, gatesToForget } from '@tukkimies/server/register/gates.ts'
import { changeUser, findUser } from '@tukkimies/server/register/users.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { type FixtureName, fixturePassword, keskus, p1, p2, p3, ranta } from '../../users.ts'
import { visitOf } from '../station.ts'
import { createHouse, type House, pushOf } from './house.ts'

const makeGround = useEngines()

const detailsOf = (username: string): Details => ({
  first: 'Veera',
  last: 'Uusi',
  username,
  email: '',
  locality: 'Turku',
  adviceLanguages: ['fi'],
})
const access: Access = { role: 'advisor', trainee: false, points: [p1], contacts: false, endDay: null, reason: 'task' }
const newUser = (username: string, change: Partial<Access> = {}): NewUser => ({
  details: detailsOf(username),
  access: { ...access, ...change },
})

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    let made = 0
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const idOf = async (name: string): Promise<UserId> =>
      (await findAccountByUsername(house.deps, name))?.id ?? expect.fail(`${name} has no account`)
    const usersOf = async (as: FixtureName): Promise<readonly User[]> =>
      ((await house.ask('/api/v1/users', { as })).body as UserList).users
    const userOf = async (id: UserId, as: FixtureName = 'maija'): Promise<User> =>
      (await usersOf(as)).find((user) => user.id === id) ?? expect.fail('not in the list')
    const add = async (body: NewUser | object, as: FixtureName = 'maija') =>
      house.ask('/api/v1/users', { as, body: body })
    const make = async (change: Partial<Access> = {}, as: FixtureName = 'maija'): Promise<Invitation> =>
      (await add(newUser(`user${++made}`, change), as)).body as Invitation
    const change = (id: UserId | string, act: string, body: object, as: FixtureName = 'maija') =>
      house.ask(`/api/v1/users/${id}/${act}`, { as, body })
    /** A user who has opened the account and accepted the undertaking. */
    const makeActive = async (changed: Partial<Access> = {}, as: FixtureName = 'maija') => {
      const { user, code } = await make(changed, as)
      const answer = await house.ask('/api/v1/invitations/accept', { body: { code, password: fixturePassword } })
      expect(answer.status).toBe(200)
      await house.deps.register.transact((tx) =>
        changeUser(tx, user, { undertaking: instantToDay(house.now()), undertaking_version: 1 }),
      )
      return { user, Cookie: answer.cookies[0]?.split(';')[0] ?? '' }
    }
    const linesOf = async (user: UserId) =>
      (await listAudit(house.deps.register, { is: 'all' }, 1000)).filter(
        ({ event }) => 'user' in event && event.user === user,
      )

    test('[A17] a main user sees the users of the own organisation whose roles may be given there, an operator those of the own', async () => {
      const namesOf = async (as: FixtureName) => (await usersOf(as)).map(({ details }) => details.username).toSorted()
      expect(await namesOf('maija')).toEqual(['aino', 'elli', 'kaarina', 'maija'])
      expect(await namesOf('rauno')).toEqual(['rauno'])
      expect(await namesOf('oskari')).toEqual(['maija', 'oskari', 'rauno', 'tuomas'])
      for (const as of ['aino', 'kaarina', 'tuomas'] as const) {
        expect(await house.ask('/api/v1/users', { as })).toMatchObject({ status: 403, code: 'no_right' })
      }
      expect(await house.ask('/api/v1/users')).toMatchObject({ status: 401 })
    })

    test('[A17] a foreign user, one of a role that is not given and one that there is not have one answer', async () => {
      const changes: readonly (readonly [string, object])[] = [
        ['access', access],
        ['details', detailsOf('other')],
        ['invite', {}],
        ['end', { day: null }],
        ['review', {}],
        ['delete', { reason: 'mistake' }],
      ]
      const strangers = [await idOf('rauno'), await idOf('tuomas'), await idOf('oskari'), 'A'.repeat(22), 'x', '%00']
      for (const [act, body] of changes) {
        const texts = new Set<string>()
        for (const id of strangers) {
          const answer = await change(id, act, body)
          expect(answer).toMatchObject({ status: 404, code: 'not_found' })
          texts.add(answer.text)
        }
        expect(texts.size, act).toBe(1)
        expect(await change(await idOf('aino'), act, body, 'oskari')).toMatchObject({ status: 404 })
        expect(await change(await idOf('maija'), act, body)).toMatchObject({ status: 403, code: 'no_right' })
        expect(await change(await idOf('aino'), act, body, 'aino')).toMatchObject({ status: 403 })
      }
    })

    test('[B12][C14] an account is made with who decided, why and until when, and a code that opens it', async () => {
      const answer = await add(
        newUser('veera', { endDay: dayPlus(instantToDay(house.now()), 90), reason: 'substitute' }),
      )
      expect(answer.body).toEqual({
        user: expect.stringMatching(/^[\w-]{22}$/),
        code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        until: house.now() + 72 * 3_600_000,
        mailed: false,
      })
      const { user, code } = answer.body as Invitation
      expect(await userOf(user)).toEqual({
        id: user,
        state: 'invited',
        role: 'advisor',
        trainee: false,
        details: detailsOf('veera'),
        organisation: keskus,
        points: [p1],
        contacts: false,
        created: '2026-03-10',
        granted: { by: await idOf('maija'), reason: 'substitute', day: '2026-03-10' },
        reviewed: '2026-03-10',
        lastLogin: null,
        endDay: '2026-06-08',
        undertaking: null,
        factors: [],
        deletion: '2027-03-11',
        deletionAsked: null,
      })
      const lines = await linesOf(user)
      expect(lines.map(({ event }) => event.event)).toEqual(['invited', 'user_created'])
      expect(lines.every(({ actor, organisation }) => actor.is === 'user' && organisation === keskus)).toBe(true)
      expect(house.files().includes(code)).toBe(false)
    })

    test('[A17][B14] nobody gives a role that is not theirs to give, nor points of another organisation', async () => {
      for (const role of ['operator', 'protection_officer'] as const) {
        expect(await add(newUser('x-role', { role, points: [] }))).toMatchObject({ status: 403, code: 'no_right' })
      }
      for (const role of ['advisor', 'coordinator'] as const) {
        const asked = { ...newUser('x-role', { role }), organisation: keskus }
        expect(await add(asked, 'oskari')).toMatchObject({ status: 403, code: 'no_right' })
      }
      const foreign = await add(newUser('x-point', { points: [p1, p3] }))
      const missing = await add(newUser('x-point', { points: [p1, 'nowhere' as never] }))
      expect(foreign).toMatchObject({ status: 422, code: 'invalid', body: { field: 'points' } })
      expect(missing.text).toBe(foreign.text)
      const elsewhere = await add({ ...newUser('x-place'), organisation: ranta })
      expect(elsewhere).toMatchObject({ status: 422, code: 'invalid', body: { field: 'organisation' } })
      const aino = await idOf('aino')
      expect(await change(aino, 'access', { ...access, points: [p3] })).toMatchObject({ code: 'invalid' })
      expect(await change(aino, 'access', { ...access, role: 'operator' })).toMatchObject({ code: 'no_right' })
      expect((await usersOf('oskari')).map(({ details }) => details.username)).not.toContain('x-role')
    })

    test('[A17] an operator appoints the main user of an organisation, another operator, a protection officer', async () => {
      const mainUser = newUser('new-main', { role: 'main_user', points: [] })
      expect(await add(mainUser, 'oskari')).toMatchObject({ code: 'invalid', body: { field: 'organisation' } })
      expect(await add({ ...mainUser, organisation: 'nowhere' }, 'oskari')).toMatchObject({ code: 'invalid' })
      const { user } = (await add({ ...mainUser, organisation: ranta }, 'oskari')).body as Invitation
      expect((await userOf(user, 'rauno')).organisation).toBe(ranta)
      const operator = newUser('new-operator', { role: 'operator', points: [] })
      expect(await add({ ...operator, organisation: ranta }, 'oskari')).toMatchObject({ code: 'invalid' })
      expect(await add(operator, 'oskari')).toMatchObject({ status: 200 })
      const officer = newUser('new-officer', { role: 'protection_officer', points: [] })
      expect(await add(officer, 'oskari')).toMatchObject({ status: 200 })
    })

    test('[A18][C13] the contacts are open to an advisor who was given them, and to nobody by another role', async () => {
      const { user } = await make({ contacts: true })
      expect(await userOf(user)).toMatchObject({ contacts: true })
      expect(await userOf((await make()).user)).toMatchObject({ contacts: false })
      const coordinator = await make({ role: 'coordinator', contacts: true })
      expect(await userOf(coordinator.user)).toMatchObject({ role: 'coordinator', contacts: false })
      await change(user, 'access', { ...access, contacts: false })
      expect(await userOf(user)).toMatchObject({ contacts: false })
      await change(user, 'access', { ...access, contacts: true })
      expect(await userOf(user)).toMatchObject({ contacts: true })
      // Given back with another role, it does not return with the old one.
      await change(user, 'access', { ...access, role: 'coordinator', contacts: true })
      await change(user, 'access', access)
      expect(await userOf(user)).toMatchObject({ role: 'advisor', contacts: false })
      expect((await linesOf(user)).filter(({ event }) => event.event === 'access_changed')).toHaveLength(4)
    })

    test('[C09] a trainee is an advisor and has an end date', async () => {
      const endless = await add(newUser('trainee', { trainee: true }))
      expect(endless).toMatchObject({ status: 422, code: 'end_day_missing', body: { field: 'endDay' } })
      const endDay = dayPlus(instantToDay(house.now()), 30)
      const coordinator = await add(newUser('trainee', { trainee: true, role: 'coordinator', endDay }))
      expect(coordinator).toMatchObject({ status: 422, code: 'invalid', body: { field: 'trainee' } })
      const past = dayPlus(instantToDay(house.now()), -1)
      expect(await add(newUser('trainee', { endDay: past }))).toMatchObject({
        code: 'invalid',
        body: { field: 'endDay' },
      })
      const { user } = await make({ trainee: true, endDay })
      expect(await change(user, 'access', { ...access, trainee: true })).toMatchObject({ code: 'end_day_missing' })
      expect(await userOf(user)).toMatchObject({ trainee: true, endDay })
    })

    test('[C09][F80] after the end date of a trainee there is no log-in, no session and no gate', async () => {
      const endDay = instantToDay(house.now())
      const { user, Cookie } = await makeActive({ trainee: true, endDay })
      const { ref } = await house.deps.register.transact((tx) => addGate(tx, user, endDay, endDay))
      const username = (await userOf(user)).details.username
      const me = () => house.ask('/api/v1/me', { headers: { Cookie } })
      const signIn = () => house.ask('/api/v1/sign-in', { body: { username, password: fixturePassword } })
      const forgotten = () => gatesToForget(house.deps.register, [ref], instantToDay(house.now()))
      expect((await me()).status).toBe(200)
      expect((await signIn()).status).toBe(200)
      expect(await forgotten()).toEqual([])
      house.wait(24 * 3_600_000)
      expect((await me()).status).toBe(401)
      expect(await signIn()).toMatchObject({ status: 401, code: 'login' })
      expect(await forgotten()).toEqual([ref])
      expect((await userOf(user)).state).toBe('ended')
    })

    test('[C14][C17] another access is noted with who gave it, and its user signs in anew', async () => {
      const { user, Cookie } = await makeActive()
      const changed = { ...access, role: 'coordinator', points: [p1, p2], reason: 'substitute' }
      expect((await change(user, 'access', changed)).status).toBe(204)
      expect(await userOf(user)).toMatchObject({
        role: 'coordinator',
        points: [p1, p2],
        granted: { by: await idOf('maija'), reason: 'substitute' },
      })
      expect((await house.ask('/api/v1/me', { headers: { Cookie } })).status).toBe(401)
      const line = (await linesOf(user)).find(({ event }) => event.event === 'access_changed')
      expect(line).toMatchObject({
        actor: { is: 'user', user: await idOf('maija'), role: 'main_user' },
        event: { role: 'coordinator', reason: 'substitute' },
      })
    })

    test('[B13] access that is ended is over at once: session, log-in, code and gate', async () => {
      const { user, Cookie } = await makeActive()
      const today = instantToDay(house.now())
      const { ref } = await house.deps.register.transact((tx) => addGate(tx, user, today, null))
      const { code } = (await change(user, 'invite', {})).body as Invitation
      expect((await change(user, 'end', { day: null })).status).toBe(204)
      expect(await userOf(user)).toMatchObject({ state: 'ended', endDay: dayPlus(today, -1) })
      expect((await house.ask('/api/v1/me', { headers: { Cookie } })).status).toBe(401)
      expect(await gatesToForget(house.deps.register, [ref], today)).toEqual([ref])
      const used = await house.ask('/api/v1/invitations/accept', { body: { code, password: fixturePassword } })
      expect(used).toMatchObject({ status: 410, code: 'code_unknown' })
      expect(await change(user, 'invite', {})).toMatchObject({ status: 422, code: 'invalid' })
      expect((await linesOf(user))[0]?.event.event).toBe('access_ended')
      expect((await change(user, 'access', access)).status).toBe(204)
      expect((await userOf(user)).state).toBe('active')
    })

    test('[B13] the codes that somebody has begun for others end with the access, and with the role', async () => {
      const read = async (code: string) => (await house.ask('/api/v1/invitations/read', { body: { code } })).status
      const { user: other } = await makeActive()
      const begun = async (Cookie: string) => {
        const by = async (path: string, body: object) =>
          (await house.ask(`/api/v1/users${path}`, { body, headers: { Cookie } })).body as Invitation
        const kept = await by('', newUser(`user${++made}`))
        const invited = [await by('', newUser(`user${++made}`)), await by(`/${other}/invite`, {})]
        for (const { code } of [kept, ...invited]) expect(await read(code)).toBe(200)
        const anew = (await change(kept.user, 'invite', {})).body as Invitation
        return { anew: anew.code, codes: invited.map(({ code }) => code) }
      }
      const shutOuts: readonly (readonly [string, object])[] = [
        ['end', { day: null }],
        ['delete', { reason: 'task_ended' }],
        ['access', access],
      ]
      for (const [act, body] of shutOuts) {
        const { user, Cookie } = await makeActive({ role: 'main_user', points: [] })
        const { anew, codes } = await begun(Cookie)
        expect((await change(user, act, body)).status).toBe(204)
        expect(await Promise.all(codes.map(read)), act).toEqual([410, 410])
        expect(await read(anew), 'begun anew by another').toBe(200)
      }
    })

    test('[B13] access that ends on a day lasts through that day', async () => {
      const { user, Cookie } = await makeActive()
      const day = instantToDay(house.now())
      expect((await change(user, 'end', { day })).status).toBe(204)
      expect((await house.ask('/api/v1/me', { headers: { Cookie } })).status).toBe(200)
      house.wait(24 * 3_600_000)
      expect((await house.ask('/api/v1/me', { headers: { Cookie } })).status).toBe(401)
    })

    test('[C16] a review notes its day and changes nothing else', async () => {
      const { user } = await make()
      const before = await userOf(user)
      house.wait(24 * 3_600_000)
      expect((await change(user, 'review', {})).status).toBe(204)
      expect(await userOf(user)).toEqual({ ...before, reviewed: instantToDay(house.now()) })
      expect((await linesOf(user))[0]?.event.event).toBe('access_reviewed')
    })

    test('[A36] a main user corrects details; a taken name and an identity code are refused and not echoed', async () => {
      const { user } = await make()
      const corrected = { ...detailsOf(`user${made}`), locality: 'Vaasa' }
      expect((await change(user, 'details', corrected)).status).toBe(204)
      expect((await userOf(user)).details).toEqual(corrected)
      expect(await change(user, 'details', { ...corrected, username: 'AINO' })).toMatchObject({
        status: 409,
        code: 'exists',
        body: { field: 'username' },
      })
      for (const field of ['first', 'last', 'locality'] as const) {
        const refused = await change(user, 'details', { ...corrected, [field]: 'Matti 131052-308T' })
        expect(refused).toMatchObject({ status: 422, code: 'identity_code', body: { field } })
        expect(refused.everything).not.toContain('131052')
      }
      const phone = await change(user, 'details', { ...corrected, last: 'Testi 040 123 4567' })
      expect(phone).toMatchObject({ status: 422, code: 'invalid', body: { field: 'last' } })
      expect(await add({ ...newUser('x'), details: { ...detailsOf('xyz'), first: '131052-308T' } })).toMatchObject({
        code: 'identity_code',
      })
    })

    test('[A36] nobody is called by signs that are not seen, nor by a name that reads as somebody else’s', async () => {
      const { user } = await make()
      const own = detailsOf(`user${made}`)
      const unseen = ['Ai\u200Bno', '\u202EAino', 'Aino\nBcc', 'Ai\0no']
      for (const field of ['first', 'last', 'locality'] as const)
        for (const text of unseen)
          expect(await change(user, 'details', { ...own, [field]: text }), JSON.stringify(text)).toMatchObject({
            code: 'invalid',
            body: { field },
          })
      for (const username of ['ai\u200Bno', '\u202Eaino', 'ａｉｎｏ', '\u0430ino', 'ain\u03BF']) {
        const refused = { code: 'invalid', body: { field: 'username' } }
        expect(await change(user, 'details', { ...own, username }), username).toMatchObject(refused)
        expect(await add({ ...newUser('x'), details: detailsOf(username) }), username).toMatchObject(refused)
      }
      for (const first of ['Åsa-Märta', 'O’Brien', 'Анна', 'مي\u200Cنا'])
        expect((await change(user, 'details', { ...own, first })).status, first).toBe(204)
      expect((await change(user, 'details', { ...own, username: 'анна' })).status).toBe(204)
    })

    test('[A22][F70] a deleted user is gone at once, and the 200 entries that the tablet still has arrive', async () => {
      const { user, Cookie } = await makeActive()
      const credential = await house.enrol(p1)
      const today = instantToDay(house.now())
      const { ref } = await house.deps.register.transact((tx) => addGate(tx, user, today, null))
      expect((await change(user, 'delete', { reason: 'task_ended' })).status).toBe(204)
      expect((await house.ask('/api/v1/me', { headers: { Cookie } })).status).toBe(401)
      expect(await findUser(house.deps.register, { is: 'all' }, user)).toBeNull()
      expect(await change(user, 'delete', { reason: 'task_ended' })).toMatchObject({ status: 404 })
      expect(await gatesToForget(house.deps.register, [ref], today)).toEqual([ref])
      const [line] = await linesOf(user)
      expect(line?.event).toEqual({ event: 'user_deleted', user, reason: 'task_ended' })
      for (let batch = 0; batch < 2; batch++) {
        const entries = Array.from({ length: 100 }, () => visitOf({ day: today }))
        const answer = await house.ask('/api/v1/push', { credential, body: pushOf(entries) })
        const { results } = answer.body as { results: readonly { status: string }[] }
        expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
      }
    })

    test('[F81] the last main user of an organisation and the last operator stay', async () => {
      const [rauno, oskari] = [await idOf('rauno'), await idOf('oskari')]
      const refused = { status: 409, code: 'last_of_role' }
      const day = dayPlus(instantToDay(house.now()), 30)
      const mainUser = { ...access, role: 'main_user', points: [] }
      expect(await change(rauno, 'end', { day: null }, 'oskari')).toMatchObject(refused)
      expect(await change(rauno, 'end', { day }, 'oskari')).toMatchObject(refused)
      expect(await change(rauno, 'delete', { reason: 'asked' }, 'oskari')).toMatchObject(refused)
      expect(await change(rauno, 'access', { ...mainUser, endDay: day }, 'oskari')).toMatchObject(refused)
      expect(await change(rauno, 'access', { ...mainUser, role: 'operator' }, 'oskari')).toMatchObject(refused)
      // One who has not opened the account yet cannot take over.
      const { user } = (
        await add({ ...newUser('second-main', { role: 'main_user', points: [] }), organisation: ranta }, 'oskari')
      ).body as Invitation
      expect(await change(rauno, 'delete', { reason: 'asked' }, 'oskari')).toMatchObject(refused)
      expect((await change(user, 'delete', { reason: 'mistake' }, 'oskari')).status).toBe(204)
      const second = await makeActive({ role: 'operator', points: [] }, 'oskari')
      expect((await change(second.user, 'end', { day: null }, 'oskari')).status).toBe(204)
      expect((await findUser(house.deps.register, { is: 'all' }, oskari))?.end_day).toBeNull()
    })

    test('[F81] of the last two main users, taken away at the same moment, one stays', async () => {
      const one = await makeActive({ role: 'main_user', points: [] })
      const two = await makeActive({ role: 'main_user', points: [] })
      const maija = await idOf('maija')
      await house.deps.register.transact((tx) => changeUser(tx, maija, { end_day: instantToDay(house.now()) }))
      const answers = await Promise.all([
        change(one.user, 'delete', { reason: 'asked' }, 'oskari'),
        change(two.user, 'delete', { reason: 'asked' }, 'oskari'),
      ])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
    })

    test('[A33] a field too many is refused in every body, and nothing is changed', async () => {
      const { user } = await make()
      const before = await userOf(user, 'maija')
      const bodies: readonly (readonly [string, object])[] = [
        [`users/${user}/access`, access],
        [`users/${user}/details`, detailsOf('mass')],
        [`users/${user}/invite`, {}],
        [`users/${user}/end`, { day: null }],
        [`users/${user}/review`, {}],
        [`users/${user}/delete`, { reason: 'mistake' }],
        ['users', newUser('mass-assigned')],
        ['users', { ...newUser('mass-assigned'), access: { ...access, grantor: user } }],
        ['users', { ...newUser('mass-assigned'), details: { ...detailsOf('mass-assigned'), role: 'operator' } }],
        ['me/details', detailsOf('maija')],
        ['me/sessions/end-others', {}],
        ['me/deletion/ask', {}],
        ['undertaking/accept', { version: 1 }],
        ['invitations/read', { code: '0'.repeat(26) }],
        ['invitations/accept', { code: '0'.repeat(26), password: fixturePassword }],
      ]
      for (const [path, body] of bodies) {
        for (const extra of ['id', 'grantor', 'lastLogin', 'failures', 'undertaking']) {
          const answer = await house.ask(`/api/v1/${path}`, { as: 'maija', body: { ...body, [extra]: 'operator' } })
          expect(answer, `${path} ${extra}`).toMatchObject({ status: 422, code: 'invalid' })
        }
      }
      expect(await userOf(user)).toEqual(before)
    })
  })
}
