// What contacts are looked for, and which of them wait for something.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { draftToSearch, isDueSoon, isUntold, noSearch, versionToTell } from '@tukkimies/web/contacts/contact-search.ts'
import { p1, p2 } from '../../users.ts'

const versionOf = (version: number, significant: boolean) => ({ version, significant })

test('an empty search asks for what was recorded last, and a filled one for all that was chosen', () => {
  expect(draftToSearch(noSearch, [p1, p2])).toEqual({ words: '', point: null })
  expect(draftToSearch({ words: ' työvoima ', point: p2, only: 'due' }, [p1, p2])).toEqual({
    words: 'työvoima',
    point: p2,
    only: 'due',
  })
  expect(draftToSearch({ words: '', point: 'p9', only: 'everything' }, [p1])).toEqual({ words: '', point: null })
})

test('[A23] a contact is marked from the thirtieth day before it goes', () => {
  const deletion = Day.parse('2027-03-31')
  expect(isDueSoon({ deletion }, Day.parse('2027-02-28'))).toBe(false)
  expect(isDueSoon({ deletion }, Day.parse('2027-03-01'))).toBe(true)
  expect(isDueSoon({ deletion }, deletion)).toBe(true)
})

test('[D21] who was last told of a version before the newest significant one has still to be told', () => {
  const versions = [versionOf(4, false), versionOf(3, true), versionOf(2, true), versionOf(1, false)]
  const toTell = versionToTell(versions)
  expect(toTell?.version).toBe(3)
  expect([1, 2, 3, 4].map((told) => isUntold({ told }, toTell))).toEqual([true, true, false, false])
  expect(versionToTell([versionOf(2, false), versionOf(1, false)])).toBeNull()
  expect(isUntold({ told: 1 }, null)).toBe(false)
})
