// A change comes from our own page, in a version that is understood, as JSON.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reachOf, audienceOf } from '@tukkimies/shared/register/rights.ts'
import { protocol, protocolHeader, protocolMin } from '@tukkimies/shared/wire.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import { p1 } from '../../users.ts'
import { createHouse, type House } from './house.ts'

let house: House

beforeAll(async () => {
  house = await createHouse({ origins: ['https://laskuri.example.org'] })
})
afterAll(() => house.close())

const changes = () => listRoutes(house.deps).filter(({ method }) => method === 'post')
const placeOf = (path: string) => path.replace(/:\w+/, 'AAAAAAAAAAAAAAAAAAAAAA')
const none = { 'Sec-Fetch-Site': '' }

/** How another site makes a browser ask, with the cookie that the browser would add. */
const forgeries: readonly Readonly<Record<string, string>>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'none' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost' },
  { 'Sec-Fetch-Site': 'same-origin, cross-site' },
  { ...none, Origin: 'https://evil.example' },
  { ...none, Origin: 'null' },
  { ...none, Origin: 'https://laskuri.example.org.evil.example' },
  none,
]

test('[F89] no other site can make a browser change anything, by any route', async () => {
  expect(changes().length).toBeGreaterThan(5)
  for (const { path, right } of changes()) {
    for (const headers of forgeries) {
      const answer = await house.ask(placeOf(path), { as: 'maija', body: {}, headers })
      const code = audienceOf(right) === 'device' ? 'device_unknown' : 'wrong_origin'
      expect(answer.code, `${path} ${JSON.stringify(headers)}`).toBe(code)
    }
  }
  expect(await house.ask('/api/v1/me', { as: 'maija' })).toMatchObject({ status: 200 })
})

test('[F89] forms of other sites, which need no leave to be sent, are refused by their type and missing version', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']) {
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type }
    const answer = await house.ask('/api/v1/sign-out', { as: 'maija', body: '{}', headers })
    expect(answer).toMatchObject({ status: 415, code: 'wrong_media_type' })
  }
  const unversioned = await house.ask('/api/v1/sign-out', { as: 'maija', body: {}, headers: { [protocolHeader]: '' } })
  expect(unversioned).toMatchObject({ status: 409, code: 'version_unsupported' })
})

test('[F89] browsers that do not say where a page is from are judged by its origin', async () => {
  for (const origin of ['http://localhost', 'https://laskuri.example.org']) {
    const headers = { ...none, Origin: origin }
    expect(await house.ask('/api/v1/sign-out', { as: 'aino', body: { a: 1 }, headers })).toMatchObject({
      code: 'invalid',
    })
  }
})

test('[S32] a version that is not understood is refused with those that are', async () => {
  const credential = await house.enrol(p1)
  for (const version of ['0', '2', '99', 'x', '1.0', '-1', '', ' 1 1', '9'.repeat(30)]) {
    const answer = await house.ask('/api/v1/push', { credential, body: {}, headers: { [protocolHeader]: version } })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'version_unsupported', min: protocolMin, max: protocol },
    })
  }
  expect(await house.ask('/api/v1/pull')).toMatchObject({ status: 200 })
  expect(await house.ask('/api/v1/pull', { headers: { [protocolHeader]: '1' } })).toMatchObject({ status: 200 })
  expect(await house.ask('/api/v1/pull', { headers: { [protocolHeader]: '2' } })).toMatchObject({ status: 409 })
})

test('[F84] a body is JSON as it stands: no other type, no compression, valid UTF-8, at most 256 kB', async () => {
  const send = (body: unknown, headers: Record<string, string> = {}) => house.ask('/api/v1/sign-in', { body, headers })
  for (const type of [
    'application/json; charset=latin1',
    'application/jsonx',
    'text/json',
    'application/problem+json',
    '',
  ])
    expect(await send('{}', { 'Content-Type': type }), type).toMatchObject({ status: 415 })
  for (const encoding of ['gzip', 'br', 'deflate', 'gzip, identity'])
    expect(await send('{}', { 'Content-Encoding': encoding })).toMatchObject({ status: 415 })
  expect(await send('{}', { 'Content-Type': 'Application/JSON' })).toMatchObject({ status: 422 })
  const broken = [
    '',
    '{',
    '{"username":"a","username":"b","password":"c"}',
    '\uFEFF{}',
    '{"a":NaN}',
    '{"__proto__":{}}',
  ]
  for (const body of broken) expect(await send(body), body).toMatchObject({ status: 400, code: 'malformed' })
  expect(await send(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d))).toMatchObject({ status: 400 })
  expect(await send('['.repeat(100_000))).toMatchObject({ status: 400 })
  const full = '{}'.padEnd(256 * 1024, ' ')
  expect(await send(full)).toMatchObject({ status: 422 })
  expect(await send(`${full} `)).toMatchObject({ status: 413, body: { code: 'body_too_large', limit: 262_144 } })
})

test('[F84] a body without a length is counted while it arrives, and is not read to its end', async () => {
  let chunks = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      chunks++
      controller.enqueue(new Uint8Array(16_384).fill(0x20))
    },
  })
  const request = new Request('http://localhost/api/v1/sign-in', {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', [protocolHeader]: '1' },
  } as RequestInit)
  const response = await house.app.request(request)
  expect(response.status).toBe(413)
  expect(chunks).toBeLessThan(30)
})

test('[A06] a refused body is named by our own fields and never repeated', async () => {
  const planted = 'Möttönen 131052-308T'
  const bodies = [
    { username: planted, password: 7 },
    { username: [planted], password: 'x' },
    { username: 'a', password: 'b', [planted]: 1 },
    { [planted]: planted },
    planted,
    [planted],
    `{"username":"${planted}"`,
  ]
  for (const body of bodies) {
    const answer = await house.ask('/api/v1/sign-in', { body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    for (const part of ['Möttönen', '131052']) expect(answer.everything).not.toContain(part)
  }
  expect(await house.ask('/api/v1/sign-in', { body: { username: 'a', password: 7 } })).toMatchObject({
    body: { code: 'invalid', field: 'password' },
  })
  expect(house.logged.join('')).not.toContain('Möttönen')
})

test('[A33] what is not in the table of rights is denied', () => {
  expect(reachOf('push', 'main_user')).toBeNull()
  expect(reachOf('read_arrivals', 'device')).toBeNull()
  expect(reachOf('read_tables', 'operator')).toBeNull()
  expect(reachOf('revoke_devices', 'operator')).toBe('all')
})

test('[A31] passkeys and the camera are for our own pages, everything else of a device for none', async () => {
  const policy = (await house.ask('/')).headers.get('Permissions-Policy')?.split(', ') ?? []
  const open = policy.filter((feature) => !feature.endsWith('=()'))
  expect(open).toEqual(['camera=(self)', 'publickey-credentials-create=(self)', 'publickey-credentials-get=(self)'])
  expect(policy.length).toBeGreaterThan(25)
})

test('[F89] no answer of any route gives pages of other origins leave to ask or to read, or may be kept', async () => {
  for (const { path, method } of listRoutes(house.deps)) {
    const from = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
    const wanted = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' }
    const asked = method === 'post' ? { body: {}, headers: from } : { headers: from }
    const answers = [
      await house.ask(placeOf(path), asked),
      await house.ask(placeOf(path), { method: 'OPTIONS', headers: { ...from, ...wanted } }),
    ]
    for (const { headers, cookies } of answers) {
      const names = [...headers.keys()]
      expect(
        names.filter((name) => name.startsWith('access-control-')),
        path,
      ).toEqual([])
      const kept = path === '/api/v1/open' && headers.has('ETag') ? 'public, max-age=300' : 'no-store'
      if (path.startsWith('/api/')) expect(headers.get('Cache-Control'), path).toBe(kept)
      expect(headers.get('Cross-Origin-Resource-Policy'), path).toBe('same-origin')
      expect(cookies, path).toEqual([])
    }
  }
})
