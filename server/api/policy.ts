// The rules of publication: told to whoever reads risk reports, proposed by the operator, put in force by the data protection
// officer.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { NewPolicy, PolicyAnswer, RefusedPolicy } from '@tukkimies/shared/release/risk-answer.ts'
import {
  approvePolicy,
  createRehearser,
  discardPolicy,
  proposePolicy,
  readPolicyAnswer,
  refusePolicy,
  type PolicyDeps,
} from '../policies.ts'
import { readOwnProfile } from '../policy-check.ts'
import { appendAudit } from '../register/audit.ts'
import type { RegisterTx } from '../register/schema.ts'
import type { RehearsalDeps } from '../visits/rehearse.ts'
import { makeLine } from './line.ts'
import { type Asking, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'

type PolicyApiDeps = PolicyDeps & RehearsalDeps
type Act = Extract<AuditEvent, { event: 'policy' }>['act']

const path = '/api/v1/policy'

export const policyRoutes = (deps: PolicyApiDeps): readonly Route[] => {
  const declaration = { method: 'post', answer: PolicyAnswer } as const
  const rehearseSoon = createRehearser(deps)
  return [
    makeRoute(
      {
        ...declaration,
        method: 'get',
        path,
        right: 'read_risk',
        summary: 'The rules of publication by version, and what is proposed, with its rehearsal',
        problems: [],
      },
      async (c) => c.json((await readPolicyAnswer(deps)) satisfies PolicyAnswer),
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/propose`,
        right: 'propose_policy',
        summary: 'Puts rules before the data protection officer, and begins to rehearse them',
        problems: ['policy', 'noise_infeasible'],
      },
      NewPolicy,
      async (c, proposal) => {
        const answer = await change(deps, c, 'proposed', (tx) => proposePolicy(tx, proposal, instantToDay(deps.now())))
        rehearseSoon()
        return answer
      },
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/discard`,
        right: 'propose_policy',
        summary: 'Takes the proposal back',
        problems: ['outdated'],
      },
      Nothing,
      (c) => change(deps, c, 'discarded', discardPolicy),
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/approve`,
        right: 'approve_policy',
        summary: 'Puts the proposal that was read in force from its first day on',
        problems: ['outdated', 'policy', 'noise_infeasible', 'rehearsal_missing', 'rehearsal_failed'],
      },
      NewPolicy,
      async (c, read) => {
        const today = instantToDay(deps.now())
        const own = await readOwnProfile(deps, today)
        return change(deps, c, 'approved', (tx) => approvePolicy(tx, read, own, today))
      },
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/refuse`,
        right: 'approve_policy',
        summary: 'Does not approve the proposal that was read, and says why',
        problems: ['outdated'],
      },
      RefusedPolicy,
      (c, read) => change(deps, c, 'refused', (tx) => refusePolicy(tx, read, instantToDay(deps.now()))),
    ),
  ]
}

const change = async (
  deps: PolicyApiDeps,
  c: Asking,
  act: Act,
  work: (tx: RegisterTx) => Promise<void>,
): Promise<Response> => {
  await deps.register.transact(async (tx) => {
    await work(tx)
    await appendAudit(tx, makeLine(c, deps.now(), { event: 'policy', act }))
  })
  return c.json((await readPolicyAnswer(deps)) satisfies PolicyAnswer)
}
