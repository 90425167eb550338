// R14: a thief who copies the live store before and after each fold and subtracts: what of a batch is read off.
import { type Day, dayPlus, dayToPeriod } from '@tukkimies/shared/day.ts'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import type { Attack, Ground } from './attack.ts'
import type { Target } from './fill.ts'
import { lastDay } from './visits.ts'

const batchMin = 20
const foldsMin = 0.95
/** A month and more of nights, with as many visits a day as the register has. */
const days = 40
const begin = dayPlus(lastDay, 14)
const yearDays = 365

export const subtractCopies: Attack = {
  name: 'R14',
  asks: 'copies of the live store around each fold, subtracted',
  run: async (ground) => {
    const { target } = ground
    const folds = await liveDays(ground)
    const past = await pastBatches(target)
    const small = folds.filter(({ size }) => size < batchMin).length
    const below = (small + past.below) / (folds.length + past.count)
    const size = folds.reduce((sum, fold) => sum + fold.size, 0)
    const alone = await readSingle(target)
    return {
      figures: {
        folds: folds.length + past.count,
        below,
        batch: size / folds.length,
        bytopic: folds.reduce((sum, fold) => sum + fold.byTopic, 0) / size,
        bypoint: folds.reduce((sum, fold) => sum + fold.byPoint, 0) / size,
      },
      demand: `below<=${(1 - foldsMin).toFixed(2)}`,
      excess: { below: below - (1 - foldsMin) },
      control: { read: alone },
      isControlWon: alone === 1,
    }
  },
}

type Fold = { readonly size: number; readonly byTopic: number; readonly byPoint: number }

/** Every night's batch: how many of its visits are alone with a topic, and with a topic at their point. */
const liveDays = async ({ target, seed }: Ground): Promise<readonly Fold[]> => {
  const chance = createChance(seed + 7)
  const folds: Fold[] = []
  const waiting: Visit[] = []
  let before = await readTopics(target)
  for (let at = 0; at < days; at++) {
    const day = dayPlus(begin, at)
    target.goTo(day)
    const count = poisson(target.visits.length / yearDays, chance)
    const visits = Array.from({ length: count }, () => copyVisit(target, chance, day))
    for (const [point, own] of Map.groupBy(visits, (visit) => visit.point)) await target.push(point, own)
    waiting.push(...visits)
    await target.night(day)
    const after = await readTopics(target)
    const fold = subtract(waiting, before, after)
    if (fold.size > 0) folds.push(fold)
    before = after
  }
  return folds
}

const copyVisit = ({ visits }: Target, chance: () => number, day: Day): Visit => {
  const visit = visits[Math.floor(chance() * visits.length)] as Visit // within the length
  return { ...visit, id: makeEntryId(randomBytes), day }
}

/** How many visits come on a day (Knuth's method: good for some hundreds). */
const poisson = (mean: number, chance: () => number): number => {
  let count = 0
  for (let product = chance(); product > Math.exp(-mean); product *= chance()) count++
  return count
}

type Counts = ReadonlyMap<string, number>

/** Counts of the running years: of all, and topics at the whole and at each point. */
const readTopics = async (target: Target): Promise<Counts> => {
  const rows = await target
    .deps()
    .live.query.selectFrom('accumulator')
    .select(['node', 'family', 'c1', 'n'])
    .where('visitor', '=', 'client')
    .where('kind', '=', 'y')
    .where('family', 'in', ['', 'topic'])
    .execute()
  const counts = new Map<string, number>()
  for (const { node, family, c1, n } of rows) {
    const name = `${node}|${family}|${c1}`
    counts.set(name, (counts.get(name) ?? 0) + n)
  }
  return counts
}

/** What two copies differ by; the visits of the batch leave those that wait. */
const subtract = (waiting: Visit[], before: Counts, after: Counts): Fold => {
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  const size = grown('whole||')
  if (size === 0) return { size, byTopic: 0, byPoint: 0 }
  // All that is due is folded at once.
  const due = waiting.splice(0, size)
  const isAlone = (visit: Visit, node: string): boolean =>
    (visit.codes['topic'] ?? ['nr']).some((topic) => grown(`${node}|topic|${topic}`) === 1)
  const byTopic = due.filter((visit) => isAlone(visit, 'whole')).length
  const byPoint = due.filter((visit) => isAlone(visit, 'whole') || isAlone(visit, `point:${visit.point}`)).length
  return { size, byTopic, byPoint }
}

/** The batches behind every year that is published. */
const pastBatches = async (target: Target): Promise<{ readonly count: number; readonly below: number }> => {
  const rows = await target.deps().reader.query.selectFrom('period').selectAll().execute()
  const batches = rows.flatMap((row) => {
    const { lattice, risk } = PeriodRecord.parse(JSON.parse(row.record))
    return lattice.visitor === 'client' && lattice.kind === 'y' ? [risk.batches] : []
  })
  return {
    count: batches.reduce((sum, { count }) => sum + count, 0),
    below: batches.reduce((sum, { below }) => sum + below, 0),
  }
}

/** A build that folds each visit by itself: the share of its answers that two copies spell out. */
const readSingle = async (target: Target): Promise<number> => {
  // By then nothing waits that would be folded with it.
  const day = dayPlus(begin, days + 12)
  await target.night(day)
  target.goTo(day)
  const [first] = target.visits
  if (!first) return 0
  const visit = { ...first, id: makeEntryId(randomBytes), day }
  await target.push(visit.point, [visit])
  const before = await readSingles(target, day)
  // Nobody else comes: after its longest wait it is folded alone.
  await target.night(dayPlus(day, 11))
  const after = await readSingles(target, day)
  const answers = Object.entries(visit.codes).flatMap(([dimension, codes]) =>
    codes.map((code) => `${dimension}|${code}`),
  )
  const read = answers.filter((name) => (after.get(name) ?? 0) - (before.get(name) ?? 0) === 1)
  return read.length / answers.length
}

const readSingles = async (target: Target, day: Day): Promise<Counts> => {
  const rows = await target
    .deps()
    .live.query.selectFrom('accumulator')
    .select(['family', 'c1', 'n'])
    .where('visitor', '=', 'client')
    .where('node', '=', 'whole')
    .where('c2', '=', '')
    .where('kind', '=', 'y')
    .where('period', '=', dayToPeriod('y', day))
    .execute()
  return new Map(rows.map(({ family, c1, n }) => [`${family}|${c1}`, n]))
}
