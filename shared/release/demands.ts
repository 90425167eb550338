// What the figures of a risk report are held to (R3, R5, R7 of the specification): one table for the close, the rehearsal, the
// page and the attacks on the whole system.
import { type Inference, type Rehearsal, type RiskReport } from './risk.ts'

/** Largest figures allowed, in hundredths: of a subtraction, of T1 who knows one visitor, of T3 who knows all but a bit. */
export const demands = {
  differencing: { signed: 75, sized: 75, ones: 40 },
  neighbour: { auc: 75, surest: 55 },
  roster: { auc: 80, surest: 75 },
} as const

/** True claims, or false ones, below which nothing is judged (AN97). */
export const claimsMin = 100

export type Judgement = 'met' | 'too_few' | 'failed'
type Attacks = Pick<Rehearsal, 'neighbour' | 'roster'>

/** One attack of a rehearsal against its demand (R5, R7). */
export const judgeInference = (inference: Inference, attack: keyof Attacks): Judgement => {
  if (inference.is === 'too_few') return 'too_few'
  const { auc, surest } = demands[attack]
  return inference.auc <= auc && inference.surest <= surest ? 'met' : 'failed'
}

/** A rehearsal against the demands: as the worse of its attacks. Only one that is `met` shows that more may be seen (AN35). */
export const judgeRehearsal = ({ neighbour, roster }: Attacks): Judgement => {
  const judged = [judgeInference(neighbour, 'neighbour'), judgeInference(roster, 'roster')]
  return judged.find((one) => one === 'failed') ?? judged.find((one) => one === 'too_few') ?? 'met'
}

/** Whether a close may go by a rehearsal (AN100): what is too few to judge narrows nothing. */
export const meetsRehearsalDemands = (attacks: Attacks): boolean => judgeRehearsal(attacks) !== 'failed'

/** Whether figures 3 and 4 keep to the demands (AN100); what is too few to judge, or was not rehearsed yet, does. */
export const meetsDemands = ({ audit, rehearsal }: Pick<RiskReport, 'audit' | 'rehearsal'>): boolean =>
  [audit.cells, audit.rests].every(
    (figure) =>
      figure.is === 'too_few' ||
      (figure.signed <= demands.differencing.signed &&
        figure.sized <= demands.differencing.sized &&
        (figure.ones ?? 0) <= demands.differencing.ones),
  ) &&
  (rehearsal === null || meetsRehearsalDemands(rehearsal))
