// R15: the order of visits, and their arrivals, from the order in which anything lies on the disk or stands in the log.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import { makeEntryId, PointId } from '@tukkimies/shared/id.ts'
import type { Arrival, Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { reorderHour } from '@tukkimies/server/jobs/nightly.ts'
import { idToEntryHash } from '@tukkimies/server/live/open.ts'
import type { Attack } from './attack.ts'
import type { Target } from './fill.ts'
import { kendallTau } from './statistics.ts'
import { lastDay } from './visits.ts'

const orderVisits = 4_000
const tauMax = 0.05
const chanceMargin = 0.01
const day = dayPlus(lastDay, 80)
const p1 = PointId.parse('p1')
const p2 = PointId.parse('p2')

export const readOrder: Attack = {
  name: 'R15',
  asks: 'the order of visits, and their arrivals, from the order of storage, of ids and of receipts',
  run: async ({ target }) => {
    target.goTo(day)
    const pairs = Array.from({ length: orderVisits }, (_, at) => makePair(target, at))
    const logged = target.logged.length
    // A tablet may send no more in a day: two points take turns.
    for (let at = 0; at < pairs.length; at += 50)
      for (const [point, own] of Map.groupBy(pairs.slice(at, at + 50), ([visit]) => visit.point))
        await target.push(point, own.flat())
    await reorderHour(target.deps())
    const place = placesByHash(target, pairs)
    const [visits, arrivals] = [await lie(target, 'open_visit', place), await lie(target, 'open_arrival', place)]
    const tau = Math.abs(tauOf(visits))
    const paired = pairedShare(visits, arrivals)
    const named = countNamed(target, logged, pairs)
    await target.night(dayPlus(day, 4))
    const receipts = Math.abs(tauOf(await lie(target, 'receipt', place)))
    const broken = timeOrdered()
    return {
      figures: { n: visits.length, tau, receipts, paired, logged: named },
      demand: `tau<=${tauMax},receipts<=${tauMax},paired<=chance+${chanceMargin},logged=0`,
      excess: {
        tau: tau - tauMax,
        receipts: receipts - tauMax,
        paired: paired - 1 / pairs.length - chanceMargin,
        logged: named,
        few: visits.length === orderVisits && arrivals.length === orderVisits ? 0 : 1,
      },
      control: broken,
      isControlWon: broken.tau > 0.9 && broken.paired > 0.9,
    }
  },
}

type Pair = readonly [visit: Visit, arrival: Arrival]

const makePair = ({ visits }: Target, at: number): Pair => {
  const point = at % 2 === 0 ? p1 : p2
  const visit = { ...(visits[at % visits.length] as Visit), id: makeEntryId(randomBytes), day, point }
  const arrival = { id: makeEntryId(randomBytes), kind: 'arrival', schema: 1, list: 1, point, day } as const
  return [visit, { ...arrival, hour: 12, channel: 'point' }]
}

/** The place of a pair by the hashes that stand for its visit and for its arrival; receipts hold both. */
const placesByHash = (target: Target, pairs: readonly Pair[]): ReadonlyMap<string, number> => {
  const { bytes } = target.deps().root.receipts
  return new Map(pairs.flatMap((pair, at) => pair.map(({ id }) => [idToEntryHash(bytes, id) as string, at] as const)))
}

type Table = 'open_visit' | 'open_arrival' | 'receipt'

const lie = async (target: Target, table: Table, place: ReadonlyMap<string, number>): Promise<readonly number[]> => {
  const rows = await target.deps().live.query.selectFrom(table).select('h').execute()
  return rows.flatMap(({ h }) => place.get(h) ?? [])
}

const tauOf = (order: readonly number[]): number =>
  kendallTau(
    order,
    order.map((_, at) => at),
  )

/** The n-th visit with the n-th arrival: how many belong together. */
const pairedShare = (visits: readonly number[], arrivals: readonly number[]): number =>
  visits.filter((at, lies) => at === arrivals[lies]).length / visits.length

/** Log lines of the pushes that name an entry, its hash or more than how many there were. */
const countNamed = (target: Target, from: number, pairs: readonly Pair[]): number => {
  const lines = target.logged.slice(from).join('\n')
  return pairs.flat().filter(({ id }) => lines.includes(id)).length
}

/** A build with ids that grow with time, as keys of its tables: what the same look finds there. */
const timeOrdered = (days: Day = day): { readonly tau: number; readonly paired: number } => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  try {
    const database = new DatabaseSync(join(folder, 'ordered.sqlite'))
    const read = (table: string): readonly number[] => {
      const began = Date.parse(`${days}T06:00:00Z`)
      database.exec(`create table ${table} (id text primary key, at integer) without rowid`)
      const insert = database.prepare(`insert into ${table} values (?, ?)`)
      // As a UUID of version 7: milliseconds first, then chance.
      for (let at = 0; at < orderVisits; at++)
        insert.run((began + at * 1_000).toString(16) + Buffer.from(randomBytes(10)).toString('hex'), at)
      return database
        .prepare(`select at from ${table}`)
        .all()
        .map(({ at }) => Number(at))
    }
    const [visits, arrivals] = [read('visit'), read('arrival')]
    database.close()
    return { tau: tauOf(visits), paired: pairedShare(visits, arrivals) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
