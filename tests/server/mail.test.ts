// Letters to a real mail server of the test's own.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { Day } from '@tukkimies/shared/day.ts'
import { makeInvitationLetter, makeWarningLetter } from '@tukkimies/server/users/letters.ts'
import { createMail } from '@tukkimies/server/mail.ts'

const site = 'https://laskuri.example.org'
const reader = { email: 'aino@example.org', first: 'Äinö' }
const code = '0123456789ABCDEFGHJKMNPQRS'

type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string }
const received: Received[] = []
let server: SMTPServer
let url: string

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('nobody') ? new Error('no such box') : undefined),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterEach(() => void received.splice(0))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const mailOf = (address: string) => createMail({ mail: { url: address, from: 'tukkimies@example.org', site } })

/** The text of a letter as its reader sees it. */
const textOf = ({ raw }: Received): string => {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString()
  return Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString()
}

test('an invitation arrives in three languages, and its code stands after the # of our own address', async () => {
  expect(await mailOf(url).send(makeInvitationLetter(reader, { kind: 'invite', code, site }))).toBe(true)
  const [letter] = received
  if (!letter || received.length !== 1) return expect.fail('one letter')
  expect(letter).toMatchObject({ from: 'tukkimies@example.org', to: ['aino@example.org'] })
  const text = textOf(letter)
  for (const part of ['Hei Äinö,', 'Hej Äinö,', 'Hello Äinö,', '72 tunnin', '72 timmar', '72 hours'])
    expect(text).toContain(part)
  expect(text.match(/https?:\S+/g)).toEqual(Array.from({ length: 3 }, () => `${site}/invitation#${code}`))
})

test('a reset and the warning before a deletion tell what to do and until when', async () => {
  const mail = mailOf(url)
  await mail.send(makeInvitationLetter(reader, { kind: 'reset', code, site }))
  await mail.send(makeWarningLetter(reader, Day.parse('2027-03-10'), site))
  const [reset = '', warning = ''] = received.map(textOf)
  for (const part of ['30 minuutin', '30 minuter', '30 minutes', `#${code}`]) expect(reset).toContain(part)
  for (const part of ['10.3.2027', '2027-03-10']) expect(warning).toContain(part)
  expect(warning.match(/https?:\S+/g)).toEqual([site, site, site])
})

test('[F98] names and addresses cannot add lines, receivers or other letters', async () => {
  const first = 'Aino\r\nBcc: planted@example.org\r\n\r\nplanted'
  await mailOf(url).send(makeInvitationLetter({ email: reader.email, first }, { kind: 'invite', code, site }))
  const email = 'a@example.org\r\nRCPT TO:<planted@example.org>'
  await mailOf(url).send(makeInvitationLetter({ email, first: 'Aino' }, { kind: 'invite', code, site }))
  const two = 'a@example.org, planted@example.org'
  await mailOf(url).send(makeInvitationLetter({ email: two, first: 'Aino' }, { kind: 'invite', code, site }))
  const heads = received.map(({ raw }) => raw.split('\r\n\r\n')[0] ?? '')
  expect(heads.length).toBeGreaterThan(0)
  for (const head of heads) expect(head).not.toMatch(/^bcc:/im)
  for (const letter of received) expect(textOf(letter)).not.toMatch(/^\W*(bcc|planted)/im)
  expect(received.flatMap(({ to }) => to)).not.toContain('planted@example.org')
})

test('a letter that cannot be sent is answered with false and never thrown', async () => {
  const letter = makeInvitationLetter(reader, { kind: 'invite', code, site })
  expect(await mailOf(url).send({ ...letter, to: 'nobody@example.org' })).toBe(false)
  expect(await mailOf('smtp://127.0.0.1:9').send(letter)).toBe(false)
  expect(received).toEqual([])
})

test('without a mail server nothing is sent, and whoever asks is told', async () => {
  const mail = createMail({})
  expect(mail.isOn).toBe(false)
  expect(await mail.send(makeInvitationLetter(reader, { kind: 'invite', code, site }))).toBe(false)
  expect(mailOf(url).isOn).toBe(true)
})

test('[F96] a mail server on another machine that offers no TLS gets nothing', async () => {
  // The same server under a name that does not count as this machine.
  const elsewhere = url.replace('127.0.0.1', '127.0.0.2')
  const other = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] })
  const port = Number(new URL(url).port)
  other.listen(port, '127.0.0.2')
  await once(other.server, 'listening')
  expect(await mailOf(elsewhere).send(makeInvitationLetter(reader, { kind: 'invite', code, site }))).toBe(false)
  await new Promise<void>((resolve) => other.close(() => resolve()))
})
