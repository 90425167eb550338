// Contacts that are pushed, taken back, changed and erased at one time: whoever is first, the others see it, and no row is
// left that its key does not open.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeUserId } from '@tukkimies/shared/id.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { correctContact } from '@tukkimies/server/contacts/change.ts'
import { eraseContact } from '@tukkimies/server/contacts/erase.ts'
import { findOpened, listOpened } from '@tukkimies/server/contacts/held.ts'
import { narrowContact } from '@tukkimies/server/contacts/narrow.ts'
import { idToContactRef } from '@tukkimies/server/contacts/row-keys.ts'
import { serverLine } from '@tukkimies/server/contacts/stores.ts'
import { listKeyless } from '@tukkimies/server/contacts/sweep.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { listContactKeys } from '@tukkimies/server/keys/contact-keys.ts'
import { listContactPlaces } from '@tukkimies/server/register/contacts.ts'
import { fixtureDetails, keepContact, makeContact, transportKeyOf } from '../contacts.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { printFigure } from '../figures.ts'
import { keskus } from '../users.ts'
import { openStation, type Station, voidOf } from './station.ts'

const makeGround = useEngines()
const ofKeskus = { is: 'organisation', organisation: keskus } as const
const rounds = 20
const stepMs = 2

for (const engine of engines) {
  describe(engine, () => {
    let station: Station
    let key: TransportKey
    beforeAll(async () => {
      station = await openStation(await makeGround(engine))
      key = await transportKeyOf(station.deps)
    })
    afterAll(() => station.close())
    const act = () => ({ scope: ofKeskus, by: makeUserId(randomBytes), line: serverLine(station.deps) })
    const statuses = async (entries: readonly unknown[]) =>
      (await station.push(entries)).map((result) => result?.status)

    test('[S39][F41] a contact pushed five times at once is there once, and opens', async () => {
      for (let round = 0; round < 5; round++) {
        const contact = await makeContact(key)
        const answers = await Promise.all(Array.from({ length: 5 }, () => statuses([contact])))
        for (const [status] of answers) expect(['stored', 'duplicate']).toContain(status)
        const opened = await findOpened(station.deps, ofKeskus, idToContactRef(station.deps.root, contact.id))
        expect(opened?.content.details).toEqual(fixtureDetails)
      }
      expect(await listKeyless(station.deps)).toEqual([])
      expect((await listOpened(station.deps, ofKeskus)).length).toBe(5)
    })

    test('[S18][S19][F78] of a contact and its void at once nothing stays, whichever was first', async () => {
      const { deps } = station
      const firsts = { contact: 0, void: 0 }
      for (let round = 0; round < rounds; round++) {
        const contact = await makeContact(key)
        const ref = idToContactRef(deps.root, contact.id)
        // Later from round to round, so that the void meets the contact at every one of its steps.
        const [of, taken] = await Promise.all([
          statuses([contact]),
          sleep(round * stepMs).then(() => statuses([voidOf(contact.id)])),
        ])
        expect(taken).toEqual(['voided'])
        expect(['stored', 'voided']).toContain(of?.[0])
        firsts[of?.[0] === 'stored' ? 'contact' : 'void']++
        expect(await statuses([contact])).toEqual(['voided'])
        expect((await listContactPlaces(deps.register)).filter((row) => row.ref === ref)).toEqual([])
        expect((await listContactKeys(deps.keys)).filter((row) => row.ref === ref)).toEqual([])
      }
      printFigure('contact-void-races', { engine, rounds, ...firsts })
    }, 60_000)

    test('[C28][D17][A24] changes at one time follow each other; what was erased meanwhile is not there again', async () => {
      const { deps } = station
      for (let round = 0; round < 5; round++) {
        const ref = await keepContact(deps)
        const change = (name: string) => correctContact(deps, act(), ref, { ...fixtureDetails, name })
        await Promise.all([change('Yksi'), change('Kaksi'), change('Kolme')])
        const opened = await findOpened(deps, ofKeskus, ref)
        const states = [
          ...(opened?.content.corrections ?? []).map(({ before }) => before.name),
          opened?.content.details.name,
        ]
        expect(new Set(states)).toEqual(new Set([fixtureDetails.name, 'Yksi', 'Kaksi', 'Kolme']))
        expect(states).toHaveLength(4)
        await Promise.allSettled([
          narrowContact(deps, act(), ref, { drop: 'phone' }),
          change('Neljä'),
          eraseContact(deps, ofKeskus, ref, 'asked', serverLine(deps)),
        ])
        expect(await findOpened(deps, ofKeskus, ref)).toBeNull()
        expect((await listContactPlaces(deps.register)).filter((row) => row.ref === ref)).toEqual([])
        expect((await listContactKeys(deps.keys)).filter((row) => row.ref === ref)).toEqual([])
      }
      const both = await keepContact(deps)
      const narrowings = await Promise.allSettled(
        [1, 2, 3].map(() => narrowContact(deps, act(), both, { drop: 'phone' })),
      )
      expect(narrowings.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
      expect((await findOpened(deps, ofKeskus, both))?.content.details).toEqual({ ...fixtureDetails, phone: '' })
      expect(await listKeyless(deps)).toEqual([])
    }, 60_000)
  })
}
