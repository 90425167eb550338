// Browsers that an account knows, and the steps of a ceremony, in cookies that say nothing by themselves.
import { getCookie, setCookie } from 'hono/cookie'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Deps } from '../deps.ts'
import { ceremonyMinutesMax } from '../users/ceremony.ts'
import { addKnownBrowser, findKnownBrowser } from '../users/known-browser.ts'
import type { Asking } from './route.ts'

const options = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const
const knownName = 'known'
const ceremonyName = 'ceremony'
/** The longest that browsers keep a cookie. */
const knownDays = 400

export const readKnown = (c: Asking): string => getCookie(c, knownName, 'host') ?? ''

/** What names this browser to the user; `null` if it is a stranger's. */
export const browserOf = (c: Asking, deps: Pick<Deps, 'root'>, user: UserId): string | null =>
  findKnownBrowser(readKnown(c), deps.root['known browsers'], user)

/** From now on the user knows this browser. */
export const writeKnown = (c: Asking, deps: Pick<Deps, 'root'>, user: UserId): void =>
  setCookie(c, knownName, addKnownBrowser(readKnown(c), deps.root['known browsers'], user), {
    ...options,
    maxAge: knownDays * 86_400,
  })

/** The secret of the ceremony that the browser is in. */
export const readCeremony = (c: Asking): string | null => getCookie(c, ceremonyName, 'host') ?? null

export const writeCeremony = (c: Asking, secret: string): void =>
  setCookie(c, ceremonyName, secret, { ...options, maxAge: ceremonyMinutesMax * 60 })

/** The origin of our own page that asks: what a passkey is bound to. */
export const originOf = (c: Asking, origins: readonly string[]): string => {
  const own = new URL(c.req.url).origin
  const origin = c.req.header('Origin')
  if (origin === undefined || !URL.canParse(origin)) return origins[0] ?? own
  return origins.includes(origin) || new URL(origin).host === new URL(own).host ? origin : own
}
