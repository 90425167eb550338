// What a contact is made of: its row in the register and its key in *keys*. The two meet in this folder alone.
import type { OrganisationId } from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Deps } from '../deps.ts'

/** The clock too: a contact whose time is over is nobody's. */
export type ContactStores = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

/** The line of the audit log for an event; the organisation is the contact's, whose main user may read it. */
export type LineOf = (event: AuditEvent, organisation: OrganisationId | null) => AuditLine

/** The line of what the server does by itself. */
export const serverLine =
  ({ now }: Pick<ContactStores, 'now'>): LineOf =>
  (event, organisation) => ({ at: now(), actor: { is: 'server' }, organisation, event })

/** The line of what came from a tablet; it names none. */
export const deviceLine =
  ({ now }: Pick<ContactStores, 'now'>): LineOf =>
  (event, organisation) => ({ at: now(), actor: { is: 'device' }, organisation, event })
