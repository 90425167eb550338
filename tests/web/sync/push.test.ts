// Rounds up: what a request is, which answers are believed, what becomes of entries under everything else.
import { expect, test, vi } from 'vitest'
import { base64urlToBytes } from '@tukkimies/shared/id.ts'
import { entryProblems } from '@tukkimies/shared/problem.ts'
import { limits, protocolHeader, PushAnswer, PushRequest } from '@tukkimies/shared/wire.ts'
import { statusToMeaning } from '@tukkimies/web/sync/back-off.ts'
import { firstList } from '../../arbitraries.ts'
import type { Fault, Sent } from '../../world/network.ts'
import { problem } from '../../world/server.ts'
import { type Tablet, takeTurns } from '../../world/tablet.ts'
import { createWorld, dayMs, hour, minute, p2, picks, second, type World } from '../../world/world.ts'

const armed = vi.hoisted(() => new Map<string, () => void>())
vi.mock('@tukkimies/shared/failpoint.ts', () => ({ failpoint: (name: string) => armed.get(name)?.() }))

const isPush = ({ path }: Sent) => path === '/api/v1/push'
const pushesIn = ({ network }: World) => network.sent.filter(isPush)
const entriesIn = ({ body }: Sent) => PushRequest.parse(JSON.parse(body)).entries
const statesIn = async (tablet: Tablet) => (await tablet.rows()).map(({ state }) => state)
const countedIn = ({ server }: World) => [...server.known.values()].filter(({ state }) => state !== 'voided').length

/** Saves so many visits while the network is away: twice as many entries. */
const saveOffline = async (tablet: Tablet, count: number) => {
  tablet.goOnline(false)
  for (let n = 0; n < count; n++) expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
}
const goOnline = async (world: World, tablet: Tablet) => {
  await world.settle()
  world.network.sent.length = 0
  tablet.goOnline(true)
  await world.settle()
}

test('[S8] a request names the protocol and the credential, has a fresh nonce and no cookie', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.sent.length = 0
  for (let n = 0; n < 3; n++) {
    await tablet.device().saveVisit(picks)
    await world.settle()
  }
  const pushes = pushesIn(world)
  expect(pushes).toHaveLength(3)
  for (const { headers } of pushes) {
    expect(headers.get('Authorization')).toMatch(/^Device [A-Za-z0-9_-]{43}$/)
    expect(headers.get('Content-Type')).toBe('application/json')
    expect(headers.get(protocolHeader)).toBe('1')
  }
  const requests = pushes.map(({ body }) => PushRequest.parse(JSON.parse(body)))
  const nonces = requests.map(({ nonce }) => nonce)
  expect(new Set(nonces).size).toBe(3)
  for (const nonce of nonces) expect(base64urlToBytes(nonce)).toHaveLength(16)
  expect(Object.keys(requests[0]?.report ?? {}).toSorted()).toEqual([
    'attention',
    'build',
    'lost',
    'oldest',
    'persisted',
    'waiting',
  ])
  expect(requests.at(-1)).not.toHaveProperty('gate')
})

test('[S8] a request has at most 100 entries in an order of its own, and its size tells nothing', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const sizes = new Set<number>()
  await saveOffline(tablet, 120)
  const order = new Map((await tablet.rows()).map(({ id }, place) => [id as string, place]))
  await goOnline(world, tablet)
  await world.drain()
  const pushes = pushesIn(world)
  const counts = pushes.map((sent) => entriesIn(sent).length)
  expect(Math.max(...counts)).toBe(limits.entriesMax)
  expect(counts.reduce((sum, count) => sum + count)).toBe(240)
  for (const { body } of pushes) sizes.add(body.length % limits.bodyPadBytes)
  expect([...sizes]).toEqual([0])
  const places = entriesIn(pushes[0] as Sent).map((entry) => order.get((entry as { id: string }).id) ?? -1)
  expect(places).not.toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toEqual(places.toSorted((a, b) => b - a))
  expect(countedIn(world)).toBe(240)
})

test('[S8] small and large visits are of one size on the way', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.sent.length = 0
  await tablet.device().saveVisit(picks)
  await world.settle()
  await tablet
    .device()
    .saveVisit({ ...picks, topic: ['housing', 'work', 'benefits', 'permit'], outcome: ['advised'], age: ['a18'] })
  await world.settle()
  expect(new Set(pushesIn(world).map(({ body }) => body.length))).toEqual(new Set([limits.bodyPadBytes]))
})

test('[S8] a report tells what is left beside the entries of its own push', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 60)
  await goOnline(world, tablet)
  await world.drain()
  const reports = world.server.pushes.filter(({ entries }) => entries.length > 0).map(({ report }) => report)
  expect(reports.map(({ waiting }) => waiting)).toEqual([20, 0])
  expect(reports.map(({ oldest }) => oldest === null)).toEqual([false, true])
})

test('[S7] tabs of one tablet send one after the other, and each entry once', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 20)
  const tabs = [tablet.device(), await tablet.openTab(), await tablet.openTab()]
  let inFlight = 0
  let most = 0
  world.network.rule((sent) =>
    isPush(sent)
      ? {
          change: async (response) => {
            most = Math.max(most, ++inFlight)
            await takeTurns(5)
            inFlight--
            return response
          },
        }
      : 'none',
  )
  tablet.goOnline(true)
  for (const tab of tabs) tab.sendNow()
  for (const tab of tabs) await tab.settled()
  await world.drain()
  expect(most).toBe(1)
  expect(world.server.pushes.flatMap(({ entries }) => entries)).toHaveLength(40)
  expect(countedIn(world)).toBe(40)
  await Promise.all(tabs.slice(1).map((tab) => tab.close()))
})

test('[S7][F4] without locks a lease keeps tabs apart, and without either nothing counts twice', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet({ hasLocks: false })
  await saveOffline(tablet, 20)
  const tabs = [tablet.device(), await tablet.openTab(), await tablet.openTab()]
  tablet.goOnline(true)
  for (const tab of tabs) tab.sendNow()
  for (const tab of tabs) await tab.settled()
  await world.drain()
  expect(countedIn(world)).toBe(40)
  expect(await statesIn(tablet)).toEqual(Array.from({ length: 40 }, () => 'sent'))
  await Promise.all(tabs.slice(1).map((tab) => tab.close()))
})

test('[S7] a tablet pushes once a day with nothing to send', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.sent.length = 0
  for (let day = 0; day < 5; day++) await world.advance(dayMs)
  const count = pushesIn(world).length
  expect(count).toBeGreaterThanOrEqual(5)
  expect(count).toBeLessThanOrEqual(10)
  expect(pushesIn(world).every((sent) => entriesIn(sent).length === 0)).toBe(true)
  expect(await statesIn(tablet)).toEqual([])
})

test('[F28] an answer that is lost after the commit makes nothing count twice', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.plan('lose-answer', 'lose-answer', 'lose-answer')
  await tablet.device().saveVisit(picks)
  await world.drain()
  expect(world.server.pushes.filter(({ entries }) => entries.length > 0)).toHaveLength(4)
  expect(countedIn(world)).toBe(2)
  expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
})

test('[F3] killed between the answer and marking it, the tablet repeats and the server knows it', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  armed.set('answer.before-mark', () => {
    armed.clear()
    tablet.kill()
    throw new Error('killed')
  })
  await tablet.device().saveVisit(picks)
  await takeTurns(200)
  expect(countedIn(world)).toBe(2)
  expect(await statesIn(tablet)).toEqual(['waiting', 'waiting'])
  await tablet.start()
  await world.drain()
  expect(countedIn(world)).toBe(2)
  expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
})

const foreign: Readonly<Record<string, () => Response>> = {
  'a page': () => new Response('<html>Log in</html>', { headers: { 'Content-Type': 'text/html' } }),
  'a page called JSON': () => new Response('<html>', { headers: { 'Content-Type': 'application/json' } }),
  'JSON of somebody else': () => Response.json({ ok: true }),
  'nothing at all': () => new Response(''),
  'no content': () => new Response(null, { status: 204 }),
  'a redirect': () => Response.redirect('https://portal.test/', 302),
  'not modified': () => new Response(null, { status: 304 }),
}

for (const [name, answer] of Object.entries(foreign))
  test(`[F29][S11] ${name} in place of our answer delivers nothing`, async () => {
    const world = createWorld()
    const tablet = await world.enrolTablet()
    world.network.rule((sent) => (isPush(sent) ? { stranger: answer } : 'none'))
    await tablet.device().saveVisit(picks)
    await world.advance(hour)
    expect(await statesIn(tablet)).toEqual(['waiting', 'waiting'])
    expect(tablet.device().memory().loop.trouble).toBe('portal')
    world.network.rule(null)
    await world.drain()
    expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
  })

/** Changes an honest answer before it arrives. */
const tamper = (change: (answer: PushAnswer) => unknown, init: (headers: Headers) => void = () => {}): Fault => ({
  change: async (response) => {
    const answer = PushAnswer.parse(await response.json())
    const headers = new Headers(response.headers)
    init(headers)
    return new Response(JSON.stringify(change(answer)), { headers })
  },
})
const strangerId = 'AAAAAAAAAAAAAAAAAAAAAA'
const unbelievable: Readonly<Record<string, Fault>> = {
  'another nonce': tamper((answer) => ({ ...answer, nonce: strangerId })),
  'no protocol header': tamper(
    (answer) => answer,
    (headers) => headers.delete(protocolHeader),
  ),
  'another media type': tamper(
    (answer) => answer,
    (headers) => headers.set('Content-Type', 'text/plain'),
  ),
  'a key too many': tamper((answer) => ({ ...answer, extra: 1 })),
  'a status nobody knows': tamper((answer) => ({
    ...answer,
    results: answer.results.map((result) => ({ ...result, status: 'fine' })),
  })),
  'a result for an entry that was not sent': tamper((answer) => ({
    ...answer,
    results: [...answer.results, { id: strangerId, status: 'stored', due: '2026-03-13' }],
  })),
  'another protocol': tamper((answer) => ({ ...answer, protocol: 2 })),
}

for (const [name, fault] of Object.entries(unbelievable))
  test(`[S11] an answer with ${name} is not believed`, async () => {
    const world = createWorld()
    const tablet = await world.enrolTablet()
    world.network.rule((sent) => (isPush(sent) ? fault : 'none'))
    await tablet.device().saveVisit(picks)
    await world.advance(minute)
    expect(await statesIn(tablet)).toEqual(['waiting', 'waiting'])
    world.network.rule(null)
    await world.drain()
    expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
    expect(countedIn(world)).toBe(2)
  })

test('[F30][S11] an old answer that is played again is not believed', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const recorded: string[] = []
  world.network.rule((sent) =>
    isPush(sent)
      ? {
          change: async (response) => {
            const text = await response.text()
            recorded.push(text)
            return new Response(recorded[0] ?? text, { headers: response.headers })
          },
        }
      : 'none',
  )
  await tablet.device().saveVisit(picks)
  await world.settle()
  expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
  await tablet.device().saveVisit(picks)
  await world.advance(minute)
  expect((await statesIn(tablet)).filter((state) => state === 'waiting')).toHaveLength(2)
})

test('[S11] an entry without a result, or without its day, stays and is asked about again', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.plan(
    tamper((answer) => ({ ...answer, results: answer.results.slice(1) })),
    tamper((answer) => ({ ...answer, results: answer.results.map(({ due: _, ...result }) => result) })),
  )
  await tablet.device().saveVisit(picks)
  await world.settle()
  expect((await statesIn(tablet)).toSorted()).toEqual(['sent', 'waiting'])
  await world.drain()
  expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
})

/** The next push is answered with one status for its visit. */
const answerWith = (result: object): Fault =>
  tamper((answer) => ({ ...answer, results: answer.results.map(({ id }) => ({ id, ...result })) }))

const settled: readonly (readonly [status: string, result: object, state: string, code: string | null])[] = [
  ['stored', { status: 'stored', due: '2026-03-13' }, 'sent', null],
  ['duplicate', { status: 'duplicate', due: '2026-03-13' }, 'sent', null],
  ['voided', { status: 'voided', due: '2026-03-13' }, 'taken_back', null],
  ['held', { status: 'held' }, 'held', null],
  ['retry', { status: 'retry' }, 'waiting', null],
  ['conflict', { status: 'conflict' }, 'attention', 'conflict'],
  ...entryProblems.map((code) => [`refused ${code}`, { status: 'refused', code }, 'attention', code] as const),
]

for (const [status, result, state, code] of settled)
  test(`[S12][S5] ${status}: the entry is then ${state}`, async () => {
    const world = createWorld()
    const tablet = await world.enrolTablet()
    world.network.plan(answerWith(result))
    await tablet.device().saveVisit(picks)
    await takeTurns(300)
    const rows = await tablet.rows()
    expect(rows.map((row) => [row.state, row.code])).toEqual([
      [state, code],
      [state, code],
    ])
  })

test('[S12] a result for one entry never touches another', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 3)
  world.network.plan()
  let refused = ''
  world.network.rule((sent) =>
    isPush(sent) && refused === ''
      ? tamper((answer) => ({
          ...answer,
          results: answer.results.map((result, place) => {
            if (place > 0) return result
            refused = result.id ?? ''
            return { id: result.id, status: 'refused', code: 'unknown_code' }
          }),
        }))
      : 'none',
  )
  await goOnline(world, tablet)
  await world.drain()
  const rows = await tablet.rows()
  expect(rows.filter(({ state }) => state === 'attention').map(({ id }) => id as string)).toEqual([refused])
  expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(5)
})

test('[S12][F24] what a server does not know yet is held, nothing is stored, and it goes up when the server has learnt', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 1)
  await world.settle()
  const newer = { ...firstList, version: 2 }
  // The tablet has pulled a list that the server has lost again.
  world.server.lists.push(newer)
  await goOnline(world, tablet)
  await world.drain()
  world.network.plan(answerWith({ status: 'held' }))
  await tablet.device().saveVisit(picks)
  await world.settle()
  expect((await statesIn(tablet)).filter((state) => state === 'held')).toHaveLength(2)
  await tablet.device().readCounts()
  await world.advance(hour)
  tablet.device().sendNow()
  await world.drain()
  expect(await statesIn(tablet)).toEqual(['sent', 'sent', 'sent', 'sent'])
})

const statusCodes = Array.from({ length: 500 }, (_, n) => n + 100)

test('[S13] whatever the status, it only ever means to read, enrol, update, halve, split or wait', () => {
  const table = (isOurs: boolean) =>
    Object.entries(Object.groupBy(statusCodes, (status) => statusToMeaning(status, isOurs))).map(
      ([meaning, codes]) => [meaning, codes?.length ?? 0] as const,
    )
  expect(Object.fromEntries(table(true))).toEqual({ read: 1, enrol: 2, update: 1, halve: 1, split: 93, back_off: 402 })
  expect(Object.fromEntries(table(false))).toEqual({ halve: 1, split: 96, back_off: 403 })
  for (const status of [408, 425, 429, 500, 502, 503, 504, 301, 302, 204]) {
    expect(statusToMeaning(status, true)).toBe('back_off')
    expect(statusToMeaning(status, false)).toBe('back_off')
  }
})

test('[S13][F31] no status of 200 to 599, ours or a stranger’s, makes an entry sent or gives it up', async () => {
  for (const isOurs of [false, true]) {
    const world = createWorld()
    const tablet = await world.enrolTablet()
    await saveOffline(tablet, 1)
    tablet.goOnline(true)
    for (const status of statusCodes.filter((code) => code >= 200)) {
      const body = [204, 205, 304].includes(status) ? null : JSON.stringify({ code: 'fault' })
      const headers = { 'Content-Type': 'application/problem+json', ...(isOurs ? { [protocolHeader]: '1' } : {}) }
      world.network.rule((sent) =>
        isPush(sent) ? { stranger: () => new Response(body, { status, headers }) } : 'none',
      )
      tablet.device().sendNow()
      await tablet.device().settled()
    }
    expect(await statesIn(tablet)).toEqual(['waiting', 'waiting'])
    world.network.rule(null)
    tablet.device().sendNow()
    await world.drain()
    expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
    expect(countedIn(world)).toBe(2)
  }
})

test('[S13] a tablet that is refused asks to be enrolled again, goes on saving, and heals', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.rule((sent) => (isPush(sent) ? { stranger: () => problem({ code: 'device_unknown' }) } : 'none'))
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  await world.settle()
  expect(tablet.device().memory().loop.trouble).toBe('enrol_again')
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  world.network.rule(null)
  await world.drain()
  expect(countedIn(world)).toBe(4)
  expect((await tablet.device().readRows()).enrolment?.refused).toBe(null)
})

test('[F73] a revoked tablet keeps and shows what it has, and records nothing more', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.server.revoke(world.server.points[0]?.id ?? p2)
  await tablet.device().saveVisit(picks)
  await world.settle()
  expect(tablet.device().memory().loop.trouble).toBe('revoked')
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'not_saved', why: 'revoked' })
  await world.advance(2 * hour)
  expect(await statesIn(tablet)).toEqual(['waiting', 'waiting'])
  expect(await tablet.device().readEntries()).toHaveLength(1)
  await tablet.restart()
  expect((await tablet.device().readRows()).enrolment?.refused).toBe('revoked')
})

test('[F73] a revoked tablet sends no entry, however often it asks, and all of them once it is taken back', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.settle()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  world.network.rule((sent) => (isPush(sent) ? { stranger: () => problem({ code: 'device_revoked' }) } : 'none'))
  tablet.goOnline(true)
  await world.settle()
  const sentWith = () => world.network.sent.filter((sent) => isPush(sent) && entriesIn(sent).length > 0).length
  const before = sentWith()
  for (let at = 0; at < 10; at++) {
    tablet.device().sendNow()
    await world.advance(hour)
  }
  await tablet.restart()
  await world.advance(hour)
  expect(sentWith()).toBe(before)
  expect(tablet.device().memory().loop.trouble).toBe('revoked')
  expect((await tablet.device().readCounts()).waitingVisits).toBe(1)
  world.network.rule(null)
  tablet.device().sendNow()
  await world.drain()
  expect(countedIn(world)).toBe(4)
})

test('[S37][F71] visits of an earlier point are told apart, and that they wait for a code of it', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  for (let at = 0; at < 3; at++) await tablet.device().saveVisit(picks)
  tablet.goOnline(true)
  world.network.rule((sent) => (isPush(sent) ? 'lose-request' : 'none'))
  expect(await tablet.device().enrol(world.server.makeCode(p2))).toMatchObject({ is: 'answered' })
  expect(await tablet.device().readElsewhere()).toMatchObject([{ visits: 3, isRefused: false }])
  world.server.revoke(world.server.points[0]?.id ?? p2)
  world.network.rule(null)
  tablet.device().sendNow()
  await world.advance(hour)
  expect(await tablet.device().readElsewhere()).toMatchObject([
    { visits: 3, isRefused: true, names: { fi: expect.any(String) } },
  ])
  await tablet.device().enrol(world.server.makeCode(world.server.points[0]?.id ?? p2))
  await world.drain()
  expect(await tablet.device().readElsewhere()).toEqual([])
  expect(countedIn(world)).toBe(6)
})

test('[S32] a server that no longer speaks our version stops the sending, never the saving', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.server.supportsProtocol(false)
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  await world.settle()
  expect(tablet.device().memory().loop.trouble).toBe('update_needed')
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  world.server.supportsProtocol(true)
  await world.drain()
  expect(countedIn(world)).toBe(4)
})

for (const bytes of [20_000, 8_000, 1_500])
  test(`[F32][S13] behind a proxy that lets ${bytes} bytes through, batches are halved to the end`, async () => {
    const world = createWorld()
    const tablet = await world.enrolTablet()
    await saveOffline(tablet, 60)
    world.network.rule((sent) =>
      isPush(sent) && sent.body.length > bytes ? { stranger: () => new Response('', { status: 413 }) } : 'none',
    )
    await goOnline(world, tablet)
    await world.drain()
    expect(countedIn(world)).toBe(120)
    expect(await tablet.device().readCounts()).toMatchObject({ waiting: 0, attention: 0 })
  })

for (const place of [0, 1, 7, 31])
  test(`[S15][F35] one entry for which whole batches are refused is found, wherever it stands (${place})`, async () => {
    const world = createWorld({ seed: place + 1 })
    const tablet = await world.enrolTablet()
    await saveOffline(tablet, 16)
    const poison = (await tablet.rows())[place]?.id ?? ''
    let refusals = 0
    world.network.rule((sent) => {
      if (!isPush(sent) || !sent.body.includes(poison)) return 'none'
      refusals++
      return { stranger: () => problem({ code: 'invalid' }) }
    })
    await goOnline(world, tablet)
    await world.drain()
    const rows = await tablet.rows()
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(31)
    expect(rows.filter(({ id }) => id === poison)).toMatchObject([{ state: 'attention', code: 'rejected' }])
    // The first request, and no more than 2·log2(32) + 1 besides those that delivered.
    expect(refusals - 1).toBeLessThanOrEqual(11)
    const { length } = pushesIn(world)
    expect(length).toBeLessThanOrEqual(1 + 11 + 6)
  })

test('[S15] a stranger’s refusal of one entry only makes that one wait', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 8)
  const poison = (await tablet.rows())[3]?.id ?? ''
  world.network.rule((sent) =>
    isPush(sent) && sent.body.includes(poison) ? { stranger: () => new Response('', { status: 422 }) } : 'none',
  )
  await goOnline(world, tablet)
  await world.advance(hour)
  const rows = await tablet.rows()
  expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(15)
  expect(rows.find(({ id }) => id === poison)?.state).toBe('waiting')
  world.network.rule(null)
  await world.drain()
  expect(countedIn(world)).toBe(16)
})

test('[S15] a refusal of whatever is sent puts no entry before a person', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 4)
  world.network.rule((sent) => (isPush(sent) ? { stranger: () => problem({ code: 'malformed' }) } : 'none'))
  await goOnline(world, tablet)
  await world.advance(6 * hour)
  expect(new Set(await statesIn(tablet))).toEqual(new Set(['waiting']))
})

test('[S15] an entry that needs attention can be sent again or deleted, and a deletion is reported', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.plan(answerWith({ status: 'refused', code: 'point_not_open' }))
  await tablet.device().saveVisit(picks)
  await world.settle()
  const [first, second] = await tablet.device().readEntries()
  expect([first, second].map((entry) => [entry?.state, entry?.reason])).toEqual([
    ['attention', 'point_not_open'],
    ['attention', 'point_not_open'],
  ])
  expect(await tablet.device().retryEntry(first?.id ?? ('' as never))).toBe(true)
  expect(await tablet.device().discardEntry(second?.id ?? ('' as never))).toBe(true)
  expect(await tablet.device().discardEntry(first?.id ?? ('' as never))).toBe(false)
  await world.drain()
  expect(await statesIn(tablet)).toEqual(['sent'])
  await tablet.device().saveVisit(picks)
  await world.drain()
  expect(world.server.pushes.at(-1)?.report.lost).toBe(1)
})

test('[S3][S15] a void that is refused and deleted takes all of its correction with it, and gives the arrival back', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.drain()
  const [saved] = await tablet.device().readEntries()
  const { id } = saved ?? expect.fail('no visit')
  world.network.plan(answerWith({ status: 'refused', code: 'point_not_open' }))
  expect(await tablet.device().correctVisit(id, { ...picks, channel: ['phone'] })).toEqual({ is: 'saved' })
  await world.settle()
  const refused = (await tablet.device().readEntries()).find(({ state }) => state === 'attention')
  expect(refused?.kind).toBe('void')
  expect(await tablet.device().discardEntry(refused?.id ?? ('' as never))).toBe(true)
  await world.drain()
  const left = (await tablet.rows()).map(({ kind, state }) => `${kind} ${state}`)
  expect(left.toSorted()).toEqual(['arrival sent', 'visit taken_back'])
  expect(await tablet.device().readCounts()).toMatchObject({ waiting: 0, attention: 0 })
})

test('[F14] a row that does not fit its checksum goes to a person and is never sent', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 2)
  await tablet.damage((row) =>
    row.kind === 'visit' ? { ...row, entry: row.entry.replace('housing', 'hOusing') } : row,
  )
  await goOnline(world, tablet)
  await world.drain()
  const rows = await tablet.rows()
  expect(rows.filter(({ kind }) => kind === 'visit').map(({ state, code }) => [state, code])).toEqual([
    ['attention', 'damaged'],
    ['attention', 'damaged'],
  ])
  expect(rows.filter(({ kind }) => kind === 'arrival').map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect(world.network.sent.some(({ body }) => body.includes('hOusing'))).toBe(false)
})

test('[S26] an entry is deleted when it is folded and safe, and not before', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.drain()
  await world.advance(2 * dayMs)
  world.server.fold()
  tablet.device().sendNow()
  await world.settle()
  expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
  await world.advance(2 * dayMs)
  tablet.device().sendNow()
  await world.settle()
  expect(await statesIn(tablet)).toEqual(['sent', 'sent'])
  world.server.fold()
  tablet.device().sendNow()
  await world.settle()
  expect(await statesIn(tablet)).toEqual([])
  expect([...world.server.known.values()].map(({ count }) => count)).toEqual([1, 1])
})

test('[S26] what waits is kept, whatever its age and whatever is safe', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await saveOffline(tablet, 1)
  await world.advance(4 * dayMs)
  world.server.fold()
  world.network.plan(answerWith({ status: 'retry' }))
  await goOnline(world, tablet)
  expect(await statesIn(tablet)).toEqual(['waiting', 'waiting'])
})

test('[S26] voids and what they took back go together', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.settle()
  await tablet.device().undoLast()
  await world.drain()
  expect((await statesIn(tablet)).toSorted()).toEqual(['sent', 'sent', 'taken_back', 'taken_back'])
  await world.advance(4 * dayMs)
  world.server.fold()
  tablet.device().sendNow()
  await world.settle()
  expect(await statesIn(tablet)).toEqual([])
  expect(countedIn(world)).toBe(0)
})

test('[S29] a new epoch makes the tablet send everything it keeps again, and nothing counts twice', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.drain()
  const backup = new Map(world.server.known)
  await tablet.device().saveVisit({ ...picks, topic: ['work'] })
  await world.drain()
  world.server.restore(backup)
  expect(countedIn(world)).toBe(2)
  tablet.device().sendNow()
  await world.settle()
  expect(await statesIn(tablet)).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
  await world.drain()
  expect(countedIn(world)).toBe(4)
  expect(await statesIn(tablet)).toEqual(['sent', 'sent', 'sent', 'sent'])
})

test('[S29] after a new epoch the tablet waits a random while, at most ten minutes', async () => {
  const waits = new Set<number>()
  for (let seed = 1; seed <= 5; seed++) {
    const world = createWorld({ seed })
    const tablet = await world.enrolTablet()
    await tablet.device().saveVisit(picks)
    await world.drain()
    world.server.restore(new Map())
    tablet.device().sendNow()
    await world.settle()
    const start = world.clock.now()
    while ((await statesIn(tablet)).includes('waiting') && world.clock.now() - start < hour)
      await world.advance(5 * second)
    waits.add(world.clock.now() - start)
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(10 * minute + 10 * second)
  expect(waits.size).toBeGreaterThan(2)
})

test('[S29] an entry acknowledged under an old epoch is not deleted by the new one', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.drain()
  await world.advance(4 * dayMs)
  world.server.restore(new Map())
  world.server.fold()
  tablet.device().sendNow()
  await world.settle()
  expect(await statesIn(tablet)).toEqual(['waiting', 'waiting'])
  await world.drain()
  expect(countedIn(world)).toBe(2)
})

test('[S30] the mark that the server gave comes back with the next push', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  await world.settle()
  await tablet.device().saveVisit(picks)
  await world.settle()
  const [one, other] = world.server.pushes.slice(-2)
  expect(one?.mark).not.toBe(null)
  expect(other?.mark?.epoch).toBe(world.server.epoch())
  expect(other?.mark?.stamp).not.toBe(one?.mark?.stamp)
})

test('[S37][F71] after a move to another point, old entries go up under the credential of their own', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.rule((sent) => (isPush(sent) ? 'lose-request' : 'none'))
  await tablet.device().saveVisit(picks)
  await world.settle()
  expect(await tablet.device().enrol(world.server.makeCode(p2))).toMatchObject({ is: 'answered' })
  await tablet.device().saveVisit(picks)
  world.network.rule(null)
  await world.drain()
  expect(await statesIn(tablet)).toEqual(['sent', 'sent', 'sent', 'sent'])
  const points = [...world.server.known.values()].map(({ entry }) => entry?.point as string).toSorted()
  expect(points).toEqual(['p1', 'p1', 'p2', 'p2'])
})
