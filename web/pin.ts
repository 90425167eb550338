// A PIN as it is kept: slow to try, and nothing of it in what is stored. The only use of it is to open the screen of one
// tablet: it opens no door of the server.
import { base64urlToBytes, bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { Environment } from './environment.ts'

/** What OWASP asks of PBKDF2 with SHA-256. */
const rounds = 600_000

/** A fresh salt, and the PIN hashed with it, both as base64url. */
export const sealPin = async (
  { random, subtle }: Pick<Environment, 'random' | 'subtle'>,
  pin: string,
): Promise<{ readonly salt: string; readonly pin: string }> => {
  const salt = bytesToBase64url(random(16))
  return { salt, pin: await hashPin(subtle, pin, salt) }
}

/** Whether this PIN is the one that was kept. */
export const fitsPin = async (
  subtle: Environment['subtle'],
  typed: string,
  kept: { readonly salt: string; readonly pin: string },
): Promise<boolean> => (await hashPin(subtle, typed, kept.salt)) === kept.pin

const hashPin = async (subtle: Environment['subtle'], pin: string, salt: string): Promise<string> => {
  const bytes = base64urlToBytes(salt)
  if (!bytes) throw new Error('a salt that is no base64url')
  const key = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes, iterations: rounds }, key, 256)
  return bytesToBase64url(new Uint8Array(bits))
}
