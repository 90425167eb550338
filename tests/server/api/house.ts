// A server without a socket for the tests of routes: real stores, two organisations, the fixture users, a clock that moves
// when told. Each answer is held against what its route declares.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Day, instantToDay } from '@tukkimies/shared/day.ts'
import { AreaId, type PointId } from '@tukkimies/shared/id.ts'
import { requestProblems } from '@tukkimies/shared/problem.ts'
import { type AuditEventName, AuditLine } from '@tukkimies/shared/register/audit.ts'
import { firstUndertaking } from '@tukkimies/shared/register/undertaking.ts'
import { freshMinutes } from '@tukkimies/shared/register/rights.ts'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { type App, createApp, listRoutes } from '@tukkimies/server/api/app.ts'
import { problemsOf, ProblemAnswer } from '@tukkimies/server/api/open-api.ts'
import type { Route } from '@tukkimies/server/api/route.ts'
import type { Config } from '@tukkimies/server/config.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { addCodeList } from '@tukkimies/server/register/code-lists.ts'
import { addEnrolment, enrolDevice } from '@tukkimies/server/register/devices.ts'
import { saveArea, saveOrganisation, savePoint } from '@tukkimies/server/register/organisation.ts'
import { addSession } from '@tukkimies/server/register/sessions.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { createAccount, findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { storePassword } from '@tukkimies/server/users/password.ts'
import { stampToken } from '@tukkimies/server/users/sign-in.ts'
import { firstList } from '../../arbitraries.ts'
import type { Ground } from '../../contracts/engines.ts'
import {
  type FixtureName,
  fixtureNames,
  fixturePassword,
  fixtureUsers,
  keskus,
  p1,
  p2,
  p3,
  ranta,
} from '../../users.ts'

/** Tuesday 10 March 2026, 12:00 in Helsinki. */
export const noon = Date.parse('2026-03-10T10:00:00Z')

export type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown
  readonly as?: FixtureName
  readonly credential?: string
}

export type Answered = {
  readonly status: number
  readonly headers: Headers
  /** Everything that came back, headers included, as one text: to look for what must not be in it. */
  readonly everything: string
  readonly text: string
  readonly bytes: Uint8Array
  readonly body: unknown
  readonly code: string | undefined
  readonly cookies: readonly string[]
}

export type House = {
  readonly deps: Deps
  readonly app: App
  readonly logged: string[]
  readonly ask: (path: string, asked?: Asked) => Promise<Answered>
  /** Moves the clock. */
  readonly wait: (milliseconds: number) => void
  readonly now: () => number
  readonly enrol: (point: PointId) => Promise<string>
  /** The cookie of a fixture user's session of the last 15 minutes; signing in has a test of its own. */
  readonly cookieOf: (name: FixtureName) => Promise<string>
  /** The bytes of every file of the stores. */
  readonly files: () => Buffer
  readonly close: () => Promise<void>
}

export type HouseOptions = {
  readonly empty?: boolean
  /** SQLite in a folder of its own, unless told. */
  readonly ground?: Ground
  readonly origins?: readonly string[]
  /** The organisation's own log-in; without one there is none. */
  readonly oidc?: NonNullable<Config['oidc']>
  readonly web?: string
  /** Where backups go; nowhere, unless told. */
  readonly backup?: Config['backup']
}

export const createHouse = async (options: HouseOptions = {}): Promise<House> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    databaseUrl: options.ground?.databaseUrl ?? null,
    backup: options.backup ?? 'none',
    rootKeyFile: join(folder, 'root.key'),
    origins: options.origins ?? [],
    ...(options.oidc ? { oidc: options.oidc } : {}),
  }
  const logged: string[] = []
  let time = noon
  const deps = await createDeps(
    config,
    createLog((line) => logged.push(line)),
    () => time,
  )
  if (!options.empty) await fillRegister(deps)
  const app = createApp(deps, options.web ?? join(folder, 'no-web'))
  const routes = listRoutes(deps)
  const cookies = new Map<FixtureName, { readonly cookie: string; readonly fresh: number }>()

  const cookieOf = async (name: FixtureName): Promise<string> => {
    const found = cookies.get(name)
    if (found && found.fresh > time) return found.cookie
    const { id } = (await findAccountByUsername(deps, name)) ?? expect.fail(`${name} has no account`)
    const token = await deps.register.transact((tx) => addSession(tx, id, instantToDay(time), time))
    const cookie = `__Host-sid=${stampToken(token, deps.root['session stamps'], time)}`
    cookies.set(name, { cookie, fresh: time + freshMinutes * 60_000 })
    return cookie
  }

  const ask = async (path: string, asked: Asked = {}): Promise<Answered> => {
    const method = asked.method ?? (asked.body === undefined ? 'GET' : 'POST')
    const headers = new Headers(method === 'GET' ? {} : fromOwnPage)
    if (asked.credential !== undefined) headers.set('Authorization', `Device ${asked.credential}`)
    if (asked.as !== undefined) headers.set('Cookie', await cookieOf(asked.as))
    for (const [name, value] of Object.entries(asked.headers ?? {})) {
      if (value === '') headers.delete(name)
      else headers.set(name, value)
    }
    const body = asked.body === undefined ? {} : { body: toBody(asked.body) }
    const response = await app.request(path, { method, headers, ...body })
    const answer = await readAnswer(response)
    checkDeclared(routes, method, path, answer)
    return answer
  }

  return {
    deps,
    app,
    logged,
    ask,
    wait: (milliseconds) => void (time += milliseconds),
    now: () => time,
    enrol: (point) => enrolAt(deps, point, time),
    cookieOf,
    files: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    close: async () => {
      await deps.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const fromOwnPage = {
  'Content-Type': 'application/json',
  'Sec-Fetch-Site': 'same-origin',
  [protocolHeader]: String(protocol),
}

const toBody = (body: unknown): BodyInit =>
  typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
    ? (body as BodyInit)
    : JSON.stringify(body)

const readAnswer = async (response: Response): Promise<Answered> => {
  // Where a real server runs beside, answers are its own light ones, which know no `bytes`.
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  const isJson = response.headers.get('Content-Type')?.endsWith('json') ?? false
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
  const problem = ProblemAnswer.safeParse(body)
  return {
    status: response.status,
    headers: response.headers,
    everything: JSON.stringify([...response.headers]) + text,
    text,
    bytes,
    body,
    code: problem.success ? problem.data.code : undefined,
    cookies: response.headers.getSetCookie(),
  }
}

// Nothing is answered that the description does not tell: no other status, no other code, no other shape.
const checkDeclared = (routes: readonly Route[], method: string, path: string, answer: Answered): void => {
  const name = path.split('?')[0] ?? ''
  const route = routes.find((one) => one.method.toUpperCase() === method && isAt(one.path, name))
  if (!route) return
  if (answer.code !== undefined) {
    expect(problemsOf(route), `${method} ${route.path}`).toContain(answer.code)
    expect(answer.status).toBe(requestProblems[answer.code as keyof typeof requestProblems])
  } else if (answer.status === 200 && route.file && (!route.answer || answer.headers.has('Content-Disposition'))) {
    expect(route.file).toContain(answer.headers.get('Content-Type'))
  } else if (answer.status === 200 && route.answer) {
    expect(route.answer.safeParse(answer.body).error).toBeUndefined()
  } else {
    expect([route.status ?? 200, ...(route.tagged ? [304] : [])]).toContain(answer.status)
    expect(answer.text).toBe('')
  }
}

const isAt = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll(/:[a-z]+/g, '[^/]+')}$`).test(path)

const names = { fi: 'Nimi', sv: 'Namn', en: 'Name' }
const first = Day.parse('2020-01-01')

const begin = Day.parse('2026-03-01')
const accepted = { undertaking: begin, undertaking_version: firstUndertaking.version }

const fillRegister = async (deps: Deps): Promise<void> => {
  const area = AreaId.parse('a1')
  await deps.register.transact(async (tx) => {
    await saveOrganisation(tx, { id: keskus, names })
    await saveOrganisation(tx, { id: ranta, names })
    await saveArea(tx, keskus, { id: area, names })
    for (const id of [p1, p2]) {
      await savePoint(tx, keskus, { id, names, first, areas: [{ from: first, area }], busy: true })
    }
    await savePoint(tx, ranta, { id: p3, names, first, areas: [], busy: false })
    await addCodeList(tx, firstList)
  })
  const password = await storePassword(fixturePassword, deps.root.pepper)
  for (const name of fixtureNames) {
    const details = { first: name, last: 'Testi', username: name, email: '', locality: '', adviceLanguages: [] }
    const account = { ...fixtureUsers[name], details, password, endDay: null }
    const created = await createAccount(deps, account, begin)
    if (!created.ok) expect.fail(created.problem.code)
    await deps.register.transact((tx) => changeUser(tx, created.value, accepted))
  }
}

const enrolAt = async (deps: Deps, point: PointId, now: number): Promise<string> =>
  deps.register.transact(async (tx) => {
    const { code } = await addEnrolment(tx, point, now)
    const device = await enrolDevice(tx, code, Day.parse('2026-03-10'), now)
    return device?.credential ?? ''
  })

/** Lines of the use log, each with its event and whether it carries the number of a request. */
export const readLines = async ({
  deps,
}: House): Promise<{ readonly event: AuditEventName; readonly numbered: boolean }[]> => {
  const rows = await deps.register.query.selectFrom('audit').select('line').orderBy('id').execute()
  const lines = rows.map(({ line }) => AuditLine.parse(JSON.parse(line)))
  return lines.map(({ event, request }) => ({ event: event.event, numbered: request !== undefined }))
}

/** The body of a push with these entries. */
export const pushOf = (entries: readonly unknown[]) => ({
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  mark: null,
  report: { build: '0.1.0', waiting: entries.length, oldest: null, attention: 0, lost: 0, persisted: 'unknown' },
  entries,
})
