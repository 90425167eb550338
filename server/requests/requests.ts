// The register of requests: noting one, listing without a word of the person, opening one. The only place where what a
// request says of its person is readable; what becomes of it is in acts.ts, its end in expiry.ts.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import {
  type ContactRef,
  makeRequestId,
  type OrganisationId,
  type RequestId,
  type UserId,
} from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import {
  type HeldRequest,
  type IdentityWay,
  isRequestOver,
  type RequestChannel,
  requestDeletionDay,
  type RequestDetails,
  requestDueDay,
  type RequestGroup,
  type RequestRight,
  type RequestSummary,
} from '@tukkimies/shared/register/request.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { randomBytes, type SealKey } from '../crypto.ts'
import type { Deps } from '../deps.ts'
import { appendAudit } from '../register/audit.ts'
import { addRequest, findRequest, listHeldRefs, listStoredRequests, type StoredRequest } from '../register/requests.ts'
import { readMonths } from '../register/retention-settings.ts'
import type { RegisterTx } from '../register/schema.ts'
import { destroyRowKey, makeRowKey, readRowKey, requestRow } from '../row-keys.ts'
import { openContent, type RequestContent, sealContent } from './sealed.ts'

export type RequestStores = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

/** What is noted; `organisation` is the one whose main user sees to it, null: the data protection officer alone. */
export type RequestDraft = {
  readonly right: RequestRight
  readonly group: RequestGroup
  readonly channel: RequestChannel
  readonly received: Day
  readonly organisation: OrganisationId | null
  /** The user who asks by the own data. */
  readonly user: UserId | null
  readonly details: RequestDetails
  readonly contacts: readonly ContactRef[]
  /** How the identity is known already, if it is. */
  readonly identity?: IdentityWay
}

/** The line of the audit log for an event: who, when, in which request of the network. */
export type LineOf = (event: AuditEvent, organisation: OrganisationId | null) => AuditLine

/**
 * Notes a request: its own key first, then the row, the line and what `also` does, in one transaction. A stop in between
 * leaves a key that opens nothing.
 */
export const createRequest = async (
  stores: RequestStores,
  draft: RequestDraft,
  line: LineOf,
  also: (tx: RegisterTx, id: RequestId) => Promise<void> = async () => {},
): Promise<RequestId> => {
  const { right, group, channel, received, organisation, user, details, contacts } = draft
  const id = makeRequestId(randomBytes)
  const rowKey = await makeRowKey(stores, requestRow(id))
  const identity = draft.identity === undefined ? null : { way: draft.identity, day: instantToDay(stores.now()) }
  const content = { details, identity, extension: null, contacts: [...contacts], answer: null }
  const due = requestDueDay(right, received, false)
  const row = { id, right, group, channel, received, due, organisation, user, state: 'open', closed: null } as const
  try {
    await stores.register.transact(async (tx) => {
      await addRequest(tx, { ...row, details: sealContent(rowKey, id, content) })
      await appendAudit(tx, line({ event: 'request_noted', request: id, right }, organisation))
      await also(tx, id)
    })
  } catch (fault) {
    await destroyRowKey(stores, requestRow(id))
    throw fault
  }
  return id
}

/** The requests in scope without a word of the person: open ones first, withdrawals before others, then by due day. */
export const listRequests = async (
  { register, now }: Pick<RequestStores, 'register' | 'now'>,
  scope: Scope,
): Promise<RequestSummary[]> => {
  const today = instantToDay(now())
  const months = await readMonths(register, 'request')
  const stored = await listStoredRequests(register, scope)
  const requests = stored.filter(({ closed }) => !isRequestOver(closed, today, months))
  return requests.map(rowToSummary).toSorted(byUrgency)
}

/** A request as it was opened: its row, the key of it, and what the two say together. */
export type OpenedRequest = { readonly row: StoredRequest; readonly rowKey: SealKey; readonly content: RequestContent }

/** A request in scope; `null` if it is foreign, missing, over or its key destroyed. */
export const openRequest = async (
  stores: RequestStores,
  scope: Scope,
  id: RequestId,
): Promise<OpenedRequest | null> => {
  const row = await findRequest(stores.register, scope, id)
  const months = await readMonths(stores.register, 'request')
  if (!row || isRequestOver(row.closed, instantToDay(stores.now()), months)) return null
  const rowKey = await readRowKey(stores, requestRow(id))
  return rowKey && { row, rowKey, content: openContent(rowKey, id, row.details) }
}

/** What whoever opens a request is shown of it. */
export const openedToHeld = async (
  { register, now }: RequestStores,
  { row, content }: Pick<OpenedRequest, 'row' | 'content'>,
): Promise<HeldRequest> => {
  const held = await listHeldRefs(register, row.organisation, content.contacts, instantToDay(now()))
  return {
    ...rowToSummary(row),
    ...content,
    gone: content.contacts.filter((ref) => !held.includes(ref)),
    user: row.user,
    deletion: row.closed && requestDeletionDay(row.closed, await readMonths(register, 'request')),
  }
}

const rowToSummary = ({ id, right, group, channel, state, received, due, closed }: StoredRequest): RequestSummary => ({
  id,
  right,
  group,
  channel,
  state,
  received,
  due,
  closed,
})

const rank = ({ state, right }: RequestSummary): number => (state !== 'open' ? 2 : right === 'withdraw' ? 0 : 1)

const byUrgency = (one: RequestSummary, other: RequestSummary): number => {
  if (rank(one) !== rank(other)) return rank(one) - rank(other)
  const [first, second] = rank(one) === 2 ? [other.closed ?? '', one.closed ?? ''] : [one.due, other.due]
  return first < second ? -1 : first > second ? 1 : 0
}
