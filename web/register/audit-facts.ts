// From a line of the log to the texts that its sentence is made of, with names where they are known.
import type { PeriodName } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { AuditAnswer, AuditEvent } from '@tukkimies/shared/register/audit.ts'
import type { AuditFacts, Words } from './audit-words.fi.ts'

export type ShownLine = AuditAnswer['lines'][number]

export type AuditNaming = {
  readonly user: (id: UserId) => string
  readonly place: (id: string) => string
  readonly number: (n: number) => string
  readonly period: (name: PeriodName) => string
}

/** Who did it, as a text. */
export const actorToText = ({ actor }: ShownLine, naming: AuditNaming, words: Words): string =>
  actor.is === 'user' ? `${naming.user(actor.user)}, ${words.roles[actor.role]}` : words[actor.is]

/** What happened, as a text. */
export const eventToText = ({ actor, event }: ShownLine, naming: AuditNaming, words: Words): string => {
  const by = actor.is === 'user' ? actor.user : null
  return words.events[event.event](eventToFacts(event, by, naming, words))
}

const eventToFacts = (event: AuditEvent, by: UserId | null, naming: AuditNaming, words: Words): AuditFacts => ({
  of: 'user' in event && event.user !== null && event.user !== by ? `: ${naming.user(event.user)}` : '',
  place: placeOf(event, naming),
  role: 'role' in event ? words.roles[event.role] : '',
  reason: reasonOf(event, words),
  factor: 'factor' in event ? words.factors[event.factor] : '',
  version: 'version' in event ? naming.number(event.version) : '',
  n: naming.number(countOf(event)),
  arrivals: 'arrivals' in event ? naming.number(event.arrivals) : '',
  period: 'period' in event ? naming.period(event.period) : 'month' in event ? naming.period(event.month) : '',
  visitor: 'visitor' in event ? words.visitors[event.visitor] : '',
  // A right that is named in no language is told by its own name.
  action: 'action' in event ? (words.actions[event.action] ?? event.action) : '',
  act: actOf(event, words),
  store: 'store' in event ? words.stores[event.store] : '',
  // The number that stands on the receipt of an erasure.
  contact: 'contact' in event ? event.contact : '',
})

const placeOf = (event: AuditEvent, { place }: AuditNaming): string => {
  if ('point' in event) return place(event.point)
  if ('area' in event) return place(event.area)
  return 'organisation' in event ? place(event.organisation) : ''
}

const reasonOf = (event: AuditEvent, words: Words): string => {
  if (event.event === 'access_changed') return words.reasons[event.reason]
  if (event.event === 'user_deleted') return words.removals[event.reason]
  if (event.event === 'contact_erased') return words.erasures[event.reason]
  return event.event === 'retention_stopped' ? words.stops[event.why] : ''
}

const actOf = (event: AuditEvent, words: Words): string => {
  if (event.event === 'request_noted') return words.requestRights[event.right]
  return 'act' in event ? words.acts[event.act] : ''
}

const countOf = (event: AuditEvent): number => {
  if (event.event === 'set_up') return event.points
  if (event.event === 'session_ended') return event.sessions
  if (event.event === 'folded') return event.visits
  if (event.event === 'retention') return event.users + event.sessions + event.gates + event.codes
  if (event.event === 'contacts_searched') return event.found
  if (event.event === 'contacts_expired') {
    return event.contacts + event.weeks + event.requests + event.disclosures + event.keys
  }
  if (event.event === 'backed_up') return event.rows
  if (event.event === 'reports_made') return event.reports
  if (event.event === 'restored') return event.erased + event.expired + event.keyless
  return 'lines' in event ? event.lines : 0
}
