// Opening an account, or setting a new password, by a one-time code. A code that is unknown, used or over is one answer
// (F82, F88), and so is one of an account whose access has ended.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { InvitationAnswer } from '@tukkimies/shared/register/user.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { appendAudit, makeOwnLine, type Moment } from '../register/audit.ts'
import { findInvitation, type InvitationKind, useInvitation } from '../register/invitations.ts'
import { readPlaces } from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { endSessionsOfUser } from '../register/sessions.ts'
import { changeUser } from '../register/users.ts'
import { stateOf } from './access.ts'
import { type Account, type AccountStores, findAccount } from './accounts.ts'
import { makePasswordChange, passwordMinOf } from './password-change.ts'

export type Invited = { readonly account: Account; readonly kind: InvitationKind; readonly code: string }

/** The account that a code opens. Problem: code_unknown. */
export const findInvited = async (stores: AccountStores, code: string, now: number): Promise<Invited> => {
  const invitation = await findInvitation(stores.register, code, now)
  const account = invitation && (await findAccount(stores, { is: 'self', user: invitation.user }, invitation.user))
  if (!account || stateOf(account, instantToDay(now)) === 'ended') throw new Refused({ code: 'code_unknown' })
  return { account, kind: invitation.kind, code }
}

/** What the page of a code tells. */
export const describeInvitation = async (
  stores: AccountStores,
  { account, kind }: Invited,
): Promise<InvitationAnswer> => {
  const { first, username } = account.details
  const organisation = await namesOf(stores, account)
  return { kind, first, username, organisation, passwordMin: await passwordMinOf(stores, account) }
}

/**
 * What the new password does in the transaction that signs its owner in: the code is used up, every session before ends,
 * failures are forgotten, a second factor stays. Problems: password_short, password_known, password_used; of the work itself code_unknown.
 */
export const makeNewPassword = async (
  stores: AccountStores,
  { account, code }: Invited,
  password: string,
  moment: Moment,
): Promise<(tx: RegisterTx) => Promise<void>> => {
  const { id } = account
  const names = Object.values((await namesOf(stores, account)) ?? {})
  const change = valueOrThrow(await makePasswordChange(stores, account, password, moment.at, names))
  return async (tx) => {
    if (!(await useInvitation(tx, code, moment.at))) throw new Refused({ code: 'code_unknown' })
    await tx.hold(['user'])
    await endSessionsOfUser(tx, id)
    await changeUser(tx, id, change)
    await appendAudit(tx, makeOwnLine(account, { event: 'password_set', user: id }, moment))
  }
}

const namesOf = async ({ register }: AccountStores, { organisation }: Account) =>
  (await readPlaces(register)).organisations.find(({ id }) => id === organisation)?.names ?? null
