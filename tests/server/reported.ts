// Who has planned reports, and a mail server of the test's own that takes the letters about them.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'
import { PeriodName } from '@tukkimies/shared/day.ts'
import { makeReportPlanId, type UserId } from '@tukkimies/shared/id.ts'
import type { NewReportPlan } from '@tukkimies/shared/register/report-plan.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { addReportPlan } from '@tukkimies/server/register/reports.ts'
import { createAccount } from '@tukkimies/server/users/accounts.ts'
import { fixtureReportPlan } from '../notice.ts'
import { keskus, p1, p2 } from '../users.ts'
import type { Station } from './station.ts'

export const march = PeriodName.parse('2026-03')

export const addPlanner = async ({ deps, today }: Station, username: string): Promise<UserId> => {
  const made = await createAccount(
    deps,
    {
      organisation: keskus,
      role: 'coordinator',
      points: [p1, p2],
      password: null,
      endDay: null,
      details: {
        first: 'Aino',
        last: 'Mallikas',
        username,
        email: `${username}@example.org`,
        locality: '',
        adviceLanguages: [],
      },
    },
    today(),
  )
  return made.ok ? made.value : expect.fail('no account')
}

export const addPlan = async (
  { deps }: Station,
  user: UserId,
  change: Partial<NewReportPlan> = {},
  first = march,
): Promise<void> => {
  const plan = { ...fixtureReportPlan, place: `point:${p1}`, ...change }
  await deps.register.transact((tx) => addReportPlan(tx, user, makeReportPlanId(randomBytes), plan, first))
}

/** A mail server that refuses while `isDown`; `texts` are the letters that it took. */
export const openPost = async () => {
  const texts: string[] = []
  const state = { isDown: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(state.isDown ? new Error('down') : undefined),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        texts.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { texts, state, close, config: { url, from: 'tukkimies@example.org', site: 'https://laskuri.example.org' } }
}
