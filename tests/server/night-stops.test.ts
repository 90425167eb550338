// A night that is stopped at every one of its moments in turn, then begun again: every visit counts once, the release has
// the same bytes, and nothing of what was erased is left.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { isNightDue } from '@tukkimies/server/jobs/nightly.ts'
import { type Engine } from '@tukkimies/server/database.ts'
import { fillByCopy, type Ground, useEngines } from '../contracts/engines.ts'
import { p1, p2, p3 } from '../users.ts'
import { arrivalOf, later, openStation, type Station, visitOf } from './station.ts'

const points = vi.hoisted(() => ({ met: [] as string[], stopAt: 0 }))

vi.mock('@tukkimies/shared/failpoint.ts', () => ({
  failpoint: (name: string) => {
    points.met.push(name)
    if (points.met.length === points.stopAt) throw new Error(`stopped at ${name}`)
  },
}))

const makeGround = useEngines()
const recordKey = Uint8Array.from({ length: 16 }, (_, place) => place)
/** The answers of a visit as they lie in the store while it is open. */
const picksText = '"topic":["protect","work"]'

/** Two nights: visits are folded in the first, their month and quarter close in the second. */
const nights = ['2026-03-20', '2026-04-17']

const pushed: readonly Omit<Visit, 'id'>[] = Array.from({ length: 75 }, (_, place) => {
  const { id: _id, ...visit } = visitOf({
    day: later('2026-03-10', place % 6),
    point: [p1, p2, p3][place % 3] ?? p1,
    codes: {
      topic: place % 5 === 0 ? ['protect', 'work'] : ['housing'],
      language: [['ar', 'fi'][place % 2] ?? 'fi'],
      duration: ['min15'],
      first: ['first'],
    },
  })
  return visit
})

const open = (ground: Ground, begin: string): Promise<Station> => openStation(ground, begin, () => recordKey.slice())

/** Fills a ground with the pushed entries; nothing stops meanwhile. */
const fill = fillByCopy(async (ground) => {
  points.stopAt = 0
  const station = await open(ground, '2026-03-16')
  for (const point of [p1, p2, p3]) {
    const visits = pushed.filter((visit) => visit.point === point).map((visit) => visitOf(visit))
    await station.push([...visits, ...visits.map(({ day }) => arrivalOf({ day, point }))], point)
  }
  await station.close()
})

/** Runs the nights one after the other, each until it is done; a stop is a restart. */
const runNights = async (ground: Ground): Promise<unknown> => {
  let station = await open(ground, nights[0] ?? '')
  for (const night of nights) {
    station.goTo(night)
    for (let isDone = false; !isDone;) {
      await station.night().then(
        () => (isDone = true),
        (error: unknown) => expect(String(error)).toContain('stopped at'),
      )
      points.stopAt = 0
      if (isDone) continue
      await station.close()
      station = await open(ground, night)
    }
    expect(await isNightDue(station.deps, station.deps.now())).toBe(false)
  }
  const found = await everything(station)
  await station.close()
  return found
}

/** Everything that must be the same, whatever happened on the way. */
const everything = async ({ deps: { live, release } }: Station): Promise<unknown> => ({
  cells: (await release.query.selectFrom('cell').selectAll().execute()).map(toText).toSorted(),
  lists: (await release.query.selectFrom('period').select(['visitor', 'name', 'list_hash', 'record']).execute())
    .map(toText)
    .toSorted(),
  accumulators: (await live.query.selectFrom('accumulator').selectAll().execute()).map(toText).toSorted(),
  periods: (await live.query.selectFrom('period').selectAll().execute()).map(toText).toSorted(),
  arrivals: (await live.query.selectFrom('arrival_count').selectAll().execute()).map(toText).toSorted(),
  receipts: (await live.query.selectFrom('receipt').select('outcome').execute()).length,
  open: (await live.query.selectFrom('open_visit').select('h').execute()).length,
  openArrivals: (await live.query.selectFrom('open_arrival').select('h').execute()).length,
})

const toText = (row: object): string => JSON.stringify(row)

const filesOf = ({ folder }: Ground): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('')

// PostgreSQL, whose nights are slower, is stopped at every third kind of moment.
const engines: readonly (readonly [Engine, number])[] = [
  ['sqlite', 1],
  ['postgres', 3],
]

afterEach(() => {
  points.stopAt = 0
})

for (const [engine, step] of engines) {
  describe(engine, () => {
    test('[S40][S41][F55][F56] stopped at each kind of moment and begun again, a night ends as if it had never been stopped', async () => {
      const ground = await makeGround(engine)
      await fill(ground)
      if (engine === 'sqlite') expect(filesOf(ground).includes(picksText)).toBe(true)
      points.met = []
      const undisturbed = await runNights(ground)
      const moments = [...points.met]
      const kinds = [...new Set(moments)].filter((_, place) => place % step === 0)
      expect(kinds.length).toBeGreaterThan(5)
      expect(undisturbed).toMatchObject({ open: 0, openArrivals: 0, receipts: 150 })

      for (const moment of kinds) {
        const disturbed = await makeGround(engine)
        await fill(disturbed)
        points.met = []
        points.stopAt = moments.indexOf(moment) + 1
        expect(await runNights(disturbed), moment).toEqual(undisturbed)
        expect(points.met.length, moment).toBeGreaterThanOrEqual(moments.length)
        if (engine === 'sqlite') expect(filesOf(disturbed).includes(picksText), moment).toBe(false)
      }
    }, 300_000)
  })
}
