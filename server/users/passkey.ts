// Passkeys by WebAuthn: discoverable, always with the user's own verification, each challenge good once. A passkey signs in
// alone, is a second factor, or makes a session fresh.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, UserId } from '@tukkimies/shared/id.ts'
import type { PasskeyAssertion, PasskeyOptions, PasskeyRegistration } from '@tukkimies/shared/register/factors.ts'
import { Refused } from '../refused.ts'
import type { CeremonyKind } from '../register/ceremonies.ts'
import { addPasskey, findPasskey, listPasskeys, type StoredPasskey, usePasskey } from '../register/passkeys.ts'
import type { RegisterStore, RegisterTx } from '../register/schema.ts'
import { beginCeremony, endCeremony } from './ceremony.ts'

type PasskeyStores = { readonly register: RegisterStore }
type Begun = { readonly options: PasskeyOptions; readonly secret: string }
/** What is brought back: the browser's secret of the ceremony, its answer, and the origin of our own page. */
export type Brought<T> = { readonly secret: string | null; readonly origin: string } & T

type WebAuthn = typeof import('@simplewebauthn/server')

/** Loaded when it is first needed: it is a fourth of what a start costs, and most commands have no use for it. */
const loadWebAuthn = (): Promise<WebAuthn> => import('@simplewebauthn/server')

/** ES256, EdDSA, RS256: what authenticators have. */
const algorithms = [-7, -8, -257]

/** Options for a new passkey of a user. */
export const beginPasskey = async (
  { register }: PasskeyStores,
  user: { readonly id: UserId; readonly username: string; readonly origin: string },
  now: number,
): Promise<Begun> => {
  const { generateRegistrationOptions } = await loadWebAuthn()
  const options = await generateRegistrationOptions({
    rpName: 'Tukkimies',
    rpID: new URL(user.origin).hostname,
    userName: user.username,
    userID: new TextEncoder().encode(user.id),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: (await listPasskeys(register, user.id)).map(({ id }) => ({ id })),
  })
  const secret = await beginCeremony({ register }, 'passkey_add', `${user.id} ${options.challenge}`, now)
  return { options: { ...options }, secret }
}

/** Adds the passkey that the browser made. Problems: factor; exists, if it is known already. */
export const savePasskey = async (
  { register }: PasskeyStores,
  user: UserId,
  { secret, origin, response }: Brought<PasskeyRegistration>,
  now: number,
  also: (tx: RegisterTx) => Promise<void>,
): Promise<void> => {
  const [owner, challenge] =
    (await register.transact((tx) => endCeremony(tx, secret, 'passkey_add', now)))?.split(' ') ?? []
  if (owner !== user || challenge === undefined) throw new Refused({ code: 'factor' })
  const { verifyRegistrationResponse } = await loadWebAuthn()
  const { registrationInfo } = await factorOrThrow(() =>
    verifyRegistrationResponse({
      response: response as Parameters<WebAuthn['verifyRegistrationResponse']>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!registrationInfo) throw new Refused({ code: 'factor' })
  const { id, publicKey, counter } = registrationInfo.credential
  const created = instantToDay(now)
  await register.transact(async (tx) => {
    const passkey = { id, user, public_key: publicKey, counter, created, last_used: null }
    if (!(await addPasskey(tx, passkey))) throw new Refused({ code: 'exists', field: 'passkey' })
    await also(tx)
  })
}

/** Options for showing a passkey: of one user, or whichever the browser has for us. */
export const askPasskey = async (
  { register }: PasskeyStores,
  kind: CeremonyKind,
  { user, origin }: { readonly user: UserId | null; readonly origin: string },
  now: number,
): Promise<Begun> => {
  const { generateAuthenticationOptions } = await loadWebAuthn()
  const own = user === null ? [] : await listPasskeys(register, user)
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    userVerification: 'required',
    allowCredentials: own.map(({ id }) => ({ id })),
  })
  return { options: { ...options }, secret: await beginCeremony({ register }, kind, options.challenge, now) }
}

/** Whose passkey was shown; its counter is kept. Problem: factor. */
export const usePasskeyAnswer = async (
  { register }: PasskeyStores,
  kind: CeremonyKind,
  { secret, origin, response }: Brought<PasskeyAssertion>,
  now: number,
): Promise<UserId> => {
  const challenge = await register.transact((tx) => endCeremony(tx, secret, kind, now))
  const passkey = await findPasskey(register, response.id)
  if (challenge === null || !passkey || !isHandleOf(response, passkey)) throw new Refused({ code: 'factor' })
  const { verifyAuthenticationResponse } = await loadWebAuthn()
  const { verified, authenticationInfo } = await factorOrThrow(() =>
    verifyAuthenticationResponse({
      response: response as Parameters<WebAuthn['verifyAuthenticationResponse']>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      credential: { id: passkey.id, publicKey: new Uint8Array(passkey.public_key), counter: passkey.counter },
    }),
  )
  const { newCounter } = authenticationInfo
  const isKept = verified && (await register.transact((tx) => usePasskey(tx, passkey, newCounter, instantToDay(now))))
  if (!isKept) throw new Refused({ code: 'factor' })
  return passkey.user
}

const isHandleOf = ({ response }: PasskeyAssertion['response'], { user }: StoredPasskey): boolean =>
  [undefined, null, bytesToBase64url(new TextEncoder().encode(user))].includes(response.userHandle)

// The library throws on whatever does not fit, and its messages repeat what was sent.
const factorOrThrow = async <T>(verify: () => Promise<T>): Promise<T> => {
  try {
    return await verify()
  } catch {
    throw new Refused({ code: 'factor' })
  }
}
