// A guesser against the limits, simulated by the clock: how many guesses a day get through, and how long the owner waits.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { UserId } from '@tukkimies/shared/id.ts'
import { hashPassword, passwordCostMin } from '@tukkimies/server/crypto.ts'
import { Refused } from '@tukkimies/server/refused.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { createDelays, type Delays } from '@tukkimies/server/users/delays.ts'
import { addKnownBrowser, findKnownBrowser } from '@tukkimies/server/users/known-browser.ts'
import { showTotp } from '@tukkimies/server/users/second-factor.ts'
import { checkSignIn } from '@tukkimies/server/users/sign-in.ts'
import { setPassword } from '@tukkimies/server/users/set-password.ts'
import { confirmPassword } from '@tukkimies/server/users/step-up.ts'
import { createBrowser } from '../api/browser.ts'
import { createHouse, type House } from '../api/house.ts'
import { fixturePassword } from '../../users.ts'

const day = 24 * 60 * 60_000
const hour = 60 * 60_000

let house: House
let maija: UserId
let delays: Delays
beforeEach(async () => {
  house = await createHouse()
  delays = createDelays()
  maija = (await findAccountByUsername(house.deps, 'maija'))!.id
})
afterEach(() => house.close())

/** Judging costs nothing here: the limits are what is asked about. */
const judge = async (password: string) => ({ right: password === 'right', outdated: false })

type Tried = { readonly in: boolean; readonly seconds: number }
const attempt = async (work: Promise<unknown>): Promise<Tried> => {
  try {
    await work
    return { in: true, seconds: 0 }
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    return { in: false, seconds: fault.problem.seconds ?? 0 }
  }
}
const signIn = (password: string, now: number, known = '', username = 'maija') =>
  attempt(checkSignIn(house.deps, delays, { username, password, known }, { at: now }, judge))
const keyOfKnown = () => house.deps.root['known browsers']
const failuresOf = async () => (await findAccountByUsername(house.deps, 'maija'))!.failures

/** Guesses as often as it is let; answers how many guesses were judged in each span. */
const guess = async (from: number, until: number, once: (now: number) => Promise<Tried>): Promise<number> => {
  let judged = 0
  for (let now = from; now < until;) {
    const { seconds } = await once(now)
    if (seconds === 0) judged++
    now += Math.max(1, seconds) * 1000
  }
  return judged
}

test('[F95] a stranger guesses a hundred times, ever, and the owner at the own browser waits 0 seconds', async () => {
  const begin = house.now()
  const own = addKnownBrowser('', keyOfKnown(), maija)
  let waited = 0
  let entered = 0
  let first = 0
  for (let at = 0; at < 72; at++) {
    const from = begin + at * hour
    const judged = await guess(from, from + hour, (now) => signIn('wrong', now))
    if (at < 24) first += judged
    const owner = await signIn('right', from + hour - 1, own)
    waited += owner.seconds
    entered += owner.in ? 1 : 0
  }
  const stranger = await signIn('right', begin + 4 * day)
  console.log(`a stranger's guesses: ${first} on the first day, 100 ever; the owner waited ${waited} s in 3 days`)
  expect(first).toBeGreaterThan(50)
  expect(first).toBeLessThanOrEqual(125)
  expect({ waited, entered }).toEqual({ waited: 0, entered: 72 })
  expect(await failuresOf()).toBeGreaterThanOrEqual(100)
  expect(stranger.in, 'after a hundred failures even the right password does not help a stranger').toBe(false)
  delays = createDelays()
  expect((await signIn('right', begin + 4 * day)).in, 'nor after a restart').toBe(false)
  expect((await signIn('right', begin + 4 * day, own)).in).toBe(true)
  await setPassword(house.deps, 'maija', 'vihreä traktori 58 laiturilla', house.now())
  expect((await signIn('right', begin + 5 * day)).in, 'after a reset').toBe(true)
})

test('[F95] the limits are found missing where they are missing', async () => {
  const begin = house.now()
  const open: Delays = { begin: () => 0, clear: () => {}, isSpent: () => false }
  const without = (now: number) =>
    attempt(checkSignIn(house.deps, open, { username: 'maija', password: 'wrong', known: '' }, { at: now }, judge))
  expect(await guess(begin, begin + 300_000, without)).toBe(300)
  delays = createDelays()
  expect(await guess(begin, begin + 300_000, (now) => signIn('wrong', now, '', 'rauno'))).toBeLessThan(15)
})

test('[F95] a known browser in wrong hands guesses no more than a stranger, and then is one', async () => {
  const begin = house.now()
  const stolen = addKnownBrowser('', keyOfKnown(), maija)
  const judged = await guess(begin, begin + 2 * day, (now) => signIn('wrong', now, stolen))
  console.log(`guesses from a known browser in wrong hands: ${judged} in two days`)
  expect(judged).toBeLessThanOrEqual(220)
  expect(delays.isSpent(`known ${stolen.slice(0, 22)}`)).toBe(true)
  expect(await failuresOf()).toBeGreaterThan(50)
  const other = addKnownBrowser('', keyOfKnown(), maija)
  expect((await signIn('right', begin + 2 * day, other)).in, 'another browser of the owner').toBe(true)
})

test('[F95] a browser is known to those who logged in with it alone, and no cookie can be made or moved', async () => {
  const rauno = (await findAccountByUsername(house.deps, 'rauno'))!.id
  const key = keyOfKnown()
  const both = addKnownBrowser(addKnownBrowser('', key, maija), key, rauno)
  expect(findKnownBrowser(both, key, maija)).not.toBeNull()
  expect(findKnownBrowser(both, key, rauno)).not.toBeNull()
  expect(findKnownBrowser(addKnownBrowser('', key, rauno), key, maija)).toBeNull()
  expect(findKnownBrowser(`${'A'.repeat(65)}.${both.slice(1)}`, key, rauno)).toBeNull()
  for (const planted of ['', '.', 'x'.repeat(5000), `${maija}`, `${both}\u0000`]) {
    expect(findKnownBrowser(planted, key, maija) === null || planted.startsWith(both)).toBe(true)
  }
  expect(both).not.toContain(maija)
  let many = both
  for (let at = 0; at < 12; at++)
    many = addKnownBrowser(many, key, `${String(at).padStart(2, '0')}${maija.slice(2)}` as UserId)
  expect(many.split('.')).toHaveLength(8)
  expect(findKnownBrowser(many, key, maija), 'the longest unused is forgotten').toBeNull()
})

test('[F95] who has the password guesses a hundred codes of an authenticator app, ever', async () => {
  const begin = house.now()
  const user = { id: maija, role: 'main_user', organisation: null } as const
  const judged = await guess(begin, begin + 2 * day, (now) =>
    attempt(showTotp(house.deps, delays, { user, browser: null, code: '000000' }, { at: now })),
  )
  console.log(`guesses of one-time passwords with the password in hand: ${Math.min(judged, 100)} of a million, ever`)
  expect(await failuresOf()).toBe(judged)
  expect(judged).toBeLessThan(220)
})

test('[F95] a session in wrong hands guesses its password fewer than 80 times before it ends', async () => {
  const begin = house.now()
  // A hash of the least cost: how often it is made is what is asked about.
  const password = await hashPassword('vihreä traktori 58 laiturilla', house.deps.root.pepper, passwordCostMin)
  const account = { id: maija, organisation: null, password }
  const judged = await guess(begin, begin + 12 * hour, (now) =>
    attempt(confirmPassword(house.deps, delays, account, 'wrong', { at: now })),
  )
  console.log(`guesses of a password by step-up: ${judged} in the twelve hours of a session`)
  expect(judged).toBeLessThan(80)
}, 60_000)

test('[F95] strangers’ failures are forgiven by a stranger’s success, not by the owner at the own browser', async () => {
  const signInAs = (browser: ReturnType<typeof createBrowser>, password = fixturePassword) =>
    browser.ask('sign-in', { username: 'maija', password })
  const own = createBrowser(house)
  await signInAs(own)
  expect((await signInAs(createBrowser(house), 'aivan väärä salasana')).status).toBe(401)
  expect(await failuresOf()).toBe(1)
  expect((await signInAs(own)).status).toBe(200)
  expect((await signInAs(own, 'aivan väärä salasana')).status).toBe(401)
  expect(await failuresOf()).toBe(1)
  expect((await signInAs(createBrowser(house))).status).toBe(200)
  expect(await failuresOf()).toBe(0)
})
