// The audit log: lines are only ever added, each bound to the one before it by its hash, so that a line that was changed,
// left out or moved is noticed (F100).
import type { AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** A line as it stands: its number in the chain, and what it says. */
export type StoredAuditLine = AuditLine & { readonly id: number }

/** Adds a line; the only writer. Part of the transaction that does what the line says. */
export const appendAudit = async (_tx: RegisterTx, _line: AuditLine): Promise<void> => {
  throw new Error('not yet')
}

/** Lines of the scope, newest first, from `before` on backwards. */
export const listAudit = async (
  _register: RegisterQueryable,
  _scope: Scope,
  _limit: number,
  _before?: number,
): Promise<StoredAuditLine[]> => {
  throw new Error('not yet')
}

/** Walks the chain; answers the number of the first line that does not fit, or `null` if all do, and how many there are. */
export const checkAudit = async (
  _register: RegisterQueryable,
): Promise<{ readonly lines: number; readonly broken: number | null }> => {
  throw new Error('not yet')
}
