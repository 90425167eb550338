// The forms of a user: what becomes a request, and which fields are wrong.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { makeUserDraft, readAccess, readDetails, readUser, type UserDraft } from '@tukkimies/web/register/user-draft.ts'
import { keskus, p1, p2 } from '../../users.ts'

const today = Day.parse('2026-03-10')
const filled: UserDraft = {
  details: { first: ' Aino ', last: 'Niemi', username: 'aino', email: '', locality: '', adviceLanguages: ['fi'] },
  access: {
    role: 'advisor',
    organisation: '',
    points: [p1],
    trainee: false,
    contacts: false,
    endDay: '',
    reason: 'task',
  },
}
const withAccess = (part: Partial<UserDraft['access']>): UserDraft => ({
  ...filled,
  access: { ...filled.access, ...part },
})
const wrongIn = (draft: UserDraft, namesOrganisation = false): readonly string[] => {
  const reading = readUser(draft, today, namesOrganisation)
  return reading.is === 'wrong' ? reading.fields : []
}

test('[A16] a filled form becomes a request of six details and an access', () => {
  expect(readUser(filled, today, false)).toEqual({
    is: 'ready',
    request: {
      details: { ...filled.details, first: 'Aino' },
      access: { role: 'advisor', points: [p1], trainee: false, contacts: false, endDay: null, reason: 'task' },
    },
  })
})

test('an empty form names every field that must be filled in, in the order of the form', () => {
  expect(wrongIn(makeUserDraft(['advisor', 'main_user'], [p1, p2]))).toEqual([
    'first',
    'last',
    'username',
    'role',
    'reason',
  ])
})

test('what leaves no choice is chosen, but never the reason', () => {
  expect(makeUserDraft(['advisor'], [p1]).access).toMatchObject({ role: 'advisor', points: [p1], reason: '' })
  expect(makeUserDraft(['advisor', 'main_user'], [p1, p2]).access).toMatchObject({ role: '', points: [] })
})

test('[C09] a trainee has an end date, and no end date is past', () => {
  expect(wrongIn(withAccess({ trainee: true }))).toEqual(['endDay'])
  expect(wrongIn(withAccess({ trainee: true, endDay: '2026-03-10' }))).toEqual([])
  expect(wrongIn(withAccess({ endDay: '2026-03-09' }))).toEqual(['endDay'])
  // Who is no advisor is no trainee, whatever was ticked before the role was changed.
  expect(readAccess(withAccess({ role: 'coordinator', trainee: true }).access, today)).toMatchObject({
    request: { trainee: false },
  })
})

test('[B14] an advisor and a coordinator hold at named points, a main user at none', () => {
  for (const role of ['advisor', 'coordinator'] as const)
    expect(wrongIn(withAccess({ role, points: [] }))).toEqual(['points'])
  expect(readAccess(withAccess({ role: 'main_user' }).access, today)).toMatchObject({ request: { points: [] } })
})

test('an operator names the organisation of a main user, and of nobody else', () => {
  expect(wrongIn(withAccess({ role: 'main_user' }), true)).toEqual(['organisation'])
  expect(readUser(withAccess({ role: 'main_user', organisation: keskus }), today, true)).toMatchObject({
    request: { organisation: keskus },
  })
  expect(readUser(withAccess({ role: 'operator', organisation: keskus }), today, true)).not.toHaveProperty(
    'request.organisation',
  )
})

test('details that cannot be are named', () => {
  expect(readDetails({ ...filled.details, email: 'aino@', username: 'a b' })).toEqual({
    is: 'wrong',
    fields: ['username', 'email'],
  })
})

test('[A18][C13] only an advisor is given the contacts, and only when that was ticked', () => {
  expect(readAccess(withAccess({ contacts: true }).access, today)).toMatchObject({ request: { contacts: true } })
  expect(readAccess(withAccess({}).access, today)).toMatchObject({ request: { contacts: false } })
  for (const role of ['coordinator', 'main_user'] as const)
    expect(readAccess(withAccess({ role, contacts: true }).access, today)).toMatchObject({
      request: { contacts: false },
    })
})
