// Who asks: a tablet by its credential, or a user by a session; and how far that goes. Scopes come from what was granted,
// never from the request.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { Device } from '@tukkimies/shared/register/device.ts'
import { type Action, audienceOf, makeScope, type Scope } from '@tukkimies/shared/register/rights.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { findDeviceByCredential } from '../register/devices.ts'
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
 * Whoever asks, if the action is theirs. Problems: device_unknown, device_revoked, not_signed_in, no_right.
 * A session that is used moves on its minute of last use.
 */
export const admit = async (c: Context, deps: WhoDeps, action: Action): Promise<Who> => {
  const audience = audienceOf(action)
  if (audience === 'anyone') return { is: 'anyone' }
  if (audience === 'device') return { is: 'device', device: await deviceOrThrow(c, deps) }
  const now = deps.now()
  const token = readSessionToken(c, deps)
  const user = token === null ? null : await findSignedIn(deps, token, now)
  if (token === null || !user) throw new Refused({ code: 'not_signed_in' })
  const scope = makeScope(action, user)
  if (!scope) throw new Refused({ code: 'no_right' })
  writeSessionToken(c, deps, token)
  return { is: 'user', user, scope }
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
  setCookie(c, sessionCookie.name, stamped, sessionCookie.options)
}

export const clearSessionToken = (c: Context): void => {
  // The stamp that this very request moved on must not be set beside it.
  c.header('Set-Cookie', undefined)
  setCookie(c, sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 })
}

const deviceOrThrow = async (c: Context, deps: WhoDeps): Promise<Device> => {
  const credential = /^Device ([A-Za-z0-9_-]{43})$/.exec(c.req.header('Authorization') ?? '')?.[1]
  const today = instantToDay(deps.now())
  const device = credential === undefined ? null : await findDeviceByCredential(deps.register, credential, today)
  if (!device) throw new Refused({ code: 'device_unknown' })
  if (device.revoked !== null) throw new Refused({ code: 'device_revoked' })
  return device
}
