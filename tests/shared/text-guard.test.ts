// The guard of texts: the printed cases, generated codes in every spelling, and ordinary words that it must leave alone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkText, findInText, hasUnseen, type TextFind } from '@tukkimies/shared/text-guard.ts'
import { firstList } from '../arbitraries.ts'
import vectors from '../anonymity/pii-vectors.json' with { type: 'json' }

test('what is not seen is found wherever it stands, and letters, joiners and marks of names are left alone', () => {
  const unseen = [
    0x00, 0x7f, 0xad, 0x34f, 0x61c, 0x200e, 0x202e, 0x2066, 0x3164, 0xfe0f, 0xfeff, 0xe0001, 0xe0041, 0xe0100,
  ]
  for (const code of unseen) expect(hasUnseen(`An${String.fromCodePoint(code)}na`), code.toString(16)).toBe(true)
  for (const name of [
    'Äijälä-Ñuñez',
    'O’Neill',
    'Þórdís',
    'Ngọc Ánh',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '김민수',
    'А\u0301нна',
  ])
    expect(hasUnseen(name), name).toBe(false)
})

/** Everything the vectors name, under the words used here. */
const toVector = (find: TextFind) =>
  find.kind === 'identity_code' ? { kind: 'hetu', level: find.level } : { kind: find.kind }

const signs = '+-UVWXYABCDEF'.split('')
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

const two = (number: number) => String(number).padStart(2, '0')

/** An identity code that is right, by AN90 written anew: day 1 to 28, every month, year and century sign. */
const rightCode = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 0, max: 99 }),
    sign: fc.constantFrom(...signs),
    number: fc.integer({ min: 2, max: 999 }),
  })
  .map(({ day, month, year, sign, number }) => {
    const [date, order] = [two(day) + two(month) + two(year), String(number).padStart(3, '0')]
    return { date, sign, order, check: checkCharacters.charAt(Number(date + order) % 31) }
  })

const spell = ({ date, sign, order, check }: { date: string; sign: string; order: string; check: string }) =>
  date + sign + order + check

test('[AN89] every printed text gives exactly the finds that stand beside it', () => {
  expect(vectors.cases).toHaveLength(38)
  for (const { text, expect: wanted } of vectors.cases) expect(findInText(text).map(toVector), text).toEqual(wanted)
})

test('[AN90][duty-F10] every fictitious identity code is certain, with all the signs of its century', () => {
  expect(vectors.hetuValidFictitious.values).toHaveLength(21)
  for (const code of vectors.hetuValidFictitious.values) {
    expect(findInText(code), code).toEqual([{ kind: 'identity_code', level: 'certain' }])
    expect(checkText(code)).toBe('identity_code')
  }
})

test('[AN91] business ids with the right check digit are let through, others are judged like any number', () => {
  for (const id of vectors.yTunnusRule.valid) expect(findInText(id), id).toEqual([])
  const kinds = vectors.yTunnusRule.invalid.map((id) => findInText(id).map(({ kind }) => kind))
  // One looks like a number of any kind, two like phone numbers, one is too short for anything.
  expect(kinds).toEqual([['number'], ['phone'], ['phone'], []])
})

test('[AN92] a certain or likely code, an address, an account and a phone are refused; a weak code and a number are not', () => {
  expect(checkText('131052-308U')).toBe('identity_code')
  expect(checkText('310298-123A')).toBeNull()
  expect(checkText('asiakasnumero 12345678')).toBeNull()
  expect(checkText('matti (at) example.fi')).toBe('email')
  expect(checkText('FI21 1234 5600 0007 85')).toBe('iban')
  expect(checkText('Soita 040 123 4567')).toBe('phone')
  expect(checkText('040 123 4567, 131052-308T')).toBe('identity_code')
  expect(checkText('131052-308T@example.fi')).toBe('identity_code')
  expect(checkText('')).toBeNull()
})

test('[R18] of 10,000 generated codes over all thirteen signs none is missed; looking for + - A alone misses most', () => {
  const codes = fc.sample(rightCode, { numRuns: 10_000, seed: 18 })
  expect(new Set(codes.map(({ sign }) => sign)).size).toBe(13)
  const missed = codes.filter((code) => checkText(`Asiakas ${spell(code)}.`) !== 'identity_code')
  expect(missed).toEqual([])
  const blind = /\b\d{6}[-+A]\d{3}[0-9A-Y]\b/
  expect(codes.filter((code) => !blind.test(spell(code))).length).toBeGreaterThan(5000)
  const ids = fc
    .sample(fc.integer({ min: 100_000, max: 9_999_999 }), { numRuns: 10_000, seed: 18 })
    .flatMap(toBusinessId)
  expect(ids.length).toBeGreaterThan(8900)
  expect(ids.filter((id) => checkText(`Y-tunnus ${id}`) !== null)).toEqual([])
})

const toBusinessId = (number: number): string[] => {
  const digits = String(number).padStart(7, '0')
  const rest = [7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11
  return rest === 1 ? [] : [`${digits}-${rest === 0 ? 0 : 11 - rest}`]
}

test('[R18] spaces, dots, other dashes, small letters, invisible characters and other digits do not hide a code', () => {
  const spellings: readonly ((code: { date: string; sign: string; order: string; check: string }) => string)[] = [
    ({ date, sign, order, check }) => `${date} ${sign} ${order}${check}`,
    ({ date, sign, order, check }) =>
      `${date.slice(0, 2)}.${date.slice(2, 4)}.${date.slice(4)}${sign}${order} ${check}`,
    ({ date, sign, order, check }) => `${date}${sign === '-' ? '\u2013' : sign}${order}${check}`.toLowerCase(),
    (code) => [...spell(code)].join('\u200B'),
    (code) => spell(code).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    (code) => spell(code).replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
    (code) => `hetu:${spell(code)},ok`,
  ]
  const property = fc.property(rightCode, fc.constantFrom(...spellings), (code, spelling) => {
    expect(checkText(spelling(code))).toBe('identity_code')
  })
  fc.assert(property, { numRuns: 2000, seed: 18 })
})

const placeNames = [
  'Neuvontapiste Keskusta',
  'Monikulttuurikeskus Vuolle, 2. kerros',
  'Kirjasto Oodi 1/2',
  'Rådgivningspunkten i Åbo',
  'Mannerheimintie 5 B 12, 00100 Helsinki',
  'Kauppakeskus Iso Omena, ovi 3',
  'Piste 24/7',
  'Ma–pe 9–16, to 10.30–18',
  'Open at 10.30 on weekdays',
  'Välkommen kl. 9.00-15.30',
  'Hanke 2024–2027',
  'Tabletti 12',
  'Etäneuvonta (puhelin ja chat)',
  'Y-tunnus 0112038-9',
  'Kello 12 at the library',
  "L'Espace – conseil & accueil",
]

test('[AN92] names of places, every label of the first code list and their combinations are left alone', () => {
  const labels = firstList.dimensions.flatMap(({ labels: own, codes }) => [own, ...codes.map((code) => code.labels)])
  const texts = [...placeNames, ...labels.flatMap(({ fi, sv, en }) => [fi, sv, en])]
  expect(texts.length).toBeGreaterThan(300)
  for (const text of texts) expect(findInText(text), text).toEqual([])
  const words = fc.array(
    fc.constantFrom(...texts.flatMap((text) => text.split(' ').filter((word) => /^\p{L}+$/u.test(word)))),
  )
  const numbered = fc
    .tuple(words, fc.integer({ min: 0, max: 9999 }))
    .map(([found, number]) => `${found.join(' ')} ${number}`)
  fc.assert(
    fc.property(numbered, (text) => checkText(text) === null),
    { numRuns: 2000, seed: 92 },
  )
})

test('[R18] a text of 100 kB, made to be slow, takes at most 50 ms of the processor', () => {
  const parts = [
    'a',
    'a@',
    '@a',
    'a.aa',
    '1',
    '01',
    '0 ',
    '+0 ',
    '13.',
    '131052-',
    'FI21 ',
    'a at ',
    ' ',
    '(',
    '\u200B',
    '٣',
    'ﷺ',
  ]
  for (const part of parts) {
    const text = part.repeat(Math.ceil(100_000 / Buffer.byteLength(part)))
    // The best of three, in time of the processor: what is measured is the pattern, not the machine's other work.
    const times = [1, 2, 3].map(() => {
      const begin = process.threadCpuUsage()
      checkText(text)
      const { user, system } = process.threadCpuUsage(begin)
      return (user + system) / 1000
    })
    expect(Math.min(...times), JSON.stringify(part)).toBeLessThan(50)
  }
})

test('[AN89] the guard never throws, whatever the text', () => {
  const texts = fc.sample(fc.string({ unit: 'binary' }), { numRuns: 2000, seed: 89 })
  for (const text of texts) expect(() => findInText(text)).not.toThrow()
})
