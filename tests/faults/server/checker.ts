// Compares what was saved with what a server has counted in the end: by the receipt of each entry, and by the sums.
import { dayPlus, type Day } from '@tukkimies/shared/day.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import type { Entry } from '@tukkimies/shared/visit.ts'
import { idToEntryHash } from '@tukkimies/server/live/open.ts'
import type { Ground } from '../../contracts/engines.ts'
import { openStation, type Station } from '../../server/station.ts'
import { isFact, isVoid } from './sender.ts'

export type Checked = { readonly confirmed: number; readonly lost: number; readonly duplicated: number }

/** Later than anything that came until a day waits for its fold. */
const foldedDays = 15

/**
 * Folds everything that came until `day` and counts. `saved` are visits, arrivals, and voids that were taken in time: what
 * they name must count nowhere.
 */
export const checkGround = async (ground: Ground, saved: readonly Entry[], day: Day): Promise<Checked> => {
  const station = await openStation(ground, dayPlus(day, foldedDays))
  try {
    await station.night()
    return await checkStation(station, saved)
  } finally {
    await station.close()
  }
}

/** The same for a station in which everything is folded. */
export const checkStation = async (station: Pick<Station, 'deps'>, saved: readonly Entry[]): Promise<Checked> => {
  const { live, root } = station.deps
  const voided = new Set(saved.filter(isVoid).map(({ target }) => target))
  const facts = saved.filter(isFact)
  const wanted = facts.filter(({ id }) => !voided.has(id))
  const receipts = await live.query.selectFrom('receipt').selectAll().execute()
  const outcomes = new Map(receipts.map(({ h, outcome }) => [h, outcome]))
  const missing = wanted.filter(({ id }) => outcomes.get(idToEntryHash(root.receipts.bytes, id)) !== 'counted')
  let [short, surplus] = [0, 0]
  for (const kind of ['visit', 'arrival'] as const) {
    const counted = kind === 'visit' ? await countVisits(station) : await countArrivals(station)
    const difference = counted - wanted.filter((fact) => fact.kind === kind).length
    short += Math.max(0, -difference)
    surplus += Math.max(0, difference)
  }
  return { confirmed: facts.length, lost: Math.max(missing.length, short), duplicated: surplus }
}

/** Visits that open years have counted. */
const countVisits = async ({ deps: { live } }: Pick<Station, 'deps'>): Promise<number> => {
  const rows = live.query.selectFrom('accumulator').select('n').where('kind', '=', 'y')
  const counts = await rows.where('node', '=', whole).where('family', '=', '').execute()
  return counts.reduce((sum, { n }) => sum + n, 0)
}

const countArrivals = async ({ deps: { live } }: Pick<Station, 'deps'>): Promise<number> => {
  const counts = await live.query.selectFrom('arrival_count').select('n').execute()
  return counts.reduce((sum, { n }) => sum + n, 0)
}

export const sumChecked = (all: readonly Checked[]): Checked => ({
  confirmed: all.reduce((sum, { confirmed }) => sum + confirmed, 0),
  lost: all.reduce((sum, { lost }) => sum + lost, 0),
  duplicated: all.reduce((sum, { duplicated }) => sum + duplicated, 0),
})
