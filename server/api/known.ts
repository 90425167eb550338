// The browsers that an account knows, by a cookie that tells no name.
import { getCookie, setCookie } from 'hono/cookie'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Deps } from '../deps.ts'
import { addKnownBrowser, findKnownBrowser } from '../users/known-browser.ts'
import type { Asking } from './route.ts'

const options = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const
const knownName = 'known'
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
