// Everybody who can stand at the door of a route, and the objects that they could ask for: their own, somebody else's. Each
// call gets a session and objects of its own, so that no call lives off what another has done.
import { expect } from 'vitest'
import { Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, type OrganisationId, type PointId, type UserId } from '@tukkimies/shared/id.ts'
import type { Asker } from '@tukkimies/shared/register/rights.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'
import { firstUndertaking } from '@tukkimies/shared/register/undertaking.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { addEnrolment, enrolDevice, revokeDevice } from '@tukkimies/server/register/devices.ts'
import { addGate } from '@tukkimies/server/register/gates.ts'
import { addPasskey } from '@tukkimies/server/register/passkeys.ts'
import { addSession, listSessions } from '@tukkimies/server/register/sessions.ts'
import { changeUser, findUser } from '@tukkimies/server/register/users.ts'
import { createAccount, findAccountByUsername, type NewAccount } from '@tukkimies/server/users/accounts.ts'
import { stampToken } from '@tukkimies/server/users/sign-in.ts'
import { type FixtureName, fixtureNames, fixtureUsers, keskus, p1, p2, p3, ranta } from '../../users.ts'
import type { Asked, House } from './house.ts'

/** An organisation and a point in it. */
export type Ground = { readonly organisation: OrganisationId; readonly point: PointId }

/** What keeps somebody out who would have the right. */
export type Hindrance = 'over' | 'undertaking' | 'factor' | 'stale' | 'revoked'

export type AskerAtDoor = {
  readonly name: string
  readonly is: Asker
  readonly hindrance: Hindrance | null
  /** Whether contacts may be looked up by whoever needs that granted. */
  readonly contacts: boolean
  /** Null for whoever is not signed in. */
  readonly user: UserId | null
  /** Places in the reach of whoever is bound to places, and beyond it. */
  readonly own: Ground
  readonly foreign: Ground
  /** What the asker shows, made anew for each call. */
  readonly credentials: () => Promise<Pick<Asked, 'headers' | 'credential'>>
}

const grounds: Readonly<Record<FixtureName, readonly [own: Ground, foreign: Ground]>> = {
  aino: [
    { organisation: keskus, point: p1 },
    { organisation: ranta, point: p2 },
  ],
  elli: [
    { organisation: keskus, point: p1 },
    { organisation: ranta, point: p2 },
  ],
  maija: [
    { organisation: keskus, point: p1 },
    { organisation: ranta, point: p3 },
  ],
  rauno: [
    { organisation: ranta, point: p3 },
    { organisation: keskus, point: p1 },
  ],
  kaarina: [
    { organisation: keskus, point: p3 },
    { organisation: ranta, point: p2 },
  ],
  tuomas: [
    { organisation: keskus, point: p1 },
    { organisation: ranta, point: p3 },
  ],
  oskari: [
    { organisation: keskus, point: p1 },
    { organisation: ranta, point: p3 },
  ],
}

/** Nobody, tablets, the fixture users of both organisations, and main users whom something keeps out. */
export const makeAskers = async (house: House): Promise<readonly AskerAtDoor[]> => {
  const [own, foreign] = grounds.maija
  const atKeskus = { own, foreign, user: null, hindrance: null, contacts: false }
  const good = await makeDevice(house, p1)
  const revoked = await makeDevice(house, p1)
  const today = instantToDay(house.now())
  await house.deps.register.transact((tx) => revokeDevice(tx, { is: 'all' }, revoked.id, today))
  const user = async (name: string, base: FixtureName, hindrance: Hindrance | null, id: UserId) => {
    const [ownOf, foreignOf] = grounds[base]
    const credentials = async () => ({ headers: { Cookie: await makeCookie(house, id, hindrance) } })
    const { role: is, contacts } = fixtureUsers[base]
    return { name, is, contacts, hindrance, user: id, own: ownOf, foreign: foreignOf, credentials }
  }
  const fixtures = fixtureNames.map(async (name) => user(name, name, null, await idOf(house, name)))
  const password = await storedPassword(house, await idOf(house, 'aino'))
  const main = { role: 'main_user', organisation: keskus, password } as const
  return [
    { ...atKeskus, name: 'anyone', is: 'anyone', credentials: async () => ({}) },
    { ...atKeskus, name: 'device', is: 'device', credentials: async () => ({ credential: good.credential }) },
    {
      ...atKeskus,
      name: 'device revoked',
      is: 'device',
      hindrance: 'revoked',
      credentials: async () => ({ credential: revoked.credential }),
    },
    ...(await Promise.all(fixtures)),
    await user(
      'trainee past end',
      'aino',
      'over',
      await makeUser(house, {
        role: 'advisor',
        organisation: keskus,
        points: [p1],
        trainee: true,
        password,
        endDay: dayPlus(today, -1),
      }),
    ),
    await user('undertaking pending', 'maija', 'undertaking', await makeUser(house, main, false)),
    await user('factor waited for', 'maija', 'factor', await makeUser(house, main)),
    await user('log-in not fresh', 'maija', 'stale', await makeUser(house, main)),
  ]
}

export const idOf = async (house: House, name: FixtureName): Promise<UserId> =>
  (await findAccountByUsername(house.deps, name))?.id ?? expect.fail(`${name} has no account`)

/** What is stored of the password that all fixture users have. */
export const storedPassword = async ({ deps }: House, user: UserId): Promise<string | null> =>
  (await findUser(deps.register, { is: 'self', user }, user))?.password ?? expect.fail('no password')

let made = 0
/** A user of its own, without a password. */
export const makeUser = async (
  house: House,
  account: Partial<NewAccount> & { readonly role: Role; readonly organisation: OrganisationId | null },
  hasAccepted = true,
): Promise<UserId> => {
  const username = `made${made++}`
  const details = { first: 'Vieras', last: 'Testi', username, email: '', locality: '', adviceLanguages: [] }
  const whole = { points: [], details, password: null, endDay: null, ...account }
  const created = await createAccount(house.deps, whole, Day.parse('2026-03-01'))
  if (!created.ok) expect.fail(created.problem.code)
  const accepted = { undertaking: Day.parse('2026-03-01'), undertaking_version: firstUndertaking.version }
  if (hasAccepted) await house.deps.register.transact((tx) => changeUser(tx, created.value, accepted))
  return created.value
}

/** The cookie of a new session. */
export const makeCookie = async (house: House, user: UserId, hindrance: Hindrance | null = null): Promise<string> => {
  const { register, root } = house.deps
  // Of sessions that begin in one millisecond nobody knows which is the oldest, and the oldest ends when there are many.
  house.wait(1)
  const now = house.now()
  const stage = hindrance === 'factor' ? 'factor' : 'open'
  const token = await register.transact((tx) => addSession(tx, user, instantToDay(now), now, { stage }))
  if (hindrance === 'stale')
    await register.query.updateTable('session').set({ fresh: now }).where('user', '=', user).execute()
  return `__Host-sid=${stampToken(token, root['session stamps'], now)}`
}

/** The public id of a session of a user, which is made for it. */
export const makeSession = async (house: House, user: UserId): Promise<string> => {
  const known = await listSessions(house.deps.register, user, house.now())
  await makeCookie(house, user)
  const sessions = await listSessions(house.deps.register, user, house.now())
  return sessions.find(({ id }) => known.every((one) => one.id !== id))?.id ?? expect.fail('no session')
}

/** A tablet of its own at a point. */
export const makeDevice = async ({ deps, now }: House, point: PointId) => {
  const today = instantToDay(now())
  const enrolled = await deps.register.transact(async (tx) => {
    const { code } = await addEnrolment(tx, point, now(), 'Tabletti')
    return enrolDevice(tx, code, today, now())
  })
  return enrolled ?? expect.fail('no device')
}

export const makeGate = async (house: House, user: UserId): Promise<string> => {
  const { register } = house.deps
  const known = await gatesIn(house)
  await register.transact((tx) => addGate(tx, user, instantToDay(house.now()), null))
  return (await gatesIn(house)).find((hash) => !known.includes(hash)) ?? expect.fail('no gate')
}

export const makePasskey = async (house: House, user: UserId): Promise<string> => {
  const id = bytesToBase64url(randomBytes(16))
  const created = instantToDay(house.now())
  const passkey = { id, user, public_key: randomBytes(32), counter: 0, created, last_used: null }
  await house.deps.register.transact((tx) => addPasskey(tx, passkey))
  return id
}

const gatesIn = async ({ deps }: House): Promise<string[]> =>
  (await deps.register.query.selectFrom('gate').select('hash').execute()).map(({ hash }) => hash)
