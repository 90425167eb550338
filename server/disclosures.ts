// Noting that statistics were handed on: whoever prints, exports or tells figures calls this in the same step.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { type DisclosureId, makeDisclosureId, type OrganisationId, type UserId } from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import { type Disclosure, disclosureProblem, type NewDisclosure } from '@tukkimies/shared/register/disclosure.ts'
import type { Deps } from './deps.ts'
import { Refused } from './refused.ts'
import { appendAudit } from './register/audit.ts'
import { addDisclosure } from './register/disclosures.ts'
import type { RegisterTx } from './register/schema.ts'

/** Who hands on, and how the line of the log is made. */
export type Discloser = {
  readonly user: UserId
  readonly organisation: OrganisationId | null
  readonly line: (event: AuditEvent) => AuditLine
}

/**
 * Notes a handing-on in a transaction of the register, with its line in the log. Problems: those of `disclosureProblem`,
 * before anything is written.
 */
export const noteDisclosure = async (
  { now, random }: Pick<Deps, 'now' | 'random'>,
  tx: RegisterTx,
  { user, organisation, line }: Discloser,
  draft: NewDisclosure,
): Promise<Disclosure> => {
  const problem = disclosureProblem(draft)
  if (problem) throw new Refused(problem)
  const id: DisclosureId = makeDisclosureId(random)
  const day = instantToDay(now())
  await addDisclosure(tx, { id, organisation, day, user, draft })
  await appendAudit(tx, line({ event: 'disclosed', disclosure: id }))
  return { id, day, by: user, ...draft }
}
