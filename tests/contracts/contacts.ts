// Long because rows and keys of contacts have one contract: the view leaves out what is over, a key once destroyed is nowhere
// on the disk, and nothing tells the order in which they came; on every engine.
import { expect, test } from 'vitest'
import { Day, dayToWeek, type Week } from '@tukkimies/shared/day.ts'
import { ContactRef, makeEntryId, makeRequestId, makeUserId } from '@tukkimies/shared/id.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { destroyOverWeeks, expireContacts } from '@tukkimies/server/contacts/expire.ts'
import { eraseContact, replayErasures } from '@tukkimies/server/contacts/erase.ts'
import { findOpened, listOpened } from '@tukkimies/server/contacts/held.ts'
import { serverLine } from '@tukkimies/server/contacts/stores.ts'
import { areKeysLost, deleteKeyless, listKeyless, sweepKeys } from '@tukkimies/server/contacts/sweep.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import {
  addContactKey,
  addGone,
  changeContactKey,
  deleteContactKeys,
  listContactKeys,
  listOrphans,
  readContactKeys,
  readGone,
} from '@tukkimies/server/keys/contact-keys.ts'
import { destroyWeeks, keepWeekKey, listWeeks, readWeekKeys } from '@tukkimies/server/keys/week-keys.ts'
import {
  addContact,
  changeContact,
  countContactRows,
  deleteContacts,
  findContact,
  hideContacts,
  listContacts,
  listOverContacts,
  type StoredContact,
} from '@tukkimies/server/register/contacts.ts'
import { reorderPersons } from '@tukkimies/server/row-keys.ts'
import type { Stores } from '@tukkimies/server/stores.ts'
import { keepContact } from '../contacts.ts'
import { keskus, p1, p2, p3, ranta } from '../users.ts'

const begin = Date.parse('2026-03-10T10:00:00Z')
const today = Day.parse('2026-03-10')
const makeRequest = () => makeRequestId(randomBytes)
const makeRef = () => ContactRef.parse(makeEntryId(randomBytes))
const bytes = (text: string) => new TextEncoder().encode(text)
const everywhere = { is: 'all' } as const
const ofKeskus = { is: 'organisation', organisation: keskus } as const
const hexOf = (key: Uint8Array) => [...key].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')

export const contactsContract = (
  engine: string,
  openStores: () => Promise<Stores & { readonly countOnDisk: (pattern: RegExp) => number }>,
): void => {
  const open = async () => {
    let time = begin
    const goTo = (day: string): Day => {
      time = Date.parse(`${day}T10:00:00Z`)
      return Day.parse(day)
    }
    return { ...(await openStores()), now: () => time, goTo }
  }
  const rowOf = (change: Partial<StoredContact> = {}): StoredContact => ({
    ref: makeRef(),
    organisation: keskus,
    point: p1,
    day: today,
    details: bytes('sealed'),
    restriction: null,
    hidden: null,
    told: 1,
    ...change,
  })

  test(`[A18][A23] ${engine}: the view of contacts holds the scope and leaves out what is over`, async () => {
    const { register } = await open()
    const rows = [
      rowOf(),
      rowOf({ point: p2 }),
      rowOf({ point: p3, organisation: ranta }),
      rowOf({ restriction: bytes('sealed') }),
      rowOf({ hidden: makeRequest() }),
      rowOf({ day: Day.parse('2025-03-11') }),
      rowOf({ day: Day.parse('2025-03-10') }),
    ]
    for (const row of rows) await register.transact((tx) => addContact(tx, row))
    const seen = async (scope: Scope, day = today) => {
      const refs = (await listContacts(register, scope, day)).map(({ ref }) => ref)
      const found = await Promise.all(rows.map(({ ref }) => findContact(register, scope, day, ref)))
      expect(rows.map(({ ref }) => refs.includes(ref))).toEqual(found.map((row) => row !== null))
      return rows.flatMap(({ ref }, at) => (refs.includes(ref) ? [at] : []))
    }
    expect(await seen(everywhere)).toEqual([0, 1, 2, 3, 4, 5])
    expect(await seen({ is: 'organisation', organisation: keskus })).toEqual([0, 1, 3, 4, 5])
    expect(await seen({ is: 'points', points: [p1] })).toEqual([0, 5])
    expect(await seen({ is: 'points', points: [] })).toEqual([])
    expect(await seen({ is: 'self', user: makeUserId(randomBytes) })).toEqual([])
    expect(await seen(everywhere, Day.parse('2026-03-11'))).toEqual([0, 1, 2, 3, 4])
    expect(await countContactRows(register, today)).toEqual({ contacts: 6, over: 1 })
    expect((await listOverContacts(register, today)).map(({ ref }) => ref)).toEqual([rows[6]?.ref])
  })

  test(`[A23] ${engine}: twelve months end on the day of the same number, and on 28 February after a 29th`, async () => {
    const { register } = await open()
    const days = ['2027-02-28', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01'].map((day) => Day.parse(day))
    for (const day of days) await register.transact((tx) => addContact(tx, rowOf({ day })))
    const seen = async (day: string) =>
      (await listContacts(register, everywhere, Day.parse(day))).map((row) => row.day).toSorted()
    expect(await seen('2028-02-28')).toEqual(days.slice(1))
    expect(await seen('2028-02-29')).toEqual(days.slice(1))
    expect(await seen('2028-03-01')).toEqual(days.slice(2))
    expect(await seen('2029-02-27')).toEqual(days.slice(2))
    expect(await seen('2029-02-28')).toEqual(days.slice(4))
    expect(await seen('2029-03-01')).toEqual([])
  })

  test(`[S39] ${engine}: a row is added once, changed where it is and deleted at once`, async () => {
    const { register } = await open()
    const [row, other] = [rowOf(), rowOf()]
    await register.transact((tx) => addContact(tx, row))
    await register.transact((tx) => addContact(tx, { ...row, told: 9 }))
    await register.transact((tx) => addContact(tx, other))
    await register.transact((tx) => changeContact(tx, row.ref, { told: 2 }))
    const [first, second] = [makeRequest(), makeRequest()]
    await register.transact((tx) => hideContacts(tx, [row.ref], first))
    await register.transact((tx) => hideContacts(tx, [row.ref, other.ref], second))
    const found = (ref: ContactRef) => findContact(register, everywhere, today, ref)
    expect(await found(row.ref)).toEqual({ ...row, told: 2, hidden: first })
    expect(await found(other.ref)).toMatchObject({ hidden: second })
    expect(await register.transact((tx) => deleteContacts(tx, [row.ref, makeRef()]))).toBe(1)
    expect(await register.transact((tx) => deleteContacts(tx, [row.ref]))).toBe(0)
    await register.transact((tx) => changeContact(tx, row.ref, { told: 3 }))
    expect(await found(row.ref)).toBeNull()
  })

  test(`[S39] ${engine}: keys of weeks and contacts are there once, and a destroyed week takes all of it along`, async () => {
    const { keys } = await open()
    const [w1, w2] = ['2026W10', '2026W11'] as [Week, Week]
    expect(await keys.transact((tx) => keepWeekKey(tx, w1, bytes('one')))).toEqual(bytes('one'))
    expect(await keys.transact((tx) => keepWeekKey(tx, w1, bytes('two')))).toEqual(bytes('one'))
    const [a, b, c] = [makeRef(), makeRef(), makeRef()]
    await keys.transact(async (tx) => {
      await addContactKey(tx, { ref: a, week: w1, wrapped: bytes('a'), next: null })
      await addContactKey(tx, { ref: b, week: w2, wrapped: bytes('b'), next: bytes('c') })
      await addGone(tx, [
        { ref: c, week: w1, reason: 'voided' },
        { ref: b, week: w2, reason: 'asked' },
      ])
      await addGone(tx, [{ ref: c, week: w2, reason: 'asked' }])
    })
    const again = keys.transact((tx) => addContactKey(tx, { ref: a, week: w1, wrapped: bytes('x'), next: null }))
    await expect(again).rejects.toThrow()
    expect(await keys.transact((tx) => changeContactKey(tx, a, { next: bytes('n') }))).toBe(true)
    expect(await keys.transact((tx) => changeContactKey(tx, c, { next: bytes('n') }))).toBe(false)
    expect((await readContactKeys(keys, [a, c])).get(a)).toEqual({
      ref: a,
      week: w1,
      wrapped: bytes('a'),
      next: bytes('n'),
    })
    expect((await readGone(keys, [a, b, c])).get(c)).toEqual({ ref: c, week: w1, reason: 'voided' })
    expect(await listWeeks(keys)).toEqual([w1, w2])
    await keys.transact((tx) => destroyWeeks(tx, [w1]))
    expect(await readWeekKeys(keys)).toEqual(new Map())
    expect((await listContactKeys(keys)).map(({ ref }) => ref)).toEqual([b])
    expect([...(await readGone(keys, [a, b, c])).keys()]).toEqual([b])
    expect(await keys.transact((tx) => deleteContactKeys(tx, [a, b]))).toBe(1)
  })

  test(`[F67] ${engine}: a destroyed week is unreadable, old rows put back or not, and every other week is as before`, async () => {
    const stores = await open()
    const { register, keys } = stores
    const days = ['2026-03-02', '2026-03-08', '2026-03-09', '2026-03-10'].map((day) => Day.parse(day))
    const refs: ContactRef[] = []
    for (const day of days) refs.push(await keepContact(stores, { day }))
    const old = await register.query.selectFrom('contact').selectAll().execute()
    await keys.transact((tx) => destroyWeeks(tx, [dayToWeek(days[0] ?? today)]))
    for (const row of old) await register.transact((tx) => addContact(tx, row))
    expect((await listOpened(stores, everywhere)).map(({ row }) => row.ref).toSorted()).toEqual(
      refs.slice(2).toSorted(),
    )
    expect((await listKeyless(stores)).toSorted()).toEqual(refs.slice(0, 2).toSorted())
    // Another key under the week's name opens nothing of it.
    await keepContact(stores, { day: days[0] ?? today })
    expect(await findOpened(stores, everywhere, refs[0] ?? makeRef())).toBeNull()
    expect(await deleteKeyless(stores)).toBe(2)
    expect(await listOpened(stores, everywhere)).toHaveLength(3)
  })

  test(`[A24][F65] ${engine}: an erased contact’s key and row are nowhere on the disk, its neighbours are`, async () => {
    const stores = await open()
    const { keys, register, countOnDisk } = stores
    const line = serverLine(stores)
    const refs: ContactRef[] = []
    for (let at = 0; at < 20; at++) refs.push(await keepContact(stores))
    const wrappedOf = new Map((await listContactKeys(keys)).map(({ ref, wrapped }) => [ref, wrapped]))
    const [gone, left] = [refs.slice(0, 10), refs.slice(10)]
    const patternOf = (some: readonly ContactRef[]) => {
      const spelled = some.map((ref) => hexOf(wrappedOf.get(ref) ?? expect.fail('no key')))
      return new RegExp(spelled.join('|'), 'g')
    }
    await keys.rewrite()
    expect(countOnDisk(patternOf(gone))).toBeGreaterThanOrEqual(10)
    for (const ref of gone) await eraseContact(stores, ofKeskus, ref, 'withdrawn', line)
    expect(countOnDisk(patternOf(gone))).toBe(0)
    expect(countOnDisk(patternOf(left))).toBeGreaterThanOrEqual(10)
    expect(await listOpened(stores, everywhere)).toHaveLength(10)
    expect(await countContactRows(register, today)).toEqual({ contacts: 10, over: 0 })
  }, 60_000)

  test(`[F63][F68] ${engine}: the ledger destroys again what a restore of either store brought back`, async () => {
    const stores = await open()
    const { keys, register } = stores
    const [erased, kept] = [await keepContact(stores), await keepContact(stores)]
    const [oldKeys, oldRows] = [await listContactKeys(keys), await listContacts(register, everywhere, today)]
    await eraseContact(stores, ofKeskus, erased, 'asked', serverLine(stores))
    await keys.transact(async (tx) => {
      await tx.query.deleteFrom('gone').execute()
      for (const key of oldKeys) if (key.ref === erased) await addContactKey(tx, key)
    })
    for (const row of oldRows) await register.transact((tx) => addContact(tx, row))
    expect(await findOpened(stores, ofKeskus, erased)).not.toBeNull()
    const ledger = [{ contact: erased, week: '2026W11', reason: 'asked' }] as const
    expect(await replayErasures(stores, ledger)).toEqual({ keys: 1, rows: 1 })
    expect(await replayErasures(stores, ledger)).toEqual({ keys: 0, rows: 0 })
    expect((await listOpened(stores, everywhere)).map(({ row }) => row.ref)).toEqual([kept])
    expect((await readGone(keys, [erased])).get(erased)).toEqual({ ref: erased, week: '2026W11', reason: 'asked' })
  })

  test(`[S39] ${engine}: a key without a row goes after 30 days, one that is used again does not`, async () => {
    const stores = await open()
    const { keys, register } = stores
    const [held, lost, used] = [await keepContact(stores), await keepContact(stores), await keepContact(stores)]
    await register.transact((tx) => deleteContacts(tx, [lost, used]))
    const left = async () => (await listContactKeys(keys)).map(({ ref }) => ref).toSorted()
    expect(await sweepKeys(stores, today)).toBe(0)
    expect((await listOrphans(keys)).map(({ ref }) => ref)).toEqual([lost, used].toSorted())
    expect(await sweepKeys(stores, stores.goTo('2026-04-08'))).toBe(0)
    // As recording does once more before it writes the row.
    await keys.transact((tx) => changeContactKey(tx, used, { wrapped: randomBytes(62) }))
    expect(await sweepKeys(stores, stores.goTo('2026-04-09'))).toBe(1)
    expect(await left()).toEqual([held, used].toSorted())
    expect(await sweepKeys(stores, stores.goTo('2026-05-09'))).toBe(1)
    expect(await left()).toEqual([held])
    expect(await listOrphans(keys)).toEqual([])
  })

  test(`[F66] ${engine}: a store of keys that holds none for the register’s contacts is noticed`, async () => {
    const stores = await open()
    expect(await areKeysLost(stores)).toBe(false)
    const [one, other] = [await keepContact(stores), await keepContact(stores)]
    expect(await areKeysLost(stores)).toBe(false)
    await stores.keys.transact((tx) => deleteContactKeys(tx, [one]))
    expect(await areKeysLost(stores)).toBe(false)
    await stores.keys.transact((tx) => deleteContactKeys(tx, [other]))
    expect(await areKeysLost(stores)).toBe(true)
    // A night that was stopped between the keys and the rows of contacts that are over has lost nothing.
    stores.goTo('2027-03-10')
    expect(await areKeysLost(stores)).toBe(false)
    stores.goTo('2026-03-10')
    await stores.keys.transact((tx) => addGone(tx, [{ ref: other, week: dayToWeek(today), reason: 'asked' }]))
    expect(await areKeysLost(stores)).toBe(false)
  })

  test(`[A23][F65] ${engine}: at the end of its week nothing of a contact’s keys is left, marks included`, async () => {
    const stores = await open()
    const { keys } = stores
    // Monday and Sunday of a week, and the Monday after.
    for (const day of ['2026-03-09', '2026-03-15', '2026-03-16']) await keepContact(stores, { day: Day.parse(day) })
    await eraseContact(stores, ofKeskus, await keepContact(stores), 'asked', serverLine(stores))
    const weeksOn = async (day: string) => {
      const now = stores.goTo(day)
      await expireContacts(stores, now, async () => {})
      await destroyOverWeeks(stores, now)
      return { weeks: await listWeeks(keys), contacts: (await listContactKeys(keys)).length }
    }
    expect(await weeksOn('2027-03-08')).toEqual({ weeks: ['2026W11', '2026W12'], contacts: 3 })
    expect(await weeksOn('2027-03-09')).toEqual({ weeks: ['2026W11', '2026W12'], contacts: 2 })
    expect(await weeksOn('2027-03-14')).toEqual({ weeks: ['2026W11', '2026W12'], contacts: 2 })
    expect(await weeksOn('2027-03-15')).toEqual({ weeks: ['2026W12'], contacts: 1 })
    expect(await weeksOn('2027-03-22')).toEqual({ weeks: [], contacts: 0 })
    expect(await keys.query.selectFrom('gone').select('ref').execute()).toEqual([])
  })

  test(`[AN72] ${engine}: once reordered, contacts and their keys lie in no order of their coming`, async () => {
    const stores = await open()
    for (let at = 0; at < 3; at++) await keepContact(stores)
    await reorderPersons(stores.register, stores.keys)
    expect(await stores.register.reorder(['contact'])).toBe(false)
    expect(await stores.keys.reorder(['contact', 'gone', 'orphan'])).toBe(false)
    await keepContact(stores)
    expect(await stores.register.reorder(['contact'])).toBe(true)
    expect(await stores.keys.reorder(['contact'])).toBe(true)
    if (engine === 'postgres') return
    // A number that SQLite gives to each row as it comes would tell the order; these tables have none.
    await expect(
      stores.register.query
        .selectFrom('contact')
        .select('rowid' as never)
        .execute(),
    ).rejects.toThrow()
  })
}
