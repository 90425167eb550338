import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { makeFirstRunCode } from '@tukkimies/server/users/first-run.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { createBrowser } from './browser.ts'
import { createHouse, type House } from './house.ts'

const names = { fi: 'Neuvola', sv: 'Rådhuset', en: 'Advice House' }
const user = { first: 'Maija', last: 'Meikäläinen', username: 'maija', email: '', locality: '', adviceLanguages: [] }
const password = 'seitsemän hevosta pilvessä'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    let code: string
    beforeEach(async () => {
      house = await createHouse({ empty: true, ground: await makeGround(engine) })
      code = (await makeFirstRunCode(house.deps)) ?? ''
    })
    afterEach(() => house.close())

    const requestOf = (change: object = {}) => {
      const points = [
        { names, busy: true },
        { names, busy: false },
      ]
      return { code, organisation: names, points, user, password, ...change }
    }
    const run = (change: object = {}) => house.ask('/api/v1/first-run', { body: requestOf(change) })
    const isWaiting = async () => ((await house.ask('/api/v1/first-run')).body as { waiting: boolean }).waiting

    test('the first run makes organisation, points, code list and a main user who can sign in and enrol tablets', async () => {
      expect(await isWaiting()).toBe(true)
      expect(await run()).toMatchObject({ status: 200, body: { waiting: false }, cookies: [] })
      expect(await isWaiting()).toBe(false)
      const { organisations, points, lists } = (await house.ask('/api/v1/pull')).body as PullAnswer
      expect(organisations).toEqual([{ id: 'o1', names }])
      const today = '2026-03-10'
      expect(points).toEqual([
        { id: 'p1', organisation: 'o1', names, first: today, areas: [], busy: true },
        { id: 'p2', organisation: 'o1', names, first: today, areas: [], busy: false },
      ])
      expect(lists).toMatchObject([{ version: 1, first: today }])
      const maija = createBrowser(house)
      const me = { role: 'main_user', organisation: 'o1', points: ['p1', 'p2'], details: user, pending: 'undertaking' }
      const signedIn = await maija.ask('sign-in', { username: 'maija', password })
      expect(signedIn.body).toMatchObject({ is: 'signed_in', me })
      const enrol = () => maija.ask('devices/codes', { point: 'p2', name: 'Tabletti 1' })
      expect(await enrol()).toMatchObject({ code: 'undertaking_needed' })
      expect((await maija.ask('undertaking/accept', { version: 1 })).body).toMatchObject({ pending: null })
      expect((await enrol()).status).toBe(200)
    })

    test('[F88] without the code that the server printed there is no first run, and a code works once', async () => {
      expect(await run({ code: '0'.repeat(26) })).toMatchObject({ status: 410, code: 'code_unknown' })
      expect(await isWaiting()).toBe(true)
      const renewed = (await makeFirstRunCode(house.deps)) ?? ''
      expect(renewed).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
      expect(await run()).toMatchObject({ status: 410, code: 'code_unknown' })
      expect(await run({ code: renewed })).toMatchObject({ status: 200 })
      expect(await run({ code: renewed })).toMatchObject({ status: 409, code: 'already_set_up' })
      expect(await makeFirstRunCode(house.deps)).toBeNull()
      for (const secret of [code, renewed]) expect(house.files().includes(secret)).toBe(false)
    })

    test('of two first runs at once, one is done', async () => {
      const answers = await Promise.all([run(), run({ user: { ...user, username: 'pekka' } })])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
      expect(await isWaiting()).toBe(false)
    })

    test('a first run that is refused changes nothing and keeps its code', async () => {
      const wrong = {
        password_short: { password: 'lyhyt salasana' },
        password_known: { password: 'Maija Meikäläinen 1' },
        invalid: { points: [] },
      }
      for (const [problem, change] of Object.entries(wrong)) {
        expect(await run(change)).toMatchObject({ status: 422, code: problem })
      }
      expect(await run({ organisation: { ...names, sv: '' } })).toMatchObject({ body: { field: 'organisation.sv' } })
      expect(await run({ points: [{ names: { ...names, en: '' }, busy: true }] })).toMatchObject({
        body: { field: 'points.0.names.en' },
      })
      expect(await run({ user: { ...user, role: 'operator' } })).toMatchObject({ body: { field: 'user' } })
      expect(await isWaiting()).toBe(true)
      expect((await house.ask('/api/v1/pull')).body).toMatchObject({ organisations: [], points: [], lists: [] })
      expect((await run()).status).toBe(200)
    })

    test('guessing the code is limited', async () => {
      for (let times = 0; times < 20; times++) expect((await run({ code: '0'.repeat(26) })).status).toBe(410)
      expect(await run()).toMatchObject({ status: 429, code: 'too_many_requests' })
      house.wait(60_000)
      expect((await run()).status).toBe(200)
    })

    test('[B12] the first run and the account that it makes are written down', async () => {
      await run()
      const lines = (await listAudit(house.deps.register, { is: 'all' }, 10)).toReversed()
      expect(lines.map(({ event, organisation, actor }) => ({ event, organisation, actor }))).toEqual([
        { event: { event: 'set_up', organisation: 'o1', points: 2 }, organisation: 'o1', actor: { is: 'nobody' } },
        {
          event: { event: 'user_created', user: expect.any(String), role: 'main_user' },
          organisation: 'o1',
          actor: { is: 'nobody' },
        },
      ])
      expect(lines.every(({ request }) => request !== undefined && request === lines[0]?.request)).toBe(true)
    })
  })
}
