// The organisation's own log-in against a real provider, the whole way over HTTP.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { OidcBeginAnswer, OidcFinishAnswer } from '@tukkimies/shared/register/oidc.ts'
import { readReturned } from '@tukkimies/web/me/oidc-return.ts'
import type { Claims, IdentityProvider } from '../../world/provider.ts'
import { createHouse, type House, readLines } from './house.ts'
import { cookieIn, createTravel, site, startProvider, type Travel } from './traveller.ts'

let provider: IdentityProvider
let house: House
let going: Travel

beforeAll(async () => {
  provider = await startProvider()
})
beforeEach(async () => {
  provider.setPerson('anna')
  provider.setFault(null)
  house = await createHouse({ origins: [site], oidc: provider.config })
  going = createTravel(house, provider.visit)
  return () => house.close()
})
afterAll(() => provider.close())

test('[A11] an invitation is opened by the organisation’s log-in, which is the way in from then on', async () => {
  const { code, user } = await going.invite()
  const linked = await going.travel({ purpose: 'link', code })
  expect(OidcFinishAnswer.parse(linked.body)).toMatchObject({ me: { id: user }, to: null })
  expect(await house.ask('/api/v1/me', { headers: { Cookie: cookieIn(linked, 'sid') } })).toMatchObject({ status: 200 })
  // Once, whoever comes.
  provider.setPerson('another')
  const again = await house.ask('/api/v1/oidc/begin', { body: { purpose: 'link', code } })
  expect(again).toMatchObject({ status: 410, code: 'code_unknown' })
  provider.setPerson('anna')
  const entered = await going.travel({ purpose: 'sign_in', to: '/figures?period=2026-02' })
  expect(OidcFinishAnswer.parse(entered.body)).toMatchObject({ me: { id: user }, to: '/figures?period=2026-02' })
  expect(cookieIn(entered, 'sid')).not.toBe('')
  expect(await going.countSessions()).toBe(2)
  expect(await going.readEvents()).toEqual(['identity_linked', 'signed_in', 'signed_in'])
  expect((await readLines(house)).every(({ numbered }) => numbered)).toBe(true)
  const rows = await house.deps.register.query.selectFrom('session').select(['way', 'stage']).execute()
  expect(rows.every(({ way, stage }) => way === 'oidc' && stage === 'open')).toBe(true)
})

test('[F96] the address asks for a code with PKCE, state and nonce, and comes back to our own page alone', async () => {
  const headers = { Host: 'evil.example', Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }
  const answer = await house.ask('/api/v1/oidc/begin', { body: { purpose: 'sign_in' }, headers })
  const url = new URL(OidcBeginAnswer.parse(answer.body).url)
  expect(url.origin).toBe(provider.issuer)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'tukkimies',
    redirect_uri: `${site}/oidc`,
    response_type: 'code',
    response_mode: 'fragment',
    scope: 'openid',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  })
  expect(answer.cookies).toEqual([
    expect.stringMatching(/^__Host-ceremony=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ])
  // Behind #: the code passes no server on its way.
  const returned = await provider.visit(url.href)
  expect(returned.search).toBe('')
  expect(returned.hash).toMatch(/code=/)
})

test('[F96] where to go on is a path of our own or refused', async () => {
  for (const to of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'figures',
    '',
    '/a b',
    `/${'a'.repeat(500)}`,
  ]) {
    const answer = await house.ask('/api/v1/oidc/begin', { body: { purpose: 'sign_in', to } })
    expect(answer, to).toMatchObject({ status: 422, body: { code: 'invalid', field: 'to' } })
  }
})

test('[F94] an account whose access has ended answers like an identity that nobody has', async () => {
  const { code, user } = await going.invite()
  await going.travel({ purpose: 'link', code })
  await house.deps.register.transact((tx) =>
    tx.query
      .updateTable('user')
      .set({ end_day: Day.parse('2026-03-09') })
      .where('id', '=', user)
      .execute(),
  )
  const before = await going.countSessions()
  const ended = await going.travel({ purpose: 'sign_in' })
  provider.setPerson('nobody')
  const unknown = await going.travel({ purpose: 'sign_in' })
  expect([ended.status, ended.text]).toEqual([unknown.status, unknown.text])
  expect(ended.code).toBe('login')
  expect(await going.countSessions()).toBe(before)
  expect((await going.readEvents()).slice(-2)).toEqual(['sign_in_refused', 'sign_in_refused'])
})

test('[A11] an identity opens one account: linked with another it is refused, and nothing changes', async () => {
  const first = await going.invite()
  await going.travel({ purpose: 'link', code: first.code })
  const second = await going.invite()
  expect(await going.travel({ purpose: 'link', code: second.code })).toMatchObject({ status: 409, code: 'exists' })
  provider.setPerson('bertta')
  const linked = await going.travel({ purpose: 'link', code: second.code })
  expect(OidcFinishAnswer.parse(linked.body).me.id).toBe(second.user)
})

test('[F95] a code that resets a password links nothing, nor does one that is over or for an ended account', async () => {
  const { code } = await going.invite('reset')
  expect(await house.ask('/api/v1/oidc/begin', { body: { purpose: 'link', code } })).toMatchObject({
    code: 'code_unknown',
  })
  const late = await going.invite()
  const begun = await going.begin({ purpose: 'link', code: late.code })
  const returned = await provider.visit(begun.url)
  await house.deps.register.transact((tx) => tx.query.updateTable('invitation').set({ until: house.now() }).execute())
  expect(await going.finish(begun.cookie, returned)).toMatchObject({ code: 'code_unknown' })
  const ended = await going.invite('invite', Day.parse('2026-03-09'))
  expect(await going.travel({ purpose: 'link', code: ended.code })).toMatchObject({ code: 'login' })
  expect(await going.countSessions()).toBe(0)
  expect(await going.readIdentities()).toEqual([])
})

test('whoever is signed in links the own account, in place of the identity before', async () => {
  const cookie = await house.cookieOf('aino')
  expect(await going.travel({ purpose: 'link', to: '/me' }, cookie)).toMatchObject({ status: 200 })
  provider.setPerson('anna.new')
  expect(await going.travel({ purpose: 'link' }, cookie)).toMatchObject({ status: 200 })
  expect(OidcFinishAnswer.parse((await going.travel({ purpose: 'sign_in' })).body).me.details.username).toBe('aino')
  provider.setPerson('anna')
  expect(await going.travel({ purpose: 'sign_in' })).toMatchObject({ code: 'login' })
})

test('[F96] a link or a step-up that one begins is not finished for another', async () => {
  const [aino, maija] = [await house.cookieOf('aino'), await house.cookieOf('maija')]
  for (const purpose of ['link', 'step_up'] as const) {
    const begun = await going.begin({ purpose }, aino)
    const ceremony = cookieIn(begun.answer, 'ceremony')
    const returned = await provider.visit(begun.url)
    expect(await going.finish(`${maija}; ${ceremony}`, returned)).toMatchObject({ status: 403, code: 'wrong_person' })
    const anew = await going.begin({ purpose }, aino)
    expect(await going.finish(cookieIn(anew.answer, 'ceremony'), await provider.visit(anew.url))).toMatchObject({
      code: 'not_signed_in',
    })
  }
  expect(await going.readIdentities()).toEqual([])
})

test('[F96] a step-up asks for a new log-in at the provider, of the same person, and gives the session a new token', async () => {
  const { code } = await going.invite()
  const sid = cookieIn(await going.travel({ purpose: 'link', code }), 'sid')
  const begun = await going.begin({ purpose: 'step_up' }, sid)
  const parameters = new URL(begun.url).searchParams
  expect([parameters.get('prompt'), parameters.get('max_age')]).toEqual(['login', '0'])
  const fresh = await going.finish(begun.cookie, await provider.visit(begun.url))
  expect(fresh.status).toBe(200)
  const renewed = cookieIn(fresh, 'sid')
  expect(renewed).not.toBe('')
  expect(await house.ask('/api/v1/me', { headers: { Cookie: sid } })).toMatchObject({ status: 401 })
  expect(await house.ask('/api/v1/me', { headers: { Cookie: renewed } })).toMatchObject({ status: 200 })
  expect(await going.readEvents()).toContain('stepped_up')

  provider.setPerson('another')
  expect(await going.travel({ purpose: 'step_up' }, renewed)).toMatchObject({ code: 'wrong_person' })
  provider.setPerson('anna')
  const begunAt = Math.floor(house.now() / 1000)
  for (const change of [
    (claims: Claims) => ({ ...claims, auth_time: begunAt - 120 }),
    ({ auth_time: _, ...claims }: Claims) => claims,
  ]) {
    provider.setFault({ claims: change })
    expect(await going.travel({ purpose: 'step_up' }, renewed)).toMatchObject({ code: 'provider' })
  }
})

test('who is not signed in steps up nothing and links nothing without a code', async () => {
  for (const purpose of ['link', 'step_up'])
    expect(await house.ask('/api/v1/oidc/begin', { body: { purpose } })).toMatchObject({ status: 401 })
  const { code } = await going.invite()
  const odd = await house.ask('/api/v1/oidc/begin', { body: { purpose: 'sign_in', code } })
  expect(odd).toMatchObject({ status: 422, body: { field: 'code' } })
})

test('[F97] neither the subject, nor a token, nor the code is kept or logged', async () => {
  provider.setPerson('planted-subject')
  const { code } = await going.invite()
  const begun = await going.begin({ purpose: 'link', code })
  const returned = await provider.visit(begun.url)
  const answer = await going.finish(begun.cookie, returned)
  expect(answer.status).toBe(200)
  provider.setPerson('planted-stranger')
  await going.travel({ purpose: 'sign_in' })
  const sent = readReturned(returned)
  await house.deps.register.truncateLog()
  const kept = house.files()
  const [, secret = ''] = cookieIn(begun.answer, 'ceremony').split('=')
  for (const text of ['planted', sent?.code ?? '', sent?.state ?? '', secret, provider.config.secret, code]) {
    expect(text).not.toBe('')
    expect(kept.includes(text), text).toBe(false)
    expect(house.logged.join('\n')).not.toContain(text)
  }
  expect(await house.deps.register.query.selectFrom('ceremony').selectAll().execute()).toEqual([])
})

test('a provider that is down stops neither the start nor the other ways in, and is asked again when it is back', async () => {
  const asked = provider.asked.length
  provider.setDown(true)
  const other = await createHouse({ origins: [site], oidc: provider.config })
  expect(provider.asked).toHaveLength(asked)
  expect(await other.ask('/api/v1/ways-in')).toMatchObject({ status: 200, body: { oidc: provider.config.names } })
  const body = { purpose: 'sign_in' }
  expect(await other.ask('/api/v1/oidc/begin', { body })).toMatchObject({ status: 502, code: 'provider' })
  expect(provider.asked.length).toBeGreaterThan(asked)
  expect(await other.ask('/api/v1/me', { as: 'aino' })).toMatchObject({ status: 200 })
  expect(other.logged.some((line) => line.includes('"event":"provider"'))).toBe(true)
  provider.setDown(false)
  expect(await other.ask('/api/v1/oidc/begin', { body })).toMatchObject({ status: 200 })
  await other.close()
})

test('without the organisation’s own log-in there is no such way', async () => {
  const plain = await createHouse()
  expect(await plain.ask('/api/v1/ways-in')).toMatchObject({ status: 200, body: { oidc: null } })
  for (const [path, body] of [
    ['begin', { purpose: 'sign_in' }],
    ['finish', { state: 's', code: 'c' }],
  ] as const)
    expect(await plain.ask(`/api/v1/oidc/${path}`, { body })).toMatchObject({ status: 502, code: 'provider' })
  await plain.close()
})
