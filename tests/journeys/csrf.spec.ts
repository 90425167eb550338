// Pages of other origins in a browser in which a main user is signed in: they try every change that there is, in every way
// that a page can make a browser ask. One origin shares the host, and so the site and the cookies; the other does not.
import { createHash } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import { migrations, type RegisterTables } from '@tukkimies/server/register/schema.ts'
import type { Serving } from '@tukkimies/server/serve.ts'
import { expect, mainUser, test } from './fixture.ts'
import { changeHeaders, freeOrigin, startHere } from './here.ts'
import { isFull } from './looks.ts'

/** A server of others, under two names: the user's own host on another port, and another host. */
const startOthers = async (): Promise<{ readonly origins: readonly string[]; readonly end: () => void }> => {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end('<!doctype html><title>x</title><iframe name="frame" id="frame"></iframe>')
  })
  await new Promise<void>((resolve) => server.listen(0, '::', () => resolve()))
  const { port } = server.address() as AddressInfo
  const end = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`], end }
}

type Target = { readonly url: string; readonly body: string }
/** Tries all targets from the page; answers how many of the answers it could read. */
type Way = (page: Page, targets: readonly Target[]) => Promise<number>

const windowsAtOnce = 10

/** Sends the browser to each target in a window of its own: what is answered there the page of others cannot read. */
const byWindows =
  (method: 'GET' | 'POST'): Way =>
  async (page, targets) => {
    const context = page.context()
    for (let at = 0; at < targets.length; at += windowsAtOnce) {
      const some = targets.slice(at, at + windowsAtOnce)
      const answers = some.map(({ url }) => context.waitForEvent('response', (answer) => answer.url() === url))
      await page.evaluate(openWindows, { asked: some, method })
      for (const answer of await Promise.all(answers)) expect(answer.request().method()).toBe(method)
      const windows = context.pages().filter((one) => one !== page && some.some(({ url }) => one.url() === url))
      await Promise.all(windows.map((one) => one.close()))
    }
    return 0
  }

const openWindows = ({ asked, method }: { asked: readonly Target[]; method: 'GET' | 'POST' }): void => {
  for (const { url, body } of asked) {
    if (method === 'GET') {
      const link = document.createElement('a')
      Object.assign(link, { href: url, target: '_blank', rel: 'opener' })
      document.body.append(link)
      link.click()
      continue
    }
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action: url, enctype: 'text/plain', target: '_blank', rel: 'opener' })
    const field = document.createElement('input')
    field.name = body
    form.append(field)
    document.body.append(form)
    form.submit()
  }
}

/** Forms into frames, all at once. */
const byFrames =
  (type: string): Way =>
  (page, targets) =>
    page.evaluate(
      async ({ asked, enctype }) => {
        const submit = async ({ url, body }: { url: string; body: string }, at: number): Promise<boolean> => {
          const frame = document.createElement('iframe')
          frame.name = `frame${at}`
          document.body.append(frame)
          const form = document.createElement('form')
          Object.assign(form, { method: 'post', action: url, enctype, target: frame.name })
          const field = document.createElement('input')
          field.name = body
          form.append(field)
          document.body.append(form)
          const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
          form.submit()
          await loaded
          return frame.contentDocument !== null
        }
        return (await Promise.all(asked.map(submit))).filter(Boolean).length
      },
      { asked: targets, enctype: type },
    )

const byFetch =
  (mode: 'no-cors' | 'cors'): Way =>
  async (page, targets) =>
    page.evaluate(
      async ({ asked, how, headers }) => {
        const readAnswer = async ({ url, body }: { url: string; body: string }): Promise<boolean> => {
          try {
            const response = await fetch(url, {
              method: 'POST',
              mode: how,
              credentials: 'include',
              body,
              headers: how === 'cors' ? headers : { 'Content-Type': 'text/plain' },
            })
            return response.type !== 'opaque' || (await response.text()) !== ''
          } catch {
            return false
          }
        }
        return (await Promise.all(asked.map(readAnswer))).filter(Boolean).length
      },
      { asked: targets, how: mode, headers: changeHeaders },
    )

const byBeacon: Way = async (page, targets) => {
  const sent = page.waitForRequest(targets.at(-1)?.url ?? '')
  await page.evaluate((asked) => {
    for (const { url, body } of asked) navigator.sendBeacon(url, body)
  }, targets)
  await sent
  await page.waitForTimeout(1000)
  return 0
}

const ways: Readonly<Record<string, Way>> = {
  'form, urlencoded': byFrames('application/x-www-form-urlencoded'),
  'form, text/plain with JSON': byFrames('text/plain'),
  'form, multipart': byFrames('multipart/form-data'),
  'fetch, no-cors, text/plain': byFetch('no-cors'),
  'fetch, JSON': byFetch('cors'),
  beacon: byBeacon,
  'form, a page of its own': byWindows('POST'),
  link: byWindows('GET'),
}

/** Bodies that would do something; what is not here is tried empty. */
const bodies = (ownId: string): Readonly<Record<string, unknown>> => {
  const details = {
    first: 'Planted',
    last: 'P',
    username: mainUser.username,
    email: '',
    locality: '',
    adviceLanguages: [],
  }
  const access = { role: 'main_user', trainee: false, points: [], contacts: false, endDay: null, reason: 'task' }
  return {
    '/api/v1/sign-in': mainUser,
    '/api/v1/step-up': { password: mainUser.password },
    '/api/v1/me/details': details,
    '/api/v1/me/password': { current: mainUser.password, password: 'planted kolme keltaista kissaa' },
    '/api/v1/users': { details: { ...details, username: 'planted' }, access },
    [`/api/v1/users/${ownId}/details`]: details,
    '/api/v1/devices/codes': { point: 'p1', name: null },
    '/api/v1/undertaking/accept': { version: 1 },
    '/api/v1/oidc/begin': { purpose: 'sign_in' },
  }
}

const untouched = ['session', 'audit'] as const
const tables = migrations
  .flatMap(({ steps }) => steps.flatMap((step) => ('table' in step ? [step.table as keyof RegisterTables] : [])))
  .filter((table) => !untouched.some((one) => one === table))

/** Every row of the register but the log's, and which sessions there are. */
const digest = async ({ deps }: Serving): Promise<string> => {
  const hash = createHash('sha256')
  const sessions = await deps.register.query.selectFrom('session').select(['hash', 'fresh', 'stage']).execute()
  for (const rows of [
    sessions,
    ...(await Promise.all(tables.map((table) => deps.register.query.selectFrom(table).selectAll().execute()))),
  ])
    hash.update(JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()))
  return hash.digest('hex')
}

/** Requests that came to the server, which runs in this process. */
const countArrivals = (origin: string) => {
  let arrived = 0
  const count = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage }
    if (`http://${request.headers.host}` === origin) arrived++
  }
  subscribe('http.server.request.start', count)
  return { count: () => arrived, end: () => void unsubscribe('http.server.request.start', count) }
}

const postHere = (page: Page, target: Target): Promise<number> =>
  page.evaluate(async ({ url, body, headers }) => (await fetch(url, { method: 'POST', body, headers })).status, {
    ...target,
    headers: changeHeaders,
  })

test('[F89] no page of another origin changes anything or reads an answer, by any route and in any way', async ({
  page,
  context,
}) => {
  test.setTimeout(480_000)
  const { serving, end } = await startHere(await freeOrigin())
  const others = await startOthers()
  try {
    const origin = serving.url
    await page.goto(`${origin}/sign-in`)
    expect(await postHere(page, { url: `${origin}/api/v1/sign-in`, body: JSON.stringify(mainUser) })).toBe(200)
    expect(await postHere(page, { url: `${origin}/api/v1/undertaking/accept`, body: '{"version":1}' })).toBe(200)
    const { id } = await serving.deps.register.query.selectFrom('user').select('id').executeTakeFirstOrThrow()
    const toPath = (path: string) => path.replace(':user', id).replace(':point', 'p1').replace(/:\w+/, 'A'.repeat(22))
    const paths = listRoutes(serving.deps).flatMap(({ method, path }) => (method === 'post' ? [toPath(path)] : []))
    const known = bodies(id)
    const targets = paths.map((path) => ({ url: origin + path, body: JSON.stringify(known[path] ?? {}) }))
    expect(targets.length).toBeGreaterThan(40)
    const before = await digest(serving)

    let asked = 0
    let readable = 0
    const arrived = countArrivals(origin)
    for (const [place, other] of others.origins.entries()) {
      // Every route in every way, each from one of the origins that takes turns; with LOOKS=all from all of them.
      const turn = targets.filter((_, at) => isFull || at % others.origins.length === place)
      for (const [name, way] of Object.entries(ways)) {
        const [evil, begun] = [await context.newPage(), arrived.count()]
        await evil.goto(other)
        readable += await way(evil, turn)
        // A beacon goes when the browser pleases: what has not left yet would end with its page.
        await expect.poll(() => arrived.count() - begun, `${other} ${name}`).toBeGreaterThanOrEqual(turn.length)
        await evil.close()
        asked += turn.length
        expect(await digest(serving), `${other} ${name}`).toBe(before)
      }
    }
    arrived.end()
    expect(readable).toBe(0)
    const sizes = `${targets.length} routes, ${Object.keys(ways).length} ways, ${others.origins.length} origins`
    console.log(`${sizes} = ${asked} requests of others: 0 changes, ${readable} answers read`)

    // The same from our own page changes something, so there was something to change, and a session that could.
    const cookies = await context.cookies(origin)
    expect(cookies.some(({ name }) => name === '__Host-sid')).toBe(true)
    const own = targets.find(({ url }) => url.endsWith('/me/details')) ?? { url: '', body: '' }
    expect(await postHere(page, own)).toBe(200)
    expect(await digest(serving)).not.toBe(before)
  } finally {
    others.end()
    await end()
  }
})
