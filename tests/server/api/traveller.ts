// Travellers to the organisation's log-in and back: a real provider, a house that knows it, and what a browser does between
// the two.
import { expect } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { OidcBeginAnswer } from '@tukkimies/shared/register/oidc.ts'
import { makeOneTimeCode, sha256Hex } from '@tukkimies/server/crypto.ts'
import { createAccount } from '@tukkimies/server/users/accounts.ts'
import { readReturned } from '@tukkimies/web/me/oidc-return.ts'
import { fixtureUsers } from '../../users.ts'
import { createIdentityProvider } from '../../world/provider.ts'
import type { Answered, House } from './house.ts'

export const site = 'https://laskuri.example.org'
export const startProvider = () => createIdentityProvider(`${site}/oidc`)

export type Begun = { readonly url: string; readonly cookie: string; readonly answer: Answered }

/** Everything that travellers do in one house. */
export const createTravel = (house: House, visit: (address: string) => Promise<URL>) => {
  const begin = async (body: object, cookie = ''): Promise<Begun> => {
    const answer = await house.ask('/api/v1/oidc/begin', { body, headers: { Cookie: cookie } })
    const read = OidcBeginAnswer.safeParse(answer.body)
    if (!read.success) return expect.fail(`not begun: ${answer.text}`)
    const held = [cookie, cookieIn(answer, 'ceremony')].filter((one) => one !== '').join('; ')
    return { url: read.data.url, cookie: held, answer }
  }

  const finish = async (cookie: string, returned: URL, change: object = {}): Promise<Answered> => {
    const body = { ...readReturned(returned), ...change }
    return house.ask('/api/v1/oidc/finish', { body, headers: { Cookie: cookie } })
  }

  /** There and back again. */
  const travel = async (body: object, cookie = ''): Promise<Answered> => {
    const begun = await begin(body, cookie)
    return finish(begun.cookie, await visit(begun.url))
  }

  /** An account that nobody has used yet, and the code of its invitation. */
  const invite = async (kind: 'invite' | 'reset' = 'invite', endDay: Day | null = null) => {
    const username = `anna.${makeOneTimeCode()}`
    const details = { first: 'Anna', last: 'Aalto', username, email: '', locality: '', adviceLanguages: [] }
    const account = { ...fixtureUsers.aino, details, password: null, endDay }
    const made = await createAccount(house.deps, account, Day.parse('2026-03-10'))
    if (!made.ok) return expect.fail('an account')
    const code = makeOneTimeCode()
    const row = { hash: sha256Hex(code), user: made.value, kind, until: house.now() + 3_600_000 }
    await house.deps.register.transact((tx) => tx.query.insertInto('invitation').values(row).execute())
    return { code, user: made.value }
  }

  const countSessions = async (): Promise<number> =>
    (await house.deps.register.query.selectFrom('session').select('hash').execute()).length

  const readEvents = async (): Promise<string[]> => {
    const rows = await house.deps.register.query.selectFrom('audit').select('event').orderBy('id').execute()
    return rows.map(({ event }) => event)
  }

  const readIdentities = () => house.deps.register.query.selectFrom('identity').selectAll().execute()

  return { begin, finish, travel, invite, countSessions, readEvents, readIdentities }
}

export type Travel = ReturnType<typeof createTravel>

/** A cookie that was set, as a browser sends it back. */
export const cookieIn = ({ cookies }: Answered, name: string): string =>
  cookies.map((line) => line.split(';')[0] ?? '').find((pair) => pair.startsWith(`__Host-${name}=`)) ?? ''
