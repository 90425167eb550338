// What a risk report says against what is demanded, figure by figure. `open`: too few to judge, or not rehearsed yet.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { demands, judgeInference } from '@tukkimies/shared/release/demands.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import type { Differencing, FoldBatches, Inference, RiskReport } from '@tukkimies/shared/release/risk.ts'
import type { PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'

export type Verdict = 'met' | 'failed' | 'open'

/** Of a hundred batches so many may be below the lawful size. */
export const smallBatchesMax = 5

/** The rules of a version, `undefined` while they are not known here. */
export const policyByVersion = (
  answer: Pick<PolicyAnswer, 'versions'> | undefined,
  version: number,
): Policy | undefined => answer?.versions.find(({ policy }) => policy.version === version)?.policy

/** The rules in force on a day: the answer has the newest first, and one may begin later. */
export const policyOnDay = (answer: Pick<PolicyAnswer, 'versions'> | undefined, day: Day): Policy | undefined =>
  answer?.versions.find(({ first }) => first <= day)?.policy

/** The fewest visits behind a published number that the rules leave (AN13). */
export const leastVisits = ({ threshold, noise }: Policy): number => threshold - noise.D

/** Figure 1; a close that misses it never comes to be, so that an unknown rule changes nothing. */
export const smallestVerdict = ({ smallest }: RiskReport, least: number | undefined): Verdict =>
  smallest === null ? 'open' : smallest >= (least ?? 0) ? 'met' : 'failed'

/** Figure 3. */
export const auditVerdict = ({ audit }: RiskReport): Verdict => worst([verdictOf(audit.cells), verdictOf(audit.rests)])

/** One attack of figure 4. */
export const inferenceVerdict = (inference: Inference | undefined, attack: 'neighbour' | 'roster'): Verdict => {
  const judged = inference ? judgeInference(inference, attack) : 'too_few'
  return judged === 'too_few' ? 'open' : judged
}

/** Figure 5 has an aim and no demand: nobody waits longer than the law of the fold lets them, however few come. */
export const batchVerdict = ({ count, below }: FoldBatches): 'met' | 'note' | 'open' => {
  if (count === 0) return 'open'
  return below * 100 <= smallBatchesMax * count ? 'met' : 'note'
}

/** The whole report. Visits of partners are not rehearsed, so that a missing rehearsal leaves nothing open there. */
export const reportVerdict = (visitor: Visitor, risk: RiskReport, least: number | undefined): Verdict => {
  const { rehearsal } = risk
  const attacks =
    visitor === 'partner' && rehearsal === null
      ? []
      : (['neighbour', 'roster'] as const).map((attack) => inferenceVerdict(rehearsal?.[attack], attack))
  const verdicts = [smallestVerdict(risk, least), auditVerdict(risk), ...attacks]
  if (verdicts.includes('failed')) return 'failed'
  return verdicts.includes('open') ? 'open' : 'met'
}

const verdictOf = (figure: Differencing): Verdict => {
  if (figure.is === 'too_few') return 'open'
  const { signed, sized, ones } = demands.differencing
  return figure.signed <= signed && figure.sized <= sized && (figure.ones ?? 0) <= ones ? 'met' : 'failed'
}

// One of the two is enough to judge by.
const worst = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes('failed')) return 'failed'
  return verdicts.includes('met') ? 'met' : 'open'
}
