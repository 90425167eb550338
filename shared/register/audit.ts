// Every event that is written down, and the fields it may have: who did what to which account, tablet or period. Closed:
// there is no place for names, addresses, search words, entries, or which tablet sent what.
import * as z from 'zod/mini'
import { Day, PeriodKind, PeriodName } from '../day.ts'
import {
  AreaId,
  ContactRef,
  DeviceId,
  DisclosureId,
  OpenTableId,
  OrganisationId,
  PointId,
  RequestId,
  UserId,
} from '../id.ts'
import { Visitor } from './code-list.ts'
import { ErasureReason } from './contact.ts'
import { RequestAct, RequestRight } from './request.ts'
import { actions } from './rights.ts'
import { FactorKind, GrantReason, RemovalReason, Role } from './user.ts'

const week = z.string().check(z.regex(/^2[01]\d\dW(0[1-9]|[1-4]\d|5[0-3])$/))
const StoreName = z.enum(['register', 'live', 'release', 'keys'])
const count = z.int().check(z.gte(0))
const listHash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

// The profiles of a policy, which stands further down among the files: how much a period publishes, from least to most.
const ProfileName = z.enum(['floor', 'S', 'M', 'L'])

/** What happened. `user` is the account that it happened to; a log-in under a name that nobody has carries none. */
export const AuditEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('set_up'), organisation: OrganisationId, points: count }),
  z.strictObject({ event: z.literal('user_created'), user: UserId, role: Role }),
  z.strictObject({ event: z.literal('password_set'), user: UserId }),
  z.strictObject({ event: z.literal('signed_in'), user: UserId }),
  z.strictObject({ event: z.literal('sign_in_refused'), user: z.nullable(UserId) }),
  z.strictObject({ event: z.literal('signed_out'), user: UserId }),
  z.strictObject({ event: z.literal('device_code_made'), point: PointId }),
  z.strictObject({ event: z.literal('device_enrolled'), device: DeviceId, point: PointId }),
  z.strictObject({ event: z.literal('device_revoked'), device: DeviceId, point: PointId }),
  z.strictObject({ event: z.literal('device_named'), device: DeviceId, point: PointId }),
  z.strictObject({ event: z.literal('device_reported_lost'), device: DeviceId, point: PointId }),
  z.strictObject({ event: z.literal('device_rescued'), point: PointId }),
  z.strictObject({ event: z.literal('access_changed'), user: UserId, role: Role, reason: GrantReason }),
  z.strictObject({ event: z.literal('access_ended'), user: UserId }),
  z.strictObject({ event: z.literal('access_reviewed'), user: UserId }),
  z.strictObject({ event: z.literal('invited'), user: UserId }),
  z.strictObject({ event: z.literal('reset_begun'), user: UserId }),
  z.strictObject({ event: z.literal('details_changed'), user: UserId }),
  z.strictObject({ event: z.literal('deletion_asked'), user: UserId }),
  z.strictObject({ event: z.literal('deletion_withdrawn'), user: UserId }),
  z.strictObject({
    event: z.literal('user_deleted'),
    user: UserId,
    reason: z.enum([...RemovalReason.options, 'unused']),
  }),
  z.strictObject({ event: z.literal('undertaking_accepted'), user: UserId, version: count }),
  z.strictObject({ event: z.literal('undertaking_published'), version: count }),
  z.strictObject({ event: z.literal('factor_added'), user: UserId, factor: FactorKind }),
  z.strictObject({ event: z.literal('factor_removed'), user: UserId, factor: FactorKind }),
  z.strictObject({ event: z.literal('factor_required'), role: Role }),
  z.strictObject({ event: z.literal('factor_not_required'), role: Role }),
  z.strictObject({ event: z.literal('recovery_used'), user: UserId }),
  z.strictObject({ event: z.literal('identity_linked'), user: UserId }),
  z.strictObject({ event: z.literal('stepped_up'), user: UserId }),
  z.strictObject({ event: z.literal('session_ended'), user: UserId, sessions: count }),
  z.strictObject({ event: z.literal('gate_opened'), user: UserId }),
  z.strictObject({ event: z.literal('gate_ended'), user: UserId }),
  z.strictObject({ event: z.literal('refused'), action: z.enum(actions) }),
  z.strictObject({ event: z.literal('organisation_saved'), organisation: OrganisationId }),
  z.strictObject({ event: z.literal('area_saved'), area: AreaId }),
  z.strictObject({ event: z.literal('point_saved'), point: PointId }),
  z.strictObject({ event: z.literal('visit_screen_set'), point: PointId }),
  z.strictObject({ event: z.literal('accessibility_set') }),
  z.strictObject({ event: z.literal('point_closed'), point: PointId }),
  z.strictObject({ event: z.literal('code_list_published'), version: count }),
  z.strictObject({ event: z.literal('password_policy'), act: z.enum(['proposed', 'approved', 'ended']) }),
  z.strictObject({ event: z.literal('audit_read'), lines: count }),
  z.strictObject({ event: z.literal('audit_segment_removed'), month: PeriodName, lines: count }),
  z.strictObject({ event: z.literal('retention'), users: count, sessions: count, gates: count, codes: count }),
  z.strictObject({ event: z.literal('retention_stopped'), why: z.enum(['clock', 'share']) }),
  z.strictObject({ event: z.literal('contacts_searched'), found: count }),
  z.strictObject({ event: z.literal('contact_viewed'), contact: ContactRef }),
  z.strictObject({ event: z.literal('contact_corrected'), contact: ContactRef }),
  z.strictObject({ event: z.literal('contact_narrowed'), contact: ContactRef }),
  z.strictObject({ event: z.literal('contact_restricted'), contact: ContactRef }),
  z.strictObject({ event: z.literal('contact_unrestricted'), contact: ContactRef }),
  z.strictObject({ event: z.literal('contact_copied'), contact: ContactRef }),
  z.strictObject({ event: z.literal('contact_told'), contact: ContactRef, version: count }),
  // The ledger that a restore replays: which contact is gone for ever, and the week of its key.
  z.strictObject({
    event: z.literal('contact_erased'),
    contact: ContactRef,
    week,
    reason: z.enum([...ErasureReason.options, 'voided']),
  }),
  z.strictObject({ event: z.literal('withdrawal_taken'), request: RequestId }),
  z.strictObject({ event: z.literal('request_noted'), request: RequestId, right: RequestRight }),
  z.strictObject({ event: z.literal('request_changed'), request: RequestId, act: RequestAct }),
  z.strictObject({ event: z.literal('notice_published'), version: count }),
  z.strictObject({ event: z.literal('disclosed'), disclosure: DisclosureId }),
  z.strictObject({ event: z.literal('disclosures_read'), lines: count }),
  z.strictObject({
    event: z.literal('retention_settings'),
    act: z.enum(['proposed', 'approved', 'discarded', 'round', 'destroyed']),
  }),
  // `weeks` and `keys`: destroyed keys of whole weeks, and those of tablets and of rows that are not there.
  z.strictObject({
    event: z.literal('contacts_expired'),
    contacts: count,
    weeks: count,
    requests: count,
    disclosures: count,
    keys: count,
  }),
  z.strictObject({ event: z.literal('transport_key_made'), until: Day }),
  z.strictObject({ event: z.literal('backed_up'), store: StoreName, rows: count }),
  z.strictObject({ event: z.literal('restored'), erased: count, expired: count, keyless: count }),
  // The data protection officer, about a period that not even the strictest tables protect.
  z.strictObject({
    event: z.literal('risk_decided'),
    visitor: Visitor,
    kind: PeriodKind,
    period: PeriodName,
    act: z.enum(['least', 'nothing']),
  }),
  z.strictObject({
    event: z.literal('close_narrowed'),
    visitor: Visitor,
    kind: PeriodKind,
    period: PeriodName,
    from: ProfileName,
    to: ProfileName,
  }),
  // The officer's yearly assessment of how well figures protect.
  z.strictObject({ event: z.literal('risk_assessed') }),
  z.strictObject({ event: z.literal('policy'), act: z.enum(['proposed', 'approved', 'refused', 'discarded']) }),
  z.strictObject({ event: z.literal('period_note'), act: z.enum(['saved', 'removed']), period: PeriodName }),
  z.strictObject({ event: z.literal('report_plan'), act: z.enum(['saved', 'removed']) }),
  z.strictObject({ event: z.literal('reports_made'), period: PeriodName, reports: count }),
  z.strictObject({ event: z.literal('open_data'), act: z.enum(['published', 'withdrawn']), table: OpenTableId }),
  z.strictObject({ event: z.literal('folded'), visits: count, arrivals: count }),
  z.strictObject({
    event: z.literal('closed'),
    visitor: Visitor,
    kind: PeriodKind,
    period: PeriodName,
    cells: count,
    listHash,
  }),
])
export type AuditEvent = z.infer<typeof AuditEvent>
export type AuditEventName = AuditEvent['event']

/** Who did it: a user by account and the role held then, a tablet, the server by itself, or nobody known. */
export const AuditActor = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('user'), user: UserId, role: Role }),
  z.strictObject({ is: z.literal('device') }),
  z.strictObject({ is: z.literal('server') }),
  z.strictObject({ is: z.literal('nobody') }),
])
export type AuditActor = z.infer<typeof AuditActor>

/**
 * One line. `at` in milliseconds since 1970; `organisation` is the one whose main user may read the line, if any; `request`
 * joins the lines of one request.
 */
export const AuditLine = z.strictObject({
  at: z.int(),
  actor: AuditActor,
  organisation: z.nullable(OrganisationId),
  /** 8 random bytes: the last character can only be one of 16. */
  request: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]$/))),
  event: AuditEvent,
})
export type AuditLine = z.infer<typeof AuditLine>

/** Kinds by which a reader narrows the log down. */
export const AuditGroup = z.enum(['log_in', 'people', 'contacts', 'devices', 'settings', 'server', 'reading'])
export type AuditGroup = z.infer<typeof AuditGroup>

/** The group of each event: none is left out, or it does not compile. */
export const auditGroups: Readonly<Record<AuditEventName, AuditGroup>> = {
  set_up: 'settings',
  user_created: 'people',
  password_set: 'log_in',
  signed_in: 'log_in',
  sign_in_refused: 'log_in',
  signed_out: 'log_in',
  device_code_made: 'devices',
  device_enrolled: 'devices',
  device_revoked: 'devices',
  device_named: 'devices',
  device_reported_lost: 'devices',
  device_rescued: 'devices',
  access_changed: 'people',
  access_ended: 'people',
  access_reviewed: 'people',
  invited: 'people',
  reset_begun: 'people',
  details_changed: 'people',
  deletion_asked: 'people',
  deletion_withdrawn: 'people',
  user_deleted: 'people',
  undertaking_accepted: 'people',
  undertaking_published: 'settings',
  factor_added: 'log_in',
  factor_removed: 'log_in',
  recovery_used: 'log_in',
  identity_linked: 'log_in',
  stepped_up: 'log_in',
  session_ended: 'log_in',
  gate_opened: 'log_in',
  gate_ended: 'log_in',
  refused: 'reading',
  organisation_saved: 'settings',
  area_saved: 'settings',
  point_saved: 'settings',
  visit_screen_set: 'settings',
  accessibility_set: 'settings',
  point_closed: 'settings',
  code_list_published: 'settings',
  factor_required: 'settings',
  factor_not_required: 'settings',
  password_policy: 'settings',
  audit_read: 'reading',
  audit_segment_removed: 'server',
  retention: 'server',
  retention_stopped: 'server',
  contacts_searched: 'contacts',
  contact_viewed: 'contacts',
  contact_corrected: 'contacts',
  contact_narrowed: 'contacts',
  contact_restricted: 'contacts',
  contact_unrestricted: 'contacts',
  contact_copied: 'contacts',
  contact_told: 'contacts',
  contact_erased: 'contacts',
  withdrawal_taken: 'contacts',
  request_noted: 'contacts',
  request_changed: 'contacts',
  notice_published: 'settings',
  disclosed: 'reading',
  disclosures_read: 'reading',
  retention_settings: 'settings',
  contacts_expired: 'server',
  transport_key_made: 'server',
  backed_up: 'server',
  restored: 'server',
  folded: 'server',
  risk_decided: 'settings',
  risk_assessed: 'settings',
  close_narrowed: 'server',
  policy: 'settings',
  period_note: 'settings',
  report_plan: 'settings',
  reports_made: 'server',
  open_data: 'settings',
  closed: 'server',
}

/** The events of a group; those of `log_in` are what a user may read of the own account. */
export const eventsOfGroup = (group: AuditGroup): readonly AuditEventName[] =>
  // The keys of the record are the names.
  (Object.keys(auditGroups) as AuditEventName[]).filter((name) => auditGroups[name] === group)

/** Lines that one answer holds at most. */
export const auditPageLines = 100

/** `GET /api/v1/audit`: lines before a number, of a group, from one day to another in Helsinki, both included. */
export const AuditRequest = z.strictObject({
  before: z.optional(
    z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,14}$/)),
      z.transform((text: string) => Number(text)),
    ),
  ),
  event: z.optional(AuditGroup),
  from: z.optional(Day),
  to: z.optional(Day),
})
export type AuditRequest = z.infer<typeof AuditRequest>

/**
 * Newest first. `names` are the users of the lines whose accounts still exist, as far as the reader may know them: who is
 * missing was deleted or belongs elsewhere. `more` says whether older lines follow.
 */
export const AuditAnswer = z.strictObject({
  lines: z.array(z.extend(AuditLine, { id: z.int().check(z.gte(1)) })),
  names: z.record(UserId, z.string()),
  more: z.boolean(),
})
export type AuditAnswer = z.infer<typeof AuditAnswer>
