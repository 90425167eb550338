// Who may unlock which tablet without network, as the server knows it: by the hash of a reference that only the tablet
// holds. Which tablet that is, nobody writes down.
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import { type GateRef, makeGateRef, type UserId } from '@tukkimies/shared/id.ts'
import { gateDays } from '@tukkimies/shared/register/device.ts'
import type { OwnGate } from '@tukkimies/shared/register/user.ts'
import { randomBytes, sha256Hex } from '../crypto.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredGate = RegisterTables['gate']

/** Adds a gate line that ends with the access, or after 30 days; answers the reference, which is stored nowhere. */
export const addGate = async (
  tx: RegisterTx,
  user: UserId,
  today: Day,
  endDay: Day | null,
): Promise<{ readonly ref: GateRef; readonly until: Day }> => {
  const ref = makeGateRef(randomBytes)
  const latest = dayPlus(today, gateDays)
  const until = endDay !== null && endDay < latest ? endDay : latest
  await tx.query
    .insertInto('gate')
    .values({ hash: sha256Hex(ref), user, until })
    .execute()
  return { ref, until }
}

/** The gate line of a reference, if it is not over. */
export const findGate = async (register: RegisterQueryable, ref: string, today: Day): Promise<StoredGate | null> => {
  const row = await register.query
    .selectFrom('gate')
    .selectAll()
    .where('hash', '=', sha256Hex(ref))
    .where('until', '>=', today)
    .executeTakeFirst()
  return row ?? null
}

/** Those of the references that open nothing any more: ended, over, or of a user who is gone or whose access is over. */
export const gatesToForget = async (
  register: RegisterQueryable,
  refs: readonly GateRef[],
  today: Day,
): Promise<GateRef[]> => {
  if (refs.length === 0) return []
  const rows = await register.query
    .selectFrom('gate')
    .innerJoin('user', 'user.id', 'gate.user')
    .select(['gate.hash', 'user.end_day'])
    .where('gate.hash', 'in', refs.map(sha256Hex))
    .where('gate.until', '>=', today)
    .execute()
  const good = new Set(rows.filter(({ end_day }) => end_day === null || end_day >= today).map(({ hash }) => hash))
  return refs.filter((ref) => !good.has(sha256Hex(ref)))
}

/** The gate lines of a user that are not over, the last to end first. Their id is the hash, of which nobody makes a reference. */
export const gatesOfUser = async (register: RegisterQueryable, user: UserId, today: Day): Promise<OwnGate[]> => {
  const gates = register.query.selectFrom('gate').selectAll().where('user', '=', user).where('until', '>=', today)
  const rows = await gates.orderBy('until', 'desc').orderBy('hash').execute()
  return rows.map(({ hash, until }) => ({ id: hash, until }))
}

/** Ends one of a user's own gate lines by its id; `false` if there is none. */
export const endGate = async (tx: RegisterTx, user: UserId, id: string): Promise<boolean> => {
  const gate = tx.query.deleteFrom('gate').where('hash', '=', id).where('user', '=', user)
  return (await gate.executeTakeFirstOrThrow()).numDeletedRows > 0n
}

/** Ends all gate lines of a user; answers how many. */
export const endGatesOfUser = async (tx: RegisterTx, user: UserId): Promise<number> => {
  const gates = tx.query.deleteFrom('gate').where('user', '=', user)
  return Number((await gates.executeTakeFirstOrThrow()).numDeletedRows)
}

/** Ends the gate lines of these references, whoever they are of: the tablet has removed them. The users they were of. */
export const endGatesByRef = async (tx: RegisterTx, refs: readonly GateRef[]): Promise<UserId[]> => {
  if (refs.length === 0) return []
  const gates = tx.query.deleteFrom('gate').where('hash', 'in', refs.map(sha256Hex)).returning('user')
  return (await gates.execute()).map(({ user }) => user)
}

/** Deletes gate lines that are over; answers how many. */
export const expireGates = async (tx: RegisterTx, today: Day): Promise<number> => {
  const gates = tx.query.deleteFrom('gate').where('until', '<', today)
  return Number((await gates.executeTakeFirstOrThrow()).numDeletedRows)
}
