// A crowd of people who do not exist, in a house: contacts by sealed boxes and the push route, users and requests by the
// routes of their pages.
import { expect } from 'vitest'
import { sealBox } from '@tukkimies/shared/box.ts'
import { instantToDay } from '@tukkimies/shared/day.ts'
import {
  type ContactRef,
  type EntryId,
  makeEntryId,
  type PointId,
  RequestId,
  type UserId,
} from '@tukkimies/shared/id.ts'
import { consentVersion } from '@tukkimies/shared/register/consent.ts'
import { type ContactDetails, contactBound, type SealedContact } from '@tukkimies/shared/register/contact.ts'
import type { Contact } from '@tukkimies/shared/visit.ts'
import { limits, PullAnswer, PushAnswer } from '@tukkimies/shared/wire.ts'
import { idToContactRef } from '@tukkimies/server/contacts/row-keys.ts'
import { boxCrypto, randomBytes } from '@tukkimies/server/crypto.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { type House, pushOf } from '../server/api/house.ts'
import { type Planted, plantContact, plantRequest, plantUser } from './canaries.ts'

export type InHouse<Held, Id> = Planted<Held> & { readonly id: Id }
/** `entry` is known to the tablet that made it, and voids it. */
export type ContactInHouse = InHouse<ContactDetails, ContactRef> & { readonly entry: EntryId }

/** Pushes contacts that were recorded today at a point, as a tablet does that has just pulled; `from` numbers them. */
export const pushContacts = async (
  house: House,
  { point, credential }: { readonly point: PointId; readonly credential: string },
  from: number,
  count: number,
): Promise<readonly ContactInHouse[]> => {
  const pulled = PullAnswer.parse((await house.ask('/api/v1/pull', { credential })).body)
  const { transport, notice } = pulled
  if (!transport || !notice) return expect.fail('contacts cannot be recorded here')
  const day = instantToDay(house.now())
  const consent = { text: consentVersion, notice: notice.version, language: 'fi', way: 'spoken', day } as const
  const made: ContactInHouse[] = []
  for (let begin = from; begin < from + count; begin += limits.entriesMax) {
    const entries: Contact[] = []
    for (let number = begin; number < Math.min(from + count, begin + limits.entriesMax); number++) {
      const planted = plantContact(number)
      const place = { id: makeEntryId(randomBytes), point, day, key: transport.id }
      const content: SealedContact = { details: planted.details, consent }
      const box = await sealBox(boxCrypto, randomBytes, transport.publicKey, contactBound(place), content)
      entries.push({ ...place, kind: 'contact', schema: 1, box })
      made.push({ ...planted, id: idToContactRef(house.deps.root, place.id), entry: place.id })
    }
    const { results } = PushAnswer.parse((await house.ask('/api/v1/push', { credential, body: pushOf(entries) })).body)
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['stored']))
  }
  return made
}

/** Makes users as the main user does. */
export const makeUsers = async (
  house: House,
  point: PointId,
  from: number,
  count: number,
): Promise<readonly InHouse<ReturnType<typeof plantUser>['details'], UserId>[]> => {
  const made = []
  for (let number = from; number < from + count; number++) {
    const planted = plantUser(number)
    const access = { role: 'advisor', trainee: false, contacts: false, endDay: null, reason: 'task', points: [point] }
    const answer = await house.ask('/api/v1/users', { as: 'maija', body: { details: planted.details, access } })
    expect(answer.status, answer.text).toBe(200)
    const account = await findAccountByUsername(house.deps, planted.details.username)
    made.push({ ...planted, id: account?.id ?? expect.fail('no account') })
  }
  return made
}

/** Notes requests as the main user does. */
export const noteRequests = async (
  house: House,
  from: number,
  count: number,
): Promise<readonly InHouse<ReturnType<typeof plantRequest>['details'], RequestId>[]> => {
  const made = []
  for (let number = from; number < from + count; number++) {
    const planted = plantRequest(number)
    const received = instantToDay(house.now())
    const body = { right: 'access', group: 'contact', channel: 'written', received, details: planted.details }
    const answer = await house.ask('/api/v1/requests', { as: 'maija', body })
    expect(answer.status, answer.text).toBe(200)
    made.push({ ...planted, id: RequestId.parse((answer.body as { id?: unknown }).id) })
  }
  return made
}
