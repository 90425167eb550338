import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { phoneToText, textToPhone } from '@tukkimies/shared/phone.ts'
import {
  checkContact,
  type ContactDetails,
  ContactDetails as Details,
  contactDeletionDay,
  isContactOver,
} from '@tukkimies/shared/register/contact.ts'

const details: ContactDetails = {
  organisation: 'Turun kaupunki',
  name: 'Maija Esimerkki',
  phone: '+358401234567',
  email: 'neuvonta@esimerkki.fi',
}
const judge = (change: Partial<ContactDetails>) => {
  const checked = checkContact({ ...details, ...change })
  return checked.ok ? 'ok' : `${checked.problem.code} ${checked.problem.field}`
}

test('[AN92][duty-F10] what does not belong into a field of a contact is refused by the name of the field', () => {
  expect(judge({})).toBe('ok')
  expect(judge({ phone: '' })).toBe('ok')
  expect(judge({ email: '' })).toBe('ok')
  expect(judge({ phone: '', email: '' })).toBe('detail_needed phone')
  expect(judge({ organisation: 'Yhdistys 131052-308T' })).toBe('identity_code organisation')
  expect(judge({ name: 'Maija 131052-308T' })).toBe('identity_code name')
  expect(judge({ email: '131052-308T@esimerkki.fi' })).toBe('identity_code email')
  expect(judge({ name: 'Maija 040 123 4567' })).toBe('text_found name')
  expect(judge({ organisation: 'Yhdistys, info@esimerkki.fi' })).toBe('text_found organisation')
  expect(judge({ name: 'Maija FI21 1234 5600 0007 85' })).toBe('text_found name')
  expect(judge({ name: 'Maija\u202E' })).toBe('text_found name')
  expect(judge({ email: 'neuvonta' })).toBe('email_wrong email')
  expect(judge({ organisation: 'Yritys Oy 1234567-1' })).not.toBe('identity_code organisation')
})

test('[A15] a contact is exactly four details', () => {
  expect(Details.safeParse(details).success).toBe(true)
  expect(Details.safeParse({ ...details, title: 'johtaja' }).success).toBe(false)
  expect(Details.safeParse({ ...details, phone: '040 123 4567' }).success).toBe(false)
  expect(Object.keys(Details.def.shape)).toEqual(['organisation', 'name', 'phone', 'email'])
})

test('[A23] a contact is gone twelve calendar months after its recording, in leap years and at changes of the clock', () => {
  const days = [
    ['2026-03-10', '2027-03-10'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
    ['2026-03-29', '2027-03-29'],
    ['2026-10-25', '2027-10-25'],
  ] as const
  for (const [recorded, deletion] of days) {
    const day = Day.parse(recorded)
    expect(contactDeletionDay(day)).toBe(deletion)
    expect(isContactOver(day, Day.parse(deletion))).toBe(true)
  }
  expect(isContactOver(Day.parse('2026-03-10'), Day.parse('2027-03-09'))).toBe(false)
})

test('[AN92] phone numbers are kept in one form, whatever they were written like', () => {
  for (const text of ['040 123 4567', '040-1234567', '+358 40 123 4567', '00358401234567', '０４０ 1234567'])
    expect(textToPhone(text), text).toBe('+358401234567')
  expect(textToPhone('+46 8 123 456 78')).toBe('+46812345678')
  for (const text of ['', '123', 'soita', '040 123 4567 alanumero 5', '131052-308T', '+999 123 456 789'])
    expect(textToPhone(text), text).toBeNull()
  expect(phoneToText('+358401234567')).toBe('040 1234567')
})
