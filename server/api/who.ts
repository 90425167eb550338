// Who asks: a tablet by its credential, or a user by a session; and how far that goes. Scopes come from what was granted,
// never from the request.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { Device } from '@tukkimies/shared/register/device.ts'
import type { ProblemCode } from '@tukkimies/shared/problem.ts'
import {
  type Action,
  audienceOf,
  freshActions,
  makeScope,
  openBefore,
  type Scope,
} from '@tukkimies/shared/register/rights.ts'
import type { Pending } from '@tukkimies/shared/register/user.ts'
import { gateHeader } from '@tukkimies/shared/wire.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { findDeviceByCredential } from '../register/devices.ts'
import { findGate } from '../register/gates.ts'
import { findSignedIn, readStampedToken, type SignedIn, stampToken } from '../users/sign-in.ts'

export type Who =
  | { readonly is: 'anyone' }
  | { readonly is: 'device'; readonly device: Device }
  | { readonly is: 'user'; readonly user: SignedIn; readonly scope: Scope }

type WhoDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

// The prefix makes browsers insist on Secure, Path=/ and no Domain, so that no other host can plant one.
const sessionCookie = {
  name: 'sid',
  options: { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' },
} as const

/**
 * Who asks, by what the action is for: a tablet by its credential, a user by the session, whose scope is still no more than
 * the user's own. Problems: device_unknown, device_revoked, not_signed_in.
 */
export const identify = async (c: Context, deps: WhoDeps, action: Action): Promise<Who> => {
  const audience = audienceOf(action)
  if (audience === 'anyone') return { is: 'anyone' }
  if (audience === 'device') return { is: 'device', device: await deviceOrThrow(c, deps) }
  const user = await findUserOfSession(c, deps)
  if (!user) throw new Refused({ code: 'not_signed_in' })
  return { is: 'user', user, scope: { is: 'self', user: user.id } }
}

/**
 * Whoever asks, if the action is theirs and nothing has to be done first. Problems: factor_needed, wrong_person, no_right,
 * undertaking_needed, factor_set_up_needed, password_change_needed, fresh_needed. A session that is used moves on its
 * minute of last use.
 */
export const admit = async (c: Context, deps: WhoDeps, action: Action, who: Who): Promise<Who> => {
  if (who.is !== 'user') return who
  const { user } = who
  if (user.stage === 'factor') throw new Refused({ code: 'factor_needed' })
  if (await isOthersGate(c, deps, user)) throw new Refused({ code: 'wrong_person' })
  const scope = makeScope(action, user)
  if (!scope) throw new Refused({ code: 'no_right' })
  if (user.pending !== null && !openBefore[user.pending].has(action)) {
    throw new Refused({ code: pendingProblems[user.pending] })
  }
  if (freshActions.has(action) && user.fresh <= deps.now()) throw new Refused({ code: 'fresh_needed' })
  const token = readSessionToken(c, deps)
  if (token !== null) writeSessionToken(c, deps, token)
  return { is: 'user', user, scope }
}

/** Of what has to be done first, how it is refused. */
export const pendingProblems = {
  undertaking: 'undertaking_needed',
  factor: 'factor_set_up_needed',
  password: 'password_change_needed',
} as const satisfies Record<Pending, ProblemCode>

/** The user of the browser's session, whatever stage it is in; `null` without one. */
export const findUserOfSession = async (c: Context, deps: WhoDeps): Promise<SignedIn | null> => {
  const token = readSessionToken(c, deps)
  return token === null ? null : findSignedIn(deps, token, deps.now())
}

/** The signed-in user and the scope of the route's action. */
export const userOf = (who: Who): { readonly user: SignedIn; readonly scope: Scope } => {
  if (who.is !== 'user') throw new Error('a route of users that was opened to others')
  return who
}

export const deviceOf = (who: Who): Device => {
  if (who.is !== 'device') throw new Error('a route of tablets that was opened to others')
  return who.device
}

/** The token that the browser holds, if it was used within the hour. */
export const readSessionToken = (c: Context, deps: Pick<Deps, 'root' | 'now'>): string | null =>
  readStampedToken(getCookie(c, sessionCookie.name, 'host') ?? '', deps.root['session stamps'], deps.now())

export const writeSessionToken = (c: Context, deps: Pick<Deps, 'root' | 'now'>, token: string): void => {
  const stamped = stampToken(token, deps.root['session stamps'], deps.now())
  if (getCookie(c, sessionCookie.name, 'host') === stamped) return
  dropSessionToken(c)
  setCookie(c, sessionCookie.name, stamped, sessionCookie.options)
}

export const clearSessionToken = (c: Context): void => {
  dropSessionToken(c)
  setCookie(c, sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 })
}

// The stamp that this very request moved on must not be set beside another.
const dropSessionToken = (c: Context): void => {
  const others = c.res.headers.getSetCookie().filter((text) => !text.startsWith(`__Host-${sessionCookie.name}=`))
  c.header('Set-Cookie', undefined)
  for (const other of others) c.header('Set-Cookie', other, { append: true })
}

// A tablet that somebody has unlocked says so by the reference that it holds for them: another's session in the same
// browser must not act for the person in front of it. One that is locked names nobody.
const isOthersGate = async (c: Context, deps: WhoDeps, user: SignedIn): Promise<boolean> => {
  const ref = c.req.header(gateHeader)
  if (ref === undefined) return false
  const gate = await findGate(deps.register, ref, instantToDay(deps.now()))
  return gate?.user !== user.id
}

const deviceOrThrow = async (c: Context, deps: WhoDeps): Promise<Device> => {
  const credential = /^Device ([A-Za-z0-9_-]{43})$/.exec(c.req.header('Authorization') ?? '')?.[1]
  const today = instantToDay(deps.now())
  const device = credential === undefined ? null : await findDeviceByCredential(deps.register, credential, today)
  if (!device) throw new Refused({ code: 'device_unknown' })
  if (device.revoked !== null) throw new Refused({ code: 'device_revoked' })
  return device
}
