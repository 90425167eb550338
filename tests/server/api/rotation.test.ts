import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { PasswordPolicy } from '@tukkimies/shared/register/factors.ts'
import { hashPassword } from '@tukkimies/server/crypto.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { listWeaknesses } from '@tukkimies/server/users/weaknesses.ts'
import { type FixtureName, fixtureNames, fixturePassword, p1 } from '../../users.ts'
import { type Browser, createBrowser } from './browser.ts'
import { createHouse, type House, pushOf } from './house.ts'

const day = 24 * 60 * 60_000
const policy: PasswordPolicy = {
  maxAgeDays: 180,
  graceDays: 14,
  warnDays: [14, 7, 1],
  reason: 'contract',
  reviewDay: '2027-03-10' as Day,
}

let house: House
beforeEach(async () => {
  house = await createHouse()
})
afterEach(() => house.close())

const path = '/api/v1/password-policy'
const propose = (as: FixtureName, body: unknown) => house.ask(`${path}/propose`, { as, body })
const approve = (as: FixtureName, approved: PasswordPolicy) =>
  house.ask(`${path}/approve`, { as, body: { policy: approved } })
const enact = async (wanted: PasswordPolicy = policy) => {
  expect((await propose('oskari', wanted)).status).toBe(200)
  expect((await approve('tuomas', wanted)).status).toBe(200)
}
const passwords = ['vihreä traktori 58 laiturilla', 'keltainen lautta 61 rannassa', 'harmaa siili 73 pihlajassa']
const signIn = async (password = fixturePassword, username: FixtureName = 'aino'): Promise<Browser> => {
  const browser = createBrowser(house)
  expect((await browser.ask('sign-in', { username, password })).status).toBe(200)
  return browser
}
/** The floor of what the server takes. */
const cheap = { memory: 19_456, passes: 2 }
const pendingOf = async (browser: Browser) => ((await browser.ask('me')).body as { pending: string | null }).pending

test('[B11] nothing is rotated until the operator proposes it and the data protection officer approves', async () => {
  const read = async () => (await house.ask(path, { as: 'maija' })).body
  expect(await read()).toEqual({ current: null, proposed: null })
  house.wait(190 * day)
  expect(await pendingOf(await signIn())).toBeNull()
  const later = { ...policy, reviewDay: '2027-09-20' as Day }
  for (const as of ['maija', 'tuomas', 'aino'] as const) expect((await propose(as, later)).code).toBe('no_right')
  expect((await propose('oskari', later)).status).toBe(200)
  expect(await read()).toEqual({ current: null, proposed: { policy: later, proposed: '2026-09-16' } })
  for (const as of ['maija', 'oskari'] as const) expect((await approve(as, later)).code).toBe('no_right')
  expect((await approve('tuomas', policy)).code, 'another than the one proposed').toBe('outdated')
  expect((await approve('tuomas', later)).body).toMatchObject({ current: { policy: later }, proposed: null })
  expect((await approve('tuomas', later)).code, 'twice').toBe('outdated')
  const acts = (await listAudit(house.deps.register, { is: 'all' }, 20)).flatMap(({ event, actor }) =>
    event.event === 'password_policy' && actor.is === 'user' ? [`${event.act} by ${actor.role}`] : [],
  )
  expect(acts).toEqual(['approved by protection_officer', 'proposed by operator'])
})

test('[B11] shorter than 180 days, a reason in words or a review in the past is refused', async () => {
  for (const wrong of [{ maxAgeDays: 179 }, { reason: 'because' }, { graceDays: -1 }, { more: 1 }, { warnDays: [0] }]) {
    expect((await propose('oskari', { ...policy, ...wrong })).code).toBe('invalid')
  }
  const past = await propose('oskari', { ...policy, reviewDay: '2026-03-10' })
  expect(past).toMatchObject({ code: 'invalid', body: { field: 'reviewDay' } })
})

test('[B11] a password is due after its days, asked for after the grace, and its change opens everything', async () => {
  await enact()
  const set = Date.parse('2026-03-01T10:00:00Z')
  house.wait(set + 194 * day - house.now())
  expect(await pendingOf(await signIn()), 'the last day of grace').toBeNull()
  house.wait(day)
  const aino = await signIn()
  expect(await pendingOf(aino)).toBe('password')
  expect(await aino.ask('arrivals')).toMatchObject({ status: 403, code: 'password_change_needed' })
  const change = (password: string) => aino.ask('me/password', { current: fixturePassword, password })
  expect((await change(fixturePassword)).code).toBe('password_used')
  expect((await change(passwords[0] ?? '')).body).toMatchObject({ pending: null })
  expect((await aino.ask('arrivals')).code).not.toBe('password_change_needed')
  for (const name of ['oskari', 'tuomas'] as const) {
    const { id } = (await findAccountByUsername(house.deps, name))!
    await house.deps.register.transact((tx) => changeUser(tx, id, { password_set: instantToDay(house.now()) }))
  }
  await enact({ ...policy, maxAgeDays: null, reviewDay: '2027-12-01' as Day })
  expect((await house.ask(path, { as: 'oskari' })).body).toEqual({ current: null, proposed: null })
})

test('[B11] from 14 days before its day on the owner is told when the password is due', async () => {
  await enact()
  const dueOf = async (name: FixtureName) => {
    const browser = await signIn(fixturePassword, name)
    return ((await browser.ask('me')).body as { passwordDue?: string }).passwordDue
  }
  house.wait(Date.parse('2026-08-13T10:00:00Z') - house.now())
  expect(await dueOf('aino'), '15 days before').toBeUndefined()
  house.wait(day)
  expect(await dueOf('aino')).toBe('2026-08-28')
  const { id } = (await findAccountByUsername(house.deps, 'kaarina'))!
  await house.deps.register.transact((tx) => changeUser(tx, id, { password_set: instantToDay(house.now()) }))
  expect(await dueOf('kaarina')).toBeUndefined()
})

test('[B11] nobody is asked before the grace that begins with the policy, however old the password is', async () => {
  house.wait(300 * day)
  await enact({ ...policy, reviewDay: '2027-12-01' as Day })
  expect(await pendingOf(await signIn())).toBeNull()
  house.wait(14 * day)
  expect(await pendingOf(await signIn())).toBeNull()
  house.wait(day)
  expect(await pendingOf(await signIn())).toBe('password')
})

test('[B11] the last five are not taken again while passwords are rotated', async () => {
  await enact()
  const aino = await signIn()
  const { id } = (await findAccountByUsername(house.deps, 'aino'))!
  const many = Array.from({ length: 6 }, (_, at) => `${passwords[at % 3]} ${at}`)
  const hashes = await Promise.all(many.map((text) => hashPassword(text, house.deps.root.pepper, cheap)))
  const before = JSON.stringify({ short: false, hashes })
  await house.deps.register.transact((tx) => changeUser(tx, id, { password_before: before }))
  const change = (password: string | undefined) => aino.ask('me/password', { current: fixturePassword, password })
  for (const at of [0, 3]) expect((await change(many[at])).code, `number ${at + 2}`).toBe('password_used')
  expect((await change(fixturePassword)).code, 'number 1').toBe('password_used')
  expect((await change(many[4])).status, 'six ago').toBe(200)
  const row = await house.deps.register.query
    .selectFrom('user')
    .select('password_before')
    .where('id', '=', id)
    .execute()
  expect(JSON.parse(row[0]?.password_before ?? '{}')).toMatchObject({ hashes: { length: 5 } })
})

test('[B11] whoever has a second factor is not asked', async () => {
  await enact()
  house.wait(250 * day)
  const { id } = (await findAccountByUsername(house.deps, 'aino'))!
  await house.deps.register.transact((tx) => changeUser(tx, id, { last_login: '2026-11-15' as Day }))
  expect(await pendingOf(await signIn())).toBe('password')
  const sealed = new Uint8Array(60)
  const aino = await signIn()
  await house.deps.register.transact((tx) => changeUser(tx, id, { totp: sealed }))
  expect(await pendingOf(aino)).toBeNull()
})

test('[F77] a change that is due stops neither sending nor a session that began before', async () => {
  await enact()
  const credential = await house.enrol(p1)
  house.wait(Date.parse('2026-09-11T20:30:00Z') - house.now())
  const before = await signIn()
  house.wait(45 * 60_000)
  expect(await pendingOf(before), 'after the last midnight of grace').toBeNull()
  expect(await pendingOf(await signIn())).toBe('password')
  const push = () => house.ask('/api/v1/push', { credential, body: pushOf([]) })
  let blocked = 0
  for (let at = 0; at < 10; at++) {
    if ((await push()).status !== 200) blocked++
    house.wait(30 * day)
  }
  console.log(`a change of the password due for 290 days: ${blocked} of 10 pushes blocked`)
  expect(blocked).toBe(0)
  expect((await house.ask('/api/v1/pull', { credential })).status).toBe(200)
})

test('[B11] that passwords are rotated, or stand alone where they should not, is said with the state of the installation', async () => {
  const weaknesses = () => listWeaknesses(house.deps.register)
  expect(await weaknesses()).toEqual(['no-second-factor'])
  await enact()
  for (const name of fixtureNames) {
    const { id, role } = (await findAccountByUsername(house.deps, name))!
    if (role === 'advisor') continue
    await house.deps.register.transact((tx) => changeUser(tx, id, { totp: new Uint8Array(60) }))
  }
  expect(await weaknesses()).toEqual(['passwords-rotated'])
})
