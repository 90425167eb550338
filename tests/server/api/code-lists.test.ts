import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import type { CodeListsAnswer, DraftContent, DraftDimension } from '@tukkimies/shared/register/code-list-draft.ts'
import { listToDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import { judgePolicy } from '@tukkimies/server/policy-check.ts'
import { Day } from '@tukkimies/shared/day.ts'
import { emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { VisitScreensAnswer } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { firstList } from '../../arbitraries.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { p1 } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()
const published = listToDraft(firstList)
const labels = { fi: 'Valmennus', sv: 'Handledning', en: 'Coaching' }

const withTopic = (edit: (dimension: DraftDimension) => object): DraftContent => ({
  dimensions: published.dimensions.map((old) => (old.key === 'topic' ? { ...old, ...edit(old) } : old)),
})
const withCoaching = withTopic(({ codes }) => ({ codes: [...codes, { key: 'coaching', labels, retired: false }] }))
const withCode = (key: string, edit: object): DraftContent =>
  withTopic(({ codes }) => ({ codes: codes.map((code) => (code.key === key ? { ...code, ...edit } : code)) }))

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

    const read = async () => (await house.ask('/api/v1/code-lists', { as: 'oskari' })).body as CodeListsAnswer
    const post = (path: string, body: unknown) => house.ask(`/api/v1/code-lists/${path}`, { as: 'oskari', body })
    /** Saves a draft over the one there is; answers its stamp. */
    const save = async (content: DraftContent): Promise<string> => {
      const { draft } = await read()
      const answer = await post('draft', { content, basis: 1, stamp: draft?.stamp ?? null })
      expect(answer.status).toBe(200)
      return (answer.body as CodeListsAnswer).draft?.stamp ?? ''
    }

    test('a draft is kept as it is, finished or not, and goes without a trace', async () => {
      const empty = { fi: '', sv: '', en: '' }
      const unfinished = withTopic(({ codes }) => ({
        codes: [...codes, { key: 'fresh', labels: empty, retired: false }],
      }))
      const stamp = await save(unfinished)
      expect((await read()).draft).toEqual({ content: unfinished, basis: 1, changed: '2026-03-10', stamp })
      expect(await post('publish', { first: '2026-04-01', stamp })).toMatchObject({ code: 'invalid' })
      expect((await post('draft/discard', { stamp })).body).toEqual({ lists: [firstList], draft: null })
      expect(await post('draft/discard', { stamp })).toMatchObject({ status: 409, code: 'outdated' })
    })

    test('of two who change one draft, the second is told', async () => {
      expect((await post('draft', { content: withCoaching, basis: 1, stamp: null })).status).toBe(200)
      expect(await post('draft', { content: published, basis: 1, stamp: null })).toMatchObject({ code: 'outdated' })
      const stamp = await save(withCoaching)
      const both = await Promise.all([0, 1].map(() => post('draft', { content: published, basis: 1, stamp })))
      expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
      expect(await post('draft/discard', { stamp })).toMatchObject({ code: 'outdated' })
      expect(await post('publish', { first: '2026-04-01', stamp })).toMatchObject({ code: 'outdated' })
    })

    test('[AN42][AN43] a draft becomes the next version from a month on, for ever, and tablets hear of it', async () => {
      const stamp = await save(withCoaching)
      for (const first of ['2026-03-10', '2026-03-01', '2026-04-02'])
        expect(await post('publish', { first, stamp })).toMatchObject({
          status: 422,
          code: 'list_day',
          body: { field: 'first', day: '2026-04-01' },
        })
      const answer = (await post('publish', { first: '2026-04-01', stamp })).body as CodeListsAnswer
      expect(answer.draft).toBeNull()
      expect(answer.lists[0]).toEqual(firstList)
      expect(answer.lists[1]).toMatchObject({ version: 2, first: '2026-04-01' })
      expect(((await house.ask('/api/v1/pull')).body as PullAnswer).lists).toEqual(answer.lists)
      const [line] = await listAudit(house.deps.register, { is: 'all' }, 1)
      expect(line).toMatchObject({ actor: { role: 'operator' }, event: { event: 'code_list_published', version: 2 } })
      expect(await post('draft', { content: published, basis: 1, stamp: null })).toMatchObject({ code: 'outdated' })
    })

    test('[AN39] a list and what points ask beyond it have no more questions than can be counted', async () => {
      const added: DraftDimension[] = ['more', 'yet_more', 'last'].map((key) => ({
        ...(published.dimensions.find((dimension) => dimension.key === 'first') ?? expect.fail('no such question')),
        key,
      }))
      const content = { dimensions: [...published.dimensions, ...added] }
      const screen = (shown: boolean, stamp: string | null) =>
        house.ask(`/api/v1/visit-screens/${p1}`, {
          as: 'maija',
          body: { ...emptyScreen, questions: [{ dimension: 'municipality', shown, required: false }], stamp },
        })
      const asked = await screen(true, null)
      const { stamp } = (asked.body as VisitScreensAnswer).screens[0] ?? expect.fail('nothing is set')
      const tooMany = await post('publish', { first: '2026-04-01', stamp: await save(content) })
      expect(tooMany).toMatchObject({ status: 422, code: 'invalid', body: { field: 'content', limit: 14 } })
      const ceased = await screen(false, stamp)
      const { draft } = await read()
      expect((await post('publish', { first: '2026-04-01', stamp: draft?.stamp })).status).toBe(200)
      const [set] = (ceased.body as VisitScreensAnswer).screens
      const again = await screen(true, set?.stamp ?? null)
      expect(again).toMatchObject({ status: 422, code: 'invalid', body: { field: 'questions', limit: 14 } })
      expect((await judgePolicy(house.deps.register, firstPolicy, Day.parse('2026-04-02'))).ok).toBe(true)
    })

    test('[AN43] a code moves to another group with a year only', async () => {
      const stamp = await save(withCode('work', { parent: 'gdaily' }))
      const early = await post('publish', { first: '2026-04-01', stamp })
      expect(early).toMatchObject({ code: 'list_day', body: { field: 'first', day: '2027-01-01' } })
      expect((await post('publish', { first: '2027-01-01', stamp })).status).toBe(200)
    })

    test('[AN42][AN44] a published key is never lost, used anew or taken back', async () => {
      const without = withTopic(({ codes }) => ({ codes: codes.filter(({ key }) => key !== 'tax') }))
      const lost = await post('publish', { first: '2026-04-01', stamp: await save(without) })
      expect(lost).toMatchObject({ status: 422, code: 'list_key_changed', body: { field: 'topic.tax' } })
      const retired = withCode('tax', { retired: true, successor: 'money' })
      const done = await post('publish', { first: '2026-04-01', stamp: await save(retired) })
      const tax = (done.body as CodeListsAnswer).lists[1]?.dimensions[0]?.codes.find(({ key }) => key === 'tax')
      expect(tax).toMatchObject({ until: '2026-04-01', successor: 'money' })
      const back = await post('draft', { content: published, basis: 2, stamp: null })
      const { stamp } = (back.body as CodeListsAnswer).draft ?? { stamp: '' }
      const again = await post('publish', { first: '2026-05-01', stamp })
      expect(again).toMatchObject({ code: 'list_key_changed', body: { field: 'topic.tax' } })
    })

    test('[duty-F10] a label that names a person is not kept, and nothing of a draft is told back', async () => {
      const named = withCode('work', { labels: { ...labels, sv: '131052-308T' } })
      const refused = await post('draft', { content: named, basis: 1, stamp: null })
      expect(refused).toMatchObject({
        code: 'identity_code',
        body: { field: 'content.dimensions.0.codes.4.labels.sv' },
      })
      expect(refused.everything).not.toContain('308T')
      expect((await read()).draft).toBeNull()
      const added = withTopic(({ codes }) => ({
        codes: [...codes, { key: 'secret_key', labels, parent: 'nowhere', retired: false }],
      }))
      const told = await post('publish', { first: '2026-04-01', stamp: await save(added) })
      expect(told).toMatchObject({ code: 'invalid', body: { field: 'topic' } })
      expect(told.everything).not.toContain('secret_key')
    })

    test('[A33] lists are the operator’s to change', async () => {
      for (const as of ['aino', 'maija', 'kaarina', 'tuomas'] as const)
        expect(await house.ask('/api/v1/code-lists', { as })).toMatchObject({ code: 'no_right' })
    })
  })
}
