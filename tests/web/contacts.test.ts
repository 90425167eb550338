// Contacts on a tablet: sealed as they are saved, counted apart from visits, taken back, and gone when the server says so.
import { expect, test } from 'vitest'
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { contactDeletionDay } from '@tukkimies/shared/register/contact.ts'
import { Contact, type Picks } from '@tukkimies/shared/visit.ts'
import type { OutboxRow } from '@tukkimies/web/store/rows.ts'
import { contactForm as form, notice, openContact, transport } from '../world/sealed.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, dayMs, minute, type World } from '../world/world.ts'

const partnerPicks: Picks = { partner_org: ['ngo'], partner_topic: ['agree'], partner_duration: ['min15'] }
const today = '2026-03-10'

const contactsIn = (rows: readonly OutboxRow[]) =>
  rows.filter(({ kind }) => kind === 'contact').map(({ entry }) => Contact.parse(JSON.parse(entry)))
const save = (tablet: Tablet) => tablet.device().saveContact(form)
const sealedAt = async (tablet: Tablet) => {
  const found = (await tablet.device().readEntries()).find(({ kind }) => kind === 'contact')
  if (!found) throw new Error('no contact')
  return found
}
const heldAt = (world: World) => [...world.server.known.values()].filter(({ entry }) => entry?.kind === 'contact')

/** Everything that is stored on the tablet, inside the database and beside it, however it is spelled. */
const storedText = async (tablet: Tablet): Promise<string> => {
  const { indexedDB } = tablet.environment.storage
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opened = indexedDB.open('tukkimies')
    opened.onsuccess = () => resolve(opened.result)
    opened.onerror = () => reject(opened.error ?? new Error('not opened'))
  })
  const all: unknown[] = []
  for (const name of database.objectStoreNames)
    all.push(
      await new Promise((resolve) => {
        const asked = database.transaction(name).objectStore(name).getAll()
        asked.onsuccess = () => resolve(asked.result)
      }),
    )
  database.close()
  return JSON.stringify([all, [...tablet.markers]])
}

const spellings = (text: string): string[] => {
  const bytes = Buffer.from(text, 'utf8')
  const padded = [0, 1, 2].map((count) => Buffer.concat([Buffer.alloc(count, 'x'), bytes]))
  // Of each of the three ways in which Base64 may fall on the text, the middle, which depends on nothing around it.
  const base64 = padded.map((one) => one.toString('base64url').slice(4, -4))
  return [text, bytes.toString('hex'), encodeURIComponent(text), ...base64]
}

test('[S38][A15] a contact is sealed with its four details, its consent and the day, and opens at the server alone', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  expect(await save(tablet)).toMatchObject({ is: 'saved' })
  const [contact] = contactsIn(await tablet.rows())
  if (!contact) throw new Error('no contact')
  expect(Object.keys(contact).toSorted()).toEqual(['box', 'day', 'id', 'key', 'kind', 'point', 'schema'])
  expect(contact).toMatchObject({ day: today, key: transport.id, point: 'p1' })
  expect(await openContact(contact)).toEqual({ details: form.details, consent: { ...form.consent, day: today } })
  await expect(openContact({ ...contact, day: dayPlus(contact.day, 1) })).rejects.toThrow()
})

test('[I12][A15] nothing of a contact can be read on the tablet: before, while and after it is sent', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const secrets = Object.values(form.details).flatMap(spellings)
  const readable = async () => {
    const text = await storedText(tablet)
    return secrets.filter((secret) => text.includes(secret))
  }
  tablet.goOnline(false)
  await save(tablet)
  expect(await readable()).toEqual([])
  tablet.goOnline(true)
  await world.drain()
  expect(heldAt(world)).toHaveLength(1)
  expect(await readable()).toEqual([])
  expect(world.network.sent.filter(({ body }) => secrets.some((secret) => body.includes(secret)))).toEqual([])
  await tablet.device().voidEntry((await sealedAt(tablet)).id)
  expect(await readable()).toEqual([])
  // The search is sharp: what is planted is found.
  tablet.markers.set('planted', Buffer.from(`--${form.details.name}--`).toString('base64url'))
  expect(await readable()).not.toEqual([])
})

test('[A08][D05] a partner visit is complete without its contact, and nothing ties the two together', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  const device = tablet.device()
  const nothing = { partner_org: ['nr'], partner_topic: ['nr'], partner_duration: ['nr'] }
  expect(await device.saveVisit(nothing, { visitor: 'partner' })).toEqual({ is: 'saved' })
  expect(await device.saveVisit(partnerPicks, { visitor: 'partner', day: dayPlus(device.memory().today, -3) })).toEqual(
    {
      is: 'saved',
    },
  )
  await save(tablet)
  const rows = await tablet.rows()
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['arrival', 'arrival', 'contact', 'visit', 'visit'])
  // Recorded today, whatever day the visit had: the twelve months begin with the recording.
  expect(contactsIn(rows).map(({ day }) => day)).toEqual([today])
  const ids = rows.map(({ id }) => id)
  for (const row of rows) for (const id of ids) if (id !== row.id) expect(row.entry).not.toContain(id)
  // Undo takes back the visit that was saved last, and leaves the contact.
  expect(await device.undoLast()).toBe(true)
  expect((await tablet.rows()).map(({ kind }) => kind).toSorted()).toEqual(['arrival', 'contact', 'visit'])
})

test('[A10] without a key, or after its last day, there is no contact, and the visit is saved all the same', async () => {
  const world = createWorld()
  world.server.tell({ transport: null, notice })
  const tablet = await world.enrolTablet()
  const device = tablet.device()
  expect(await save(tablet)).toEqual({ is: 'not_saved', why: 'no_key' })
  expect(await device.saveVisit(partnerPicks, { visitor: 'partner' })).toEqual({ is: 'saved' })
  // What is missing is asked for each hour, and at once when somebody asks.
  world.server.tell({ transport: { ...transport, until: dayPlus(transport.until, -600) }, notice })
  device.sendNow()
  await world.settle()
  expect((await device.readRows()).transport?.id).toBe(transport.id)
  expect(await save(tablet)).toEqual({ is: 'not_saved', why: 'no_key' })
  world.server.tell({ transport, notice })
  await world.advance(61 * minute)
  device.sendNow()
  await world.settle()
  expect(await save(tablet)).toMatchObject({ is: 'saved' })
  expect((await device.readRows()).organisation).toMatchObject({ fi: 'Keskus' })
})

test('[A23] a clock that cannot be right stops a contact, and a right one gives the day of recording', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await world.drain()
  tablet.goOnline(false)
  tablet.setSkew(-30 * dayMs)
  expect(await save(tablet)).toEqual({ is: 'not_saved', why: 'clock' })
  tablet.setSkew(0)
  expect(await save(tablet)).toMatchObject({ is: 'saved' })
  const [contact] = contactsIn(await tablet.rows())
  expect(contactDeletionDay(contact!.day)).toBe('2027-03-10')
})

test('[S5] contacts wait and are counted apart from visits', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(partnerPicks, { visitor: 'partner' })
  await save(tablet)
  await save(tablet)
  const counts = await tablet.device().readCounts()
  expect(counts).toMatchObject({ waiting: 4, waitingVisits: 1, contacts: 2, oldest: today })
  expect(await tablet.device().readTally(counts.oldest!)).toBe(1)
  await tablet.device().undoLast()
  expect(await tablet.device().readCounts()).toMatchObject({ waiting: 2, waitingVisits: 0, contacts: 2 })
  tablet.goOnline(true)
  await world.drain()
  expect(heldAt(world)).toHaveLength(2)
  expect(await tablet.device().readCounts()).toMatchObject({ waiting: 0, contacts: 0 })
})

test('[S20][S21] a contact is taken back until its due day, and removed where it was never asked for', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await save(tablet)
  expect(await tablet.device().voidEntry((await sealedAt(tablet)).id)).toBe(true)
  expect(await tablet.rows()).toEqual([])
  tablet.goOnline(true)
  await save(tablet)
  await world.drain()
  const sent = await sealedAt(tablet)
  expect(sent).toMatchObject({ state: 'sent', visit: null, reason: null })
  expect(await tablet.device().voidEntry(sent.id)).toBe(true)
  await world.drain()
  expect(heldAt(world)).toMatchObject([{ state: 'voided' }])
  await save(tablet)
  await world.drain()
  const late = await sealedAt(tablet)
  await world.advance(dayMs * 4)
  expect(await tablet.device().voidEntry(late.id)).toBe(false)
})

test('[S20] whoever takes a contact back too late is told to turn to a main user', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await save(tablet)
  await world.drain()
  tablet.goOnline(false)
  const sealed = await sealedAt(tablet)
  expect(await tablet.device().voidEntry(sealed.id)).toBe(true)
  await world.advance(4 * dayMs)
  world.server.fold()
  tablet.goOnline(true)
  await world.drain()
  const { kept, expired } = (await tablet.device().readContactNews()) ?? {}
  expect([kept, expired]).toEqual([{ day: '2026-03-14', count: 1 }, null])
  expect(await tablet.device().readTooLate(kept!.day)).toBe(0)
  expect(await tablet.device().forgetContactNews()).toBe(true)
  expect(await tablet.device().readContactNews()).toBeNull()
})

test('[S12][A23] a contact past its twelve months is deleted here and told by number and day alone', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  // As if the tablet had lain in a drawer since.
  tablet.device().setToday(Day.parse('2025-03-10'))
  await save(tablet)
  const { id } = await sealedAt(tablet)
  await world.advance(minute)
  expect(await tablet.rows()).toHaveLength(1)
  tablet.goOnline(true)
  await world.drain()
  expect(await tablet.rows()).toEqual([])
  expect(heldAt(world)).toEqual([])
  const news = await tablet.device().readContactNews()
  expect(news).toEqual({ expired: { day: today, count: 1 }, kept: null })
  expect(await storedText(tablet)).not.toContain(id)
  expect(await tablet.device().readEntries()).toEqual([])
})

test('[S12] a contact that the server refuses needs attention, and nothing of the others waits for it', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await save(tablet)
  await tablet.device().saveVisit(partnerPicks, { visitor: 'partner' })
  await tablet.damage((row) => (row.kind === 'contact' ? { ...row, checksum: row.checksum ^ 1 } : row))
  tablet.goOnline(true)
  await world.drain()
  const [first] = await tablet.device().readEntries()
  expect(first).toMatchObject({ kind: 'contact', state: 'attention', reason: 'damaged' })
  expect(new Set([...world.server.known.values()].map(({ entry }) => entry?.kind))).toEqual(
    new Set(['arrival', 'visit']),
  )
  expect(await tablet.device().discardEntry(first!.id)).toBe(true)
  expect((await tablet.device().readRows()).losses).toMatchObject({ discarded: 1 })
})
