import { OidcFinish } from '@tukkimies/shared/register/oidc.ts'

/**
 * What the provider sent back, behind `?` or behind `#`; null where that is not an answer of a provider. A name that comes
 * twice is not read: which of the two would count?
 */
export const readReturned = ({ search, hash }: Pick<Location, 'search' | 'hash'>): OidcFinish | null => {
  const sent = new URLSearchParams(hash.length > 1 ? hash.slice(1) : search)
  const names = ['state', 'code', 'iss', 'error'].filter((name) => sent.has(name))
  if (names.some((name) => sent.getAll(name).length > 1)) return null
  return OidcFinish.safeParse(Object.fromEntries(names.map((name) => [name, sent.get(name)]))).data ?? null
}

/** Whether a browser may be sent there: over TLS, or to this machine. */
export const isProviderAddress = (text: string): boolean => {
  const url = URL.parse(text)
  if (url === null) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}
