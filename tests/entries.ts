// Entries of the fixture points on the tests' day, each with a fresh id and whatever is to be different about it.
import { randomBytes } from 'node:crypto'
import { Day } from '@tukkimies/shared/day.ts'
import { type EntryId, makeEntryId } from '@tukkimies/shared/id.ts'
import { p1 } from './users.ts'

export type Fields = Readonly<Record<string, unknown>>
export type MadeEntry = Fields & { readonly id: EntryId }

/** Tuesday 10 March 2026. */
export const firstDay = Day.parse('2026-03-10')
export const fixturePicks = { topic: ['permit', 'housing'], language: ['ar'], duration: ['min15'], channel: ['phone'] }

const makeId = (): EntryId => makeEntryId((length) => randomBytes(length))
const shared = { schema: 1, list: 1, point: p1, day: firstDay }

export const makeVisit = (change: Fields = {}): MadeEntry => {
  const visit = { id: makeId(), kind: 'visit', ...shared, visitor: 'client', codes: fixturePicks }
  return { ...visit, ...change }
}

export const makeArrival = (change: Fields = {}): MadeEntry => {
  const arrival = { id: makeId(), kind: 'arrival', ...shared, hour: 12, channel: 'phone' }
  return { ...arrival, ...change }
}

export const makeVoid = (change: Fields = {}): MadeEntry => {
  const made = { id: makeId(), kind: 'void', schema: 1, target: makeId() }
  return { ...made, ...change }
}
