import { expect, test } from 'vitest'
import { firstPolicy, type Policy, policyLimits } from '@tukkimies/shared/release/policy.ts'
import { loosenedBy, policyChanges, PolicyField } from '@tukkimies/shared/release/policy-change.ts'

const change = (more: Partial<Policy>): Policy => ({ ...firstPolicy, ...more })
const profiled = (set: Policy['profile']['set'], signed = false): Policy => change({ profile: { set, signed } })

test('[AN102] every limit is that of a named parameter, and the parameters name all that a policy holds', () => {
  for (const { field } of policyLimits(firstPolicy)) expect(PolicyField.options).toContain(field)
  const held = Object.entries(firstPolicy).flatMap(([key, value]) =>
    key === 'version' || key === 'profile' || Array.isArray(value) || typeof value !== 'object'
      ? [key]
      : Object.keys(value).map((inner) => `${key}.${inner}`),
  )
  expect(held.filter((key) => key !== 'version').toSorted()).toEqual(PolicyField.options.toSorted())
})

test('[AN102] two policies differ in what was changed, whoever signed and however triples are ordered', () => {
  const turned = firstPolicy.triples.toReversed().map((triple): Policy['triples'][number] => [...triple])
  expect(policyChanges(firstPolicy, change({ version: 9, triples: turned }))).toEqual([])
  expect(policyChanges(firstPolicy, profiled('volume', true))).toEqual([])
  expect(policyChanges(firstPolicy, change({ threshold: 9, grace: { m: 8, q: 14, y: 31 } }))).toEqual([
    'threshold',
    'grace.m',
  ])
})

test.each<[string, Partial<Policy>, readonly PolicyField[]]>([
  ['a lower threshold', { threshold: 7 }, ['threshold']],
  ['larger changes over the same threshold', { noise: { ...firstPolicy.noise, D: 4 } }, ['threshold']],
  ['smaller changes', { noise: { ...firstPolicy.noise, D: 2, V: 1 } }, ['noise.D', 'noise.V']],
  ['changes that may vary less', { noise: { ...firstPolicy.noise, mode: 'atMost' } }, ['noise.mode']],
  ['a lower sensitive threshold', { sensitive: { ...firstPolicy.sensitive, threshold: 14 } }, ['sensitive.threshold']],
  ['smaller points', { smallPoint: 100 }, ['smallPoint']],
  ['fewer frequent visitors', { repeat: { divisor: 1, persons: 2 } }, ['repeat.divisor', 'repeat.persons']],
  ['less dominance', { dominance: { share: 95, below: 40 } }, ['dominance.share', 'dominance.below']],
  ['another triple', { triples: [['age', 'gender', 'outcome']] }, ['triples']],
  ['more answers', { codesPerDimension: 5 }, ['codesPerDimension']],
  ['batches that nothing is waited for', { foldWait: 0 }, ['foldWait']],
])('[AN35] [AN99] %s lets more be seen', (_, more, loosened) => {
  expect(loosenedBy(change(more), firstPolicy, 'M')).toEqual(loosened)
  expect(loosenedBy(firstPolicy, firstPolicy, 'M')).toEqual([])
})

test('[AN35] the other way round nothing is loosened, and times loosen nothing while batches are waited for', () => {
  const stricter = change({
    threshold: 10,
    noise: { ...firstPolicy.noise, D: 4, V: 3 },
    triples: firstPolicy.triples.slice(5),
    smallPoint: 200,
    repeat: { divisor: 4, persons: 4 },
    dominance: { share: 80, below: 60 },
    codesPerDimension: 3,
  })
  expect(loosenedBy(stricter, firstPolicy, 'M')).toEqual([])
  expect(loosenedBy(change({ openDays: 7, foldWait: 1, grace: { m: 3, q: 3, y: 3 } }), firstPolicy, 'M')).toEqual([])
})

test('[AN35] a profile loosens where it is finer than what holds: what the volume gives, what was set, what was signed', () => {
  expect(loosenedBy(profiled('L'), firstPolicy, 'M')).toEqual(['profile'])
  expect(loosenedBy(profiled('S'), firstPolicy, 'M')).toEqual([])
  // M and L stay when the volume falls: they loosen even where the volume gives them today.
  expect(loosenedBy(profiled('M'), firstPolicy, 'M')).toEqual(['profile'])
  expect(loosenedBy(profiled('M'), firstPolicy, 'L')).toEqual(['profile'])
  expect(loosenedBy(profiled('M'), profiled('L', true), 'L')).toEqual([])
  expect(loosenedBy(firstPolicy, profiled('S'), 'M')).toEqual(['profile'])
  // Unsigned, a finer one never held.
  expect(loosenedBy(profiled('L'), profiled('L'), 'M')).toEqual(['profile'])
  expect(loosenedBy(profiled('L'), profiled('L', true), 'M')).toEqual([])
})
