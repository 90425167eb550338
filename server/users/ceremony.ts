// A log-in or a change in several steps: what the browser must bring back is a secret of its own, good once, for minutes.
import { makeToken, sha256Hex } from '../crypto.ts'
import { addCeremony, type CeremonyKind, takeCeremony } from '../register/ceremonies.ts'
import type { RegisterStore, RegisterTx } from '../register/schema.ts'

export const ceremonyMinutesMax = 10

/** Begins a ceremony; answers the secret for the browser, which is stored nowhere. */
export const beginCeremony = async (
  { register }: { readonly register: RegisterStore },
  kind: CeremonyKind,
  content: string,
  now: number,
): Promise<string> => {
  const secret = makeToken()
  const until = now + ceremonyMinutesMax * 60_000
  await register.transact((tx) => addCeremony(tx, { hash: sha256Hex(secret), kind, content, until }))
  return secret
}

/** What the ceremony of this secret began with, once; `null` if there is none, or it is over. */
export const endCeremony = (
  tx: RegisterTx,
  secret: string | null,
  kind: CeremonyKind,
  now: number,
): Promise<string | null> => (secret === null ? Promise.resolve(null) : takeCeremony(tx, sha256Hex(secret), kind, now))
