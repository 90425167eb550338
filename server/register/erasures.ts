// The ledger of erasures as the use log has it: what a restore must erase again.
import { type AuditEvent, type AuditEventName, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { RegisterQueryable } from './schema.ts'

const names = ['contact_erased', 'user_deleted', 'request_changed'] as const

/** What is gone for ever: a contact, a user or a request. */
export type ErasureEvent = Extract<AuditEvent, { event: (typeof names)[number] }>

/** Whether an event says that something is gone for ever. */
export const isErasure = (event: AuditEvent): event is ErasureEvent =>
  event.event === 'request_changed' ? event.act === 'deleted' : names.some((name) => name === event.event)

/** All erasures that the log still knows, oldest first. */
export const listErasures = async (register: RegisterQueryable): Promise<readonly ErasureEvent[]> => {
  const lines = register.query.selectFrom('audit').select('line').where('event', 'in', names).orderBy('id')
  return (await lines.execute()).map(({ line }) => AuditLine.parse(JSON.parse(line)).event).filter(isErasure)
}

/** What a person or somebody responsible has taken back, narrowed, ended or lost: a restore from before must not undo it. */
const takenBack = [
  ...names,
  'withdrawal_taken',
  'contact_narrowed',
  'contact_restricted',
  'request_noted',
  'access_ended',
  'access_changed',
  'device_revoked',
  'device_reported_lost',
] as const satisfies readonly AuditEventName[]

/** Whether the log has a line of that kind from a moment on, in milliseconds since 1970. */
export const isTakenBackSince = async (register: RegisterQueryable, at: number): Promise<boolean> => {
  const line = register.query.selectFrom('audit').select('id').where('event', 'in', takenBack).where('at', '>=', at)
  return (await line.limit(1).executeTakeFirst()) !== undefined
}
