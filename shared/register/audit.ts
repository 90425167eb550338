// Every event that is written down, and the fields it may have: who did what to which account, tablet or period. Closed:
// there is no place for names, addresses, search words, entries, or which tablet sent what.
import * as z from 'zod/mini'
import { PeriodKind, PeriodName } from '../day.ts'
import { DeviceId, OrganisationId, PointId, UserId } from '../id.ts'
import { Visitor } from './code-list.ts'
import { Role } from './user.ts'

const count = z.int().check(z.gte(0))
const listHash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

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

/** One line. `at` in milliseconds since 1970; `organisation` is the one whose main user may read the line, if any. */
export const AuditLine = z.strictObject({
  at: z.int(),
  actor: AuditActor,
  organisation: z.nullable(OrganisationId),
  event: AuditEvent,
})
export type AuditLine = z.infer<typeof AuditLine>
