// Every answer of S12 and every case of AN52, on both engines.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { countArrivals } from '@tukkimies/server/live/arrivals.ts'
import { idToEntryHash, openVisits } from '@tukkimies/server/live/open.ts'
import type { EntryHash, LiveStore } from '@tukkimies/server/live/schema.ts'
import { pushEntries } from '@tukkimies/server/push.ts'
import { deleteScreen, saveScreen } from '@tukkimies/server/register/visit-screens.ts'
import { emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { p1, p2 } from '../users.ts'
import { arrivalOf, later, makeId, openStation, type Station, visitOf, voidOf } from './station.ts'

const makeGround = useEngines()
const today = '2026-03-10'

for (const engine of engines) {
  describe(engine, () => {
    let ground: Ground
    let station: Station
    beforeAll(async () => {
      ground = await makeGround(engine)
      station = await openStation(ground, today)
    })
    afterAll(() => station.close())
    const push = async (...entries: readonly unknown[]) => (await station.push(entries)).map((result) => result?.status)
    const openCount = async () => (await openVisits(station.deps.live, 'client', station.today())).open

    test('[S12][S9] a new visit is stored with its due day; the same again is a duplicate with the same day', async () => {
      const visit = visitOf()
      expect(await station.push([visit])).toEqual([{ id: visit.id, status: 'stored', due: later(today, 3) }])
      expect(await station.push([visit])).toEqual([{ id: visit.id, status: 'duplicate', due: later(today, 3) }])
      const turned = { ...visit, codes: { ...visit.codes, interpreter: ['nr'] } }
      expect(await push(turned)).toEqual(['duplicate'])
    })

    test('[S12][F87] the same id with other content is a conflict, and the first one stands', async () => {
      const visit = visitOf()
      const arrival = arrivalOf()
      await push(visit, arrival)
      const before = await openCount()
      expect(await push({ ...visit, codes: { topic: ['work'] } })).toEqual(['conflict'])
      expect(await push({ ...visit, day: later(today, -1) })).toEqual(['conflict'])
      expect(await push({ ...arrivalOf(), id: visit.id })).toEqual(['conflict'])
      expect(await push({ ...arrival, hour: 9 })).toEqual(['conflict'])
      expect(await push(visit, arrival)).toEqual(['duplicate', 'duplicate'])
      expect(await openCount()).toBe(before)
    })

    test('[S35][A06] answers to a question that nobody is asked are taken without being kept', async () => {
      const visit = visitOf({ codes: { topic: ['legal'], residence: ['protection'], language: ['tr'] } })
      expect(await push(visit)).toEqual(['stored'])
      const rows = await station.deps.live.query.selectFrom('open_visit').select('codes').execute()
      const codes = rows.map((row) => row.codes)
      expect(codes).toContain(JSON.stringify({ language: ['tr'], topic: ['legal'] }))
      expect(codes.filter((text) => text.includes('residence'))).toEqual([])
      expect(await push(visit)).toEqual(['duplicate'])
      expect(await push({ ...visit, codes: { ...visit.codes, language: ['ar'] } })).toEqual(['conflict'])
      expect(await push(visitOf({ codes: { residence: ['unheard'] } }))).toEqual(['refused'])
    })

    test('[S9][S35] a visit that comes again is a duplicate, whatever points have begun or ceased to ask meanwhile', async () => {
      const { register } = station.deps
      const questions = [{ dimension: 'residence', shown: true, required: false }]
      const ask = () => register.transact((tx) => saveScreen(tx, p2, { ...emptyScreen, questions }))
      const cease = () => register.transact((tx) => deleteScreen(tx, p2))
      const made = () => visitOf({ codes: { topic: ['legal'], residence: ['eu'], language: ['tr'] } })
      const unasked = made()
      expect(await push(unasked)).toEqual(['stored'])
      await ask()
      const asked = made()
      expect(await push(unasked, asked)).toEqual(expect.arrayContaining(['stored', 'duplicate']))
      await cease()
      expect(await push(unasked, asked)).toEqual(['duplicate', 'duplicate'])
      const other = { ...asked, codes: { ...asked.codes, residence: ['protection'] } }
      expect(await push(other)).toEqual(['conflict'])
      const { residence: _, ...less } = asked.codes
      expect(await push({ ...asked, codes: less })).toEqual(['conflict'])
    })

    test('[S3] two equal visits are two facts', async () => {
      const before = await openCount()
      expect(await push(visitOf(), visitOf())).toEqual(['stored', 'stored'])
      expect(await openCount()).toBe(before + 2)
    })

    test('[S9] one batch may hold an entry twice; it counts once', async () => {
      const visit = visitOf()
      const before = await openCount()
      const { results } = await station.pushRaw([{ raw: visit }, { raw: visit }])
      expect(results.map(({ status }) => status).toSorted()).toEqual(['duplicate', 'stored'])
      expect(await openCount()).toBe(before + 1)
    })

    test('[S18][AN52][C27] a void after its target erases it; a repeat of either changes nothing', async () => {
      const visit = visitOf()
      const taken = voidOf(visit.id)
      const before = await openCount()
      await push(visit)
      expect(await push(taken)).toEqual(['voided'])
      expect(await openCount()).toBe(before)
      expect(await push(taken, visit)).toEqual(['voided', 'voided'])
      expect(await openCount()).toBe(before)
    })

    test('[S18][F78] a void before its target wins', async () => {
      const visit = visitOf()
      const before = await openCount()
      expect(await push(voidOf(visit.id))).toEqual(['voided'])
      expect(await push(visit)).toEqual(['voided'])
      expect(await openCount()).toBe(before)
    })

    test('[S18][AN72] a void in the same batch wins in every order of reading', async () => {
      const before = await openCount()
      for (let round = 0; round < 12; round++) {
        const visit = visitOf()
        const [taken, target] = await station.push([voidOf(visit.id), visit])
        expect(taken?.status).toBe('voided')
        // Which was read first is chance; that the visit counts nowhere is not.
        expect(['stored', 'voided']).toContain(target?.status)
        expect(await push(visit)).toEqual(['voided'])
      }
      expect(await openCount()).toBe(before)
    })

    test('[S18][AN71] voiding an arrival lowers the count of its hour', async () => {
      const days = { from: later(today, -5), to: later(today, -5) }
      const arrival = arrivalOf({ day: days.from })
      await push(arrival, arrivalOf({ day: days.from }))
      expect(await countArrivals(station.deps.live, [p1], days)).toMatchObject([{ hour: 12, channel: 'point', n: 2 }])
      expect(await push(voidOf(arrival.id))).toEqual(['voided'])
      expect(await countArrivals(station.deps.live, [p1], days)).toMatchObject([{ n: 1 }])
    })

    test('[S20] a known target of another point is not taken back', async () => {
      const visit = visitOf({ point: p2 })
      await station.push([visit], p2)
      const taken = voidOf(visit.id)
      expect(await station.push([taken], p1)).toEqual([
        { id: taken.id, status: 'refused', code: 'wrong_point', field: 'target' },
      ])
      expect(await station.push([visit], p2)).toMatchObject([{ status: 'duplicate' }])
    })

    test('[S37] an entry goes up under the credential of its own point', async () => {
      const visit = visitOf({ point: p2 })
      expect(await station.push([visit], p1)).toEqual([
        { id: visit.id, status: 'refused', code: 'wrong_point', field: 'point' },
      ])
    })

    test('[S12][S23][AN84] what is wrong is refused alone, by a name of ours, and its neighbours are stored', async () => {
      const good = [visitOf(), arrivalOf(), visitOf()]
      const bad: readonly [unknown, object][] = [
        [{ ...visitOf(), note: 'Matti' }, { code: 'unknown_key' }],
        [
          { ...visitOf(), codes: { topic: ['nonesuch'] } },
          { code: 'unknown_code', field: 'topic' },
        ],
        [
          { ...visitOf(), codes: { topic: ['soitti Matti Meikäläinen'] } },
          { code: 'bad_value', field: 'codes' },
        ],
        [visitOf({ day: later(today, 40) }), { code: 'day_future', field: 'day' }],
        [visitOf({ day: later(today, -366) }), { code: 'day_too_old', field: 'day' }],
        [visitOf({ codes: { topic: ['work', 'work'] } }), { code: 'bad_value', field: 'topic' }],
        [
          { ...visitOf(), list: '1' },
          { code: 'bad_value', field: 'list' },
        ],
        ['soitti', { id: null, code: 'not_an_entry' }],
      ]
      const before = await openCount()
      const { results } = await station.pushRaw([...good, ...bad.map(([entry]) => entry)].map((raw) => ({ raw })))
      expect(results).toHaveLength(good.length + bad.length)
      for (const { id } of good) expect(results.find((result) => result.id === id)?.status).toBe('stored')
      for (const [entry, problem] of bad) {
        const id = typeof entry === 'string' ? null : (entry as { id: string }).id
        expect(results.find((result) => result.id === id)).toEqual({ id, status: 'refused', ...problem })
      }
      expect(JSON.stringify(results)).not.toMatch(/Matti|nonesuch|soitti/)
      expect(await openCount()).toBe(before + 2)
    })

    test('[S16] what the parser found wrong refuses its entry alone', async () => {
      const [twice, deep, good] = [visitOf(), visitOf(), visitOf()]
      const { results } = await station.pushRaw([
        { raw: twice, flaw: 'repeated_key' },
        { raw: deep, flaw: 'too_deep' },
        { raw: good },
      ])
      const resultOf = (id: string) => results.find((result) => result.id === id)
      expect(resultOf(twice.id)).toEqual({ id: twice.id, status: 'refused', code: 'repeated_key' })
      expect(resultOf(deep.id)).toEqual({ id: deep.id, status: 'refused', code: 'too_deep' })
      expect(resultOf(good.id)?.status).toBe('stored')
    })

    test('[S12][S34] what is newer than the server is held, and nothing of it is stored', async () => {
      const newer = visitOf({ list: 2 })
      const schema = { ...visitOf(), schema: 2, colour: 'red' }
      const before = await openCount()
      const { results, max } = await station.pushRaw([{ raw: newer }, { raw: schema }])
      expect(results.map(({ status }) => status)).toEqual(['held', 'held'])
      expect(max).toEqual({ schema: 1, list: 1 })
      expect(await openCount()).toBe(before)
      expect(await push({ ...newer, list: 1 })).toEqual(['stored'])
    })

    test('[S24] a visit of a month that has closed is stored and called late', async () => {
      const [late, intime] = [visitOf({ day: later('2026-01-31', 0) }), visitOf({ day: later('2026-02-01', 0) })]
      expect(await station.push([late, intime])).toEqual([
        { id: late.id, status: 'stored', due: later(today, 3), late: true },
        { id: intime.id, status: 'stored', due: later(today, 3), late: true },
      ])
      const recent = visitOf({ day: later('2026-03-01', 0) })
      expect(await station.push([recent])).toEqual([{ id: recent.id, status: 'stored', due: later(today, 3) }])
    })

    test('[S1][AN50][I11] the store holds neither id, nor device, nor time of what was pushed', async () => {
      const visit = visitOf()
      await push(visit)
      const rows = await station.deps.live.query.selectFrom('open_visit').selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain(visit.id)
      const columns = ['codes', 'day', 'due_day', 'h', 'list', 'point', 'visitor']
      expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(new Set(columns))
      expect(rows.every(({ h }) => /^[A-Za-z0-9_-]{22}$/.test(h))).toBe(true)
    })

    // PostgreSQL's log is the cluster's; its settings are looked at when a store opens.
    if (engine === 'sqlite')
      test('[AN72][AN85] seconds after a push no log tells what came together, or in which order', async () => {
        const logged = (): number => statSync(join(ground.folder, 'live.sqlite-wal')).size
        for (let round = 0; round < 2; round++) {
          const visit = visitOf()
          expect(await push(visit, arrivalOf())).toEqual(['stored', 'stored'])
          expect(logged()).toBeGreaterThan(0)
          await vi.waitFor(() => expect(logged()).toBe(0), 3_000)
          expect(await push(voidOf(visit.id))).toEqual(['voided'])
          expect(logged(), 'what was erased is gone before the answer').toBe(0)
        }
      })

    test('[S10] an empty push is answered too, with epoch, mark and clock', async () => {
      const { epoch, mark, now, safe, results } = await station.pushRaw([])
      expect(results).toEqual([])
      expect(mark).toMatchObject({ epoch, day: today })
      expect(now).toBe(station.deps.now())
      expect(safe).toBeNull()
      expect((await station.pushRaw([])).epoch).toBe(epoch)
    })

    test('[S12] trouble with one entry in the database makes it a retry and takes no other with it', async () => {
      const [first, second] = [visitOf(), visitOf()]
      const h = idToEntryHash(station.deps.root.receipts.bytes, first.id)
      const broken = { ...station.deps, live: failingOn(station.deps.live, h) }
      const { results } = await pushEntries(broken, p1, null, [{ raw: first }, { raw: second }])
      expect(results.find(({ id }) => id === first.id)).toEqual({ id: first.id, status: 'retry' })
      expect(results.find(({ id }) => id === second.id)?.status).toBe('stored')
      expect(await push(first, second)).toEqual(['stored', 'duplicate'])
    })

    test('[S12][S25] after the fold a repeat is a duplicate, a void is too late, and what was voided stays so', async () => {
      const visits = Array.from({ length: 20 }, () => visitOf())
      const [counted, other] = [visits[0] ?? visitOf(), visits[1] ?? visitOf()]
      const gone = makeId()
      await station.push([...visits, voidOf(gone)])
      station.goTo(later(today, 3))
      expect((await station.night())?.fold?.visits).toBeGreaterThan(20)
      const lastFolded = { due: later(today, 3) }
      expect(await station.push([counted])).toEqual([{ id: counted.id, status: 'duplicate', ...lastFolded }])
      expect(await push({ ...other, codes: { topic: ['work'] } })).toEqual(['duplicate'])
      const taken = voidOf(counted.id)
      expect(await station.push([taken])).toEqual([{ id: taken.id, status: 'too_late', ...lastFolded }])
      expect(await push(visitOf({ id: gone }))).toEqual(['voided'])
      expect((await station.pushRaw([])).safe).toBe(later(today, 3))
      expect(await openCount()).toBe(0)
    })
  })
}

// A database that refuses one row, whatever it comes with.
const failingOn = (live: LiveStore, h: EntryHash): LiveStore => ({
  ...live,
  transact: (work) =>
    live.transact((tx) =>
      work({
        ...tx,
        insertMany: async (table, columns, rows, ending) => {
          if (rows.some((row) => row.includes(h))) throw new Error('planted')
          await tx.insertMany(table, columns, rows, ending)
        },
      }),
    ),
})
