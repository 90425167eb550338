// F78: voids that come before, with and after what they name, and while it is being folded: one of the two wins, and the answer
// says which.
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { Entry, Void } from '@tukkimies/shared/visit.ts'
import { openStation, type Station, voidOf } from '../../server/station.ts'
import { createRandom, type Random } from '../../world/random.ts'
import type { Asked, Fault } from '../fault.ts'
import { type Body, type Counted, runBroken } from './bodies.ts'
import { checkStation } from './checker.ts'
import { withGrounds } from './grounds.ts'
import { makePairs } from './sender.ts'

const begin = Day.parse('2026-03-02')
const pairsPerRound = 30
const early = 4

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

type Round = {
  readonly voids: readonly Void[]
  readonly saved: readonly Entry[]
  readonly voided: number
  readonly tooLate: number
}

/** A night with entries that fall due in it, of which a third is taken back before, with, during and after. */
const raceOnce = async (station: Station, day: Day, random: Random): Promise<Round> => {
  const entries = makePairs(pairsPerRound, day)
  const [before, withThem, later] = [entries.slice(0, early), entries.slice(early, 2 * early), entries.slice(2 * early)]
  const unseen = before.map(({ id }) => voidOf(id))
  station.goTo(day)
  await station.push(unseen)
  const together = withThem.map(({ id }) => voidOf(id))
  await station.push([...entries, ...together])
  station.goTo(dayPlus(day, 3))
  const racing = later.filter((_, at) => at % 3 === 0).map(({ id }) => voidOf(id))
  const answers = new Map<EntryId, string>()
  const [delay = 0] = random(1)
  const night = pause(delay / 2).then(() => station.night())
  for (const one of racing) {
    const [wait = 0] = random(1)
    await pause(wait / 24)
    const [result] = await station.push([one])
    answers.set(one.id, result?.status ?? 'none')
  }
  await night
  const taken = racing.filter(({ id }) => answers.get(id) === 'voided')
  const tooLate = racing.filter(({ id }) => answers.get(id) === 'too_late').length
  return {
    voids: [...unseen, ...together, ...racing],
    saved: [...entries, ...unseen, ...together, ...taken],
    voided: taken.length,
    tooLate,
  }
}

export const raceVoids: Body = async ({ runs, seed, engine }: Asked): Promise<Counted> =>
  withGrounds(engine, async (grounds) => {
    const station = await openStation(await grounds.make(), begin)
    const random = createRandom(seed)
    const [saved, tally]: [Entry[], Record<string, number>] = [[], { voided: 0, tooLate: 0 }]
    let voids = 0
    try {
      for (let round = 0; voids < runs; round++) {
        const raced = await raceOnce(station, dayPlus(begin, round), random)
        saved.push(...raced.saved)
        voids += raced.voids.length
        tally['voided'] = (tally['voided'] ?? 0) + raced.voided
        tally['tooLate'] = (tally['tooLate'] ?? 0) + raced.tooLate
      }
      station.goTo(dayPlus(station.today(), 12))
      await station.night()
      return { ...(await checkStation(station, saved)), runs: voids, tally }
    } finally {
      await station.close()
    }
  })

export const racedVoid: Fault = {
  name: 'F78',
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  usualRuns: 1_000,
  inject: async (asked) => {
    const control = await runBroken('F78', 'void-late', { ...asked, runs: 60 })
    const { tally, ...counted } = await raceVoids(asked)
    const { voided = 0, tooLate = 0 } = tally
    return {
      ...counted,
      wrong: { vacuous: voided === 0 || tooLate === 0 ? 1 : 0 },
      figures: { voided, tooLate },
      control: { isCaught: control.duplicated > 0, figures: { duplicated: control.duplicated } },
    }
  },
}
