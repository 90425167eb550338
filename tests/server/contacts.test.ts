// Contacts from the box to their destruction, by a push as a tablet makes it, on both engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Day, dayToWeek } from '@tukkimies/shared/day.ts'
import type { EntryId, PointId } from '@tukkimies/shared/id.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { idToContactRef } from '@tukkimies/server/contacts/row-keys.ts'
import { eraseContact } from '@tukkimies/server/contacts/erase.ts'
import { expireContacts } from '@tukkimies/server/contacts/expire.ts'
import { openContact, searchContacts } from '@tukkimies/server/contacts/search.ts'
import { type LineOf, serverLine } from '@tukkimies/server/contacts/stores.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { fixtureDetails, makeContact, transportKeyOf } from '../contacts.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { keskus, p1, p2, p3 } from '../users.ts'
import { later, openStation, type Station, voidOf } from './station.ts'

const makeGround = useEngines()
const today = '2026-03-10'
const ofKeskus = { is: 'organisation', organisation: keskus } as const

for (const engine of engines) {
  describe(engine, () => {
    let ground: Ground
    let station: Station
    let key: TransportKey
    let line: LineOf
    beforeAll(async () => {
      ground = await makeGround(engine)
      station = await openStation(ground, today)
      key = await transportKeyOf(station.deps)
      line = serverLine(station.deps)
    })
    afterAll(() => station.close())
    const push = async (entries: readonly unknown[], point: PointId = p1) => station.push(entries, point)
    const refOf = (id: EntryId) => idToContactRef(station.deps.root, id)
    const search = async (words: string) =>
      (await searchContacts(station.deps, ofKeskus, { words, point: null }, line)).contacts

    test('[S38][S39] a contact is opened, kept and found by words in any case and without accents', async () => {
      const contact = await makeContact(key)
      expect(await push([contact])).toEqual([{ id: contact.id, status: 'stored', due: later(today, 3) }])
      expect(await push([contact])).toEqual([{ id: contact.id, status: 'duplicate', due: later(today, 3) }])
      const ref = refOf(contact.id)
      for (const words of ['AIJALA', 'turun esimerk', 'NEUVONTA@', '040 123 4567', '0401234567', '+358 40', '']) {
        expect(
          (await search(words)).map((found) => found.ref),
          words,
        ).toContain(ref)
      }
      expect((await search('Toinen')).map((found) => found.ref)).not.toContain(ref)
      const held = await openContact(station.deps, ofKeskus, ref, line)
      expect(held).toMatchObject({ details: fixtureDetails, recorded: today, deletion: '2027-03-10', state: 'open' })
    })
  })
}
