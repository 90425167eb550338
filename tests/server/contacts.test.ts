// Contacts from the box to the search and back to nothing, pushed as a tablet does, on both engines.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { ContactRef, type EntryId, type PointId } from '@tukkimies/shared/id.ts'
import { consentVersion } from '@tukkimies/shared/register/consent.ts'
import type { Consent, ContactSearch } from '@tukkimies/shared/register/contact.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { eraseContact } from '@tukkimies/server/contacts/erase.ts'
import { countContacts, destroyOverWeeks, expireContacts } from '@tukkimies/server/contacts/expire.ts'
import { idToContactRef } from '@tukkimies/server/contacts/row-keys.ts'
import { openContact, searchContacts } from '@tukkimies/server/contacts/search.ts'
import { serverLine } from '@tukkimies/server/contacts/stores.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { fixtureConsent, fixtureDetails, keepContact, makeContact, transportKeyOf } from '../contacts.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { fixtureNotice } from '../notice.ts'
import { keskus, p1, p2, p3, ranta } from '../users.ts'
import { later, openStation, type Station, visitOf, voidOf } from './station.ts'

const makeGround = useEngines()
const today = '2026-03-10'
const ofKeskus = { is: 'organisation', organisation: keskus } as const
const renew = async () => {}

for (const engine of engines) {
  describe(engine, () => {
    let station: Station
    let key: TransportKey
    beforeAll(async () => {
      station = await openStation(await makeGround(engine), today)
      key = await transportKeyOf(station.deps)
    })
    beforeEach(() => station.goTo(today))
    afterAll(() => station.close())
    const statuses = async (entries: readonly unknown[], point: PointId = p1) =>
      (await station.push(entries, point)).map((result) => result?.code ?? result?.status)
    const refOf = (id: EntryId) => idToContactRef(station.deps.root, id)
    const search = async (words: string, scope: Parameters<typeof searchContacts>[1] = ofKeskus, point = null) => {
      const asked: ContactSearch = { words, point }
      const { contacts } = await searchContacts(station.deps, scope, asked, serverLine(station.deps))
      return contacts.map(({ ref }) => ref)
    }
    const open = (ref: ContactRef, scope: Parameters<typeof openContact>[1] = ofKeskus) =>
      openContact(station.deps, scope, ref, serverLine(station.deps))
    const erase = (ref: ContactRef) => eraseContact(station.deps, ofKeskus, ref, 'asked', serverLine(station.deps))

    test('[S38][S39] a contact is opened, kept, and found by words in any case and without accents', async () => {
      const contact = await makeContact(key)
      expect(await station.push([contact])).toEqual([{ id: contact.id, status: 'stored', due: later(today, 3) }])
      station.goTo(later(today, 2))
      expect(await station.push([contact])).toEqual([{ id: contact.id, status: 'duplicate', due: later(today, 3) }])
      const ref = refOf(contact.id)
      for (const words of ['AIJALA', 'turun esimerk', 'NEUVONTA@', '040 123 4567', '0401234567', '+358 40', '']) {
        expect(await search(words), words).toContain(ref)
      }
      for (const words of ['Toinen', 'turun toinen', '050 1']) expect(await search(words), words).not.toContain(ref)
      const held = await open(ref)
      expect(held).toMatchObject({ details: fixtureDetails, recorded: today, deletion: '2027-03-10', state: 'open' })
    })

    test('[A08] a contact never counts: beside its visit it changes no visit and no arrival', async () => {
      const [visit, contact] = [visitOf({ visitor: 'partner', codes: {} }), await makeContact(key)]
      expect(await statuses([contact, visit])).toEqual(['stored', 'stored'])
      expect(await statuses([voidOf(contact.id)])).toEqual(['voided'])
      expect(await statuses([visit])).toEqual(['duplicate'])
    })

    test('[S23][S37][A23] a contact of another point, of a day to come or of a closed time is refused, an old one is over', async () => {
      expect(await statuses([await makeContact(key, {}, { point: p2 })])).toEqual(['wrong_point'])
      expect(await statuses([await makeContact(key, {}, { day: later(today, 2) })])).toEqual(['day_future'])
      expect(await statuses([await makeContact(key, {}, { day: later(today, 1) })])).toEqual(['stored'])
      expect(await statuses([await makeContact(key, {}, { day: Day.parse('2025-03-11') })])).toEqual(['stored'])
      expect(await statuses([await makeContact(key, {}, { day: Day.parse('2025-03-10') })])).toEqual(['expired'])
      // Older than any visit that is taken in: still over and not refused, so that the tablet deletes its box.
      expect(await statuses([await makeContact(key, {}, { day: Day.parse('2024-01-01') })])).toEqual(['expired'])
    })

    test('[F60][S12] by a clock that is a year ahead no tablet is told to delete its box, which is taken in once the clock is right', async () => {
      const contact = await makeContact(key)
      station.goTo('2027-03-11')
      expect(await statuses([contact])).toEqual(['retry'])
      station.goTo(today)
      expect(await statuses([contact])).toEqual(['stored'])
    })

    test('[F60][S26] a contact that came while the clock was a year ahead is due in three days all the same', async () => {
      station.goTo('2027-03-10')
      const contact = await makeContact(key, {}, { day: station.today() })
      await station.push([contact])
      station.goTo(today)
      expect(await station.push([contact])).toEqual([{ id: contact.id, status: 'duplicate', due: later(today, 3) }])
      expect(await statuses([voidOf(contact.id)])).toEqual(['voided'])
    })

    test('[AN89][duty-F10][A15] what a changed app seals is checked again: no consent, a fifth detail, identity codes', async () => {
      const { deps } = station
      const before = await countContacts(deps, Day.parse(today))
      const details = fixtureDetails
      const consent = fixtureConsent
      const wrong: readonly unknown[] = [
        { details },
        { details, consent: null },
        { details: { ...details, note: 'x' }, consent },
        { details, consent, note: 'x' },
        { details, consent: { ...consent, day: '2026-03-11' } },
        { details: { ...details, name: 'Maija 131052-308T' }, consent },
        { details: { ...details, name: 'Maija 040 123 4567' }, consent },
        { details: { ...details, phone: '0401234567' }, consent },
        { details: { ...details, phone: '', email: '' }, consent },
        { details: { ...details, name: '' }, consent },
        { details: { ...details, organisation: 'x'.repeat(101) }, consent },
        'text',
        null,
        [],
        7,
      ]
      for (const content of wrong) {
        const contact = await makeContact(key, {}, { content })
        const [result] = await station.push([contact])
        expect(result, JSON.stringify(content)).toEqual({
          id: contact.id,
          status: 'refused',
          code: 'box_content',
          field: 'box',
        })
      }
      const good = await makeContact(key)
      const other = { ...(await makeContact(key)), key: 'AAAAAAAAAAA' }
      const moved = { ...good, id: (await makeContact(key)).id }
      expect(await statuses([other, moved])).toEqual(['box_closed', 'box_closed'])
      expect(await countContacts(deps, Day.parse(today))).toEqual(before)
    })

    test('[A10][S39] a consent to a text or a notice that there has never been is refused, and taken once it is published', async () => {
      const { deps } = station
      const details = { organisation: 'Kirjasto', name: 'Kerttu Keksitty', phone: '', email: 'kerttu@kirjasto.fi' }
      const before = await countContacts(deps, Day.parse(today))
      const consentTo = async (change: Partial<Consent>) =>
        (
          await statuses([
            await makeContact(key, {}, { content: { details, consent: { ...fixtureConsent, ...change } } }),
          ])
        )[0]
      expect(await consentTo({ text: consentVersion + 1 })).toBe('box_content')
      expect(await consentTo({ notice: 2 })).toBe('box_content')
      expect(await countContacts(deps, Day.parse(today))).toEqual(before)
      await fixtureNotice(deps.register, Day.parse(today))
      expect(await consentTo({ notice: 2 })).toBe('stored')
      expect(await consentTo({ notice: 1 })).toBe('stored')
    })

    test('[S12][F87] the same id at another day is a conflict, and the first one stands', async () => {
      const contact = await makeContact(key)
      const again = await makeContact(key, { name: 'Toinen' }, { id: contact.id, day: later(today, -1) })
      expect(await statuses([contact])).toEqual(['stored'])
      expect(await statuses([again])).toEqual(['conflict'])
      expect((await open(refOf(contact.id))).details).toEqual(fixtureDetails)
    })

    test('[S18][S20][F78] a contact is taken back until its due day by its own point, and stays so for every copy', async () => {
      const [contact, late] = [await makeContact(key), await makeContact(key)]
      await statuses([contact, late])
      expect(await statuses([voidOf(contact.id)], p2)).toEqual(['wrong_point'])
      station.goTo(later(today, 3))
      const taken = voidOf(contact.id)
      expect(await statuses([taken])).toEqual(['voided'])
      expect(await statuses([taken, contact])).toEqual(['voided', 'voided'])
      await expect(open(refOf(contact.id))).rejects.toMatchObject({ problem: { code: 'not_found' } })
      station.goTo(later(today, 4))
      expect(await station.push([voidOf(late.id)])).toMatchObject([{ status: 'too_late', due: later(today, 3) }])
      expect((await open(refOf(late.id))).details).toEqual(fixtureDetails)
      const lines = await listAudit(station.deps.register, { is: 'all' }, 1000)
      const erased = lines.filter(
        ({ event }) => event.event === 'contact_erased' && event.contact === refOf(contact.id),
      )
      expect(erased.map(({ event, actor, organisation }) => ({ event, actor, organisation }))).toEqual([
        {
          event: { event: 'contact_erased', contact: refOf(contact.id), week: '2026W11', reason: 'voided' },
          actor: { is: 'device' },
          organisation: keskus,
        },
      ])
    })

    test('[S18] a void before its contact keeps it out for as long as it could come; a visit’s leaves no mark', async () => {
      const [old, visit] = [await makeContact(key, {}, { day: later(today, -300) }), visitOf()]
      await statuses([visit])
      const marks = async () => (await station.deps.keys.query.selectFrom('gone').select('ref').execute()).length
      const before = await marks()
      expect(await statuses([voidOf(visit.id)])).toEqual(['voided'])
      expect(await statuses([visitOf(), voidOf(visit.id)])).toEqual(['stored', 'voided'])
      expect(await marks()).toBe(before)
      const taken = voidOf(old.id)
      expect(await statuses([taken])).toEqual(['voided'])
      expect(await statuses([taken])).toEqual(['voided'])
      expect(await marks()).toBe(before + 1)
      station.goTo(later(today, 60))
      await destroyOverWeeks(station.deps, station.today())
      expect(await statuses([old])).toEqual(['voided'])
    })

    test('[S18][S23] a void of a Sunday keeps out a contact of the Monday after it, until that is over', async () => {
      station.goTo('2026-03-15')
      const tomorrow = await makeContact(key, {}, { day: Day.parse('2026-03-16') })
      expect(await statuses([voidOf(tomorrow.id)])).toEqual(['voided'])
      station.goTo('2027-03-15')
      await destroyOverWeeks(station.deps, station.today())
      expect(await statuses([tomorrow])).toEqual(['voided'])
    })

    test('[F68] an erased contact that is pushed again stays erased, and erasing it again is not found', async () => {
      const contact = await makeContact(key)
      await statuses([contact])
      const ref = refOf(contact.id)
      expect(await erase(ref)).toEqual({ ref, reason: 'asked', day: today })
      await expect(erase(ref)).rejects.toMatchObject({ problem: { code: 'not_found' } })
      expect(await statuses([contact])).toEqual(['voided'])
      expect(await search('')).not.toContain(ref)
    })

    test('[A18][F92] each organisation and each point sees its own; nobody learns that there are others', async () => {
      const { deps } = station
      const here = await keepContact(deps)
      const next = await keepContact(deps, { point: p2 })
      const foreign = await keepContact(deps, { point: p3, organisation: ranta })
      const atP1 = { is: 'points', points: [p1] } as const
      const seen = async (scope: Parameters<typeof search>[1]) => {
        const found = await search('', scope)
        return [here, next, foreign].map((ref) => found.includes(ref))
      }
      expect(await seen(ofKeskus)).toEqual([true, true, false])
      expect(await seen({ is: 'organisation', organisation: ranta })).toEqual([false, false, true])
      expect(await seen(atP1)).toEqual([true, false, false])
      expect(await seen({ is: 'points', points: [] })).toEqual([false, false, false])
      for (const ref of [next, foreign, ContactRef.parse('AAAAAAAAAAAAAAAAAAAAAA')]) {
        await expect(open(ref, atP1)).rejects.toMatchObject({ problem: { code: 'not_found' } })
      }
    })

    test('[A23][F59] a contact is unreadable on its day whether anything was deleted or not, then its row and key go', async () => {
      const { deps } = station
      const ref = await keepContact(deps)
      const last = Day.parse('2027-03-09')
      station.goTo(last)
      expect((await open(ref)).deletion).toBe('2027-03-10')
      expect(await expireContacts(deps, last, renew)).toBeGreaterThanOrEqual(0)
      expect(await search('')).toContain(ref)
      station.goTo('2027-03-10')
      await expect(open(ref)).rejects.toMatchObject({ problem: { code: 'not_found' } })
      await expect(erase(ref)).rejects.toMatchObject({ problem: { code: 'not_found' } })
      expect(await search('')).not.toContain(ref)
      const { over } = await countContacts(deps, station.today())
      expect(over).toBeGreaterThan(0)
      expect(await expireContacts(deps, station.today(), renew)).toBe(over)
      expect(await countContacts(deps, station.today())).toMatchObject({ over: 0 })
      expect(await deps.keys.query.selectFrom('contact').select('ref').where('ref', '=', ref).execute()).toEqual([])
    })
  })
}
