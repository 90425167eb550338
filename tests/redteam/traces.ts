// R16: words of hostile pushes in whatever a server leaves behind: its log, its files, all rows of its stores, what it tells
// about itself, a report of the process, the log of a proxy before it.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { filesIn } from '../faults/scan.ts'
import type { Attack } from './attack.ts'
import { canary, makeGood, pushRaw } from './door.ts'
import type { Target } from './fill.ts'

/** Where a server tells about itself; some of these are nowhere, and should be. */
const told = ['/api/v1/health', '/api/v1/openapi.json', '/metrics', '/api/v1/metrics', '/debug', '/api/v1/traces']
const addresses = /\b(?:\d{1,3}\.){3}\d{1,3}\b|(?:^|[^\w:])::1\b|localhost:\d+/

export const searchLogs: Attack = {
  name: 'R16',
  asks: 'logs, files, rows and reports for words that hostile pushes held, and the log of pushes for addresses',
  run: async ({ target }) => {
    const [kept, careless] = [await startProxy(target, false), await startProxy(target, true)]
    const answers: string[] = []
    try {
      for (const { url } of [kept, careless])
        for (const entries of hostile(target)) answers.push((await pushRaw(target, url(), entries)).text)
    } finally {
      for (const { server } of [kept, careless]) await closeServer(server)
    }
    const places = [
      ...target.logged,
      ...answers,
      ...kept.lines,
      ...filesIn(target.folder).map((path) => readFileSync(path).toString('latin1')),
      ...dumpStores(target),
      ...(await Promise.all(told.map(async (path) => (await target.read(path)).text))),
      JSON.stringify(process.report.getReport()),
    ]
    const found = countWith(places)
    const addressed = target.logged.filter((line) => addresses.test(line)).length
    return {
      figures: { places: places.length, lines: target.logged.length, found, addresses: addressed },
      demand: 'found=0,addresses=0',
      excess: { found, addresses: addressed },
      control: { found: countWith(careless.lines) / careless.lines.length },
      isControlWon: careless.lines.length > 0 && countWith(careless.lines) > 0,
    }
  },
}

const countWith = (places: readonly string[]): number => places.filter((place) => place.includes(canary)).length

const hostile = (target: Target): readonly (readonly string[])[] => [
  [`{"${canary}":1}`, `"${canary}"`, JSON.stringify(makeGood(target))],
  [JSON.stringify({ ...makeGood(target), note: canary })],
  // Broken as a whole.
  [`{"${canary}`],
]

type Proxy = { readonly server: Server; readonly url: () => string; readonly lines: readonly string[] }

/** A proxy that writes a line a request; the careless one with what was sent. */
const startProxy = async (target: Target, isCareless: boolean): Promise<Proxy> => {
  const lines: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const { authorization = '', 'content-type': type = '', 'tukkimies-protocol': spoken = '1' } = request.headers
      const headers = { Authorization: authorization, 'Content-Type': type, 'Tukkimies-Protocol': String(spoken) }
      void fetch(target.url() + request.url, { method: request.method ?? 'POST', headers, body })
        .then(async (answer) => {
          lines.push(`${request.method} ${request.url} ${answer.status}${isCareless ? ` ${body.toString()}` : ''}`)
          response.writeHead(answer.status, { 'Content-Type': 'application/json' })
          response.end(await answer.text())
        })
        .catch(() => response.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return { server, lines, url: () => `http://localhost:${(server.address() as AddressInfo).port}` }
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** Every row of every store as text, as a careless dump would have it. */
const dumpStores = (target: Target): readonly string[] =>
  filesIn(target.folder)
    .filter((path) => path.endsWith('.sqlite'))
    .flatMap((path) => {
      const database = new DatabaseSync(path, { readOnly: true })
      const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
      const dumped = tables.map(({ name }) => {
        // A million rows of figures hold codes that other places are searched for.
        const rows = database.prepare(`select * from "${String(name)}" limit 100000`).all()
        return rows.map((row) => Object.values(row).join('|')).join('\n')
      })
      database.close()
      return dumped
    })
