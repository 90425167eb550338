// What the browser holds while a log-in is under way in several steps: the secret of one ceremony, for minutes.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ceremonyMinutesMax } from '../users/ceremony.ts'

// Lax, because a provider elsewhere sends the browser back; the prefix makes browsers insist on Secure, Path=/, no Domain.
const cookie = {
  name: 'ceremony',
  options: { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' },
} as const

export const writeCeremonySecret = (c: Context, secret: string): void =>
  setCookie(c, cookie.name, secret, { ...cookie.options, maxAge: ceremonyMinutesMax * 60 })

/** The secret that the browser brought, for a step that may be tried again. */
export const readCeremonySecret = (c: Context): string | null => {
  const secret = getCookie(c, cookie.name, 'host') ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : null
}

/** The secret that the browser brought; it is told to forget it. */
export const takeCeremonySecret = (c: Context): string | null => {
  if (getCookie(c, cookie.name, 'host') === undefined) return null
  setCookie(c, cookie.name, '', { ...cookie.options, maxAge: 0 })
  return readCeremonySecret(c)
}
