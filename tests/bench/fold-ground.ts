// What folding is measured on: an invented month of a large register, its lattices, its open visits as rows.
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { AreaId, PointId } from '@tukkimies/shared/id.ts'
import { Point } from '@tukkimies/shared/register/organisation.ts'
import { type Lattice, makeLattice, type Structure } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { shownOnDay } from '@tukkimies/shared/release/dimensions.ts'
import { canonicalPicks, type Picks } from '@tukkimies/shared/visit.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { drawPicks, makeDemoPoint } from '@tukkimies/server/demo-visits.ts'
import type { OpenVisit } from '@tukkimies/server/live/open.ts'
import { firstList } from '../arbitraries.ts'
import { hashOf } from '../contracts/fixtures.ts'

const firstDay = Day.parse('2025-12-01')
const days = 28
/** The night of the fold: all visits are due. */
export const foldDay = Day.parse('2025-12-31')
const names = { fi: 'Piste', sv: 'Punkt', en: 'Point' }
const opened = Day.parse('2020-01-01')
const areas = ['a1', 'a2'].map((id) => ({ id: AreaId.parse(id), names }))

const points: readonly Point[] = Array.from({ length: 12 }, (_, at) =>
  Point.parse({
    id: `p${at + 1}`,
    names,
    first: opened,
    areas: [{ from: opened, area: `a${(at % 2) + 1}` }],
    busy: true,
  }),
)

/** Profile L, in which a visit touches the most cells. */
export const structure: Structure = {
  points,
  areas,
  lists: [firstList],
  shown: shownOnDay([firstList], foldDay),
  policy: { ...firstPolicy, profile: { set: 'L', signed: true } },
}

/** The lattices of the month, as the fold opens them. */
export const lattices: readonly Lattice[] = (['2025-12', '2025Q4', '2025'] as const).map((name) =>
  makeLattice('client', name as Lattice['name'], structure, { points: {}, age: 0 }, foldDay),
)

/** Visits, the same for the same seed. */
export function* drawRows(count: number, seed: number): Generator<OpenVisit & { readonly picks: Picks }> {
  const chance = createChance(seed)
  const places = points.map(({ id }, at) => ({ id: PointId.parse(id), ...makeDemoPoint(chance, at) }))
  for (let at = 0; at < count; at++) {
    const place = places[Math.floor(chance() * places.length)] as (typeof places)[number] // the chance is below 1
    const picks = canonicalPicks(drawPicks(chance, 'client', place))
    yield {
      h: hashOf(at),
      visitor: 'client',
      point: place.id,
      day: dayPlus(firstDay, Math.floor(chance() * days)),
      due_day: foldDay,
      list: 1,
      codes: JSON.stringify(picks),
      picks,
    }
  }
}
