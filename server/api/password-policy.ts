// Whether passwords have to be changed at intervals: proposed by the operator, decided by the data protection officer.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { PasswordPolicy, PasswordPolicyAnswer, PasswordPolicyApproval } from '@tukkimies/shared/register/factors.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { approvePolicy, proposePolicy, readPolicy, readProposal } from '../users/rotation.ts'
import { makeLine } from './line.ts'
import { makeBodyRoute, makeRoute, type Route } from './route.ts'

const path = '/api/v1/password-policy'

export const passwordPolicyRoutes = (deps: Pick<Deps, 'register' | 'now'>): readonly Route[] => {
  const read = async (): Promise<PasswordPolicyAnswer> => ({
    current: await readPolicy(deps.register),
    proposed: await readProposal(deps.register),
  })
  const declaration = { method: 'post', answer: PasswordPolicyAnswer, problems: [] } as const
  return [
    makeRoute(
      {
        ...declaration,
        method: 'get',
        path,
        right: 'read_password_policy',
        summary: 'The policy of password rotation, and what is proposed',
      },
      async (c) => c.json(await read()),
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/propose`,
        right: 'propose_password_policy',
        summary: 'Puts a policy before the data protection officer',
      },
      PasswordPolicy,
      async (c, policy) => {
        const today = instantToDay(deps.now())
        if (policy.reviewDay <= today) throw new Refused({ code: 'invalid', field: 'reviewDay' })
        await deps.register.transact(async (tx) => {
          await proposePolicy(tx, policy, today)
          await appendAudit(tx, makeLine(c, deps.now(), { event: 'password_policy', act: 'proposed' }))
        })
        return c.json(await read())
      },
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/approve`,
        right: 'approve_password_policy',
        summary: 'Puts the proposed policy in force, or ends the one in force if it proposes none',
        problems: ['outdated'],
      },
      PasswordPolicyApproval,
      async (c, { policy }) => {
        const today = instantToDay(deps.now())
        await deps.register.transact(async (tx) => {
          const approved = await approvePolicy(tx, today)
          if (JSON.stringify(approved) !== JSON.stringify(policy)) throw new Refused({ code: 'outdated' })
          const act = policy.maxAgeDays === null ? 'ended' : 'approved'
          await appendAudit(tx, makeLine(c, deps.now(), { event: 'password_policy', act }))
        })
        return c.json(await read())
      },
    ),
  ]
}
