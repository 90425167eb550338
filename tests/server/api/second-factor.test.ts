import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FactorAdded, TotpBegun } from '@tukkimies/shared/register/factors.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { readFactors, writeFactorRoles } from '@tukkimies/server/users/factor-kinds.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { removeFactors } from '@tukkimies/server/users/second-factor.ts'
import { type FixtureName, fixturePassword } from '../../users.ts'
import { idOf, makeCookie } from './askers.ts'
import { type Browser, createBrowser } from './browser.ts'
import { createHouse, type House } from './house.ts'

const step = 30_000
const minute = 60_000

let house: House
beforeEach(async () => {
  house = await createHouse()
})
afterEach(() => house.close())

const signIn = async (browser: Browser, username: FixtureName = 'aino', password = fixturePassword) =>
  browser.ask('sign-in', { username, password })
const codeOf = (secret: string, at = house.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
const setUp = async (browser: Browser): Promise<{ readonly secret: string; readonly recovery: readonly string[] }> => {
  const { secret } = (await browser.ask('me/totp/begin', {})).body as TotpBegun
  const added = await browser.ask('me/totp', { code: codeOf(secret) })
  expect(added.status).toBe(200)
  return { secret, recovery: (added.body as FactorAdded).recovery ?? [] }
}
/** A browser whose user is in, or has shown the password alone: where the way there is not what is asked about. */
const holding = async (stage: 'open' | 'factor', username: FixtureName = 'aino'): Promise<Browser> => {
  const cookie = await makeCookie(house, await idOf(house, username), stage === 'factor' ? 'factor' : null)
  const [name = '', value = ''] = cookie.split('=')
  return createBrowser(house, [[name, value]])
}
const signedIn = (username: FixtureName = 'aino'): Promise<Browser> => holding('open', username)

const requireOf = (roles: readonly Role[]) =>
  house.deps.register.transact((tx) => writeFactorRoles(tx, roles, { at: house.now() }))

test('[A33] with an authenticator app a right password opens nothing but the question for its code', async () => {
  const { secret } = await setUp(await signedIn())
  const browser = createBrowser(house)
  house.wait(step)
  expect((await signIn(browser)).body).toEqual({ is: 'factor', factors: ['totp', 'recovery'] })
  for (const path of ['me', 'me/record', 'tables?x', 'users', 'devices']) {
    expect(await browser.ask(path), path).toMatchObject({ status: 401, code: 'factor_needed' })
  }
  expect(await browser.ask('step-up', { password: fixturePassword })).toMatchObject({ code: 'factor_needed' })
  const waiting = browser.cookies.get('__Host-sid') ?? ''
  expect(await browser.ask('sign-in/totp', { code: codeOf(secret) })).toMatchObject({ body: { role: 'advisor' } })
  expect((await browser.ask('me')).status).toBe(200)
  const old = createBrowser(house, [['__Host-sid', waiting]])
  expect(await old.ask('me'), 'the id of the first step is dead').toMatchObject({ code: 'not_signed_in' })
})

test('[A33] a code is good in its own half minute alone, and once', async () => {
  const { secret } = await setUp(await signedIn())
  const tryCode = async (code: string) => {
    const browser = await holding('factor')
    return (await browser.ask('sign-in/totp', { code })).code ?? 'in'
  }
  expect(await tryCode(codeOf(secret)), 'the code that set it up').toBe('factor')
  house.wait(20 * minute)
  expect(await tryCode(codeOf(secret, house.now() - step)), 'the one before').toBe('factor')
  expect(await tryCode(codeOf(secret, house.now() + step)), 'the one after').toBe('factor')
  house.wait(1000)
  expect(await tryCode(codeOf(secret))).toBe('in')
  expect(await tryCode(codeOf(secret)), 'once more').toBe('factor')
  house.wait(step)
  expect(await tryCode(codeOf(secret))).toBe('in')
})

test('[F65] the seed lies sealed, recovery codes as keyed hashes, and no log has either', async () => {
  const { secret, recovery } = await setUp(await signedIn())
  const seed = Buffer.from(Secret.fromBase32(secret).bytes)
  expect(recovery).toHaveLength(10)
  expect(new Set(recovery).size).toBe(10)
  for (const text of [seed, secret, seed.toString('hex'), seed.toString('base64url'), ...recovery]) {
    expect(house.files().includes(text)).toBe(false)
    expect(house.logged.join('').includes(String(text))).toBe(false)
  }
  expect(
    recovery.every((code) => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code)),
    '16 places of 5 bits',
  ).toBe(true)
})

test('[A33] each recovery code is good once, and new ones end those before', async () => {
  const first = await signedIn()
  const { recovery } = await setUp(first)
  const tryCode = async (code: string | undefined) => {
    house.wait(20 * minute)
    const browser = await holding('factor')
    return { browser, code: (await browser.ask('sign-in/recovery', { code })).code ?? 'in' }
  }
  const entered = await tryCode(recovery[0])
  expect(entered.code).toBe('in')
  expect((await tryCode(recovery[0])).code).toBe('factor')
  const { id } = (await findAccountByUsername(house.deps, 'aino'))!
  expect((await readFactors(house.deps, id)).recoveryLeft).toBe(9)
  const renewed = await entered.browser.ask('me/recovery', {})
  expect(renewed.code, 'the session is no more fresh').toBe('fresh_needed')
  await entered.browser.ask('step-up', { password: fixturePassword })
  const codes = (await entered.browser.ask('me/recovery', {})).body as { recovery: string[] }
  expect((await tryCode(recovery[1])).code).toBe('factor')
  expect((await tryCode(codes.recovery[1])).code).toBe('in')
  const lines = await listAudit(house.deps.register, { is: 'all' }, 30)
  expect(lines.filter(({ event }) => event.event === 'recovery_used')).toHaveLength(2)
  expect(lines.map(({ event }) => event.event)).toContain('factor_added')
  expect(lines.filter(({ request }) => request === undefined)).toEqual([])
})

test('[F95] codes are guessed no faster than passwords, and a right password forgives none of the failures', async () => {
  await setUp(await signedIn())
  const browser = createBrowser(house)
  const answers: string[] = []
  for (let guess = 0; guess < 5; guess++) {
    await signIn(browser)
    answers.push((await browser.ask('sign-in/totp', { code: '000000' })).code ?? 'in')
  }
  expect(answers).toEqual(['factor', 'factor', 'factor', 'too_many_requests', 'too_many_requests'])
  const { failures } = (await findAccountByUsername(house.deps, 'aino'))!
  expect(failures).toBe(3)
})

test('[A33] a code that does not fit can be typed again while a factor is set up, and another’s ceremony is none', async () => {
  const aino = await signedIn()
  const { secret } = (await aino.ask('me/totp/begin', {})).body as TotpBegun
  expect(await aino.ask('me/totp', { code: codeOf(secret, 0) })).toMatchObject({ status: 401, code: 'factor' })
  const maija = await signedIn('maija')
  maija.cookies.set('__Host-ceremony', aino.cookies.get('__Host-ceremony') ?? '')
  expect((await maija.ask('me/totp', { code: codeOf(secret) })).code).toBe('factor')
  expect((await aino.ask('me/totp', { code: codeOf(secret) })).status).toBe(200)
  house.wait(step)
  expect((await aino.ask('me/totp', { code: codeOf(secret) })).code, 'once').toBe('factor')
})

test('[A33] a role that needs a second factor opens nothing before there is one', async () => {
  await requireOf(['main_user'])
  const maija = await signedIn('maija')
  expect((await maija.ask('me')).body).toMatchObject({ pending: 'factor' })
  expect(await maija.ask('users')).toMatchObject({ status: 403, code: 'factor_set_up_needed' })
  const { recovery } = await setUp(maija)
  expect(recovery).toHaveLength(10)
  expect((await maija.ask('me')).body).toMatchObject({ pending: null })
  expect((await maija.ask('users')).code).not.toBe('factor_set_up_needed')
  expect((await (await signedIn('aino')).ask('me')).body).toMatchObject({ pending: null })
})

test('[A19][A33] each role that begins or ends to need a second factor leaves a line, one that stays as it is none', async () => {
  await requireOf(['main_user', 'operator'])
  await requireOf(['operator', 'protection_officer'])
  await requireOf(['operator', 'protection_officer'])
  const lines = (await listAudit(house.deps.register, { is: 'all' }, 10)).toReversed()
  expect(lines.map(({ event }) => ('role' in event ? [event.event, event.role] : []))).toEqual([
    ['factor_required', 'main_user'],
    ['factor_required', 'operator'],
    ['factor_not_required', 'main_user'],
    ['factor_required', 'protection_officer'],
  ])
  expect(lines.every(({ actor, organisation }) => actor.is === 'nobody' && organisation === null)).toBe(true)
})

test('a password of 8 characters will do beside a factor, and keeps the last factor from going', async () => {
  const aino = await signedIn()
  const change = (current: string, password: string) => aino.ask('me/password', { current, password })
  const short = 'r7 kävyt'
  expect(await change(fixturePassword, short)).toMatchObject({ code: 'password_short', body: { min: 15 } })
  await setUp(aino)
  expect(await change(fixturePassword, 'r7 kävy')).toMatchObject({ code: 'password_short', body: { min: 8 } })
  expect((await change(fixturePassword, short)).status).toBe(200)
  expect(await aino.ask('me/totp/remove', {})).toMatchObject({ status: 422, code: 'password_short' })
  expect((await change(short, 'lentävä hevonen vieressä')).status).toBe(200)
  expect((await aino.ask('me/totp/remove', {})).status).toBe(204)
  const { id } = (await findAccountByUsername(house.deps, 'aino'))!
  expect(await readFactors(house.deps, id)).toMatchObject({ totp: false, recoveryLeft: 0 })
})

test('[A33] a short password whose factor has gone is changed before anything else', async () => {
  const maija = await signedIn('maija')
  await setUp(maija)
  const short = 'r7 kävyt'
  expect((await maija.ask('me/password', { current: fixturePassword, password: short })).status).toBe(200)
  const account = (await findAccountByUsername(house.deps, 'maija'))!
  const line = (event: AuditEvent) => ({ at: house.now(), actor: { is: 'nobody' }, organisation: null, event }) as const
  await removeFactors(house.deps, account, line)
  const browser = createBrowser(house)
  expect((await signIn(browser, 'maija', short)).body).toMatchObject({ me: { pending: 'password' } })
  expect((await browser.ask('users')).code).toBe('password_change_needed')
  expect((await browser.ask('me/password', { current: short, password: 'r8 kävyt' })).code).toBe('password_short')
  const changed = await browser.ask('me/password', { current: short, password: 'lentävä hevonen vieressä' })
  expect(changed.body).toMatchObject({ pending: null })
  expect((await browser.ask('users')).status).toBe(200)
})

test('[A33] who has lost every factor gets in by the operator’s hand, and it is written down', async () => {
  const aino = await signedIn()
  await setUp(aino)
  const account = (await findAccountByUsername(house.deps, 'aino'))!
  const line = (event: AuditEvent, organisation: AuditLine['organisation']): AuditLine => ({
    at: house.now(),
    actor: { is: 'nobody' },
    organisation,
    event,
  })
  expect(await removeFactors(house.deps, account, line)).toEqual(['totp', 'recovery'])
  expect((await aino.ask('me')).code, 'sessions before').toBe('not_signed_in')
  expect((await signIn(createBrowser(house))).body).toMatchObject({ is: 'signed_in' })
  const lines = await listAudit(house.deps.register, { is: 'all' }, 10)
  expect(lines.filter(({ event }) => event.event === 'factor_removed')).toHaveLength(2)
})
