// Every answer that the API gives to anybody about somebody: all routes that read, asked by everybody about each.
import { instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import type { Route } from '@tukkimies/server/api/route.ts'
import type { Asked, House } from '../server/api/house.ts'
import { fixtureNames } from '../users.ts'

export type About = {
  readonly credential: string
  readonly contacts: readonly {
    readonly id: string
    readonly details: { readonly name: string; readonly phone: string }
  }[]
  readonly requests: readonly string[]
}

export type Answer = { readonly place: string; readonly status: number; readonly text: string }

export const collectAnswers = async (house: House, about: About): Promise<readonly Answer[]> => {
  const askers: readonly [name: string, asked: Asked][] = [
    ['anyone', {}],
    ['device', { credential: about.credential }],
    ...fixtureNames.map((as): [string, Asked] => [as, { as }]),
  ]
  const answers: Answer[] = []
  const ask = async (path: string, body?: unknown): Promise<void> => {
    for (const [name, asked] of askers) {
      const answer = await house.ask(path, body === undefined ? asked : { ...asked, body })
      answers.push({ place: `${name} ${path}`, status: answer.status, text: answer.everything })
    }
  }
  for (const route of listRoutes(house.deps).filter(({ method }) => method === 'get'))
    for (const path of pathsOf(house, route, about)) await ask(path)
  await ask('/api/v1/contacts/search', { words: '', point: null })
  for (const { details } of about.contacts)
    for (const words of [details.name, details.phone]) await ask('/api/v1/contacts/search', { words, point: null })
  return answers
}

/** The addresses of a route about everybody that it can be about. */
const pathsOf = (house: House, { path }: Route, { contacts, requests }: About): readonly string[] => {
  const today = instantToDay(house.now())
  const queries: Readonly<Record<string, string>> = {
    '/api/v1/arrivals': `?from=${monthsLater(today, -1)}&to=${today}`,
    '/api/v1/tables': `?visitor=partner&place=whole&period=${today.slice(0, 4)}&rows=partner_topic`,
    '/api/v1/periods': '?visitor=partner',
  }
  if (path.includes(':contact')) return contacts.map(({ id }) => path.replace(':contact', id))
  if (path.includes(':request')) return requests.map((id) => path.replace(':request', id))
  return [path + (queries[path] ?? '')]
}
