// Ceremonies: what a log-in in several steps must find again. Each is good once and for minutes; only the hash of what the
// browser holds is stored.
import type { RegisterTx } from './schema.ts'

/** What a ceremony is for; one that was begun for something else is not found. */
export type CeremonyKind = 'passkey_sign_in' | 'passkey_step_up' | 'passkey_add' | 'totp_add' | 'oidc'

/** Begins a ceremony. `hash` is of the browser's secret, `until` in milliseconds since 1970. */
export const addCeremony = async (
  tx: RegisterTx,
  ceremony: { readonly hash: string; readonly kind: CeremonyKind; readonly content: string; readonly until: number },
): Promise<void> => {
  await tx.query.insertInto('ceremony').values(ceremony).execute()
}

/** Takes a ceremony: its content, once; `null` if there is none of this kind, or it is over. Of two at once one gets it. */
export const takeCeremony = async (
  tx: RegisterTx,
  hash: string,
  kind: CeremonyKind,
  now: number,
): Promise<string | null> => {
  const taking = tx.query.deleteFrom('ceremony').where('hash', '=', hash).where('kind', '=', kind)
  const row = await taking.returning(['content', 'until']).executeTakeFirst()
  return row && row.until > now ? row.content : null
}

/** Deletes ceremonies that are over; answers how many. */
export const expireCeremonies = async (tx: RegisterTx, now: number): Promise<number> => {
  const { numDeletedRows } = await tx.query.deleteFrom('ceremony').where('until', '<=', now).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
