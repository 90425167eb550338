// Forced change of passwords: off unless the operator proposes it and the data protection officer approves (B11). It is
// asked for at a log-in and stops neither saving nor sending.
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { PasswordPolicy } from '@tukkimies/shared/register/factors.ts'
import * as z from 'zod/mini'
import type { RegisterQueryable, RegisterTx } from '../register/schema.ts'
import { deleteSetting, readSetting, writeSetting } from '../register/settings.ts'
import type { StoredUser } from '../register/users.ts'

const Approved = z.strictObject({ policy: PasswordPolicy, approved: Day })
const Proposed = z.strictObject({ policy: PasswordPolicy, proposed: Day })
export type ApprovedPolicy = z.infer<typeof Approved>
export type ProposedPolicy = z.infer<typeof Proposed>

/** The policy in force, or `null`. */
export const readPolicy = async (register: RegisterQueryable): Promise<ApprovedPolicy | null> =>
  textToPolicy(await readSetting(register, 'password-policy'))

/** The policy of the setting's text. */
export const textToPolicy = (text: string | null): ApprovedPolicy | null =>
  text === null ? null : Approved.parse(JSON.parse(text))

/** The policy that waits for approval, or `null`. */
export const readProposal = async (register: RegisterQueryable): Promise<ProposedPolicy | null> => {
  const text = await readSetting(register, 'password-policy-proposed')
  return text === null ? null : Proposed.parse(JSON.parse(text))
}

/** Puts a policy before the data protection officer; one that waited before is forgotten. */
export const proposePolicy = (tx: RegisterTx, policy: PasswordPolicy, today: Day): Promise<void> =>
  writeSetting(tx, 'password-policy-proposed', JSON.stringify({ policy, proposed: today } satisfies ProposedPolicy))

/** Puts the proposal in force; answers it, or `null` if none waited. Of two that approve at once one gets it. */
export const approvePolicy = async (tx: RegisterTx, today: Day): Promise<PasswordPolicy | null> => {
  const text = await deleteSetting(tx, 'password-policy-proposed')
  if (text === null) return null
  const { policy } = Proposed.parse(JSON.parse(text))
  if (policy.maxAgeDays === null) await deleteSetting(tx, 'password-policy')
  else {
    await writeSetting(tx, 'password-policy', JSON.stringify({ policy, approved: today } satisfies ApprovedPolicy))
  }
  return policy
}

/** The day from which a password is due, before any grace; `null` where nothing asks for it. */
export const dueDayOf = (
  { policy, approved }: ApprovedPolicy,
  { password, password_set, created }: Pick<StoredUser, 'password' | 'password_set' | 'created'>,
): Day | null => {
  if (policy.maxAgeDays === null || password === null) return null
  const due = dayPlus(password_set ?? created, policy.maxAgeDays)
  // Nobody is shut out on the day on which the policy begins.
  return due < approved ? approved : due
}

/** The day on which the password is due, for its owner, once the first warning has come. */
export const warningOf = (approved: ApprovedPolicy, user: Parameters<typeof dueDayOf>[1], today: Day): Day | null => {
  const due = dueDayOf(approved, user)
  return due !== null && dayPlus(due, -Math.max(0, ...approved.policy.warnDays)) <= today ? due : null
}

/** Whether a log-in on this day leads to the change of the password and nowhere else. */
export const isPasswordDue = (
  approved: ApprovedPolicy,
  user: Parameters<typeof dueDayOf>[1],
  loginDay: Day,
): boolean => {
  const due = dueDayOf(approved, user)
  return due !== null && dayPlus(due, approved.policy.graceDays) < loginDay
}
