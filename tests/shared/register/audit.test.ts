// What the use log may say at all: every field of every event is an id of ours, a name from a list of ours, or a number.
import { expect, test } from 'vitest'
import * as mini from 'zod/mini'
import {
  AuditActor,
  AuditEvent,
  auditGroups,
  AuditGroup,
  AuditLine,
  eventsOfGroup,
} from '@tukkimies/shared/register/audit.ts'

const id = 'AAAAAAAAAAAAAAAAAAAAAA'
const line = { at: 0, actor: { is: 'server' }, organisation: null, event: { event: 'signed_in', user: id } }

type Schema = mini.core.$ZodType
type Definition = {
  readonly type: string
  readonly innerType?: Schema
  readonly options?: readonly Schema[]
  readonly shape?: Readonly<Record<string, Schema>>
  readonly catchall?: Schema
}
// The parts of a definition that are walked; each is there for the kinds that have it.
const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition

/** Texts that somebody could want to hide in a line. */
const forbidden = [
  'Maija Meikäläinen',
  'maija',
  'maija@example.org',
  '192.0.2.1',
  '2001:db8::1',
  '131052-308T',
  '+358 40 123 4567',
  'haku: väkivalta',
  'seitsemän hevosta pilvessä',
  'free text',
  'ÅÄÖ',
  '',
]

/** Everything in a schema that is not a closed list, a number, an id or a hash: places where a text could stand. */
const placesForText = (schema: Schema, path: string): string[] => {
  const { type, innerType, options, shape, catchall } = definitionOf(schema)
  if (type === 'object') {
    const open = catchall && definitionOf(catchall).type === 'never' ? [] : [`${path} is open`]
    return [...open, ...Object.entries(shape ?? {}).flatMap(([name, part]) => placesForText(part, `${path}.${name}`))]
  }
  if (innerType) return placesForText(innerType, path)
  if (options) return options.flatMap((option) => placesForText(option, path))
  if (['number', 'int', 'literal', 'enum'].includes(type)) return []
  const taken = forbidden.filter((text) => isTaken(schema, text))
  return type === 'string' && taken.length === 0 ? [] : [`${path} takes ${taken.join(', ') || type}`]
}
const isTaken = (schema: Schema, text: string): boolean => {
  // Public keys of places are short words of our own making: they hold no space, no @ and nothing but ASCII.
  const parsed = (schema as mini.ZodMiniType).safeParse(text)
  return parsed.success
}

test('[A19][C05][I11] no event has a place for names, addresses, search words, free text, entries or which tablet sent what', () => {
  const found = [AuditLine, AuditActor, ...AuditEvent.def.options].flatMap((schema) => placesForText(schema, 'line'))
  // Keys of places are any short word of ASCII: they are made by the server alone.
  const keys = ['organisation', 'point', 'area']
  const isKey = (place: string) =>
    keys.some((key) => place.startsWith(`line.${key} `) || place.startsWith(`line.event.${key} `))
  expect(found.filter((place) => !isKey(place))).toEqual([])
  for (const place of found) expect(place).toMatch(/ takes maija, 192\.0\.2\.1, 131052-308T$/)
})

test('[F102] the walk finds a text, an open object and a list of texts', () => {
  expect(placesForText(mini.strictObject({ name: mini.string() }), 'line')).toHaveLength(1)
  expect(placesForText(mini.looseObject({}), 'line')).toEqual(['line is open'])
  expect(placesForText(mini.strictObject({ words: mini.array(mini.string()) }), 'line')).toEqual([
    'line.words takes array',
  ])
  expect(placesForText(mini.strictObject({ n: mini.nullable(mini.int()) }), 'line')).toEqual([])
})

test('[A19] the fields of the log are these and no other', () => {
  const names = new Set(
    [...AuditEvent.def.options, ...AuditActor.def.options].flatMap(({ def }) => Object.keys(def.shape)),
  )
  const who = ['event', 'is', 'user', 'role', 'reason', 'factor', 'action']
  const where = ['device', 'organisation', 'area', 'point', 'visitor', 'kind', 'period', 'month']
  const how = ['version', 'act', 'why', 'listHash', 'right', 'store', 'until', 'week', 'from', 'to']
  // Random names of what is kept elsewhere, if it is still kept.
  const which = ['contact', 'request', 'disclosure', 'table']
  const counted = ['points', 'visits', 'arrivals', 'cells', 'lines', 'users', 'sessions', 'gates', 'codes', 'reports']
  const erased = [
    'contacts',
    'weeks',
    'requests',
    'disclosures',
    'keys',
    'rows',
    'found',
    'erased',
    'expired',
    'keyless',
  ]
  expect(names).toEqual(new Set([...who, ...where, ...how, ...which, ...counted, ...erased]))
  // An actor that is a tablet has no id: nothing says which tablet did anything but be enrolled, named, lost or revoked.
  const withDevice = AuditEvent.def.options.filter(({ def }) => 'device' in def.shape)
  const events = withDevice.map(({ def }) => [...def.shape.event.def.values][0])
  expect(events).toEqual(['device_enrolled', 'device_revoked', 'device_named', 'device_reported_lost'])
})

test('[A19] every event is in one group, and each group has events', () => {
  const names = AuditEvent.def.options.map(({ def }) => String([...def.shape.event.def.values][0]))
  expect(Object.keys(auditGroups).toSorted()).toEqual(names.toSorted())
  for (const group of AuditGroup.options) expect(eventsOfGroup(group).length, group).toBeGreaterThan(0)
  expect(AuditGroup.options.flatMap((group) => eventsOfGroup(group))).toHaveLength(names.length)
})

test('[A19] a line is closed: what is not in its form is not written down', () => {
  expect(AuditLine.safeParse(line).success).toBe(true)
  const wrong = [
    { ...line, address: '192.0.2.1' },
    { ...line, event: { ...line.event, username: 'maija' } },
    { ...line, event: { event: 'signed_in', user: 'Maija Meikäläinen' } },
    { ...line, event: { event: 'visit_pushed', device: id } },
    { ...line, event: { event: 'refused', action: 'maija' } },
    { ...line, event: { event: 'factor_required', role: 'maija' } },
    { ...line, event: { event: 'factor_not_required', role: 'advisor', user: id } },
    { ...line, actor: { is: 'device', device: id } },
    { ...line, event: { event: 'folded', visits: -1, arrivals: 0 } },
    { ...line, request: 'Maija' },
  ]
  expect(wrong.map((one) => AuditLine.safeParse(one).success)).toEqual(wrong.map(() => false))
})
