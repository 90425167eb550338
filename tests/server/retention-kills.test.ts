// A night of retention in a process of its own, killed without warning at one of its moments and begun again by another: what
// is left is what an undisturbed night leaves, on the disk and in the log.
import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { Day, dayToInstant } from '@tukkimies/shared/day.ts'
import { engines, fillByCopy, type Ground, useEngines } from '../contracts/engines.ts'
import { printFigure } from '../figures.ts'
import { fillRetained, readRetained, retainedEnd, retainedNight } from './retained.ts'
import { openStation } from './station.ts'

const makeGround = useEngines()
const fill = fillByCopy(fillRetained)
/**
 * One of so many moments of a night: retention-stops.test.ts stops at each of them, but only inside the process. `KILLS=all`
 * kills at each.
 */
const steps = process.env['KILLS'] === 'all' ? { sqlite: 1, postgres: 1 } : { sqlite: 5, postgres: 11 }
const noon = dayToInstant(Day.parse(retainedNight)) + 12 * 3_600_000

/** Runs one night; answers by what it ended and how many moments it met, if it came to its end. */
const runChild = ({ folder, databaseUrl }: Ground, killAt: number) =>
  new Promise<{ signal: string | null; code: number | null; moments: number }>((resolve) => {
    const args = ['--import', './tests/server/kill-at.ts', 'tests/server/retain-child.ts', folder, databaseUrl ?? '']
    const env = { ...process.env, KILL_AT: String(killAt) }
    const child = spawn(process.execPath, [...args, String(noon)], { env, stdio: ['ignore', 'inherit', 'pipe'] })
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    child.on('close', (code, signal) => {
      if (code !== 0 && signal === null) process.stderr.write(told)
      resolve({ signal, code, moments: Number(/moments (\d+)/.exec(told)?.[1] ?? 0) })
    })
  })

const makeFilled = async (engine: (typeof engines)[number]): Promise<Ground> => {
  const ground = await makeGround(engine)
  await fill(ground)
  return ground
}

const readAll = async (ground: Ground) => {
  const station = await openStation(ground, retainedNight)
  const found = await readRetained(station)
  await station.close()
  return found
}

for (const engine of engines) {
  describe(engine, () => {
    test('[A23][F61] killed with its process at a moment and begun again, a night ends as if it had not been', async () => {
      const undisturbed = await makeFilled(engine)
      const { code, moments } = await runChild(undisturbed, 0)
      expect(code).toBe(0)
      expect(moments).toBeGreaterThan(10)
      expect(await readAll(undisturbed)).toMatchObject(retainedEnd)
      let kills = 0
      for (let killAt = 1; killAt <= moments; killAt += steps[engine]) {
        const ground = await makeFilled(engine)
        const killed = await runChild(ground, killAt)
        expect(killed.signal, `moment ${killAt}`).toBe('SIGKILL')
        kills++
        expect((await runChild(ground, 0)).code).toBe(0)
        expect(await readAll(ground), `moment ${killAt}`).toMatchObject(retainedEnd)
      }
      printFigure('retention killed', { engine, moments, kills, wrong: 0 })
    }, 300_000)
  })
}
