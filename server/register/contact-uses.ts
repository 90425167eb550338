// What the use log says of one contact: for the person whose data it is, so without who it was.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import { type AuditEventName, eventsOfGroup } from '@tukkimies/shared/register/audit.ts'
import type { RegisterQueryable } from './schema.ts'

/** Days and events of the log's lines that name the contact, oldest first, as far back as the log reaches. */
export const listContactUses = async (
  register: RegisterQueryable,
  ref: ContactRef,
): Promise<{ readonly day: Day; readonly event: AuditEventName }[]> => {
  // Canonical JSON writes a contact in one way only, and both engines replace by the byte.
  const named = `"contact":"${ref}"`
  const lines = register.query
    .selectFrom('audit')
    .select(['at', 'event'])
    .where('event', 'in', eventsOfGroup('contacts'))
    .where(({ eb, fn, val, ref: column }) =>
      eb(fn<string>('replace', [column('line'), val(named), val('')]), '<>', column('line')),
    )
  const rows = await lines.orderBy('id').execute()
  return rows.map(({ at, event }) => ({ day: instantToDay(at), event }))
}
