// Requests by HTTP: noted, identified, linked, extended, answered, refused, each step in the log and none of it holding the
// person; on both engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { ContactRef, RequestId } from '@tukkimies/shared/id.ts'
import { AuditLine } from '@tukkimies/shared/register/audit.ts'
import { HeldRequest, RequestList, RequestSummary } from '@tukkimies/shared/register/request.ts'
import { findContact } from '@tukkimies/server/register/contacts.ts'
import { keepContact } from '../../contacts.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { type FixtureName, keskus, p3, ranta } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const ground = useEngines()
const details = { name: 'Planted Canary', address: 'canary@esimerkki.fi', language: 'sv', subject: 'Canary asks' }
const asked = { right: 'access', group: 'contact', channel: 'in_person', received: '2026-03-10', details }
const everything = { is: 'all' } as const

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await ground(engine) })
    })
    afterAll(() => house.close())

    const note = async (change: object = {}, as: FixtureName = 'maija'): Promise<HeldRequest> => {
      const { body } = await house.ask('/api/v1/requests', { as, body: { ...asked, ...change } })
      return HeldRequest.parse(body)
    }
    const act = (id: RequestId, path: string, body: object, as: FixtureName = 'maija') =>
      house.ask(`/api/v1/requests/${id}/${path}`, { as, body })
    const heldAfter = async (...call: Parameters<typeof act>) => HeldRequest.parse((await act(...call)).body)
    const list = async (as: FixtureName) =>
      RequestList.parse((await house.ask('/api/v1/requests', { as })).body).requests.map(({ id }) => id)
    const keep = (details: object = {}) => keepContact(house.deps, {}, details)
    const withdrawFor = async (email: string): Promise<HeldRequest> => {
      const taken = await house.ask('/api/v1/withdrawals', { as: 'aino', body: { phone: '', email } })
      const { request } = taken.body as { request: RequestId }
      return HeldRequest.parse((await house.ask(`/api/v1/requests/${request}`, { as: 'maija' })).body)
    }
    const hiddenBy = async (ref: ContactRef) =>
      (await findContact(house.deps.register, everything, instantToDay(house.now()), ref))?.hidden
    const actsOn = async (id: RequestId): Promise<readonly string[]> => {
      const rows = await house.deps.register.query.selectFrom('audit').select('line').orderBy('id').execute()
      return rows.flatMap(({ line }) => {
        const { event } = AuditLine.parse(JSON.parse(line))
        if (event.event === 'request_noted' && event.request === id) return ['noted']
        return event.event === 'request_changed' && event.request === id ? [event.act] : []
      })
    }

    test('[A35][B22][C24][D20] access: noted with channel and due day, identified, answered; each step logged, nothing of the person in the log', async () => {
      const { id, ...noted } = await note()
      expect(noted).toMatchObject({ state: 'open', due: '2026-04-10', channel: 'in_person', identity: null, details })
      expect((await act(id, 'answer', { text: 'Vastaus' })).code).toBe('identity_needed')
      const identified = await heldAfter(id, 'identity', { way: 'document' })
      expect(identified.identity).toEqual({ way: 'document', day: '2026-03-10' })
      const answered = await heldAfter(id, 'answer', { text: 'Bifogat finns en kopia' })
      expect(answered).toMatchObject({
        state: 'answered',
        closed: '2026-03-10',
        deletion: '2028-03-10',
        answer: { day: '2026-03-10', text: 'Bifogat finns en kopia', ground: null },
      })
      expect(await actsOn(id)).toEqual(['noted', 'opened', 'identified', 'answered'])
      const rows = await house.deps.register.query.selectFrom('audit').select('line').execute()
      expect(rows.filter(({ line }) => /canary|document|Bifogat/i.test(line))).toEqual([])
      expect(house.logged.filter((line) => /canary/i.test(line))).toEqual([])
    })

    test('[C25][D19][A39] a refusal needs a legal ground and reasons, and what is closed stays as it is', async () => {
      const { id } = await note({ right: 'object' })
      expect((await act(id, 'refuse', { ground: null, text: 'Ei' })).code).toBe('ground_needed')
      expect((await act(id, 'refuse', { ground: 'because', text: 'Ei' })).code).toBe('invalid')
      expect((await act(id, 'refuse', { ground: 'excessive', text: ' ' })).code).toBe('invalid')
      const refused = await heldAfter(id, 'refuse', { ground: 'not_identified', text: 'Perustelu' })
      expect(refused).toMatchObject({ state: 'refused', answer: { ground: 'not_identified', text: 'Perustelu' } })
      for (const [path, body] of [
        ['identity', { way: 'known' }],
        ['link', { contacts: [] }],
        ['extend', { reason: 'many' }],
        ['answer', { text: 'Sittenkin' }],
        ['refuse', { ground: 'excessive', text: 'Taas' }],
      ] as const)
        expect((await act(id, path, body)).code, path).toBe('request_closed')
    })

    test('[A35] a month becomes three with a reason, once, before it is over, and never for a withdrawal', async () => {
      const { id } = await note({ received: '2026-02-10' })
      const extended = await heldAfter(id, 'extend', { reason: 'complex' })
      expect(extended).toMatchObject({ due: '2026-05-10', extension: { reason: 'complex', day: '2026-03-10' } })
      expect((await act(id, 'extend', { reason: 'many' })).body).toMatchObject({ code: 'invalid', field: 'due' })
      const late = await note({ received: '2026-02-09' })
      expect((await act(late.id, 'extend', { reason: 'many' })).body).toMatchObject({ code: 'invalid', field: 'due' })
      const withdrawal = await note({ right: 'withdraw' })
      expect((await act(withdrawal.id, 'extend', { reason: 'many' })).code).toBe('invalid')
    })

    test('[A18][C17] only contacts of the own organisation are linked, and only to requests about contacts', async () => {
      const [own, foreign] = [await keep(), await keepContact(house.deps, { organisation: ranta, point: p3 })]
      const { id } = await note()
      expect((await act(id, 'link', { contacts: [foreign] })).body).toMatchObject({
        code: 'invalid',
        field: 'contacts',
      })
      expect(await heldAfter(id, 'link', { contacts: [own, own] })).toMatchObject({ contacts: [own], gone: [] })
      const client = await note({ group: 'client' })
      expect((await act(client.id, 'link', { contacts: [] })).code).toBe('invalid')
      const officers = await note({}, 'tuomas')
      expect((await act(officers.id, 'link', { contacts: [own] }, 'tuomas')).code).toBe('invalid')
    })

    test('[B26][C30] a withdrawal that an advisor took in comes first, hides the contact, and is answered once it is erased', async () => {
      const ref = await keep({ email: 'peruja@esimerkki.fi' })
      const request = await withdrawFor('Peruja@esimerkki.fi')
      expect(request).toMatchObject({
        right: 'withdraw',
        channel: 'advisor',
        due: '2026-03-10',
        contacts: [ref],
        gone: [],
      })
      expect((await list('maija')).slice(0, 2)).toContain(request.id)
      // Of whom it is about the contact alone tells: no copy outlives it.
      expect(request.details.address).toBe('')
      expect((await withdrawFor('tuntematon@esimerkki.fi')).details.address).toBe('tuntematon@esimerkki.fi')
      expect(await hiddenBy(ref)).toBe(request.id)
      const early = await act(request.id, 'answer', { text: 'Tehty' })
      expect(early.body).toMatchObject({ code: 'invalid', field: 'contacts' })
      await house.ask(`/api/v1/contacts/${ref}/erase`, { as: 'maija', body: { reason: 'withdrawn' } })
      expect(await heldAfter(request.id, 'answer', { text: 'Tehty' })).toMatchObject({ state: 'answered', gone: [ref] })
    })

    test('[C30] a hidden contact that is somebody else’s is shown again, by unlinking or by a refusal', async () => {
      const [one, other] = [await keep({ email: 'sama@esimerkki.fi' }), await keep({ email: 'sama@esimerkki.fi' })]
      const request = await withdrawFor('sama@esimerkki.fi')
      expect(new Set(request.contacts)).toEqual(new Set([one, other]))
      await act(request.id, 'link', { contacts: [one] })
      expect([await hiddenBy(one), await hiddenBy(other)]).toEqual([request.id, null])
      await act(request.id, 'refuse', { ground: 'no_data', text: 'Toisen henkilön tiedot' })
      expect(await hiddenBy(one)).toBeNull()
    })

    test('[C30] who has withdrawn twice stays hidden while either withdrawal is open', async () => {
      const ref = await keep({ email: 'kahdesti@esimerkki.fi' })
      const [one, other] = [await withdrawFor('kahdesti@esimerkki.fi'), await withdrawFor('kahdesti@esimerkki.fi')]
      expect([one.contacts, other.contacts, await hiddenBy(ref)]).toEqual([[ref], [ref], one.id])
      await act(one.id, 'refuse', { ground: 'excessive', text: 'Sama peruutus kahdesti' })
      expect(await hiddenBy(ref)).toBe(other.id)
      await act(other.id, 'link', { contacts: [] })
      expect(await hiddenBy(ref)).toBeNull()
    })

    test('[A37][B24] an erasure is answered once the linked contact is gone', async () => {
      const ref = await keep()
      const { id } = await note({ right: 'erase' })
      await act(id, 'identity', { way: 'call_back' })
      await act(id, 'link', { contacts: [ref] })
      expect((await act(id, 'answer', { text: 'Poistettu' })).body).toMatchObject({
        code: 'invalid',
        field: 'contacts',
      })
      await house.ask(`/api/v1/contacts/${ref}/erase`, { as: 'maija', body: { reason: 'asked' } })
      expect((await act(id, 'answer', { text: 'Poistettu' })).status).toBe(200)
    })

    test('[D18] a client’s request and a withdrawal need no identity check', async () => {
      const client = await note({ group: 'client' })
      expect((await act(client.id, 'answer', { text: 'Ei tietoja' })).status).toBe(200)
      const withdrawal = await note({ right: 'withdraw' })
      expect((await act(withdrawal.id, 'answer', { text: 'Ei tietoja' })).status).toBe(200)
    })

    test('[AN89] identity codes are refused in every text, and the refusal does not repeat them', async () => {
      const code = '131052-308T'
      for (const field of ['name', 'address', 'subject'] as const) {
        const body = { ...asked, details: { ...details, [field]: `Hetu ${code}` } }
        const answer = await house.ask('/api/v1/requests', { as: 'maija', body })
        expect(answer.body).toMatchObject({ code: 'identity_code', field })
        expect(answer.everything).not.toContain(code)
      }
      const { id } = await note({ group: 'client' })
      expect((await act(id, 'answer', { text: code })).body).toMatchObject({ code: 'identity_code', field: 'text' })
      expect((await act(id, 'refuse', { ground: 'excessive', text: code })).code).toBe('identity_code')
    })

    test('[A35] no request comes from tomorrow', async () => {
      const answer = await house.ask('/api/v1/requests', { as: 'maija', body: { ...asked, received: '2026-03-11' } })
      expect(answer.body).toMatchObject({ code: 'invalid', field: 'received' })
    })

    test('[A17] an officer sees all and gives a request to an organisation; a main user sees the own ones', async () => {
      const given = await note({ organisation: ranta }, 'tuomas')
      const kept = await note({}, 'tuomas')
      expect(await list('rauno')).toEqual([given.id])
      expect(await list('maija')).not.toContain(given.id)
      expect(await list('tuomas')).toEqual(expect.arrayContaining([given.id, kept.id]))
      expect((await house.ask(`/api/v1/requests/${kept.id}`, { as: 'maija' })).code).toBe('not_found')
      const foreign = await house.ask('/api/v1/requests', { as: 'maija', body: { ...asked, organisation: ranta } })
      expect(foreign.body).toMatchObject({ code: 'invalid', field: 'organisation' })
      expect((await note({ organisation: keskus })).id).toBeDefined()
    })

    test('[D18][A38] a user asks for restriction in the own data, once at a time, and sees how it stands', async () => {
      const body = { right: 'restrict', subject: 'Tarkistakaa paikkakuntani', language: 'fi' }
      const made = RequestSummary.parse((await house.ask('/api/v1/me/requests', { as: 'elli', body })).body)
      expect(made).toMatchObject({ right: 'restrict', group: 'user', channel: 'own', state: 'open', due: '2026-04-10' })
      const again = await house.ask('/api/v1/me/requests', { as: 'elli', body })
      expect(again.body).toMatchObject({ code: 'exists', field: 'right' })
      const held = HeldRequest.parse((await house.ask(`/api/v1/requests/${made.id}`, { as: 'maija' })).body)
      expect(held).toMatchObject({ details: { name: 'elli Testi' }, identity: { way: 'log_in' } })
      expect((await act(made.id, 'answer', { text: 'Tarkistettu' })).status).toBe(200)
      const own = RequestList.parse((await house.ask('/api/v1/me/requests', { as: 'elli' })).body)
      expect(own.requests).toMatchObject([{ id: made.id, state: 'answered' }])
      expect(RequestList.parse((await house.ask('/api/v1/me/requests', { as: 'aino' })).body).requests).toEqual([])
    })
  })
}
