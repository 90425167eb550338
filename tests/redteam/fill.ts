// A register filled by the way of real visits, for attacks on its HTTP API: a socket, tablets that push, nights that fold and
// close, a clock that is told. The harness remembers what the register must forget: the visits.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { firstPolicy, type Policy, type Profile } from '@tukkimies/shared/release/policy.ts'
import type { Entry, Visit } from '@tukkimies/shared/visit.ts'
import { padBody, protocol, protocolHeader, PushAnswer } from '@tukkimies/shared/wire.ts'
import { type Lived, newLife } from './lived.ts'
import { makeCookies, type Reader } from './readers.ts'
import { areas, firstDay, lastDay, list, names, organisation, points } from './visits.ts'
import { liveThrough, type Planting } from './year.ts'
import { rehearseAtOnce } from '../risks.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import type { Config } from '@tukkimies/server/config.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { addCodeList, addPolicy } from '@tukkimies/server/register/code-lists.ts'
import { addEnrolment, enrolDevice } from '@tukkimies/server/register/devices.ts'
import { saveArea, saveOrganisation, savePoint } from '@tukkimies/server/register/organisation.ts'

/** How the year is filled; `plant` makes visits up beside the real ones. */
export type Filling = {
  readonly visits: number
  readonly seed: number
  readonly plant?: Planting
  /** Whether closes of the year are rehearsed as in earnest; each takes seconds. Later ones are not. */
  readonly isRehearsed?: boolean
}
/** A running server with a closed year in its release, and the truth about it. */
export type Target = {
  readonly folder: string
  /** Those of now: a restart opens the stores anew. */
  readonly deps: () => Deps
  /** With or without backups; without, unless told. */
  readonly restart: (backup?: Config['backup']) => Promise<void>
  readonly policy: Policy
  readonly list: CodeList
  readonly points: readonly Point[]
  /** Every client visit that was pushed, as it was. */
  readonly visits: readonly Visit[]
  readonly partners: readonly Visit[]
  readonly logged: readonly string[]
  readonly lived: Lived
  /** The keys that the folds drew for visits, the newest last: what must be found nowhere. */
  readonly recordKeys: readonly Uint8Array[]
  readonly url: () => string
  readonly credentialOf: (point: PointId) => string
  /** A GET as a coordinator of all points, unless told. */
  readonly read: (path: string, asked?: Asked) => Promise<Reading>
  /** A change as a coordinator of all points, unless told; the bytes that came back. */
  readonly send: (
    path: string,
    body: unknown,
    asked?: Asked,
  ) => Promise<{ readonly status: number; readonly bytes: Buffer }>
  readonly cookieOf: (reader: Reader) => Promise<string>
  readonly push: (point: PointId, entries: readonly Entry[]) => Promise<PushAnswer>
  readonly goTo: (day: Day, hourUtc?: number) => void
  /** Lets a minute pass, after which whoever reads may read as much again. */
  readonly rest: () => void
  readonly night: (day: Day) => Promise<void>
  readonly close: () => Promise<void>
}

export type Reading = {
  readonly status: number
  readonly text: string
  readonly ms: number
  readonly headers: Headers
}

export type Asked = { readonly as?: Reader; readonly headers?: Readonly<Record<string, string>> }

const web = fileURLToPath(new URL('../../web/dist', import.meta.url))
const nightHourUtc = 1
const hourMs = 3_600_000
const tooMany = 429
const notSignedIn = 401
const minuteMs = 60_000
const recordKeyBytes = 16
const idleMsMax = 600_000
const recordKeysKept = 2_000

/** The profile that a register of so many visits a year has (AN35). */
export const profileOf = (visits: number): Exclude<Profile, 'floor'> =>
  visits >= 30_000 ? 'L' : visits >= 5_000 ? 'M' : 'S'

/** Fills a fresh register with a year of client visits and closes all of it. */
export const fillRegister = async ({ visits: count, seed, plant, isRehearsed = false }: Filling): Promise<Target> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const pages = copyPages()
  const logged: string[] = []
  const recordKeys: Uint8Array[] = []
  const lived = newLife()
  let time = Date.parse(`${firstDay}T10:00:00Z`)
  let house = await openHouse(folder, pages, logged, () => time)
  let isEarnest = isRehearsed
  const policy: Policy = { ...firstPolicy, profile: { set: profileOf(count), signed: true } }
  await fillPlaces(house.deps, policy)
  const credentials = await enrolTablets(house.deps)
  const keepKeys = (length: number): Uint8Array => {
    const bytes = randomBytes(length)
    if (length === recordKeyBytes) recordKeys.push(bytes.slice())
    if (recordKeys.length > recordKeysKept) recordKeys.shift()
    return bytes
  }
  const goTo = (day: Day, hourUtc = 10): void => void (time = Date.parse(`${day}T00:00:00Z`) + hourUtc * hourMs)
  const night = async (day: Day): Promise<void> => {
    lived.nights.push(day)
    goTo(day, nightHourUtc)
    const deps = { ...house.deps, random: keepKeys }
    const outcome = await runNight(isEarnest ? deps : { ...deps, rehearse: rehearseAtOnce }, day)
    const stopped = outcome?.closes.find(({ is }) => is === 'stopped')
    if (!outcome || stopped) throw new Error('a night that did not do its work')
  }
  const credentialOf = (point: PointId): string => credentials.get(point) ?? ''
  const push = (point: PointId, entries: readonly Entry[]): Promise<PushAnswer> => {
    lived.pushes.push({ point, day: instantToDay(time), entries })
    return pushOver(house.url, credentialOf(point), entries)
  }
  const { visits, partners } = await liveThrough({
    seed,
    count,
    policy,
    goTo,
    night,
    push,
    ...(plant ? { plant } : {}),
  })
  isEarnest = false
  goTo(lastDay)
  // Only now: nobody keeps an account without a log-in in a year.
  const cookies = await makeCookies(house.deps)
  const cookieOf = async (reader: Reader): Promise<string> => {
    const cookie = await cookies(house.deps, reader)
    lived.cookies.set(reader, (lived.cookies.get(reader) ?? new Set()).add(cookie))
    return cookie
  }
  const readOnce = async (path: string, { as = 'coordinator', headers = {} }: Asked): Promise<Reading> => {
    const cookie = await cookieOf(as)
    const began = performance.now()
    const answer = await fetch(house.url + path, { headers: { Cookie: cookie, ...headers } })
    const text = await answer.text()
    return { status: answer.status, text, ms: performance.now() - began, headers: answer.headers }
  }
  const rest = (): void => void (time += minuteMs)
  // Who is told to wait waits: an attacker has time.
  const read = async (path: string, asked: Asked = {}): Promise<Reading> => {
    let reading = await readOnce(path, asked)
    for (; reading.status === tooMany; reading = await readOnce(path, asked)) rest()
    // What nobody answers is not what the register refuses.
    if (reading.status === notSignedIn) throw new Error(`a reader of ${path} who is not signed in`)
    return reading
  }
  const send: Target['send'] = async (path, body, { as = 'coordinator' } = {}) => {
    const headers = {
      Cookie: await cookieOf(as),
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      [protocolHeader]: String(protocol),
    }
    const answer = await fetch(house.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (answer.ok) lived.changes.push(path)
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  return {
    folder,
    policy,
    list,
    points,
    visits,
    partners,
    logged,
    lived,
    recordKeys,
    credentialOf,
    read,
    send,
    cookieOf,
    push,
    goTo,
    rest,
    night,
    deps: () => house.deps,
    url: () => house.url,
    restart: async (backup) => {
      await house.close()
      house = await openHouse(folder, pages, logged, () => time, backup)
    },
    close: async () => {
      await house.close()
      for (const own of [folder, pages]) rmSync(own, { recursive: true, force: true })
    },
  }
}

/** A copy of its own of the web app: a build in between would take away what a page has yet to load. */
const copyPages = (): string => {
  const pages = mkdtempSync(join(tmpdir(), 'tukkimies-pages-'))
  if (existsSync(web)) cpSync(web, pages, { recursive: true })
  return pages
}

type House = { readonly deps: Deps; readonly url: string; readonly close: () => Promise<void> }

const openHouse = async (
  folder: string,
  pages: string,
  logged: string[],
  now: () => number,
  backup: Config['backup'] = 'none',
): Promise<House> => {
  const config = {
    port: 0,
    host: 'localhost',
    dataDir: folder,
    databaseUrl: null,
    backup,
    rootKeyFile: join(folder, 'root.key'),
    origins: [],
  }
  const log = createLog((line) => logged.push(line))
  const deps = await createDeps(config, log, now)
  const app = createApp(deps, pages)
  // While an attack computes, its connections are idle.
  const serverOptions = { keepAliveTimeout: idleMsMax }
  const server = serve({ fetch: app.fetch, port: 0, hostname: 'localhost', serverOptions })
  await new Promise((resolve) => server.once('listening', resolve))
  const close = async (): Promise<void> => {
    await new Promise((resolve) => server.close(resolve))
    await deps.close()
  }
  return { deps, url: `http://localhost:${(server.address() as AddressInfo).port}`, close }
}

/** The places, a code list and a policy of an empty register. */
export const fillPlaces = (deps: Deps, policy: unknown, own: CodeList = list): Promise<void> =>
  deps.register.transact(async (tx) => {
    await saveOrganisation(tx, { id: organisation, names })
    for (const id of areas) await saveArea(tx, organisation, { id, names })
    for (const point of points) await savePoint(tx, organisation, point)
    await addCodeList(tx, own)
    await addPolicy(tx, firstDay, JSON.stringify(policy))
  })

const enrolTablets = (deps: Deps): Promise<ReadonlyMap<PointId, string>> =>
  deps.register.transact(async (tx) => {
    const credentials = new Map<PointId, string>()
    for (const { id } of points) {
      const { code } = await addEnrolment(tx, id, deps.now())
      credentials.set(id, (await enrolDevice(tx, code, firstDay, deps.now()))?.credential ?? '')
    }
    return credentials
  })

const pushOver = async (url: string, credential: string, entries: readonly Entry[]): Promise<PushAnswer> => {
  const body = {
    nonce: Buffer.from(randomBytes(16)).toString('base64url'),
    mark: null,
    report: { build: '0.1.0', waiting: entries.length, oldest: null, attention: 0, lost: 0, persisted: 'unknown' },
    entries,
  }
  const answer = await fetch(`${url}/api/v1/push`, {
    method: 'POST',
    headers: {
      Authorization: `Device ${credential}`,
      'Content-Type': 'application/json',
      [protocolHeader]: String(protocol),
    },
    body: padBody(JSON.stringify(body)),
  })
  if (answer.status !== 200) throw new Error(`a push was answered ${answer.status}`)
  return PushAnswer.parse(await answer.json())
}
