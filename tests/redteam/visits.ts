// The invented year that attacks are about: places, a code list that asks about the sensitive dimension too, and visits.
import { Day, dayPlus, dayToPeriod } from '@tukkimies/shared/day.ts'
import { AreaId, makeEntryId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import type { CodeList, Visitor } from '@tukkimies/shared/register/code-list.ts'
import { Point } from '@tukkimies/shared/register/organisation.ts'
import { type Entry, type Picks, picksToEntries, type Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { type Chance } from '@tukkimies/shared/rehearsal/chance.ts'
import { dayWeight, type DemoPoint, draw, drawHour, drawPicks, makeDemoPoint } from '@tukkimies/server/demo-visits.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import { firstList } from '../arbitraries.ts'

const year = '2025'
export const firstDay = Day.parse(`${year}-01-01`)
/** The whole year is closed by then. */
export const lastDay = Day.parse('2026-03-31')
const pointCount = 6
export const names = { fi: 'Nimi', sv: 'Namn', en: 'Name' }
export const organisation = OrganisationId.parse('o1')
export const areas = [AreaId.parse('a1'), AreaId.parse('a2')] as const

/** A list that asks about the sensitive dimension too: the attacks know it as the third trait. */
export const list: CodeList = {
  ...firstList,
  first: firstDay,
  dimensions: firstList.dimensions.map((dimension) =>
    dimension.key === 'residence' ? { ...dimension, shown: true } : dimension,
  ),
}

export const points: readonly Point[] = Array.from({ length: pointCount }, (_, place) =>
  Point.parse({
    id: PointId.parse(`p${place + 1}`),
    names,
    first: firstDay,
    areas: [{ from: firstDay, area: areas[place % 2] }],
    busy: true,
  }),
)

/** Days from the first to the last, both included. */
export const daysFrom = (first: Day, last: Day): Day[] => {
  const days: Day[] = []
  for (let day = first; day <= last; day = dayPlus(day, 1)) days.push(day)
  return days
}

/** Grounds of residence, which the invented year does not know: how often each, and how much likelier with a language. */
const residences = new Map(
  Object.entries({ eu: 14, work: 12, family: 22, study: 6, protection: 18, temporary: 14, settled: 10, other: 4 }),
)
const residencesByLanguage = new Map(
  Object.entries({
    uk: { temporary: 12 },
    et: { eu: 15 },
    es: { eu: 3 },
    ru: { family: 2, settled: 2 },
    ar: { protection: 3 },
    so: { protection: 2, family: 2 },
    prs: { protection: 4 },
    fa: { study: 2, protection: 1.5 },
    en: { work: 4, study: 3 },
    fi: { settled: 4 },
  }).map(([language, lift]) => [language, new Map(Object.entries(lift))]),
)

/**
 * Codes that are in use in one quarter alone, and what stands for them in the others: a campaign, an interpreter who was there
 * for a while. Without them a subtraction of periods would find hardly a rest of none or of one.
 */
const campaigns = [
  { dimension: 'outcome', code: 'booked', quarter: 'Q2', instead: 'advised' },
  { dimension: 'outcome', code: 'ongoing', quarter: 'Q4', instead: 'advised' },
  { dimension: 'duration', code: 'min0', quarter: 'Q1', instead: 'min15' },
  { dimension: 'duration', code: 'min30', quarter: 'Q2', instead: 'min15' },
  { dimension: 'duration', code: 'min60', quarter: 'Q3', instead: 'min15' },
  { dimension: 'persons', code: 'n2', quarter: 'Q3', instead: 'n1' },
  { dimension: 'interpreter', code: 'remote', quarter: 'Q1', instead: 'none' },
  { dimension: 'interpreter', code: 'companion', quarter: 'Q2', instead: 'none' },
] as const
/** Visits with such a code outside its quarter: these an attack looks for. */
const straysMax = 6

/** Takes the codes of campaigns from visits outside their quarter, but for the first few. */
const makeCampaigns = (): ((picks: Picks, day: Day) => Picks) => {
  const strays = new Map<string, number>()
  return (picks, day) => {
    const changed: Record<string, readonly string[]> = { ...picks }
    for (const { dimension, code, quarter, instead } of campaigns) {
      if (picks[dimension]?.[0] !== code || dayToPeriod('q', day).endsWith(quarter)) continue
      const stray = strays.get(code) ?? 0
      strays.set(code, stray + 1)
      if (stray >= straysMax) changed[dimension] = [instead]
    }
    return changed as Picks // the same dimensions, with codes of the list
  }
}

/** A visit with its arrival, or a planted one alone. */
export type Saved = readonly [Visit, Entry?]

/** As many visits of the year, drawn alike for the same chance. */
export const drawVisits = (chance: Chance, count: number, visitor: Visitor = 'client'): readonly Saved[] => {
  const places: readonly DemoPoint[] = points.map((_, place) => makeDemoPoint(chance, place))
  const sizes = new Map(places.map(({ size }, place) => [String(place), size]))
  const days = daysFrom(firstDay, Day.parse(`${year}-12-31`))
  const weights = new Map<string, number>(days.map((day) => [day, dayWeight(chance, day)]))
  const campaign = makeCampaigns()
  return Array.from({ length: count }, (): Saved => {
    const place = Number(draw(chance, sizes))
    const drawnPicks = drawPicks(chance, visitor, places[place] as DemoPoint)
    const day = draw(chance, weights) as Day
    const occasion = {
      visitor,
      point: (points[place] as Point).id,
      day,
      hour: drawHour(chance),
      list,
      visitId: makeEntryId(randomBytes),
      arrivalId: makeEntryId(randomBytes),
    } as const
    const picks = visitor === 'client' ? campaign(withResidence(chance, drawnPicks), day) : drawnPicks
    const { visit, arrival } = valueOrThrow(picksToEntries(picks, occasion))
    return [visit, arrival]
  })
}

const withResidence = (chance: Chance, picks: Picks): Picks => ({
  ...picks,
  residence: [draw(chance, residences, residencesByLanguage.get(picks['language']?.[0] ?? ''))],
})
