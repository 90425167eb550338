// Long because every column stands here: what the stores hold and what entries may say. A column more fails until somebody has
// said here what it is.
import { afterAll, describe, expect, test } from 'vitest'
import { Consent, ContactDetails, SealedContact } from '@tukkimies/shared/register/contact.ts'
import { Details } from '@tukkimies/shared/register/user.ts'
import { Arrival, Contact, Visit, Void } from '@tukkimies/shared/visit.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { openStation, type Station } from '../server/station.ts'

const makeGround = useEngines()

/** `!` holds personal data, sealed under a key of its own; `?` holds what a person is known by inside, nothing that says who. */
const held: Readonly<Record<'register' | 'keys' | 'release' | 'live', Readonly<Record<string, string>>>> = {
  register: {
    organisation: 'id names',
    area: 'id organisation names',
    point: 'id organisation names first last areas busy successor',
    code_list: 'version first content',
    policy: 'version first content',
    user: `?id organisation role points ?lookup !details ?password created last_login end_day undertaking failures trainee
      ?grantor reason granted reviewed !history deletion_asked undertaking_version !totp totp_step password_set
      ?password_before warned contacts notice_version`,
    session: '?hash ?user created last_used until ?id fresh way stage',
    invitation: '?hash ?user kind until',
    ceremony: '?hash kind content until',
    passkey: '?id ?user ?public_key counter created last_used',
    recovery: '?hash ?user',
    identity: '?subject ?user linked',
    gate: '?hash ?user until',
    undertaking: 'version first content',
    enrolment: 'hash point until used name',
    device: 'id hash point enrolled last_seen revoked report name lost',
    setting: 'key value',
    contact: '?ref organisation point day !details !restriction ?hidden told',
    request: '?id organisation right group channel state received due closed ?user !details',
    notice: 'version first content',
    disclosure: '?id organisation day ?user content',
    view: '?id ?user shared ?content',
    report_plan: '?id ?user first ?content',
    report: '?plan period ?user day opened told',
    period_note: 'id organisation place period day text',
    open_table: 'id organisation day content',
    visit_screen: 'point content',
    audit: 'id at organisation event ?line previous hash',
    audit_segment: 'first_id last_id lines first_hash last_hash month noted',
  },
  keys: {
    person: '?ref wrapped',
    transport: 'id public_key wrapped created until',
    week: 'week wrapped',
    contact: '?ref week wrapped next',
    gone: '?ref week reason',
    orphan: '?ref mark seen',
  },
  release: {
    period: 'visitor kind name record list_hash',
    cell: 'visitor kind period node family codes y',
  },
  live: {
    open_visit: 'h visitor point day due_day list codes',
    open_arrival: 'h point day hour channel due_day',
    receipt: 'h outcome bucket',
    accumulator: 'visitor kind period node family c1 c2 c3 n f k',
    period: 'visitor kind name state lattice batches rehearsals waiting decision',
    arrival_count: 'point day hour channel n',
    mark: 'stamp day',
    lease: 'name holder fence until',
  },
}
const own = { migration: 'name checksum', fact: 'key value' }

const words = (text: string): string[] => text.split(/\s+/).map((word) => word.replace(/^[!?]/, ''))
const stores = Object.keys(held) as readonly (keyof typeof held)[]

for (const engine of engines) {
  describe(engine, () => {
    let station: Station | undefined
    afterAll(() => station?.close())

    test('[A13][A05][B01][E07] the stores have these columns and no others', async () => {
      station = await openStation(await makeGround(engine))
      for (const store of stores) {
        const tables = await station.deps[store].query.introspection.getTables()
        const found = tables.filter(({ schema }) => schema === undefined || schema === store)
        const columns = found.map(
          ({ name, columns: all }) => [name, all.map((column) => column.name).toSorted()] as const,
        )
        const wanted = Object.entries({ ...held[store], ...own }).map(([name, text]) => [name, words(text).toSorted()])
        expect(Object.fromEntries(columns), store).toEqual(Object.fromEntries(wanted))
      }
    })
  })
}

const columnsWith = (mark: string): string[] =>
  stores.flatMap((store) =>
    Object.entries(held[store]).flatMap(([table, text]) =>
      text
        .split(/\s+/)
        .filter((word) => word.startsWith(mark))
        .map((word) => `${store}.${table}.${word.slice(1)}`),
    ),
  )

test('[A13][A16] personal data lie in these columns alone, each of bytes that a key of its own seals', () => {
  expect(columnsWith('!')).toEqual([
    'register.user.details',
    'register.user.history',
    'register.user.totp',
    'register.contact.details',
    'register.contact.restriction',
    'register.request.details',
  ])
})

test('[A13][A07][E09] nothing that says who or what person stands beside a visit, an arrival or a figure', () => {
  expect(columnsWith('?').filter((column) => !/^(register|keys)\./.test(column))).toEqual([])
  const nearVisits = [...Object.entries(held.live), ...Object.entries(held.release)].flatMap(([table, text]) =>
    words(text).map((column) => `${table}.${column}`),
  )
  expect(
    nearVisits.filter((column) => /user|device|person|author|contact|session|name$|at$|time/.test(column)),
  ).toEqual(['period.name', 'lease.name', 'period.name'])
})

test('[A05][B01][D06][B28] no table could hold a client, a case, participants or volunteers', () => {
  const names = stores.flatMap((store) =>
    Object.entries(held[store]).flatMap(([table, text]) => [table, ...words(text)]),
  )
  expect(names.length).toBeGreaterThan(150)
  const banned =
    /client|case|customer|particip|volunteer|expert|applicant|birth|ssn|identity_code|address|phone|email|diet|nationalit|citizen|family_name/
  expect(names.filter((name) => banned.test(name))).toEqual([])
  expect(banned.test('case_number')).toBe(true)
})

test('[A06][A13][E09] a visit says a point, a day and codes; the hour is the arrival’s, which says nothing else', () => {
  const keysOf = (entry: { readonly def: { readonly shape: object } }) => Object.keys(entry.def.shape).toSorted()
  expect(keysOf(Visit)).toEqual(['codes', 'day', 'id', 'kind', 'list', 'point', 'schema', 'visitor'])
  expect(keysOf(Arrival)).toEqual(['channel', 'day', 'hour', 'id', 'kind', 'list', 'point', 'schema'])
  expect(keysOf(Void)).toEqual(['id', 'kind', 'schema', 'target'])
  expect(keysOf(Contact)).toEqual(['box', 'day', 'id', 'key', 'kind', 'point', 'schema'])
})

test('[A15][A10] a contact is four details and a consent, which says text, notice, language, way and day', () => {
  expect(Object.keys(SealedContact.def.shape)).toEqual(['details', 'consent'])
  expect(Object.keys(ContactDetails.def.shape)).toEqual(['organisation', 'name', 'phone', 'email'])
  expect(Object.keys(Consent.def.shape)).toEqual(['text', 'notice', 'language', 'way', 'day'])
})

test('[A16] a user is first name, last name, username, e-mail, locality and advice languages', () => {
  expect(Object.keys(Details.def.shape).toSorted()).toEqual(
    ['adviceLanguages', 'email', 'first', 'last', 'locality', 'username'].toSorted(),
  )
})
