// How risk reports, the rows that are still open, and the rules of publication travel to whoever may see them.
import * as z from 'zod/mini'
import { Day, PeriodKind, PeriodName } from '../day.ts'
import { Visitor } from '../register/code-list.ts'
import { PolicyField } from './policy-change.ts'
import { Policy, Profile } from './policy.ts'
import { Rehearsal, RiskReport } from './risk.ts'

const count = z.int().check(z.gte(0))

const reported = {
  visitor: Visitor,
  kind: PeriodKind,
  name: PeriodName,
  first: Day,
  last: Day,
  close: Day,
  profile: Profile,
  /** The version of the policy. */
  policy: count,
  risk: RiskReport,
}

/** The report of a published period: `cells` are its published cells. */
export const PeriodRisk = z.strictObject({ ...reported, cells: count, listHash: z.string() })
export type PeriodRisk = z.infer<typeof PeriodRisk>

/** A period that waits for the data protection officer: not even the strictest tables meet the demands (AN100). */
export const WaitingRisk = z.strictObject(reported)
export type WaitingRisk = z.infer<typeof WaitingRisk>

/** `GET /api/v1/risk`: newest first. `assessed` is the day of the officer's last assessment (F11), `due` when the next is. */
export const RiskAnswer = z.strictObject({
  periods: z.array(PeriodRisk),
  waiting: z.array(WaitingRisk),
  assessed: z.nullable(Day),
  due: z.nullable(Day),
})
export type RiskAnswer = z.infer<typeof RiskAnswer>

/** `POST /api/v1/risk/decide`: publish the fewest tables all the same, or none at all. Problem `outdated` if it waits no more. */
export const RiskDecision = z.strictObject({ visitor: Visitor, name: PeriodName, act: z.enum(['least', 'nothing']) })
export type RiskDecision = z.infer<typeof RiskDecision>

/**
 * `GET /api/v1/risk/open`, figure 6. Open visits are those of all visitors together: apart, whoever reads again and again
 * would see whose visit an arrival was (AN72); in steps of the threshold, for the same reason. They and the age of the oldest
 * are `null` below it (AN53). Of accumulators of a kind of place: how many rows, rounded to tens, and how many in a hundred
 * count one visit; nothing where no place has as many visits as the threshold. `backup` is the age in days of the last
 * verified backup of live, `null` without one.
 */
export const OpenRows = z.strictObject({
  visits: z.strictObject({ open: z.nullable(count), oldest: z.nullable(count) }),
  accumulators: z.array(
    z.strictObject({
      visitor: Visitor,
      kind: PeriodKind,
      node: z.enum(['whole', 'area', 'point']),
      rows: count,
      ones: z.int().check(z.gte(0), z.lte(100)),
    }),
  ),
  backup: z.nullable(count),
})
export type OpenRows = z.infer<typeof OpenRows>

/** Why the officer does not approve a proposal; of a list, so that nobody is written about. */
export const RefusalReason = z.enum(['protects_less', 'no_need', 'not_clear', 'first_day', 'other'])
export type RefusalReason = z.infer<typeof RefusalReason>

/**
 * A policy that waits for approval, as it is kept: `day` is that of the proposal, `rehearsal` null until it has been made.
 * `refused` is there once the officer has not approved it: it then waits for nobody, until it is taken back or replaced.
 */
export const WaitingPolicy = z.strictObject({
  policy: Policy,
  first: Day,
  day: Day,
  rehearsal: z.nullable(Rehearsal),
  refused: z.optional(z.strictObject({ reason: RefusalReason, day: Day })),
})
export type WaitingPolicy = z.infer<typeof WaitingPolicy>

/**
 * A policy that waits for approval, as it is told. `meets` is whether its rehearsal was judged and keeps to the demands;
 * `loosens` names what of it lets more be seen than before, which alone makes a rehearsal needed; `warnings` are parameters.
 */
export const PolicyProposal = z.extend(WaitingPolicy, {
  meets: z.boolean(),
  loosens: z.array(PolicyField),
  warnings: z.array(z.string()),
})
export type PolicyProposal = z.infer<typeof PolicyProposal>

/**
 * `GET /api/v1/policy`: every version with its first day, the newest first, and what is proposed. `own` is the profile that
 * the last year's arrivals give, `earliest` the first day on which a new version may begin.
 */
export const PolicyAnswer = z.strictObject({
  versions: z.array(z.strictObject({ policy: Policy, first: Day })),
  proposal: z.nullable(PolicyProposal),
  own: Profile,
  earliest: Day,
})
export type PolicyAnswer = z.infer<typeof PolicyAnswer>

/**
 * `POST /api/v1/policy/propose`, and `/approve` with what was read of the proposal. Version and signature are the server's to
 * give. Problems: `policy` and `noise_infeasible`, as at the start of the server; `outdated`, `rehearsal_missing` and
 * `rehearsal_failed` where it is approved.
 */
export const NewPolicy = z.strictObject({ policy: Policy, first: Day })
export type NewPolicy = z.infer<typeof NewPolicy>

/** `POST /api/v1/policy/refuse`: what was read of the proposal is not approved. Problem `outdated` if it waits no more. */
export const RefusedPolicy = z.extend(NewPolicy, { reason: RefusalReason })
export type RefusedPolicy = z.infer<typeof RefusedPolicy>
