// The end of a request: 24 months after its answer, its own key first, then its row (C06).
import type { Day } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { OrganisationId, RequestId } from '@tukkimies/shared/id.ts'
import { isRequestOver, requestMonths } from '@tukkimies/shared/register/request.ts'
import { appendAudit } from '../register/audit.ts'
import { deleteRequest, listClosedRequests, listStoredRequests } from '../register/requests.ts'
import { destroyRowKey, readRowKeys, requestRow } from '../row-keys.ts'
import type { RequestStores } from './requests.ts'

/**
 * Deletes every request whose time after its answer is over, and rows that a stop or a restore has left without their key.
 * `renew` keeps the lease. Answers how many were due. May be stopped anywhere and run again.
 */
export const expireRequests = async (
  stores: RequestStores,
  today: Day,
  renew: () => Promise<void>,
  months = requestMonths,
): Promise<number> => {
  const due = (await listClosedRequests(stores.register)).filter(({ closed }) => isRequestOver(closed, today, months))
  for (const { id, organisation } of due) {
    await renew()
    await eraseRequest(stores, id, organisation)
  }
  for (const id of await listKeylessRequests(stores)) await eraseRequest(stores, id, null)
  return due.length
}

/** Requests whose key is destroyed and whose row is left: nobody can open them. */
export const listKeylessRequests = async (stores: Omit<RequestStores, 'now'>): Promise<RequestId[]> => {
  const rows = await listStoredRequests(stores.register, { is: 'all' })
  const rowKeys = await readRowKeys(
    stores,
    rows.map(({ id }) => requestRow(id)),
  )
  return rows.filter(({ id }) => !rowKeys.has(requestRow(id))).map(({ id }) => id)
}

const eraseRequest = async (
  stores: RequestStores,
  id: RequestId,
  organisation: OrganisationId | null,
): Promise<void> => {
  failpoint('request.before-key')
  await destroyRowKey(stores, requestRow(id))
  failpoint('request.after-key')
  await stores.register.transact(async (tx) => {
    if (!(await deleteRequest(tx, id))) return
    const event = { event: 'request_changed', request: id, act: 'deleted' } as const
    await appendAudit(tx, { at: stores.now(), actor: { is: 'server' }, organisation, event })
  })
  failpoint('request.after-row')
  await stores.register.truncateLog()
}
