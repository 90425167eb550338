// Long because it is a list: for every route one call that is right, or several where it can be about several kinds of
// object. The tests of rights and of further fields are made from it; a route that is not here fails them.
import { expect } from 'vitest'
import { Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import {
  ContactRef,
  makeDeviceId,
  makeOpenTableId,
  makePeriodNoteId,
  makeReportPlanId,
  makeRequestId,
  makeUserId,
  makeViewId,
} from '@tukkimies/shared/id.ts'
import type { Reach } from '@tukkimies/shared/register/rights.ts'
import { listToDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import { earliestListDay } from '@tukkimies/shared/register/draft-check.ts'
import { firstRetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import { monthStartFrom, yearStartFrom } from '@tukkimies/shared/register/point-change.ts'
import { pointToNode } from '@tukkimies/shared/release/nodes.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { sealBox } from '@tukkimies/shared/box.ts'
import { type RescueBox, rescueBound } from '@tukkimies/shared/rescue.ts'
import { ensureTransportKey, findTransportKey } from '@tukkimies/server/contacts/transport.ts'
import { boxCrypto, makeOneTimeCode, randomBytes } from '@tukkimies/server/crypto.ts'
import type { Deps } from '@tukkimies/server/deps.ts'
import { readCodeLists, readDraft } from '@tukkimies/server/register/code-lists.ts'
import { addEnrolment } from '@tukkimies/server/register/devices.ts'
import { addInvitation } from '@tukkimies/server/register/invitations.ts'
import { readPolicyVersions, savePolicyProposal } from '@tukkimies/server/register/policies.ts'
import { proposeRetention, readRounds } from '@tukkimies/server/register/retention-settings.ts'
import { saveArea, saveOrganisation, savePoint } from '@tukkimies/server/register/organisation.ts'
import { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import { changeContact } from '@tukkimies/server/register/contacts.ts'
import { readNotice } from '@tukkimies/server/register/notices.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { addOpenTable } from '@tukkimies/server/register/open-tables.ts'
import { addPeriodNote } from '@tukkimies/server/register/period-notes.ts'
import { addReport, addReportPlan } from '@tukkimies/server/register/reports.ts'
import { addView } from '@tukkimies/server/register/views.ts'
import { createRequest, type LineOf } from '@tukkimies/server/requests/requests.ts'
import { fixtureDetails, keepContact } from '../../contacts.ts'
import { march } from '../../contracts/fixtures.ts'
import {
  fixtureDisclosure,
  fixtureDraft,
  fixtureNotice,
  fixtureQuestion,
  fixtureReportPlan,
  fixtureView,
} from '../../notice.ts'
import { addWaiting } from '../../risks.ts'
import { fixturePassword, keskus, p1 } from '../../users.ts'
import {
  type AskerAtDoor,
  type Ground,
  idOf,
  makeDevice,
  makeGate,
  makePasskey,
  makeSession,
  makeUser,
  storedPassword,
} from './askers.ts'
import { type House, pushOf } from './house.ts'

/** What a call is about: something in reach, something beyond it, nothing that there is, an id of another kind, no id. */
export const sorts = ['own', 'foreign', 'missing', 'other kind', 'malformed'] as const
export type Sort = (typeof sorts)[number]

export type Call = { readonly path: string; readonly body?: unknown }

/** Who asks, how far that asker comes, and for what. */
export type Asking = {
  readonly house: House
  readonly asker: AskerAtDoor
  readonly reach: Reach
  readonly sort: Sort
}

export type Example = {
  /** What the call can be about; a call that is about nothing is `own`. */
  readonly about: readonly Sort[]
  readonly make: (asking: Asking) => Promise<Call> | Call
  /** How a good call ends where it cannot end well here: a code each. Otherwise with 200 or 204. */
  readonly ends?: readonly string[]
  /** How a call about nothing in reach is refused, if not as not found. */
  readonly refusal?: string
  /** Takes back what would change the answer of later calls. */
  readonly mend?: (house: House, asker: AskerAtDoor) => Promise<void>
}

const names = { fi: 'Nimi', sv: 'Namn', en: 'Name' }
const texts = { fi: 'Teksti', sv: 'Text', en: 'Text' }
const first = Day.parse('2020-01-01')
const newPassword = 'kahdeksan poroa hangella'
const policy = { maxAgeDays: null, graceDays: 14, warnDays: [14, 7, 1], reason: 'law', reviewDay: '2027-01-01' }
const requestDetails = { name: 'Pyytäjä', address: 'PL 1', language: 'fi', subject: 'Mitä minusta on?' } as const
const assertion = {
  response: {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
  },
}
const registration = {
  response: {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
  },
}

const once = (path: string, body?: unknown, more: Partial<Example> = {}): readonly Example[] => [
  { about: ['own'], make: () => (body === undefined ? { path } : { path, body }), ...more },
]

/** A call for which settings of retention have been proposed. */
const proposed = async ({ deps, now }: House, path: string, body: unknown): Promise<Call> => {
  await deps.register.transact((tx) => proposeRetention(tx, firstRetentionSettings, instantToDay(now())))
  return { path, body }
}

/** A call about stricter rules of publication, which need no rehearsal; proposed already, where the call is about that. */
const onPolicy = async ({ deps, now }: House, act: string, isProposed = false): Promise<Call> => {
  const today = instantToDay(now())
  const newest = (await readPolicyVersions(deps.register, today)).at(-1)?.policy ?? firstPolicy
  const proposal = { policy: { ...newest, version: newest.version + 1, smallPoint: 500 }, first: dayPlus(today, 30) }
  if (isProposed) {
    await deps.register.transact((tx) => savePolicyProposal(tx, { ...proposal, day: today, rehearsal: null }))
  }
  const body = act === 'discard' ? {} : act === 'refuse' ? { ...proposal, reason: 'no_need' } : proposal
  return { path: `/api/v1/policy/${act}`, body }
}

/** A decision on a period that waits, made anew. */
const onWaiting = async ({ deps }: House): Promise<Call> => {
  await addWaiting(deps.live)
  return { path: '/api/v1/risk/decide', body: { visitor: 'client', name: march.name, act: 'nothing' } }
}

const forgetPolicies = async ({ deps }: House): Promise<void> => {
  await deps.register.query.deleteFrom('policy').execute()
}

/** About the newest round of retention, which belongs to nobody. */
const aboutRound = (act: string, body: unknown, more: Partial<Example> = {}): readonly Example[] => [
  {
    about: ['own', 'malformed'],
    make: async ({ house, sort }) => {
      const [newest] = await readRounds(house.deps.register, instantToDay(house.now()))
      const round = sort === 'own' ? newest?.round : '2026-04'
      return { path: `/api/v1/retention/rounds/${round ?? ''}/${act}`, body }
    },
    ...more,
  },
]

/** About something that the address names. */
const about = (
  path: string,
  body: unknown,
  idOfSort: (asking: Asking) => Promise<string> | string,
  more: Partial<Example> = {},
): readonly Example[] => [
  {
    about: sorts,
    make: async (asking) => ({ path: path.replace(/:\w+/, encodeURIComponent(await idOfSort(asking))), body }),
    ...more,
  },
]

/** Own where the sort is own; whatever the other sorts are, made only if asked for. */
const choose =
  (
    made: (house: House, ground: Ground, asking: Asking) => Promise<string> | string,
    missing: () => string,
    otherKind: (asking: Asking) => Promise<string> | string,
  ) =>
  (asking: Asking): Promise<string> | string => {
    const { house, asker, sort } = asking
    if (sort === 'own') return made(house, asker.own, asking)
    if (sort === 'foreign') return made(house, asker.foreign, asking)
    if (sort === 'missing') return missing()
    return sort === 'malformed' ? '%00.. or 1=1' : otherKind(asking)
  }

const missingUser = () => makeUserId(randomBytes)
const deviceOf = choose(
  async (house, { point }) => (await makeDevice(house, point)).id,
  () => makeDeviceId(randomBytes),
  ({ house }) => idOf(house, 'aino'),
)
const credentialOf = choose(
  async (house, { point }) => (await makeDevice(house, point)).credential,
  () => 'A'.repeat(43),
  () => 'B'.repeat(43),
)
// A main user sees to advisors, an operator to main users.
const userOf = choose(
  (house, { organisation, point }, { asker }) =>
    asker.is === 'operator'
      ? makeUser(house, { role: 'main_user', organisation })
      : makeUser(house, { role: 'advisor', organisation, points: [point] }),
  missingUser,
  async ({ house }) => (await makeDevice(house, p1)).id,
)
/** What belongs to a person: the asker's own, or somebody else's of the same organisation. */
const ownedOf = (
  made: (house: House, user: Awaited<ReturnType<typeof idOf>>) => Promise<string>,
  otherKind: (asking: Asking) => Promise<string>,
) =>
  choose(
    async (house, _ground, { asker, sort }) =>
      made(
        house,
        sort === 'own' && asker.user ? asker.user : await makeUser(house, { role: 'advisor', organisation: keskus }),
      ),
    () => 'AAAAAAAAAAA',
    otherKind,
  )
const sessionOf = ownedOf(makeSession, async ({ house, asker }) =>
  makeGate(house, asker.user ?? (await idOf(house, 'aino'))),
)
const gateOf = ownedOf(makeGate, async ({ house, asker }) =>
  makeSession(house, asker.user ?? (await idOf(house, 'aino'))),
)
const viewOf = ownedOf(
  async ({ deps }, user) => {
    const id = makeViewId(randomBytes)
    await deps.register.transact((tx) => addView(tx, user, id, fixtureView))
    return id
  },
  async ({ house }) => (await makeDevice(house, p1)).id,
)
const openTableOf = choose(
  async ({ deps, now }, { organisation }) => {
    const id = makeOpenTableId(randomBytes)
    const stored = { id, organisation, day: instantToDay(now()), question: fixtureQuestion }
    await deps.register.transact((tx) => addOpenTable(tx, stored))
    return id
  },
  () => makeOpenTableId(randomBytes),
  ({ house }) => idOf(house, 'aino'),
)
/** What is kept at a point of its organisation. */
const noteOf = choose(
  async ({ deps, now }, { organisation, point }) => {
    const [id, place] = [makePeriodNoteId(randomBytes), pointToNode(point)]
    const note = { id, organisation, place, period: march.name, day: instantToDay(now()), text: 'Piste muutti.' }
    await deps.register.transact((tx) => addPeriodNote(tx, note))
    return id
  },
  () => makePeriodNoteId(randomBytes),
  ({ house }) => idOf(house, 'aino'),
)
const planOf = ownedOf(
  async ({ deps, now }, user) => {
    const id = makeReportPlanId(randomBytes)
    const report = { plan: id, period: march.name, user, day: instantToDay(now()) }
    await deps.register.transact(async (tx) => {
      await addReportPlan(tx, user, id, fixtureReportPlan, march.name)
      await addReport(tx, report)
    })
    return id
  },
  async ({ house }) => (await makeDevice(house, p1)).id,
)
const forgetPlans = async ({ deps: { register } }: House): Promise<void> => {
  await register.query.deleteFrom('report_plan').execute()
  await register.query.deleteFrom('report').execute()
}
const passkeyOf = ownedOf(makePasskey, async ({ house }) => (await makeDevice(house, p1)).id)

let made = 0
const organisationOf = choose(
  async ({ deps }) => {
    const id = OrganisationId.parse(`made-o${made++}`)
    await deps.register.transact((tx) => saveOrganisation(tx, { id, names }))
    return id
  },
  () => 'nowhere',
  () => p1,
)
const areaOf = choose(
  async ({ deps }, { organisation }) => {
    const id = AreaId.parse(`made-a${made++}`)
    await deps.register.transact((tx) => saveArea(tx, organisation, { id, names }))
    return id
  },
  () => 'nowhere',
  () => keskus,
)
const makePoint = async ({ deps }: House, { organisation }: Ground, last?: Day): Promise<PointId> => {
  const id = PointId.parse(`made-p${made++}`)
  const point = { id, names, first, areas: [], busy: false, ...(last ? { last } : {}) }
  await deps.register.transact((tx) => savePoint(tx, organisation, point))
  return id
}
const pointOf = choose(
  (house, ground) => makePoint(house, ground),
  () => 'nowhere',
  () => keskus,
)
const closedPointOf = choose(
  (house, ground) => makePoint(house, ground, instantToDay(house.now())),
  () => 'nowhere',
  () => keskus,
)
const requestOf = choose(
  ({ deps, now }, { organisation }) => {
    const received = instantToDay(now())
    const asked = { right: 'access', group: 'client', channel: 'written', received, details: requestDetails } as const
    const number = { at: now(), actor: { is: 'server' }, request: 'AAAAAAAAAAA' } as const
    const line: LineOf = (event) => ({ ...number, organisation, event })
    return createRequest(deps, { ...asked, organisation, user: null, contacts: [] }, line)
  },
  () => makeRequestId(randomBytes),
  ({ house }) => idOf(house, 'aino'),
)
const contactOf = choose(
  ({ deps }, ground) => keepContact(deps, ground),
  () => makeRequestId(randomBytes),
  ({ house }) => idOf(house, 'aino'),
)
const contactAct = (act: string, body: unknown): readonly Example[] =>
  about(`/api/v1/contacts/:contact/${act}`, body, contactOf)
const forgetViews = async ({ deps }: House): Promise<void> => {
  await deps.register.query.deleteFrom('view').execute()
}
const forgetOpenTables = async ({ deps }: House): Promise<void> => {
  await deps.register.query.deleteFrom('open_table').execute()
}
const forgetRequests = async ({ deps }: House): Promise<void> => {
  await deps.register.query.deleteFrom('request').execute()
}
/** A place that is there already: what a main user or an advisor can be about. */
const placeOf = choose(
  (_house, { point }) => point,
  () => 'nowhere',
  () => keskus,
)
const places: readonly Sort[] = ['own', 'foreign', 'missing', 'other kind']

const newDetails = (username: string) => ({
  first: 'Uusi',
  last: 'Testi',
  email: 'uusi@example.org',
  locality: '',
  adviceLanguages: [],
  username,
})
const newUser = ({ asker }: Asking) => ({
  details: newDetails(`uusi${made++}`),
  access: {
    trainee: false,
    contacts: false,
    endDay: null,
    reason: 'task',
    role: asker.is === 'operator' ? 'main_user' : 'advisor',
    points: asker.is === 'operator' ? [] : [asker.own.point],
  },
  ...(asker.is === 'operator' ? { organisation: asker.own.organisation } : {}),
})
const newRequest = (asking: Asking) => ({
  right: 'access',
  group: 'contact',
  channel: 'written',
  received: today(asking),
  details: requestDetails,
})
const ownDetails = async ({ house, asker }: Asking) => {
  if (!asker.user) return newDetails('nobody')
  const record = await house.ask('/api/v1/me', await asker.credentials())
  const { details } = (record.body ?? {}) as { details?: object }
  return details ?? newDetails('nobody')
}

/** The whole list, with one code more each time. */
const draftBody = async ({ deps }: House) => {
  const newest = (await readCodeLists(deps.register)).at(-1) ?? expect.fail('no list')
  const content = listToDraft(newest)
  const code = { key: `made_${made++}`, labels: { fi: 'Uusi', sv: 'Ny', en: 'New' }, retired: false }
  const [topic, ...rest] = content.dimensions.toSorted((one) => (one.key === 'channel' ? -1 : 0))
  const dimensions = topic ? [{ ...topic, codes: [...topic.codes, code] }, ...rest] : []
  const stamp = (await readDraft(deps.register))?.stamp ?? null
  return { newest, body: { content: { dimensions }, basis: newest.version, stamp } }
}
const savedDraft = async (house: House): Promise<string> => {
  const { body } = await draftBody(house)
  const saved = await house.ask('/api/v1/code-lists/draft', { as: 'oskari', body })
  expect(saved.status, saved.text).toBe(200)
  return (await readDraft(house.deps.register))?.stamp ?? expect.fail('no draft')
}
const forgetLists = async ({ deps: { register } }: House): Promise<void> => {
  await register.query.deleteFrom('code_list').where('version', '>', 1).execute()
  await register.query.deleteFrom('setting').where('key', 'like', '%draft%').execute()
}
const forgetUndertakings = async ({ deps }: House): Promise<void> => {
  await deps.register.query.deleteFrom('undertaking').execute()
}
const forgetAcceptance = async ({ deps }: House, { user, hindrance }: AskerAtDoor): Promise<void> => {
  if (!user || hindrance !== 'undertaking') return
  await deps.register.transact((tx) => changeUser(tx, user, { undertaking: null, undertaking_version: null }))
}
/** The password that everybody had before. */
const resetPassword = async (house: House, { user }: AskerAtDoor): Promise<void> => {
  if (!user) return
  const [aino, maija] = [await idOf(house, 'aino'), await idOf(house, 'maija')]
  const password = await storedPassword(house, user === aino ? maija : aino)
  await house.deps.register.transact((tx) => changeUser(tx, user, { password }))
}
const invitationOf = async ({ house }: Asking): Promise<string> => {
  const user = await makeUser(house, { role: 'advisor', organisation: keskus, points: [p1] })
  const { code } = await house.deps.register.transact((tx) => addInvitation(tx, user, 'invite', house.now()))
  return code
}
const rescueBoxOf = async (asking: Asking): Promise<RescueBox> => {
  const { house } = asking
  // What the server does by itself at its start; its line in the log is no request's.
  const quiet = { transact: async () => {} } as unknown as Deps['register']
  await ensureTransportKey({ ...house.deps, register: quiet })
  const key = (await findTransportKey(house.deps, instantToDay(house.now()))) ?? expect.fail('no key to seal to')
  const content = { credential: await credentialOf(asking), entries: [] }
  return { key: key.id, box: await sealBox(boxCrypto, randomBytes, key.publicKey, rescueBound(key.id), content) }
}
const today = ({ house }: Asking): Day => instantToDay(house.now())

export const examples: Readonly<Record<string, readonly Example[]>> = {
  'POST /api/v1/push': once('/api/v1/push', pushOf([])),
  'GET /api/v1/pull': once('/api/v1/pull'),
  'GET /api/v1/withdrawn': once('/api/v1/withdrawn'),
  'GET /api/v1/devices': once('/api/v1/devices'),
  'POST /api/v1/devices/:device/name': about('/api/v1/devices/:device/name', { name: 'Tabletti 2' }, deviceOf),
  'POST /api/v1/devices/:device/lost': about('/api/v1/devices/:device/lost', {}, deviceOf),
  'POST /api/v1/devices/:device/revoke': about('/api/v1/devices/:device/revoke', {}, deviceOf),
  'POST /api/v1/rescue': [
    {
      about: sorts,
      make: async (asking) => ({ path: '/api/v1/rescue', body: await rescueBoxOf(asking) }),
    },
  ],
  'POST /api/v1/devices/codes': [
    {
      about: places,
      make: async (asking) => ({
        path: '/api/v1/devices/codes',
        body: { point: await placeOf(asking), name: 'Tabletti' },
      }),
    },
  ],
  'POST /api/v1/devices/enrol': [
    {
      about: ['own'],
      make: async ({ house: { deps, now } }) => {
        const { code } = await deps.register.transact((tx) => addEnrolment(tx, p1, now(), 'Tabletti'))
        return { path: '/api/v1/devices/enrol', body: { code } }
      },
    },
  ],
  'GET /api/v1/places': once('/api/v1/places'),
  'POST /api/v1/organisations': once('/api/v1/organisations', { names }),
  'POST /api/v1/organisations/:organisation/names': about(
    '/api/v1/organisations/:organisation/names',
    { names },
    organisationOf,
  ),
  'POST /api/v1/areas': [
    {
      about: places,
      make: async (asking) => ({ path: '/api/v1/areas', body: { organisation: await organisationOf(asking), names } }),
    },
  ],
  'POST /api/v1/areas/:area/names': about('/api/v1/areas/:area/names', { names }, areaOf),
  'POST /api/v1/points': [
    {
      about: places,
      make: async (asking) => ({
        path: '/api/v1/points',
        body: { organisation: await organisationOf(asking), names, busy: false, first: today(asking), area: null },
      }),
    },
    {
      about: places,
      make: async (asking) => ({
        path: '/api/v1/points',
        body: {
          organisation: asking.asker.own.organisation,
          names,
          busy: false,
          first: today(asking),
          area: await areaOf(asking),
        },
      }),
    },
  ],
  'GET /api/v1/visit-screens': once('/api/v1/visit-screens'),
  'POST /api/v1/visit-screens/:point': about(
    '/api/v1/visit-screens/:point',
    {
      questions: [{ dimension: 'gender', shown: false, required: false }],
      order: [{ dimension: 'topic', codes: ['tax', 'permit'] }],
      defaults: [{ dimension: 'channel', code: 'phone' }],
      presets: [{ topic: ['permit'], language: ['ar'], duration: ['min5'] }],
      stamp: null,
    },
    pointOf,
  ),
  'POST /api/v1/points/:point/names': about('/api/v1/points/:point/names', { names }, pointOf),
  'POST /api/v1/points/:point/busy': about('/api/v1/points/:point/busy', { busy: true }, pointOf),
  'POST /api/v1/points/:point/area': [
    ...about('/api/v1/points/:point/area', { area: null, from: '2027-01-01' }, pointOf),
    {
      about: places,
      make: async (asking) => ({
        path: `/api/v1/points/${await makePoint(asking.house, asking.asker.own)}/area`,
        body: { area: await areaOf(asking), from: '2027-01-01' },
      }),
    },
  ],
  'POST /api/v1/points/:point/close': [
    {
      about: sorts,
      make: async (asking) => ({
        path: `/api/v1/points/${encodeURIComponent(await pointOf(asking))}/close`,
        body: { last: dayPlus(today(asking), 30) },
      }),
    },
  ],
  'POST /api/v1/points/:point/merge': [
    {
      about: sorts,
      make: async (asking) => ({
        path: `/api/v1/points/${encodeURIComponent(await pointOf(asking))}/merge`,
        body: { into: asking.asker.own.point, from: monthStartFrom(dayPlus(today(asking), 60)) },
      }),
    },
    {
      about: places,
      make: async (asking) => ({
        path: `/api/v1/points/${await makePoint(asking.house, asking.asker.own)}/merge`,
        body: { into: await pointOf(asking), from: monthStartFrom(dayPlus(today(asking), 60)) },
      }),
    },
  ],
  'POST /api/v1/points/:point/reopen': about('/api/v1/points/:point/reopen', {}, closedPointOf),
  'GET /api/v1/code-lists': once('/api/v1/code-lists'),
  'POST /api/v1/code-lists/draft': [
    {
      about: ['own'],
      make: async ({ house }) => ({ path: '/api/v1/code-lists/draft', body: (await draftBody(house)).body }),
      mend: forgetLists,
    },
  ],
  'POST /api/v1/code-lists/draft/discard': [
    {
      about: ['own'],
      make: async ({ house }) => ({
        path: '/api/v1/code-lists/draft/discard',
        body: { stamp: await savedDraft(house) },
      }),
      mend: forgetLists,
    },
  ],
  'POST /api/v1/code-lists/publish': [
    {
      about: ['own'],
      make: async (asking) => {
        const stamp = await savedDraft(asking.house)
        const { newest } = await draftBody(asking.house)
        const day = yearStartFrom(earliestListDay(newest, today(asking)))
        return { path: '/api/v1/code-lists/publish', body: { first: day, stamp } }
      },
      mend: forgetLists,
    },
  ],
  'GET /api/v1/first-run': once('/api/v1/first-run'),
  'POST /api/v1/first-run': [
    {
      about: ['own'],
      make: () => ({
        path: '/api/v1/first-run',
        body: {
          code: makeOneTimeCode(),
          organisation: names,
          points: [{ names, busy: true }],
          user: newDetails('ensi'),
          password: newPassword,
        },
      }),
      ends: ['already_set_up'],
    },
  ],
  'POST /api/v1/sign-in': once('/api/v1/sign-in', { username: 'aino', password: fixturePassword }),
  'POST /api/v1/sign-out': once('/api/v1/sign-out', {}),
  'POST /api/v1/sign-in/totp': once('/api/v1/sign-in/totp', { code: '000000' }, { ends: ['factor', 'not_signed_in'] }),
  'POST /api/v1/sign-in/recovery': once(
    '/api/v1/sign-in/recovery',
    { code: '0123456789ABCDEF' },
    { ends: ['factor', 'not_signed_in'] },
  ),
  'POST /api/v1/sign-in/passkey/begin': once('/api/v1/sign-in/passkey/begin', {}),
  'POST /api/v1/sign-in/passkey': once('/api/v1/sign-in/passkey', assertion, { ends: ['factor'] }),
  'POST /api/v1/step-up': once('/api/v1/step-up', { password: fixturePassword }),
  'POST /api/v1/step-up/passkey/begin': once('/api/v1/step-up/passkey/begin', {}),
  'POST /api/v1/step-up/passkey': once('/api/v1/step-up/passkey', assertion, { ends: ['factor'] }),
  'POST /api/v1/me/totp/begin': once('/api/v1/me/totp/begin', {}),
  'POST /api/v1/me/totp': once('/api/v1/me/totp', { code: '000000' }, { ends: ['factor'] }),
  'POST /api/v1/me/totp/remove': once('/api/v1/me/totp/remove', {}, { ends: ['not_found'] }),
  'POST /api/v1/me/passkeys/begin': once('/api/v1/me/passkeys/begin', {}),
  'POST /api/v1/me/passkeys': once('/api/v1/me/passkeys', registration, { ends: ['factor'] }),
  'POST /api/v1/me/passkeys/:passkey/remove': about('/api/v1/me/passkeys/:passkey/remove', {}, passkeyOf),
  'POST /api/v1/me/recovery': once('/api/v1/me/recovery', {}, { ends: ['factor_set_up_needed'] }),
  'POST /api/v1/me/password': once(
    '/api/v1/me/password',
    { current: fixturePassword, password: newPassword },
    { mend: resetPassword },
  ),
  'GET /api/v1/retention': once('/api/v1/retention'),
  'POST /api/v1/retention/propose': once('/api/v1/retention/propose', { settings: firstRetentionSettings }),
  'POST /api/v1/retention/discard': [
    { about: ['own'], make: ({ house }) => proposed(house, '/api/v1/retention/discard', {}) },
  ],
  'POST /api/v1/retention/approve': [
    {
      about: ['own'],
      make: ({ house }) => proposed(house, '/api/v1/retention/approve', { settings: firstRetentionSettings }),
    },
  ],
  'POST /api/v1/retention/rounds/:round/approve': aboutRound('approve', {}),
  'POST /api/v1/retention/rounds/:round/destroyed': aboutRound(
    'destroyed',
    { class: 'paper_forms', count: 3 },
    { ends: ['outdated'] },
  ),
  'GET /api/v1/risk': once('/api/v1/risk'),
  'GET /api/v1/risk/open': once('/api/v1/risk/open'),
  'POST /api/v1/risk/decide': [{ about: ['own'], make: ({ house }) => onWaiting(house) }],
  'POST /api/v1/risk/assess': once('/api/v1/risk/assess', {}),
  'GET /api/v1/policy': once('/api/v1/policy'),
  'POST /api/v1/policy/propose': [{ about: ['own'], make: ({ house }) => onPolicy(house, 'propose') }],
  'POST /api/v1/policy/discard': [{ about: ['own'], make: ({ house }) => onPolicy(house, 'discard', true) }],
  'POST /api/v1/policy/approve': [
    { about: ['own'], make: ({ house }) => onPolicy(house, 'approve', true), mend: forgetPolicies },
  ],
  'POST /api/v1/policy/refuse': [{ about: ['own'], make: ({ house }) => onPolicy(house, 'refuse', true) }],
  'GET /api/v1/password-policy': once('/api/v1/password-policy'),
  'POST /api/v1/password-policy/propose': once('/api/v1/password-policy/propose', policy),
  'POST /api/v1/password-policy/approve': once('/api/v1/password-policy/approve', { policy }),
  'GET /api/v1/ways-in': once('/api/v1/ways-in'),
  'POST /api/v1/oidc/begin': once('/api/v1/oidc/begin', { purpose: 'sign_in' }, { ends: ['provider'] }),
  'POST /api/v1/oidc/finish': once('/api/v1/oidc/finish', { state: 'x', code: 'x' }, { ends: ['provider'] }),
  'GET /api/v1/me': once('/api/v1/me'),
  'GET /api/v1/me/record': once('/api/v1/me/record'),
  'POST /api/v1/me/details': [
    { about: ['own'], make: async (asking) => ({ path: '/api/v1/me/details', body: await ownDetails(asking) }) },
  ],
  'POST /api/v1/me/sessions/end-others': once('/api/v1/me/sessions/end-others', {}),
  'POST /api/v1/me/sessions/:session/end': about('/api/v1/me/sessions/:session/end', {}, sessionOf),
  'POST /api/v1/me/gates/:gate/end': about('/api/v1/me/gates/:gate/end', {}, gateOf),
  'POST /api/v1/me/deletion/ask': once('/api/v1/me/deletion/ask', {}),
  'POST /api/v1/me/deletion/withdraw': once('/api/v1/me/deletion/withdraw', {}),
  'GET /api/v1/undertaking': once('/api/v1/undertaking'),
  'POST /api/v1/undertaking/accept': once('/api/v1/undertaking/accept', { version: 1 }, { mend: forgetAcceptance }),
  'POST /api/v1/accessibility': once('/api/v1/accessibility', { email: 'palaute@esimerkki.fi' }),
  'GET /api/v1/notice': once('/api/v1/notice'),
  'POST /api/v1/notice': [
    {
      about: ['own'],
      make: async ({ house }) => {
        const after = (await readNotice(house.deps.register))?.version ?? 0
        return { path: '/api/v1/notice', body: { ...fixtureDraft, after } }
      },
    },
  ],
  'POST /api/v1/me/notice': [
    {
      about: ['own'],
      make: async ({ house }) => {
        const { version } = await fixtureNotice(house.deps.register, instantToDay(house.now()))
        return { path: '/api/v1/me/notice', body: { version } }
      },
    },
  ],
  'GET /api/v1/lattice': once('/api/v1/lattice?visitor=client&period=2026-01', undefined, { ends: ['not_found'] }),
  'GET /api/v1/views': once('/api/v1/views'),
  'POST /api/v1/views': once('/api/v1/views', fixtureView, { mend: forgetViews }),
  'POST /api/v1/views/:view/delete': about('/api/v1/views/:view/delete', {}, viewOf),
  'GET /api/v1/completeness': [
    {
      about: places,
      make: async (asking) => ({ path: `/api/v1/completeness?place=point:${await placeOf(asking)}&period=2026-03` }),
    },
  ],
  'GET /api/v1/period-notes': once('/api/v1/period-notes?from=2026-03-01&to=2026-03-31'),
  'POST /api/v1/period-notes': [
    {
      about: places,
      make: async (asking) => ({
        path: '/api/v1/period-notes',
        body: { place: pointToNode(await placeOf(asking)), period: '2026-03', text: 'Piste oli suljettu viikon.' },
      }),
    },
  ],
  'POST /api/v1/period-notes/:note/delete': about('/api/v1/period-notes/:note/delete', {}, noteOf),
  'GET /api/v1/reports': once('/api/v1/reports'),
  'GET /api/v1/report-plans': once('/api/v1/report-plans'),
  'POST /api/v1/report-plans': [
    {
      about: places,
      make: async (asking) => ({
        path: '/api/v1/report-plans',
        body: { ...fixtureReportPlan, place: pointToNode((await placeOf(asking)) as PointId) },
      }),
      mend: forgetPlans,
    },
  ],
  'POST /api/v1/report-plans/:plan/delete': about('/api/v1/report-plans/:plan/delete', {}, planOf, {
    mend: forgetPlans,
  }),
  'POST /api/v1/report-plans/:plan/opened': about('/api/v1/report-plans/:plan/opened', { period: march.name }, planOf, {
    mend: forgetPlans,
  }),
  'GET /api/v1/open': once('/api/v1/open'),
  // Nothing is released here, so that nothing can be opened, and what is open has no figures yet.
  'GET /api/v1/open/:table': about('/api/v1/open/:table', undefined, openTableOf, {
    about: ['own', 'missing', 'other kind', 'malformed'],
    ends: ['not_found'],
    mend: forgetOpenTables,
  }),
  'POST /api/v1/open': [
    {
      about: ['own', 'foreign', 'missing'],
      make: async (asking) => ({
        path: '/api/v1/open',
        body: {
          ...fixtureQuestion,
          query: `place=${pointToNode((await placeOf(asking)) as PointId)}&rows=topic&visitor=client`,
          language: 'fi',
        },
      }),
      ends: ['invalid'],
    },
  ],
  'POST /api/v1/open/:table/delete': about('/api/v1/open/:table/delete', {}, openTableOf, { mend: forgetOpenTables }),
  'GET /api/v1/disclosures': once('/api/v1/disclosures'),
  'POST /api/v1/disclosures': once('/api/v1/disclosures', fixtureDisclosure),
  'POST /api/v1/undertakings': once('/api/v1/undertakings', { texts }, { mend: forgetUndertakings }),
  'GET /api/v1/users': once('/api/v1/users'),
  'POST /api/v1/users': [
    { about: ['own'], make: (asking) => ({ path: '/api/v1/users', body: newUser(asking) }) },
    {
      about: ['own', 'foreign', 'missing'],
      refusal: 'invalid',
      make: (asking) => {
        const { asker, sort } = asking
        const named = { own: asker.own.organisation, foreign: asker.foreign.organisation }
        const organisation = sort === 'own' || sort === 'foreign' ? named[sort] : 'nowhere'
        return { path: '/api/v1/users', body: { ...newUser(asking), organisation } }
      },
    },
    {
      about: ['own', 'foreign', 'missing'],
      refusal: 'invalid',
      make: async (asking) => {
        const body = newUser(asking)
        return { path: '/api/v1/users', body: { ...body, access: { ...body.access, points: [await placeOf(asking)] } } }
      },
    },
  ],
  'POST /api/v1/users/:user/invite': about('/api/v1/users/:user/invite', {}, userOf),
  'POST /api/v1/users/:user/access': [
    {
      about: sorts,
      make: async (asking) => ({
        path: `/api/v1/users/${encodeURIComponent(await userOf(asking))}/access`,
        body: newUser({ ...asking, sort: 'own' }).access,
      }),
    },
  ],
  'POST /api/v1/users/:user/details': [
    {
      about: sorts,
      make: async (asking) => ({
        path: `/api/v1/users/${encodeURIComponent(await userOf(asking))}/details`,
        body: newDetails(`muu${made++}`),
      }),
    },
  ],
  'POST /api/v1/users/:user/end': about('/api/v1/users/:user/end', { day: null }, userOf),
  'POST /api/v1/users/:user/review': about('/api/v1/users/:user/review', {}, userOf),
  'POST /api/v1/users/:user/delete': about('/api/v1/users/:user/delete', { reason: 'asked' }, userOf),
  'POST /api/v1/invitations/read': [
    {
      about: ['own'],
      make: async (asking) => ({ path: '/api/v1/invitations/read', body: { code: await invitationOf(asking) } }),
    },
  ],
  'POST /api/v1/invitations/accept': [
    {
      about: ['own'],
      make: async (asking) => ({
        path: '/api/v1/invitations/accept',
        body: { code: await invitationOf(asking), password: newPassword },
      }),
    },
  ],
  'POST /api/v1/gates': once('/api/v1/gates', {}),
  'GET /api/v1/arrivals': [
    ...once('/api/v1/arrivals?from=2026-03-01&to=2026-03-10'),
    {
      about: places,
      make: async (asking) => ({
        path: `/api/v1/arrivals?point=${await placeOf(asking)}&from=2026-03-01&to=2026-03-10`,
      }),
    },
  ],
  'GET /api/v1/tables': [
    {
      about: ['own', 'foreign', 'missing'],
      make: async (asking) => ({
        path: `/api/v1/tables?visitor=client&place=${pointToNode((await placeOf(asking)) as PointId)}&period=2026-02&rows=topic`,
      }),
      ends: ['not-closed-yet', 'not-in-release'],
    },
  ],
  'POST /api/v1/exports': [
    {
      about: ['own', 'foreign', 'missing'],
      make: async (asking) => ({
        path: '/api/v1/exports',
        body: {
          query: `visitor=client&place=${pointToNode((await placeOf(asking)) as PointId)}&period=2026-02&rows=topic`,
          format: 'px',
          language: 'fi',
          totals: true,
          recipient: 'Kunta',
          purpose: 'Raportti',
          basis: 'statistics',
        },
      }),
      ends: ['not-closed-yet', 'not-in-release'],
    },
  ],
  'GET /api/v1/periods': once('/api/v1/periods?visitor=client'),
  'POST /api/v1/contacts/search': once('/api/v1/contacts/search', { words: '', point: null }),
  'GET /api/v1/contacts/:contact': about('/api/v1/contacts/:contact', undefined, contactOf),
  'GET /api/v1/contacts/:contact/copy': about('/api/v1/contacts/:contact/copy', undefined, contactOf),
  'POST /api/v1/contacts/:contact/correct': contactAct('correct', { ...fixtureDetails, phone: '' }),
  'POST /api/v1/contacts/:contact/narrow': contactAct('narrow', { drop: 'phone' }),
  'POST /api/v1/contacts/:contact/restrict': contactAct('restrict', { reason: 'disputed', review: '2026-04-15' }),
  'POST /api/v1/contacts/:contact/unrestrict': [
    {
      about: sorts,
      make: async (asking) => {
        const contact = await contactOf(asking)
        const { register } = asking.house.deps
        const hidden = makeRequestId(randomBytes)
        if (asking.sort === 'own')
          await register.transact((tx) => changeContact(tx, ContactRef.parse(contact), { hidden }))
        return { path: `/api/v1/contacts/${encodeURIComponent(contact)}/unrestrict`, body: {} }
      },
    },
  ],
  'POST /api/v1/contacts/:contact/told': contactAct('told', { version: 2 }),
  'POST /api/v1/contacts/:contact/erase': contactAct('erase', { reason: 'asked' }),
  'POST /api/v1/withdrawals': once(
    '/api/v1/withdrawals',
    { phone: '+358409999999', email: '' },
    { mend: (house) => forgetRequests(house) },
  ),
  'GET /api/v1/requests': once('/api/v1/requests'),
  'POST /api/v1/requests': [
    {
      about: ['own'],
      make: (asking) => ({ path: '/api/v1/requests', body: newRequest(asking) }),
    },
    {
      about: ['own', 'foreign', 'missing'],
      refusal: 'invalid',
      make: (asking) => {
        const { asker, sort } = asking
        const named = { own: asker.own.organisation, foreign: asker.foreign.organisation }
        const organisation = sort === 'own' || sort === 'foreign' ? named[sort] : 'nowhere'
        return { path: '/api/v1/requests', body: { ...newRequest(asking), organisation } }
      },
    },
  ],
  'GET /api/v1/requests/:request': about('/api/v1/requests/:request', undefined, requestOf),
  'POST /api/v1/requests/:request/identity': about('/api/v1/requests/:request/identity', { way: 'known' }, requestOf),
  'POST /api/v1/requests/:request/link': about('/api/v1/requests/:request/link', { contacts: [] }, requestOf, {
    ends: ['invalid'],
  }),
  'POST /api/v1/requests/:request/extend': about('/api/v1/requests/:request/extend', { reason: 'many' }, requestOf),
  'POST /api/v1/requests/:request/answer': about('/api/v1/requests/:request/answer', { text: 'Vastaus' }, requestOf),
  'POST /api/v1/requests/:request/refuse': about(
    '/api/v1/requests/:request/refuse',
    { ground: 'excessive', text: 'Perustelu' },
    requestOf,
  ),
  'GET /api/v1/me/requests': once('/api/v1/me/requests'),
  'POST /api/v1/me/requests': once(
    '/api/v1/me/requests',
    { right: 'restrict', subject: 'Tarkistakaa tietoni', language: 'fi' },
    { mend: forgetRequests },
  ),
  'GET /api/v1/audit': once('/api/v1/audit'),
  'GET /healthz': once('/healthz'),
  'GET /readyz': once('/readyz'),
}
