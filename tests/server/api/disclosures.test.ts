import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayPlus, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import { makeDisclosureId } from '@tukkimies/shared/id.ts'
import { type Disclosure, DisclosureList, disclosurePageLines } from '@tukkimies/shared/register/disclosure.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addDisclosure } from '@tukkimies/server/register/disclosures.ts'
import {
  approveRetention,
  proposeRetention,
  readRetentionSettings,
} from '@tukkimies/server/register/retention-settings.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { fixtureDisclosure } from '../../notice.ts'
import { type FixtureName, ranta } from '../../users.ts'
import { idOf } from './askers.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()
const dayMs = 86_400_000

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const note = (as: FixtureName, change: object = {}) =>
      house.ask('/api/v1/disclosures', { as, body: { ...fixtureDisclosure, ...change } })
    const list = async (as: FixtureName, search = '') =>
      DisclosureList.parse((await house.ask(`/api/v1/disclosures${search}`, { as })).body)
    const lastEvent = async () => (await listAudit(house.deps.register, { is: 'all' }, 1))[0]

    test('[A30][duty-F01] a handing-on is noted with who, when, what, to which organisation and for what', async () => {
      const answer = await note('kaarina')
      expect(answer.body).toEqual({
        ...fixtureDisclosure,
        id: expect.any(String),
        day: instantToDay(house.now()),
        by: await idOf(house, 'kaarina'),
      })
      const { id } = answer.body as Disclosure
      expect(await lastEvent()).toMatchObject({
        actor: { role: 'coordinator' },
        organisation: 'keskus',
        event: { event: 'disclosed', disclosure: id },
      })
      const { disclosures, names } = await list('maija')
      expect(disclosures).toEqual([answer.body])
      expect(Object.keys(names)).toEqual([await idOf(house, 'kaarina')])
    })

    test('[A19][duty-F01] opening the register of handings-on is itself a line of the log', async () => {
      await list('maija')
      expect(await lastEvent()).toMatchObject({
        actor: { role: 'main_user' },
        event: { event: 'disclosures_read', lines: 1 },
      })
    })

    test('[C08] each handing-on names its basis, and one without is refused', async () => {
      expect(await note('maija', { basis: undefined })).toMatchObject({ status: 422, code: 'invalid' })
      expect(await note('maija', { basis: 'curiosity' })).toMatchObject({ status: 422, code: 'invalid' })
      expect((await note('maija', { basis: 'authority' })).status).toBe(200)
    })

    test('[A17] a main user sees what the own organisation handed on, the officer everything', async () => {
      await note('rauno', { recipient: 'Rannan kunta' })
      const recipients = async (as: FixtureName) => (await list(as)).disclosures.map(({ recipient }) => recipient)
      expect(await recipients('rauno')).toEqual(['Rannan kunta'])
      expect(await recipients('maija')).not.toContain('Rannan kunta')
      expect((await recipients('tuomas')).length).toBe(3)
      expect(await note('aino')).toMatchObject({ code: 'no_right' })
      expect(await house.ask('/api/v1/disclosures', { as: 'kaarina' })).toMatchObject({ code: 'no_right' })
    })

    test('[A29][duty-F10] nothing of a person can be written into it', async () => {
      const refused = async (change: object) => {
        const { code, body } = await note('maija', change)
        return [code, (body as { field?: string }).field]
      }
      expect(await refused({ recipient: 'Kela 131052-308T' })).toEqual(['identity_code', 'recipient'])
      expect(await refused({ purpose: 'matti@esimerkki.fi' })).toEqual(['text_found', 'purpose'])
      expect(await refused({ purpose: 'soita 040 123 4567' })).toEqual(['text_found', 'purpose'])
      expect(await refused({ purpose: 'Raportti\u0007' })).toEqual(['invalid', 'purpose'])
      expect((await refused({ what: { is: 'contacts' } }))[0]).toBe('invalid')
      expect((await refused({ what: { is: 'table', query: 'matti@esimerkki.fi' } }))[0]).toBe('invalid')
      expect((await refused({ person: 'Matti' }))[0]).toBe('invalid')
    })

    test('the newest stands first, and days, form and basis narrow the list down', async () => {
      house.wait(dayMs)
      await note('maija', { form: 'file', basis: 'funder', recipient: 'KEHA-keskus' })
      const recipients = async (search: string) =>
        (await list('maija', search)).disclosures.map(({ recipient }) => recipient)
      const today = instantToDay(house.now())
      expect((await recipients(''))[0]).toBe('KEHA-keskus')
      expect(await recipients(`?from=${today}`)).toEqual(['KEHA-keskus'])
      expect(await recipients(`?to=${instantToDay(house.now() - dayMs)}`)).not.toContain('KEHA-keskus')
      expect(await recipients('?form=file')).toEqual(['KEHA-keskus'])
      expect(await recipients('?basis=funder')).toEqual(['KEHA-keskus'])
      expect(await recipients('?basis=funder&form=print')).toEqual([])
      expect(await house.ask('/api/v1/disclosures?who=maija', { as: 'maija' })).toMatchObject({
        code: 'unknown_parameter',
      })
    })

    test('[A23][C06] a line is in no list from the day on which its 24 months are over, before any night has run', async () => {
      const today = instantToDay(house.now())
      const over = monthsLater(today, -24)
      const user = await idOf(house, 'rauno')
      await house.deps.register.transact(async (tx) => {
        for (const [day, recipient] of [
          [over, 'Vanha kunta'],
          [dayPlus(over, 1), 'Vielä kunta'],
        ] as const) {
          const id = makeDisclosureId(randomBytes)
          await addDisclosure(tx, { id, organisation: ranta, day, user, draft: { ...fixtureDisclosure, recipient } })
        }
      })
      const found = async () => (await list('rauno', `?to=${dayPlus(over, 1)}`)).disclosures.map((one) => one.recipient)
      expect(await found()).toEqual(['Vielä kunta'])
      expect(
        await house.deps.register.query.selectFrom('disclosure').select('id').where('day', '=', over).execute(),
        'still there',
      ).toHaveLength(1)
      const { settings } = await readRetentionSettings(house.deps.register)
      const periods = { ...settings.periods, disclosure: { mode: 'daily', months: 36 } } as const
      await house.deps.register.transact(async (tx) => {
        await proposeRetention(tx, { ...settings, periods }, today)
        await approveRetention(tx, today)
      })
      expect(await found()).toEqual(['Vielä kunta', 'Vanha kunta'])
    })

    test('an answer holds a page and says that there is more', async () => {
      const user = await idOf(house, 'rauno')
      const day = instantToDay(house.now())
      await house.deps.register.transact(async (tx) => {
        for (let line = 0; line < disclosurePageLines; line++)
          await addDisclosure(tx, {
            id: makeDisclosureId(randomBytes),
            organisation: ranta,
            day,
            user,
            draft: fixtureDisclosure,
          })
      })
      const found = await list('rauno')
      expect([found.disclosures.length, found.more]).toEqual([disclosurePageLines, true])
      expect(await list('rauno', '?form=file')).toEqual({ disclosures: [], names: {}, more: false })
    })
  })
}
