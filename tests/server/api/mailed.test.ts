// Codes and warnings by mail, where there is a mail server; where there is none, or it is down, nothing stops.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { Day } from '@tukkimies/shared/day.ts'
import type { Invitation } from '@tukkimies/shared/register/user.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import type { Deps } from '@tukkimies/server/deps.ts'
import { retainRegister } from '@tukkimies/server/jobs/retention.ts'
import { changeUser, findUser } from '@tukkimies/server/register/users.ts'
import { fixturePassword, p1 } from '../../users.ts'
import { addPerson, personOf } from '../people.ts'
import { createHouse, type House } from './house.ts'

const site = 'https://laskuri.example.org'
const letters: string[] = []
let server: SMTPServer
let house: House
let url: string

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  house = await createHouse()
})
afterAll(async () => {
  await house.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const mailing = (address: string): Deps => ({
  ...house.deps,
  config: { ...house.deps.config, mail: { url: address, from: 'tukkimies@example.org', site } },
})

const nobodyThere = 'smtp://127.0.0.1:1'

const ask = async (deps: Deps, path: string, body: object) => {
  const headers = {
    'Content-Type': 'application/json',
    'Sec-Fetch-Site': 'same-origin',
    'Tukkimies-Protocol': '1',
    Cookie: await house.cookieOf('maija'),
  }
  const answer = await createApp(deps, '/nowhere').request(path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Invitation
}

const add = (deps: Deps, username: string, email: string) =>
  ask(deps, '/api/v1/users', {
    details: personOf(username, { email }),
    access: { role: 'advisor', trainee: false, points: [p1], contacts: false, endDay: null, reason: 'task' },
  })

test('[B12] a code goes to the e-mail of its user, is shown all the same, and is told as mailed only if it was', async () => {
  const sent = await add(mailing(url), 'posti', 'posti@example.org')
  expect(sent).toMatchObject({ mailed: true, code: expect.stringMatching(/^[0-9A-Z]{26}$/) })
  expect(letters).toHaveLength(1)
  expect(letters[0]).toContain('posti@example.org')
  expect(letters[0]?.replaceAll('=\r\n', '')).toContain(`${site}/invitation#${sent.code}`)
  const body = { code: sent.code, password: fixturePassword }
  expect((await house.ask('/api/v1/invitations/accept', { body })).status).toBe(200)
  expect(await ask(mailing(url), `/api/v1/users/${sent.user}/invite`, {})).toMatchObject({ mailed: true })
  expect(letters).toHaveLength(2)
  expect(await add(mailing(url), 'osoitteeton', '')).toMatchObject({ mailed: false })
  expect(await add(mailing(nobodyThere), 'eiperilla', 'eiperilla@example.org')).toMatchObject({ mailed: false })
  expect(await add(house.deps, 'postiton', 'postiton@example.org')).toMatchObject({ mailed: false })
  expect(letters).toHaveLength(2)
})

test('[A21] the warning goes by mail, and again the next night if the mail server was down', async () => {
  const id = await addPerson(house.deps, personOf('vanha', { email: 'vanha@example.org' }), '2025-01-01')
  await house.deps.register.transact((tx) => changeUser(tx, id, { last_login: Day.parse('2025-04-01') }))
  const warnedOf = async () => (await findUser(house.deps.register, { is: 'all' }, id))?.warned
  const before = letters.length
  const retain = (address: string) => retainRegister(mailing(address), async () => {})
  expect((await retain(nobodyThere)).warned).toBe(0)
  expect(await warnedOf()).toBeNull()
  expect((await retain(url)).warned).toBe(1)
  expect((await retain(url)).warned).toBe(0)
  expect(await warnedOf()).toBe('2026-03-10')
  expect(letters).toHaveLength(before + 1)
  expect(letters.at(-1)).toContain('2026-04-02')
})
