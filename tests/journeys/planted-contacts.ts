// Contacts as tablets bring them, by the wire contract alone: sealed to the server's key, pushed under a tablet's credential.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sealBox } from '@tukkimies/shared/box.ts'
import { type Day, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, makeEntryId } from '@tukkimies/shared/id.ts'
import { type Consent, contactBound, type ContactDetails } from '@tukkimies/shared/register/contact.ts'
import { EnrolAnswer, padBody, protocol, protocolHeader, PullAnswer, PushAnswer } from '@tukkimies/shared/wire.ts'
import { boxCrypto } from '@tukkimies/server/crypto.ts'
import { fixtureDraft } from '../notice.ts'
import { addUser } from './desk-user.ts'
import { type App, expect, type LogIn } from './fixture.ts'

/** What a test plants: every text is found nowhere else. */
export type Planted = ContactDetails & { readonly day?: Day; readonly consent?: Partial<Consent> }

/** A data protection officer who has published a notice: without one no contact is recorded. */
export const publishNotice = async (app: App): Promise<LogIn> => {
  const officer = await addUser(app, 'protection_officer')
  await app.ask('/api/v1/undertaking/accept', officer, { version: 1 })
  await app.ask('/api/v1/notice', officer, { ...fixtureDraft, after: 0 })
  return officer
}

/** Brings contacts of the fixture's point, which is taken to have been open for two years. */
export const pushContacts = async (app: App, contacts: readonly Planted[]): Promise<void> => {
  const register = new DatabaseSync(join(app.folder, 'register.sqlite'))
  register.prepare('update point set first = ?').run(monthsLater(instantToDay(Date.now()), -24))
  register.close()
  const post = async (path: string, body: unknown, more: Record<string, string> = {}): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json', [protocolHeader]: String(protocol), Origin: app.url, ...more }
    const answer = await fetch(app.url + path, { method: 'POST', headers, body: padBody(JSON.stringify(body)) })
    expect(answer.ok, `${path} answered ${answer.status}`).toBe(true)
    return answer.json()
  }
  const { credential, point } = EnrolAnswer.parse(await post('/api/v1/devices/enrol', { code: await app.deviceCode() }))
  const asked = await fetch(`${app.url}/api/v1/pull`, { headers: { [protocolHeader]: String(protocol) } })
  const { transport } = PullAnswer.parse(await asked.json())
  if (!transport) throw new Error('no key to seal to')
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const seal = async ({ day = instantToDay(Date.now()), consent, ...details }: Planted) => {
    const entry = { id: makeEntryId(random), kind: 'contact', schema: 1, point, day, key: transport.id } as const
    const given = { text: 1, notice: 1, language: 'fi', way: 'spoken', day, ...consent }
    const sealed = { details, consent: given }
    return { ...entry, box: await sealBox(boxCrypto, random, transport.publicKey, contactBound(entry), sealed) }
  }
  const report = { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'unknown' }
  const entries = await Promise.all(contacts.map(seal))
  const body = { nonce: bytesToBase64url(random(16)), mark: null, report, entries }
  const { results } = PushAnswer.parse(await post('/api/v1/push', body, { Authorization: `Device ${credential}` }))
  expect(results.map(({ status }) => status)).toEqual(contacts.map(() => 'stored'))
}
