import { expect, test } from 'vitest'
import { PeriodName } from '@tukkimies/shared/day.ts'
import { UserId } from '@tukkimies/shared/id.ts'
import { AuditAnswer, AuditEvent, type AuditEventName } from '@tukkimies/shared/register/audit.ts'
import { actions, audienceOf } from '@tukkimies/shared/register/rights.ts'
import { formatPeriod } from '@tukkimies/web/format.ts'
import { actorToText, type AuditNaming, eventToText } from '@tukkimies/web/register/audit-facts.ts'
import {
  areDaysInOrder,
  filterToSearch,
  noFilter,
  readBefore,
  readFilter,
} from '@tukkimies/web/register/audit-filter.ts'
import { words as en } from '@tukkimies/web/register/audit-words.en.ts'
import { words as fi } from '@tukkimies/web/register/audit-words.fi.ts'
import { words as sv } from '@tukkimies/web/register/audit-words.sv.ts'

const [maija, aino] = [UserId.parse('AAAAAAAAAAAAAAAAAAAAAA'), UserId.parse('BBBBBBBBBBBBBBBBBBBBBQ')]
const naming: AuditNaming = {
  user: (id) => (id === maija ? 'Maija Mäkinen' : 'poistettu käyttäjä'),
  place: (id) => `[${id}]`,
  number: String,
  period: (name) => formatPeriod('fi', name),
}

/** A value for every field that an event can have. */
const names = { organisation: 'keskus', area: 'a1', point: 'p1', device: 'CCCCCCCCCCCCCCCCCCCCCA', user: aino }
const chosen = { role: 'advisor', factor: 'totp', action: 'manage_users', act: 'approved', why: 'clock', kind: 'm' }
const counts = { points: 2, visits: 20, arrivals: 21, cells: 300, lines: 7, users: 1, sessions: 1, gates: 0, codes: 0 }
const refs = {
  contact: 'DDDDDDDDDDDDDDDDDDDDDA',
  request: 'EEEEEEEEEEEEEEEEEEEEEA',
  disclosure: 'FFFFFFFFFFFFFFFFFFFFFA',
  table: 'BBBBBBBBBBBBBBBBBBBBBA',
  reports: 3,
}
const swept = {
  found: 3,
  contacts: 4,
  weeks: 1,
  requests: 2,
  disclosures: 5,
  keys: 6,
  rows: 8,
  erased: 1,
  expired: 2,
  keyless: 0,
}
const values = {
  ...names,
  ...refs,
  ...swept,
  right: 'withdraw',
  week: '2026W11',
  until: '2026-06-10',
  store: 'register',
  ...chosen,
  ...counts,
  visitor: 'client',
  version: 3,
  period: PeriodName.parse('2026-03'),
  month: PeriodName.parse('2024-03'),
  from: 'M',
  to: 'S',
  listHash: 'f'.repeat(64),
}
const eventOf = (name: AuditEventName, fields: readonly string[]): AuditEvent => {
  const reasons: Partial<Record<AuditEventName, string>> = {
    user_deleted: 'unused',
    access_changed: 'substitute',
    contact_erased: 'withdrawn',
  }
  const acts: Partial<Record<AuditEventName, string>> = {
    risk_decided: 'least',
    request_changed: 'answered',
    period_note: 'saved',
    report_plan: 'saved',
    open_data: 'published',
  }
  const all: Record<string, unknown> = { ...values, act: acts[name] ?? values.act, reason: reasons[name] }
  return AuditEvent.parse(Object.fromEntries(fields.map((field) => [field, field === 'event' ? name : all[field]])))
}
const events = AuditEvent.def.options.map(({ def: { shape } }) => {
  const [name] = [...shape.event.def.values]
  return eventOf(name as AuditEventName, Object.keys(shape))
})
const lineOf = (event: AuditEvent) => {
  const actor = { is: 'user', user: maija, role: 'main_user' } as const
  const [line] = AuditAnswer.parse({
    lines: [{ id: 1, at: 0, actor, organisation: null, event }],
    names: {},
    more: false,
  }).lines
  return line ?? expect.fail('no line')
}

test('[A19][duty-F05] every event has a sentence of its own in each language, with nothing left open', () => {
  for (const words of [fi, sv, en]) {
    const sentences = events.map((event) => eventToText(lineOf(event), naming, words))
    for (const [at, sentence] of sentences.entries()) {
      expect(sentence).toMatch(/^\p{L}/u)
      // An id means something to nobody, but for the number that stands on the receipt of an erasure.
      const shown = events[at]?.event === 'contact_erased' ? sentence.replace(String(values.contact), '') : sentence
      expect(shown).not.toMatch(/undefined|null|object|: *$|\( *\)|([A-F])\1{19}/)
      expect(sentence).not.toMatch(/ {2}/)
    }
    expect(new Set(sentences).size).toBe(events.length)
  }
})

test('[A33] every action that somebody may lack the right to has its words in each language', () => {
  const asked = actions.filter((action) => audienceOf(action) !== 'anyone')
  expect(asked.length).toBeGreaterThan(30)
  for (const words of [fi, sv, en]) expect(asked.filter((action) => !words.actions[action])).toEqual([])
})

test('a sentence names whom it is about only if somebody else did it, and places by their names', () => {
  const said = (event: AuditEvent) => eventToText(lineOf(event), naming, fi)
  expect(said({ event: 'signed_in', user: maija })).toBe('kirjautui sisään')
  expect(said({ event: 'session_ended', user: aino, sessions: 2 })).toBe('päätti 2 istuntoa: poistettu käyttäjä')
  expect(said(eventOf('point_closed', ['event', 'point']))).toBe('sulki neuvontapisteen: [p1]')
  expect(said({ event: 'sign_in_refused', user: null })).toBe('yritti kirjautua tuntemattomalla tunnuksella')
  expect(said(eventOf('closed', ['event', 'visitor', 'kind', 'period', 'cells', 'listHash']))).toContain(
    'maaliskuu 2026',
  )
  expect(actorToText(lineOf({ event: 'signed_in', user: maija }), naming, fi)).toBe('Maija Mäkinen, pääkäyttäjä')
  const byServer = { ...lineOf({ event: 'signed_in', user: maija }), actor: { is: 'server' } } as const
  expect(actorToText(byServer, naming, fi)).toBe('Palvelin')
})

test('what is shown stands in the address, and what an address cannot mean is left out', () => {
  const filter = { event: 'devices', from: '2026-03-01', to: '' }
  expect(filterToSearch(filter, 120)).toBe('before=120&event=devices&from=2026-03-01')
  expect(readFilter(new URLSearchParams(filterToSearch(filter, 120)))).toEqual(filter)
  expect(readBefore(new URLSearchParams('before=120'))).toBe(120)
  expect(filterToSearch(noFilter)).toBe('')
  const odd = new URLSearchParams('event=all&from=2026-02-30&to=x&before=1e3')
  expect(readFilter(odd)).toEqual(noFilter)
  expect(readBefore(odd)).toBe(0)
})

test('days are in order if the first is not after the second, one may be open, and each is a day', () => {
  expect(areDaysInOrder({ event: '', from: '2026-03-01', to: '2026-03-01' })).toBe(true)
  expect(areDaysInOrder({ event: '', from: '2026-03-01', to: '' })).toBe(true)
  expect(areDaysInOrder({ event: '', from: '2026-03-02', to: '2026-03-01' })).toBe(false)
  expect(areDaysInOrder({ event: '', from: '0002-03-01', to: '' })).toBe(false)
})
