// Second factors: showing one after the password, and the recovery codes that stand in for a lost one. Guesses are limited
// as those of passwords are.
import { bytesToBase64url, type OrganisationId, type UserId } from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import { recoveryCodes } from '@tukkimies/shared/register/factors.ts'
import type { FactorKind } from '@tukkimies/shared/register/user.ts'
import { hmac, makeRecoveryCode, type RootKeys } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { appendAudit, makeOwnLine, type Moment } from '../register/audit.ts'
import { removePasskeys } from '../register/passkeys.ts'
import { replaceRecovery, useRecovery } from '../register/recovery.ts'
import type { RegisterTx } from '../register/schema.ts'
import { endSessionsOfUser } from '../register/sessions.ts'
import { changeUser, findUser } from '../register/users.ts'
import type { Account, AccountStores } from './accounts.ts'
import type { Delays } from './delays.ts'
import { readFactorKinds } from './factor-kinds.ts'
import { failuresMax, noteFailure } from './failures.ts'
import { bucketOf, type SignedIn, waitOrThrow } from './sign-in.ts'
import { useTotp } from './totp.ts'

/** Who shows a factor: a session whose password was right, in a browser that the account may know. */
export type Shown = {
  readonly user: Pick<SignedIn, 'id' | 'role' | 'organisation'>
  readonly browser: string | null
  readonly code: string
}

/** Takes the code of an authenticator app. Problems: factor, too_many_requests with the seconds. */
export const showTotp = (stores: AccountStores, delays: Delays, shown: Shown, moment: Moment): Promise<void> =>
  showFactor(stores, delays, shown, moment, () => useTotp(stores, shown.user.id, shown.code, moment.at))

/** Takes a recovery code, which is used up. Problems as above. */
export const showRecovery = (stores: AccountStores, delays: Delays, shown: Shown, moment: Moment): Promise<void> => {
  const { id } = shown.user
  return showFactor(stores, delays, shown, moment, () =>
    stores.register.transact(async (tx) => {
      if (!(await useRecovery(tx, id, recoveryToHash(stores.root, id, shown.code)))) return false
      await appendAudit(tx, makeOwnLine(shown.user, { event: 'recovery_used', user: id }, moment))
      return true
    }),
  )
}

/** New recovery codes; those before end. They are shown once and stored nowhere. */
export const makeRecovery = async (tx: RegisterTx, root: RootKeys, id: UserId): Promise<string[]> => {
  const codes = Array.from({ length: recoveryCodes }, makeRecoveryCode)
  await replaceRecovery(
    tx,
    id,
    codes.map((code) => recoveryToHash(root, id, code)),
  )
  return codes
}

/**
 * Takes every factor of an account away and ends its sessions: what is left to do for somebody who has lost them all and
 * was identified. `line` makes the line of the audit log. Answers what was taken.
 */
export const removeFactors = async (
  { register }: Pick<AccountStores, 'register'>,
  account: Pick<Account, 'id' | 'hasTotp' | 'organisation'>,
  line: (event: AuditEvent, organisation: OrganisationId | null) => AuditLine,
): Promise<readonly FactorKind[]> => {
  const { id, organisation } = account
  const removed = await register.transact(async (tx) => {
    const kinds = await readFactorKinds(tx, account)
    await changeUser(tx, id, { totp: null, totp_step: null })
    await removePasskeys(tx, id)
    await replaceRecovery(tx, id, [])
    await endSessionsOfUser(tx, id)
    for (const factor of kinds) await appendAudit(tx, line({ event: 'factor_removed', user: id, factor }, organisation))
    return kinds
  })
  await register.truncateLog()
  return removed
}

const showFactor = async (
  stores: AccountStores,
  delays: Delays,
  { user, browser }: Shown,
  moment: Moment,
  take: () => Promise<boolean>,
): Promise<void> => {
  const known = bucketOf(delays, browser)
  const bucket = known ?? `user ${user.id}`
  waitOrThrow(delays, bucket, moment.at)
  const stored = await findUser(stores.register, { is: 'self', user: user.id }, user.id)
  const isShut = known === null && (stored?.failures ?? 0) >= failuresMax
  if (isShut || !(await take())) {
    await noteFailure(stores, user, known === null, moment)
    throw new Refused({ code: 'factor' })
  }
  delays.clear(bucket)
}

const recoveryToHash = (root: RootKeys, id: UserId, code: string): string =>
  bytesToBase64url(hmac(root['recovery codes'].bytes, `${id} ${code}`))
