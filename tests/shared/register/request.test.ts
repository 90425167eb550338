// Due days, marks and texts of requests.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import {
  checkRequestDetails,
  findRequestText,
  isRequestOver,
  needsIdentity,
  type RequestDetails,
  requestDeletionDay,
  requestDueDay,
  requestUrgency,
} from '@tukkimies/shared/register/request.ts'

const day = (text: string): Day => Day.parse(text)
const details: RequestDetails = { name: 'Äijälä Esimerkki', address: '', language: 'fi', subject: '' }

test('[A35][C06][C24] a request is answered one calendar month after it came, at the latest on the last day of a shorter month', () => {
  const due = (received: string) => requestDueDay('access', day(received), false)
  expect(due('2026-03-10')).toBe('2026-04-10')
  expect(due('2026-01-31')).toBe('2026-02-28')
  expect(due('2028-01-31')).toBe('2028-02-29')
  expect(due('2028-02-29')).toBe('2028-03-29')
  expect(due('2026-12-31')).toBe('2027-01-31')
  // The clocks go forward on 29 March 2026: days are counted, not hours.
  expect(due('2026-02-28')).toBe('2026-03-28')
  expect(due('2026-03-28')).toBe('2026-04-28')
})

test('[A35] an extended request has two months more, and a withdrawal is due on the day it came', () => {
  expect(requestDueDay('erase', day('2026-11-30'), true)).toBe('2027-02-28')
  expect(requestDueDay('access', day('2026-03-10'), true)).toBe('2026-06-10')
  expect(requestDueDay('withdraw', day('2026-03-10'), false)).toBe('2026-03-10')
})

test('[A35] an open request is marked from seven days before its due day, and as overdue from the day after', () => {
  const urgency = (today: string, state: 'open' | 'answered' = 'open') =>
    requestUrgency({ state, due: day('2026-04-10') }, day(today))
  expect(urgency('2026-04-02')).toBeNull()
  expect(urgency('2026-04-03')).toBe('soon')
  expect(urgency('2026-04-10')).toBe('soon')
  expect(urgency('2026-04-11')).toBe('overdue')
  expect(urgency('2026-04-11', 'answered')).toBeNull()
})

test('[C06] a request goes 24 months after its answer, whatever the month, and never while it is open', () => {
  expect(requestDeletionDay(day('2026-02-28'))).toBe('2028-02-28')
  expect(requestDeletionDay(day('2028-02-29'))).toBe('2030-02-28')
  expect(isRequestOver(day('2028-02-29'), day('2030-02-27'))).toBe(false)
  expect(isRequestOver(day('2028-02-29'), day('2030-02-28'))).toBe(true)
  expect(isRequestOver(null, day('2199-12-31'))).toBe(false)
  expect(isRequestOver(day('2026-03-10'), day('2027-03-10'), 12)).toBe(true)
})

test('[B22][B26] the identity is checked but for a withdrawal, which is as easy as consent, and for clients, of whom nothing is held', () => {
  expect(needsIdentity({ right: 'access', group: 'contact' })).toBe(true)
  expect(needsIdentity({ right: 'erase', group: 'user' })).toBe(true)
  expect(needsIdentity({ right: 'withdraw', group: 'contact' })).toBe(false)
  expect(needsIdentity({ right: 'access', group: 'client' })).toBe(false)
})

test('[AN89] a request may hold what it is answered by, and no identity code in any field', () => {
  const address = 'nimi@esimerkki.fi, 040 123 4567, PL 1, 00100 Helsinki'
  expect(checkRequestDetails({ ...details, address, subject: 'Rivi\nToinen rivi' })).toMatchObject({ ok: true })
  for (const field of ['name', 'address', 'subject'] as const)
    expect(checkRequestDetails({ ...details, [field]: 'tunnus 131052-308T' })).toEqual({
      ok: false,
      problem: { code: 'identity_code', field },
    })
  expect(findRequestText('salaa\u200b', 'text')).toEqual({ code: 'text_found', field: 'text' })
})
