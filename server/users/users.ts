// Users as whoever administers them sees and changes them: a main user those of the own organisation, an operator those
// whom nobody else can appoint. Somebody else's users and users that there are not are one answer.
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import type { OrganisationId, UserId } from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import { userDeletionDay } from '@tukkimies/shared/register/retention.ts'
import { type Grants, grantableRoles, type Scope } from '@tukkimies/shared/register/rights.ts'
import type { Access, Details, FactorKind, NewUser, RemovalReason, User } from '@tukkimies/shared/register/user.ts'
import { checkText, hasUnseen, isLookAlike } from '@tukkimies/shared/text-guard.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { endGatesOfUser } from '../register/gates.ts'
import { addInvitation, endInvitationsBegunBy, endInvitationsOfUser } from '../register/invitations.ts'
import { readPlaces } from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { endSessionsOfUser } from '../register/sessions.ts'
import { changeUser } from '../register/users.ts'
import { checkAccess, keepOneOfRole, stateOf, userOrThrow } from './access.ts'
import {
  type Account,
  type AccountStores,
  changeDetails,
  createAccount,
  eraseAccount,
  findAccount,
  listAccounts,
} from './accounts.ts'
import { readAllFactorKinds } from './factor-kinds.ts'

/** Who administers, how far, when; and the line of the audit log for what is done. */
export type Act = {
  readonly by: Pick<Grants, 'id' | 'role' | 'organisation'>
  readonly scope: Scope
  readonly now: number
  readonly line: (event: AuditEvent, organisation: OrganisationId | null) => AuditLine
}

/** A code as it is told once. */
export type Code = { readonly code: string; readonly until: number }

/** Whom the one who asks sees to. */
export const listAdministered = async (
  stores: AccountStores,
  { by, scope, now }: Pick<Act, 'by' | 'scope' | 'now'>,
): Promise<User[]> => {
  const today = instantToDay(now)
  const roles = grantableRoles(by.role)
  const accounts = (await listAccounts(stores, scope)).filter(({ role }) => roles.includes(role))
  const factorsOf = await readAllFactorKinds(stores.register)
  return accounts.map((account) => accountToUser(account, factorsOf(account.id, account.hasTotp), today))
}

/** One of them, and not oneself: the own access is changed by others. Problems: not_found, no_right. */
export const administeredOrThrow = async (
  stores: AccountStores,
  { by, scope }: Pick<Act, 'by' | 'scope'>,
  id: UserId | undefined,
): Promise<Account> => {
  if (id === by.id) throw new Refused({ code: 'no_right' })
  const account = id === undefined ? null : await findAccount(stores, scope, id)
  if (!account || !grantableRoles(by.role).includes(account.role)) throw new Refused({ code: 'not_found' })
  return account
}

/** Makes an account and the code that opens it. Problems: exists, end_day_missing, identity_code, no_right, invalid. */
export const addAdministered = async (
  stores: AccountStores,
  act: Act,
  { details, access, organisation: named }: NewUser,
): Promise<Code & { readonly user: UserId }> => {
  const { register } = stores
  const today = instantToDay(act.now)
  const organisation = await chooseOrganisation(stores, act, named)
  await checkAccess(register, act.by.role, access, organisation, today)
  checkDetails(details)
  checkUsername(details)
  const { role, points, endDay, trainee, reason } = access
  const grant = { role, points, endDay, trainee, contacts: grantsContacts(access), reason, grantor: act.by.id }
  const account = { ...grant, organisation, details, password: null }
  let code: Code | undefined
  const note = async (tx: RegisterTx, user: UserId): Promise<void> => {
    await appendAudit(tx, act.line({ event: 'user_created', user, role }, organisation))
    await appendAudit(tx, act.line({ event: 'invited', user }, organisation))
    code = await addInvitation(tx, user, 'invite', act.now)
  }
  const user = valueOrThrow(await createAccount(stores, account, today, note))
  if (!code) throw new Error('an account without its code')
  return { user, ...code }
}

/** Gives another access: who decided, why and when is noted, and the user signs in anew. */
export const changeAccess = async (
  { register }: AccountStores,
  act: Act,
  account: Account,
  access: Access,
): Promise<void> => {
  const today = instantToDay(act.now)
  const { id } = account
  const { role, points, trainee, endDay, reason } = access
  const organisation = role === 'operator' ? null : account.organisation
  await checkAccess(register, act.by.role, access, organisation, today)
  await register.transact(async (tx) => {
    const user = await userOrThrow(tx, id)
    if (role !== user.role) {
      await keepOneOfRole(tx, user, null, today)
      await endInvitationsBegunBy(tx, id, act.now)
    } else if (endDay !== null) await keepOneOfRole(tx, user, endDay, today)
    const grant = { grantor: act.by.id, reason, granted: today, reviewed: today }
    const contacts = grantsContacts(access) ? 1 : 0
    await changeUser(tx, id, {
      role,
      points,
      organisation,
      trainee: trainee ? 1 : 0,
      contacts,
      end_day: endDay,
      ...grant,
    })
    await endSessionsOfUser(tx, id)
    // A gate was given until the end that the access had then.
    if (endDay !== null) await endGatesOfUser(tx, id)
    await appendAudit(tx, act.line({ event: 'access_changed', user: id, role, reason }, account.organisation))
  })
}

/** Corrects the details of somebody else. Problems: exists, identity_code, invalid. */
export const correctAdministered = async (
  stores: AccountStores,
  act: Act,
  { id, organisation, details: before }: Account,
  details: Details,
): Promise<void> => {
  checkDetails(details)
  if (details.username !== before.username) checkUsername(details)
  const line = act.line({ event: 'details_changed', user: id }, organisation)
  valueOrThrow(await changeDetails(stores, id, details, { by: 'other', line }))
}

/** Ends the access at the end of a day, or at once. Problem: last_of_role. */
export const endAccess = async (
  { register }: Pick<AccountStores, 'register'>,
  act: Pick<Act, 'now' | 'line'>,
  { id, organisation }: Pick<Account, 'id' | 'organisation'>,
  day: Day | null,
): Promise<void> => {
  const today = instantToDay(act.now)
  const last = day !== null && day >= today ? day : dayPlus(today, -1)
  await register.transact(async (tx) => {
    await keepOneOfRole(tx, await userOrThrow(tx, id), last < today ? null : last, today)
    await changeUser(tx, id, { end_day: last })
    await endGatesOfUser(tx, id)
    if (last < today) await shutOut(tx, id, act.now)
    await appendAudit(tx, act.line({ event: 'access_ended', user: id }, organisation))
  })
}

/** Notes that the access was looked at and stays. */
export const reviewAccess = async ({ register }: AccountStores, act: Act, { id, organisation }: Account) => {
  await register.transact(async (tx) => {
    await changeUser(tx, id, { reviewed: instantToDay(act.now) })
    await appendAudit(tx, act.line({ event: 'access_reviewed', user: id }, organisation))
  })
}

/**
 * Deletes the account: first nobody enters by it any more, and the log says so, then its key goes, then its row. After a stop
 * in between it can be repeated. Problem: last_of_role.
 */
export const removeUser = async (
  stores: AccountStores,
  act: Act,
  { id, organisation }: Account,
  reason: RemovalReason,
): Promise<void> => {
  const today = instantToDay(act.now)
  await stores.register.transact(async (tx) => {
    await keepOneOfRole(tx, await userOrThrow(tx, id), null, today)
    await changeUser(tx, id, { end_day: dayPlus(today, -1) })
    await endGatesOfUser(tx, id)
    await shutOut(tx, id, act.now)
    await appendAudit(tx, act.line({ event: 'user_deleted', user: id, reason }, organisation))
  })
  await eraseAccount(stores, id)
}

/** Begins an invitation or, once the account was opened, a reset. Problem: invalid, if the access has ended. */
export const inviteAdministered = async (
  { register }: Pick<AccountStores, 'register'>,
  act: Pick<Act, 'now' | 'line'>,
  account: Account,
): Promise<Code & { readonly kind: 'invite' | 'reset' }> => {
  const state = stateOf(account, instantToDay(act.now))
  if (state === 'ended') throw new Refused({ code: 'invalid', field: 'endDay' })
  const { id, organisation } = account
  const kind = state === 'invited' ? 'invite' : 'reset'
  const event = { event: kind === 'invite' ? 'invited' : 'reset_begun', user: id } as const
  const code = await register.transact(async (tx) => {
    await appendAudit(tx, act.line(event, organisation))
    return addInvitation(tx, id, kind, act.now)
  })
  return { ...code, kind }
}

/** Details hold what they are for and no more (AN92). Problems: identity_code, invalid with the field. */
export const checkDetails = (details: Details): void => {
  for (const field of ['first', 'last', 'locality', 'username', 'email'] as const) {
    const found = checkText(details[field])
    if (hasUnseen(details[field])) throw new Refused({ code: 'invalid', field })
    if (found === 'identity_code') throw new Refused({ code: 'identity_code', field })
    if (found !== null && field !== 'username' && field !== 'email') throw new Refused({ code: 'invalid', field })
  }
}

/** Others have the contacts of their points by their role, or not at all: what an advisor was given ends with the role. */
const grantsContacts = ({ role, contacts }: Access): boolean => role === 'advisor' && contacts

const checkUsername = ({ username }: Details): void => {
  if (isLookAlike(username)) throw new Refused({ code: 'invalid', field: 'username' })
}

/** What whoever administers an account, and its owner, is told of it. */
export const accountToUser = (account: Account, factors: readonly FactorKind[], today: Day): User => {
  const { id, role, trainee, details, organisation, points, created, lastLogin, endDay, deletionAsked } = account
  const { undertaking, undertakingVersion: version } = account
  return {
    id,
    role,
    trainee,
    details,
    organisation,
    created,
    lastLogin,
    endDay,
    deletionAsked,
    state: stateOf(account, today),
    points: [...points],
    contacts: account.contacts,
    granted: { by: account.grantor, reason: account.reason, day: account.granted },
    reviewed: account.reviewed,
    undertaking: undertaking === null || version === null ? null : { version, day: undertaking },
    factors: [...factors],
    deletion: userDeletionDay(lastLogin ?? created),
  }
}

const shutOut = async (tx: RegisterTx, id: UserId, now: number): Promise<void> => {
  await endSessionsOfUser(tx, id)
  await endInvitationsOfUser(tx, id)
  await endInvitationsBegunBy(tx, id, now)
}

// A main user's is the own one, whatever is asked for; an operator names one there is.
const chooseOrganisation = async (
  { register }: AccountStores,
  { by }: Act,
  named: OrganisationId | undefined,
): Promise<OrganisationId | null> => {
  if (by.role !== 'operator') {
    if (named !== undefined && named !== by.organisation) throw new Refused({ code: 'invalid', field: 'organisation' })
    return by.organisation
  }
  if (named === undefined) return null
  const { organisations } = await readPlaces(register)
  if (!organisations.some(({ id }) => id === named)) throw new Refused({ code: 'invalid', field: 'organisation' })
  return named
}
