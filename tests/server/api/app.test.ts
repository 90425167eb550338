// The whole of HTTP: every route has a right, a description and its headers, and nothing else is open.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions } from '@tukkimies/shared/register/rights.ts'
import { protocolHeader } from '@tukkimies/shared/wire.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import { problemsOf } from '@tukkimies/server/api/open-api.ts'
import { Refused } from '@tukkimies/server/refused.ts'
import { p1 } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const description = '/api/v1/openapi.json'
const script = 'console.log("visit")'
let web: string
let house: House

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'tukkimies-web-'))
  mkdirSync(join(web, 'assets'))
  const files = {
    'index.html': '<!doctype html><title>Tukkimies</title>',
    'sw.js': '// worker',
    'manifest.webmanifest': '{}',
    'assets/main-abc123.js': script,
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(web, name), content)
  writeFileSync(join(web, 'assets/main-abc123.js.gz'), gzipSync(script))
  house = await createHouse({ web })
})

afterAll(async () => {
  await house.close()
  rmSync(web, { recursive: true })
})

test('[A33] every route that is open stands in the table of routes, with its right', () => {
  const routes = listRoutes(house.deps)
  for (const { right } of routes) expect(actions).toContain(right)
  const declared = [...routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`), `GET ${description}`]
  const files = ['GET /assets/*', 'GET /*']
  const opened = house.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(opened)].toSorted()).toEqual([...declared, ...files].toSorted())
})

test('a path that nothing stands at is not found, and a method that is not its own is not allowed', async () => {
  expect(await house.ask('/api/v1/visits')).toMatchObject({ status: 404, code: 'not_found' })
  expect(await house.ask('/api/v1/push/', { body: {} })).toMatchObject({ status: 404, code: 'not_found' })
  for (const { path, method } of listRoutes(house.deps)) {
    const place = path.replace(/:\w+/, 'AAAAAAAAAAAAAAAAAAAAAA')
    for (const other of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await house.ask(place, { method: other })
      expect([answer.status, answer.code], `${other} ${path}`).toEqual([405, 'method_not_allowed'])
      expect(answer.headers.get('Allow')).toContain(method.toUpperCase())
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    }
  }
})

test('a fault is 500 with an incident number, and its message goes nowhere', async () => {
  const broken = await createHouse()
  await broken.deps.reader.close()
  const cookie = await broken.cookieOf('maija')
  const register = broken.deps.register.query
  await broken.deps.close().catch(() => {})
  const answer = await broken.ask('/api/v1/me', { headers: { Cookie: cookie } })
  expect(register).toBeDefined()
  expect(answer).toMatchObject({ status: 500, code: 'fault', body: { incident: expect.stringMatching(/^[\w-]{8}$/) } })
  const { incident } = answer.body as { incident: string }
  const line = broken.logged.map((text) => JSON.parse(text)).find((found) => found.incident === incident)
  expect(line).toMatchObject({ level: 'error', event: 'fault', code: expect.stringMatching(/^\w+:[\w.-]+/) })
  expect(Object.keys(line).toSorted()).toEqual(['code', 'event', 'incident', 'level'])
})

test('a refusal’s message is its code, so that nothing else can reach a log', () => {
  expect(new Refused({ code: 'invalid', field: 'user.first' }).message).toBe('invalid')
})

const headersOfAll = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
/** A document and a worker may do what the app needs; what is no document may do nothing if it is opened as one. */
const headersOfPages = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types tukkimies",
  'Permissions-Policy': expect.stringContaining('camera=(self), '),
}
const headersOfParts = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" }

test('[A31] every answer of every status carries the headers, and those of the API are never stored', async () => {
  const tag = (await house.ask('/api/v1/pull')).headers.get('ETag') ?? ''
  const credential = await house.enrol(p1)
  const pages = await Promise.all(
    ['/', '/visit', '/sw.js', '/healthz', '/missing.js', '/assets', '/x/assets/a.js'].map((path) => house.ask(path)),
  )
  pages.push(await house.ask('/', { method: 'POST' }))
  const answers = [
    await house.ask('/api/v1/pull', { headers: { 'If-None-Match': tag } }),
    await house.ask('/api/v1/sign-out', { as: 'oskari', body: {} }),
    await house.ask('/api/v1/push', { credential, body: '{' }),
    await house.ask('/api/v1/push', { credential, body: {}, headers: { 'Content-Type': 'text/plain' } }),
    await house.ask('/api/v1/push', { credential, body: {}, headers: { [protocolHeader]: '99' } }),
    await house.ask('/api/v1/devices/enrol', { body: { code: '0'.repeat(26) } }),
    await house.ask('/api/v1/devices/enrol', { body: 'x'.repeat(300_000) }),
    await house.ask('/api/v1/devices/enrol', { body: {}, headers: { 'Sec-Fetch-Site': 'cross-site' } }),
    await house.ask('/api/nothing'),
    await house.ask('/assets/missing.js'),
    await house.ask('/assets/main-abc123.js'),
  ]
  for (const { path, method } of listRoutes(house.deps)) {
    const place = path.replace(/:\w+/, 'x')
    const group = path.startsWith('/api/') ? answers : pages
    group.push(await house.ask(place, { method: method.toUpperCase() }))
    group.push(await house.ask(place, { method: 'DELETE' }))
    group.push(await house.ask(place, { method: 'HEAD' }))
    const seen = Object.fromEntries((await house.ask(place, { method: 'DELETE' })).headers)
    if (path.startsWith('/api/')) expect(seen).toMatchObject({ 'cache-control': 'no-store', 'tukkimies-protocol': '1' })
  }
  const all = [...pages, ...answers]
  const statuses = new Set(all.map(({ status }) => status))
  for (const status of [200, 204, 304, 400, 401, 403, 404, 405, 409, 410, 413, 415]) expect(statuses).toContain(status)
  const expectHeaders = ({ headers }: { headers: Headers }, wanted: object) => {
    for (const [name, value] of Object.entries(wanted)) expect(headers.get(name)).toEqual(value)
  }
  for (const page of pages) expectHeaders(page, headersOfPages)
  for (const part of answers) expectHeaders(part, { ...headersOfParts, 'Permissions-Policy': null })
  for (const answer of all) {
    const { headers } = answer
    expectHeaders(answer, headersOfAll)
    expect(headers.get('Strict-Transport-Security')).toBeNull()
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(headers.get('X-Powered-By')).toBeNull()
  }
})

test('browsers are told to come by TLS only where there is TLS', async () => {
  const sure = 'max-age=63072000; includeSubDomains'
  expect((await house.app.request('https://example.org/healthz')).headers.get('Strict-Transport-Security')).toBe(sure)
  const behind = await createHouse({ origins: ['https://laskuri.example.org'] })
  expect((await behind.ask('/api/v1/nothing')).headers.get('Strict-Transport-Security')).toBe(sure)
  await behind.close()
})

test('[A31] hashed files are kept for ever, worker and manifest asked for anew each time, a page is not kept', async () => {
  const cacheOf = async (path: string) => (await house.ask(path)).headers.get('Cache-Control')
  expect(await cacheOf('/assets/main-abc123.js')).toBe('public, max-age=31536000, immutable')
  expect(await Promise.all(['/sw.js', '/manifest.webmanifest'].map(cacheOf))).toEqual(['no-cache', 'no-cache'])
  expect(await Promise.all(['/', '/visit', '/index.html'].map(cacheOf))).toEqual(['no-store', 'no-store', 'no-store'])
  const types = await Promise.all(
    ['/', '/assets/main-abc123.js', '/manifest.webmanifest'].map(async (path) =>
      (await house.ask(path)).headers.get('Content-Type'),
    ),
  )
  expect(types).toEqual(['text/html; charset=utf-8', 'text/javascript; charset=utf-8', 'application/manifest+json'])
})

test('files are sent compressed to whoever takes them so, and the shell is not sent twice', async () => {
  const packed = await house.ask('/assets/main-abc123.js', { headers: { 'Accept-Encoding': 'gzip' } })
  expect(packed.headers.get('Content-Encoding')).toBe('gzip')
  expect(packed.headers.get('Vary')).toContain('Accept-Encoding')
  const tag = (await house.ask('/')).headers.get('ETag') ?? ''
  expect(await house.ask('/', { headers: { 'If-None-Match': tag } })).toMatchObject({ status: 304, text: '' })
  expect(await house.ask('/figures/now', { headers: { 'If-None-Match': tag } })).toMatchObject({ status: 304 })
})

test('[F19] every page is the shell, and an unknown file is never it', async () => {
  for (const path of ['/', '/visit', '/figures/now', '/first-run']) {
    expect(await house.ask(path)).toMatchObject({ status: 200, text: expect.stringContaining('<title>Tukkimies') })
  }
  for (const path of ['/assets/old-123.js', '/old.js', '/assets/old', '/.env', '/robots.txt', '/../package.json']) {
    expect(await house.ask(path), path).toMatchObject({ status: 404, code: 'not_found' })
  }
  expect(await house.ask('/api')).toMatchObject({ status: 404, code: 'not_found' })
})

test('without a built web app the API is served alone', async () => {
  const bare = await createHouse()
  expect(await bare.ask('/')).toMatchObject({ status: 404, code: 'not_found' })
  expect(await bare.ask('/healthz')).toMatchObject({ status: 200 })
  await bare.close()
})

test('the process is healthy as long as it answers, and ready as long as its stores do', async () => {
  const bare = await createHouse()
  expect(await bare.ask('/healthz')).toMatchObject({ status: 200, body: { ok: true } })
  expect(await bare.ask('/readyz')).toMatchObject({ status: 200, body: { ok: true } })
  await bare.deps.close()
  expect(await bare.ask('/healthz')).toMatchObject({ status: 200 })
  const closed = await bare.ask('/readyz')
  expect(closed).toMatchObject({ status: 503, code: 'busy' })
  expect(closed.headers.get('Retry-After')).toBe('5')
})

type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly security: readonly object[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>
}
type Document = {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes: object }
}

test('the description is whole: every route, its body, its answers, its refusals by status', async () => {
  const document = (await house.ask(description)).body as Document
  expect(document.openapi).toMatch(/^3\.1\./)
  const ids: string[] = []
  for (const route of listRoutes(house.deps)) {
    const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method]
    if (!operation) throw new Error(`${route.path} is not described`)
    ids.push(operation.operationId)
    expect(operation.summary).toBe(route.summary)
    expect(Object.keys(operation.responses)).toContain(String(route.status ?? 200))
    const told = Object.values(operation.responses).flatMap(({ description: text }) => text.split(', '))
    for (const code of problemsOf(route)) expect(told).toContain(code)
    expect(operation.requestBody !== undefined).toBe(route.method === 'post')
    for (const found of route.path.matchAll(/:(\w+)/g)) {
      expect(operation.parameters).toContainEqual(expect.objectContaining({ name: found[1], in: 'path' }))
    }
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(document.paths)).toHaveLength(new Set(listRoutes(house.deps).map(({ path }) => path)).size + 1)
})

test('the description echoes nothing: its 400 is our problem, and every reference leads somewhere', async () => {
  const text = (await house.ask(description)).text
  const document = JSON.parse(text) as Document
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name)
  }
  expect(text.match(/"\$ref":"(?!#\/components\/schemas\/)/)).toBeNull()
  for (const operations of Object.values(document.paths)) {
    for (const { responses, security } of Object.values(operations)) {
      for (const [status, response] of Object.entries(responses)) {
        if (Number(status) < 400) continue
        const schema = { schema: { $ref: '#/components/schemas/Problem' } }
        expect(response.content).toEqual({ 'application/problem+json': schema })
      }
      for (const scheme of security.flatMap(Object.keys)) {
        expect(Object.keys(document.components.securitySchemes)).toContain(scheme)
      }
    }
  }
  expect(text).not.toContain('"success"')
})
