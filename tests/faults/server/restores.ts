// F62 and F70: a restore loses the last hours, and everybody who could log in is gone while entries wait.
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { eraseAccount } from '@tukkimies/server/users/accounts.ts'
import { addPerson, personOf } from '../../server/people.ts'
import { p1, p2 } from '../../users.ts'
import type { Asked, Fault } from '../fault.ts'
import { type Body, type Counted, runBroken } from './bodies.ts'
import { type Checked, checkStation, sumChecked } from './checker.ts'
import { type Grounds, withGrounds } from './grounds.ts'
import { openHouse } from './house.ts'
import { enrolSenders, makePairs, type Sender } from './sender.ts'

const begin = Day.parse('2026-03-10')
const url = 'https://tukkimies.test'
const tabletsEach = 10
const pairsEach = 25

/** Sends until nothing waits; what cannot be sent is left, for the checker to miss. */
const drainAll = async (senders: readonly Sender[]): Promise<void> => {
  for (const sender of senders) await sender.drain(url).catch(() => {})
}

const sumOf = (senders: readonly Sender[]) => senders.flatMap((sender) => sender.saved())

const loseHours = async (grounds: Grounds): Promise<Checked> => {
  const house = await openHouse(grounds, begin)
  try {
    const senders = [
      ...(await enrolSenders(house.station(), tabletsEach, p1, house.send)),
      ...(await enrolSenders(house.station(), tabletsEach, p2, house.send)),
    ]
    for (const sender of senders) sender.save(makePairs(pairsEach, begin, sender.point))
    // Half of them are folded and in the backup, of the rest it knows nothing.
    const known = senders.filter((_, at) => at % 2 === 0)
    await drainAll(known)
    house.station().goTo(dayPlus(begin, 3))
    await house.station().night()
    await drainAll(senders)
    await house.burn(dayPlus(begin, 3))
    await drainAll(senders)
    await house.station().night(dayPlus(begin, 18))
    return await checkStation(house.station(), sumOf(senders))
  } finally {
    await house.close()
  }
}

export const restoreOften: Body = ({ runs, engine }: Asked): Promise<Counted> =>
  withGrounds(engine, async (grounds) => {
    const checked: Checked[] = []
    for (let run = 0; run < runs; run++) checked.push(await loseHours(grounds))
    return { ...sumChecked(checked), runs: checked.length, tally: {} }
  })

const loseEverybody = async (grounds: Grounds, pairs: number): Promise<Checked> => {
  const house = await openHouse(grounds, begin)
  try {
    const { deps } = house.station()
    const users = []
    for (const name of ['aava', 'elsa', 'vilho']) users.push(await addPerson(deps, personOf(name), begin))
    const senders = await enrolSenders(house.station(), 1, p1, house.send)
    for (const sender of senders) sender.save(makePairs(pairs, begin))
    for (const user of users) await eraseAccount(deps, user)
    await drainAll(senders)
    await house.station().night(dayPlus(begin, 15))
    return await checkStation(house.station(), sumOf(senders))
  } finally {
    await house.close()
  }
}

export const loseUsers: Body = ({ runs, engine }: Asked): Promise<Counted> =>
  withGrounds(engine, async (grounds) => {
    const checked: Checked[] = []
    for (let run = 0; run < runs; run++) checked.push(await loseEverybody(grounds, 100))
    return { ...sumChecked(checked), runs: checked.length, tally: {} }
  })

const makeFault = (name: Fault['name'], body: Body, usualRuns: number, broken: string): Fault => ({
  name,
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  usualRuns,
  inject: async (asked) => {
    const control = await runBroken(name, broken, { ...asked, runs: 1 })
    const { tally: _, ...counted } = await body(asked)
    return { ...counted, control: { isCaught: control.lost > 0, figures: { lost: control.lost } } }
  },
})

export const lostHours: Fault = makeFault('F62', restoreOften, 10, 'same-epoch')
export const lostUsers: Fault = makeFault('F70', loseUsers, 10, 'users-only')
