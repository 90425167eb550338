// Who may use a tablet that is offline, and that nothing of theirs is lost or given away by it.
import { expect, test } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { type GateRef, makeGateRef } from '@tukkimies/shared/id.ts'
import { gateDays } from '@tukkimies/shared/register/device.ts'
import type { HalfVisit } from '@tukkimies/web/store/rows.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, dayMs, hour, minute, picks, type World } from '../world/world.ts'

const pins = { AB: '470918', CD: '83025561', EF: '190274836510' } as const
type Initials = keyof typeof pins
const draft: HalfVisit = { picks: { topic: ['permit'] }, given: [], other: null, panelIsOpen: false }

/** Logs somebody in on the tablet as the server would: a reference for 30 days, and the PIN. */
const admit = async (world: World, tablet: Tablet, initials: Initials, days: number = gateDays): Promise<GateRef> => {
  const ref = makeGateRef(world.random)
  const until = dayPlus(instantToDay(world.clock.now()), days)
  const { unlock } = tablet.device()
  const entered = await unlock.admit({ ref, until, initials, replaced: [] }, pins[initials])
  if (entered.is === 'draft') await unlock.goOn()
  expect(unlock.memory()).toMatchObject({ state: 'open', who: { ref, initials } })
  return ref
}
const today = (world: World) => instantToDay(world.clock.now())
const stored = async (tablet: Tablet): Promise<string> => {
  const { indexedDB } = tablet.environment.storage
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tukkimies')
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('the store does not open')))
  })
  const rows: unknown[] = []
  for (const name of database.objectStoreNames) {
    rows.push(
      await new Promise((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll()
        request.addEventListener('success', () => resolve(request.result))
      }),
    )
  }
  database.close()
  return JSON.stringify([rows, [...tablet.markers]])
}

test('a browser that is no tablet is open; a tablet is locked from its enrolment on, at every start', async () => {
  const world = createWorld()
  const desk = await world.addTablet()
  expect(desk.device().unlock.memory()).toMatchObject({ state: 'open', who: null })
  expect(desk.device().unlock.gate()).toBeNull()
  const tablet = await world.enrolTablet()
  expect(tablet.device().unlock.memory()).toMatchObject({ state: 'locked', who: null })
  expect(await tablet.device().unlock.readTiles()).toEqual([])
  // Its pages may ask nothing of a session that somebody has left behind.
  expect(tablet.device().unlock.gate()).toBe('locked')
  const ref = await admit(world, tablet, 'AB')
  expect(tablet.device().unlock.gate()).toBe(ref)
  await tablet.restart()
  expect(tablet.device().unlock.memory()).toMatchObject({ state: 'locked', who: null })
  expect(await tablet.device().unlock.enter(ref, pins.AB)).toEqual({ is: 'in' })
})

test('[F76] five wrong PINs shut one person out until a log-in, and nobody else; a try that is cut off counts', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ab = await admit(world, tablet, 'AB')
  const cd = await admit(world, tablet, 'CD')
  await tablet.restart()
  tablet.goOnline(false)
  const told: unknown[] = []
  for (const pin of ['000000', '111111', '222222']) told.push(await tablet.device().unlock.enter(ab, pin))
  // The process ends between the try and its answer.
  void tablet.device().unlock.enter(ab, '333333')
  await expect.poll(async () => (await stored(tablet)).includes('"failures":4')).toBe(true)
  await tablet.restart()
  told.push(await tablet.device().unlock.enter(ab, '444444'))
  expect(told).toEqual([{ is: 'wrong', left: 4 }, { is: 'wrong', left: 3 }, { is: 'wrong', left: 2 }, { is: 'shut' }])
  expect(await tablet.device().unlock.enter(ab, pins.AB)).toEqual({ is: 'shut' })
  expect(await tablet.device().unlock.readTiles()).toMatchObject([{ state: 'shut' }, { state: 'ready' }])
  expect(await tablet.device().unlock.enter(cd, pins.CD)).toEqual({ is: 'in' })
  tablet.device().unlock.lock()

  const fresh = makeGateRef(world.random)
  const answer = { ref: fresh, until: dayPlus(today(world), 30), initials: 'AB', replaced: [ab] }
  expect(await tablet.device().unlock.admit(answer, pins.EF)).toEqual({ is: 'in' })
  expect((await tablet.device().unlock.readTiles()).map(({ ref }) => ref)).toEqual(expect.arrayContaining([fresh, cd]))
  expect(await tablet.device().unlock.readTiles()).toHaveLength(2)
})

test('[F76] a right PIN begins the count anew', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ref = await admit(world, tablet, 'AB')
  for (let round = 0; round < 2; round++) {
    for (const pin of ['000000', '111111', '222222', '333333']) await tablet.device().unlock.enter(ref, pin)
    expect(await tablet.device().unlock.enter(ref, pins.AB)).toEqual({ is: 'in' })
  }
})

test('[F76][F80] 31 days offline, or past the end of the access, only that person is shut out, and no entry is lost', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const over = await admit(world, tablet, 'AB', -1)
  const early = await admit(world, tablet, 'CD')
  const late = await admit(world, tablet, 'EF', 40)
  tablet.goOnline(false)
  for (let at = 0; at < 20; at++) expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  await tablet.restart()
  const enter = (ref: GateRef, initials: Initials) => tablet.device().unlock.enter(ref, pins[initials])
  expect(await enter(over, 'AB')).toEqual({ is: 'over' })
  // A clock that is set back gains nothing: the last answer is known.
  tablet.setSkew(-25 * dayMs)
  expect(await enter(over, 'AB')).toEqual({ is: 'over' })
  tablet.setSkew(30 * dayMs)
  expect(await enter(early, 'CD')).toEqual({ is: 'in' })
  tablet.device().unlock.lock()
  tablet.setSkew(31 * dayMs)
  expect(await enter(early, 'CD')).toEqual({ is: 'over' })
  expect(await enter(late, 'EF')).toEqual({ is: 'in' })
  expect((await tablet.device().readCounts()).waitingVisits).toBe(20)
  tablet.setSkew(0)
  tablet.goOnline(true)
  await world.drain()
  expect((await tablet.device().readCounts()).waiting).toBe(0)
  expect(world.server.known.size).toBe(40)
})

test('[F80] whoever has unlocked it when the access ends is locked out on the spot', async () => {
  const world = createWorld({ start: '2026-03-10T21:50:00Z' })
  const tablet = await world.enrolTablet()
  await admit(world, tablet, 'AB', 0)
  expect(tablet.device().unlock.memory().state).toBe('open')
  let locked = 0
  tablet.device().unlock.onLocked(() => locked++)
  // Somebody is at it all the time.
  for (let at = 0; at < 12 && locked === 0; at++) {
    tablet.device().unlock.stay()
    await world.advance(minute)
  }
  expect(tablet.device().unlock.memory()).toMatchObject({ state: 'locked', who: null })
  expect(locked).toBe(1)
})

test('[F70] a log-in ends and a user is deleted: 200 of 200 entries are delivered, and the tablet forgets them', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const gone = await admit(world, tablet, 'CD')
  const ref = await admit(world, tablet, 'AB')
  tablet.goOnline(false)
  for (let at = 0; at < 100; at++) expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  tablet.device().unlock.keepDraft('client', draft)
  await world.advance(minute)
  let locked = 0
  tablet.device().unlock.onLocked(() => locked++)
  world.server.endedGates.add(ref)
  world.server.endedGates.add(gone)
  tablet.goOnline(true)
  tablet.device().sendNow()
  await world.drain()
  expect(world.server.known.size).toBe(200)
  expect((await tablet.device().readCounts()).waiting).toBe(0)
  await world.advance(minute)
  expect(locked).toBe(1)
  expect(tablet.device().unlock.memory()).toMatchObject({ state: 'locked', who: null })
  expect(await tablet.device().unlock.readTiles()).toEqual([])
  expect(await tablet.device().unlock.readRules()).toMatchObject({ forgotten: today(world) })
  expect(await stored(tablet)).not.toContain('"name":"draft"')
  // Never beside entries (S8).
  for (const { gate, left, entries } of world.server.pushes) if (gate || left) expect(entries).toEqual([])
})

test('[S8][S10] the server is asked at the start, once a day and on "send now", also where entries go up all day', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ref = await admit(world, tablet, 'AB')
  tablet.device().unlock.lock()
  const asked = () => world.server.pushes.filter(({ gate }) => gate?.includes(ref)).length
  await world.advance(hour)
  const before = asked()
  for (let at = 0; at < 48; at++) {
    await tablet.device().saveVisit(picks)
    await world.advance(hour)
  }
  expect(asked() - before).toBeGreaterThanOrEqual(2)
  expect(asked() - before).toBeLessThanOrEqual(4)
  const later = asked()
  tablet.device().sendNow()
  await world.settle()
  expect(asked()).toBe(later + 1)
  await world.advance(2 * hour)
  await tablet.restart()
  await world.settle()
  expect(asked()).toBe(later + 2)
})

test('a server that does not know the question, or names others than were asked about, changes nothing', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ref = await admit(world, tablet, 'AB')
  world.network.rule((sent) =>
    sent.body.includes('"gate"')
      ? {
          change: async (response) => {
            const answer = (await response.json()) as object
            const forget = [makeGateRef(world.random)]
            return new Response(JSON.stringify({ ...answer, forget }), { headers: response.headers })
          },
        }
      : 'none',
  )
  tablet.device().sendNow()
  await world.settle()
  expect(await tablet.device().unlock.readTiles()).toMatchObject([{ ref }])
  world.network.rule((sent) =>
    sent.body.includes('"gate"')
      ? {
          change: () =>
            new Response('{"code":"invalid"}', {
              status: 422,
              headers: { 'Content-Type': 'application/problem+json', 'Tukkimies-Protocol': '1' },
            }),
        }
      : 'none',
  )
  await tablet.device().saveVisit(picks)
  tablet.device().sendNow()
  await world.drain()
  expect(tablet.device().memory().loop.trouble).toBeNull()
  expect(world.server.known.size).toBe(2)
})

test('whoever removes themselves is gone at once, and the server learns it when it can', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ref = await admit(world, tablet, 'AB')
  tablet.goOnline(false)
  tablet.device().unlock.keepDraft('client', draft)
  await world.advance(1000)
  await tablet.device().unlock.leave()
  expect(tablet.device().unlock.memory()).toMatchObject({ state: 'locked', who: null })
  expect(await tablet.device().unlock.readTiles()).toEqual([])
  expect(await stored(tablet)).not.toContain('"name":"draft"')
  tablet.goOnline(true)
  await world.drain()
  tablet.device().sendNow()
  await world.settle()
  expect(world.server.endedGates.has(ref)).toBe(true)
  expect(await stored(tablet)).not.toContain(ref)
})

test('[F15] what is half made survives lock, reload and crash for the same person, and a second after a press', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ref = await admit(world, tablet, 'AB')
  expect(tablet.device().unlock.draft('client')).toBeNull()
  tablet.device().unlock.keepDraft('client', draft)
  await world.advance(1000)
  await tablet.restart()
  expect(tablet.device().unlock.draft('client')).toBeNull()
  await tablet.device().unlock.enter(ref, pins.AB)
  expect(tablet.device().unlock.draft('client')).toEqual(draft)
  tablet.device().unlock.keepDraft('client', { ...draft, panelIsOpen: true })
  // Locked in the same moment.
  tablet.device().unlock.lock()
  await world.settle()
  await tablet.restart()
  await tablet.device().unlock.enter(ref, pins.AB)
  expect(tablet.device().unlock.draft('client')).toEqual({ ...draft, panelIsOpen: true })
  tablet.device().unlock.keepDraft('client', null)
  await world.advance(1000)
  await tablet.restart()
  await tablet.device().unlock.enter(ref, pins.AB)
  expect(tablet.device().unlock.draft('client')).toBeNull()
  // On another day it would be recorded for the wrong one.
  tablet.device().unlock.keepDraft('client', draft)
  await world.advance(1000)
  await tablet.restart()
  await world.advance(dayMs)
  await tablet.device().unlock.enter(ref, pins.AB)
  expect(tablet.device().unlock.draft('client')).toBeNull()
})

test('[F15] another day is left behind by a lock: a begun visit keeps it to be asked about, a day alone goes', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ref = await admit(world, tablet, 'AB')
  const other = { day: dayPlus(today(world), -1), hour: 14 }
  tablet.device().unlock.keepDraft('client', { ...draft, other })
  tablet
    .device()
    .unlock.keepDraft('partner', { ...draft, picks: { partner_channel: ['point'] }, given: ['partner_channel'], other })
  tablet.device().unlock.lock()
  await world.settle()
  await tablet.restart()
  await tablet.device().unlock.enter(ref, pins.AB)
  expect(tablet.device().unlock.draft('client')).toEqual({ ...draft, other: null, before: other })
  expect(tablet.device().unlock.draft('partner')).toBeNull()
})

test('[F15] the half-made visits of a client and of a partner are kept apart, and each goes alone', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const ref = await admit(world, tablet, 'AB')
  const half: HalfVisit = { ...draft, picks: { partner_org: ['ngo'] } }
  tablet.device().unlock.keepDraft('client', draft)
  tablet.device().unlock.keepDraft('partner', half)
  await world.advance(1000)
  await tablet.restart()
  await tablet.device().unlock.enter(ref, pins.AB)
  expect(tablet.device().unlock.draft('client')).toEqual(draft)
  expect(tablet.device().unlock.draft('partner')).toEqual(half)
  tablet.device().unlock.keepDraft('client', null)
  await world.advance(1000)
  await tablet.restart()
  await tablet.device().unlock.enter(ref, pins.AB)
  expect(tablet.device().unlock.draft('client')).toBeNull()
  expect(tablet.device().unlock.draft('partner')).toEqual(half)
})

test('[F74] another person is asked before the half-made visit goes, and never sees it', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const cd = await admit(world, tablet, 'CD')
  const ab = await admit(world, tablet, 'AB')
  tablet.device().unlock.keepDraft('client', draft)
  await world.advance(1000)
  await tablet.restart()
  expect(await tablet.device().unlock.enter(cd, pins.CD)).toEqual({ is: 'draft', initials: 'AB' })
  expect(tablet.device().unlock.memory()).toMatchObject({ state: 'locked', who: null })
  expect(tablet.device().unlock.draft('client')).toBeNull()
  // Not gone unless asked for.
  await tablet.restart()
  await tablet.device().unlock.enter(ab, pins.AB)
  expect(tablet.device().unlock.draft('client')).toMatchObject(draft)
  await tablet.restart()
  await tablet.device().unlock.enter(cd, pins.CD)
  expect(await tablet.device().unlock.goOn()).toEqual({ is: 'in' })
  expect(tablet.device().unlock.memory()).toMatchObject({ state: 'open', who: { ref: cd } })
  expect(tablet.device().unlock.draft('client')).toBeNull()
  expect(await stored(tablet)).not.toContain('"name":"draft"')
  // Proven once is not proven for ever.
  expect(await tablet.device().unlock.goOn()).toEqual({ is: 'fault' })
})

test('[F75] the minutes until the lock are the tablet’s, and bounded', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const { unlock } = tablet.device()
  expect(await unlock.readRules()).toMatchObject({ idleMinutes: 3 })
  for (const [asked, kept] of [
    [0, 1],
    [16, 15],
    [5, 5],
  ] as const) {
    await unlock.setIdleMinutes(asked)
    expect(await unlock.readRules()).toMatchObject({ idleMinutes: kept })
  }
  await admit(world, tablet, 'AB')
  await world.advance(5 * minute - 10_000)
  expect(unlock.memory()).toMatchObject({ state: 'open', warning: true })
  await world.advance(11_000)
  expect(unlock.memory()).toMatchObject({ state: 'locked', warning: false })
  // Whoever has begun to log in and goes away has not logged in for the next one.
  unlock.awaitLogIn(true)
  expect(unlock.gate()).toBeNull()
  await world.advance(5 * minute + 1000)
  expect(unlock.memory()).toMatchObject({ awaits: false })
  expect(unlock.gate()).toBe('locked')
})

test('[F72] nothing that lies on a tablet tells a name, a username, a password or a PIN', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await admit(world, tablet, 'CD')
  await admit(world, tablet, 'AB')
  await tablet.device().saveVisit(picks)
  tablet.device().unlock.keepDraft('client', draft)
  await world.advance(hour)
  const text = await stored(tablet)
  expect(text).toContain('"initials":"AB"')
  for (const secret of [...Object.values(pins), 'Paula', 'Pääkäyttäjä', 'paula.paakayttaja', 'password', 'username'])
    expect(text).not.toContain(secret)
  const lines = /"lines":(\[.*?\])/.exec(text)?.[1] ?? expect.fail('no gate lines were found')
  for (const line of JSON.parse(lines) as object[])
    expect(Object.keys(line).toSorted()).toEqual(['failures', 'initials', 'pin', 'ref', 'salt', 'until'])
})
