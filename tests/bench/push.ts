// A push of many entries beside a bare HTTP server with a batch insert of the same durability, and beside PouchDB replicating
// the same entries to a server that speaks CouchDB's protocol: all three to processes of their own, one after the other.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { limits, padBody, protocol, protocolHeader, type PushAnswer } from '@tukkimies/shared/wire.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { addEnrolment, enrolDevice } from '@tukkimies/server/register/devices.ts'
import type { Ground } from '../contracts/engines.ts'
import { withGrounds } from '../faults/server/grounds.ts'
import { makePairs, realDay } from '../faults/server/sender.ts'
import { configOf, createStarter } from '../faults/server/server.ts'
import { openStation } from '../server/station.ts'
import { p1 } from '../users.ts'

export const floorRatioMin = 0.7
export const pouchRatioMin = 10
const spareMs = 4_000
const pouchVersions = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4.22.1']

/** Entries a second, and how often as fast as each of the others; `isRight`: all of them arrived, everywhere. */
export type Measured = {
  readonly push: number
  readonly floor: number
  readonly pouch: number
  readonly isRight: boolean
}

export const measurePush = async (entries: number): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-bench-'))
  try {
    const before = await pushToFloor(join(folder, 'before.sqlite'), entries)
    const push = await pushToServer(entries)
    const after = await pushToFloor(join(folder, 'after.sqlite'), entries)
    const pouch = await replicate(folder, entries)
    const floor = (before.perSecond + after.perSecond) / 2
    const isRight = [before, push, after, pouch].every(({ arrived }) => arrived === entries)
    return { push: push.perSecond, floor, pouch: pouch.perSecond, isRight }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Run = { readonly perSecond: number; readonly arrived: number }

const timed = async (entries: number, work: () => Promise<number>): Promise<Run> => {
  const began = performance.now()
  const arrived = await work()
  return { perSecond: (entries / (performance.now() - began)) * 1_000, arrived }
}

/** To a server as an operator runs it. What a device may send in a day is shared by several. */
const pushToServer = (entries: number): Promise<Run> =>
  withGrounds('sqlite', async (grounds) => {
    const ground = await grounds.make()
    const credentials = await enrolMany(ground, Math.ceil(entries / limits.entriesPerDeviceDay))
    const bodies = batchesOf(entries).map((batch) => padBody(JSON.stringify({ ...makeHead(), entries: batch })))
    const starter = createStarter()
    const server = await starter.start(configOf(ground))
    // The spare process starts beside: it must be over before anything is timed.
    await new Promise((resolve) => setTimeout(resolve, spareMs))
    const ask = async (body: string, credential: string): Promise<number> => {
      const headers = {
        'Content-Type': 'application/json',
        Authorization: `Device ${credential}`,
        [protocolHeader]: String(protocol),
      }
      const answer = await fetch(`${server.url}/api/v1/push`, { method: 'POST', headers, body })
      const { results } = (await answer.json()) as Pick<PushAnswer, 'results'>
      return results.filter(({ status }) => status === 'stored').length
    }
    try {
      return await timed(entries, async () => {
        let arrived = 0
        for (const [at, body] of bodies.entries())
          arrived += await ask(body, credentials[at % credentials.length] ?? '')
        return arrived
      })
    } finally {
      await server.stop()
      await starter.close()
    }
  })

const enrolMany = async (ground: Ground, count: number): Promise<readonly string[]> => {
  const station = await openStation(ground, realDay())
  const { deps, today } = station
  const credentials: string[] = []
  while (credentials.length < count)
    await deps.register.transact(async (tx) => {
      const { code } = await addEnrolment(tx, p1, deps.now())
      const enrolled = await enrolDevice(tx, code, today(), deps.now())
      if (enrolled) credentials.push(enrolled.credential)
    })
  await station.close()
  return credentials
}

const batchesOf = (entries: number): readonly (readonly object[])[] => {
  const all = makePairs(entries / 2, realDay())
  const count = Math.ceil(all.length / limits.entriesMax)
  return Array.from({ length: count }, (_, at) => all.slice(at * limits.entriesMax, (at + 1) * limits.entriesMax))
}

const makeHead = () => ({
  nonce: bytesToBase64url(randomBytes(16)),
  mark: null,
  report: { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'unknown' },
})

const pushToFloor = (file: string, entries: number): Promise<Run> =>
  withChild([fileURLToPath(new URL('push-floor.ts', import.meta.url)), file], async (url) => {
    const bodies = batchesOf(entries).map((batch) => padBody(JSON.stringify({ ...makeHead(), entries: batch })))
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
type Pouch = {
  readonly bulkDocs: (rows: readonly object[]) => Promise<unknown>
  readonly info: () => Promise<{ readonly doc_count: number }>
  readonly replicate: { readonly to: (url: string, options: object) => Promise<unknown> }
  readonly close: () => Promise<void>
}

const replicate = (folder: string, entries: number): Promise<Run> => {
  const packages = getPouch()
  const require = createRequire(join(packages, 'node_modules', 'x.js'))
  const Pouch = require('pouchdb') as new (name: string) => Pouch
  const remote = join(folder, 'remote')
  mkdirSync(remote)
  return withChild([fileURLToPath(new URL('pouch-server.ts', import.meta.url)), packages, remote], async (url) => {
    const local = new Pouch(join(folder, 'local'))
    await local.bulkDocs(makePairs(entries / 2, realDay()).map(({ id, ...rest }) => ({ _id: `e${id}`, ...rest })))
    const run = await timed(entries, async () => {
      await local.replicate.to(`${url}/entries`, { batch_size: limits.entriesMax })
      return entries
    })
    const far = new Pouch(`${url}/entries`)
    const { doc_count: arrived } = await far.info()
    await local.close()
    return { ...run, arrived }
  })
}

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
