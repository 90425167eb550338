import { expect, test } from 'vitest'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { type Note, noteToText } from '@tukkimies/shared/release/notes.ts'
import { cellRules, firstPolicy } from '@tukkimies/shared/release/policy.ts'

const notes: readonly Note[] = [
  { note: 'noise', D: 3 },
  { note: 'hidden', max: 10 },
  { note: 'hidden_sensitive' },
  { note: 'under', percent: 26 },
  { note: 'no_change' },
  { note: 'visits_not_people' },
  { note: 'many_topics' },
  { note: 'live' },
  { note: 'not_closed', period: '2026-04', day: '2026-05-10' },
  { note: 'small_point' },
  { note: 'ladder' },
  { note: 'late', n: 1 },
  { note: 'late', n: 12 },
]

test('[AN19] [AN28] every note has its own sentence in three languages', () => {
  const sentences = languages.flatMap((language) => notes.map((note) => noteToText(language, note)))
  expect(new Set(sentences).size).toBe(3 * notes.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[\p{L}\d].{3,}$/u)
})

test('[AN19] the note of a hidden cell says the range that the policy gives, and none for sensitive ones', () => {
  const { hiddenMax, noise } = cellRules(firstPolicy, false, true)
  expect(noteToText('fi', { note: 'hidden', max: hiddenMax })).toBe('Peitetty: luku on pieni tai nolla (0–10).')
  expect(noteToText('sv', { note: 'hidden', max: hiddenMax })).toBe('Dold: siffran är liten eller noll (0–10).')
  expect(noteToText('en', { note: 'noise', D: noise.D })).toContain('at most 3')
  for (const language of languages) expect(noteToText(language, { note: 'hidden_sensitive' })).not.toMatch(/\d/)
})

test('[AN25] a hidden share is under a per cent, in the way each language writes it', () => {
  expect(languages.map((language) => noteToText(language, { note: 'under', percent: 26 }))).toEqual([
    'alle 26\u00a0%',
    'under 26\u00a0%',
    'under 26%',
  ])
})

test('[AN57] one late visit is told in the singular', () => {
  expect(noteToText('fi', { note: 'late', n: 1 })).toBe(
    '1 käynti saapui jakson sulkemisen jälkeen; se lasketaan jaksoon, joka on vielä avoin.',
  )
  expect(noteToText('en', { note: 'late', n: 2 })).toMatch(/^2 visits came/)
})
