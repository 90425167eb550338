import { expect, test } from 'vitest'
import { entriesBook } from '@tukkimies/web/capture/entries-book.ts'
import { anewPath, mayTryAgain, type Reason, remedies } from '@tukkimies/web/capture/remedies.ts'
import { words as english } from '@tukkimies/web/problem-words.en.ts'
import { words as finnish } from '@tukkimies/web/problem-words.fi.ts'
import { words as swedish } from '@tukkimies/web/problem-words.sv.ts'

const reasons = Object.keys(remedies) as Reason[]

test('[S12][S15] every reason has its sentence and its remedy in three languages', async () => {
  for (const [language, { attention }] of Object.entries({ fi: finnish, sv: swedish, en: english })) {
    expect(Object.keys(attention).toSorted(), language).toEqual(reasons.toSorted())
    const { entries } = await entriesBook[language as 'fi' | 'sv' | 'en']()
    for (const reason of reasons) {
      expect(attention[reason], `${language} ${reason}`).toMatch(/\S/)
      expect(entries.remedies[remedies[reason]], `${language} ${reason}`).toMatch(/\.$/)
    }
  }
})

test('[S15] what can come to another answer may be tried again, and what never can is entered anew where it can be', () => {
  const visit = { kind: 'visit', visit: null } as const
  for (const reason of reasons) {
    const remedy = remedies[reason]
    const ways = [mayTryAgain(remedy), anewPath(remedy, visit) !== null]
    // Besides deleting after a question there is one more way, unless it counts already.
    expect(ways.includes(true), reason).toBe(reason !== 'conflict')
  }
  expect(mayTryAgain(remedies.damaged)).toBe(false)
  expect(anewPath(remedies.unknown_code, visit)).toBe('/')
  expect(anewPath(remedies.box_closed, { kind: 'contact', visit: null })).toBe('/partner')
  expect(anewPath(remedies.bad_value, { kind: 'contact', visit: null })).toBe('/partner')
  expect(anewPath(remedies.bad_value, { kind: 'arrival', visit: null })).toBeNull()
})
