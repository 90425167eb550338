// A year of a house in which people come and go: contacts are erased, withdrawn and forgotten by the calendar, users too.
// Backups are made all along; a copy of the ones with everybody in them is put away where no server reaches.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Day, dayPlus, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import { makeAgeKey } from '@tukkimies/server/backup/age.ts'
import { backUp } from '@tukkimies/server/jobs/backup.ts'
import { confirmRetention, runNight } from '@tukkimies/server/jobs/nightly.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { storeNames } from '@tukkimies/server/stores.ts'
import { WithdrawalTaken } from '@tukkimies/shared/register/contact.ts'
import { HeldRequest } from '@tukkimies/shared/register/request.ts'
import type { RequestId, UserId } from '@tukkimies/shared/id.ts'
import type { Ground } from '../contracts/engines.ts'
import { fixtureNotice } from '../notice.ts'
import { idOf } from '../server/api/askers.ts'
import { createHouse, type House } from '../server/api/house.ts'
import { rehearseAtOnce } from '../risks.ts'
import { fixtureNames, p1 } from '../users.ts'
import { plantContact, type Planted } from './canaries.ts'
import { type ContactInHouse, makeUsers, noteRequests, pushContacts } from './crowd.ts'

/** How many of each; a contact's `told` withdraws by an advisor who cannot look contacts up. */
export type Sizes = Readonly<
  Record<'erased' | 'withdrawn' | 'told' | 'over' | 'kept' | 'unused' | 'asked' | 'stayed', number>
>

export type Story = {
  readonly house: House
  /** Everything that is the server's: data, backups, and what was put away. */
  readonly folders: readonly string[]
  readonly identities: readonly string[]
  readonly credential: string
  /** Who must be found nowhere by now, and who is still there. */
  readonly gone: readonly Planted<unknown>[]
  readonly here: readonly Planted<unknown>[]
  readonly contacts: { readonly gone: readonly ContactInHouse[]; readonly here: readonly ContactInHouse[] }
  readonly requests: readonly RequestId[]
  readonly end: () => Promise<void>
}

/** Somebody who looks around on the way: before anybody is erased, and when those who asked for it are. */
export type Watch = (moment: 'everybody' | 'erased', story: Story) => Promise<void>

export const tellStory = async (sizes: Sizes, watch: Watch = async () => {}, ground?: Ground): Promise<Story> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const [own, keys] = [await makeAgeKey(), await makeAgeKey()]
  const backup = {
    folder: join(folder, 'backup'),
    recipient: own.recipient,
    keysFolder: join(folder, 'backup-keys'),
    keysRecipient: keys.recipient,
  }
  for (const made of [backup.folder, backup.keysFolder]) mkdirSync(made)
  const house = await createHouse({ backup, ...(ground ? { ground } : {}) })
  const { deps } = house
  const begin = instantToDay(house.now())
  await fixtureNotice(deps.register, begin)
  await passNight(house)
  const tablet = { point: p1, credential: await house.enrol(p1) }

  const early = await pushContacts(house, tablet, 0, sizes.erased + sizes.withdrawn + sizes.told + sizes.over)
  const users = await makeUsers(house, p1, 0, sizes.unused + sizes.asked + sizes.stayed)
  const requests = await noteRequests(house, 0, 10)
  const contactsFor = deal(early)
  const erased = contactsFor(sizes.erased)
  const withdrawn = contactsFor(sizes.withdrawn)
  const told = contactsFor(sizes.told)
  const over = contactsFor(sizes.over)
  const usersFor = deal(users)
  const unused = usersFor(sizes.unused)
  const asked = usersFor(sizes.asked)
  const stayed = usersFor(sizes.stayed)
  const corrected = await correct(house, [...some(erased), ...some(over)])
  await goTo(house, monthsLater(begin, 6))
  await passNight(house)
  const kept = await pushContacts(house, tablet, early.length, sizes.kept)
  const changed = await correct(house, some(kept))
  const narrowed = await narrow(house, kept.slice(-5))
  await logEverybodyIn(
    house,
    stayed.map(({ id }) => id),
  )
  await passNight(house)
  // What somebody has carried away: of the keys there is no copy but the server's own.
  cpSync(backup.folder, join(folder, 'put-away'), { recursive: true })
  const end = async (): Promise<void> => {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const about = { house, folders: [deps.config.dataDir, folder], identities: [own.identity, keys.identity], end }
  const shared = { ...about, credential: tablet.credential, requests: requests.map(({ id }) => id) }
  const staying = [...kept.map((one) => without(one, narrowed)), ...changed, ...stayed, ...requests]
  const wholeCrowd = { ...shared, gone: narrowed, here: [...early, ...corrected, ...unused, ...asked, ...staying] }
  await watch('everybody', { ...wholeCrowd, contacts: { gone: [], here: [...early, ...kept] } })

  const erasedOnes = [...erased, ...withdrawn, ...told]
  for (const { id } of erased) await change(house, `/api/v1/contacts/${id}/erase`, { reason: 'asked' })
  for (const { id } of withdrawn) await change(house, `/api/v1/contacts/${id}/erase`, { reason: 'withdrawn' })
  await withdraw(house, told)
  for (const { id } of asked) await change(house, `/api/v1/users/${id}/delete`, { reason: 'asked' })
  await passNight(house)
  const goneByHand = [...erasedOnes, ...corrected.slice(0, few), ...narrowed, ...asked]
  const stillHere = [...over, ...corrected.slice(few), ...unused, ...staying]
  const contacts = { gone: erasedOnes, here: [...over, ...kept] }
  await watch('erased', { ...shared, gone: goneByHand, here: stillHere, contacts })

  await goTo(house, dayPlus(monthsLater(begin, 12), 1))
  await passNight(house)
  const gone = [...early, ...corrected, ...narrowed, ...unused, ...asked]
  return { ...shared, gone, here: staying, contacts: { gone: early, here: kept } }
}

/** Hands out the next so many, again and again. */
const deal = <T>(all: readonly T[]): ((count: number) => readonly T[]) => {
  let at = 0
  return (count) => all.slice(at, (at += count))
}

const few = 5
const some = <T>(all: readonly T[]): readonly T[] => all.slice(0, few)

/** To noon of a day. */
const goTo = async (house: House, day: Day): Promise<void> => {
  house.wait(Date.parse(`${day}T10:00:00Z`) - house.now())
}

/** A night's work, which the operator confirms where a brake has stopped it: here the clock runs on by months. */
const passNight = async (house: House): Promise<void> => {
  const { deps } = house
  // Of two copies of one moment nobody knows which is the newer.
  house.wait(60_000)
  const { retention } = (await runNight({ ...deps, rehearse: rehearseAtOnce }, instantToDay(deps.now()))) ?? {}
  if (retention?.stopped) await confirmRetention(deps)
  expect(await backUp(deps, async () => {}, storeNames)).toBe(true)
}

const change = async (house: House, path: string, body: unknown): Promise<void> => {
  const answer = await house.ask(path, { as: 'maija', body })
  expect([200, 204], `${path}: ${answer.text}`).toContain(answer.status)
}

/** Puts other details in the place of these; the first ones stay as what they were. */
const correct = async (house: House, contacts: readonly ContactInHouse[]): Promise<readonly Planted<unknown>[]> => {
  const corrected = contacts.map((contact, at) => ({ contact, after: plantContact(laterNumbers + corrections + at) }))
  corrections += contacts.length
  for (const { contact, after } of corrected)
    await change(house, `/api/v1/contacts/${contact.id}/correct`, after.details)
  return corrected.map(({ after }) => after)
}
const laterNumbers = 10_000
let corrections = 0

/** Destroys the phone number of these; answers what must not be found of them any more. */
const narrow = async (house: House, contacts: readonly ContactInHouse[]): Promise<readonly Planted<unknown>[]> => {
  for (const { id } of contacts) await change(house, `/api/v1/contacts/${id}/narrow`, { drop: 'phone' })
  return contacts.map((one) => ({ ...one, needles: one.needles.filter(({ field }) => field === 'phone') }))
}

const without = (one: Planted<unknown>, gone: readonly Planted<unknown>[]): Planted<unknown> => {
  const texts = new Set(gone.flatMap(({ needles }) => needles.map(({ text }) => text)))
  return { ...one, needles: one.needles.filter(({ text }) => !texts.has(text)) }
}

/** What a log-in does for the clock of users; the fixture's own people stay too. */
const logEverybodyIn = async (house: House, users: readonly UserId[]): Promise<void> => {
  const fixtures = await Promise.all(fixtureNames.map((name) => idOf(house, name)))
  const change = { last_login: instantToDay(house.now()) }
  for (const id of [...users, ...fixtures]) await house.deps.register.transact((tx) => changeUser(tx, id, change))
}

/** Told to an advisor who may not look anybody up; the main user erases whom the requests name, and answers them. */
const withdraw = async (house: House, contacts: readonly ContactInHouse[]): Promise<void> => {
  await house.cookieOf('aino')
  const taken = await Promise.all(
    contacts.map(({ details: { phone, email } }) =>
      house.ask('/api/v1/withdrawals', { as: 'aino', body: { phone, email } }),
    ),
  )
  for (const answer of taken) {
    const { request } = WithdrawalTaken.parse(answer.body)
    const held = HeldRequest.parse((await house.ask(`/api/v1/requests/${request}`, { as: 'maija' })).body)
    for (const ref of held.contacts) await change(house, `/api/v1/contacts/${ref}/erase`, { reason: 'withdrawn' })
    await change(house, `/api/v1/requests/${request}/answer`, { text: 'Tiedot on poistettu.' })
  }
}
