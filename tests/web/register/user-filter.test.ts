// Which users a search finds, and which are to be looked at first.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { User } from '@tukkimies/shared/register/user.ts'
import { filterUsers, isDue, isReviewDue, noFilter, type UserFilter } from '@tukkimies/web/register/user-filter.ts'

const today = Day.parse('2026-08-31')
let made = 0
const makeUser = (part: object): User =>
  User.parse({
    id: `AAAAAAAAAAAAAAAAAAAA${made++}A`,
    state: 'active',
    role: 'advisor',
    trainee: false,
    contacts: false,
    details: { first: 'Aino', last: 'Niemi', username: 'aino', email: '', locality: '', adviceLanguages: [] },
    organisation: 'keskus',
    points: ['p1'],
    created: '2026-01-01',
    granted: { by: null, reason: null, day: '2026-01-01' },
    reviewed: '2026-08-01',
    lastLogin: '2026-08-01',
    endDay: null,
    undertaking: null,
    factors: [],
    deletion: '2027-08-02',
    deletionAsked: null,
    ...part,
  })
const aino = makeUser({})
const osmo = makeUser({
  state: 'locked',
  details: { first: 'Osmo', last: 'Åkerlund', username: 'o.akerlund', email: '', locality: '', adviceLanguages: [] },
})
const find = (filter: Partial<UserFilter>) => filterUsers([aino, osmo], { ...noFilter, ...filter }, today)

test('a search takes parts of the name and the username, in any order and case', () => {
  expect(find({})).toEqual([aino, osmo])
  expect(find({ text: 'ÅKER osmo' })).toEqual([osmo])
  expect(find({ text: 'o.aker' })).toEqual([osmo])
  expect(find({ text: 'aino osmo' })).toEqual([])
  expect(find({ state: 'locked' })).toEqual([osmo])
})

test('[A21] who goes within 30 days is found, the 30th day included', () => {
  expect(isDue(makeUser({ deletion: '2026-09-30' }), today)).toBe(true)
  expect(isDue(makeUser({ deletion: '2026-10-01' }), today)).toBe(false)
})

test('an access is looked at again after six calendar months, as long as there is one', () => {
  // Six months after 28 February is 28 August, after 31 March the last day of September.
  expect(isReviewDue(makeUser({ reviewed: '2026-02-28' }), today)).toBe(true)
  expect(isReviewDue(makeUser({ reviewed: '2026-03-31' }), today)).toBe(false)
  expect(isReviewDue(makeUser({ reviewed: '2026-02-28', state: 'ended' }), today)).toBe(false)
})
