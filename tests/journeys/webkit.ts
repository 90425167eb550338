// WebKitGTK as a system installs it, by the W3C's WebDriver protocol. It takes no cookie that is for TLS only from a server
// without TLS, not even on localhost, and keeps nothing once it is closed.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './fixture.ts'
import { type Hands, makeHands } from './hands.ts'

const driverPath = '/usr/bin/WebKitWebDriver'
const tools = [driverPath, '/usr/bin/xvfb-run', '/usr/bin/openssl']
const size = { width: 1180, height: 820 }
const startMsMax = 20_000
/** By which the protocol tells an element from other values. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

export const hasWebKit = (): boolean => tools.every((path) => existsSync(path))

/** WebKitGTK as large as a tablet, which takes any certificate. */
export const openWebKit = async (): Promise<Hands> => {
  const address = `http://127.0.0.1:${await freePort()}`
  const driver = startDriver(new URL(address).port)
  const send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> =>
    sendCommand(`${address}${path}`, method, body)
  const close = async (): Promise<void> => {
    if (driver.pid !== undefined && driver.exitCode === null) process.kill(-driver.pid, 'SIGTERM')
  }
  try {
    await untilReady(() => send('GET', '/status'))
    const capabilities = { alwaysMatch: { acceptInsecureCerts: true, unhandledPromptBehavior: 'accept' } }
    // What the protocol answers to a new session.
    const { sessionId } = (await send('POST', '/session', { capabilities })) as { sessionId: string }
    const session = `/session/${sessionId}`
    await send('POST', `${session}/window/rect`, size)
    const run = (script: string): Promise<unknown> => send('POST', `${session}/execute/sync`, { script, args: [] })
    return makeHands({
      open: async (url) => void (await send('POST', `${session}/url`, { url })),
      find: async (expression) => {
        const found = (await run(`return ${expression}`)) as Readonly<Record<string, string>> | null
        return found?.[elementKey] ?? null
      },
      press: async (found) => void (await send('POST', `${session}/element/${found}/click`, {})),
      type: async (found, text) => void (await send('POST', `${session}/element/${found}/value`, { text })),
      ask: (expression) => {
        const script = `const done = arguments[arguments.length - 1]; Promise.resolve(${expression}).then(done)`
        return send('POST', `${session}/execute/async`, { script, args: [] })
      },
      close: async () => {
        await send('DELETE', session).catch(() => undefined)
        await close()
      },
    })
  } catch (error) {
    await close()
    throw error
  }
}

// In a group of its own: the screen and the driver end together.
const startDriver = (port: string): ChildProcess =>
  spawn('xvfb-run', ['-a', driverPath, `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', GDK_BACKEND: 'x11' },
  })

const sendCommand = async (url: string, method: string, body: unknown): Promise<unknown> => {
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const { value } = (await answer.json()) as { value: unknown }
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${JSON.stringify(value).slice(0, 300)}`)
  return value
}

const untilReady = async (ask: () => Promise<unknown>): Promise<void> => {
  const start = performance.now()
  for (;;) {
    try {
      await ask()
      return
    } catch (error) {
      if (performance.now() - start > startMsMax) throw error
      await wait(100)
    }
  }
}

/** TLS before a server, by a certificate that nobody vouches for. While the server is down, so is this. */
export const putTlsBefore = async (url: string): Promise<{ readonly url: string; readonly close: () => void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert]
  execFileSync('openssl', [...made, ...named], { stdio: 'ignore' })
  const front = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answer) => {
    const { method = 'GET', headers } = asked
    const passed = request(new URL(asked.url ?? '/', url), { method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  rmSync(folder, { recursive: true })
  await new Promise<void>((resolve) => {
    front.listen(0, 'localhost', resolve)
  })
  // A server that listens on a port.
  const { port } = front.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    close: () => {
      front.close()
      front.closeAllConnections()
    },
  }
}
