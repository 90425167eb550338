// Who gets in where: every route for every asker, held against the table of rights, written out here.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import { type FixtureName, fixtureNames, fixtureUsers, p1 } from '../../users.ts'
import { createHouse, type House } from './house.ts'

type AskerName = 'anyone' | 'device' | FixtureName

const everybody: readonly AskerName[] = ['anyone', 'device', ...fixtureNames]
/** Whoever is let in to a route; all others are denied. */
const admitted: Readonly<Record<string, readonly AskerName[]>> = {
  'POST /api/v1/push': ['device'],
  'GET /api/v1/pull': everybody,
  'POST /api/v1/devices/codes': ['maija', 'rauno'],
  'POST /api/v1/devices/enrol': everybody,
  'GET /api/v1/devices': ['maija', 'rauno', 'oskari'],
  'POST /api/v1/devices/:device/revoke': ['maija', 'rauno', 'oskari'],
  'GET /api/v1/first-run': everybody,
  'POST /api/v1/first-run': everybody,
  'POST /api/v1/sign-in': everybody,
  'POST /api/v1/sign-out': fixtureNames,
  'GET /api/v1/me': fixtureNames,
  'GET /api/v1/arrivals': ['aino', 'maija', 'rauno', 'kaarina'],
  'GET /api/v1/tables': ['aino', 'maija', 'rauno', 'kaarina', 'tuomas'],
  'GET /api/v1/periods': ['aino', 'maija', 'rauno', 'kaarina', 'tuomas'],
  'GET /healthz': everybody,
  'GET /readyz': everybody,
}
const denials = ['not_signed_in', 'no_right', 'device_unknown']

let house: House
let credential: string

beforeAll(async () => {
  house = await createHouse()
  credential = await house.enrol(p1)
})
afterAll(() => house.close())

test('[A33][I14] every route lets in exactly those that the table names', async () => {
  const routes = listRoutes(house.deps).map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(Object.keys(admitted).toSorted()).toEqual(routes.toSorted())
  for (const [route, names] of Object.entries(admitted)) {
    const [method = '', path = ''] = route.split(' ')
    for (const name of everybody) {
      const asker = name === 'anyone' ? {} : name === 'device' ? { credential } : { as: name }
      // A body that no route takes: whoever is let in is told so, and nothing happens.
      const body = method === 'POST' ? { body: { unknown: 1 } } : {}
      const answer = await house.ask(path.replace(/:\w+/, 'x'), { method, ...asker, ...body })
      expect(!denials.includes(answer.code ?? ''), `${name}: ${route} gave ${answer.status}`).toBe(names.includes(name))
    }
  }
})

test('[A33] being signed in is not a tablet’s right, and a credential is not a session', async () => {
  expect(await house.ask('/api/v1/push', { as: 'maija', body: {} })).toMatchObject({ code: 'device_unknown' })
  expect(await house.ask('/api/v1/me', { credential })).toMatchObject({ code: 'not_signed_in' })
})

test('[AN88] the credential that records can read nothing', async () => {
  for (const { method, path, right } of listRoutes(house.deps)) {
    if (method === 'post' || ['pull', 'read_health', 'set_up'].includes(right)) continue
    expect(await house.ask(path, { credential }), path).toMatchObject({ status: 401, code: 'not_signed_in' })
  }
})

test('[A17][B14] a scope comes from what was granted', () => {
  const id = 'AAAAAAAAAAAAAAAAAAAAAA' as Parameters<typeof makeScope>[1]['id']
  const scopeOf = (name: FixtureName, action: Parameters<typeof makeScope>[0]) =>
    makeScope(action, { id, ...fixtureUsers[name] })
  expect(scopeOf('aino', 'read_arrivals')).toEqual({ is: 'points', points: ['p1'] })
  expect(scopeOf('maija', 'read_arrivals')).toEqual({ is: 'organisation', organisation: 'keskus' })
  expect(scopeOf('kaarina', 'read_tables')).toEqual({ is: 'points', points: ['p1', 'p3'] })
  expect(scopeOf('tuomas', 'read_tables')).toEqual({ is: 'all' })
  expect(scopeOf('tuomas', 'read_arrivals')).toBeNull()
  expect(scopeOf('oskari', 'read_own_details')).toEqual({ is: 'self', user: id })
  expect(makeScope('enrol_devices', { id, role: 'main_user', organisation: null, points: [] })).toBeNull()
})
