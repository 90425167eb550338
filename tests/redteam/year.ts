// The attacked year, day by day: tablets push twice a month, and each night that has something to do does it.
import { type Day, dayPlus, dayToPeriod, periodKinds } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import type { Entry, Visit } from '@tukkimies/shared/visit.ts'
import { limits, type PushAnswer } from '@tukkimies/shared/wire.ts'
import { shuffle } from '@tukkimies/server/crypto.ts'
import { type Chance, createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { daysFrom, drawVisits, firstDay, lastDay, type Saved } from './visits.ts'

/** `planted` are pushed beside the others, as if by a recorder who makes things up. */
export type Planting = (visits: readonly Visit[], chance: Chance) => readonly Visit[]

/** Days of the month on which tablets push: what a month has is folded by the night that closes it. */
const pushDaysOfMonth = ['07', '20']
const partnerShare = 0.15
/** Partners are drawn by a chance of their own, so that clients are the same without them. */
const partnerSeeds = 1_000_000
const eveningHourUtc = 16

type Life = {
  readonly seed: number
  readonly count: number
  readonly policy: Policy
  readonly goTo: (day: Day, hourUtc?: number) => void
  readonly night: (day: Day) => Promise<void>
  readonly push: (point: PointId, entries: readonly Entry[]) => Promise<PushAnswer>
  readonly plant?: Planting
}

/** Day by day: the night that is due, then twice a month what the tablets have. Answers the visits. */
export const liveThrough = async ({
  seed,
  count,
  policy,
  goTo,
  night,
  push,
  plant,
}: Life): Promise<{ readonly visits: readonly Visit[]; readonly partners: readonly Visit[] }> => {
  const days = daysFrom(firstDay, lastDay)
  const chance = createChance(seed)
  const real = drawVisits(chance, count)
  const visits = real.map(([visit]) => visit)
  const planted = (plant?.(visits, chance) ?? []).map((visit): Saved => [visit])
  const partners = drawVisits(createChance(seed + partnerSeeds), Math.round(partnerShare * count), 'partner')
  const drawn = [...real, ...planted, ...partners].toSorted(([one], [other]) =>
    one.day < other.day ? -1 : one.day > other.day ? 1 : 0,
  )
  const pushDays = days.filter((day) => pushDaysOfMonth.includes(day.slice(-2)) && day <= dayPlus(lastDay, -30))
  const nights = new Set([...pushDays.map((day) => dayPlus(day, policy.openDays)), ...closeDays(days, policy)])
  let from = 0
  for (const day of days) {
    if (nights.has(day)) await night(day)
    if (!pushDays.includes(day)) continue
    goTo(day, eveningHourUtc)
    let to = from
    while ((drawn[to]?.[0]?.day ?? '9') <= day) to++
    const ready = drawn.slice(from, to)
    from = to
    for (const [point, saved] of Map.groupBy(ready, ([visit]) => visit.point)) {
      const entries = shuffle(saved.flat().filter((entry) => entry !== undefined))
      for (let at = 0; at < entries.length; at += limits.entriesMax) {
        const { results } = await push(point, entries.slice(at, at + limits.entriesMax))
        if (results.some(({ status }) => status !== 'stored')) throw new Error('an entry was not stored')
      }
    }
  }
  return { visits, partners: partners.map(([visit]) => visit) }
}

const closeDays = (days: readonly Day[], policy: Policy): readonly Day[] =>
  periodKinds.flatMap((kind) =>
    [...new Set(days.map((day) => dayToPeriod(kind, day)))].map((name) => closeDay(name, policy)),
  )
