import { afterEach, beforeEach, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addGate } from '@tukkimies/server/register/gates.ts'
import { endSessionsOfUser } from '@tukkimies/server/register/sessions.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { createDelays } from '@tukkimies/server/users/delays.ts'
import { changePassword } from '@tukkimies/server/users/password-change.ts'
import { setPassword } from '@tukkimies/server/users/set-password.ts'
import { checkSignIn } from '@tukkimies/server/users/sign-in.ts'
import { type FixtureName, fixturePassword } from '../../users.ts'
import { type Browser, createBrowser } from './browser.ts'
import { createHouse, type House } from './house.ts'

const minute = 60_000

let house: House
beforeEach(async () => {
  house = await createHouse()
})
afterEach(() => house.close())

const signedIn = async (username: FixtureName = 'maija', browser = createBrowser(house)): Promise<Browser> => {
  expect((await browser.ask('sign-in', { username, password: fixturePassword })).status).toBe(200)
  return browser
}
const accountOf = async (username: FixtureName) => (await findAccountByUsername(house.deps, username))!
const sidOf = (browser: Browser): string => browser.cookies.get('__Host-sid') ?? ''

test('[F96] after each event every id that was valid before is dead, replayed', async () => {
  const old: string[] = []
  const browser = createBrowser(house, [['__Host-sid', `${'A'.repeat(43)}.0.${'A'.repeat(43)}`]])
  const fresh = 'vihreä traktori 58 laiturilla'
  const maija = await accountOf('maija')
  let password = fixturePassword
  const logIn = () => browser.ask('sign-in', { username: 'maija', password })
  const events: Readonly<Record<string, () => Promise<unknown>>> = {
    'log-in over a planted id': logIn,
    'log-in again': logIn,
    'step-up': () => browser.ask('step-up', { password }),
    'password change': async () => {
      const answer = await browser.ask('me/password', { current: password, password: fresh })
      expect(answer.status).toBe(200)
      password = fresh
    },
    'change of rights': async () => {
      await house.deps.register.transact((tx) => endSessionsOfUser(tx, maija.id))
      await logIn()
    },
    'log-out': async () => {
      await browser.ask('sign-out', {})
      await logIn()
    },
    'reset at the command line': async () => {
      password = 'keltainen lautta 61 rannassa'
      expect((await setPassword(house.deps, 'maija', password, house.now())).ok).toBe(true)
      await logIn()
    },
    'end of access': async () => {
      await house.deps.register.transact((tx) =>
        changeUser(tx, maija.id, { end_day: instantToDay(house.now() - 86_400_000) }),
      )
    },
  }
  let replayed = 0
  for (const [event, happen] of Object.entries(events)) {
    old.push(sidOf(browser))
    await happen()
    for (const sid of old) {
      const answer = await createBrowser(house, [['__Host-sid', sid]]).ask('me')
      expect(answer, `${event}: ${old.indexOf(sid)}`).toMatchObject({ status: 401, code: 'not_signed_in' })
      replayed++
    }
    if (event !== 'end of access') expect((await browser.ask('me')).status, event).toBe(200)
  }
  console.log(`${replayed} old ids replayed after ${Object.keys(events).length} events: 0 alive`)
})

test('[F96] a sixth session ends the oldest', async () => {
  const browsers: Browser[] = []
  for (let at = 0; at < 6; at++) {
    browsers.push(await signedIn())
    house.wait(1000)
  }
  const states = await Promise.all(browsers.map(async (browser) => (await browser.ask('me')).status))
  expect(states).toEqual([401, 200, 200, 200, 200, 200])
})

test('[F96] a change of the password ends the other sessions and keeps this one, under a new id', async () => {
  const here = await signedIn()
  const elsewhere = await signedIn()
  const change = { current: fixturePassword, password: 'vihreä traktori 58 laiturilla' }
  expect((await here.ask('me/password', { ...change, current: 'aivan väärä salasana' })).code).toBe('login')
  expect((await here.ask('me/password', { ...change, password: fixturePassword })).code).toBe('password_used')
  expect((await here.ask('me/password', { ...change, password: 'salasanasalasana' })).code).toBe('password_known')
  expect((await here.ask('me/password', { ...change, current: null })).code).toBe('login')
  const before = sidOf(here)
  const answer = await here.ask('me/password', change)
  expect(answer).toMatchObject({ status: 200, body: { details: { username: 'maija' } } })
  expect(answer.cookies.filter((text) => text.startsWith('__Host-sid='))).toHaveLength(1)
  expect(sidOf(here)).not.toBe(before)
  expect((await here.ask('me')).status).toBe(200)
  expect((await elsewhere.ask('me')).code).toBe('not_signed_in')
  const lines = await listAudit(house.deps.register, { is: 'all' }, 3)
  expect(lines.map(({ event }) => event.event)).toContain('password_set')
})

test('[F96] a password that was changed while it was being looked at opens and changes nothing', async () => {
  const maija = await signedIn()
  const next = 'vihreä traktori 58 laiturilla'
  const account = await accountOf('maija')
  const delays = createDelays()
  const asked = { username: 'maija', password: fixturePassword, known: '' }
  const late = await checkSignIn(house.deps, delays, asked, { at: house.now() })
  expect((await maija.ask('me/password', { current: fixturePassword, password: next })).status).toBe(200)
  await expect(house.deps.register.transact((tx) => late.renew(tx))).rejects.toMatchObject({
    problem: { code: 'login' },
  })
  const other = 'sininen traktori 59 laiturilla'
  const changing = changePassword(house.deps, account, other, { at: house.now() })
  await expect(changing).rejects.toMatchObject({ problem: { code: 'login' } })
  expect((await maija.ask('me')).status).toBe(200)
})

test('[C13] administration asks for a password of the last 15 minutes, and the password makes it fresh', async () => {
  const maija = await signedIn()
  const code = async () => (await maija.ask('devices/codes', { point: 'p1', name: 'Tabletti 1' })).code ?? 'done'
  house.wait(15 * minute - 1)
  expect(await code()).toBe('done')
  house.wait(1)
  expect(await code()).toBe('fresh_needed')
  expect((await maija.ask('me')).status).toBe(200)
  expect((await maija.ask('step-up', { password: 'aivan väärä salasana' })).code).toBe('login')
  expect(await code()).toBe('fresh_needed')
  const before = sidOf(maija)
  const answer = await maija.ask('step-up', { password: fixturePassword })
  expect(answer.cookies).toHaveLength(1)
  expect(await code()).toBe('done')
  expect((await createBrowser(house, [['__Host-sid', before]]).ask('me')).code).toBe('not_signed_in')
  house.wait(15 * minute)
  expect(await code()).toBe('fresh_needed')
})

test('[F95] whoever has found a session waits for each guess of its password', async () => {
  const maija = await signedIn()
  let tried = 0
  for (let guess = 0; guess < 5; guess++) {
    const answer = await maija.ask('step-up', { password: 'aivan väärä salasana' })
    if (answer.code === 'login') tried++
    else expect(answer.code).toBe('too_many_requests')
  }
  expect(tried).toBe(3)
})

test('[C15] [B16] before the undertaking is accepted nothing else is open', async () => {
  const { id } = await accountOf('maija')
  await house.deps.register.transact((tx) => changeUser(tx, id, { undertaking: null, undertaking_version: null }))
  const maija = await signedIn()
  expect((await maija.ask('me')).body).toMatchObject({ pending: 'undertaking' })
  for (const path of ['users', 'devices', 'arrivals', 'tables', 'audit', 'organisations']) {
    expect(['undertaking_needed', 'not_found', 'method_not_allowed'], path).toContain((await maija.ask(path)).code)
  }
  expect((await maija.ask('users')).code).toBe('undertaking_needed')
  expect((await maija.ask('undertaking')).status).toBe(200)
  expect((await maija.ask('undertaking/accept', { version: 1 })).body).toMatchObject({ pending: null })
  expect((await maija.ask('users')).status).toBe(200)
})

test('[C13] a session does not act for somebody else who has unlocked the tablet', async () => {
  const gateOf = async (username: FixtureName): Promise<string> => {
    const { id } = await accountOf(username)
    return house.deps.register.transact(async (tx) => (await addGate(tx, id, instantToDay(house.now()), null)).ref)
  }
  const aino = await signedIn('aino')
  const ask = (ref: string) => aino.ask('me', undefined, { headers: { 'Tukkimies-Gate': ref } })
  expect((await ask(await gateOf('aino'))).status).toBe(200)
  expect(await ask(await gateOf('maija'))).toMatchObject({ status: 403, code: 'wrong_person' })
  expect(await ask('A'.repeat(22)), 'a gate that is over').toMatchObject({ status: 403, code: 'wrong_person' })
  expect((await aino.ask('me')).status).toBe(200)
})

test('[A19] what was refused is written down once a request, with the action and the user', async () => {
  const aino = await signedIn('aino')
  const { id } = await accountOf('aino')
  const refusals = async () =>
    (await listAudit(house.deps.register, { is: 'all' }, 50)).filter(({ event }) => event.event === 'refused')
  expect((await aino.ask('users')).code).toBe('no_right')
  expect(await refusals()).toMatchObject([
    { event: { event: 'refused', action: 'read_users' }, actor: { is: 'user', user: id, role: 'advisor' } },
  ])
  const maija = await signedIn('maija')
  expect((await maija.ask('devices/AAAAAAAAAAAAAAAAAAAAAA/revoke', {})).code).toBe('not_found')
  expect((await refusals())[0]).toMatchObject({ event: { action: 'revoke_devices' }, organisation: 'keskus' })
  await createBrowser(house).ask('users')
  expect(await refusals(), 'nobody’s requests leave no line').toHaveLength(2)
})
