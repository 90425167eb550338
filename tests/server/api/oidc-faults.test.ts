// The organisation's own log-in with one fault at a time: nobody comes in, and no session begins.
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Claims, Fault, IdentityProvider } from '../../world/provider.ts'
import { type Answered, createHouse, type House } from './house.ts'
import { cookieIn, createTravel, site, startProvider, type Travel } from './traveller.ts'

let provider: IdentityProvider
let house: House
let going: Travel

beforeAll(async () => {
  provider = await startProvider()
  house = await createHouse({ origins: [site], oidc: provider.config })
  going = createTravel(house, provider.visit)
  const { code } = await going.invite()
  await going.travel({ purpose: 'link', code })
})
afterAll(async () => {
  await house.close()
  await provider.close()
})

type Case = {
  readonly name: string
  readonly code: 'provider' | 'login' | 'code_unknown'
  readonly fault?: Fault
  readonly person?: string | null
  /** Sessions that begin rightly before the fault. */
  readonly enters?: 1
  /** What is done to the way; whatever it answers is the answer. */
  readonly way?: () => Promise<Answered>
}

const withClaims = (change: (claims: Claims) => Claims): Fault => ({ claims: change })
const strangersKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const toUnsigned = (token: string): string => {
  const body = token.split('.')[1] ?? ''
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
}

const cases: readonly Case[] = [
  {
    name: 'another issuer',
    code: 'provider',
    fault: withClaims((claims) => ({ ...claims, iss: 'https://evil.example' })),
  },
  {
    name: 'the issuer with a slash',
    code: 'provider',
    fault: withClaims((claims) => ({ ...claims, iss: `${String(claims['iss'])}/` })),
  },
  { name: 'another audience', code: 'provider', fault: withClaims((claims) => ({ ...claims, aud: 'another' })) },
  {
    name: 'another audience beside ours',
    code: 'provider',
    fault: withClaims((claims) => ({ ...claims, aud: ['tukkimies', 'another'], azp: 'tukkimies' })),
  },
  {
    name: 'a token that is over',
    code: 'provider',
    fault: withClaims((claims) => ({ ...claims, exp: 1_700_000_000 })),
  },
  {
    name: 'a token of tomorrow',
    code: 'provider',
    fault: withClaims((claims) => ({ ...claims, nbf: Number(claims['iat']) + 86_400 })),
  },
  { name: 'another nonce', code: 'provider', fault: withClaims((claims) => ({ ...claims, nonce: 'another' })) },
  { name: 'no nonce', code: 'provider', fault: withClaims(({ nonce: _, ...claims }) => claims) },
  { name: 'no subject', code: 'provider', fault: withClaims(({ sub: _, ...claims }) => claims) },
  { name: 'an empty subject', code: 'provider', fault: withClaims((claims) => ({ ...claims, sub: '' })) },
  { name: 'a stranger’s signature', code: 'provider', fault: { key: strangersKey } },
  { name: 'a changed signature', code: 'provider', fault: { text: (token) => `${token.slice(0, -8)}AAAAAAAA` } },
  { name: 'no signature', code: 'provider', fault: { text: toUnsigned } },
  { name: 'no token at all', code: 'provider', fault: { text: () => undefined } },
  { name: 'a subject that nobody is linked with', code: 'login', person: 'nobody' },
  { name: 'somebody turns back at the provider', code: 'login', person: null },
  {
    name: 'a code that was used',
    code: 'provider',
    enters: 1,
    way: async () => {
      const first = await going.begin({ purpose: 'sign_in' })
      const returned = await provider.visit(first.url)
      expect(await going.finish(first.cookie, returned)).toMatchObject({ status: 200 })
      const second = await going.begin({ purpose: 'sign_in' })
      const state = new URL(second.url).searchParams.get('state')
      return going.finish(second.cookie, returned, { state })
    },
  },
  {
    name: 'the same answer twice',
    code: 'code_unknown',
    enters: 1,
    way: async () => {
      const first = await going.begin({ purpose: 'sign_in' })
      const returned = await provider.visit(first.url)
      expect(await going.finish(first.cookie, returned)).toMatchObject({ status: 200 })
      return going.finish(first.cookie, returned)
    },
  },
  {
    name: 'another state',
    code: 'code_unknown',
    way: async () => {
      const { cookie, url } = await going.begin({ purpose: 'sign_in' })
      return going.finish(cookie, await provider.visit(url), { state: 'A'.repeat(43) })
    },
  },
  {
    name: 'the answer of another browser',
    code: 'code_unknown',
    way: async () => {
      const [theirs, ours] = [await going.begin({ purpose: 'sign_in' }), await going.begin({ purpose: 'sign_in' })]
      return going.finish(ours.cookie, await provider.visit(theirs.url))
    },
  },
  {
    name: 'another browser’s code under our state',
    code: 'provider',
    way: async () => {
      const [theirs, ours] = [await going.begin({ purpose: 'sign_in' }), await going.begin({ purpose: 'sign_in' })]
      const state = new URL(ours.url).searchParams.get('state')
      return going.finish(ours.cookie, await provider.visit(theirs.url), { state })
    },
  },
  {
    name: 'a code asked for without PKCE',
    code: 'provider',
    way: async () => {
      const { cookie, url } = await going.begin({ purpose: 'sign_in' })
      const bare = new URL(url)
      for (const name of ['code_challenge', 'code_challenge_method']) bare.searchParams.delete(name)
      return going.finish(cookie, await provider.visit(bare.href))
    },
  },
  {
    name: 'an answer that names another issuer',
    code: 'provider',
    way: async () => {
      const { cookie, url } = await going.begin({ purpose: 'sign_in' })
      return going.finish(cookie, await provider.visit(url), { iss: 'https://evil.example' })
    },
  },
  {
    name: 'a browser without its secret',
    code: 'code_unknown',
    way: async () => going.finish('', await provider.visit((await going.begin({ purpose: 'sign_in' })).url)),
  },
  {
    name: 'an answer after eleven minutes',
    code: 'code_unknown',
    way: async () => {
      const { cookie, url } = await going.begin({ purpose: 'sign_in' })
      house.wait(11 * 60_000)
      return going.finish(cookie, await provider.visit(url))
    },
  },
  {
    name: 'an error of the provider',
    code: 'provider',
    way: async () => {
      const { cookie, url } = await going.begin({ purpose: 'sign_in' })
      const state = new URL(url).searchParams.get('state') ?? ''
      return going.finish(cookie, new URL(`${site}/oidc?state=${state}&error=server_error`))
    },
  },
  {
    name: 'a code of nobody’s',
    code: 'provider',
    way: async () => {
      const { cookie, url } = await going.begin({ purpose: 'sign_in' })
      const state = new URL(url).searchParams.get('state') ?? ''
      return going.finish(cookie, new URL(`${site}/oidc?state=${state}&code=planted&iss=${provider.issuer}`))
    },
  },
]

test.for(cases)('[F96] nobody comes in with $name', async ({ code, fault, person, enters, way }) => {
  await end()
  expect(await going.travel({ purpose: 'sign_in' })).toMatchObject({ status: 200 })
  await end()
  // The limit of attempts is another test's.
  house.wait(60_000)
  if (fault) provider.setFault(fault)
  if (person !== undefined) provider.setPerson(person)
  const answer = await (way ?? (() => going.travel({ purpose: 'sign_in' })))()
  expect(answer.code).toBe(code)
  expect(cookieIn(answer, 'sid')).toBe('')
  expect(answer.everything).not.toContain('planted')
  expect(await going.countSessions()).toBe(enters ?? 0)
})

const end = async (): Promise<void> => {
  provider.setPerson('anna')
  provider.setFault(null)
  await house.deps.register.transact((tx) => tx.query.deleteFrom('session').execute())
}

test('[F95] one network asks the provider through us a hundred times at once, and then waits', async () => {
  house.wait(3_600_000)
  const ask = () => house.ask('/api/v1/oidc/begin', { body: { purpose: 'sign_in' } })
  for (let attempt = 0; attempt < 100; attempt++) expect(await ask()).toMatchObject({ status: 200 })
  expect(await ask()).toMatchObject({ status: 429, code: 'too_many_requests' })
})
