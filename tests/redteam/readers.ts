// Who reads the attacked register: accounts of every role that may see tables, and cookies that are good at the moment.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { PointId, type UserId } from '@tukkimies/shared/id.ts'
import type { Deps } from '@tukkimies/server/deps.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import { addSession } from '@tukkimies/server/register/sessions.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { createAccount } from '@tukkimies/server/users/accounts.ts'
import { stampToken } from '@tukkimies/server/users/sign-in.ts'
import { lastDay, organisation, points } from './visits.ts'

const hourMs = 3_600_000

/** Everybody who may see tables; the advisor those of the first point alone. */
export const readers = ['coordinator', 'advisor', 'main_user', 'protection_officer'] as const
export type Reader = (typeof readers)[number]

const addReader = async (deps: Deps, role: Reader): Promise<UserId> => {
  const details = { first: 'Kaisa', last: 'Katsoja', username: role, email: '', locality: '', adviceLanguages: [] }
  const ids = role === 'coordinator' ? points.map(({ id }) => id) : role === 'advisor' ? [PointId.parse('p1')] : []
  const account = { role, organisation, points: ids, details, password: null, endDay: null } as const
  const user = valueOrThrow(await createAccount(deps, account, lastDay))
  await deps.register.transact((tx) => changeUser(tx, user, { undertaking: lastDay, undertaking_version: 1 }))
  return user
}

/** Makes the readers; then answers a cookie of one that is good at the moment. */
export const makeCookies = async (first: Deps): Promise<(deps: Deps, reader: Reader) => Promise<string>> => {
  const users = new Map<Reader, UserId>()
  for (const role of readers) users.set(role, await addReader(first, role))
  // A log-in that is not done yet is kept as well: questions asked at once would each end the session of another.
  const held = new Map<Reader, { readonly cookie: Promise<string>; readonly at: number }>()
  return (deps, reader) => {
    const now = deps.now()
    const known = held.get(reader)
    if (known && Math.abs(now - known.at) < hourMs / 8) return known.cookie
    const cookie = signIn(deps, users.get(reader) as UserId, now) // all readers were made above
    held.set(reader, { cookie, at: now })
    return cookie
  }
}

const signIn = async (deps: Deps, user: UserId, now: number): Promise<string> => {
  const token = await deps.register.transact((tx) => addSession(tx, user, instantToDay(now), now))
  return `__Host-sid=${stampToken(token, deps.root['session stamps'], now)}`
}
