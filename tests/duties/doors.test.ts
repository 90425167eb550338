// Where personal data could get out, and that they do not: the routes, the addresses and titles of pages, other origins.
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type Action, audienceOf, reachOf } from '@tukkimies/shared/register/rights.ts'
import { Role } from '@tukkimies/shared/register/user.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import type { Route } from '@tukkimies/server/api/route.ts'
import { dist, readBuilt } from '../first-load.ts'
import { createHouse, type House } from '../server/api/house.ts'
import { readSources, textOf } from '../style/sources.ts'

const sources = readSources()
let house: House
let routes: readonly Route[]
beforeAll(async () => {
  house = await createHouse()
  routes = listRoutes(house.deps)
})
afterAll(() => house.close())

const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`

/** Names of all fields that a schema has, at any depth. */
const fieldsOf = (schema: Route['body']): ReadonlySet<string> => {
  const fields = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('properties' in value && typeof value.properties === 'object')
      for (const name of Object.keys(value.properties ?? {})) fields.add(name)
    for (const inner of Object.values(value)) walk(inner)
  }
  if (schema) walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))
  return fields
}

/**
 * What only details of persons have; the addressees of the notice and of feedback, which are for everybody, stand beside an
 * officer or a supervisor.
 */
const holdsPerson = (schema: Route['body']): boolean => {
  const fields = fieldsOf(schema)
  const isNotice = (fields.has('officer') || fields.has('supervisor')) && !fields.has('username')
  return !isNotice && personal.some((name) => fields.has(name))
}
const personal = ['username', 'email', 'phone', 'subject', 'recorded'] as const

/** Actions of somebody on the own account: what they answer is the asker's own. */
const ownActions: readonly Action[] = [
  'sign_in',
  'accept_invitation',
  'accept_undertaking',
  'read_own_details',
  'change_own_account',
  'make_own_requests',
]

/** Where personal data of others are answered: to look up, to put right and to answer a person, one at a time. */
const answeredTo: Readonly<Record<string, readonly string[]>> = {
  'main_user, operator': ['GET /api/v1/users'],
  'main_user, protection_officer': [
    'GET /api/v1/requests/:request',
    'POST /api/v1/requests',
    'POST /api/v1/requests/:request/answer',
    'POST /api/v1/requests/:request/extend',
    'POST /api/v1/requests/:request/identity',
    'POST /api/v1/requests/:request/link',
    'POST /api/v1/requests/:request/refuse',
  ],
  'advisor, main_user': ['GET /api/v1/contacts/:contact', 'POST /api/v1/contacts/search'],
  main_user: [
    'GET /api/v1/contacts/:contact/copy',
    'POST /api/v1/contacts/:contact/correct',
    'POST /api/v1/contacts/:contact/narrow',
    'POST /api/v1/contacts/:contact/restrict',
    'POST /api/v1/contacts/:contact/told',
    'POST /api/v1/contacts/:contact/unrestrict',
  ],
}

test('[A29][A18][D09][E03] personal data of others are answered by these routes, to these roles, and by no other', () => {
  const found = routes.filter(({ answer, right }) => !ownActions.includes(right) && holdsPerson(answer))
  const roles = ({ right }: Route): string => Role.options.filter((role) => reachOf(right, role) !== null).join(', ')
  const byRoles = Map.groupBy(found, roles)
  const named = [...byRoles].map(([who, all]) => [who, all.map(nameOf).toSorted()] as const)
  expect(Object.fromEntries(named)).toEqual(answeredTo)
  expect(found.filter(({ right }) => audienceOf(right) !== 'user')).toEqual([])
})

test('[A29] only tables of the release are answered as files, and no route has words that could list or stream contacts', () => {
  const server = sources.filter(({ path }) => path.startsWith('server/'))
  expect(server.length).toBeGreaterThan(100)
  const asFile = /content-disposition|text\/csv|text\/event-stream|octet-stream|spreadsheet/i
  const doors = server.filter(({ code }) => asFile.test(code)).map(({ path }) => path)
  expect(doors.filter((path) => !path.startsWith('server/exports/'))).toEqual([
    'server/api/exports.ts',
    'server/api/open.ts',
  ])
  expect(asFile.test(`c.header('Content-Disposition', 'attachment')`)).toBe(true)
  const named = routes.filter(({ path }) => /export|feed|dump|download|stream/.test(path))
  expect(named.map(nameOf)).toEqual(['POST /api/v1/exports'])
  const asFiles = routes.filter(({ file }) => file !== undefined).map(nameOf)
  expect(asFiles.toSorted()).toEqual(['GET /api/v1/open/:table', 'POST /api/v1/exports'])
  // What a file is made of, it is given: nothing in that folder can ask for a contact or a user.
  const written = server.filter(({ path }) => path.startsWith('server/exports/'))
  expect(written.flatMap(({ imports }) => imports.map(({ specifier }) => specifier))).not.toContainEqual(
    expect.stringMatching(/contact|user|register\/(?!organisation|code-list)/),
  )
})

test('[A28] details of a contact come in by the tablet’s sealed box; a page can only correct what is there', () => {
  const ofOffice = (fields: ReadonlySet<string>) => fields.has('officer') || fields.has('supervisor')
  const takesPhone = routes.filter(({ body }) => fieldsOf(body).has('phone') && !ofOffice(fieldsOf(body)))
  expect(takesPhone.map(nameOf).toSorted()).toEqual([
    'POST /api/v1/contacts/:contact/correct',
    'POST /api/v1/withdrawals',
  ])
})

test('[A32] an address of the API names numbers and places, never what a person is called', () => {
  const parameters = new Set(routes.flatMap(({ path }) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)))
  expect([...parameters].toSorted()).toEqual(
    'area contact device gate note organisation passkey plan point request round session table user view'.split(' '),
  )
  const queries = new Set(routes.flatMap(({ query = [] }) => query.map(({ name }) => name)))
  expect([...queries].toSorted()).toEqual(
    'basis before columns event filter form format from language layers period place point rows to totals visitor'.split(
      ' ',
    ),
  )
})

test('[A32] addresses of pages are fixed, and titles come from the books of words', () => {
  const pages = [...textOf('web/app.tsx').matchAll(/^ {2}'(\/[^']*)': \w+Page,$/gm)].map(([, page = '']) => page)
  expect(pages.length).toBeGreaterThan(15)
  expect(pages.filter((page) => !/^\/[a-z/-]*$/.test(page))).toEqual([])
  const titles = sources
    .filter(({ path }) => path.startsWith('web/'))
    .flatMap(({ code }) => [...code.matchAll(/\buseTitle\(([^\n]*)\)/g)].map(([, title = '']) => title))
  expect(titles.length).toBeGreaterThan(20)
  expect(titles.filter(isOfPerson)).toEqual([])
  expect(['contact.name', 'user.details.first', `${'`'}${'$'}{email}${'`'}`].filter(isOfPerson)).toHaveLength(3)
})

const isOfPerson = (title: string): boolean =>
  /\b(name|names|first|last|username|email|phone|details|contact|person)\b|`/.test(title)

test('[A32] nothing is put on the clipboard or into notifications', () => {
  const passing = /\bclipboard\b|execCommand|showNotification|new Notification/
  const web = sources.filter(({ path }) => path.startsWith('web/'))
  expect(web.filter(({ code }) => passing.test(code)).map(({ path }) => path)).toEqual([])
  expect(passing.test('await navigator.clipboard.writeText(code)')).toBe(true)
})

/** Names of vocabularies, links of libraries to their manuals, the Ombudsman's page: nothing that a page loads. */
const unloaded = [
  /^http:\/\/www\.w3\.org\//,
  /^https:\/\/react\.dev\/errors\/$/,
  /^https:\/\/simplewebauthn\.dev\/docs\//,
  /^https?:\/\/(bit\.ly|tinyurl\.com)\/\w/,
  /^https:\/\/tietosuoja\.fi$/,
  // Who watches over accessibility: a link, followed only by a press.
  /^https:\/\/www\.(saavutettavuusvaatimukset|tillganglighetskrav|webaccessibility)\.fi$/,
]

test('[A31][B19][C10][D12] the pages fetch nothing from another origin and send nothing there', () => {
  const addressesIn = (text: string): readonly string[] =>
    [...text.matchAll(/\b(?:https?|wss?):\/\/[a-z0-9.-]+\.[a-z]{2,}[^\s"'`)\\<>]*/gi)].map(([address]) => address)
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(js|css|html|webmanifest|svg)$/.test(path),
  )
  expect(built.length).toBeGreaterThan(20)
  const found = built.flatMap((path) => addressesIn(readBuilt(path).toString()))
  expect([...new Set(found)].filter((address) => !unloaded.some((known) => known.test(address)))).toEqual([])
  expect(addressesIn('fetch("https://fonts.example.com/a.css")')).toEqual(['https://fonts.example.com/a.css'])
})
