// Who gets in where: every route for everybody who can stand at its door, about what is theirs, what is somebody else's and
// what is not there; all of it called for real and held against a table that is written out here.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  actions,
  type Action,
  type Asker,
  audienceOf,
  freshActions,
  makeScope,
  openBefore,
  type Reach,
  reachOf,
} from '@tukkimies/shared/register/rights.ts'
import { type AuditEventName, auditGroups, eventsOfGroup } from '@tukkimies/shared/register/audit.ts'
import { listRoutes } from '@tukkimies/server/api/app.ts'
import { checkAudit } from '@tukkimies/server/register/audit-chain.ts'
import type { Declaration, Route } from '@tukkimies/server/api/route.ts'
import { type FixtureName, fixtureUsers } from '../../users.ts'
import { printFigure } from '../../figures.ts'
import { type AskerAtDoor, makeAskers, makeDevice, makeUser } from './askers.ts'
import { type Asking, type Call, type Example, examples, type Sort, sorts } from './examples.ts'
import { type Answered, createHouse, type House, readLines } from './house.ts'

/** Columns: anyone, device, advisor, main user, coordinator, data protection officer, operator. A dash is denied. */
const columns = ['anyone', 'device', 'advisor', 'main_user', 'coordinator', 'protection_officer', 'operator'] as const
const table = `
  open_app                 all  all     all     all           all     all   all
  read_health              all  all     all     all           all     all   all
  pull                     all  all     all     all           all     all   all
  enrol                    all  all     all     all           all     all   all
  sign_in                  all  all     all     all           all     all   all
  set_up                   all  all     all     all           all     all   all
  accept_invitation        all  all     all     all           all     all   all
  push                     -    points  -       -             -       -     -
  read_own_details         -    -       self    self          self    self  self
  accept_undertaking       -    -       self    self          self    self  self
  change_own_account       -    -       self    self          self    self  self
  read_arrivals            -    -       points  organisation  points  -     -
  read_tables              -    -       points  organisation  points  all   -
  enrol_devices            -    -       -       organisation  -       -     -
  read_devices             -    -       points  organisation  -       -     all
  report_devices           -    -       points  organisation  -       -     -
  revoke_devices           -    -       -       organisation  -       -     all
  import_rescue            -    -       -       organisation  -       -     -
  read_users               -    -       -       organisation  -       -     all
  manage_users             -    -       -       organisation  -       -     all
  manage_places            -    -       -       -             -       -     all
  set_visit_screens        -    -       -       organisation  -       -     -
  set_accessibility        -    -       -       -             -       -     all
  manage_code_lists        -    -       -       -             -       -     all
  read_audit               -    -       self    organisation  self    all   self
  read_contacts            -    -       points  organisation    -       -     -
  erase_contacts           -    -       points  organisation    -       -     -
  change_contacts          -    -       -       organisation    -       -     -
  copy_contacts            -    -       -       organisation    -       -     -
  take_withdrawals         -    -       organisation organisation    -       -     -
  manage_requests          -    -       -       organisation    -       all   -
  make_own_requests        -    -       self    self            self    self  self
  read_retention           -    -       -       all             all     all   all
  propose_retention        -    -       -       -               -       -     all
  approve_retention        -    -       -       -               -       all   -
  publish_notice           -    -       -       -               -       all   all
  read_disclosures         -    -       -       organisation    -       all   -
  note_disclosures         -    -       -       organisation    points  all   -
  publish_undertaking      -    -       -       -             -       all   -
  read_password_policy     -    -       -       all           all     all   all
  propose_password_policy  -    -       -       -             -       -     all
  approve_password_policy  -    -       -       -             -       all   -
  read_risk                -    -       -       all           all     all   all
  decide_risk              -    -       -       -             -       all   -
  propose_policy           -    -       -       -             -       -     all
  approve_policy           -    -       -       -             -       all   -
  read_completeness        -    -       points  organisation  points  all   -
  keep_period_notes        -    -       -       organisation  points  -     -
  plan_reports             -    -       -       organisation  points  -     -
  read_open_data           all  all     all     all           all     all   all
  publish_open_data        -    -       -       organisation  -       all   -
  keep_views               -    -       self    self          self    self  -
`
const rows = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/))

/** What is reached by the table above. */
const expectedReach = (action: Action, asker: Asker): Reach | null => {
  const row = rows.find(([name]) => name === action)
  const cell = row?.[columns.indexOf(asker) + 1]
  return cell === undefined || cell === '-' ? null : (cell as Reach)
}

let house: House
let routes: readonly Route[]
let askers: readonly AskerAtDoor[]

beforeAll(async () => {
  house = await createHouse()
  routes = listRoutes(house.deps)
  askers = await makeAskers(house)
})
afterAll(() => house.close())

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method.toUpperCase()} ${path}`

test('[A33][I14] the product’s table of rights is the one that was written down', () => {
  expect(rows.map(([name]) => name)).toEqual([...actions])
  for (const action of actions) {
    for (const asker of columns)
      expect(reachOf(action, asker), `${action}, ${asker}`).toBe(expectedReach(action, asker))
  }
})

test('[A33] a route without a right does not compile, one with an unknown right is found, and nothing else is answered', () => {
  const isRightNeeded: Omit<Declaration, 'right'> extends Declaration ? never : true = true
  expect(isRightNeeded).toBe(true)
  const unrighted = (all: readonly Route[]) => all.filter(({ right }) => !actions.includes(right)).map(nameOf)
  expect(unrighted(routes)).toEqual([])
  const planted = routes.map((route, at) => (at === 0 ? { ...route, right: 'everything' as Action } : route))
  expect(unrighted(planted)).toHaveLength(1)
  const declared = new Set(routes.map(({ path }) => path))
  const answered = new Set(house.app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path))
  expect([...answered].filter((path) => !declared.has(path))).toEqual(['/api/v1/openapi.json'])
})

test('[A33] every route has an example, and every example a route', () => {
  const names = routes.map(nameOf)
  const without = names.filter((name) => !examples[name])
  expect(without, 'These routes have no example in tests/server/api/examples.ts: nobody tests who gets in.').toEqual([])
  expect(
    Object.keys(examples).filter((name) => !names.includes(name)),
    'These examples have no route.',
  ).toEqual([])
})

/** The refusal at the door, before anything is looked up; null for whoever is let in. */
const denialOf = (action: Action, { is, hindrance, contacts }: AskerAtDoor): string | null => {
  const audience = audienceOf(action)
  if (audience === 'anyone') return null
  if (audience === 'device')
    return is !== 'device' ? 'device_unknown' : hindrance === 'revoked' ? 'device_revoked' : null
  if (is === 'anyone' || is === 'device' || hindrance === 'over') return 'not_signed_in'
  if (hindrance === 'factor') return 'factor_needed'
  if (expectedReach(action, is) === null) return 'no_right'
  if (is === 'advisor' && !contacts && ['read_contacts', 'erase_contacts'].includes(action)) return 'no_right'
  if (hindrance === 'undertaking' && !openBefore.undertaking.has(action)) return 'undertaking_needed'
  return hindrance === 'stale' && freshActions.has(action) ? 'fresh_needed' : null
}

/** What is wrong with an answer, or null. */
const faultOf = (answer: Answered, denial: string | null, example: Example, sort: Sort): string | null => {
  const found = answer.code ?? String(answer.status)
  const refused = denial ?? (sort === 'own' ? null : (example.refusal ?? 'not_found'))
  if (refused !== null) return answer.code === refused ? null : `${refused} expected, ${found} found`
  const ends = example.ends ?? ['200', '204']
  return ends.includes(found) ? null : `${ends.join(' or ')} expected, ${found} found`
}

/** All of an answer but the session's minute, which says when it was asked. */
const bare = ({ status, headers, text }: Answered): string =>
  JSON.stringify([status, [...headers].filter(([name]) => name !== 'set-cookie'), text])

/** One call, made for real: what is wrong with its answer, and the answer. */
const callFor = async (
  route: Route,
  example: Example,
  asking: Asking,
  denial: string | null,
  made: Map<string, Call>,
): Promise<{ fault: string | null; answer: string | null }> => {
  const { asker, sort } = asking
  try {
    // Whoever is turned away at the door changes nothing: one object will do for all of them.
    const call = (denial === null ? undefined : made.get(sort)) ?? (await example.make(asking))
    if (denial !== null) made.set(sort, call)
    const { path, body } = call
    const sent = body === undefined ? {} : { body }
    const answer = await house.ask(path, {
      method: route.method.toUpperCase(),
      ...sent,
      ...(await asker.credentials()),
    })
    return { fault: faultOf(answer, denial, example, sort), answer: bare(answer) }
  } catch (fault) {
    return { fault: String(fault).split('\n')[0] ?? '', answer: null }
  }
}

test('[A17][A20][A33][B14][C17][I14][F92] every route lets in whoever the table names, to what is theirs, and foreign looks like missing', async () => {
  const wrong: string[] = []
  let calls = 0
  const every = routes.flatMap((route) => (examples[nameOf(route)] ?? []).map((example) => ({ route, example })))
  for (const { route, example } of every) {
    house.wait(2 * 60_000)
    const made = new Map<string, Call>()
    for (const asker of askers) {
      const denial = denialOf(route.right, asker)
      const reach = expectedReach(route.right, asker.is) ?? 'self'
      const unreached = new Set<string | null>()
      for (const sort of sorts) {
        // To whoever reaches everything nothing is foreign.
        if (!example.about.includes(sort) || (sort === 'foreign' && reach === 'all')) continue
        const { fault, answer } = await callFor(route, example, { house, asker, reach, sort }, denial, made)
        calls++
        if (fault) wrong.push(`${nameOf(route)}, ${asker.name}, ${sort}: ${fault}`)
        if (denial === null && sort !== 'own') unreached.add(answer)
        if (denial === null) await example.mend?.(house, asker)
      }
      if (unreached.size > 1) wrong.push(`${nameOf(route)}, ${asker.name}: what is foreign and what is missing differ`)
    }
  }
  const figure = { routes: routes.length, askers: askers.length, objects: sorts.length, calls, wrong: wrong.length }
  printFigure('rights', figure)
  expect(wrong).toEqual([])
  expect(calls).toBeGreaterThan(routes.length * askers.length)
}, 300_000)

test('[A19][C05][F97] after all these calls no log holds a name, a username, a password, an address or a code', async () => {
  const lines = await house.deps.register.query.selectFrom('audit').select('line').orderBy('id').execute()
  const logs = [...lines.map(({ line }) => line), ...house.logged]
  // Two thousand calls leave some hundred lines of changes and refusals: there is something to look through.
  expect(lines.length).toBeGreaterThan(500)
  const secrets = ['maija', 'rauno', 'kaarina', 'tuomas', 'oskari', 'Testi', 'Vieras', 'Tabletti', 'hevosta', 'poroa']
  const canary = new RegExp(`${secrets.join('|')}|@|example|made\\d|[0-9A-HJKMNP-TV-Z]{26}`)
  expect(logs.filter((log) => canary.test(log))).toEqual([])
  for (const planted of ['maija Testi', 'uusi@example.org', '0123456789ABCDEFGHJKMNPQRS'])
    expect(planted).toMatch(canary)
  expect(await checkAudit(house.deps.register)).toMatchObject({ lines: lines.length, broken: null })
})

/** Events of requests that no call above brings about: the test of each of them asks for the number itself. */
const numberedElsewhere: readonly AuditEventName[] = [
  'set_up',
  'reset_begun',
  'factor_added',
  'recovery_used',
  'identity_linked',
]
/** Events that no request brings about: the server’s own, and commands. */
const withoutRequest: readonly AuditEventName[] = [...eventsOfGroup('server'), 'factor_required', 'factor_not_required']

test('[A19][C05] every line that one of these calls left carries the number of its request', async () => {
  const lines = await readLines(house)
  expect(lines.filter(({ numbered }) => !numbered)).toEqual([])
  const seen = new Set(lines.map(({ event }) => event))
  const unseen = Object.keys(auditGroups).filter((name) => !seen.has(name as AuditEventName))
  expect(unseen.toSorted()).toEqual([...numberedElsewhere, ...withoutRequest].toSorted())
})

test('[F102] the judge of answers finds who is let in wrongly, and who is kept out wrongly', async () => {
  const [example] = examples['POST /api/v1/users/:user/review'] ?? []
  if (!example) expect.fail('no example')
  const good = await house.ask('/api/v1/me', { as: 'maija' })
  const missing = await house.ask('/api/v1/nowhere')
  expect(faultOf(good, null, example, 'own')).toBeNull()
  expect(faultOf(missing, null, example, 'foreign')).toBeNull()
  expect(faultOf(good, 'no_right', example, 'own')).not.toBeNull()
  expect(faultOf(good, null, example, 'foreign')).not.toBeNull()
  expect(faultOf(missing, null, example, 'own')).not.toBeNull()
  expect(faultOf(missing, 'no_right', example, 'own')).not.toBeNull()
  expect(bare(good)).not.toBe(bare(missing))
})

test('[A17][F92] no list that is read holds anything of another organisation or point', async () => {
  const lists = routes.filter(
    ({ method, path, right }) => method === 'get' && !path.includes(':') && audienceOf(right) === 'user',
  )
  let read = 0
  for (const asker of askers.filter(({ hindrance, user }) => hindrance === null && user !== null)) {
    const device = await makeDevice(house, asker.foreign.point)
    const user = await makeUser(house, { role: 'advisor', organisation: asker.foreign.organisation })
    for (const route of lists) {
      const reach = expectedReach(route.right, asker.is)
      if (reach === null || reach === 'all') continue
      const [example] = examples[nameOf(route)] ?? []
      const call = await example?.make({ house, asker, reach, sort: 'own' })
      const answer = await house.ask(call?.path ?? '', { method: 'GET', ...(await asker.credentials()) })
      read++
      for (const id of [device.id, user]) expect(answer.text.includes(id), `${asker.name}: ${route.path}`).toBe(false)
    }
  }
  expect(read).toBeGreaterThan(20)
})

test('[A33] being signed in is not a tablet’s right, and a credential is not a session', async () => {
  const { credential } = await makeDevice(house, fixtureUsers.aino.points[0])
  expect(await house.ask('/api/v1/push', { as: 'maija', body: {} })).toMatchObject({ code: 'device_unknown' })
  expect(await house.ask('/api/v1/me', { credential })).toMatchObject({ code: 'not_signed_in' })
})

test('[AN88] the credential that records can read nothing', async () => {
  const { credential } = await makeDevice(house, fixtureUsers.aino.points[0])
  const open: readonly Action[] = ['open_app', 'pull', 'read_health', 'read_open_data', 'set_up', 'sign_in']
  for (const { method, path, right } of routes) {
    if (method === 'post' || open.includes(right)) continue
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
  expect(scopeOf('aino', 'read_contacts')).toBeNull()
  expect(scopeOf('elli', 'read_contacts')).toEqual({ is: 'points', points: ['p1'] })
  expect(scopeOf('tuomas', 'read_arrivals')).toBeNull()
  expect(scopeOf('oskari', 'read_own_details')).toEqual({ is: 'self', user: id })
  expect(
    makeScope('enrol_devices', { id, role: 'main_user', organisation: null, points: [], contacts: false }),
  ).toBeNull()
})
