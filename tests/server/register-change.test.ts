// The register changes while tablets are offline: codes are merged and given up, a point is merged into another. What was
// recorded under the old register is counted, once, and every period still closes.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { Day, dayToPeriod, type PeriodKind, periodKinds, periodPlus, type PeriodName } from '@tukkimies/shared/day.ts'
import type { CodeList, Key } from '@tukkimies/shared/register/code-list.ts'
import { type DraftContent, listToDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import { checkDraft, draftToList, isListDay, isPublishable } from '@tukkimies/shared/register/draft-check.ts'
import { mergePoint } from '@tukkimies/shared/register/point-change.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { readAccumulators } from '@tukkimies/server/live/accumulators.ts'
import { addCodeList } from '@tukkimies/server/register/code-lists.ts'
import { savePoint } from '@tukkimies/server/register/organisation.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import { firstList } from '../arbitraries.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { keskus, p1, p2 } from '../users.ts'
import { later, openStation, type Station, stationPoints, visitOf } from './station.ts'

const makeGround = useEngines()
const day = (text: string): Day => Day.parse(text)

/** A draft of the list in which topics are given up for others, and one is new. */
const draftOf = (list: CodeList, retired: Readonly<Record<Key, Key>>, added: readonly Key[]): DraftContent => ({
  dimensions: listToDraft(list).dimensions.map((dimension) => {
    if (dimension.key !== 'topic') return dimension
    const labels = { fi: 'Valmennus', sv: 'Handledning', en: 'Coaching' }
    const fresh = added.map((key) => ({ key, labels, parent: 'gwork', retired: false }))
    const codes = dimension.codes.map((code) => {
      const successor = retired[code.key]
      return successor === undefined ? code : { ...code, retired: true, successor }
    })
    return { ...dimension, codes: [...codes, ...fresh] }
  }),
})

const publish = async (station: Station, before: CodeList, draft: DraftContent, first: string): Promise<CodeList> => {
  expect(isPublishable(checkDraft(before, draft))).toBe(true)
  expect(isListDay(before, draft, day(first), station.today())).toBe(true)
  const list = draftToList(before, draft, day(first))
  await station.deps.register.transact((tx) => addCodeList(tx, list))
  return list
}

// The model: which topics a period knows, written out by hand, and where the others count.
const heirs: Readonly<Record<Key, Key>> = { work: 'other', housing: 'social' }
const goneIn = (name: PeriodName): readonly Key[] => {
  if (['2026-03', '2026Q1', '2026'].includes(name)) return []
  return ['2026-04', '2026Q2'].includes(name) ? ['work'] : ['work', 'housing']
}
const topicIn = (name: PeriodName, topic: Key): Key => (goneIn(name).includes(topic) ? (heirs[topic] ?? topic) : topic)

/** The earliest period, from the visit's own on, that has not closed by the night. */
const periodOf = (kind: PeriodKind, visited: Day, night: Day): PeriodName => {
  let name = dayToPeriod(kind, visited)
  while (closeDay(name, firstPolicy) <= night) name = periodPlus(name, 1)
  return name
}

type Tally = Map<PeriodName, Map<string, number>>
const count = (tally: Tally, name: PeriodName, code: string): void => {
  const cells = tally.get(name) ?? new Map<string, number>()
  cells.set(code, (cells.get(code) ?? 0) + 1)
  tally.set(name, cells)
}

const countedIn = async (station: Station, kind: PeriodKind, name: PeriodName): Promise<Map<string, number>> => {
  const rows = await readAccumulators(station.deps.live, { visitor: 'client', kind, name })
  const whole = rows.filter(({ node, family }) => node === 'whole' && ['', 'topic'].includes(family))
  return new Map(whole.map(({ c1, n }): [string, number] => [c1, n]))
}

/** Visits of a day at two points, each with one topic or two, by the list that the tablet holds. */
const visitsOf = (visited: string, list: number, topics: readonly Key[]): Visit[] =>
  topics.flatMap((topic, at) =>
    [p1, p2].map((point) =>
      visitOf({ day: day(visited), point, list, codes: { topic: at % 2 ? [topic, 'general'] : [topic] } }),
    ),
  )

const topicsByList: Readonly<Record<number, readonly Key[]>> = {
  1: ['work', 'housing', 'other', 'social', 'tax', 'permit'],
  2: ['coaching', 'housing', 'other', 'social', 'tax', 'permit'],
  3: ['coaching', 'other', 'social', 'tax', 'permit'],
}
/** A tablet's visits of random days and topics, by the list it knows; every topic of the list at least once. */
const drawVisits = (seed: number, list: number, first: string, days: number): Visit[] => {
  const topics = topicsByList[list] ?? []
  const shuffled = fc.shuffledSubarray([...topics, ...topics, ...topics], { minLength: 2 * topics.length })
  const drawn = fc.sample(fc.tuple(fc.nat({ max: days - 1 }), shuffled), { seed: seed * 97 + list, numRuns: 3 })
  return [...visitsOf(first, list, topics), ...drawn.flatMap(([at, some]) => visitsOf(later(first, at), list, some))]
}

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const open = async (): Promise<Station> => {
      const station = await openStation(await makeGround(engine))
      stations.push(station)
      return station
    }
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    const seeds = engine === 'sqlite' ? [1, 2] : [3]
    test.each(seeds)(
      '[F25][S35][AN43][AN44] codes are merged and given up while tablets are offline, seed %i',
      async (seed) => {
        const station = await open()
        const tally: Tally = new Map()
        const waiting: Visit[] = []
        const push = async (visits: readonly Visit[]): Promise<void> => {
          for (const point of [p1, p2]) {
            const own = visits.filter((visit) => visit.point === point)
            const results = await station.push(own, point)
            expect(results.map((result) => result?.status)).toEqual(own.map(() => 'stored'))
          }
          waiting.push(...visits)
        }
        const night = async (text: string): Promise<void> => {
          station.goTo(text)
          const outcome = await station.night(text)
          expect(outcome?.fold).toMatchObject({ visits: waiting.length, waiting: 0 })
          expect(outcome?.closes.filter(({ is }) => is !== 'closed')).toEqual([])
          for (const { day: visited, codes } of waiting.splice(0))
            for (const kind of periodKinds) {
              const name = periodOf(kind, visited, day(text))
              count(tally, name, '')
              for (const topic of codes['topic'] ?? []) count(tally, name, topicIn(name, topic))
            }
        }
        const expectModel = async (kind: PeriodKind, name: string): Promise<void> => {
          const wanted = tally.get(name as PeriodName)
          expect(wanted?.size, name).toBeGreaterThan(5)
          expect(await countedIn(station, kind, name as PeriodName), name).toEqual(wanted)
        }
        await push(drawVisits(seed, 1, '2026-03-01', 10))
        await night('2026-03-13')
        const second = await publish(
          station,
          firstList,
          draftOf(firstList, { work: 'other' }, ['coaching']),
          '2026-04-01',
        )
        station.goTo('2026-03-31')
        await push(drawVisits(seed + 1, 1, '2026-03-14', 18))
        await night('2026-04-03')
        await push(drawVisits(seed, 2, '2026-04-01', 3))
        // This tablet has not heard of the second list.
        await push(drawVisits(seed + 2, 1, '2026-03-28', 7))
        await night('2026-04-06')
        await expectModel('m', '2026-03')
        await expectModel('q', '2026Q1')
        await publish(station, second, draftOf(second, { housing: 'social' }, []), '2026-05-01')
        station.goTo('2026-05-04')
        await push(drawVisits(seed, 3, '2026-05-01', 4))
        await push([...drawVisits(seed + 1, 2, '2026-04-25', 10), ...drawVisits(seed + 3, 1, '2026-04-20', 15)])
        await night('2026-05-07')
        await expectModel('m', '2026-04')
        await night('2026-05-10')
        // Weeks without a network: March and April have closed, as has the first quarter.
        station.goTo('2026-05-20')
        await push([...drawVisits(seed + 4, 1, '2026-03-12', 60), ...drawVisits(seed + 2, 2, '2026-04-01', 45)])
        await night('2026-05-23')
        await expectModel('m', '2026-05')
        await expectModel('q', '2026Q2')
        await expectModel('y', '2026')
        for (const closing of ['2026-06-10', '2026-07-17', '2027-02-03']) await night(closing)
        for (const [kind, name] of [
          ['m', '2026-05'],
          ['q', '2026Q2'],
          ['y', '2026'],
        ] as const)
          expect((await countedIn(station, kind, name as PeriodName)).size, 'closed and erased').toBe(0)
      },
    )

    test('[AN43] a code that is retired in an open quarter stays in its row, and the month after has none', async () => {
      const station = await open()
      await station.night()
      await publish(station, firstList, draftOf(firstList, { work: 'other' }, ['coaching']), '2026-05-01')
      station.goTo('2026-04-20')
      await station.push(visitsOf('2026-04-20', 1, ['work', 'tax', 'permit', 'legal', 'social', 'other']))
      await station.push(visitsOf('2026-04-20', 1, ['work', 'tax', 'permit', 'legal', 'social', 'other']), p2)
      await station.night('2026-04-30')
      station.goTo('2026-05-02')
      for (const point of [p1, p2])
        await station.push(
          visitsOf('2026-05-02', 1, ['work']).filter((visit) => visit.point === point),
          point,
        )
      await station.night('2026-05-15')
      const topics = async (kind: PeriodKind, name: string) => countedIn(station, kind, name as PeriodName)
      expect((await topics('q', '2026Q2')).get('work')).toBe(4)
      expect((await topics('m', '2026-05')).get('work')).toBeUndefined()
      expect((await topics('m', '2026-05')).get('other')).toBe(2)
      expect((await station.night('2026-07-17'))?.closes.every(({ is }) => is === 'closed')).toBe(true)
    })

    test('[AN39][AN43] codes change their group with a year; within one, the same answer would stand in two rows', async () => {
      const moved: DraftContent = {
        dimensions: listToDraft(firstList).dimensions.map((dimension) => ({
          ...dimension,
          codes: dimension.codes.map((code) =>
            code.key === 'study' && code.parent ? { ...code, parent: 'gwork' } : code,
          ),
        })),
      }
      const groupsOf = async (station: Station, name: string) => {
        const rows = await readAccumulators(station.deps.live, {
          visitor: 'client',
          kind: 'y',
          name: name as PeriodName,
        })
        const groups = rows.filter(({ node, family }) => node === 'whole' && family === 'topic.1')
        return Object.fromEntries(groups.map(({ c1, n }) => [c1, n]))
      }
      const push = async (station: Station, visited: string, list: number): Promise<void> => {
        for (const point of [p1, p2]) {
          const visits = Array.from({ length: 12 }, () =>
            visitOf({ day: day(visited), point, list, codes: { topic: ['study'] } }),
          )
          await station.push(visits, point)
        }
      }
      const station = await open()
      station.goTo('2026-12-10')
      await push(station, '2026-12-10', 1)
      await station.night('2026-12-15')
      await publish(station, firstList, moved, '2027-01-01')
      station.goTo('2027-01-05')
      await push(station, '2027-01-05', 2)
      await push(station, '2026-12-30', 1)
      await station.night('2027-01-08')
      expect(await groupsOf(station, '2026')).toEqual({ glearn: 48 })
      expect(await groupsOf(station, '2027')).toEqual({ gwork: 24 })
      for (const closing of ['2027-01-10', '2027-01-17', '2027-02-03', '2027-02-10'])
        expect((await station.night(closing))?.closes.filter(({ is }) => is !== 'closed')).toEqual([])

      const wrong = await open()
      wrong.goTo('2026-03-10')
      await push(wrong, '2026-03-10', 1)
      await wrong.night('2026-03-13')
      expect(isListDay(firstList, moved, day('2026-04-01'), wrong.today())).toBe(false)
      await wrong.deps.register.transact((tx) => addCodeList(tx, draftToList(firstList, moved, day('2026-04-01'))))
      wrong.goTo('2026-04-05')
      await push(wrong, '2026-04-05', 2)
      await wrong.night('2026-04-08')
      expect(await groupsOf(wrong, '2026')).toEqual({ glearn: 24, gwork: 24 })
    })

    test('[F26][S36] a point is merged while its tablet is offline: days before count, later ones stay on the tablet', async () => {
      const station = await open()
      const [own, into] = stationPoints.filter(({ id }) => [p1, p2].includes(id))
      if (!own || !into) throw new Error('two points of one organisation')
      await station.night()
      station.goTo('2026-03-20')
      const merged = valueOrThrow(mergePoint(own, into, day('2026-04-01'), station.today()))
      await station.deps.register.transact((tx) => savePoint(tx, keskus, merged))
      const before = Array.from({ length: 15 }, (_, at) => visitOf({ day: later('2026-03-17', at), point: p1 }))
      const after = Array.from({ length: 5 }, (_, at) => visitOf({ day: later('2026-04-01', at), point: p1 }))
      const atSuccessor = Array.from({ length: 10 }, (_, at) =>
        visitOf({ day: later('2026-04-01', at % 5), point: p2 }),
      )
      station.goTo('2026-04-06')
      const results = await station.push([...before, ...after], p1)
      expect(results.slice(0, 15).every((result) => result?.status === 'stored')).toBe(true)
      for (const refused of results.slice(15))
        expect(refused).toMatchObject({ status: 'refused', code: 'point_not_open', field: 'day' })
      expect((await station.push(atSuccessor, p2)).every((result) => result?.status === 'stored')).toBe(true)
      expect((await station.push(before, p1)).every((result) => result?.status === 'duplicate')).toBe(true)
      const outcome = await station.night('2026-04-09')
      expect(outcome?.fold).toMatchObject({ visits: 25, waiting: 0 })
      expect((await countedIn(station, 'm', '2026-03' as PeriodName)).get('')).toBe(15)
      expect((await countedIn(station, 'm', '2026-04' as PeriodName)).get('')).toBe(10)
      expect((await countedIn(station, 'y', '2026' as PeriodName)).get('')).toBe(25)
      const closes = [
        await station.night('2026-04-17'),
        await station.night('2026-07-17'),
        await station.night('2027-02-03'),
      ]
      expect(closes.flatMap((done) => done?.closes ?? []).length).toBeGreaterThan(8)
      expect(closes.flatMap((done) => done?.closes ?? []).every(({ is }) => is === 'closed')).toBe(true)
    })
  })
}
