// Recording, taking back, erasing, narrowing, expiring and sweeping contacts, each stopped at every one of its moments in turn
// and begun again: one contact or none, never a row that its key does not open, never one that came back.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type EntryId, makeUserId } from '@tukkimies/shared/id.ts'
import { narrowContact } from '@tukkimies/server/contacts/narrow.ts'
import { eraseContact } from '@tukkimies/server/contacts/erase.ts'
import { destroyOverWeeks, expireContacts } from '@tukkimies/server/contacts/expire.ts'
import { findOpened } from '@tukkimies/server/contacts/held.ts'
import { idToContactRef } from '@tukkimies/server/contacts/row-keys.ts'
import { serverLine } from '@tukkimies/server/contacts/stores.ts'
import { listKeyless, sweepKeys } from '@tukkimies/server/contacts/sweep.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { Refused } from '@tukkimies/server/refused.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import type { Contact } from '@tukkimies/shared/visit.ts'
import { fixtureDetails, makeContact, transportKeyOf } from '../contacts.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { keskus } from '../users.ts'
import { openStation, type Station, voidOf } from './station.ts'

const points = vi.hoisted(() => ({ met: [] as string[], stopAt: 0 }))

vi.mock('@tukkimies/shared/failpoint.ts', () => ({
  failpoint: (name: string) => {
    if (!name.startsWith('contact')) return
    points.met.push(name)
    if (points.met.length === points.stopAt) throw new Error(`stopped at ${name}`)
  },
}))

const makeGround = useEngines()
const today = '2026-03-10'
const ofKeskus = { is: 'organisation', organisation: keskus } as const
const renew = async () => {}

afterEach(() => {
  points.stopAt = 0
})

type Stage = { readonly station: Station; readonly contact: Contact }

const refOf = ({ deps }: Station, id: EntryId) => idToContactRef(deps.root, id)

/** Does it, stopped at the n-th moment or not at all; answers whether it was. A refusal of a repeat is none. */
const stopAt = async (moment: number, work: () => Promise<unknown>): Promise<boolean> => {
  points.met = []
  points.stopAt = moment
  try {
    await work()
  } catch (fault) {
    if (points.stopAt === 0 || points.met.length < moment) throw fault
  }
  points.stopAt = 0
  return points.met.length >= moment
}

/** Stops the work at each of its moments, each time on a contact of its own, repeats it, and looks. */
const stopEverywhere = async (
  station: Station,
  make: () => Promise<Contact>,
  work: (stage: Stage) => Promise<unknown>,
  look: (stage: Stage) => Promise<void>,
): Promise<number> => {
  for (let moment = 1; ; moment++) {
    const stage = { station, contact: await make() }
    const isStopped = await stopAt(moment, () => work(stage))
    if (isStopped) await work(stage)
    await look(stage)
    expect(await listKeyless(station.deps)).toEqual([])
    if (!isStopped) return moment - 1
  }
}

for (const engine of engines) {
  describe(engine, () => {
    const open = async () => {
      const station = await openStation(await makeGround(engine), today)
      return { station, key: await transportKeyOf(station.deps) }
    }
    const refused = async (work: Promise<unknown>) =>
      work.catch((fault: unknown) => {
        if (!(fault instanceof Refused)) throw fault
      })
    const linesOf = async ({ deps }: Station, id: EntryId) => {
      const lines = await listAudit(deps.register, { is: 'all' }, 1000)
      const ref = idToContactRef(deps.root, id)
      return lines.filter(({ event }) => event.event === 'contact_erased' && event.contact === ref).length
    }
    const rowsOf = ({ deps }: Station, id: EntryId) =>
      deps.register.query.selectFrom('contact').select('ref').where('ref', '=', idToContactRef(deps.root, id)).execute()

    test('[S39] stopped anywhere and pushed again, a contact is there once', async () => {
      const { station, key } = await open()
      const moments = await stopEverywhere(
        station,
        () => makeContact(key),
        // A fault is answered with `retry`: the tablet sends it again.
        async ({ contact }) => station.push([contact]),
        async ({ contact }) => {
          const opened = await findOpened(station.deps, ofKeskus, refOf(station, contact.id))
          expect(opened?.content.details).toEqual(fixtureDetails)
          expect(await station.push([contact])).toMatchObject([{ status: 'duplicate' }])
        },
      )
      expect(moments).toBe(3)
      await station.close()
    }, 60_000)

    test('[S20] stopped anywhere and sent again, a void ends with nothing of the contact and one line', async () => {
      const { station, key } = await open()
      const taken = new Map<EntryId, ReturnType<typeof voidOf>>()
      const moments = await stopEverywhere(
        station,
        async () => {
          const contact = await makeContact(key)
          await station.push([contact])
          taken.set(contact.id, voidOf(contact.id))
          return contact
        },
        async ({ contact }) => station.push([taken.get(contact.id)]),
        async ({ contact }) => {
          expect(await station.push([contact, taken.get(contact.id)])).toMatchObject([
            { status: 'voided' },
            { status: 'voided' },
          ])
          expect(await rowsOf(station, contact.id)).toEqual([])
          expect(await linesOf(station, contact.id)).toBe(1)
        },
      )
      expect(moments).toBe(4)
      await station.close()
    }, 60_000)

    test('[A24][F65] stopped anywhere, an erasure is ended by asking again or by the night, with one line', async () => {
      const { station, key } = await open()
      const line = serverLine(station.deps)
      const make = async () => {
        const contact = await makeContact(key)
        await station.push([contact])
        return contact
      }
      const erase = ({ contact }: Stage) =>
        refused(eraseContact(station.deps, ofKeskus, refOf(station, contact.id), 'asked', line))
      const look = async ({ contact }: Stage) => {
        expect(await rowsOf(station, contact.id)).toEqual([])
        expect(await linesOf(station, contact.id)).toBe(1)
        expect(await station.push([contact])).toMatchObject([{ status: 'voided' }])
      }
      expect(await stopEverywhere(station, make, erase, look)).toBe(4)
      for (const moment of [2, 3]) {
        const contact = await make()
        expect(await stopAt(moment, () => erase({ station, contact }))).toBe(true)
        expect(await findOpened(station.deps, ofKeskus, refOf(station, contact.id))).toBeNull()
        expect(await expireContacts(station.deps, station.today(), renew)).toBe(1)
        await look({ station, contact })
      }
      await station.close()
    }, 60_000)

    test('[D17] stopped anywhere, a narrowing leaves the contact readable and is completed by asking again or by the night', async () => {
      const { station, key } = await open()
      const make = async () => {
        const contact = await makeContact(key)
        await station.push([contact])
        return contact
      }
      const act = { scope: ofKeskus, by: makeUserId(randomBytes), line: serverLine(station.deps) }
      const narrow = ({ contact }: Stage) =>
        narrowContact(station.deps, act, refOf(station, contact.id), { drop: 'phone' })
      const detailsOf = async (contact: Contact) =>
        (await findOpened(station.deps, ofKeskus, refOf(station, contact.id)))?.content.details
      const look = async ({ contact }: Stage) =>
        expect(await detailsOf(contact)).toEqual({ ...fixtureDetails, phone: '' })
      expect(await stopEverywhere(station, make, narrow, look)).toBe(3)
      for (const moment of [1, 2, 3]) {
        const contact = await make()
        await stopAt(moment, () => narrow({ station, contact }))
        const before = await detailsOf(contact)
        expect(before).toEqual({ ...fixtureDetails, phone: moment === 1 ? fixtureDetails.phone : '' })
        await sweepKeys(station.deps, station.today())
        expect(await detailsOf(contact)).toEqual(before)
        const open = station.deps.keys.query.selectFrom('contact').select('ref').where('next', 'is not', null)
        expect(await open.execute()).toEqual([])
      }
      await station.close()
    }, 60_000)

    test('[A23][F61] stopped anywhere, the end of contacts and weeks is completed by the next run', async () => {
      for (let moment = 1; ; moment++) {
        const { station, key } = await open()
        const contacts = [await makeContact(key), await makeContact(key)]
        await station.push(contacts)
        station.goTo('2027-03-16')
        const work = async () => {
          await expireContacts(station.deps, station.today(), renew)
          await destroyOverWeeks(station.deps, station.today())
        }
        const isStopped = await stopAt(moment, work)
        if (isStopped) await work()
        for (const { id } of contacts) expect(await rowsOf(station, id)).toEqual([])
        for (const table of ['contact', 'week', 'gone'] as const) {
          expect(await station.deps.keys.query.selectFrom(table).selectAll().execute()).toEqual([])
        }
        await station.close()
        if (!isStopped) {
          expect(moment).toBe(6)
          return
        }
      }
    }, 120_000)
  })
}
