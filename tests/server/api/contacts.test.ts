// Contacts by HTTP as those with the right use them: each look logged before it is answered, changes that stay and details
// that go, withdrawals that tell nothing; on both engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { AuditLine, type AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { ContactCopy, ContactsFound, HeldContact, WithdrawalTaken } from '@tukkimies/shared/register/contact.ts'
import { ContactRef, makeEntryId } from '@tukkimies/shared/id.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import { fixtureDetails, keepContact } from '../../contacts.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { printFigure } from '../../figures.ts'
import { fixtureNotice } from '../../notice.ts'
import { type FixtureName, p1, p2, p3, ranta } from '../../users.ts'
import { idOf } from './askers.ts'
import { createHouse, type House } from './house.ts'

const ground = useEngines()
const today = Day.parse('2026-03-10')
const other = { organisation: 'Esimerkkiyhdistys ry', name: 'Toinen Nimi', phone: '', email: 'toinen@esimerkki.fi' }

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await ground(engine) })
    })
    afterAll(() => house.close())

    const keep = (...args: Parameters<typeof keepContact> extends [unknown, ...infer Rest] ? Rest : never) =>
      keepContact(house.deps, ...args)
    const get = (ref: ContactRef, as: FixtureName = 'maija') => house.ask(`/api/v1/contacts/${ref}`, { as })
    const heldOf = async (ref: ContactRef) => HeldContact.parse((await get(ref)).body)
    const act = (ref: ContactRef, path: string, body: object, as: FixtureName = 'maija') =>
      house.ask(`/api/v1/contacts/${ref}/${path}`, { as, body })
    const find = async (words: string, more: object = {}, as: FixtureName = 'maija') =>
      ContactsFound.parse(
        (await house.ask('/api/v1/contacts/search', { as, body: { words, point: null, ...more } })).body,
      )
    const refsOf = async (...args: Parameters<typeof find>) => (await find(...args)).contacts.map(({ ref }) => ref)
    const linesFrom = async (count: number): Promise<readonly AuditEvent[]> => {
      const rows = await house.deps.register.query.selectFrom('audit').select('line').orderBy('id').execute()
      return rows.slice(count).map(({ line }) => AuditLine.parse(JSON.parse(line)).event)
    }
    const countLines = async () => (await linesFrom(0)).length

    test('[A19][A33][F97] each search and each opening is a line before the answer; words and details are in none', async () => {
      const ref = await keep({}, { name: 'Canary Sanomatta' })
      const before = await countLines()
      expect(await refsOf('canary sanomatta')).toEqual([ref])
      const opened = await get(ref)
      expect(opened.headers.get('Cache-Control')).toBe('no-store')
      await get(ref, 'elli')
      const lines = await linesFrom(before)
      expect(lines).toEqual([
        { event: 'contacts_searched', found: 1 },
        { event: 'contact_viewed', contact: ref },
        { event: 'contact_viewed', contact: ref },
      ])
      expect(JSON.stringify([await linesFrom(0), house.logged])).not.toMatch(/canary/i)
      // No answer without its line: where the log cannot be written, nobody learns anything.
      await house.deps.register.transact(async (tx) => {
        await tx.query.schema.alterTable('audit').renameTo('audit_away').execute()
      })
      const refused = [
        await get(ref),
        await house.ask('/api/v1/contacts/search', { as: 'maija', body: { words: '', point: null } }),
      ]
      await house.deps.register.transact(async (tx) => {
        await tx.query.schema.alterTable('audit_away').renameTo('audit').execute()
      })
      for (const answer of refused) {
        expect(answer.status).toBe(500)
        expect(answer.text).not.toContain('Canary')
      }
    })

    test('[A18][A33] a search reaches the points granted, or the organisation, and narrows down by point', async () => {
      const words = 'ulottuvuus'
      const details = { organisation: words }
      const [one, two] = [await keep({ point: p1 }, details), await keep({ point: p2 }, details)]
      const foreign = await keep({ point: p3, organisation: ranta }, details)
      expect((await refsOf(words)).toSorted()).toEqual([one, two].toSorted())
      expect(await refsOf(words, { point: p2 })).toEqual([two])
      expect(await refsOf(words, { point: p3 })).toEqual([])
      expect(await refsOf(words, {}, 'elli')).toEqual([one])
      expect(await refsOf(words, { point: p2 }, 'elli')).toEqual([])
      expect(await refsOf(words, {}, 'rauno')).toEqual([foreign])
      for (const as of ['aino', 'kaarina', 'tuomas', 'oskari'] as const) {
        expect((await house.ask('/api/v1/contacts/search', { as, body: { words, point: null } })).code).toBe('no_right')
      }
    })

    test('[A29] no answer holds more than fifty contacts, and no route hands out files of them', async () => {
      const organisation = 'Monta'
      for (let at = 0; at < 52; at++) await keep({}, { organisation, name: `Nimi ${at}` })
      const found = await find(organisation)
      expect(found.contacts).toHaveLength(50)
      expect(found.more).toBe(true)
      expect((await find('nimi 17')).more).toBe(false)
      const routes = listRoutes(house.deps).filter(({ path }) => path.includes('contact'))
      expect(routes.filter(({ method }) => method === 'get').map(({ path }) => path)).toEqual([
        '/api/v1/contacts/:contact',
        '/api/v1/contacts/:contact/copy',
      ])
      expect(routes.filter(({ path }) => /export|csv|file|all/.test(path))).toEqual([])
    })

    test('[C28] a correction keeps what was there, its author and day, and the day on which the contact goes', async () => {
      const ref = await keep()
      const before = await heldOf(ref)
      const maija = await idOf(house, 'maija')
      const corrected = HeldContact.parse((await act(ref, 'correct', other)).body)
      expect(corrected).toMatchObject({ details: other, recorded: before.recorded, deletion: before.deletion })
      expect(corrected.corrections).toEqual([{ day: today, by: maija, before: fixtureDetails }])
      expect(corrected.names).toEqual({ [maija]: 'maija Testi' })
      const again = HeldContact.parse((await act(ref, 'correct', other)).body)
      expect(again.corrections).toHaveLength(1)
      const back = HeldContact.parse((await act(ref, 'correct', fixtureDetails)).body)
      expect(back.corrections.map((one) => one.before)).toEqual([fixtureDetails, other])
      expect(await refsOf('toinen nimi')).not.toContain(ref)
    })

    test('[AN89][duty-F10] what does not belong into a field is refused by its name, and changes nothing', async () => {
      const ref = await keep()
      const codeOf = async (change: object) => {
        const answer = await act(ref, 'correct', { ...fixtureDetails, ...change })
        expect(answer.everything).not.toMatch(/131052|050 123/)
        return answer.code
      }
      expect(await codeOf({ name: 'Maija 131052-308T' })).toBe('identity_code')
      expect(await codeOf({ organisation: 'soita 050 123 4567' })).toBe('text_found')
      expect(await codeOf({ email: 'neuvonta' })).toBe('email_wrong')
      expect(await codeOf({ phone: '', email: '' })).toBe('detail_needed')
      expect(await codeOf({ phone: '0401234567' })).toBe('invalid')
      expect((await heldOf(ref)).corrections).toEqual([])
    })

    test('[D17] a detail no longer consented to is gone from the contact and from its earlier states; one must stay', async () => {
      const ref = await keep()
      await act(ref, 'correct', { ...fixtureDetails, phone: '+358501112223' })
      const before = await house.deps.register.query
        .selectFrom('contact')
        .select('details')
        .where('ref', '=', ref)
        .execute()
      const narrowed = HeldContact.parse((await act(ref, 'narrow', { drop: 'phone' })).body)
      expect(narrowed.details).toEqual({ ...fixtureDetails, phone: '' })
      expect(narrowed.corrections).toMatchObject([{ before: { ...fixtureDetails, phone: '' } }])
      expect((await act(ref, 'narrow', { drop: 'email' })).code).toBe('detail_needed')
      expect(await refsOf('0501112223')).not.toContain(ref)
      // The row of before, put back from a copy, opens with no key that is left.
      const now = await heldOf(ref)
      await house.deps.register.query
        .updateTable('contact')
        .set(before[0] ?? {})
        .where('ref', '=', ref)
        .execute()
      expect((await get(ref)).code).toBe('not_found')
      expect(now.deletion).toBe('2027-03-10')
    })

    test('[A38] a restricted contact is out of normal use until a day of review, and lives no longer for it', async () => {
      const ref = await keep({}, { name: 'Rajoitettu' })
      const order = (review: string) => act(ref, 'restrict', { reason: 'disputed', review })
      expect((await order('2026-03-10')).code).toBe('invalid')
      expect((await order('2026-06-11')).code).toBe('invalid')
      const held = HeldContact.parse((await order('2026-06-10')).body)
      expect(held).toMatchObject({
        state: 'restricted',
        review: '2026-06-10',
        deletion: '2027-03-10',
        restriction: { reason: 'disputed', since: today, review: '2026-06-10' },
      })
      expect((await find('rajoitettu')).contacts).toMatchObject([{ ref, state: 'restricted' }])
      expect(await refsOf('rajoitettu', { only: 'closed' })).toEqual([ref])
      expect(await refsOf('rajoitettu', {}, 'elli')).toEqual([])
      expect((await get(ref, 'elli')).code).toBe('not_found')
      expect((await act(ref, 'erase', { reason: 'asked' }, 'elli')).code).toBe('not_found')
      expect(HeldContact.parse((await act(ref, 'unrestrict', {})).body).state).toBe('open')
      expect(await refsOf('rajoitettu', {}, 'elli')).toEqual([ref])
    })

    test('[D21] who was told of a new notice is noted, and who was not is found', async () => {
      const [told, untold] = [await keep({}, { name: 'Kertova' }), await keep({}, { name: 'Kertova' })]
      expect(await refsOf('kertova', { only: 'untold' })).toEqual([])
      await fixtureNotice(house.deps.register, today)
      await fixtureNotice(house.deps.register, today, { significant: true })
      expect((await refsOf('kertova', { only: 'untold' })).toSorted()).toEqual([told, untold].toSorted())
      expect(HeldContact.parse((await act(told, 'told', { version: 2 })).body).told).toBe(2)
      expect(HeldContact.parse((await act(told, 'told', { version: 1 })).body).told).toBe(2)
      expect(await refsOf('kertova', { only: 'untold' })).toEqual([untold])
    })

    test('[A24][B26] an erased contact leaves a receipt without the person, and asking again finds nothing', async () => {
      const ref = await keep()
      const answer = await act(ref, 'erase', { reason: 'withdrawn' }, 'elli')
      expect(answer.body).toEqual({ ref, reason: 'withdrawn', day: today })
      expect((await get(ref)).code).toBe('not_found')
      expect((await act(ref, 'erase', { reason: 'withdrawn' }, 'elli')).code).toBe('not_found')
      expect((await act(ref, 'correct', other)).code).toBe('not_found')
    })

    test('[A34][A36] the person’s copy holds all that is kept, what was done with it and when, and nobody else’s name', async () => {
      const ref = await keep()
      await act(ref, 'correct', other)
      await get(ref, 'elli')
      const copy = ContactCopy.parse((await house.ask(`/api/v1/contacts/${ref}/copy`, { as: 'maija' })).body)
      expect(copy).toMatchObject({ organisation: 'keskus', made: today, contact: { details: other, recorded: today } })
      expect(copy.contact.corrections).toEqual([{ day: today, by: null, before: fixtureDetails }])
      expect(copy.uses.map(({ event }) => event)).toEqual(['contact_corrected', 'contact_viewed', 'contact_copied'])
      expect((await house.ask(`/api/v1/contacts/${ref}/copy`, { as: 'elli' })).code).toBe('no_right')
    })

    test('[C30] a withdrawal told to an advisor hides whoever is meant at once, and its answer tells nothing', async () => {
      const phone = '+358405550001'
      const meant = [await keep({}, { phone }), await keep({ point: p2 }, { phone, email: '' })]
      const byEmail = await keep({}, { phone: '', email: 'Peruva@esimerkki.fi' })
      const foreign = await keep({ point: p3, organisation: ranta }, { phone })
      const take = async (body: object) => {
        const answer = await house.ask('/api/v1/withdrawals', { as: 'aino', body })
        expect(WithdrawalTaken.parse(answer.body).due).toBe(today)
        return answer
      }
      const shape = ({ status, headers, text }: Awaited<ReturnType<typeof take>>) => [
        status,
        [...headers.keys()].join(),
        text.length,
      ]
      const answers = [
        await take({ phone, email: '' }),
        await take({ phone: '', email: 'peruva@esimerkki.fi' }),
        await take({ phone: '+358405550009', email: '' }),
      ]
      expect(new Set(answers.map((answer) => JSON.stringify(shape(answer)))).size).toBe(1)
      for (const ref of [...meant, byEmail]) {
        expect((await get(ref, 'elli')).code).toBe('not_found')
        expect((await heldOf(ref)).state).toBe('hidden')
      }
      expect((await get(foreign, 'rauno')).body).toMatchObject({ state: 'open' })
      expect((await house.ask('/api/v1/withdrawals', { as: 'aino', body: { phone: '', email: '' } })).code).toBe(
        'detail_needed',
      )
      const listed = (await house.ask('/api/v1/requests', { as: 'maija' })).body as {
        requests: { right: string; due: string }[]
      }
      expect(listed.requests.slice(0, 3)).toMatchObject([1, 2, 3].map(() => ({ right: 'withdraw', due: today })))
      const [first] = meant
      if (first) expect(HeldContact.parse((await act(first, 'unrestrict', {})).body).state).toBe('open')
    })

    test('[C30][F94] whether anybody was meant cannot be heard from the time either', async () => {
      const phone = '+358405550002'
      const times = { meant: [] as number[], nobody: [] as number[] }
      for (let round = 0; round < 6; round++) {
        for (let at = 0; at < 5; at++) await keep({}, { phone })
        for (const [which, number] of [
          ['meant', phone],
          ['nobody', '+358405550003'],
        ] as const) {
          const begin = performance.now()
          await house.ask('/api/v1/withdrawals', { as: 'aino', body: { phone: number, email: '' } })
          times[which].push(Math.round((performance.now() - begin) / 250))
        }
      }
      printFigure('withdrawal-steps', { meant: times.meant.join(' '), nobody: times.nobody.join(' ') })
      const median = (values: readonly number[]) => values.toSorted((one, two) => one - two)[values.length >> 1]
      expect(median(times.meant)).toBe(median(times.nobody))
    }, 60_000)

    test('[C30][S16] one account takes in no more withdrawals than a point may be told of, whether anybody is meant or not', async () => {
      const contact = await keep({}, { phone: '+358405550004' })
      const take = async (phone: string) =>
        (await house.ask('/api/v1/withdrawals', { as: 'elli', body: { phone, email: '' } })).code
      for (let at = 0; at < 30; at++) expect(await take('+358405550005')).toBeUndefined()
      expect(await take('+358405550005')).toBe('too_many_requests')
      expect(await take('+358405550004')).toBe('too_many_requests')
      expect((await heldOf(contact)).state).toBe('open')
    }, 60_000)

    test('[F92] a contact that is foreign, missing, over or erased is one answer', async () => {
      const erased = await keep()
      await act(erased, 'erase', { reason: 'mistake' })
      const refs = [
        await keep({ point: p3, organisation: ranta }),
        ContactRef.parse(makeEntryId(randomBytes)),
        await keep({ day: Day.parse('2025-03-10') }),
        erased,
      ]
      const answers = await Promise.all(refs.map((ref) => get(ref)))
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
      expect(answers[0]?.code).toBe('not_found')
    })
  })
}
