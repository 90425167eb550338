import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { firstPolicy, type Policy } from '@tukkimies/shared/release/policy.ts'
import { PolicyField } from '@tukkimies/shared/release/policy-change.ts'
import type { PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { draftErrors, draftToPolicy, limitOf, policyToDraft, type RulesDraft } from '@tukkimies/web/risk/rules-draft.ts'
import { periodsFrom, ruleFields, ruleText, versionsAround } from '@tukkimies/web/risk/rules-facts.ts'
import { words } from '@tukkimies/web/risk/rules-words.fi.ts'

const day = (text: string): Day => Day.parse(text)
const ground = { base: firstPolicy, before: firstPolicy, earliest: day('2026-03-11'), latest: day('2027-04-14') }
const show = { number: String, day: String }
const draft = (more: Partial<RulesDraft['numbers']> = {}, first = '2026-04-01'): RulesDraft => {
  const typed = policyToDraft(firstPolicy, first, ',')
  return { ...typed, numbers: { ...typed.numbers, ...more } }
}
const errorsOf = (one: RulesDraft): Readonly<Record<string, string>> =>
  Object.fromEntries(draftErrors(one, ground, words, show).map(({ name, text }) => [name, text]))

test('[AN102] the page speaks of every rule', () => {
  const silent = PolicyField.options.filter((field) => !(ruleFields as readonly string[]).includes(field))
  expect(silent).toEqual([])
  expect(Object.keys(words.fields).toSorted()).toEqual(ruleFields.toSorted())
})

test('[AN102] what is typed becomes rules, and what is not typed stays', () => {
  expect(draftToPolicy(draft(), firstPolicy)).toEqual(firstPolicy)
  const typed = draftToPolicy(draft({ 'noise.V': '2,5', threshold: ' 9 ', 'grace.q': '20' }), firstPolicy)
  expect(typed).toEqual({
    ...firstPolicy,
    noise: { ...firstPolicy.noise, V: 2.5 },
    threshold: 9,
    grace: { m: 7, q: 20, y: 31 },
  })
  const fewer = new Set([...draft().triples].slice(1))
  expect(draftToPolicy({ ...draft(), triples: fewer }, firstPolicy).triples).toHaveLength(59)
})

test('[AN102] [AN13] the limits are those of the rules as they are typed, and a wrong number is told with them', () => {
  expect(errorsOf(draft({ threshold: '9' }))).toEqual({})
  expect(errorsOf(draft({ threshold: '4' }))).toEqual({ threshold: 'Anna kokonaisluku väliltä 5–1000.' })
  expect(errorsOf(draft({ 'noise.D': '7', threshold: '8' })).threshold).toBe('Anna kokonaisluku väliltä 9–1000.')
  expect(limitOf('noise.V', firstPolicy)).toEqual({ is: 'variance', min: 1, max: 4 })
  for (const wrong of ['0', '0,99', '4,01', 'kaksi', '', '-1']) {
    expect(errorsOf(draft({ 'noise.V': wrong }))).toEqual({
      'noise.V': 'Anna luku väliltä 1–4.',
    })
  }
  for (const wrong of ['3,5', '1e3', '', '15']) expect(errorsOf(draft({ openDays: wrong }))).toHaveProperty('openDays')
})

test('[AN102] what is wrong is told with the name of its rule, for several look alike', () => {
  const wrong = draftErrors(draft({ 'noise.V': '9', 'sensitive.V': '99' }, ''), ground, words, show)
  expect(wrong.map(({ label }) => label)).toEqual([
    words.fields['noise.V'].label,
    words.fields['sensitive.V'].label,
    words.form.first,
  ])
})

test('[AN36] a proposal changes something, and begins on a day after today', () => {
  expect(errorsOf(draft())).toEqual({ profile: words.form.errors.same })
  for (const first of ['', '2026-03-10', '2027-04-15', '2026-02-31']) {
    expect(errorsOf(draft({ threshold: '9' }, first)), first).toHaveProperty('first')
  }
})

test('[AN36] new rules are for the first month, quarter and year that begin on their first day or later', () => {
  expect(periodsFrom(day('2026-04-01'))).toEqual(['2026-04', '2026Q2', '2027'])
  expect(periodsFrom(day('2026-04-02'))).toEqual(['2026-05', '2026Q3', '2027'])
  expect(periodsFrom(day('2027-01-01'))).toEqual(['2027-01', '2027Q1', '2027'])
})

test('[AN102] a version holds from its first day until the next one begins', () => {
  const version = (number: number, first: string) => ({
    policy: { ...firstPolicy, version: number },
    first: day(first),
  })
  const versions = [version(3, '2026-06-01'), version(2, '2026-03-10'), version(1, '2026-01-01')]
  const answer: PolicyAnswer = { versions, proposal: null, own: 'S', earliest: day('2026-06-01') }
  const around = versionsAround(answer, day('2026-03-10'))
  expect(around?.current.policy.version).toBe(2)
  expect(around?.upcoming.map(({ policy }) => policy.version)).toEqual([3])
  expect(around?.earlier.map(({ policy }) => policy.version)).toEqual([1])
})

test('a rule is told with its unit', () => {
  const policy: Policy = { ...firstPolicy, noise: { ...firstPolicy.noise, V: 2.5 } }
  const text = (field: Parameters<typeof ruleText>[1]) => ruleText(policy, field, { words, language: 'fi', own: 'M' })
  expect(text('profile')).toBe('käyntimäärän mukaan: nyt keskilaaja (M)')
  expect(text('noise.V')).toBe('2,50')
  expect(text('openDays')).toBe('3 päivää')
  expect(text('dominance.share')).toBe('90 %')
  expect(text('triples')).toBe('60 taulukkoa')
})
