// Browsers that somebody has logged in with: each keeps a bucket of its own, so that the failures of strangers neither
// delay nor lock the owner (F95). The browser holds signed random numbers, one a user, which tell no name.
import { bytesToBase64url, type UserId } from '@tukkimies/shared/id.ts'
import { equalBytes, hmac, randomBytes, type SealKey } from '../crypto.ts'

/** Users of a shared tablet that its browser may be known to. */
const entriesMax = 8
const randomLength = 22
const entryPattern = /^[A-Za-z0-9_-]{65}$/

/** What names the bucket of this browser for this user; `null` if it is not known to the user. */
export const findKnownBrowser = (text: string, key: SealKey, user: UserId): string | null => {
  const found = readEntries(text).find((entry) => isEntryOf(entry, key, user))
  return found?.slice(0, randomLength) ?? null
}

/** What the browser holds from now on: known to this user too, the longest unused forgotten. */
export const addKnownBrowser = (text: string, key: SealKey, user: UserId): string => {
  const entries = readEntries(text)
  const own = entries.find((entry) => isEntryOf(entry, key, user)) ?? makeEntry(key, user)
  return [own, ...entries.filter((entry) => entry !== own)].slice(0, entriesMax).join('.')
}

const readEntries = (text: string): readonly string[] =>
  text.split('.', entriesMax).filter((entry) => entryPattern.test(entry))

const makeEntry = (key: SealKey, user: UserId): string => {
  const random = bytesToBase64url(randomBytes(16))
  return `${random}${signatureOf(random, key, user)}`
}

const isEntryOf = (entry: string, key: SealKey, user: UserId): boolean => {
  const random = entry.slice(0, randomLength)
  return equalBytes(Buffer.from(entry.slice(randomLength)), Buffer.from(signatureOf(random, key, user)))
}

const signatureOf = (random: string, key: SealKey, user: UserId): string =>
  bytesToBase64url(hmac(key.bytes, `${user} ${random}`))
