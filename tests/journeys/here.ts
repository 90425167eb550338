// A server in the process of the journey itself, for journeys that look at its stores or need another server beside it.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import type { Config } from '@tukkimies/server/config.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { type Serving, startServer } from '@tukkimies/server/serve.ts'
import { mainUser } from './fixture.ts'

export type Here = {
  readonly serving: Serving
  /** A change as a page of ours would ask for it; answers the body. */
  readonly change: (path: string, body: unknown, cookie?: string) => Promise<Response>
  readonly end: () => Promise<void>
}

export const changeHeaders = { 'Content-Type': 'application/json', [protocolHeader]: String(protocol) }

/** Starts a server and does the first run. `more` is added to the configuration. */
export const startHere = async (origin: string, more: Partial<Config> = {}): Promise<Here> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const config: Config = {
    port: Number(new URL(origin).port),
    host: 'localhost',
    dataDir,
    databaseUrl: null,
    backup: 'none',
    rootKeyFile: join(dataDir, 'root.key'),
    origins: [origin],
    ...more,
  }
  const said: string[] = []
  const say = (line: string): void => void said.push(line)
  const serving = await startServer(config, { trial: true, say, log: createLog(() => {}) })
  const change: Here['change'] = async (path, body, cookie = '') => {
    const headers = { ...changeHeaders, Origin: origin, Cookie: cookie }
    const answer = await fetch(origin + path, { method: 'POST', body: JSON.stringify(body), headers })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const [, code = ''] = /first-run#([0-9A-HJKMNP-TV-Z]{26})/.exec(said.join('\n')) ?? []
  const names = { fi: 'Keskusta', sv: 'Centrum', en: 'Centre' }
  const details = {
    first: 'Paula',
    last: 'P',
    username: mainUser.username,
    email: '',
    locality: '',
    adviceLanguages: [],
  }
  await change('/api/v1/first-run', {
    code,
    organisation: names,
    points: [{ names, busy: true }],
    user: details,
    password: mainUser.password,
  })
  const end = async (): Promise<void> => {
    await serving.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { serving, change, end }
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesIn = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** An origin of this machine on a free port. */
export const freeOrigin = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      const port = address && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(`http://localhost:${port}`))
    })
  })
