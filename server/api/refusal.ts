// Refusals that are written down: what somebody signed in asked for without the right to it, and what was not there for
// them, which is how a foreign object looks.
import type { ProblemCode } from '@tukkimies/shared/problem.ts'
import type { Action } from '@tukkimies/shared/register/rights.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { makeLine } from './line.ts'
import type { Asking } from './route.ts'

const noted: ReadonlySet<ProblemCode> = new Set(['no_right', 'not_found', 'wrong_person'])

/** Adds the line of a refused action, one a request; nothing for whoever is not signed in, and for other faults. */
export const noteRefusal = async (
  c: Asking,
  deps: Pick<Deps, 'register' | 'now'>,
  action: Action,
  fault: unknown,
): Promise<void> => {
  if (!(fault instanceof Refused) || !noted.has(fault.problem.code) || c.get('who')?.is !== 'user') return
  // Every page asks by itself who is signed in: that another person holds the tablet now is nobody's attempt.
  if (fault.problem.code === 'wrong_person' && action === 'read_own_details') return
  await deps.register.transact((tx) => appendAudit(tx, makeLine(c, deps.now(), { event: 'refused', action })))
}
