// Rehearsals in threads of their own, for real: the server goes on, one runs at a time, and an end is an end.
import { afterEach, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { createRehearsing, type Rehearse, type Rehearsing } from '@tukkimies/server/rehearsing.ts'
import type { RehearsalTask } from '@tukkimies/server/rehearsal-thread.ts'
import { listReleasedPeriods } from '@tukkimies/server/release/periods.ts'
import { rehearsePolicy } from '@tukkimies/server/visits/rehearse.ts'
import { printFigure } from '../figures.ts'
import { useEngines } from '../contracts/engines.ts'
import { rehearseAtOnce } from '../risks.ts'
import { later, openStation, visitOf } from './station.ts'

const makeGround = useEngines()
const opened: Rehearsing[] = []
const open = (): Rehearsing => {
  const rehearsing = createRehearsing()
  opened.push(rehearsing)
  return rehearsing
}
afterEach(async () => {
  for (const rehearsing of opened.splice(0)) await rehearsing.close()
})

const at = (moments: number[]): NodeJS.Timeout => setInterval(() => moments.push(performance.now()), 10)

/** The task of a register's first close, as the night makes it. */
const takeTask = async (): Promise<RehearsalTask> => {
  const tasks: RehearsalTask[] = []
  const keep: Rehearse = (task) => {
    tasks.push(task)
    return rehearseAtOnce(task)
  }
  const station = await openStation(await makeGround('sqlite'), '2026-03-10', undefined, 'none', keep)
  await station.push(Array.from({ length: 40 }, () => visitOf({ day: later('2026-03-10', 0) })))
  await station.night('2026-03-13')
  await station.night('2026-04-10')
  await station.close()
  return tasks[0] ?? expect.fail('nothing was rehearsed')
}

test('[AN98][AN99] before the first close the demonstration is rehearsed, while the process goes on', async () => {
  const rehearsing = open()
  const station = await openStation(await makeGround('sqlite'), '2026-03-10', undefined, 'none', rehearsing.rehearse)
  await station.push(Array.from({ length: 40 }, () => visitOf({ day: later('2026-03-10', 0) })))
  await station.night('2026-03-13')
  const moments: number[] = []
  const timer = at(moments)
  await station.night('2026-04-10')
  clearInterval(timer)
  const row = (await listReleasedPeriods(station.deps.release, 'client'))[0]
  const { rehearsal } = PeriodRecord.parse(JSON.parse(row?.record ?? '')).risk
  expect(rehearsal).toMatchObject({ from: 'demonstration', day: '2026-04-10', profile: 'S' })
  expect(rehearsal?.visits).toBeGreaterThan(300)
  // A policy that is proposed is rehearsed in the same way, for the year of its first day.
  const proposed = { ...firstPolicy, version: 2, threshold: 12 }
  const own = await rehearsePolicy(
    { ...station.deps, rehearse: rehearsing.rehearse },
    proposed,
    Day.parse('2026-07-01'),
  )
  expect(own).toMatchObject({ from: 'demonstration', profile: 'S' })
  expect(own.roster).not.toEqual(rehearsal?.roster)
  const pauses = moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0))
  printFigure('rehearsal in a thread', { ticks: pauses.length, pauseMs: Math.round(Math.max(...pauses)) })
  expect(pauses.length).toBeGreaterThan(20)
  await station.close()
}, 180_000)

test('[AN99] whoever loses the lease meanwhile ends the rehearsal, and an end of the server ends all of them', async () => {
  const task = await takeTask()
  const losing = createRehearsing(20)
  let beats = 0
  const beat = async (): Promise<void> => {
    if (++beats === 3) throw new Error('the lease has passed')
  }
  await expect(losing.rehearse(task, beat)).rejects.toThrow('the lease has passed')
  const rehearsing = open()
  const running = rehearsing.rehearse(task)
  const next = rehearsing.rehearse(task)
  const ended = Promise.allSettled([running, next])
  await rehearsing.close()
  expect(await ended).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
  await expect(rehearsing.rehearse(task)).rejects.toThrow('closing')
}, 60_000)

test('[AN98] a rehearsal that needs too much memory ends, and the process and the next one go on', async () => {
  const task = await takeTask()
  const tight = createRehearsing(undefined, 4)
  opened.push(tight)
  await expect(tight.rehearse(task)).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
  expect(Object.keys(await open().rehearse(task))).toContain('S')
}, 120_000)

test('[AN99] a task that cannot be done is refused, and the next one is done all the same', async () => {
  const task = await takeTask()
  const rehearsing = open()
  const wrong = { ...task, ground: { ...task.ground, lattice: { ...task.ground.lattice, nodes: null as never } } }
  await expect(rehearsing.rehearse(wrong)).rejects.toThrow()
  expect(Object.keys(await rehearsing.rehearse(task))).toContain('S')
}, 120_000)
