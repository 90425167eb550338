// Requests of persons as they lie in the register: what is asked and by when in the clear, whatever tells of the person
// sealed. What opens it is in *keys*; the two meet in requests/requests.ts alone.
import type { Day } from '@tukkimies/shared/day.ts'
import type { ContactRef, OrganisationId, RequestId } from '@tukkimies/shared/id.ts'
import { isContactOver } from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredRequest = RegisterTables['request']
export type StoredRequestChange = Partial<Pick<StoredRequest, 'state' | 'due' | 'closed' | 'details'>>

/** Adds a request; an id that is there already is a fault. */
export const addRequest = async (tx: RegisterTx, request: StoredRequest): Promise<void> => {
  const columns = Object.keys(request) as (keyof StoredRequest)[]
  await tx.insertMany('request', columns, [columns.map((column) => request[column])])
}

/** A request in scope; a foreign one and a missing one are both `null`. */
export const findRequest = async (
  register: RegisterQueryable,
  scope: Scope,
  id: RequestId,
): Promise<StoredRequest | null> => (await requestsInScope(register, scope, id))[0] ?? null

/** The requests in scope: all, an organisation's, or one's own; a scope of points holds none. */
export const listStoredRequests = (register: RegisterQueryable, scope: Scope): Promise<StoredRequest[]> =>
  requestsInScope(register, scope)

/** Changes a request; one that is gone stays gone. */
export const changeRequest = async (tx: RegisterTx, id: RequestId, change: StoredRequestChange): Promise<void> => {
  await tx.query.updateTable('request').set(change).where('id', '=', id).execute()
}

/** Deletes the row of a request; `false` if there is none. */
export const deleteRequest = async (tx: RegisterTx, id: RequestId): Promise<boolean> => {
  const deletion = tx.query.deleteFrom('request').where('id', '=', id)
  return (await deletion.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

/** Closed requests by the day on which they were closed, oldest first; open ones never. */
export const listClosedRequests = (
  register: RegisterQueryable,
): Promise<Pick<StoredRequest, 'id' | 'organisation' | 'closed'>[]> =>
  register.query
    .selectFrom('request')
    .select(['id', 'organisation', 'closed'])
    .where('closed', 'is not', null)
    .orderBy('closed')
    .orderBy('id')
    .execute()

/** Which of these contacts the organisation still holds on a day; what is over, erased or foreign is absent. */
export const listHeldRefs = async (
  register: RegisterQueryable,
  organisation: OrganisationId | null,
  refs: readonly ContactRef[],
  today: Day,
): Promise<ContactRef[]> => {
  if (organisation === null || refs.length === 0) return []
  const contacts = register.query.selectFrom('contact').select(['ref', 'day']).where('organisation', '=', organisation)
  const rows = await contacts.where('ref', 'in', refs).execute()
  return rows.filter(({ day }) => !isContactOver(day, today)).map(({ ref }) => ref)
}

/** Shows again what a request has hidden, but for those that it still means; answers which. */
export const unhideContacts = async (
  tx: RegisterTx,
  id: RequestId,
  meant: readonly ContactRef[],
): Promise<ContactRef[]> => {
  const rows = await tx.query.selectFrom('contact').select('ref').where('hidden', '=', id).orderBy('ref').execute()
  const shown = rows.map(({ ref }) => ref).filter((ref) => !meant.includes(ref))
  for (const ref of shown) await tx.query.updateTable('contact').set({ hidden: null }).where('ref', '=', ref).execute()
  return shown
}

const requestsInScope = async (register: RegisterQueryable, scope: Scope, id?: RequestId): Promise<StoredRequest[]> => {
  let requests = register.query.selectFrom('request').selectAll().orderBy('id')
  if (id !== undefined) requests = requests.where('id', '=', id)
  switch (scope.is) {
    case 'points':
      return []
    case 'organisation':
      requests = requests.where('organisation', '=', scope.organisation)
      break
    case 'self':
      requests = requests.where('user', '=', scope.user)
      break
    case 'all':
      break
  }
  return requests.execute()
}
