// F86: batches that somebody has captured come again after a minute, three days, thirty and three hundred: nothing changes.
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { Entry } from '@tukkimies/shared/visit.ts'
import { openStation, type Station } from '../../server/station.ts'
import type { Asked, Fault } from '../fault.ts'
import { type Body, type Counted, runBroken } from './bodies.ts'
import { checkStation } from './checker.ts'
import { withGrounds } from './grounds.ts'
import { makePairs } from './sender.ts'

const begin = Day.parse('2026-01-12')
const daysAfter = [0, 3, 30, 300]
const entriesPerBatch = 4

const replay = async (station: Station, batches: readonly (readonly Entry[])[]): Promise<number> => {
  let taken = 0
  for (const batch of batches) {
    const results = await station.push(batch)
    taken += results.filter((result) => result?.status === 'stored').length
  }
  return taken
}

export const repeatBatches: Body = async ({ runs, engine }: Asked): Promise<Counted> =>
  withGrounds(engine, async (grounds) => {
    const station = await openStation(await grounds.make(), begin)
    try {
      const count = Math.ceil(runs / daysAfter.length)
      const batches = Array.from({ length: count }, () => makePairs(entriesPerBatch / 2, begin))
      await replay(station, batches)
      let taken = 0
      for (const days of daysAfter) {
        station.goTo(dayPlus(begin, days))
        await station.night()
        taken += await replay(station, batches)
      }
      await station.night(dayPlus(begin, 308))
      const checked = await checkStation(station, batches.flat())
      return { ...checked, runs: count * daysAfter.length, tally: { taken } }
    } finally {
      await station.close()
    }
  })

export const repeatedMuchLater: Fault = {
  name: 'F86',
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  usualRuns: 1_000,
  inject: async (asked) => {
    const control = await runBroken('F86', 'receipts-over', { ...asked, runs: 20 })
    const { tally, ...counted } = await repeatBatches(asked)
    return {
      ...counted,
      wrong: { taken: tally['taken'] ?? 0 },
      control: { isCaught: control.duplicated > 0, figures: { duplicated: control.duplicated } },
    }
  },
}
