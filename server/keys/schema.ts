// keys: the keys of what must be erasable everywhere; never in a backup with what they open.
import type { Day, Week } from '@tukkimies/shared/day.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { ErasureReason } from '@tukkimies/shared/register/contact.ts'
import type { Migration, OwnTables, Queryable, Store, Tx } from '../database.ts'

/** Why a contact was destroyed before its time: by somebody with the right, or as a slip by the tablet that made it. */
export type ContactEnd = ErasureReason | 'voided'

export type KeysTables = {
  /** `ref` is a keyed hash of the user's id, `wrapped` the user's row key sealed under a key of the root key. */
  person: { ref: string; wrapped: Uint8Array }
  /** Key pairs that tablets seal contacts to: the private part sealed under a key of the root key. */
  transport: { id: string; public_key: string; wrapped: Uint8Array; created: Day; until: Day }
  /** One key for each ISO week of recording days; destroyed when the week's last contact has expired. */
  week: { week: Week; wrapped: Uint8Array }
  /** A contact's own key, wrapped by the key of its week; `next` is the one that a rewriting under way puts in its place. */
  contact: { ref: ContactRef; week: Week; wrapped: Uint8Array; next: Uint8Array | null }
  /** Contacts that were destroyed: they stay so for every later copy, until their week's key goes. */
  gone: { ref: ContactRef; week: Week; reason: ContactEnd }
  /** Keys found without a row, since a day; `mark` is a hash of the key as it lay there, which each use changes. */
  orphan: { ref: ContactRef; mark: string; seen: Day }
}

export type KeysStore = Store<KeysTables & OwnTables>
export type KeysTx = Tx<KeysTables & OwnTables>
export type KeysQueryable = Queryable<KeysTables & OwnTables>

export const migrations: readonly Migration[] = [
  {
    name: '0001 keys of persons',
    steps: [{ table: 'person', columns: { ref: 'text', wrapped: 'bytes' }, key: ['ref'] }],
  },
  {
    name: '0002 keys of contacts',
    steps: [
      {
        table: 'transport',
        columns: { id: 'text', public_key: 'text', wrapped: 'bytes', created: 'text', until: 'text' },
        key: ['id'],
      },
      { table: 'week', columns: { week: 'text', wrapped: 'bytes' }, key: ['week'] },
      { table: 'contact', columns: { ref: 'text', week: 'text', wrapped: 'bytes', next: 'bytes?' }, key: ['ref'] },
      { table: 'gone', columns: { ref: 'text', week: 'text', reason: 'text' }, key: ['ref'] },
      { table: 'orphan', columns: { ref: 'text', mark: 'text', seen: 'text' }, key: ['ref'] },
    ],
  },
]
