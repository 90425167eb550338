// The invented organisation of a demo, served as `serve --demo` does, for what only reads: one for all tests of a worker.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { freePort } from './fixture.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const fillMsMax = 240_000

export type DemoRole = 'advisor' | 'main_user' | 'coordinator' | 'protection_officer' | 'operator'

export type Demo = {
  readonly url: string
  /** A table that is open to everybody. */
  readonly openTable: string
  /** Signs a browser in by its cookies alone; what a page of the log-in does has journeys of its own. */
  readonly signIn: (request: Poster, role: DemoRole) => Promise<void>
  /** A change by the API, as whoever is signed in. */
  readonly post: (request: Poster, path: string, body: object) => Promise<unknown>
}

/** What sends requests with a browser's cookies. */
type Poster = {
  readonly post: (
    address: string,
    options: { data: object; headers: Record<string, string> },
  ) => Promise<{ ok: () => boolean; status: () => number; text: () => Promise<string> }>
}

const openQuestion = {
  query: 'place=whole&rows=topic&visitor=client',
  span: { is: 'latest', kind: 'm', count: 3 },
  measure: 'visits',
  across: ['period'],
  language: 'fi',
}

export const demoTest = base.extend<object, { demo: Demo }>({
  demo: [
    async ({ playwright }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
      const port = await freePort()
      const env = { ...process.env, PORT: String(port), HOST: 'localhost', DATA_DIR: folder, BACKUP: 'none' }
      const server = spawn(process.execPath, ['server/tukkimies.ts', 'serve', '--demo'], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      try {
        const demo = makeDemo(`http://localhost:${port}`, await saidOnceOpen(server))
        const request = await playwright.request.newContext()
        await demo.signIn(request, 'main_user')
        const { id } = (await demo.post(request, 'open', openQuestion)) as { id: string }
        await request.dispose()
        await use({ ...demo, openTable: id })
      } finally {
        const ended = new Promise((resolve) => server.once('exit', resolve))
        server.kill('SIGTERM')
        if (server.exitCode === null && server.signalCode === null) await ended
        rmSync(folder, { recursive: true, force: true })
      }
    },
    { scope: 'worker', timeout: fillMsMax },
  ],
})

/** All that the demo says until it is open; its log-ins are among it. */
const saidOnceOpen = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes('/set-up#')) resolve(said)
      })
    server.once('exit', () => reject(new Error(`the demo did not open:\n${said}`)))
  })

const makeDemo = (url: string, said: string): Omit<Demo, 'openTable'> => {
  const post = async (request: Poster, path: string, body: object): Promise<unknown> => {
    const headers = { Origin: url, [protocolHeader]: String(protocol), 'Sec-Fetch-Site': 'same-origin' }
    const answer = await request.post(`${url}/api/v1/${path}`, { data: body, headers })
    const text = await answer.text()
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${text}`)
    return text === '' ? null : (JSON.parse(text) as unknown)
  }
  return {
    url,
    post,
    signIn: async (request, role) => {
      const [, username = '', password = ''] = new RegExp(`^ *${role} +(\\S+) +(\\S+)$`, 'm').exec(said) ?? []
      await post(request, 'sign-in', { username, password })
    },
  }
}
