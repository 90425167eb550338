// Failures of whoever the account does not know: counted in the register, so that a restart forgives nothing.
import { appendAudit, type Moment } from '../register/audit.ts'
import { countFailure } from '../register/attempts.ts'
import type { RegisterStore } from '../register/schema.ts'
import type { StoredUser } from '../register/users.ts'

/** Failures in a row after which only a reset, a known browser or a passkey helps. */
export const failuresMax = 100

/**
 * Writes a failed attempt down. `counts`: it came from a browser that the account does not know. A name that nobody has
 * costs the same work (F94).
 */
export const noteFailure = async (
  { register }: { readonly register: RegisterStore },
  user: Pick<StoredUser, 'id' | 'organisation'> | null,
  counts: boolean,
  moment: Moment,
): Promise<void> =>
  register.transact(async (tx) => {
    if (counts) await countFailure(tx, user?.id ?? null)
    await appendAudit(tx, {
      ...moment,
      actor: { is: 'nobody' },
      organisation: user?.organisation ?? null,
      event: { event: 'sign_in_refused', user: user?.id ?? null },
    })
  })
