// A push of many entries beside a bare HTTP server with a batch insert of the same durability, and beside PouchDB replicating
// the same entries to a server that speaks CouchDB's protocol: all to processes of their own, one after the other.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits, protocol, protocolHeader, type PushAnswer } from '@tukkimies/shared/wire.ts'
import { addEnrolment, enrolDevice } from '@tukkimies/server/register/devices.ts'
import type { Ground } from '../contracts/engines.ts'
import { withGrounds } from '../faults/server/grounds.ts'
import { realDay } from '../faults/server/sender.ts'
import { configOf, createStarter } from '../faults/server/server.ts'
import { openStation } from '../server/station.ts'
import { p1 } from '../users.ts'
import { bodiesOf, pushToFloor, replicate, type Run, timed } from './push-others.ts'

export const floorRatioMin = 0.7
export const pouchRatioMin = 10
const spareMs = 4_000

/**
 * Entries a second, by the product and by each of the others; `hygiene` is the floor that erases as the product does.
 * `isRight`: all of them arrived, everywhere.
 */
export type Measured = {
  readonly push: number
  readonly floor: number
  readonly hygiene: number
  readonly pouch: number
  readonly isRight: boolean
}

export const measurePush = async (entries: number): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-bench-'))
  const toFloor = (name: string, floor: 'bare' | 'hygiene') => pushToFloor(join(folder, name), entries, floor)
  try {
    const before = await toFloor('before.sqlite', 'bare')
    const cleanBefore = await toFloor('clean-before.sqlite', 'hygiene')
    const push = await pushToServer(entries)
    const after = await toFloor('after.sqlite', 'bare')
    const cleanAfter = await toFloor('clean-after.sqlite', 'hygiene')
    const pouch = await replicate(folder, entries)
    const runs = [before, cleanBefore, push, after, cleanAfter, pouch]
    return {
      push: push.perSecond,
      floor: (before.perSecond + after.perSecond) / 2,
      hygiene: (cleanBefore.perSecond + cleanAfter.perSecond) / 2,
      pouch: pouch.perSecond,
      isRight: runs.every(({ arrived }) => arrived === entries),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** To a server as an operator runs it. What a device may send in a day is shared by several. */
const pushToServer = (entries: number): Promise<Run> =>
  withGrounds('sqlite', async (grounds) => {
    const ground = await grounds.make()
    const credentials = await enrolMany(ground, Math.ceil(entries / limits.entriesPerDeviceDay))
    const bodies = bodiesOf(entries)
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
