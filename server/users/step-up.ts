// Stepping up: a session whose owner has just shown once more who they are gets a new token and 15 fresh minutes.
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { renewSession } from '../register/sessions.ts'
import type { AccountStores } from './accounts.ts'
import type { SignedIn } from './sign-in.ts'

/** The new token; the one before is dead. Whoever calls has checked a password, a passkey or the provider's answer. */
export const stepUp = async (
  { register }: Pick<AccountStores, 'register'>,
  user: SignedIn,
  now: number,
): Promise<string> =>
  register.transact(async (tx) => {
    const token = await renewSession(tx, user.session, now)
    if (token === null) throw new Refused({ code: 'not_signed_in' })
    const { id, role, organisation } = user
    const event = { event: 'stepped_up', user: id } as const
    await appendAudit(tx, { at: now, actor: { is: 'user', user: id, role }, organisation, event })
    return token
  })
