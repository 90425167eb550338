// A line of the audit log for what was asked in a request: who asked, under which role, joined with the request's other
// lines by a random number that says nothing else.
import type { OrganisationId } from '@tukkimies/shared/id.ts'
import type { AuditActor, AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Deps } from '../deps.ts'
import type { Moment } from '../register/audit.ts'
import type { Asking } from './route.ts'
import type { Who } from './who.ts'

/** `organisation` is the one whose main user may read the line; unless told, that of the user who asks. */
export const makeLine = (c: Asking, at: number, event: AuditEvent, organisation?: OrganisationId | null): AuditLine => {
  const who = c.get('who')
  const own = who.is === 'user' ? who.user.organisation : null
  return { at, actor: whoToActor(who), organisation: organisation ?? own, request: c.get('request'), event }
}

/** When the request is answered, and its number: for lines that are made where nobody knows of requests. */
export const momentOf = (c: Asking, { now }: Pick<Deps, 'now'>): Moment => ({ at: now(), request: c.get('request') })

const whoToActor = (who: Who): AuditActor => {
  if (who.is === 'user') return { is: 'user', user: who.user.id, role: who.user.role }
  return { is: who.is === 'device' ? 'device' : 'nobody' }
}
