// What waits for somebody by role and grants: told with the own account, so that a first page need not ask for a password.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { requestUrgency } from '@tukkimies/shared/register/request.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import type { Waiting } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { noticeWarning } from '../register/notices.ts'
import { readPolicyProposal } from '../register/policies.ts'
import { hasUnopened } from '../register/reports.ts'
import { readRetentionProposal } from '../register/retention-settings.ts'
import { listRequests } from '../requests/requests.ts'
import { readRisk } from '../risk.ts'
import type { Account } from './accounts.ts'

export type WaitingDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'now'>

/** Kinds alone: neither how many requests there are nor whose. */
export const waitingOf = async (deps: WaitingDeps, account: Account): Promise<readonly Waiting[]> => [
  ...(await requestsWaiting(deps, account)),
  ...(makeScope('publish_notice', account) ? await noticeWaiting(deps) : []),
  ...(makeScope('approve_retention', account) && (await readRetentionProposal(deps.register))
    ? (['retention_proposed'] as const)
    : []),
  ...(makeScope('approve_policy', account) ? await policyWaiting(deps) : []),
  ...(makeScope('decide_risk', account) ? await riskWaiting(deps) : []),
  ...(makeScope('plan_reports', account) && (await hasUnopened(deps.register, account.id))
    ? (['reports_ready'] as const)
    : []),
]

const requestsWaiting = async (deps: WaitingDeps, account: Account): Promise<readonly Waiting[]> => {
  const scope = makeScope('manage_requests', account)
  if (!scope) return []
  const today = instantToDay(deps.now())
  const urgencies = (await listRequests(deps, scope)).map((request) => requestUrgency(request, today))
  if (urgencies.includes('overdue')) return ['requests_overdue']
  return urgencies.includes('soon') ? ['requests_soon'] : []
}

// What the officer has not approved waits for whoever proposed it.
const policyWaiting = async ({ register }: WaitingDeps): Promise<readonly Waiting[]> => {
  const proposal = await readPolicyProposal(register)
  return proposal && !proposal.refused ? ['policy_proposed'] : []
}

const riskWaiting = async (deps: WaitingDeps): Promise<readonly Waiting[]> => {
  const { waiting, due } = await readRisk(deps)
  const isDue = due !== null && due <= instantToDay(deps.now())
  return [...(waiting.length > 0 ? (['risk_waits'] as const) : []), ...(isDue ? (['assessment_due'] as const) : [])]
}

const noticeWaiting = async ({ register }: WaitingDeps): Promise<readonly Waiting[]> => {
  const warning = await noticeWarning(register)
  if (!warning) return []
  return [warning === 'notice-missing' ? 'notice_missing' : 'notice_outdated']
}
