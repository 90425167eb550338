// A server of its own for a journey, with an organisation, a main user and tablets: real processes, real files, real HTTP.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test as base } from '@playwright/test'
import { bytesToBase64url, makeEntryId } from '@tukkimies/shared/id.ts'
import { instantToLocal } from '@tukkimies/shared/day.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { EnrolAnswer, padBody, protocol, protocolHeader, PushAnswer } from '@tukkimies/shared/wire.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const serverStartMsMax = 60_000

/** Whom the fixture lets unlock a tablet, and by what. */
export const pin = '470918'
export const mainUser = { username: 'paula.paakayttaja', password: 'seitseman sinista saapasta' }

export type LogIn = { readonly username: string; readonly password: string }

type Spoken = { readonly code: number; readonly out: string; readonly err: string }

/** A running installation. */
export type App = {
  readonly url: string
  /** Of its stores. */
  readonly folder: string
  /** Where the server said at its first start that the first run is. */
  readonly firstRunAddress: string
  readonly start: () => Promise<void>
  /** SIGTERM, and waits for the end. */
  readonly stop: () => Promise<void>
  /** A command of the command line on the same stores. */
  readonly tukkimies: (...args: string[]) => Promise<Spoken>
  /** A one-time code for the organisation's first point. */
  readonly deviceCode: () => Promise<string>
  /**
   * Enrols the page's browser as a tablet, which the main user unlocks, and leaves it on the visit screen with nobody
   * signed in.
   */
  readonly enrol: (page: Page) => Promise<void>
  /** Enrols the page's browser and leaves it locked: nobody may unlock it yet. */
  readonly enrolOnly: (page: Page) => Promise<void>
  /** Unlocks the tablet that the page shows locked, as after each load. */
  readonly unlock: (page: Page, initials?: string, code?: string) => Promise<void>
  /** From the locked tablet: logs in online and sets the PIN. */
  readonly logInOnTablet: (page: Page, who?: LogIn, code?: string) => Promise<void>
  /** Signs the page's browser in as the main user. */
  readonly signIn: (page: Page) => Promise<void>
  /** A change by the API alone, as somebody who has just logged in. */
  readonly ask: (path: string, who: LogIn, body: unknown) => Promise<{ readonly body: unknown }>
  /** Revokes every tablet that there is. */
  readonly revokeDevices: () => Promise<void>
  /** Pushes visits of today from a tablet of its own, by the wire contract alone. */
  readonly pushVisits: (visits: readonly Picks[]) => Promise<void>
}

export const test = base.extend<{ app: App; isSetUp: boolean }>({
  /** Whether the first run has been: without it the register is empty. */
  isSetUp: [true, { option: true }],
  app: async ({ isSetUp }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
    const app = await createApp(folder, isSetUp)
    try {
      await use(app)
    } finally {
      await app.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

export { expect }

export const createApp = async (folder: string, isSetUp: boolean): Promise<App> => {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...process.env, PORT: String(port), HOST: 'localhost', DATA_DIR: folder, BACKUP: 'none' }
  let server: ChildProcess | undefined
  let said = ''

  const start = async (): Promise<void> => {
    server = spawn(process.execPath, ['server/tukkimies.ts', 'serve', '--trial'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const started = expect.poll(() => isReady(url), { timeout: serverStartMsMax }).toBe(true)
    await started.catch(() => {
      throw new Error(`the server did not become ready:\n${said}`)
    })
  }
  const stop = async (): Promise<void> => {
    if (server?.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server?.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
  const tukkimies = (...args: string[]): Promise<Spoken> => speak(['server/tukkimies.ts', ...args], env)

  await start()
  const [firstRunAddress = '', code = ''] = /http\S+\/first-run#([0-9A-HJKMNP-TV-Z]{26})/.exec(said) ?? []
  if (isSetUp) {
    await firstRun(url, code)
    await acceptUndertaking(url, mainUser)
  }
  let codes = 0
  const deviceCode = async (): Promise<string> => {
    const asked = { point: 'p1', name: `Tabletti ${++codes}` }
    const answer = await post(`${url}/api/v1/devices/codes`, asked, { cookie: await signIn(url, mainUser) })
    return ((await answer.json()) as { code: string }).code
  }
  return {
    url,
    folder,
    firstRunAddress,
    start,
    stop,
    tukkimies,
    deviceCode,
    enrol: async (page) => {
      await enrolOnly(page, url, await deviceCode())
      await logInOnTablet(page, mainUser, pin)
      await page.context().clearCookies({ name: '__Host-sid' })
    },
    enrolOnly: async (page) => enrolOnly(page, url, await deviceCode()),
    unlock: (page, initials = 'PP', code = pin) => unlock(page, initials, code),
    logInOnTablet: (page, who = mainUser, code = pin) => logInOnTablet(page, who, code),
    signIn: async (page) => {
      await page.goto(`${url}/sign-in`)
      await fillSignIn(page, mainUser)
      await expect(page).not.toHaveURL(/sign-in/)
    },
    ask: async (path, who, body) => {
      const answer = await post(`${url}${path}`, body, { cookie: await signIn(url, who) })
      return { body: answer.status === 204 ? null : await answer.json() }
    },
    revokeDevices: async () => {
      const cookie = await signIn(url, mainUser)
      const listed = await fetch(`${url}/api/v1/devices`, { headers: { cookie, [protocolHeader]: String(protocol) } })
      const { devices } = (await listed.json()) as { devices: { id: string }[] }
      for (const { id } of devices) await post(`${url}/api/v1/devices/${id}/revoke`, {}, { cookie })
    },
    pushVisits: async (visits) => pushVisits(url, await deviceCode(), visits),
  }
}

const saveButton = (page: Page) => page.getByRole('button', { name: /Tallenna käynti|Spara besöket|Save visit/ })

const enrolOnly = async (page: Page, url: string, code: string): Promise<void> => {
  await page.goto(`${url}/set-up#${code}`)
  await page.getByRole('button', { name: /^(Ota käyttöön|Ta i bruk|Enrol)$/ }).click()
  await expect(page.getByRole('button', { name: /Kirjaudu verkossa|Logga in via nätet|Log in online/ })).toBeVisible()
}

const fillSignIn = async (page: Page, { username, password }: LogIn): Promise<void> => {
  await page.getByRole('textbox', { name: /Käyttäjätunnus|Användarnamn|Username/ }).fill(username)
  await page.getByLabel(/^(Salasana|Lösenord|Password)/).fill(password)
  await page.getByRole('button', { name: /^(Kirjaudu sisään|Logga in|Log in)$/ }).click()
}

const logInOnTablet = async (page: Page, who: LogIn, code: string): Promise<void> => {
  await page.getByRole('button', { name: /Kirjaudu verkossa|Logga in via nätet|Log in online/ }).click()
  await fillSignIn(page, who)
  await page.getByLabel(/^(Uusi PIN-koodi|Ny PIN-kod|New PIN)/).fill(code)
  await page.getByLabel(/^(PIN-koodi uudelleen|PIN-koden igen|PIN once more)/).fill(code)
  await page.getByRole('button', { name: /Ota PIN-koodi|Ta PIN-koden|Use this PIN/ }).click()
  const skip = page.getByRole('link', { name: /^(Ohita ja kirjaa|Hoppa över och|Skip and record)/ })
  await expect(saveButton(page).or(skip)).toBeVisible()
  if (await skip.isVisible()) await skip.click()
  await expect(saveButton(page)).toBeVisible()
}

const unlock = async (page: Page, initials: string, code: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${initials}`) }).click()
  await page.getByLabel(/^PIN/).fill(code)
  await page.getByRole('button', { name: /Avaa tabletti|Öppna pekplattan|Unlock the tablet/ }).click()
  await expect(page.getByLabel(/^PIN/)).toBeHidden()
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

const speak = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Spoken> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }))
  })

const post = async (address: string, body: unknown, headers: Record<string, string>): Promise<Response> => {
  const answer = await fetch(address, {
    method: 'POST',
    body: padBody(JSON.stringify(body)),
    headers: {
      'Content-Type': 'application/json',
      [protocolHeader]: String(protocol),
      Origin: new URL(address).origin,
      ...headers,
    },
  })
  if (!answer.ok) throw new Error(`${new URL(address).pathname} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

const firstRun = async (url: string, code: string): Promise<void> => {
  const labels = (fi: string, sv: string, en: string): object => ({ fi, sv, en })
  await post(
    `${url}/api/v1/first-run`,
    {
      code,
      organisation: labels('Neuvontayhdistys', 'Rådgivningsföreningen', 'Advice Association'),
      points: [{ names: labels('Keskusta', 'Centrum', 'Centre'), busy: true }],
      user: {
        first: 'Paula',
        last: 'Pääkäyttäjä',
        username: mainUser.username,
        email: 'paula@example.org',
        locality: 'Lahti',
        adviceLanguages: ['fi'],
      },
      password: mainUser.password,
    },
    {},
  )
}

const acceptUndertaking = async (url: string, who: LogIn): Promise<void> => {
  const cookie = await signIn(url, who)
  await post(`${url}/api/v1/undertaking/accept`, { version: 1 }, { cookie })
}

const signIn = async (url: string, who: LogIn): Promise<string> => {
  const answer = await post(`${url}/api/v1/sign-in`, who, {})
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const pushVisits = async (url: string, code: string, visits: readonly Picks[]): Promise<void> => {
  const enrolled = EnrolAnswer.parse(await (await post(`${url}/api/v1/devices/enrol`, { code }, {})).json())
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
  const { day, hour } = instantToLocal(Date.now())
  const shared = { schema: 1, list: 1, point: enrolled.point, day }
  const entries = visits.flatMap((codes) => [
    { ...shared, id: makeEntryId(random), kind: 'visit', visitor: 'client', codes },
    { ...shared, id: makeEntryId(random), kind: 'arrival', hour, channel: codes['channel']?.[0] ?? 'point' },
  ])
  const report = { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'unknown' }
  for (let at = 0; at < entries.length; at += 100) {
    const body = { nonce: bytesToBase64url(random(16)), mark: null, report, entries: entries.slice(at, at + 100) }
    const answer = await post(`${url}/api/v1/push`, body, { Authorization: `Device ${enrolled.credential}` })
    const { results } = PushAnswer.parse(await answer.json())
    if (!results.every((result) => result.status === 'stored')) throw new Error('a pushed visit was not stored')
  }
}
