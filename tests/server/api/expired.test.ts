// A nightly work that has not run for a month: whatever is over age is in no answer of any route, to nobody, whether it is
// listed, looked for or asked for by its number.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import type { Route } from '@tukkimies/server/api/route.ts'
import { createAccount } from '@tukkimies/server/users/accounts.ts'
import { printFigure } from '../../figures.ts'
import { keskus, p1 } from '../../users.ts'
import { addKeptContact, addKeptRequest } from '../kept.ts'
import { type AskerAtDoor, makeAskers } from './askers.ts'
import { type Call, examples } from './examples.ts'
import { type Answered, createHouse, type House } from './house.ts'

const dayMs = 86_400_000
/** Days without a night. */
const absentDays = 31
/** Planted in every field of whoever is over age, and of whoever is not. */
const over = 'Vanhentunut'
const kept = 'Voimassa'

let house: House
let askers: readonly AskerAtDoor[]
const ids: Record<'over' | 'kept', Record<'contact' | 'request' | 'user', string>> = {
  over: { contact: '', request: '', user: '' },
  kept: { contact: '', request: '', user: '' },
}

const plant = async (word: string, days: { contact: string; request: string | null; user: string }) => {
  const { deps } = house
  const lower = word.toLowerCase()
  const details = { organisation: word, name: `${word} Testi`, email: `${lower}@example.org` }
  const contact = await addKeptContact(deps, days.contact, details)
  const request = await addKeptRequest(deps, days.request, { name: word, address: word, subject: word })
  const names = { first: word, last: 'Testi', username: lower, email: `${lower}@example.org`, locality: word }
  const account = { role: 'advisor', organisation: keskus, points: [p1], password: null, endDay: null } as const
  const user = await createAccount(
    deps,
    { ...account, details: { ...names, adviceLanguages: [] } },
    Day.parse(days.user),
  )
  if (!user.ok) expect.fail(user.problem.code)
  return { contact, request, user: user.value }
}

beforeAll(async () => {
  house = await createHouse()
  // All of them end on 11 March 2026, the day after the last night.
  ids.over = await plant(over, { contact: '2025-03-11', request: '2024-03-11', user: '2025-03-10' })
  ids.kept = await plant(kept, { contact: '2026-03-01', request: null, user: '2026-03-01' })
  house.wait(absentDays * dayMs)
  askers = (await makeAskers(house)).filter(({ hindrance }) => hindrance === null)
})
afterAll(() => house.close())

const params = ['contact', 'request', 'user'] as const
const isAimed = (path: string): boolean => params.some((name) => path.includes(`/:${name}`))
const isSearch = (path: string): boolean => path.endsWith('/search')
const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`

/** The call of the example, about somebody who is planted. */
const aim = (route: Route, { path, body }: Call, planted: Readonly<Record<string, string>>): Call => {
  const param = params.find((name) => route.path.includes(`/:${name}`))
  if (!param) return { path, body }
  const parts = route.path.split('/').map((part, at) => (part === `:${param}` ? planted[param] : path.split('/')[at]))
  return { path: parts.join('/'), body }
}

test('[A21][A23][F59] after a month without a night no route answers anything of whoever is over age, to nobody', async () => {
  const seen: string[] = []
  let found = 0
  let calls = 0
  const send = async (route: Route, asker: AskerAtDoor, { path, body }: Call): Promise<Answered> => {
    calls++
    const sent = body === undefined ? {} : { body }
    return house.ask(path, { method: route.method.toUpperCase(), ...sent, ...(await asker.credentials()) })
  }
  const looking = listRoutes(house.deps).filter(
    ({ method, path }) => method === 'get' || isAimed(path) || isSearch(path),
  )
  for (const route of looking) {
    house.wait(60_000)
    for (const asker of askers) {
      for (const example of examples[nameOf(route)] ?? []) {
        const made = await example.make({ house, asker, reach: 'all', sort: 'own' })
        const call = isSearch(route.path) ? { ...made, body: { words: '', point: null } } : made
        const answer = await send(route, asker, aim(route, call, ids.over))
        const isAnswered = answer.status < 300
        if (/vanhentunut/i.test(answer.everything) || (isAimed(route.path) && isAnswered)) {
          seen.push(`${nameOf(route)}, ${asker.name}: ${answer.status}`)
        }
        // Whoever is not over age is found by the same calls.
        const other = route.method === 'get' && isAimed(route.path) ? aim(route, call, ids.kept) : null
        const text = other ? (await send(route, asker, other)).text : answer.text
        if (isAnswered || other) found += /voimassa/i.test(text) ? 1 : 0
      }
    }
  }
  printFigure('expired on all routes', {
    routes: looking.length,
    askers: askers.length,
    calls,
    seen: seen.length,
    found,
  })
  expect(seen).toEqual([])
  expect(found).toBeGreaterThan(5)
}, 300_000)

test('[F59] the same person is in the answers on the day before', async () => {
  const other = await createHouse()
  const ref = await addKeptContact(other.deps, '2025-03-11', { name: over })
  const search = () => other.ask('/api/v1/contacts/search', { as: 'maija', body: { words: '', point: null } })
  expect((await search()).text).toContain(over)
  expect((await other.ask(`/api/v1/contacts/${ref}`, { as: 'maija' })).text).toContain(over)
  other.wait(dayMs)
  expect((await search()).text).not.toContain(over)
  expect((await other.ask(`/api/v1/contacts/${ref}`, { as: 'maija' })).code).toBe('not_found')
  await other.close()
})
