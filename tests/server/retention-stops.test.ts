// A night of retention, and a deletion by hand, stopped at each of their moments in turn and begun again: the same users,
// contacts and requests are gone, each counted once, and nothing of them is left.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { makeUserId, type UserId } from '@tukkimies/shared/id.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { type Engine } from '@tukkimies/server/database.ts'
import { type RetentionDeps, retainRegister } from '@tukkimies/server/jobs/retention.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addGate } from '@tukkimies/server/register/gates.ts'
import { addInvitation } from '@tukkimies/server/register/invitations.ts'
import { addSession } from '@tukkimies/server/register/sessions.ts'
import { listUsers } from '@tukkimies/server/register/users.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { type Act, removeUser } from '@tukkimies/server/users/users.ts'
import { type Ground, useEngines } from '../contracts/engines.ts'
import { keskus } from '../users.ts'
import { addKeptContact, addKeptDisclosure, addKeptRequest } from './kept.ts'
import { addPerson, personOf } from './people.ts'
import { openStation, type Station } from './station.ts'

const points = vi.hoisted(() => ({ met: [] as string[], stopAt: 0 }))

vi.mock('@tukkimies/shared/failpoint.ts', () => ({
  failpoint: (name: string) => {
    points.met.push(name)
    if (points.met.length === points.stopAt) throw new Error(`stopped at ${name}`)
  },
}))

const makeGround = useEngines()
// Twelve months after a Saturday and a Sunday: the key of a week goes too.
const begin = '2027-03-14'
const night = '2027-03-15'

const engines: readonly Engine[] = ['sqlite', 'postgres']

afterEach(() => {
  points.stopAt = 0
})

/** Two users who are over age the next day, with everything that one may have, and two who stay; contacts and requests too. */
const fill = async (ground: Ground): Promise<void> => {
  points.stopAt = 0
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

const retain = (deps: RetentionDeps) => retainRegister(deps, async () => {})

/** What must be the same, however it came about: rows by how many, lines by what they say. */
const everything = async ({ deps: { register, keys } }: Station) => {
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

/** Repeats the work, each time after a restart, until it is done. */
const runUntilDone = async (ground: Ground, work: (station: Station) => Promise<unknown>) => {
  for (;;) {
    const station = await openStation(ground, night)
    const isDone = await work(station).then(
      () => true,
      (error: unknown) => {
        expect(String(error)).toContain('stopped at')
        return false
      },
    )
    points.stopAt = 0
    if (!isDone) {
      await station.close()
      continue
    }
    const found = await everything(station)
    await station.close()
    return found
  }
}

const stopEverywhere = async (
  engine: Engine,
  work: (station: Station) => Promise<unknown>,
  step: number,
): Promise<readonly unknown[]> => {
  const ground = await makeGround(engine)
  await fill(ground)
  points.met = []
  const undisturbed = await runUntilDone(ground, work)
  const moments = points.met.length
  expect(moments).toBeGreaterThan(2)
  const ends: unknown[] = [undisturbed]
  for (let stopAt = 1; stopAt <= moments; stopAt += step) {
    const disturbed = await makeGround(engine)
    await fill(disturbed)
    points.met = []
    points.stopAt = stopAt
    ends.push(await runUntilDone(disturbed, work))
  }
  return ends
}

for (const engine of engines) {
  describe(engine, () => {
    test('[A23][F61] killed at each of its moments and begun again, a night of retention ends as if it had not been', async () => {
      const ends = await stopEverywhere(engine, ({ deps }) => retain(deps), engine === 'sqlite' ? 1 : 4)
      const gone = { contactKeys: 2, weekKeys: 2, left: [2, 2, 1], told: [2, 1, 1, 1] }
      const end = { ...gone, users: 2, keys: 4, gates: 2, identities: 2, recoveries: 2, deleted: 2, deletedTwice: 0 }
      for (const found of ends) expect(found).toMatchObject(end)
    }, 300_000)

    test('[A22][F61] killed at each of its moments and asked for again, a deletion leaves nothing behind', async () => {
      const remove = async ({ deps }: Station): Promise<void> => {
        const account = await findAccountByUsername(deps, 'user2')
        if (!account) return
        const now = deps.now()
        const act: Act = {
          by: { id: account.id, role: 'main_user', organisation: keskus },
          scope: { is: 'all' },
          now,
          line: (event, organisation) => ({ at: now, actor: { is: 'server' }, organisation, event }),
        }
        await removeUser(deps, act, account, 'asked')
      }
      // Whatever a kill has left between key and row, the night takes.
      const work = async (station: Station): Promise<void> => {
        await remove(station)
        await station.night()
      }
      const ends = await stopEverywhere(engine, work, engine === 'sqlite' ? 1 : 4)
      for (const found of ends) expect(found).toMatchObject({ users: 1, keys: 3, gates: 1, identities: 1, deleted: 3 })
    }, 300_000)
  })
}
