// F102: the checker itself. The same history in builds that are broken in one way each: it must find fault with every one,
// and with the real one none.
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { Entry } from '@tukkimies/shared/visit.ts'
import { voidOf } from '../../server/station.ts'
import type { Asked, Fault } from '../fault.ts'
import { type Body, type Counted, runBroken } from './bodies.ts'
import { checkStation } from './checker.ts'
import { withGrounds } from './grounds.ts'
import { openHouse } from './house.ts'
import { enrolSenders, isFact, isVoid, makePairs, type Sender } from './sender.ts'

export const plants = [
  'drop-one',
  'double-one',
  'no-memory',
  'skip-fold',
  'void-late',
  'receipts-over',
  'same-epoch',
  'safe-early',
] as const

const begin = Day.parse('2026-03-10')
const url = 'https://tukkimies.test'

/** Entries whose voids were taken in time count nowhere; a void that came too late took nothing. */
const wantedOf = (sender: Sender): readonly Entry[] =>
  sender.saved().filter((entry) => isFact(entry) || (isVoid(entry) && sender.statusOf(entry.id) === 'voided'))

export const liveThroughAll: Body = ({ engine }: Asked): Promise<Counted> =>
  withGrounds(engine, async (grounds) => {
    const house = await openHouse(grounds, begin)
    const goTo = async (days: number): Promise<void> => {
      house.station().goTo(dayPlus(begin, days))
      await house.station().night()
    }
    try {
      const [sender] = await enrolSenders(house.station(), 1, undefined, house.send)
      if (!sender) throw new Error('no tablet')
      const pairs = makePairs(40, begin)
      sender.save(pairs)
      house.loseAnswers(true)
      await sender.push(url)
      house.loseAnswers(false)
      await sender.drain(url)
      sender.save(pairs.slice(0, 4).map(({ id }) => voidOf(id)))
      await sender.drain(url)
      await goTo(3)
      sender.save(pairs.slice(4, 8).map(({ id }) => voidOf(id)))
      await sender.drain(url)
      // What comes from here on is in no backup when the machine burns.
      sender.save(makePairs(30, dayPlus(begin, 3)))
      await sender.drain(url)
      sender.release()
      await house.burn(dayPlus(begin, 3))
      await sender.drain(url)
      await goTo(18)
      return { ...(await checkStation(house.station(), wantedOf(sender))), runs: 1, tally: {} }
    } finally {
      await house.close()
    }
  })

export const brokenChecker: Fault = {
  name: 'F102',
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  usualRuns: plants.length,
  inject: async (asked) => {
    const missed: string[] = []
    for (const plant of plants) {
      const found = await runBroken('F102', plant, asked)
      if (found.lost + found.duplicated === 0) missed.push(plant)
    }
    const { tally: _, ...sound } = await liveThroughAll(asked)
    return {
      ...sound,
      runs: plants.length,
      wrong: { missed: missed.length },
      control: {
        isCaught: missed.length === 0,
        figures: { planted: plants.length, caught: plants.length - missed.length, missed: missed.join('+') || 'none' },
      },
    }
  },
}
