// Saving and taking back on a tablet, with a server that may be out of reach.
import { IDBDatabase as FakeDatabase, IDBObjectStore as FakeStore } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { Arrival, type Picks, Visit } from '@tukkimies/shared/visit.ts'
import { createDevice } from '@tukkimies/web/device.ts'
import { openStore } from '@tukkimies/web/store/database.ts'
import { readSetting } from '@tukkimies/web/store/settings.ts'
import type { OutboxRow } from '@tukkimies/web/store/rows.ts'
import { point } from '../arbitraries.ts'
import { notice, transport } from '../world/sealed.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, dayMs, picks, type World } from '../world/world.ts'

afterEach(() => vi.restoreAllMocks())

const visitsIn = (rows: readonly OutboxRow[]) =>
  rows.filter(({ kind }) => kind === 'visit').map(({ entry }) => Visit.parse(JSON.parse(entry)))
const arrivalsIn = (rows: readonly OutboxRow[]) =>
  rows.filter(({ kind }) => kind === 'arrival').map(({ entry }) => Arrival.parse(JSON.parse(entry)))
const countIn = (rows: readonly OutboxRow[], kind: OutboxRow['kind']) => rows.filter((row) => row.kind === kind).length
/** The only visit of a tablet. */
const visitOf = async (tablet: Tablet) => {
  const [entry] = await tablet.device().readEntries()
  if (!entry?.visit) throw new Error('no visit')
  return entry
}
const openIn = ({ server }: World, kind: 'visit' | 'arrival') =>
  [...server.known.values()].filter(({ state, entry }) => state === 'open' && entry?.kind === kind)

test('[S1] ids are 16 random bytes that share no beginning and no order', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  const order: string[] = []
  for (let n = 0; n < 30; n++) {
    await tablet.device().saveVisit(picks)
    order.push(...(await tablet.rows()).map(({ id }) => id as string).filter((id) => !order.includes(id)))
  }
  expect(order).toHaveLength(60)
  for (const id of order) expect(id).toMatch(/^[A-Za-z0-9_-]{21}[AQgw]$/)
  expect(new Set(order.map((id) => id.slice(0, 6))).size).toBe(60)
  expect(order).not.toEqual(order.toSorted())
})

test('[S2] an entry holds no user, device, number, time or build', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  const rows = await tablet.rows()
  expect(Object.keys(visitsIn(rows)[0] ?? {}).toSorted()).toEqual([
    'codes',
    'day',
    'id',
    'kind',
    'list',
    'point',
    'schema',
    'visitor',
  ])
  expect(Object.keys(arrivalsIn(rows)[0] ?? {}).toSorted()).toEqual([
    'channel',
    'day',
    'hour',
    'id',
    'kind',
    'list',
    'point',
    'schema',
  ])
})

test('[S3] an entry is sent, again and again, to the letter as it was saved', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  const saved = (await tablet.rows()).map(({ entry }) => entry)
  await world.settle()
  world.network.plan('lose-answer', 'lose-request', 'lose-answer')
  tablet.goOnline(true)
  await world.drain()
  const bodies = world.network.sent.filter(({ body }) => body.includes('"kind":"visit"')).map(({ body }) => body)
  expect(bodies).toHaveLength(4)
  for (const body of bodies) for (const entry of saved) expect(body).toContain(entry)
  expect((await tablet.rows()).map(({ entry }) => entry).toSorted()).toEqual(saved.toSorted())
})

test('[S4] every write is strict, and a visit and its arrival are one', async () => {
  const opened: string[] = []
  const begin = FakeDatabase.prototype.transaction
  vi.spyOn(FakeDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
    if (given[1] === 'readwrite') opened.push(given[2]?.durability ?? 'default')
    return begin.apply(this, given)
  })
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await world.settle()
  expect(new Set(opened)).toEqual(new Set(['strict']))
  opened.length = 0
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  expect(opened.slice(0, 1)).toEqual(['strict'])
  expect((await tablet.rows()).map(({ kind }) => kind).toSorted()).toEqual(['arrival', 'visit'])
})

test('[S4][F8] a save that runs out of room leaves nothing behind and says that it is not saved', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  const add = FakeStore.prototype.add
  let adds = 0
  const full = vi.spyOn(FakeStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (++adds === 2) throw new DOMException('full', 'QuotaExceededError')
    return add.apply(this, given)
  })
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'not_saved', why: 'full' })
  expect(adds).toBe(2)
  full.mockRestore()
  expect(countIn(await tablet.rows(), 'visit')).toBe(1)
  expect(countIn(await tablet.rows(), 'arrival')).toBe(1)
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
})

test('[S4] what is missing is named and nothing is saved', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  expect(await tablet.device().saveVisit({ topic: ['housing'] })).toEqual({ is: 'missing', dimension: 'language' })
  expect(await tablet.rows()).toEqual([])
})

test('[S4] a visit has no hour and its arrival nothing but hour and channel', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  const [arrival] = arrivalsIn(await tablet.rows())
  expect(arrival).toMatchObject({ day: '2026-03-10', hour: 10, channel: 'point' })
  await tablet.device().saveVisit(picks, { day: Day.parse('2026-03-09'), hour: 14 })
  expect(
    arrivalsIn(await tablet.rows())
      .map(({ day, hour }) => `${day} ${hour}`)
      .toSorted(),
  ).toEqual(['2026-03-09 14', '2026-03-10 10'])
})

test('[F2] what was saved before a kill is sent at the next start, without a tap', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.rule(() => 'lose-request')
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  tablet.kill()
  world.network.rule(null)
  await tablet.start()
  await world.drain()
  expect(openIn(world, 'visit')).toHaveLength(1)
  expect(openIn(world, 'arrival')).toHaveLength(1)
})

test('[S6][S21] undo takes back exactly the last pair, and what was never in a request is simply removed', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  const device = tablet.device()
  await device.saveVisit(picks, { hour: 8 })
  await device.saveVisit({ ...picks, topic: ['work'] }, { hour: 12 })
  expect(device.memory().canUndo).toBe(true)
  expect(await device.undoLast()).toBe(true)
  const rows = await tablet.rows()
  expect(visitsIn(rows).map(({ codes }) => codes['topic'])).toEqual([['housing']])
  expect(arrivalsIn(rows).map(({ hour }) => hour)).toEqual([8])
  expect(countIn(rows, 'void')).toBe(0)
  expect(device.memory().canUndo).toBe(false)
  expect(await device.undoLast()).toBe(false)
})

test('[S6] which arrival belongs to which visit is forgotten with the page', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.settle()
  await tablet.restart()
  expect(tablet.device().memory().canUndo).toBe(false)
  expect(await tablet.device().undoLast()).toBe(false)
})

test('[S21] once it has been in a request, even one that was lost, only a void takes it back', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.rule(() => 'lose-request')
  await tablet.device().saveVisit(picks)
  await world.settle()
  expect(await tablet.device().undoLast()).toBe(true)
  const rows = await tablet.rows()
  expect(countIn(rows, 'void')).toBe(2)
  expect(
    rows
      .filter(({ state }) => state === 'taken_back')
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual(['arrival', 'visit'])
  expect(await tablet.device().readEntries()).toEqual([])
  world.network.rule(null)
  await world.drain()
  // The voids alone were sent: the server knows that the targets never count.
  expect([...world.server.known.values()].map(({ state, entry }) => ({ state, entry }))).toEqual([
    { state: 'voided', entry: null },
    { state: 'voided', entry: null },
  ])
})

test('[S6] a late void takes the visit and one arrival of the same day and channel', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const device = tablet.device()
  const hours = [8, 9, 10, 11, 12, 13]
  for (const hour of hours) await device.saveVisit(picks, { hour })
  await device.saveVisit({ ...picks, channel: ['phone'] }, { hour: 14 })
  await device.saveVisit(picks, { day: Day.parse('2026-03-09'), hour: 15 })
  await world.settle()
  await tablet.restart()
  const target = (await tablet.device().readEntries()).find(
    ({ visit }) => visit?.codes['channel']?.[0] === 'point' && visit.day === '2026-03-10',
  )
  expect(await tablet.device().voidEntry(target?.id ?? ('' as never))).toBe(true)
  await world.drain()
  expect(openIn(world, 'visit')).toHaveLength(7)
  const left = openIn(world, 'arrival').map(({ entry }) => entry as Arrival)
  expect(left).toHaveLength(7)
  expect(left.filter(({ channel, day }) => channel === 'point' && day === '2026-03-10')).toHaveLength(5)
})

test('[S6] the arrival of a late void is drawn, not known', async () => {
  const taken = new Set<number>()
  for (let seed = 1; seed <= 12; seed++) {
    const world = createWorld({ seed })
    const tablet = await world.enrolTablet()
    tablet.goOnline(false)
    for (const hour of [8, 12, 16]) await tablet.device().saveVisit(picks, { hour })
    await tablet.restart()
    const [first] = await tablet.device().readEntries()
    expect(await tablet.device().voidEntry(first?.id ?? ('' as never))).toBe(true)
    const left = arrivalsIn(await tablet.rows()).map(({ hour }) => hour)
    taken.add([8, 12, 16].find((hour) => !left.includes(hour)) ?? -1)
  }
  expect(taken.size).toBeGreaterThan(1)
  expect(taken.has(-1)).toBe(false)
})

test('[S18] what the server has folded cannot be taken back, and the tablet says that it was counted', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.drain()
  tablet.goOnline(false)
  const { id } = await visitOf(tablet)
  await tablet.device().voidEntry(id)
  await world.advance(4 * dayMs)
  world.server.fold()
  world.network.rule(({ path }) => (path.endsWith('push') ? { change: withoutSafe } : 'none'))
  tablet.goOnline(true)
  await world.drain()
  const target = (await tablet.rows()).find((row) => row.id === id)
  expect(target).toMatchObject({ state: 'taken_back', code: 'counted' })
  expect(world.server.known.get(id)).toMatchObject({ state: 'folded', count: 1 })
  const { today } = tablet.device().memory()
  expect(await tablet.device().readTooLate(today)).toBe(1)
})

test('[S18][S26] that a visit was counted is told until the day is over, though all of the visit is gone', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const tooLate = () => tablet.device().readTooLate(tablet.device().memory().today)
  for (let n = 0; n < 2; n++) await tablet.device().saveVisit(picks)
  await world.drain()
  tablet.goOnline(false)
  const visits = (await tablet.device().readEntries()).map(({ id }) => id)
  for (const id of visits) await tablet.device().voidEntry(id)
  await world.advance(4 * dayMs)
  world.server.fold()
  expect(await tooLate()).toBe(0)
  tablet.goOnline(true)
  await world.drain()
  expect(await tablet.rows()).toEqual([])
  expect(await tooLate()).toBe(2)
  await tablet.restart()
  await world.settle()
  expect(await tooLate()).toBe(2)
  await world.advance(dayMs)
  expect(await tooLate()).toBe(0)
  const store = await openStore(tablet.environment.storage, 'tukkimies', () => {})
  expect(await readSetting(store, 'tooLate')).toBe(null)
  store.close()
})

/** An answer that does not let the tablet release anything yet. */
const withoutSafe = async (response: Response): Promise<Response> => {
  const body = (await response.json()) as object
  return new Response(JSON.stringify({ ...body, safe: null }), { headers: response.headers })
}

test('[S3] a correction is a void and a new visit; the arrival stays while day and channel do', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks, { hour: 9 })
  await world.drain()
  const { id } = await visitOf(tablet)
  expect(await tablet.device().correctVisit(id, { ...picks, topic: ['work'] })).toEqual({ is: 'saved' })
  await world.drain()
  expect(openIn(world, 'visit').map(({ entry }) => (entry as Visit).codes['topic'])).toEqual([['work']])
  expect(openIn(world, 'arrival')).toHaveLength(1)
  expect(world.server.known.get(id)?.state).toBe('voided')

  const corrected = await visitOf(tablet)
  expect(await tablet.device().correctVisit(corrected.id, { ...picks, channel: ['phone'] })).toEqual({ is: 'saved' })
  await world.drain()
  expect(openIn(world, 'arrival').map(({ entry }) => entry)).toMatchObject([{ channel: 'phone', hour: 9 }])
})

test('[S3] a correction keeps the answers to questions that the point hides by now', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit({ ...picks, gender: ['woman'], age: ['a30'] })
  const hidden = { shown: false, required: false }
  const screen = {
    ...emptyScreen,
    questions: [
      { dimension: 'gender', ...hidden },
      { dimension: 'channel', ...hidden },
    ],
  }
  world.server.tell({ transport, notice, screens: [{ point: point.id, screen }] })
  await tablet.restart()
  await world.advance(dayMs / 24)
  const { channel: _, ...asked } = picks
  const { id } = await visitOf(tablet)
  expect(await tablet.device().correctVisit(id, { ...asked, age: ['a45'] })).toEqual({ is: 'saved' })
  await world.drain()
  const open = openIn(world, 'visit').map(({ entry }) => (entry as Visit).codes)
  expect(open).toEqual([{ ...picks, gender: ['woman'], age: ['a45'] }])
  expect(openIn(world, 'arrival').map(({ entry }) => entry)).toMatchObject([{ channel: 'point' }])
})

/** Saved and sent, corrected with a push that fails, folded, and only then out of reach no more. */
const correctTooLate = async (correction: Picks) => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks, { hour: 9 })
  await world.drain()
  const { id } = await visitOf(tablet)
  tablet.goOnline(false)
  expect(await tablet.device().correctVisit(id, correction)).toEqual({ is: 'saved' })
  await world.advance(4 * dayMs)
  world.server.fold()
  await tablet.restart()
  return { world, tablet, id }
}

test('[S3][S18] a correction that reaches the server after the fold counts nothing twice, and is told', async () => {
  for (const correction of [
    { ...picks, topic: ['work'] },
    { ...picks, channel: ['phone'] },
  ]) {
    const { world, tablet, id } = await correctTooLate(correction)
    tablet.goOnline(true)
    await world.drain()
    expect(world.server.known.get(id)).toMatchObject({ state: 'folded', count: 1 })
    expect(openIn(world, 'visit')).toEqual([])
    expect(openIn(world, 'arrival')).toEqual([])
    expect(await tablet.device().readTooLate(Day.parse('2026-03-14'))).toBe(1)
    expect(await tablet.device().readCounts()).toMatchObject({ waiting: 0, attention: 0 })
  }
})

test('[S3] a correction of a correction that waits still waits for the first void', async () => {
  const { world, tablet, id } = await correctTooLate({ ...picks, channel: ['phone'] })
  const again = await visitOf(tablet)
  expect(again.id).not.toBe(id)
  expect(await tablet.device().correctVisit(again.id, { ...picks, topic: ['work'] })).toEqual({ is: 'saved' })
  expect(
    (await tablet.rows())
      .filter(({ kind }) => kind === 'visit')
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(['taken_back', 'waiting'])
  tablet.goOnline(true)
  await world.drain()
  expect(openIn(world, 'visit')).toEqual([])
  expect(openIn(world, 'arrival')).toEqual([])
})

test('a correction after the day of the fold is refused: it would count twice', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.drain()
  tablet.goOnline(false)
  const { id } = await visitOf(tablet)
  await world.advance(3 * dayMs)
  expect(await tablet.device().correctVisit(id, { ...picks, topic: ['work'] })).toEqual({
    is: 'not_saved',
    why: 'gone',
  })
})

test('[S5] counts and list come from the rows, and the list leaves out what was taken back', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  for (let n = 0; n < 3; n++) await tablet.device().saveVisit(picks)
  await tablet.device().saveVisit(picks, { day: Day.parse('2026-03-08'), hour: 9 })
  expect(await tablet.device().readCounts()).toMatchObject({ waiting: 8, waitingVisits: 4, oldest: '2026-03-08' })
  expect(await tablet.device().readTally(Day.parse('2026-03-10'))).toBe(3)
  expect((await tablet.device().readEntries()).map(({ day }) => day)).toEqual([
    '2026-03-10',
    '2026-03-10',
    '2026-03-10',
    '2026-03-08',
  ])
  tablet.goOnline(true)
  await world.drain()
  expect(await tablet.device().readCounts()).toMatchObject({ waiting: 0, waitingVisits: 0, oldest: null })
  expect((await tablet.device().readEntries()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent'])
})

test('a tablet that is not enrolled saves nothing and says why', async () => {
  const world = createWorld()
  const tablet = await world.addTablet()
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'not_saved', why: 'not_enrolled' })
})

test('a device whose store cannot be opened says so', async () => {
  const world = createWorld()
  const tablet = await world.addTablet()
  const broken = { ...tablet.environment, storage: { ...tablet.environment.storage, indexedDB: {} as IDBFactory } }
  const device = createDevice(broken, 'broken')
  await device.open()
  expect(device.memory().opened).toBe('broken')
  expect(await device.saveVisit(picks)).toEqual({ is: 'not_saved', why: 'storage' })
})

// WebKit has let a page that was left hold its transaction for as long as it was kept.
test('a device whose store does not answer says so after a while, and goes on when it does', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const { indexedDB } = tablet.environment.storage
  const asked = indexedDB.open('tukkimies')
  const database = await new Promise<IDBDatabase>((resolve) => {
    asked.addEventListener('success', () => resolve(asked.result))
  })
  let isHeld = true
  const settings = database.transaction('settings', 'readwrite').objectStore('settings')
  const hold = () => settings.count().addEventListener('success', () => isHeld && hold())
  hold()
  const device = createDevice(tablet.environment, 'tukkimies')
  const opening = device.open()
  await world.advance(14_000)
  expect(device.memory().opened).toBe('opening')
  await world.advance(2_000)
  expect(device.memory().opened).toBe('broken')
  expect(await device.saveVisit(picks)).toEqual({ is: 'not_saved', why: 'storage' })
  isHeld = false
  await opening
  expect(device.memory().opened).toBe('open')
  expect(await device.saveVisit(picks)).toEqual({ is: 'saved' })
  await device.close()
  database.close()
})

test('[S36][F26] a point that has closed takes visits of its own days only, and says where they go now', async () => {
  const world = createWorld()
  const today = Day.parse('2026-03-10')
  const [own, next] = world.server.points
  if (!own || !next) throw new Error('no points')
  world.server.points[0] = { ...own, last: dayPlus(today, -1), successor: next.id }
  const tablet = await world.enrolTablet()
  expect((await tablet.device().readRows()).successor?.id).toBe(next.id)
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'not_saved', why: 'point_closed' })
  expect(await tablet.device().saveVisit(picks, { day: dayPlus(today, -1) })).toEqual({ is: 'saved' })
})

test('[S36] a correction may stay on its day after the point has closed, and may not move to a later one', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.settle()
  const { id } = await visitOf(tablet)
  const [own] = world.server.points
  if (!own) throw new Error('no points')
  world.server.points[0] = { ...own, last: Day.parse('2026-03-10') }
  await world.advance(dayMs)
  const later = Day.parse('2026-03-11')
  expect(await tablet.device().correctVisit(id, picks, { day: later })).toEqual({
    is: 'not_saved',
    why: 'point_closed',
  })
  expect(await tablet.device().correctVisit(id, { ...picks, topic: ['work'] })).toEqual({ is: 'saved' })
})
