// An installation in which a night of retention has something to do of every kind, and what must be left of it.
import { Day } from '@tukkimies/shared/day.ts'
import { makeUserId, type UserId } from '@tukkimies/shared/id.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { type RetentionDeps, retainRegister } from '@tukkimies/server/jobs/retention.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addGate } from '@tukkimies/server/register/gates.ts'
import { addInvitation } from '@tukkimies/server/register/invitations.ts'
import { addSession } from '@tukkimies/server/register/sessions.ts'
import { listUsers } from '@tukkimies/server/register/users.ts'
import type { Ground } from '../contracts/engines.ts'
import { addKeptContact, addKeptDisclosure, addKeptRequest } from './kept.ts'
import { addPerson, personOf } from './people.ts'
import { openStation, type Station } from './station.ts'

// Twelve months after a Saturday and a Sunday: the key of a week goes too.
const begin = '2027-03-14'
export const retainedNight = '2027-03-15'

export const retain = (deps: RetentionDeps) => retainRegister(deps, async () => {})

/** Two users who are over age the next day, with everything that one may have, and two who stay; contacts and requests too. */
export const fillRetained = async (ground: Ground): Promise<void> => {
  const { deps, close } = await openStation(ground, begin)
  const today = Day.parse(begin)
  for (let number = 0; number < 4; number++) {
    const id = await addPerson(deps, personOf(`user${number}`), number < 2 ? '2026-03-14' : '2027-01-01')
    await deps.register.transact(async (tx) => {
      await addSession(tx, id, today, deps.now())
      await addGate(tx, id, today, null)
      await addInvitation(tx, id, 'reset', deps.now())
      await tx.query
        .insertInto('identity')
        .values({ subject: `s${number}`, user: id, linked: today })
        .execute()
      await tx.query
        .insertInto('recovery')
        .values({ hash: `r${number}`, user: id })
        .execute()
    })
  }
  for (const day of ['2026-03-15', '2026-03-15', '2026-03-16', '2026-12-01']) await addKeptContact(deps, day)
  for (const day of ['2025-03-15', '2025-03-16', null]) await addKeptRequest(deps, day)
  for (const day of ['2025-03-15', '2027-01-01']) await addKeptDisclosure(deps, day, makeUserId(randomBytes))
  await retain(deps)
  await close()
}

/** What must be the same, however it came about: rows by how many, lines by what they say. */
export const readRetained = async ({ deps: { register, keys } }: Station) => {
  const users = await listUsers(register, { is: 'all' })
  const rows = async (table: 'session' | 'gate' | 'invitation' | 'identity' | 'recovery') =>
    (await register.query.selectFrom(table).select('user').execute()).length
  const lines = (await listAudit(register, { is: 'all' }, 1000)).map(({ event }) => event)
  const expired = lines.flatMap((event) => (event.event === 'contacts_expired' ? [event] : []))
  const told = (name: 'contacts' | 'weeks' | 'requests' | 'disclosures') =>
    expired.reduce((total, event) => total + event[name], 0)
  const left = async (table: 'contact' | 'request' | 'disclosure') =>
    (await register.query.selectFrom(table).selectAll().execute()).length
  const deleted = lines.flatMap((event): UserId[] => (event.event === 'user_deleted' ? [event.user] : []))
  return {
    users: users.length,
    // A request has its key where users have theirs.
    keys: (await keys.query.selectFrom('person').select('ref').execute()).length,
    contactKeys: (await keys.query.selectFrom('contact').select('ref').execute()).length,
    weekKeys: (await keys.query.selectFrom('week').select('week').execute()).length,
    left: [await left('contact'), await left('request'), await left('disclosure')],
    told: [told('contacts'), told('weeks'), told('requests'), told('disclosures')],
    sessions: await rows('session'),
    gates: await rows('gate'),
    codes: await rows('invitation'),
    identities: await rows('identity'),
    recoveries: await rows('recovery'),
    deleted: new Set(deleted).size,
    deletedTwice: deleted.length - new Set(deleted).size,
  }
}

/** What is left after the night, and what its lines tell: contacts, weeks, requests, disclosures, each once. */
export const retainedEnd = {
  users: 2,
  keys: 4,
  contactKeys: 2,
  weekKeys: 2,
  left: [2, 2, 1],
  told: [2, 1, 1, 1],
  gates: 2,
  identities: 2,
  recoveries: 2,
  deleted: 2,
  deletedTwice: 0,
} as const
