import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { Notice, NoticeAnswer, type NoticePublishing } from '@tukkimies/shared/register/notice.ts'
import { firstRetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { noticeWarning } from '@tukkimies/server/register/notices.ts'
import { approveRetention, proposeRetention } from '@tukkimies/server/register/retention-settings.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { fixtureDraft } from '../../notice.ts'
import type { FixtureName } from '../../users.ts'
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

    const read = async () => NoticeAnswer.parse((await house.ask('/api/v1/notice')).body).versions
    const publish = async (change: Partial<NoticePublishing> = {}, as: FixtureName = 'tuomas') => {
      const after = (await read())[0]?.version ?? 0
      return house.ask('/api/v1/notice', { as, body: { ...fixtureDraft, after, ...change } })
    }
    const due = async (as: FixtureName) => ((await house.ask('/api/v1/me', { as })).body as Me).noticeDue
    const see = (as: FixtureName, version: number) => house.ask('/api/v1/me/notice', { as, body: { version } })
    const named = (name: string) => {
      const { settings } = fixtureDraft
      return { settings: { ...settings, controller: { ...settings.controller, address: name } } }
    }

    test('before the first is published there is none, and nobody is asked to read it', async () => {
      expect(await read()).toEqual([])
      expect(await noticeWarning(house.deps.register)).toBe('notice-missing')
      expect(await due('aino')).toBeUndefined()
      expect(await see('aino', 1)).toMatchObject({ status: 409, code: 'outdated' })
    })

    test('[A01][E01] what is published is read by anybody without a log-in, with its day', async () => {
      const answer = await publish()
      expect(answer.status).toBe(200)
      expect(Notice.parse(answer.body)).toEqual({
        ...fixtureDraft,
        version: 1,
        first: instantToDay(house.now()),
        retention: firstRetentionSettings,
      })
      expect(await read()).toEqual([answer.body])
      const [line] = await listAudit(house.deps.register, { is: 'all' }, 1)
      expect(line).toMatchObject({ actor: { role: 'protection_officer' }, event: { event: 'notice_published' } })
    })

    test('[A01][C35] a further version stands first, and older ones stay as they were', async () => {
      const [before] = await read()
      house.wait(dayMs)
      expect((await publish(named('Uusikatu 2'), 'oskari')).status).toBe(200)
      const [newest, older] = await read()
      expect(newest).toMatchObject({ version: 2, first: instantToDay(house.now()) })
      expect(older).toEqual(before)
    })

    test('of a version published meanwhile nothing is lost: the next one has to follow it', async () => {
      expect(await publish({ after: 1 })).toMatchObject({ status: 409, code: 'outdated' })
      const both = await Promise.all([publish({ after: 2 }), publish({ after: 2 }, 'oskari')])
      expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
      expect((await read()).map(({ version }) => version)).toEqual([3, 2, 1])
    })

    test('[D21] a user is asked once to read it, and again only after a significant change', async () => {
      expect(await due('aino')).toBe(3)
      expect((await see('aino', 3)).body).not.toHaveProperty('noticeDue')
      expect(await due('aino')).toBeUndefined()
      await publish({ significant: false })
      expect(await due('aino')).toBeUndefined()
      await publish({ significant: true })
      expect(await due('aino')).toBe(5)
      expect(await due('elli')).toBe(5)
      await publish({ significant: false })
      // What is read is the newest version, whichever it was that mattered.
      expect(await due('aino')).toBe(6)
      expect(await see('aino', 7)).toMatchObject({ code: 'outdated' })
      await see('aino', 6)
      await see('aino', 2)
      expect(await due('aino')).toBeUndefined()
    })

    test('[duty-F10] addresses of offices belong into a notice, identity codes and what is not seen do not', async () => {
      const refused = async (name: string) => {
        const answer = await publish(named(name))
        expect(answer.text).not.toContain(name)
        return [answer.code, (answer.body as { field?: string }).field]
      }
      expect(await refused('Matti 131052-308T')).toEqual(['identity_code', 'controller'])
      expect(await refused('Katu \u202e1')).toEqual(['invalid', 'controller'])
      const changes = { ...fixtureDraft.changes, sv: '131052-308T' }
      expect(await publish({ changes })).toMatchObject({ code: 'identity_code' })
      expect((await read()).length).toBe(6)
    })

    test('[A01][B20] an operator is told while none is published, or when other periods were approved since', async () => {
      const { register } = house.deps
      expect(await noticeWarning(register)).toBeNull()
      await register.transact(async (tx) => {
        const { periods } = firstRetentionSettings
        const settings = { classes: [], periods: { ...periods, audit: { months: 36, mode: 'daily' as const } } }
        await proposeRetention(tx, settings, instantToDay(house.now()))
        await approveRetention(tx, instantToDay(house.now()))
      })
      expect(await noticeWarning(register)).toBe('notice-retention-outdated')
      expect((await publish()).body).toMatchObject({ retention: { periods: { audit: { months: 36 } } } })
      expect(await noticeWarning(register)).toBeNull()
    })

    test('[A03][A39][B02] whoever is named in it can be reached in one way at least', async () => {
      for (const who of ['controller', 'contact', 'officer', 'supervisor'] as const) {
        const bare = { ...fixtureDraft.settings[who], address: '', email: ' ', phone: '' }
        const answer = await publish({ settings: { ...fixtureDraft.settings, [who]: bare } })
        expect(answer, who).toMatchObject({ status: 422, code: 'invalid' })
      }
    })
  })
}
