// How well figures protect: the report of each closed period for whoever reads figures, the rows that are still open, and what
// the data protection officer decides.
import { OpenRows, RiskAnswer, RiskDecision } from '@tukkimies/shared/release/risk-answer.ts'
import { assessRisk, decideRisk, readOpenRows, readRisk, type RiskDeps } from '../risk.ts'
import { makeLine } from './line.ts'
import { makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'

const path = '/api/v1/risk'

export const riskRoutes = (deps: RiskDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path,
      right: 'read_risk',
      summary:
        'The risk report of each closed period, the newest first, and what waits for the data protection officer',
      answer: RiskAnswer,
      problems: [],
    },
    async (c) => c.json((await readRisk(deps)) satisfies RiskAnswer),
  ),
  makeRoute(
    {
      method: 'get',
      path: `${path}/open`,
      right: 'read_risk',
      summary: 'How many visits and counts are still open, coarsely',
      answer: OpenRows,
      problems: [],
    },
    async (c) => c.json((await readOpenRows(deps)) satisfies OpenRows),
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: `${path}/decide`,
      right: 'decide_risk',
      summary: 'Decides on a period that waits: the fewest tables, or none; the next night publishes it so',
      answer: RiskAnswer,
      problems: ['outdated'],
    },
    RiskDecision,
    async (c, decision) => {
      await decideRisk(deps, decision, ({ visitor, kind, name }) =>
        makeLine(c, deps.now(), { event: 'risk_decided', visitor, kind, period: name, act: decision.act }),
      )
      return c.json((await readRisk(deps)) satisfies RiskAnswer)
    },
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: `${path}/assess`,
      right: 'decide_risk',
      summary: 'Notes that the protection of the figures was assessed today',
      answer: RiskAnswer,
      problems: [],
    },
    Nothing,
    async (c) => {
      await assessRisk(deps, makeLine(c, deps.now(), { event: 'risk_assessed' }))
      return c.json((await readRisk(deps)) satisfies RiskAnswer)
    },
  ),
]
