import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FactorAdded } from '@tukkimies/shared/register/factors.ts'
import { findPasskey } from '@tukkimies/server/register/passkeys.ts'
import { createAuthenticator } from '../../authenticator.ts'
import { type FixtureName, fixturePassword } from '../../users.ts'
import { type Browser, createBrowser } from './browser.ts'
import { createHouse, type House } from './house.ts'

const origin = 'http://localhost'
const minute = 60_000

let house: House
beforeEach(async () => {
  house = await createHouse()
})
afterEach(() => house.close())

type Options = { readonly challenge: string }
const signedIn = async (username: FixtureName): Promise<Browser> => {
  const browser = createBrowser(house)
  await browser.ask('sign-in', { username, password: fixturePassword })
  return browser
}
const begin = async (browser: Browser, path: string): Promise<Options> =>
  (await browser.ask(`${path}/begin`, {})).body as Options
const add = async (browser: Browser, key = createAuthenticator(origin)) => {
  const answer = await browser.ask('me/passkeys', key.register(await begin(browser, 'me/passkeys')))
  return { key, answer }
}

test('[A33] a passkey signs in alone, from a browser that nobody knows', async () => {
  const { key, answer } = await add(await signedIn('aino'))
  expect((answer.body as FactorAdded).recovery).toHaveLength(10)
  const browser = createBrowser(house)
  const options = await begin(browser, 'sign-in/passkey')
  expect(options).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
  expect(await browser.ask('sign-in/passkey', key.assert(options))).toMatchObject({
    status: 200,
    body: { role: 'advisor' },
  })
  expect((await browser.ask('me')).status).toBe(200)
  expect(await findPasskey(house.deps.register, key.id)).toMatchObject({ counter: 1, last_used: '2026-03-10' })
})

test('[A33] a passkey is asked for after the password, and another’s does not do', async () => {
  const { key } = await add(await signedIn('aino'))
  const { key: others } = await add(await signedIn('maija'))
  const browser = createBrowser(house)
  const answer = await browser.ask('sign-in', { username: 'aino', password: fixturePassword })
  expect(answer.body).toEqual({ is: 'factor', factors: ['passkey', 'recovery'] })
  const foreign = others.assert(await begin(browser, 'sign-in/passkey'))
  expect(await browser.ask('sign-in/passkey', foreign)).toMatchObject({ status: 401, code: 'factor' })
  expect((await browser.ask('me')).code).toBe('factor_needed')
  const own = key.assert(await begin(browser, 'sign-in/passkey'))
  expect((await browser.ask('sign-in/passkey', own)).status).toBe(200)
})

test('[F96] what a passkey has signed is good once, for its own question, at its own address, in its own browser', async () => {
  const { key } = await add(await signedIn('aino'))
  const browser = createBrowser(house)
  const tryPasskey = async (answer: unknown, by = browser) => (await by.ask('sign-in/passkey', answer)).code ?? 'in'
  const first = key.assert(await begin(browser, 'sign-in/passkey'))
  const ceremony = browser.cookies.get('__Host-ceremony') ?? ''
  expect(await tryPasskey(first, createBrowser(house)), 'without the secret of the ceremony').toBe('factor')
  expect(await tryPasskey(first)).toBe('in')
  expect(await tryPasskey(first, createBrowser(house, [['__Host-ceremony', ceremony]])), 'replayed').toBe('factor')
  const later = createBrowser(house)
  const old = await begin(later, 'sign-in/passkey')
  house.wait(10 * minute)
  expect(await tryPasskey(key.assert(old), later), 'after ten minutes').toBe('factor')
  const stepUp = key.assert(await begin(browser, 'step-up/passkey'))
  expect(await tryPasskey(stepUp), 'asked for something else').toBe('factor')
})

test('[F96] no verification, no passkey; no other address; no counter that goes back', async () => {
  const { key } = await add(await signedIn('aino'))
  const attempt = async (change: () => void) => {
    const browser = createBrowser(house)
    const options = await begin(browser, 'sign-in/passkey')
    change()
    return (await browser.ask('sign-in/passkey', key.assert(options))).code ?? 'in'
  }
  expect(await attempt(() => (key.verifies = false))).toBe('factor')
  expect(await attempt(() => (key.verifies = true))).toBe('in')
  expect(await attempt(() => (key.counter = 0)), 'a copy').toBe('factor')
  expect(await attempt(() => (key.counter = 10))).toBe('in')
  const evil = createAuthenticator('https://evil.example')
  const browser = await signedIn('maija')
  expect((await add(browser, evil)).answer).toMatchObject({ status: 401, code: 'factor' })
  const proxied = createAuthenticator('https://evil.example', 'localhost')
  expect((await add(browser, proxied)).answer).toMatchObject({ status: 401, code: 'factor' })
  const unverified = createAuthenticator(origin)
  unverified.verifies = false
  expect((await add(browser, unverified)).answer).toMatchObject({ status: 401, code: 'factor' })
})

test('[A17] a passkey is removed by its owner alone', async () => {
  const aino = await signedIn('aino')
  const maija = await signedIn('maija')
  const { key } = await add(aino)
  const remove = (browser: Browser) => browser.ask(`me/passkeys/${key.id}/remove`, {})
  expect(await remove(maija)).toMatchObject({ status: 404, code: 'not_found' })
  expect((await remove(aino)).status).toBe(204)
  expect(await findPasskey(house.deps.register, key.id)).toBeNull()
  expect((await remove(aino)).status).toBe(404)
})

test('[C13] a passkey makes a session fresh again, under a new id', async () => {
  const aino = await signedIn('aino')
  const { key } = await add(aino)
  house.wait(15 * minute)
  expect(await aino.ask('me/recovery', {})).toMatchObject({ status: 403, code: 'fresh_needed' })
  const before = aino.cookies.get('__Host-sid') ?? ''
  expect((await aino.ask('step-up/passkey', key.assert(await begin(aino, 'step-up/passkey')))).status).toBe(200)
  expect((await aino.ask('me/recovery', {})).status).toBe(200)
  expect((await createBrowser(house, [['__Host-sid', before]]).ask('me')).code).toBe('not_signed_in')
})
