// Contacts are destroyed before their time: own key first, with a mark that keeps every later copy out, then the row, with
// the line that a restore replays.
import type { Week } from '@tukkimies/shared/day.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { ErasureReason, ErasureReceipt } from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { ContactStores } from './stores.ts'

/** Makes the line of the audit log; the organisation is the contact's. */
export type MakeLine = (event: AuditEvent) => AuditLine

/** What a line of the ledger says: which contact is gone for ever, and the week of its key. */
export type ErasureLine = { readonly contact: ContactRef; readonly week: Week }

/** Destroys a contact in scope. Problem: not_found, also where it was erased before. */
export const eraseContact = async (
  _stores: ContactStores,
  _scope: Scope,
  _ref: ContactRef,
  _reason: ErasureReason,
  _line: MakeLine,
): Promise<ErasureReceipt> => {
  throw new Error('not there yet')
}

/** Destroys again what the ledger says is destroyed, after a restore; answers how many rows or keys were still there. */
export const replayErasures = async (_stores: ContactStores, _lines: readonly ErasureLine[]): Promise<number> => {
  throw new Error('not there yet')
}
