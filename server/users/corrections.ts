// What somebody's details were before they were corrected: sealed with the account, and gone with it (A36).
import * as z from 'zod/mini'
import type { UserId } from '@tukkimies/shared/id.ts'
import { Correction } from '@tukkimies/shared/register/user.ts'
import type { SealKey } from '../crypto.ts'
import type { StoredUser } from '../register/users.ts'
import { openInRow, sealInRow } from '../row-keys.ts'

/** Corrections that are kept; the oldest goes first. */
const correctionsMax = 20

/** The corrections of a row, oldest first. */
export const openHistory = ({ id, history }: StoredUser, rowKey: SealKey): readonly Correction[] => {
  if (history === null) return []
  const plain = openInRow(rowKey, id, 'history', history)
  return z.array(Correction).parse(JSON.parse(new TextDecoder().decode(plain)))
}

/** The history of a row with one more correction. */
export const sealHistory = (rowKey: SealKey, id: UserId, corrections: readonly Correction[]): Uint8Array =>
  sealInRow(rowKey, id, 'history', new TextEncoder().encode(JSON.stringify(corrections.slice(-correctionsMax))))
