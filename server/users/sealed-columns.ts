// What a user's row, or something beside it, keeps sealed under the user's own key: gone with the key.
import type { UserId } from '@tukkimies/shared/id.ts'
import { findUser } from '../register/users.ts'
import type { AccountStores } from './accounts.ts'
import { openInRow, readRowKey, sealInRow, type SealedPart } from '../row-keys.ts'

/** Columns of a user's row that are sealed under the user's own key, as the details are. */
export type SealedColumn = Exclude<SealedPart, 'user' | 'details'>

/** Bytes sealed for a column of the user's row; null if the account is gone. */
export const sealForUser = async (
  stores: AccountStores,
  id: UserId,
  column: SealedColumn,
  plain: Uint8Array,
): Promise<Uint8Array | null> => {
  const rowKey = await readRowKey(stores, id)
  return rowKey && sealInRow(rowKey, id, column, plain)
}

/** What `sealForUser` sealed and something else than the row has kept; null if the account is gone. */
export const openForUser = async (
  stores: AccountStores,
  id: UserId,
  column: SealedColumn,
  sealed: Uint8Array,
): Promise<Uint8Array | null> => {
  const rowKey = await readRowKey(stores, id)
  return rowKey && openInRow(rowKey, id, column, sealed)
}

/** What a sealed column of a user's row holds; null where it holds nothing or the account is gone. */
export const openOfUser = async (
  stores: AccountStores,
  id: UserId,
  column: SealedColumn,
): Promise<Uint8Array | null> => {
  const user = await findUser(stores.register, { is: 'self', user: id }, id)
  const rowKey = await readRowKey(stores, id)
  const sealed = user?.[column] ?? null
  return sealed === null || !rowKey ? null : openInRow(rowKey, id, column, sealed)
}
