// What the routes of retention tell and take: numbers and no names, periods within their bounds, two people for each change.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { AuditLine } from '@tukkimies/shared/register/audit.ts'
import {
  firstRetentionSettings,
  type OwnClass,
  RetentionAnswer,
  type RetentionSettings,
} from '@tukkimies/shared/register/retention-settings.ts'
import { retainRegister } from '@tukkimies/server/jobs/retention.ts'
import type { FixtureName } from '../../users.ts'
import { addKeptContact, addKeptDisclosure, addKeptRequest } from '../kept.ts'
import { idOf } from './askers.ts'
import { type Answered, createHouse, type House } from './house.ts'

let house: House
beforeAll(async () => {
  house = await createHouse()
})
beforeEach(async () => {
  await house.deps.register.query.deleteFrom('setting').where('key', 'like', 'retention%').execute()
})
afterAll(() => house.close())

const path = '/api/v1/retention'
const paper: OwnClass = {
  key: 'paper_forms',
  names: { fi: 'Paperilomakkeet', sv: 'Pappersblanketter', en: 'Paper forms' },
  begins: { fi: 'Kotoutumisajan päättymisestä', sv: 'Från integrationstidens slut', en: 'From the end of integration' },
  basis: { fi: 'Laki', sv: 'Lag', en: 'Law' },
  months: 48,
  mode: 'rounds',
}
const withOwn = (change: Partial<OwnClass> = {}): RetentionSettings => ({
  ...firstRetentionSettings,
  classes: [{ ...paper, ...change }],
})
const withAudit = (months: number): RetentionSettings => ({
  classes: [],
  periods: { ...firstRetentionSettings.periods, audit: { months, mode: 'daily' } },
})
const read = async (as: FixtureName = 'tuomas'): Promise<RetentionAnswer> =>
  RetentionAnswer.parse((await house.ask(path, { as })).body)
const propose = (settings: unknown): Promise<Answered> =>
  house.ask(`${path}/propose`, { as: 'oskari', body: { settings } })
const approve = (settings: RetentionSettings): Promise<Answered> =>
  house.ask(`${path}/approve`, { as: 'tuomas', body: { settings } })
const actsOf = async (): Promise<string[]> => {
  const rows = await house.deps.register.query.selectFrom('audit').select('line').orderBy('id').execute()
  const events = rows.map(({ line }) => AuditLine.parse(JSON.parse(line)).event)
  return events.flatMap((event) => (event.event === 'retention_settings' ? [event.act] : []))
}

test('[B20] the operator proposes, the officer approves what was read, both are written down, and then it holds', async () => {
  expect(await read()).toMatchObject({ settings: firstRetentionSettings, approved: null, proposed: null })
  const before = (await actsOf()).length
  expect((await propose(withOwn())).status).toBe(200)
  expect(await read('maija')).toMatchObject({ settings: firstRetentionSettings, proposed: { settings: withOwn() } })
  // Another was proposed meanwhile: nobody approves what was not read.
  expect((await propose(withAudit(60))).status).toBe(200)
  expect((await approve(withOwn())).code).toBe('outdated')
  expect((await read()).proposed?.settings).toEqual(withAudit(60))
  expect((await approve(withAudit(60))).status).toBe(200)
  expect(await read()).toMatchObject({ settings: withAudit(60), approved: '2026-03-10', proposed: null })
  expect((await read()).classes.find(({ name }) => name === 'audit')?.months).toBe(60)
  expect((await approve(withAudit(60))).code).toBe('outdated')
  expect((await actsOf()).slice(before)).toEqual(['proposed', 'proposed', 'approved'])
})

test('a proposal that was taken back is not approved', async () => {
  await propose(withOwn())
  const discard = () => house.ask(`${path}/discard`, { as: 'oskari', body: {} })
  expect((await discard()).status).toBe(200)
  expect((await discard()).code).toBe('outdated')
  expect((await approve(withOwn())).code).toBe('outdated')
  expect((await read()).settings).toEqual(firstRetentionSettings)
})

test('[A21][A23] no setting keeps contacts or users longer, under no name, and no period is out of its bounds', async () => {
  const periods = firstRetentionSettings.periods
  for (const name of ['contact', 'user', 'week_key', 'session']) {
    const longer = { classes: [], periods: { ...periods, [name]: { months: 48, mode: 'daily' } } }
    expect((await propose(longer)).code, name).toBe('invalid')
    expect((await propose(withOwn({ key: name }))).code, name).toBe('exists')
  }
  for (const months of [23, 121, 24.5, 0]) expect((await propose(withAudit(months))).code).toBe('invalid')
  for (const months of [24, 120]) expect((await propose(withAudit(months))).status).toBe(200)
})

test('[B20] an own class has words in three languages that name nobody, a key of its own and months of its own', async () => {
  const twice = { ...firstRetentionSettings, classes: [paper, paper] }
  expect((await propose(twice)).code).toBe('exists')
  expect((await propose(withOwn({ key: 'Paper forms' }))).code).toBe('invalid')
  expect((await propose(withOwn({ months: 0 }))).code).toBe('invalid')
  expect((await propose(withOwn({ basis: { fi: 'Laki', sv: '', en: 'Law' } }))).code).toBe('invalid')
  const coded = await propose(withOwn({ names: { fi: 'Maija 131052-308T', sv: 'x', en: 'x' } }))
  expect(coded.code).toBe('identity_code')
  expect(coded.everything).not.toContain('131052')
  // Ten years for papers of a compensation.
  expect((await propose(withOwn({ key: 'compensation_papers', months: 120 }))).status).toBe(200)
})

test('[B20][C21] a round tells from which day on papers are due, is approved once, and takes the number that was destroyed', async () => {
  await propose(withOwn())
  await approve(withOwn())
  const first = await read()
  expect(first.rounds[0]).toEqual({ round: '2026-03', approved: null, destroyed: [] })
  expect(first.own).toEqual([{ key: 'paper_forms', until: null }])
  const round = (name: string, act: string, body: unknown) =>
    house.ask(`${path}/rounds/${name}/${act}`, { as: 'tuomas', body })
  expect((await round('2025-10', 'approve', {})).code).toBe('outdated')
  expect((await round('2026-10', 'approve', {})).code).toBe('outdated')
  expect((await round('2026-04', 'approve', {})).code).toBe('not_found')
  expect((await round('2026-03', 'approve', {})).status).toBe(200)
  expect((await read()).own).toEqual([{ key: 'paper_forms', until: '2022-03-01' }])
  expect((await round('2026-03', 'destroyed', { class: 'others', count: 1 })).code).toBe('outdated')
  expect((await round('2026-03', 'destroyed', { class: 'paper_forms', count: -1 })).code).toBe('invalid')
  await round('2026-03', 'destroyed', { class: 'paper_forms', count: 3 })
  await round('2026-03', 'destroyed', { class: 'paper_forms', count: 5 })
  const destroyed = [{ class: 'paper_forms', count: 5 }]
  expect((await read()).rounds[0]).toEqual({ round: '2026-03', approved: '2026-03-10', destroyed })
})

test('[C21][A23] what is due stands there beforehand and what went afterwards, as numbers by night and half year', async () => {
  const { deps } = house
  for (const day of ['2025-03-10', '2025-03-05', '2025-04-01', '2026-01-01']) await addKeptContact(deps, day)
  for (const day of ['2024-03-10', '2024-03-20', null]) await addKeptRequest(deps, day)
  await addKeptDisclosure(deps, '2024-03-01', await idOf(house, 'maija'))
  const numbersOf = ({ classes }: RetentionAnswer, name: string) => {
    const { held, due, soon } = classes.find((one) => one.name === name) ?? {}
    return [held, due, soon]
  }
  const before = await read()
  expect(numbersOf(before, 'contact')).toEqual([4, 2, 1])
  expect(numbersOf(before, 'request')).toEqual([3, 1, 1])
  expect(numbersOf(before, 'disclosure')).toEqual([1, 1, 0])
  expect(numbersOf(before, 'user')[1]).toBe(0)
  expect(numbersOf(before, 'release')).toEqual([null, null, null])
  await retainRegister(deps, async () => {})
  const after = await read()
  expect(numbersOf(after, 'contact')).toEqual([2, 0, 1])
  expect(after.lastNight).toBe('2026-03-10')
  expect(after.runs[0]).toMatchObject({ day: '2026-03-10', numbers: { contact: 2, request: 1, disclosure: 1 } })
  const spans = after.halfYears.map(({ round, from, to }) => [round, from, to])
  expect(spans.slice(0, 2)).toEqual([
    ['2026-10', '2026-03-01', '2026-09-30'],
    ['2026-03', '2025-10-01', '2026-02-28'],
  ])
  expect(after.halfYears[0]?.numbers).toMatchObject({ contact: 2, week_key: 1, request: 1, disclosure: 1 })
  expect(after.halfYears[1]?.numbers).toEqual({})
  // Who asks finds nobody's name, whatever the numbers are of.
  expect((await house.ask(path, { as: 'kaarina' })).everything).not.toMatch(/Kaisa|Kantele|example|Rantatie/)
  expect(Day.parse(after.day)).toBe('2026-03-10')
})
