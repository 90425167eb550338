// Another process holds the database: whoever wants to write waits for up to five seconds, and nobody else waits with them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { isBusy } from '@tukkimies/server/database.ts'
import { openStation, visitOf } from './station.ts'
import { useEngines } from '../contracts/engines.ts'

const makeGround = useEngines()

/** A process that holds the file from when this resolves, for so long. */
const holdFile = async (file: string, ms: number): Promise<() => void> => {
  const program = `
    const { DatabaseSync } = require('node:sqlite')
    const database = new DatabaseSync(${JSON.stringify(file)})
    database.exec('begin immediate')
    console.log('held')
    setTimeout(() => { database.exec('rollback'); process.exit() }, ${ms})`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface({ input: child.stdout }), 'line')
  return () => void child.kill('SIGKILL')
}

test('[F46] while another process writes, a push waits its turn and the server goes on answering', async () => {
  const ground = await makeGround('sqlite')
  const station = await openStation(ground, '2026-03-10')
  await holdFile(`${ground.folder}/live.sqlite`, 2_000)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const began = performance.now()
  const visit = visitOf()
  const pushing = station.push([visit])
  const open = station.deps.live.query.selectFrom('open_visit').selectAll()
  expect(await open.execute(), 'whoever only reads is answered').toEqual([])
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(await pushing).toMatchObject([{ id: visit.id, status: 'stored' }])
  expect(performance.now() - began).toBeGreaterThan(1_000)
  expect(delay.max / 1e6).toBeLessThan(1_000)
  expect(await open.execute()).toHaveLength(1)

  const letGo = await holdFile(`${ground.folder}/live.sqlite`, 60_000)
  const late = performance.now()
  const fault = await station.push([visitOf()]).catch((thrown: unknown) => thrown)
  letGo()
  expect(isBusy(fault)).toBe(true)
  expect(performance.now() - late).toBeGreaterThan(4_900)
  expect(delay.max / 1e6).toBeLessThan(1_000)
  expect(await open.execute()).toHaveLength(1)
  await station.close()
}, 60_000)
