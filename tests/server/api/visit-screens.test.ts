import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { emptyScreen, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { VisitScreensAnswer } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { judgePolicy } from '@tukkimies/server/policy-check.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { readScreens } from '@tukkimies/server/register/visit-screens.ts'
import { readDoor, readStructure } from '@tukkimies/server/structure.ts'
import { countedPicks } from '@tukkimies/shared/release/dimensions.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { type FixtureName, p1, p2, p3 } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()
const today = Day.parse('2026-03-10')
const preset = { topic: ['permit'], language: ['ar'], duration: ['min5'] }
const screen: VisitScreen = {
  questions: [
    { dimension: 'gender', shown: false, required: false },
    { dimension: 'municipality', shown: true, required: true },
  ],
  order: [{ dimension: 'language', codes: ['so', 'ar'] }],
  defaults: [{ dimension: 'channel', code: 'phone' }],
  presets: [{ ...preset, municipality: ['same'] }],
}

for (const engine of engines) {
  describe(engine, () => {
    const houses: House[] = []
    let house: House
    beforeEach(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      houses.push(house)
    })
    afterAll(async () => {
      for (const one of houses) await one.close()
    })

    const read = async (as: FixtureName = 'maija') =>
      (await house.ask('/api/v1/visit-screens', { as })).body as VisitScreensAnswer
    const set = (point: string, body: object, as: FixtureName = 'maija') =>
      house.ask(`/api/v1/visit-screens/${point}`, { as, body: { ...emptyScreen, stamp: null, ...body } })
    const pull = () => house.ask('/api/v1/pull')
    const pulled = async () => PullAnswer.parse((await pull()).body).screens

    test('[S17] what a main user sets for a point is pulled by every tablet, and written down', async () => {
      const before = await pull()
      expect(await pulled()).toEqual([])
      const answer = await set(p1, screen)
      expect(answer.status, answer.text).toBe(200)
      const { points, list, screens } = answer.body as VisitScreensAnswer
      expect(points.map(({ id }) => id)).toEqual([p1, p2])
      expect(list.version).toBe(1)
      expect(screens).toMatchObject([{ point: p1, screen }])
      expect(await pulled()).toEqual([{ point: p1, screen }])
      expect((await pull()).headers.get('ETag')).not.toBe(before.headers.get('ETag'))
      const [line] = await listAudit(house.deps.register, { is: 'all' }, 1)
      expect(line).toMatchObject({
        organisation: 'keskus',
        actor: { role: 'main_user' },
        event: { event: 'visit_screen_set', point: p1 },
      })
    })

    test('[A17][F92] another organisation’s settings can be neither read nor set', async () => {
      await set(p1, screen)
      expect(await read('rauno')).toMatchObject({ points: [{ id: p3 }], screens: [] })
      const foreign = await set(p1, screen, 'rauno')
      const missing = await set('nowhere', screen, 'rauno')
      expect([foreign.status, foreign.code]).toEqual([404, 'not_found'])
      expect(foreign.text).toBe(missing.text)
      for (const as of ['aino', 'kaarina', 'tuomas', 'oskari'] as const)
        expect(await set(p1, screen, as)).toMatchObject({ status: 403, code: 'no_right' })
      expect(await readScreens(house.deps.register)).toEqual([{ point: p1, screen }])
    })

    test('of two who set one screen the second is told, and settings that name nothing are none', async () => {
      const both = await Promise.all([set(p1, screen), set(p1, { defaults: screen.defaults })])
      expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
      const { stamp } = (await read()).screens[0] ?? expect.fail('nothing is set')
      expect(await set(p1, screen)).toMatchObject({ status: 409, code: 'outdated' })
      const back = await set(p1, { stamp })
      expect(back.status, back.text).toBe(200)
      expect((await read()).screens).toEqual([])
      expect(await pulled()).toEqual([])
      expect((await set(p1, {})).status).toBe(200)
    })

    const wrong: readonly (readonly [string, Partial<Record<keyof VisitScreen, unknown>>, string])[] = [
      [
        'a question that no list knows',
        { questions: [{ dimension: 'height', shown: true, required: false }] },
        'questions',
      ],
      ['a question twice', { questions: [screen.questions[0], screen.questions[0]] }, 'questions'],
      ['required and not shown', { questions: [{ dimension: 'age', shown: false, required: true }] }, 'questions.age'],
      ['a group in the order', { order: [{ dimension: 'topic', codes: ['gstay'] }] }, 'order.topic'],
      ['an answer of another question', { order: [{ dimension: 'topic', codes: ['ar'] }] }, 'order.topic'],
      ['an answer twice', { order: [{ dimension: 'topic', codes: ['tax', 'tax'] }] }, 'order.topic'],
      ['a default where there is none', { defaults: [{ dimension: 'topic', code: 'tax' }] }, 'defaults.topic'],
      ['a default that is no answer', { defaults: [{ dimension: 'channel', code: 'fax' }] }, 'defaults.channel'],
      ['a preset without a required answer', { presets: [{ topic: ['permit'] }] }, 'presets.0'],
      ['a preset with an unknown answer', { presets: [preset, { ...preset, topic: ['secret_key'] }] }, 'presets.1'],
      ['a preset with an unknown question', { presets: [{ ...preset, secret_key: ['x'] }] }, 'presets.0'],
      ['a preset of a partner visit', { presets: [{ ...preset, partner_org: ['kela'] }] }, 'presets.0'],
      ['a preset with what is not shown', { presets: [{ ...preset, municipality: ['same'] }] }, 'presets.0'],
      ['a preset with two languages', { presets: [{ ...preset, language: ['ar', 'so'] }] }, 'presets.0'],
      ['the same preset twice', { presets: [preset, preset] }, 'presets.1'],
      ['a question that is no key', { presets: [{ ...preset, 'secret key': ['x'] }] }, 'presets.0'],
      ['four presets', { presets: [preset, preset, preset, preset] }, 'presets'],
    ]
    test('[F93] what does not fit the code list is refused by the name of its part, and nothing is told back', async () => {
      for (const [what, body, field] of wrong) {
        const answer = await set(p1, body)
        expect(answer, what).toMatchObject({ status: 422, code: 'invalid', body: { field } })
        expect(answer.text, what).not.toMatch(/secret|height|fax/)
      }
      const questions = (await read()).list.dimensions
        .filter(({ visitor }) => visitor === 'client')
        .map(({ key }) => ({ dimension: key, shown: false, required: false }))
      expect(await set(p1, { questions })).toMatchObject({ code: 'invalid', body: { field: 'questions' } })
      expect(await pulled()).toEqual([])
    })

    test('[AN45][S35] a question that one point asks beyond the list is taken in and counted', async () => {
      const { register } = house.deps
      const counted = async () => {
        const { door } = await readDoor(register, p1, today)
        const codes = { ...preset, municipality: ['same'] }
        return Object.keys(countedPicks({ list: 1, day: today, codes }, door.lists))
      }
      expect(await counted()).not.toContain('municipality')
      expect((await readStructure(register, today)).shown).not.toContain('municipality')
      expect((await set(p1, screen)).status).toBe(200)
      expect(await counted()).toContain('municipality')
      const { shown, lists } = await readStructure(register, today)
      expect(shown).toEqual(expect.arrayContaining(['municipality', 'gender']))
      // The list itself is as it was published.
      expect(lists).toEqual(PullAnswer.parse((await pull()).body).lists)
      expect((await judgePolicy(register, firstPolicy, today)).ok).toBe(true)
    })
  })
}
