// One-time codes that open an account or set a new password: only the hash is stored, the newest ends those before it.
import type { UserId } from '@tukkimies/shared/id.ts'
import { type AuditActor, AuditLine } from '@tukkimies/shared/register/audit.ts'
import { invitationHours, resetMinutes } from '@tukkimies/shared/register/user.ts'
import { makeOneTimeCode, sha256Hex } from '../crypto.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredInvitation = RegisterTables['invitation']
export type InvitationKind = StoredInvitation['kind']

const minuteMs = 60_000
const lengthMs: Readonly<Record<InvitationKind, number>> = {
  invite: invitationHours * 60 * minuteMs,
  reset: resetMinutes * minuteMs,
}

/** Adds a code for a user and ends those before it; answers the code, which is stored nowhere. */
export const addInvitation = async (
  tx: RegisterTx,
  user: UserId,
  kind: InvitationKind,
  now: number,
): Promise<{ readonly code: string; readonly until: number }> => {
  await endInvitationsOfUser(tx, user)
  const code = makeOneTimeCode()
  const until = now + lengthMs[kind]
  await tx.query
    .insertInto('invitation')
    .values({ hash: sha256Hex(code), user, kind, until })
    .execute()
  return { code, until }
}

/** The invitation of a code that is not over. */
export const findInvitation = async (
  register: RegisterQueryable,
  code: string,
  now: number,
): Promise<StoredInvitation | null> => {
  const invitations = register.query.selectFrom('invitation').selectAll().where('hash', '=', sha256Hex(code))
  return (await invitations.where('until', '>', now).executeTakeFirst()) ?? null
}

/** Uses a code up; `false` if there is none that is not over. Of two that use it at once one gets it. */
export const useInvitation = async (tx: RegisterTx, code: string, now: number): Promise<boolean> => {
  const use = tx.query.deleteFrom('invitation').where('hash', '=', sha256Hex(code)).where('until', '>', now)
  return (await use.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

/** Ends every code of a user. */
export const endInvitationsOfUser = async (tx: RegisterTx, user: UserId): Promise<void> => {
  await tx.query.deleteFrom('invitation').where('user', '=', user).execute()
}

/**
 * Ends the codes that somebody has begun for others, unless another has begun them anew since: whoever has no access any more
 * opens no account either.
 */
export const endInvitationsBegunBy = async (tx: RegisterTx, user: UserId, now: number): Promise<void> => {
  const lines = tx.query.selectFrom('audit').select('line').where('event', 'in', ['invited', 'reset_begun'])
  const rows = await lines
    .where('at', '>', now - lengthMs.invite)
    .orderBy('id')
    .execute()
  const beginners = new Map<UserId, AuditActor>()
  for (const { line } of rows) {
    const { actor, event } = AuditLine.parse(JSON.parse(line))
    if ('user' in event && event.user !== null) beginners.set(event.user, actor)
  }
  for (const [invited, by] of beginners)
    if (by.is === 'user' && by.user === user) await endInvitationsOfUser(tx, invited)
}

/** Deletes codes that are over; answers how many. */
export const expireInvitations = async (tx: RegisterTx, now: number): Promise<number> => {
  const { numDeletedRows } = await tx.query.deleteFrom('invitation').where('until', '<=', now).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
