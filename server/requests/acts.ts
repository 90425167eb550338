// What becomes of a request: identity checked, contacts linked, more time taken, answered or refused. A closed one stays as
// it is.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { ContactRef, RequestId } from '@tukkimies/shared/id.ts'
import {
  type ExtensionReason,
  findRequestText,
  type HeldRequest,
  type IdentityWay,
  needsIdentity,
  type RefusalGround,
  type RequestAct,
  requestDueDay,
} from '@tukkimies/shared/register/request.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { hideContacts } from '../register/contacts.ts'
import {
  changeRequest,
  findRequest,
  listHeldRefs,
  listStoredRequests,
  type StoredRequest,
  unhideContacts,
} from '../register/requests.ts'
import type { RegisterTx } from '../register/schema.ts'
import { readRowKey, requestRow } from '../row-keys.ts'
import { type LineOf, openedToHeld, openRequest, type RequestStores } from './requests.ts'
import { openContent, type RequestContent, sealContent } from './sealed.ts'

/** Whose request is meant, how far whoever asks may reach, and the line for what is done. */
export type RequestAsked = { readonly scope: Scope; readonly id: RequestId | undefined; readonly line: LineOf }

/** Opens a request, which is noted. Problem: not_found. */
export const readRequest = async (stores: RequestStores, { scope, id, line }: RequestAsked): Promise<HeldRequest> => {
  const opened = id === undefined ? null : await openRequest(stores, scope, id)
  if (!opened) throw new Refused({ code: 'not_found' })
  const { row } = opened
  const event = { event: 'request_changed', request: row.id, act: 'opened' } as const
  await stores.register.transact((tx) => appendAudit(tx, line(event, row.organisation)))
  return openedToHeld(stores, opened)
}

/** Notes how the identity was checked: never what was shown. Problems: not_found, request_closed. */
export const identifyRequest = (stores: RequestStores, asked: RequestAsked, way: IdentityWay): Promise<HeldRequest> =>
  change(stores, asked, 'identified', async (_tx, { content }) => ({
    content: { ...content, identity: { way, day: instantToDay(stores.now()) } },
  }))

/**
 * Says which contacts a request is about; what it has hidden and does not mean is shown again. Problems: not_found,
 * request_closed; invalid, if one is not held by the organisation.
 */
export const linkRequest = (
  stores: RequestStores,
  asked: RequestAsked,
  refs: readonly ContactRef[],
): Promise<HeldRequest> =>
  change(stores, asked, 'linked', async (tx, { row, content }) => {
    const contacts = [...new Set(refs)]
    const added = contacts.filter((ref) => !content.contacts.includes(ref))
    const held = await listHeldRefs(tx, row.organisation, added, instantToDay(stores.now()))
    if (row.group !== 'contact' || held.length < added.length) throw new Refused({ code: 'invalid', field: 'contacts' })
    await showAgain(tx, stores, row, contacts)
    return { content: { ...content, contacts } }
  })

/**
 * Takes two months more, once, before the first is over, and never for a withdrawal (Art. 12(3)). Problems: not_found,
 * request_closed, invalid.
 */
export const extendRequest = (
  stores: RequestStores,
  asked: RequestAsked,
  reason: ExtensionReason,
): Promise<HeldRequest> =>
  change(stores, asked, 'extended', async (_tx, { row, content }) => {
    const day = instantToDay(stores.now())
    if (row.right === 'withdraw') throw new Refused({ code: 'invalid', field: 'right' })
    if (content.extension || day > row.due) throw new Refused({ code: 'invalid', field: 'due' })
    return {
      content: { ...content, extension: { reason, day } },
      row: { due: requestDueDay(row.right, row.received, true) },
    }
  })

/**
 * Closes a request with what was done; of a withdrawal that an advisor took in, number and address go. Problems: not_found,
 * request_closed, identity_needed, identity_code; invalid, while a contact that is to be erased is still held.
 */
export const answerRequest = (stores: RequestStores, asked: RequestAsked, text: string): Promise<HeldRequest> =>
  change(stores, asked, 'answered', async (tx, { row, content }) => {
    if (needsIdentity(row) && !content.identity) throw new Refused({ code: 'identity_needed' })
    if (row.right === 'withdraw' || row.right === 'erase') await keepNone(tx, stores, row, content)
    return close(stores, row.channel === 'advisor' ? withoutAddress(content) : content, text, null)
  })

/** Closes a request with a refusal. Problems: not_found, request_closed, ground_needed, identity_code. */
export const refuseRequest = (
  stores: RequestStores,
  asked: RequestAsked,
  ground: RefusalGround | null,
  text: string,
): Promise<HeldRequest> =>
  change(stores, asked, 'refused', async (tx, { row, content }) => {
    if (ground === null) throw new Refused({ code: 'ground_needed', field: 'ground' })
    await showAgain(tx, stores, row, [])
    return close(stores, content, text, ground)
  })

type Outcome = {
  readonly content: RequestContent
  readonly row?: Partial<Pick<StoredRequest, 'state' | 'due' | 'closed'>>
}

const close = (stores: RequestStores, content: RequestContent, text: string, ground: RefusalGround | null): Outcome => {
  const found = findRequestText(text, 'text')
  if (found) throw new Refused(found)
  const day = instantToDay(stores.now())
  return {
    content: { ...content, answer: { day, text, ground } },
    row: { state: ground === null ? 'answered' : 'refused', closed: day },
  }
}

// Who withdrew by an advisor was told there and then: what the contact was found by would be the last copy of it.
const withoutAddress = (content: RequestContent): RequestContent => ({
  ...content,
  details: { ...content.details, address: '' },
})

// Whoever answers that it was erased has erased it.
const keepNone = async (
  tx: RegisterTx,
  { now }: RequestStores,
  { id, organisation }: StoredRequest,
  { contacts }: RequestContent,
): Promise<void> => {
  const held = await listHeldRefs(tx, organisation, contacts, instantToDay(now()))
  if (held.length > 0) throw new Refused({ code: 'invalid', field: 'contacts' })
  await unhideContacts(tx, id, [])
}

// Whom another open withdrawal means stays hidden: from now on under that one.
const showAgain = async (
  tx: RegisterTx,
  stores: RequestStores,
  { id, organisation }: StoredRequest,
  meant: readonly ContactRef[],
): Promise<void> => {
  const shown = await unhideContacts(tx, id, meant)
  if (shown.length === 0 || organisation === null) return
  for (const other of await listStoredRequests(tx, { is: 'organisation', organisation })) {
    if (other.id === id || other.right !== 'withdraw' || other.state !== 'open') continue
    const rowKey = await readRowKey(stores, requestRow(other.id))
    const means = rowKey ? openContent(rowKey, other.id, other.details).contacts : []
    await hideContacts(
      tx,
      shown.filter((ref) => means.includes(ref)),
      other.id,
    )
  }
}

/** One act on an open request with its line, in one transaction; of two at once the later finds what the earlier did. */
const change = async (
  stores: RequestStores,
  { scope, id, line }: RequestAsked,
  act: RequestAct,
  work: (tx: RegisterTx, opened: { readonly row: StoredRequest; readonly content: RequestContent }) => Promise<Outcome>,
): Promise<HeldRequest> => {
  const opened = id === undefined ? null : await openRequest(stores, scope, id)
  if (!opened) throw new Refused({ code: 'not_found' })
  const { rowKey } = opened
  const changed = await stores.register.transact(async (tx) => {
    await tx.hold(['request'])
    const row = await findRequest(tx, scope, opened.row.id)
    if (!row) throw new Refused({ code: 'not_found' })
    if (row.state !== 'open') throw new Refused({ code: 'request_closed' })
    const outcome = await work(tx, { row, content: openContent(rowKey, row.id, row.details) })
    const details = sealContent(rowKey, row.id, outcome.content)
    await changeRequest(tx, row.id, { ...outcome.row, details })
    await appendAudit(tx, line({ event: 'request_changed', request: row.id, act }, row.organisation))
    return { row: { ...row, ...outcome.row }, content: outcome.content }
  })
  return openedToHeld(stores, changed)
}
