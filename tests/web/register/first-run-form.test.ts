import { errorText } from '@tukkimies/web/register/first-run-error.ts'
import { type FirstRunDraft, makeDraft, makePointDraft, readDraft } from '@tukkimies/web/register/first-run-form.ts'
import { words } from '@tukkimies/web/register/words.fi.ts'
import { expect, test } from 'vitest'

const code = '0123456789ABCDEFGHJKMNPQRS'
const full: FirstRunDraft = {
  code,
  organisation: { fi: 'Yhdistys', sv: 'Förening', en: 'Association', same: false },
  points: [{ key: 0, names: { fi: 'Keskusta', sv: '', en: '', same: true }, busy: 'no' }],
  user: { first: ' Paula ', last: 'P', username: 'paula', email: '', locality: '' },
  password: 'seitseman sinista saapasta',
}
const wrongOf = (part: Partial<FirstRunDraft>): readonly string[] => {
  const reading = readDraft({ ...full, ...part })
  return reading.is === 'wrong' ? reading.fields : []
}

test('a full form becomes the request, trimmed, one name standing for all languages where it is said to', () => {
  const reading = readDraft(full)
  expect(reading.is === 'ready' && reading.request).toEqual({
    code,
    organisation: { fi: 'Yhdistys', sv: 'Förening', en: 'Association' },
    points: [{ names: { fi: 'Keskusta', sv: 'Keskusta', en: 'Keskusta' }, busy: false }],
    user: { first: 'Paula', last: 'P', username: 'paula', email: '', locality: '', adviceLanguages: [] },
    password: 'seitseman sinista saapasta',
  })
})

test('a code may be typed in groups, in small letters and with the letters that look like digits', () => {
  const reading = readDraft({ ...full, code: 'oi23-4567 89ab-cdef-ghjk-mnpq-rs' })
  expect(reading.is === 'ready' && reading.request.code).toBe(code)
})

test('[AN38] whether a point has 120 visits a year must be answered: there is no default', () => {
  expect(makePointDraft(1).busy).toBe('')
  expect(wrongOf({ points: [{ key: 0, names: full.organisation, busy: '' }] })).toEqual(['points.0.busy'])
})

test('[duty-F05] a name in one language only is not enough', () => {
  expect(wrongOf({ organisation: { fi: 'Yhdistys', sv: ' ', en: '', same: false } })).toEqual([
    'organisation.sv',
    'organisation.en',
  ])
  expect(wrongOf({ organisation: { fi: '', sv: '', en: '', same: true } })).toEqual(['organisation.fi'])
})

test('a password shorter than fifteen characters is not sent, and a long one of any characters is', () => {
  expect(wrongOf({ password: 'x'.repeat(14) })).toEqual(['password'])
  expect(wrongOf({ password: 'ä ö€ 你好 x'.repeat(3) })).toEqual([])
  expect(wrongOf({ password: '😀'.repeat(14) })).toEqual(['password'])
})

test('everything that is wrong with an empty form has a sentence that says what to do', () => {
  const reading = readDraft({ ...makeDraft(''), points: [makePointDraft(0), makePointDraft(1)] })
  const fields = reading.is === 'wrong' ? reading.fields : []
  expect(fields).toHaveLength(16)
  const sentences = fields.map((field) => errorText(words.firstRun, field))
  expect(sentences.every((text) => text !== undefined && text.endsWith('.'))).toBe(true)
  expect(new Set(sentences).size).toBe(fields.length)
})

test('a field that is not on the form has no sentence of its own', () => {
  for (const field of ['', 'points', 'points.0', 'user.adviceLanguages', 'organisation.de', 'session'])
    expect(errorText(words.firstRun, field)).toBeUndefined()
})
