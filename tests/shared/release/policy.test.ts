import { expect, test } from 'vitest'
import firstCodeList from '@tukkimies/server/register/first-code-list.json' with { type: 'json' }
import { CodeList, dimensionsOf, type Key } from '@tukkimies/shared/register/code-list.ts'
import {
  cellRules,
  checkPolicy,
  firstPolicy,
  isFiner,
  type Policy,
  type PolicyGround,
  profileByVolume,
} from '@tukkimies/shared/release/policy.ts'

const list = CodeList.parse({ ...firstCodeList, first: '2026-01-01' })
const ground: PolicyGround = { lists: [list], shown: list.dimensions.map(({ key }) => key), isProposal: false }

// A policy with some of its parameters changed, by their path.
const policyWith = (changes: Readonly<Record<string, unknown>>): Policy => {
  const policy = structuredClone(firstPolicy) as unknown as Record<string, unknown>
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, policy)
    parent[last] = value
  }
  return policy as unknown as Policy
}

const problemOf = (changes: Readonly<Record<string, unknown>>, on: Partial<PolicyGround> = {}) => {
  const checked = checkPolicy(policyWith(changes), { ...ground, ...on })
  return checked.ok ? null : checked.problem
}

test('[AN102] the first policy is lawful, without a warning, on the first code list', () => {
  expect(checkPolicy(firstPolicy, ground)).toEqual({ ok: true, value: { policy: firstPolicy, warnings: [] } })
  expect(JSON.parse(JSON.stringify(firstPolicy))).toEqual(firstPolicy)
})

test('[AN40] the default triples are 45 of topic and 15 of language, 60 different ones', () => {
  const names = firstPolicy.triples.map((triple) => triple.toSorted().join('+'))
  expect(new Set(names).size).toBe(60)
  expect(names.filter((name) => name.includes('topic'))).toHaveLength(45)
  expect(names).toContain('age+language+topic')
  expect(names).toContain('channel+interpreter+language')
  expect(names).not.toContain('language+outcome+persons')
})

test.each([
  ['threshold', 5, 4, { min: 5 }],
  ['sensitive.threshold', 7, 6, { min: 7 }],
  ['codesPerDimension', 4, 7, { min: 1, max: 6 }],
  ['smallPoint', 60, 59, { min: 60, max: 500 }],
  ['smallPoint', 500, 501, { min: 60, max: 500 }],
  ['repeat.divisor', 1, 0, { min: 1 }],
  ['dominance.share', 100, 101, { max: 100 }],
  ['openDays', 7, 15, { min: 0, max: 14 }],
  ['foldBatch', 20, 19, { min: 20 }],
  ['foldWait', 11, 12, { max: 11 }],
  ['grace.m', 3, 2, { min: 3, max: 60 }],
  ['grace.q', 60, 61, { min: 3, max: 60 }],
  ['grace.y', 60, 61, { min: 3, max: 60 }],
  ['receiptDays', 400, 399, { min: 400 }],
])('[AN102] %s may be %j and not %j', (field, lawful, unlawful, limits) => {
  expect(problemOf({ [field]: lawful })).toBe(null)
  expect(problemOf({ [field]: unlawful })).toMatchObject({ code: 'policy', field, ...limits })
})

test('[AN13] a threshold below D + 2 is refused, and one below D + 5 is warned of', () => {
  expect(problemOf({ threshold: 4 })).toEqual({ code: 'policy', field: 'threshold', min: 5, max: 1_000 })
  const warned = checkPolicy(policyWith({ threshold: 7, 'sensitive.threshold': 9 }), ground)
  expect(warned.ok && warned.value.warnings).toEqual([
    { code: 'policy', field: 'threshold', min: 8 },
    { code: 'policy', field: 'sensitive.threshold', min: 10 },
  ])
})

test('[AN9] [AN10] [AN102] the variance lies between a third of the change squared and that of the flat row, and D up to 10', () => {
  expect(problemOf({ 'noise.V': 4 })).toBe(null)
  expect(problemOf({ 'noise.V': 1 })).toBe(null)
  for (const V of [-1, 0, 0.99, 4.01, 9, Number.NaN])
    expect(problemOf({ 'noise.V': V }), String(V)).toMatchObject({ field: 'noise.V' })
  expect(problemOf({ 'noise.V': 4.01 })).toEqual({ code: 'policy', field: 'noise.V', min: 1, max: 4 })
  expect(problemOf({ 'sensitive.V': 10.01 })).toEqual({ code: 'policy', field: 'sensitive.V', min: 2.78, max: 10 })
  expect(problemOf({ 'sensitive.V': 2.77 })).toMatchObject({ field: 'sensitive.V' })
  expect(problemOf({ 'noise.D': 10, 'noise.V': 12, threshold: 15 })).toBe(null)
  expect(problemOf({ 'noise.D': 11, threshold: 20 })).toMatchObject({ field: 'noise.D', max: 10 })
})

test('[AN7] rows by count are refused: no lawful threshold is that low', () => {
  expect(problemOf({ 'noise.rowMode': 'byCount' })).toEqual({ code: 'policy', field: 'noise.rowMode' })
})

test('[AN39] 61 triples and forbidden ones are refused by their place', () => {
  const spare: [Key, Key, Key] = ['age', 'gender', 'outcome']
  expect(problemOf({ triples: [...firstPolicy.triples, spare] })).toMatchObject({ field: 'triples', max: 60 })
  const first = (...triple: Key[]) => problemOf({ triples: [triple, ...firstPolicy.triples.slice(0, 3)] })
  expect(first(...spare)).toBe(null)
  const forbidden = { code: 'policy', field: 'triples.0' }
  expect(first('age', 'gender', 'residence')).toEqual(forbidden)
  expect(first('topic', 'referral', 'age')).toEqual(forbidden)
  expect(first('age', 'age', 'gender')).toEqual(forbidden)
  expect(first('age', 'gender', 'late')).toEqual(forbidden)
  expect(first('partner_org', 'partner_channel', 'partner_duration')).toEqual(forbidden)
  expect(first('age', 'gender', 'shoe_size')).toEqual(forbidden)
  expect(problemOf({ triples: [spare, spare.toReversed()] })).toEqual({ code: 'policy', field: 'triples.1' })
})

test('[AN39] fifteen shown dimensions of one visitor are refused', () => {
  const template = dimensionsOf(list, 'client').find(({ key }) => key === 'outcome')
  if (!template) throw new Error('no outcome')
  const wide = (count: number): PolicyGround => {
    const extra = Array.from({ length: count }, (_, at) => ({ ...template, key: `extra${at}` }))
    const dimensions = [...list.dimensions, ...extra]
    return { ...ground, lists: [{ ...list, dimensions }], shown: dimensions.map(({ key }) => key) }
  }
  expect(problemOf({}, wide(1))).toBe(null)
  expect(problemOf({}, wide(2))).toEqual({ code: 'policy', field: 'shown', limit: 14 })
})

test('[AN15] a single sensitive code stands in a dimension of several answers only', () => {
  const flag = (key: Key): PolicyGround['lists'] => [
    {
      ...list,
      dimensions: list.dimensions.map((dimension) =>
        dimension.key === key
          ? { ...dimension, codes: dimension.codes.map((code, at) => (at === 0 ? { ...code, sensitive: true } : code)) }
          : dimension,
      ),
    },
  ]
  expect(problemOf({}, { lists: flag('topic') })).toBe(null)
  expect(problemOf({}, { lists: flag('age') })).toEqual({ code: 'policy', field: 'age' })
})

test('[AN40] a list may not take more answers than the policy allows', () => {
  expect(problemOf({ codesPerDimension: 3 })).toEqual({ code: 'policy', field: 'topic', limit: 3 })
})

test('[AN41] no question of a code list may be called late', () => {
  const dimensions = list.dimensions.map((dimension) =>
    dimension.key === 'age' ? { ...dimension, key: 'late' } : dimension,
  )
  expect(problemOf({ triples: [] }, { lists: [{ ...list, dimensions }] })).toEqual({ code: 'policy', field: 'late' })
})

test('[AN34] the profile by volume changes at 6,000 and above 30,000', () => {
  expect([5_999, 6_000, 30_000, 30_001].map(profileByVolume)).toEqual(['S', 'M', 'M', 'L'])
  expect([isFiner('S', 'floor'), isFiner('M', 'M'), isFiner('S', 'M')]).toEqual([true, false, false])
})

test('[AN35] [R20] the strictest profiles may be set by anybody, M and L are lawful only when they are signed', () => {
  for (const set of ['volume', 'floor', 'S']) expect(problemOf({ 'profile.set': set })).toBe(null)
  for (const set of ['M', 'L']) {
    expect(problemOf({ 'profile.set': set })).toEqual({ code: 'policy', field: 'profile.signed' })
    expect(problemOf({ 'profile.set': set, 'profile.signed': true })).toBe(null)
    expect(problemOf({ 'profile.set': set }, { isProposal: true })).toBe(null)
  }
})

test('[AN19] a hidden cell means 0 to 10, to 49 with a sensitive dimension', () => {
  expect(cellRules(firstPolicy, false, true).hiddenMax).toBe(10)
  expect(cellRules(firstPolicy, false, false).hiddenMax).toBe(10)
  expect(cellRules(firstPolicy, true, true).hiddenMax).toBe(49)
  const low = policyWith({ 'noise.D': 1, threshold: 3, 'noise.V': 0.5 })
  expect(cellRules(low, false, true).hiddenMax).toBe(8)
  expect(cellRules(low, false, false).hiddenMax).toBe(3)
})

test('[AN102] a file with an unknown or missing parameter is refused without repeating what it held', () => {
  expect(checkPolicy({ ...firstPolicy, secret: 1 }, ground)).toEqual({
    ok: false,
    problem: { code: 'policy', field: 'policy' },
  })
  const { threshold: _, ...rest } = firstPolicy
  expect(checkPolicy(rest, ground)).toEqual({ ok: false, problem: { code: 'policy', field: 'threshold' } })
  expect(checkPolicy(null, ground)).toEqual({ ok: false, problem: { code: 'policy', field: 'policy' } })
})
