// R13, R14 and R15: a thief with the server's files. What was folded, what two copies around a fold differ by, and whether
// the order of storage tells the order of visits.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Day, dayPlus, dayToPeriod } from '@tukkimies/shared/day.ts'
import { base64urlToBytes, makeEntryId, PointId } from '@tukkimies/shared/id.ts'
import { type Arrival, canonicalPicks, type Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { reorderHour } from '@tukkimies/server/jobs/nightly.ts'
import { idToEntryHash } from '@tukkimies/server/live/open.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import type { Attack, Ground } from './attack.ts'
import type { Target } from './fill.ts'
import { lastDay } from './visits.ts'
import { kendallTau } from './statistics.ts'

const planted = 1_000

/** The clock goes forward only, from attack to attack. */
const later = (days: number) => dayPlus(lastDay, days)

export const searchFiles: Attack = {
  name: 'R13',
  asks: `the server's files for ${planted} folded visits, their ids and their keys`,
  run: async ({ target }) => {
    const ids = target.visits.slice(-planted).map(({ id }) => id)
    const needles = [
      ...ids.map((id) => Buffer.from(id)),
      ...ids.map((id) => Buffer.from(base64urlToBytes(id) ?? [])),
      ...target.recordKeys
        .slice(-planted)
        .flatMap((key) => [
          Buffer.from(key),
          Buffer.from(Buffer.from(key).toString('hex')),
          Buffer.from(Buffer.from(key).toString('base64')),
        ]),
      ...target.visits.slice(-planted).map(({ codes }) => Buffer.from(JSON.stringify(canonicalPicks(codes)))),
    ]
    const files = readdirSync(target.folder).map((name) => readFileSync(join(target.folder, name)))
    const found = needles.filter((needle) => files.some((file) => file.includes(needle))).length
    const equal = await equalKeys(target)
    const control = plainDeletion(ids)
    return {
      figures: { sought: needles.length, found, pairs: equal.pairs, equal: equal.equal },
      demand: '0 found, equal keys by chance only',
      excess: { found, equal: equal.equal - Math.max(0, Math.ceil(equal.pairs / 2 ** 31)) },
      control: { found: control / ids.length },
      isControlWon: control > 0,
    }
  },
}

/** Pairs of cells with one visit each in different families, and how many of them have the same key. */
const equalKeys = async (target: Target): Promise<{ readonly pairs: number; readonly equal: number }> => {
  target.goTo(later(0))
  const visits = target.visits
    .slice(0, 40)
    .map((visit): Visit => ({ ...visit, id: makeEntryId(randomBytes), day: later(0) }))
  for (const [point, own] of Map.groupBy(visits, (visit) => visit.point)) await target.push(point, own)
  await target.night(later(11))
  const rows = await target
    .deps()
    .live.query.selectFrom('accumulator')
    .select(['family', 'node', 'k'])
    .where('n', '=', 1)
    .where('kind', '=', 'y')
    .execute()
  let pairs = 0
  let equal = 0
  for (const [, cells] of Map.groupBy(rows, ({ node }) => node))
    for (const [at, one] of cells.entries())
      for (const other of cells.slice(at + 1)) {
        if (one.family === other.family) continue
        pairs++
        if (one.k === other.k) equal++
      }
  return { pairs, equal }
}

/** A build that deletes without overwriting: how many of the deleted ids are in its file. */
const plainDeletion = (ids: readonly string[]): number => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  try {
    const file = join(folder, 'plain.sqlite')
    const database = new DatabaseSync(file)
    database.exec('pragma secure_delete = 0; create table visit (id text primary key) without rowid')
    const insert = database.prepare('insert into visit values (?)')
    for (const id of ids) insert.run(id)
    database.exec('delete from visit')
    database.close()
    const bytes = readFileSync(file)
    return ids.filter((id) => bytes.includes(id)).length
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const batchMin = 20
const foldsMin = 0.95

export const subtractCopies: Attack = {
  name: 'R14',
  asks: 'copies of the live store around each fold, subtracted',
  run: async ({ target }) => {
    const records = await target.deps().reader.query.selectFrom('period').selectAll().execute()
    const batches = records.flatMap((row) => {
      const { lattice, risk } = PeriodRecord.parse(JSON.parse(row.record))
      return lattice.visitor === 'client' && lattice.kind === 'y' ? [risk.batches] : []
    })
    const folds = batches.reduce((sum, { count }) => sum + count, 0)
    const below = batches.reduce((sum, one) => sum + one.below, 0) / folds
    const whole = await readOff(target, 60)
    const single = await readOff(target, 1)
    return {
      figures: { folds, below, readoff: whole },
      demand: `batches of ${batchMin} in ${foldsMin} of folds`,
      excess: { below: below - (1 - foldsMin) },
      control: { readoff: single },
      isControlWon: single === 1,
    }
  },
}

let round = 0

/** The share of a batch's visits that are alone at a node, so that the difference of two copies spells them out. */
const readOff = async (target: Target, count: number): Promise<number> => {
  const day = later(14 + 14 * round++)
  target.goTo(day)
  const visits = target.visits.slice(0, count).map((visit): Visit => ({ ...visit, id: makeEntryId(randomBytes), day }))
  for (const [point, own] of Map.groupBy(visits, (visit) => visit.point)) await target.push(point, own)
  const before = await nodeCounts(target, dayToPeriod('m', day))
  await target.night(dayPlus(day, 11))
  const after = await nodeCounts(target, dayToPeriod('m', day))
  const alone = [...after].filter(([node, n]) => n - (before.get(node) ?? 0) === 1).length
  return Math.min(1, alone / count)
}

const nodeCounts = async (target: Target, period: string): Promise<ReadonlyMap<string, number>> => {
  const { query } = target.deps().live
  const rows = await query.selectFrom('accumulator').select(['node', 'n', 'period']).where('family', '=', '').execute()
  return new Map(rows.filter((row) => row.period === period).map(({ node, n }) => [node, n]))
}

const makePair = ({ visits }: Target, day: Day, at: number): readonly [Visit, Arrival] => {
  const visit = {
    ...(visits[at % visits.length] as Visit),
    id: makeEntryId(randomBytes),
    day,
    point: at % 2 === 0 ? p1 : p2,
  }
  const { point } = visit
  return [
    visit,
    { id: makeEntryId(randomBytes), kind: 'arrival', schema: 1, list: 1, point, day, hour: 12, channel: 'point' },
  ]
}

const p1 = PointId.parse('p1')
const p2 = PointId.parse('p2')
const orderVisits = 4_000
const tauMax = 0.05

export const readOrder: Attack = {
  name: 'R15',
  asks: 'the order of visits, and their arrivals, from the order of storage',
  run: async ({ target }: Ground) => {
    const day = later(60)
    target.goTo(day)
    const pairs = Array.from({ length: orderVisits }, (_, at) => makePair(target, day, at))
    // A tablet may send no more in a day: two points take turns.
    for (let at = 0; at < pairs.length; at += 50)
      for (const [point, own] of Map.groupBy(pairs.slice(at, at + 50), ([visit]) => visit.point))
        await target.push(point, own.flat())
    await reorderHour(target.deps())
    const { root, live } = target.deps()
    const place = new Map(
      pairs.flatMap((pair, at) => pair.map(({ id }) => [idToEntryHash(root.receipts.bytes, id), at] as const)),
    )
    const lie = async (table: 'open_visit' | 'open_arrival'): Promise<number[]> =>
      (await live.query.selectFrom(table).select('h').execute()).flatMap(({ h }) => place.get(h) ?? [])
    const [visits, arrivals] = [await lie('open_visit'), await lie('open_arrival')]
    const tau = Math.abs(
      kendallTau(
        visits,
        visits.map((_, at) => at),
      ),
    )
    const paired = visits.filter((at, lies) => at === arrivals[lies]).length / pairs.length
    const ordered = [...visits].toSorted((one, other) => one - other)
    return {
      figures: { n: visits.length, tau, paired },
      demand: `tau<=${tauMax} paired<=chance+0.01`,
      excess: { tau: tau - tauMax, paired: paired - 1 / pairs.length - 0.01 },
      control: {
        tau: kendallTau(
          ordered,
          ordered.map((_, at) => at),
        ),
        paired: 1,
      },
      isControlWon:
        kendallTau(
          ordered,
          ordered.map((_, at) => at),
        ) > 0.9,
    }
  },
}
