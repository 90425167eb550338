import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { limits, padBody, type PushAnswer } from '@tukkimies/shared/wire.ts'
import { isNightDue } from '@tukkimies/server/jobs/nightly.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { addEnrolment, enrolDevice } from '@tukkimies/server/register/devices.ts'
import { startServer } from '@tukkimies/server/serve.ts'
import { firstDay, makeArrival, makeVisit } from '../../entries.ts'
import { p1, p2 } from '../../users.ts'
import { createHouse, type House, pushOf } from './house.ts'

let house: House
let credential: string

beforeAll(async () => {
  house = await createHouse()
  credential = await house.enrol(p1)
})
afterAll(() => house.close())

const push = (entries: readonly unknown[], asked: object = {}) =>
  house.ask('/api/v1/push', { credential, body: pushOf(entries), ...asked })

test('[S10][S8] a push is answered with one result an entry, the nonce, and what the tablet needs to go on', async () => {
  const entries = [makeVisit(), makeArrival()]
  const answer = await push(entries, { body: padBody(JSON.stringify(pushOf(entries))) })
  expect(answer).toMatchObject({ status: 200 })
  const body = answer.body as PushAnswer
  expect(body).toMatchObject({
    protocol: 1,
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    now: house.now(),
    safe: null,
    max: { schema: 1, list: 1 },
    forget: [],
    wait: 0,
  })
  const due = dayPlus(firstDay, 3)
  expect(body.results.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1))).toEqual(
    entries.map(({ id }) => ({ id, status: 'stored', due })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
})

test('[S9][S30] the mark of one push is taken by the next, and a repeat is told as one', async () => {
  const visit = makeVisit()
  const first = (await push([visit])).body as PushAnswer
  const second = (await push([], { body: { ...pushOf([visit]), mark: first.mark } })).body as PushAnswer
  expect(second.epoch).toBe(first.epoch)
  expect(second.results).toMatchObject([{ id: visit.id, status: 'duplicate' }])
})

test('[S12] a bad entry refuses itself alone, and its neighbours are stored', async () => {
  const good = [makeVisit(), makeArrival()]
  const planted = 'Möttönen'
  const bad = {
    unknown_key: makeVisit({ [planted]: planted }),
    unknown_code: makeVisit({ codes: { topic: ['mottonen'] } }),
    bad_value: makeVisit({ codes: { topic: [`${planted} 131052-308T`] } }),
    day_future: makeVisit({ day: dayPlus(firstDay, 40) }),
    wrong_point: makeVisit({ point: p2 }),
    unknown_dimension: makeVisit({ codes: { mottonen: ['permit'] } }),
  }
  const answer = await push([good[0], ...Object.values(bad), good[1]])
  const { results } = answer.body as PushAnswer
  const codeOf = (id: string) => results.find((result) => result.id === id)
  expect(good.map(({ id }) => codeOf(id)?.status)).toEqual(['stored', 'stored'])
  for (const [code, { id }] of Object.entries(bad)) expect(codeOf(id)).toMatchObject({ status: 'refused', code })
  for (const text of [answer.everything, house.logged.join('\n')]) {
    expect(text.toLowerCase()).not.toMatch(/möttönen|mottonen|131052/)
  }
  const { visits, arrivals } = await countOpen()
  expect((await push(good)).body).toMatchObject({ results: [{ status: 'duplicate' }, { status: 'duplicate' }] })
  expect(await countOpen()).toEqual({ visits, arrivals })
})

const countOpen = async () => {
  const count = async (table: 'open_visit' | 'open_arrival') =>
    (await house.deps.live.query.selectFrom(table).selectAll().execute()).length
  return { visits: await count('open_visit'), arrivals: await count('open_arrival') }
}

test('[S16][AN84] what only the text of an entry shows is refused there too', async () => {
  const good = makeVisit()
  const texts = [
    JSON.stringify(makeVisit()).replace('"kind"', '"day":"2026-03-09","kind"'),
    JSON.stringify(makeVisit()).replace('"permit"', '"\\ud800"'),
    JSON.stringify(makeVisit()).replace('"kind"', '"__proto__":{"a":1},"kind"'),
    JSON.stringify(makeVisit()).replace('"permit"', '[["permit"]]'),
    JSON.stringify(good),
  ]
  const body = JSON.stringify(pushOf([])).replace('"entries":[]', `"entries":[${texts.join(',')}]`)
  const { results } = (await push([], { body })).body as PushAnswer
  const refused = results.filter(({ status }) => status === 'refused').map(({ code }) => code)
  expect(new Set(refused)).toEqual(new Set(['bad_value', 'repeated_key', 'too_deep', 'unknown_key']))
  expect(refused).toHaveLength(4)
  expect(results.find(({ id }) => id === good.id)).toMatchObject({ status: 'stored' })
})

test('[S16] 101 entries are refused whole, with the limit, and none is stored', async () => {
  const before = await countOpen()
  const answer = await push(Array.from({ length: 101 }, () => makeVisit()))
  expect(answer).toMatchObject({ status: 413, body: { code: 'too_many_entries', limit: limits.entriesMax } })
  expect(await countOpen()).toEqual(before)
  expect(await push(Array.from({ length: 100 }, () => makeVisit()))).toMatchObject({ status: 200 })
})

test('[S2][F93] an envelope is closed like its entries', async () => {
  const wrong = [
    { ...pushOf([]), user: 'x' },
    { ...pushOf([]), nonce: 'short' },
    { ...pushOf([]), entries: {} },
    { ...pushOf([]), mark: { epoch: 'x' } },
    { ...pushOf([]), report: { ...pushOf([]).report, place: 'x' } },
    { entries: [] },
  ]
  for (const body of wrong) expect(await push([], { body })).toMatchObject({ status: 422, code: 'invalid' })
  expect(await push([], { body: { ...pushOf([]), nonce: 1 } })).toMatchObject({ body: { field: 'nonce' } })
})

test('[S8] references of people never travel beside entries', async () => {
  const gate = ['AAAAAAAAAAAAAAAAAAAAAA']
  expect(await push([], { body: { ...pushOf([]), gate } })).toMatchObject({ status: 200 })
  const beside = await push([], { body: { ...pushOf([makeVisit()]), gate } })
  expect(beside).toMatchObject({ status: 422, body: { field: 'gate' } })
})

test('[F88] a credential is a credential or it is not: all that is wrong with it has one answer', async () => {
  const wrong = [
    { credential: 'A'.repeat(43) },
    { credential: 'x' },
    { headers: { Authorization: `Bearer ${credential}` } },
    { headers: { Authorization: `device ${credential}` } },
    { headers: { Authorization: `Device ${credential} ` + 'x' } },
    { headers: { Authorization: '' } },
  ]
  const answers = await Promise.all(wrong.map((asked) => house.ask('/api/v1/push', { body: pushOf([]), ...asked })))
  for (const { status, text } of answers) {
    expect(status).toBe(401)
    expect(JSON.parse(text)).toEqual({
      type: 'urn:tukkimies:problem:device_unknown',
      status: 401,
      code: 'device_unknown',
    })
  }
})

test('[F73] a revoked tablet is told so, and one that was silent for over 400 days is unknown', async () => {
  const stolen = await house.enrol(p1)
  await house.ask('/api/v1/push', { credential: stolen, body: pushOf([]) })
  const { devices } = (await house.ask('/api/v1/devices', { as: 'maija' })).body as { devices: { id: string }[] }
  const other = await house.enrol(p1)
  for (const { id } of devices) await house.ask(`/api/v1/devices/${id}/revoke`, { as: 'maija', body: {} })
  const answer = await house.ask('/api/v1/push', { credential: stolen, body: pushOf([makeVisit()]) })
  expect(answer).toMatchObject({ status: 403, code: 'device_revoked' })
  credential = other
  house.wait(401 * 86_400_000)
  expect(await push([])).toMatchObject({ status: 401, code: 'device_unknown' })
  house.wait(-401 * 86_400_000)
  expect(await push([])).toMatchObject({ status: 200 })
})

test('[A11] a push leaves with the tablet its day and what it reported, nothing of what it sent', async () => {
  const tablet = await house.enrol(p2)
  const report = { build: '9.9.9', waiting: 3, oldest: '2026-03-08', attention: 1, lost: 0, persisted: 'yes' }
  const visit = makeVisit({ point: p2 })
  const pushIt = (body: object) => house.ask('/api/v1/push', { credential: tablet, body })
  await pushIt({ ...pushOf([visit]), report: { ...report, waiting: 5 } })
  await pushIt({ ...pushOf([visit]), report: { ...report, waiting: 4 } })
  await pushIt({ ...pushOf([visit]), report })
  // Those of a second are written together.
  await vi.waitFor(async () => {
    const { devices } = (await house.ask('/api/v1/devices', { as: 'maija' })).body as { devices: object[] }
    expect(devices).toContainEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      point: p2,
      enrolled: firstDay,
      lastSeen: firstDay,
      revoked: null,
      name: null,
      lost: null,
      report,
    })
  }, 4_000)
})

test('[S8][AN86] a tablet reports the version of its build and can write nothing else in its place', async () => {
  const reporting = (build: string) => push([], { body: { ...pushOf([]), report: { ...pushOf([]).report, build } } })
  for (const build of ['0.1.0', '0.1.0-1a2b3c4d']) expect((await reporting(build)).status).toBe(200)
  for (const build of ['maija.virtanen', '0.1.0-maija', '0.1', '010190-123a', '0.1.0-1a2b3c4d5', '1234.0.0', '']) {
    expect(await reporting(build)).toMatchObject({ status: 422, code: 'invalid', body: { field: 'report.build' } })
  }
})

test('[F46][AN86] a tablet that hangs up in the middle of a push is weather: nothing is logged', async () => {
  const { config, register } = house.deps
  const [now, logged] = [Date.now(), [] as string[]]
  const enrolled = await register.transact(async (tx) => {
    const { code } = await addEnrolment(tx, p1, now)
    return enrolDevice(tx, code, instantToDay(now), now)
  })
  const log = createLog((line) => logged.push(line))
  const serving = await startServer(config, { trial: false, say: () => {}, log })
  await vi.waitUntil(async () => !(await isNightDue(serving.deps, Date.now())), 20_000)
  logged.length = 0
  const tablet = connect(Number(new URL(serving.url).port), '127.0.0.1')
  await once(tablet, 'connect')
  tablet.write(
    [
      'POST /api/v1/push HTTP/1.1',
      'Host: localhost',
      `Authorization: Device ${enrolled?.credential}`,
      'Content-Type: application/json',
      'Sec-Fetch-Site: same-origin',
      'Tukkimies-Protocol: 1',
      'Content-Length: 1000',
      '',
      '{"nonce":',
    ].join('\r\n'),
  )
  await pause(200)
  tablet.destroy()
  await pause(300)
  expect(logged.filter((line) => /busy|fault|"push"/.test(line))).toEqual([])
  await serving.stop()
})

test('[S42][AN86] the log of a push holds its day, the class of its status and how many entries, nothing else', async () => {
  house.logged.length = 0
  const entries = [makeVisit(), makeArrival(), makeVisit({ day: dayPlus(firstDay, 40) })]
  await push(entries)
  await push([], { credential: 'B'.repeat(43), headers: { 'User-Agent': 'Tablet 7', 'X-Forwarded-For': '192.0.2.7' } })
  await push([], { body: '{' })
  expect(house.logged.map((line) => JSON.parse(line))).toEqual([
    { level: 'info', event: 'push', day: firstDay, status: '2xx', entries: 3 },
    { level: 'info', event: 'push', day: firstDay, status: '4xx', entries: 0 },
    { level: 'info', event: 'push', day: firstDay, status: '4xx', entries: 0 },
  ])
})

test('[S1][AN86] no id, credential or device stands in any file or log after a push', async () => {
  const visit = makeVisit()
  await push([visit, makeArrival()])
  const everything = Buffer.concat([house.files(), Buffer.from(house.logged.join('\n'))])
  expect(everything.includes('2026-03-10')).toBe(true)
  for (const secret of [visit.id, credential]) {
    expect(everything.includes(secret)).toBe(false)
    expect(everything.includes(Buffer.from(secret, 'base64url'))).toBe(false)
  }
})

test('[S16] a tablet pushes 200 times at once and 60 times a minute after that', async () => {
  const busy = await createHouse()
  const tablet = await busy.enrol(p1)
  const other = await busy.enrol(p1)
  const send = (by: string) => busy.ask('/api/v1/push', { credential: by, body: pushOf([]) })
  for (let times = 0; times < limits.pushesBurst; times++) expect((await send(tablet)).status).toBe(200)
  const refused = await send(tablet)
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests', seconds: 1 } })
  expect(refused.headers.get('Retry-After')).toBe('1')
  expect((await send(other)).status).toBe(200)
  busy.wait(1000)
  expect((await send(tablet)).status).toBe(200)
  expect((await send(tablet)).status).toBe(429)
  await busy.close()
})

test('[S16] a tablet sends 5,000 entries a day, and the day after again; going over is an alarm', async () => {
  const busy = await createHouse()
  const tablet = await busy.enrol(p1)
  const send = (count: number) =>
    busy.ask('/api/v1/push', { credential: tablet, body: pushOf(Array.from({ length: count }, () => 0)) })
  for (let times = 0; times < 50; times++) expect((await send(100)).status).toBe(200)
  const refused = await send(1)
  expect(refused).toMatchObject({ status: 429, body: { seconds: 12 * 3600 } })
  expect((await send(0)).status).toBe(200)
  expect(busy.logged.map((line) => JSON.parse(line))).toContainEqual({
    level: 'error',
    event: 'push_quota',
    day: firstDay,
  })
  busy.wait(12 * 3_600_000)
  expect((await send(100)).status).toBe(200)
  await busy.close()
})

test('[S9][F46] a database that is held by somebody else makes the answer 503, and nothing is stored', async () => {
  const { DatabaseSync } = await import('node:sqlite')
  const before = await countOpen()
  const other = new DatabaseSync(`${house.deps.config.dataDir}/live.sqlite`)
  other.exec('begin immediate')
  const answer = await push([makeVisit()])
  other.exec('rollback')
  other.close()
  expect(answer).toMatchObject({ status: 503, code: 'busy' })
  expect(answer.headers.get('Retry-After')).toBe('5')
  expect(await countOpen()).toEqual(before)
}, 15_000)
