// The data of the accessibility statement: nothing in it can be out of date or made up without a test that fails.
import { expect, test } from 'vitest'
import { Day, monthsLater } from '@tukkimies/shared/day.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { assessed, conformityOf, type Gap, gaps, traficom, untested } from '@tukkimies/web/notice/accessibility-gaps.ts'

/** Success criteria of WCAG 2.2, levels A and AA, by guideline: how many there are, without those of level AAA. */
const criteria = [
  '1.1.1',
  ...['1', '2', '3', '4', '5'].map((n) => `1.2.${n}`),
  ...['1', '2', '3', '4', '5'].map((n) => `1.3.${n}`),
  ...['1', '2', '3', '4', '5', '10', '11', '12', '13'].map((n) => `1.4.${n}`),
  ...['1', '2', '4'].map((n) => `2.1.${n}`),
  ...['1', '2'].map((n) => `2.2.${n}`),
  '2.3.1',
  ...['1', '2', '3', '4', '5', '6', '7', '11'].map((n) => `2.4.${n}`),
  ...['1', '2', '3', '4', '7', '8'].map((n) => `2.5.${n}`),
  ...['1', '2'].map((n) => `3.1.${n}`),
  ...['1', '2', '3', '4', '6'].map((n) => `3.2.${n}`),
  ...['1', '2', '3', '4', '7', '8'].map((n) => `3.3.${n}`),
  ...['2', '3'].map((n) => `4.1.${n}`),
]

/** What is wrong with one entry of the list. */
const flawsOf = ({ key, criterion, since, planned, text }: Gap): string[] => [
  ...(/^[a-z]+(-[a-z]+)*$/.test(key) ? [] : ['key']),
  ...(criteria.includes(criterion) ? [] : ['criterion']),
  ...(Day.safeParse(since).success && since <= assessed ? [] : ['since']),
  // A plan that never ends is none.
  ...(Day.safeParse(planned).success && planned > assessed && planned <= monthsLater(assessed, 12) ? [] : ['planned']),
  ...languages.filter((language) => text[language].trim().length < 40),
]

test('[duty-F06] each gap of the statement names a criterion, the day it was found, and a day of the coming year for its end', () => {
  expect(criteria).toHaveLength(55)
  expect(Day.safeParse(assessed).success).toBe(true)
  expect(gaps.flatMap((gap) => flawsOf(gap).map((flaw) => `${gap.key}: ${flaw}`))).toEqual([])
  expect(new Set(gaps.map(({ key }) => key)).size).toBe(gaps.length)
})

test('[duty-F06] a gap without a plan, with a criterion that does not exist or in one language only is found', () => {
  const [gap] = gaps
  if (!gap) throw new Error('no gap')
  expect(flawsOf({ ...gap, criterion: '4.1.1' })).toEqual(['criterion'])
  expect(flawsOf({ ...gap, planned: gap.since })).toEqual(['planned'])
  expect(flawsOf({ ...gap, planned: Day.parse('2099-01-01') })).toEqual(['planned'])
  expect(flawsOf({ ...gap, text: { ...gap.text, sv: '' } })).toEqual(['sv'])
})

test('[duty-F06] the app is said to conform in full only where nothing falls short', () => {
  expect(conformityOf(gaps)).toBe('partial')
  expect(conformityOf([])).toBe('full')
})

test('[duty-F06] what nobody has tried is said, and who supervises is named with an address in each language', () => {
  expect([...untested]).toEqual(['VoiceOver', 'TalkBack', 'Safari (iPad)'])
  for (const language of languages) {
    expect(traficom.names[language]).toContain('Traficom')
    expect(new URL(traficom.web[language]).protocol).toBe('https:')
  }
  expect(new Set(Object.values(traficom.web)).size).toBe(3)
})
