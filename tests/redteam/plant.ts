// R12: a recorder plants twelve copies of a visit that somebody is suspected to have made, so that its cells are shown, and
// looks whether they hold one more than the copies and what was to be expected.
import { dayToPeriod } from '@tukkimies/shared/day.ts'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import type { Attack } from './attack.ts'
import { cellName, crawl, families, hidden, offsetOf, type Place, type Tables } from './crawl.ts'
import { fillRegister, type Target } from './fill.ts'
import { areaUnderCurve } from '@tukkimies/shared/release/statistics.ts'
import { areasOf, makeTruth, placesOf, type Truth } from './truth.ts'

const copies = 12
const suspects = 150
const aucMax = 0.75
const traits = ['language', 'topic', 'age', 'channel'] as const
/** Cells whose copies are drowned by others say nothing. */
const expectedMax = 2
const variance = 2

type Suspect = { readonly visit: Visit; readonly isReal: boolean }

export const plantCopies: Attack = {
  name: 'R12',
  asks: 'a suspected visit, by planting copies of it',
  run: async ({ target: { visits }, seed }) => {
    let suspected: readonly Suspect[] = []
    const planted = await fillRegister({
      visits: visits.length,
      seed,
      plant: (real, chance) => {
        suspected = chooseSuspects(real, chance)
        return suspected.flatMap(({ visit }) =>
          Array.from({ length: copies }, () => ({ ...visit, id: makeEntryId(randomBytes) })),
        )
      },
    })
    try {
      const tables = await crawl(planted, traits)
      const truth = makeTruth(planted, tables.axes)
      const cells = suspected.map((suspect) => ({ ...suspect, places: placesOfSuspect(planted, suspect) }))
      const extra = countCopies(cells)
      const expect = makeExpectation(truth)
      const isSmall = (place: Place): boolean => expect(place) <= expectedMax
      const judge = (y: (place: Place) => number | null): number =>
        areaUnderCurve(
          cells.map(({ isReal, places }) => ({
            score: excessOf(places.filter(isSmall), y, extra, expect),
            isTrue: isReal,
          })),
        )
      const real = judge((place) => readCell(tables, place))
      const exact = judge((place) => truth.count(place) + (extra.get(cellName(place)) ?? 0))
      return {
        figures: { auc: real, suspects: cells.length },
        demand: `auc<=${aucMax}`,
        excess: { auc: real - aucMax },
        control: { auc: exact },
        isControlWon: exact >= 0.85,
      }
    } finally {
      await planted.close()
    }
  },
}

const placesOfSuspect = (target: Target, { visit }: Suspect): readonly Place[] =>
  families(traits).flatMap((dimensions) => placesOf(target, areasOf(target), visit, dimensions))

const readCell = (tables: Tables, place: Place): number | null => {
  const value = tables.find(place)?.values[offsetOf(tables.axes, place.dimensions, place.codes)] ?? hidden
  return value < 0 ? null : value
}

/** How many copies of all suspects each cell holds. */
const countCopies = (cells: readonly { readonly places: readonly Place[] }[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { places } of cells)
    for (const place of places) counts.set(cellName(place), (counts.get(cellName(place)) ?? 0) + copies)
  return counts
}

/** How many others a cell should hold if its traits had nothing to do with each other. */
const makeExpectation = (truth: Truth): ((place: Place) => number) => {
  const shares = new Map<string, number>()
  const shareOf = (dimension: string, code: string): number => {
    const name = `${dimension}:${code}`
    const whole = { period: '2025', node: 'whole' }
    const share =
      shares.get(name) ??
      truth.count({ ...whole, dimensions: [dimension], codes: [code] }) /
        truth.count({ ...whole, dimensions: [], codes: [] })
    shares.set(name, share)
    return share
  }
  return ({ period, node, dimensions, codes }) =>
    dimensions.reduce(
      (product, dimension, at) => product * shareOf(dimension, codes[at] ?? ''),
      truth.count({ period, node, dimensions: [], codes: [] }),
    )
}

/** By how much a suspect's cells exceed copies and expectation; cells where much is expected weigh little. */
const excessOf = (
  places: readonly Place[],
  y: (place: Place) => number | null,
  extra: ReadonlyMap<string, number>,
  expect: (place: Place) => number,
): number => {
  let sum = 0
  let weights = 0
  for (const place of places) {
    const value = y(place)
    if (value === null) continue
    const expected = expect(place)
    const weight = 1 / (variance + expected)
    sum += weight * (value - (extra.get(cellName(place)) ?? 0) - expected)
    weights += weight
  }
  return weights === 0 ? 0 : sum / weights
}

/** Real ones are visits; decoys have the traits of two visits, and nobody made them. */
const chooseSuspects = (visits: readonly Visit[], chance: () => number): readonly Suspect[] => {
  const draw = (): Visit => visits[Math.floor(chance() * visits.length)] as Visit
  const nameOf = ({ point, day, codes }: Visit): string =>
    [point, dayToPeriod('q', day), ...traits.map((key) => codes[key]?.[0])].join()
  const narrow = (visit: Visit): Visit => ({
    ...visit,
    codes: { ...visit.codes, topic: [visit.codes['topic']?.[0] ?? 'nr'] },
  })
  const known = new Set(visits.map(narrow).map(nameOf))
  const reals = new Map<string, Visit>()
  while (reals.size < suspects) {
    const visit = narrow(draw())
    reals.set(nameOf(visit), visit)
  }
  const decoys = new Map<string, Visit>()
  while (decoys.size < suspects) {
    const [one, other] = [narrow(draw()), draw()]
    const visit = { ...one, codes: { ...one.codes, language: other.codes['language'] ?? ['nr'] } }
    if (!known.has(nameOf(visit))) decoys.set(nameOf(visit), visit)
  }
  return [
    ...[...reals.values()].map((visit) => ({ visit, isReal: true })),
    ...[...decoys.values()].map((visit) => ({ visit, isReal: false })),
  ]
}
