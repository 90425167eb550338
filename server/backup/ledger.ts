// The ledger of erasures: which contacts, users and requests are gone for ever. It stands in the use log; where that is put
// back too, a copy kept on another host says what was erased since. Its lines are sealed by the root key and name nobody.
import * as z from 'zod/mini'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { replayErasures } from '../contacts/erase.ts'
import type { ContactStores } from '../contacts/stores.ts'
import { equalBytes, hmac, type RootKeys } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { type ErasureEvent, isErasure, listErasures } from '../register/erasures.ts'
import { deleteRequest } from '../register/requests.ts'
import { destroyRowKey, readRowKeys, requestRow, type RowName } from '../row-keys.ts'
import { eraseAccount } from '../users/accounts.ts'

const LedgerLine = z.strictObject({ erased: AuditEvent, mac: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) })
type LedgerLine = z.infer<typeof LedgerLine>

/** The whole ledger, a line for each erasure, to be kept on another host. */
export const makeLedger = async ({ register, root }: Pick<ContactStores, 'register' | 'root'>): Promise<LedgerLine[]> =>
  (await listErasures(register)).map((erased) => ({ erased, mac: bytesToBase64url(macOf(root, erased)) }))

/** The erasures of a ledger's text. Problem: invalid, if a line is none, or was sealed under another root key. */
export const readLedger = (text: string, root: RootKeys): readonly ErasureEvent[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readLine(line, root))

const readLine = (line: string, root: RootKeys): ErasureEvent => {
  const read = LedgerLine.safeParse(parse(line))
  const isGenuine = read.success && equalBytes(Buffer.from(read.data.mac, 'base64url'), macOf(root, read.data.erased))
  if (!read.success || !isGenuine || !isErasure(read.data.erased))
    throw new Refused({ code: 'invalid', field: 'ledger' })
  return read.data.erased
}

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

// The fields of an event stand in the order of its schema, whoever wrote them.
const macOf = (root: RootKeys, erased: AuditEvent): Uint8Array =>
  hmac(root.anchor.bytes, `erasure|${JSON.stringify(AuditEvent.parse(erased))}`)

/** Erases again what the log or the ledger says is gone; answers how much of it was there. Repeating it changes nothing. */
export const replayLedger = async (stores: ContactStores, more: readonly ErasureEvent[]): Promise<number> => {
  const events = [...(await listErasures(stores.register)), ...more]
  const contacts = events.flatMap((event) => (event.event === 'contact_erased' ? [event] : []))
  const { keys, rows } = await replayErasures(stores, contacts)
  failpoint('restore.after-contacts')
  const users = await heldOf(
    stores,
    new Set(events.flatMap((event) => (event.event === 'user_deleted' ? [event.user] : []))),
  )
  for (const id of users) await eraseAccount(stores, id)
  const requests = new Map(
    events.flatMap((event) => (event.event === 'request_changed' ? [[requestRow(event.request), event.request]] : [])),
  )
  const held = await heldOf(stores, new Set(requests.keys()))
  for (const name of held) {
    await destroyRowKey(stores, name)
    const id = requests.get(name)
    if (id) await stores.register.transact((tx) => deleteRequest(tx, id))
  }
  return Math.max(keys, rows) + users.length + held.length
}

// A row without its key is nobody's, and is deleted with the others of its kind.
const heldOf = async <Name extends RowName>(stores: ContactStores, names: ReadonlySet<Name>): Promise<Name[]> => [
  ...(await readRowKeys(stores, [...names])).keys(),
]
