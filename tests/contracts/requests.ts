// What the register of requests promises, on every engine: nothing of the person in the clear, one key for each request, gone
// everywhere when it is destroyed, and kept for 24 months from the answer.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { ContactRef, type RequestId, UserId } from '@tukkimies/shared/id.ts'
import type { RequestDetails } from '@tukkimies/shared/register/request.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { answerRequest, refuseRequest } from '@tukkimies/server/requests/acts.ts'
import { expireRequests, listKeylessRequests } from '@tukkimies/server/requests/expiry.ts'
import {
  createRequest,
  type LineOf,
  listRequests,
  openRequest,
  type RequestDraft,
} from '@tukkimies/server/requests/requests.ts'
import { destroyRowKey, requestRow } from '@tukkimies/server/row-keys.ts'
import type { Stores } from '@tukkimies/server/stores.ts'
import { keskus, ranta } from '../users.ts'
import { day } from './fixtures.ts'

const everything = { is: 'all' } as const
const details: RequestDetails = {
  name: 'Planted-Canary-Person',
  address: 'planted.canary@example.org',
  language: 'fi',
  subject: 'Planted-Canary-Subject',
}
const contact = ContactRef.parse('PlantedCanaryContactRg')
const user = UserId.parse('AAAAAAAAAAAAAAAAAAAAAA')
const draft: RequestDraft = {
  right: 'access',
  group: 'client',
  channel: 'written',
  received: day('2026-03-10'),
  organisation: keskus,
  user: null,
  details,
  contacts: [contact],
}
const canary = /Planted-?Canary|planted\.canary/g
const renew = async () => {}

export const requestsContract = (
  engine: string,
  openStores: () => Promise<Stores & { readonly countOnDisk: (pattern: RegExp) => number }>,
): void => {
  let time = Date.parse('2026-03-10T10:00:00Z')
  const open = async () => {
    time = Date.parse('2026-03-10T10:00:00Z')
    return { ...(await openStores()), now: () => time }
  }
  const line: LineOf = (event, organisation) => ({ at: time, actor: { is: 'server' }, organisation, event })
  const create = (stores: Awaited<ReturnType<typeof open>>, change: Partial<RequestDraft> = {}) =>
    createRequest(stores, { ...draft, ...change }, line)
  const asked = (id: RequestId) => ({ scope: everything, id, line })
  const goTo = (to: string) => void (time = Date.parse(`${to}T10:00:00Z`))

  test(`[A35][C06][duty-F10] ${engine}: what a request says of its person is readable by its own key alone`, async () => {
    const stores = await open()
    const id = await create(stores)
    const opened = await openRequest(stores, everything, id)
    expect(opened?.content).toEqual({ details, identity: null, extension: null, contacts: [contact], answer: null })
    expect(stores.countOnDisk(canary)).toBe(0)
    const row = await stores.register.query.selectFrom('request').selectAll().executeTakeFirstOrThrow()
    const short = await create(stores, {
      details: { name: '', address: '', language: 'sv', subject: '' },
      contacts: [],
    })
    const rows = await stores.register.query.selectFrom('request').select(['id', 'details']).execute()
    expect(rows.find((one) => one.id === short)?.details, 'lengths tell nothing').toHaveLength(row.details.length)
    await destroyRowKey(stores, requestRow(id))
    expect(await openRequest(stores, everything, id)).toBeNull()
    expect(await listKeylessRequests(stores)).toEqual([id])
  })

  test(`[A35] ${engine}: the list holds withdrawals first, then by due day, then what is closed, newest first`, async () => {
    const stores = await open()
    const later = await create(stores, { received: day('2026-03-09') })
    const sooner = await create(stores, { right: 'erase', received: day('2026-02-20') })
    const withdrawal = await create(stores, { right: 'withdraw' })
    const [first, second] = [await create(stores), await create(stores)]
    await answerRequest(stores, asked(first), 'Vastaus')
    goTo('2026-03-11')
    await refuseRequest(stores, asked(second), 'no_data', 'Perustelu')
    const list = await listRequests(stores, everything)
    expect(list.map(({ id }) => id)).toEqual([withdrawal, sooner, later, second, first])
    expect(list.map(({ due }) => due)).toEqual(['2026-03-10', '2026-03-20', '2026-04-09', '2026-04-10', '2026-04-10'])
    expect(JSON.stringify(list)).not.toMatch(canary)
  })

  test(`[A17] ${engine}: a scope holds the requests of its organisation or of oneself, and foreign looks like missing`, async () => {
    const stores = await open()
    const own = await create(stores)
    const foreign = await create(stores, { organisation: ranta })
    const officers = await create(stores, { organisation: null })
    const mine = await create(stores, { organisation: ranta, user })
    const idsIn = async (scope: Parameters<typeof listRequests>[1]) =>
      new Set((await listRequests(stores, scope)).map(({ id }) => id))
    expect(await idsIn({ is: 'organisation', organisation: keskus })).toEqual(new Set([own]))
    expect(await idsIn({ is: 'self', user })).toEqual(new Set([mine]))
    expect(await idsIn({ is: 'points', points: [] })).toEqual(new Set())
    expect(await idsIn(everything)).toEqual(new Set([own, foreign, officers, mine]))
    expect(await openRequest(stores, { is: 'organisation', organisation: keskus }, foreign)).toBeNull()
  })

  test(`[C06][F59] ${engine}: a request goes 24 months after its answer, unseen on the day and deleted in the night`, async () => {
    const stores = await open()
    const [answered, stays] = [await create(stores), await create(stores, { received: Day.parse('2020-01-01') })]
    goTo('2026-03-31')
    await answerRequest(stores, asked(answered), 'Planted-Canary-Answer')
    goTo('2028-03-30')
    expect(await expireRequests(stores, day('2028-03-30'), renew)).toBe(0)
    expect(await openRequest(stores, everything, answered)).not.toBeNull()
    // The nightly work has not run yet.
    goTo('2028-03-31')
    expect(await openRequest(stores, everything, answered)).toBeNull()
    expect((await listRequests(stores, everything)).map(({ id }) => id)).toEqual([stays])
    expect(await expireRequests(stores, day('2028-03-31'), renew)).toBe(1)
    expect(await expireRequests(stores, day('2028-03-31'), renew)).toBe(0)
    const rows = await stores.register.query.selectFrom('request').select('id').execute()
    expect(rows).toEqual([{ id: stays }])
    expect(await stores.keys.query.selectFrom('person').selectAll().execute()).toHaveLength(1)
    const [last] = await listAudit(stores.register, everything, 1)
    expect(last).toMatchObject({ event: { event: 'request_changed', request: answered, act: 'deleted' } })
    expect(stores.countOnDisk(canary)).toBe(0)
  })

  test(`[F61] ${engine}: a row that a stop has left without its key goes in the next night`, async () => {
    const stores = await open()
    const id = await create(stores)
    await destroyRowKey(stores, requestRow(id))
    expect(await expireRequests(stores, day('2026-03-10'), renew)).toBe(0)
    expect(await stores.register.query.selectFrom('request').selectAll().execute()).toEqual([])
  })

  test(`[A35] ${engine}: what fails as a request is noted leaves neither row nor key nor line`, async () => {
    const stores = await open()
    const broken = createRequest(stores, draft, line, async () => {
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
    expect(await stores.register.query.selectFrom('request').selectAll().execute()).toEqual([])
    expect(await stores.keys.query.selectFrom('person').selectAll().execute()).toEqual([])
    expect(await listAudit(stores.register, everything, 1)).toEqual([])
  })
}
