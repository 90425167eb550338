// A contact's row opened by its key: the only place where a contact is readable. What is over, or whose key was destroyed, is
// in no answer, whatever rows are left.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import {
  contactDeletionDay,
  type ContactState,
  type ContactSummary,
  type Restriction,
} from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { SealKey } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { findContact, holdContact, listContacts, type StoredContact } from '../register/contacts.ts'
import type { RegisterTx } from '../register/schema.ts'
import { readRowKeys, type RowKeys } from './row-keys.ts'
import { type ContactContent, openContent, openRestriction } from './sealed.ts'
import type { ContactStores } from './stores.ts'

/** `key` is the one that opens the row: what is written into it again is sealed by the same. */
export type Opened = {
  readonly row: StoredContact
  readonly key: SealKey
  readonly content: ContactContent
  readonly restriction: Restriction | null
}

/** The contacts in scope; restricted and hidden ones only where the scope is more than points. */
export const listOpened = async (stores: ContactStores, scope: Scope): Promise<Opened[]> => {
  const rows = await listContacts(stores.register, scope, todayOf(stores))
  const keysByRef = await readRowKeys(stores, rows)
  return rows.flatMap((row) => openRow(row, keysByRef.get(row.ref) ?? []) ?? [])
}

/** A contact in scope; `null` if it is over, foreign, missing, or its key destroyed. */
export const findOpened = async (stores: ContactStores, scope: Scope, ref: ContactRef): Promise<Opened | null> => {
  const row = await findContact(stores.register, scope, todayOf(stores), ref)
  if (!row) return null
  const keysByRef = await readRowKeys(stores, [row])
  return openRow(row, keysByRef.get(ref) ?? [])
}

/**
 * Holds a contact in scope until the transaction ends and opens it as it is now: of two changes at once the later one finds
 * the earlier one, and its key. Problem: not_found.
 */
export const holdOpened = async (
  stores: ContactStores,
  tx: RegisterTx,
  scope: Scope,
  ref: ContactRef,
): Promise<Opened> => {
  await holdContact(tx, ref)
  const row = await findContact(tx, scope, todayOf(stores), ref)
  const keysByRef = row ? await readRowKeys(stores, [row]) : new Map<ContactRef, RowKeys>()
  const opened = row && openRow(row, keysByRef.get(ref) ?? [])
  if (!opened) throw new Refused({ code: 'not_found' })
  return opened
}

/** The row by whichever of its keys opens it. */
export const openRow = (row: StoredContact, keys: RowKeys): Opened | null => {
  for (const key of keys) {
    const content = openContent(key, row, row.details)
    const restriction = content && row.restriction && openRestriction(key, row, row.restriction)
    if (content) return { row, key, content, restriction }
  }
  return null
}

/** One line of a search. */
export const openedToSummary = (opened: Opened): ContactSummary => {
  const { row, content, restriction } = opened
  return {
    ref: row.ref,
    state: stateOf(opened),
    organisation: content.details.organisation,
    name: content.details.name,
    point: row.point,
    recorded: row.day,
    deletion: contactDeletionDay(row.day),
    review: restriction?.review ?? null,
    told: row.told,
  }
}

/** The day of the clock. */
export const todayOf = ({ now }: Pick<ContactStores, 'now'>): Day => instantToDay(now())

const stateOf = ({ row, restriction }: Opened): ContactState =>
  row.hidden !== null ? 'hidden' : restriction === null ? 'open' : 'restricted'
