// What a visit may be asked, by the list that a new organisation starts with.
import { expect, test } from 'vitest'
import {
  answerCodes,
  dimensionByKey,
  dimensionsOf,
  notRecorded,
  visitors,
} from '@tukkimies/shared/register/code-list.ts'
import { cellRules, firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { firstList } from '../arbitraries.ts'

const answersOf = (dimension: string): readonly string[] =>
  answerCodes(dimensionByKey(firstList, dimension) ?? expect.fail(dimension))
    .map(({ key }) => key)
    .filter((key) => key !== notRecorded)

test('[B04] no code names health, religion, ethnic origin, violence or trafficking; health is a service asked about', () => {
  const banned =
    /illness|disease|diagnos|disab|pregnan|religio|church|faith|muslim|christian|ethnic|race|origin|nationalit|violen|abuse|traffick|victim|torture|sexual|sairau|vamma|uskon|etni|väkival|ihmiskaup|uhri|kidutu|sjukdom|religion|etnisk|våld|människohandel|offer\b/i
  const labels = firstList.dimensions
    .filter(({ visitor }) => visitor === 'client')
    .flatMap(({ key, codes, labels: own }) => [
      ...Object.values(own).map((label) => ({ key, label })),
      ...codes.flatMap((code) => Object.values(code.labels).map((label) => ({ key: `${key}.${code.key}`, label }))),
    ])
  expect(labels.length).toBeGreaterThan(300)
  expect(labels.filter(({ label }) => banned.test(label))).toEqual([])
  expect(banned.test('Victim of trafficking') && banned.test('Sairaus')).toBe(true)
  const health = labels.filter(({ label }) => /health/i.test(label)).map(({ label }) => label)
  expect(health).toEqual(['Health services', 'Health, family and social services'])
})

test('[B07][D05] every question can be answered by "not recorded", and three of each kind of visit must be answered', () => {
  for (const { key, codes } of firstList.dimensions)
    expect(
      codes.some((code) => code.key === notRecorded),
      key,
    ).toBe(true)
  for (const visitor of visitors)
    expect(dimensionsOf(firstList, visitor).filter(({ required }) => required)).toHaveLength(3)
})

test('[C03][D03] language is that of the service, age a band of more than ten years, and nothing finer is asked', () => {
  const questions = dimensionsOf(firstList, 'client').map(({ key }) => key)
  expect(questions).toEqual(
    'topic language channel duration outcome age persons gender first interpreter referral municipality residence'.split(
      ' ',
    ),
  )
  expect(dimensionByKey(firstList, 'language')?.max).toBe(1)
  expect(answersOf('age')).toEqual(['a0', 'a18', 'a30', 'a45', 'a65'])
  expect(answersOf('gender')).toEqual(['woman', 'man', 'other'])
})

test('[C04][D07] a call, a message, an e-mail and a web form are channels like a visit, and no question asks for words', () => {
  expect(answersOf('channel')).toEqual(expect.arrayContaining(['point', 'phone', 'message', 'email', 'group']))
  expect(firstList.dimensions.map(({ kind }) => kind).filter((kind) => kind !== 'one' && kind !== 'many')).toEqual([])
})

test('[D04] what is sensitive is not shown at first, and released under more noise and a higher threshold', () => {
  const sensitive = firstList.dimensions.filter((dimension) => dimension.sensitive)
  expect(sensitive.map(({ key, shown, required }) => ({ key, shown, required }))).toEqual([
    { key: 'residence', shown: false, required: false },
  ])
  const [usual, stricter] = [cellRules(firstPolicy, false, false), cellRules(firstPolicy, true, false)]
  expect(stricter.T).toBeGreaterThan(usual.T)
  expect(stricter.noise.V).toBeGreaterThan(usual.noise.V)
})

test('[D06] a group is one visit with a band of numbers', () => {
  expect(answersOf('persons')).toEqual(['n1', 'n2', 'n3', 'n6', 'n11', 'n21', 'n51'])
  expect(answersOf('channel')).toContain('group')
})
