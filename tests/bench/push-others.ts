// What a push is measured beside: a bare HTTP server with a batch insert, as it is and with the product's hygiene, and PouchDB
// replicating to a server that speaks CouchDB's protocol. Each is a process of its own.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { limits, padBody } from '@tukkimies/shared/wire.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { makePairs, realDay } from '../faults/server/sender.ts'

const pouchVersions = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4.22.1']

/** The floor as it is, or one that overwrites what it erases and empties its log within a second, as the product does. */
export type Floor = 'bare' | 'hygiene'

export type Run = { readonly perSecond: number; readonly arrived: number }

export const timed = async (entries: number, work: () => Promise<number>): Promise<Run> => {
  const began = performance.now()
  const arrived = await work()
  return { perSecond: (entries / (performance.now() - began)) * 1_000, arrived }
}

/** The bodies of the pushes of so many entries, written out. */
export const bodiesOf = (entries: number): readonly string[] => {
  const all = makePairs(entries / 2, realDay())
  const count = Math.ceil(all.length / limits.entriesMax)
  return Array.from({ length: count }, (_, at) => {
    const batch = all.slice(at * limits.entriesMax, (at + 1) * limits.entriesMax)
    return padBody(JSON.stringify({ ...makeHead(), entries: batch }))
  })
}

const makeHead = () => ({
  nonce: bytesToBase64url(randomBytes(16)),
  mark: null,
  report: { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'unknown' },
})

/** Has a floor for as long as the work lasts. */
export const withFloor = <T>(file: string, floor: Floor, work: (url: string) => Promise<T>): Promise<T> =>
  withChild([fileURLToPath(new URL('push-floor.ts', import.meta.url)), file, floor], work)

export const pushToFloor = (file: string, entries: number, floor: Floor): Promise<Run> =>
  withFloor(file, floor, async (url) => {
    const bodies = bodiesOf(entries)
    return timed(entries, async () => {
      let arrived = 0
      for (const body of bodies) {
        const answer = await fetch(`${url}/`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
        arrived += ((await answer.json()) as { stored: number }).stored
      }
      return arrived
    })
  })

/** As much of PouchDB as the bench uses. */
export type Pouch = {
  readonly bulkDocs: (rows: readonly object[]) => Promise<unknown>
  readonly info: () => Promise<{ readonly doc_count: number }>
  readonly replicate: { readonly to: (url: string, options: object) => Promise<unknown> }
  readonly close: () => Promise<void>
}
export type MakePouch = new (name: string) => Pouch

/** Has a server of PouchDB for as long as the work lasts; `packages` is the folder that it was installed into. */
export const withPouch = <T>(folder: string, work: (url: string, packages: string) => Promise<T>): Promise<T> => {
  const packages = getPouch()
  mkdirSync(folder)
  return withChild([fileURLToPath(new URL('pouch-server.ts', import.meta.url)), packages, folder], (url) =>
    work(url, packages),
  )
}

/** Entries as PouchDB has them. */
export const documentsOf = (entries: number): readonly object[] =>
  makePairs(entries / 2, realDay()).map(({ id, ...rest }) => ({ _id: `e${id}`, ...rest }))

export const replicate = (folder: string, entries: number): Promise<Run> =>
  withPouch(join(folder, 'remote'), async (url, packages) => {
    const Pouch = createRequire(join(packages, 'node_modules', 'x.js'))('pouchdb') as MakePouch
    const local = new Pouch(join(folder, 'local'))
    await local.bulkDocs(documentsOf(entries))
    const run = await timed(entries, async () => {
      await local.replicate.to(`${url}/entries`, { batch_size: limits.entriesMax })
      return entries
    })
    const far = new Pouch(`${url}/entries`)
    const { doc_count: arrived } = await far.info()
    await local.close()
    return { ...run, arrived }
  })

/** Installed the first time that somebody asks, beside the project's own packages. */
const getPouch = (): string => {
  const folder = fileURLToPath(new URL('../../.cache/pouchdb', import.meta.url))
  if (existsSync(join(folder, 'node_modules', 'express-pouchdb'))) return folder
  const partial = `${folder}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  // Without one of its own, npm would install into the project that stands around it.
  writeFileSync(join(partial, 'package.json'), '{ "private": true }')
  const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--no-update-notifier']
  const { status } = spawnSync('npm', ['install', '--prefix', partial, ...options, ...pouchVersions], {
    stdio: 'ignore',
  })
  if (status !== 0) throw new Error('PouchDB could not be installed')
  rmSync(folder, { recursive: true, force: true })
  renameSync(partial, folder)
  return folder
}

const withChild = async <T>(args: readonly string[], work: (url: string) => Promise<T>): Promise<T> => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve)
      child.once('exit', () => reject(new Error('a server that did not start')))
    })
    return await work(url)
  } finally {
    child.kill('SIGKILL')
  }
}
