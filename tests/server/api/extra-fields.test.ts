// A body that says more than its form has is refused whole: nobody gives themselves a role, a place or another's account by
// writing it into a request (F93).
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audienceOf, grantedActions, reachOf } from '@tukkimies/shared/register/rights.ts'
import { sha256Hex } from '@tukkimies/server/crypto.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import type { Route } from '@tukkimies/server/api/route.ts'
import type { Queryable } from '@tukkimies/server/database.ts'
import { printFigure } from '../../figures.ts'
import { type AskerAtDoor, makeAskers } from './askers.ts'
import { type Example, examples } from './examples.ts'
import { createHouse, type House } from './house.ts'

/** What somebody would like to have set, each with a value that would be right elsewhere. */
const extras: Readonly<Record<string, unknown>> = {
  role: 'operator',
  trainee: false,
  contacts: true,
  organisation: 'ranta',
  points: ['p3'],
  point: 'p3',
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  user: 'AAAAAAAAAAAAAAAAAAAAAA',
  by: 'AAAAAAAAAAAAAAAAAAAAAA',
  password: 'seitsemän hevosta pilvessä',
  endDay: null,
  reason: 'task',
  isAdmin: true,
  pending: null,
  stage: 'open',
  fresh: 9_999_999_999_999,
  failures: 0,
  undertaking: 1,
  version: 1,
  until: 9_999_999_999_999,
  lookup: '',
  device: 'AAAAAAAAAAAAAAAAAAAAAA',
  revoked: null,
  scope: 'all',
  __proto: {},
  constructor: {},
  x: 0,
}
/** Beneath these a body is the browser's own or is answered entry by entry. */
const loose: readonly string[] = ['clientExtensionResults', 'entries']

let house: House
let routes: readonly Route[]
let askers: readonly AskerAtDoor[]
beforeAll(async () => {
  house = await createHouse()
  routes = listRoutes(house.deps).filter(({ method }) => method === 'post')
  askers = await makeAskers(house)
})
afterAll(() => house.close())

type Json = { readonly [key: string]: unknown }
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body with a field more, once in each of its objects that does not have that field; of a list its first stands for all. */
const withField = (body: unknown, name: string, value: unknown): unknown[] => {
  if (Array.isArray(body)) return withField(body[0], name, value).map((changed) => [changed, ...body.slice(1)])
  if (!isObject(body)) return []
  const here = name in body ? [] : [{ ...body, [name]: value }]
  const beneath = Object.entries(body).flatMap(([key, part]) =>
    loose.includes(key) ? [] : withField(part, name, value).map((changed) => ({ ...body, [key]: changed })),
  )
  return [...here, ...beneath]
}

/** Everything that the register and the keys hold. */
const digest = async (): Promise<string> => {
  const parts = [await contentsOf(house.deps.register), await contentsOf(house.deps.keys)]
  return sha256Hex(JSON.stringify(parts, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)))
}

const contentsOf = async <Tables>({ query }: Queryable<Tables>): Promise<unknown[]> => {
  const ask = async (text: string) => (await query.executeQuery<Json>(CompiledQuery.raw(text))).rows
  const names = (await ask(`select name from sqlite_master where type = 'table' order by name`)).map(({ name }) => name)
  const contents: unknown[] = []
  for (const name of names) contents.push(name, await ask(`select * from "${String(name)}"`))
  return contents
}

/** Somebody who may, so that only the body can be the reason. */
const admittedTo = ({ right }: Route): AskerAtDoor => {
  const audience = audienceOf(right)
  const found = askers.find(
    ({ is, hindrance, contacts }) =>
      hindrance === null &&
      (audience === 'anyone' ? is === 'anyone' : reachOf(right, is) !== null) &&
      (contacts || is !== 'advisor' || !grantedActions.has(right)),
  )
  return found ?? expect.fail(`nobody may ${right}`)
}

test('[F93] no body takes a field more than its form has, at any depth, and nothing is changed by one', async () => {
  const wrong: string[] = []
  let [bodies, tries, deep] = [0, 0, 0]
  for (const route of routes) {
    const name = `POST ${route.path}`
    const asker = admittedTo(route)
    for (const example of (examples[name] ?? []) satisfies readonly Example[]) {
      house.wait(2 * 60_000)
      const { path, body } = await example.make({
        house,
        asker,
        reach: reachOf(route.right, asker.is) ?? 'self',
        sort: 'own',
      })
      const credentials = await asker.credentials()
      bodies++
      const before = await digest()
      for (const [field, value] of Object.entries(extras)) {
        for (const [at, tried] of withField(body, field, value).entries()) {
          const answer = await house.ask(path, { method: 'POST', body: tried, ...credentials })
          tries++
          deep += at > 0 ? 1 : 0
          const isRefused = answer.code === 'invalid' || answer.code === 'malformed'
          if (!isRefused) wrong.push(`${name} took ${field} (${at}): ${answer.code ?? answer.status}`)
        }
      }
      if ((await digest()) !== before) wrong.push(`${name} changed something`)
      // The control: without the field it is the right body, so that the field was the reason.
      const plain = await house.ask(path, { method: 'POST', body, ...credentials })
      if (!(example.ends ?? ['200', '204']).includes(plain.code ?? String(plain.status)))
        wrong.push(`${name} without a further field: ${plain.code ?? plain.status}`)
      await example.mend?.(house, asker)
    }
  }
  printFigure('extra-fields', {
    routes: routes.length,
    bodies,
    fields: Object.keys(extras).length,
    tries,
    deep,
    wrong: wrong.length,
  })
  expect(wrong).toEqual([])
  expect(tries).toBeGreaterThan(1000)
}, 300_000)

test('[F102] the digest sees a change of one value, and the walk reaches every object of a body', async () => {
  const before = await digest()
  expect(await digest()).toBe(before)
  await house.deps.register.query.updateTable('user').set({ failures: 1 }).where('failures', '=', 0).execute()
  expect(await digest()).not.toBe(before)
  expect(withField({ a: { b: 1 }, c: [{ d: 1 }], entries: [{}] }, 'x', 0)).toHaveLength(3)
})
