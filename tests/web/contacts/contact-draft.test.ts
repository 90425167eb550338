// The forms of a contact: what becomes a change, and what is wrong in which field.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import type { ContactDetails } from '@tukkimies/shared/register/contact.ts'
import {
  lastReview,
  readContact,
  readRestriction,
  readWithdrawal,
  type Reading,
} from '@tukkimies/web/contacts/contact-draft.ts'

const typed: ContactDetails = {
  organisation: ' Työvoimapalvelut ',
  name: 'Kerttu Kumppani',
  phone: '040 123 4567',
  email: ' kerttu@example.org ',
}
const wrongIn = <T, F extends string>(reading: Reading<T, F>) =>
  reading.is === 'wrong' ? reading.wrong.map(({ field, why }) => [field, why]) : []

test('[A15] four details are read in any spelling of a number', () => {
  expect(readContact(typed)).toEqual({
    is: 'ready',
    value: {
      organisation: 'Työvoimapalvelut',
      name: 'Kerttu Kumppani',
      phone: '+358401234567',
      email: 'kerttu@example.org',
    },
  })
  expect(readContact({ ...typed, phone: '' })).toMatchObject({ is: 'ready', value: { phone: '' } })
  expect(readContact({ ...typed, phone: '+46 70 123 45 67', email: '' })).toMatchObject({
    value: { phone: '+46701234567', email: '' },
  })
})

test('[A15] a correction that leaves no way to reach the person, or no name, is not sent', () => {
  expect(wrongIn(readContact({ ...typed, phone: '', email: '' }))).toEqual([['phone', 'detail_needed']])
  expect(wrongIn(readContact({ ...typed, organisation: ' ', name: '' }))).toEqual([
    ['organisation', 'missing'],
    ['name', 'missing'],
  ])
  expect(wrongIn(readContact({ ...typed, phone: 'soita' }))).toEqual([['phone', 'phone']])
  expect(wrongIn(readContact({ ...typed, email: 'kerttu' }))).toEqual([['email', 'email_wrong']])
})

test('[duty-F10] an identity code is refused in every field, and a number where a name belongs', () => {
  const code = '131052-308T'
  expect(wrongIn(readContact({ ...typed, organisation: `Kerttu ${code}` }))).toEqual([
    ['organisation', 'identity_code'],
  ])
  expect(wrongIn(readContact({ ...typed, name: code }))).toEqual([['name', 'identity_code']])
  expect(wrongIn(readContact({ ...typed, name: 'Kerttu 040 123 4567' }))).toEqual([['name', 'text_found']])
  expect(readWithdrawal({ phone: '', email: `${code}@example.org` }).is).toBe('wrong')
})

test('[C30] a withdrawal is taken in by address or number, and by neither not', () => {
  expect(readWithdrawal({ phone: '', email: ' kerttu@example.org' })).toEqual({
    is: 'ready',
    value: { phone: '', email: 'kerttu@example.org' },
  })
  expect(readWithdrawal({ phone: '040 1234567', email: '' })).toMatchObject({ value: { phone: '+358401234567' } })
  expect(wrongIn(readWithdrawal({ phone: '', email: '' }))).toEqual([['phone', 'detail_needed']])
  expect(wrongIn(readWithdrawal({ phone: '12', email: 'ä@ö' }))).toEqual([
    ['email', 'email_wrong'],
    ['phone', 'phone'],
  ])
})

test('[A38] a restriction is looked at again within three months, and before the contact goes', () => {
  const today = Day.parse('2026-03-10')
  const late = Day.parse('2027-03-01')
  const soon = Day.parse('2026-03-20')
  expect(lastReview(today, late)).toBe('2026-06-10')
  expect(lastReview(today, soon)).toBe('2026-03-19')
  expect(readRestriction({ reason: 'claim', review: '2026-06-10' }, today, late)).toEqual({
    is: 'ready',
    value: { reason: 'claim', review: '2026-06-10' },
  })
  expect(wrongIn(readRestriction({ reason: 'claim', review: '2026-06-11' }, today, late))).toEqual([
    ['review', 'review'],
  ])
  expect(wrongIn(readRestriction({ reason: 'claim', review: '2026-03-20' }, today, soon))).toEqual([
    ['review', 'review'],
  ])
  expect(wrongIn(readRestriction({ reason: '', review: '2026-03-10' }, today, late))).toEqual([
    ['reason', 'reason'],
    ['review', 'review'],
  ])
})
