// One-time passwords of an authenticator app: half a minute each, six digits, the current one only, each used once. The
// seed is sealed under its owner's own key.
import { Secret, TOTP } from 'otpauth'
import { base64urlToBytes, bytesToBase64url, type UserId } from '@tukkimies/shared/id.ts'
import type { TotpBegun } from '@tukkimies/shared/register/factors.ts'
import { equalBytes, randomBytes } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { useTotpStep } from '../register/attempts.ts'
import type { RegisterTx } from '../register/schema.ts'
import { changeUser } from '../register/users.ts'
import type { AccountStores } from './accounts.ts'
import { openForUser, openOfUser, sealForUser } from './sealed-columns.ts'
import { beginCeremony, endCeremony } from './ceremony.ts'

const seedBytes = 20
const stepMs = 30_000

/** A new seed, and the secret by which the browser confirms it within minutes; nothing has changed yet. */
export const beginTotp = async (
  stores: AccountStores,
  { id, username }: { readonly id: UserId; readonly username: string },
  now: number,
): Promise<{ readonly begun: TotpBegun; readonly secret: string }> => {
  const seed = randomBytes(seedBytes)
  const sealed = await sealForUser(stores, id, 'totp', seed)
  if (!sealed) throw new Refused({ code: 'not_signed_in' })
  const secret = await beginCeremony(stores, 'totp_add', `${id} ${bytesToBase64url(sealed)}`, now)
  const totp = makeTotp(seed, username)
  return { begun: { uri: totp.toString(), secret: totp.secret.base32 }, secret }
}

/** Makes the seed of a ceremony the user's, if the code is that of the current step. Problem: factor, and nothing is used up. */
export const addTotp = async (
  tx: RegisterTx,
  stores: AccountStores,
  { id, secret, code }: { readonly id: UserId; readonly secret: string | null; readonly code: string },
  now: number,
): Promise<void> => {
  const [owner, text] = (await endCeremony(tx, secret, 'totp_add', now))?.split(' ') ?? []
  const sealed = owner === id && text !== undefined ? base64urlToBytes(text) : null
  const seed = sealed && (await openForUser(stores, id, 'totp', sealed))
  if (!sealed || !seed || !isCode(seed, code, now)) throw new Refused({ code: 'factor' })
  await changeUser(tx, id, { totp: sealed, totp_step: stepOf(now) })
}

/** Uses up the code of the current step; `false` if it is another, or was used. */
export const useTotp = async (stores: AccountStores, id: UserId, code: string, now: number): Promise<boolean> => {
  const seed = await openOfUser(stores, id, 'totp')
  if (!seed || !isCode(seed, code, now)) return false
  return stores.register.transact((tx) => useTotpStep(tx, id, stepOf(now)))
}

const isCode = (seed: Uint8Array, code: string, now: number): boolean =>
  equalBytes(Buffer.from(makeTotp(seed).generate({ timestamp: now })), Buffer.from(code))

const stepOf = (now: number): number => Math.floor(now / stepMs)

const makeTotp = (seed: Uint8Array, label = ''): TOTP =>
  new TOTP({
    issuer: 'Tukkimies',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: stepMs / 1000,
    secret: new Secret({ buffer: new Uint8Array(seed).buffer }),
  })
