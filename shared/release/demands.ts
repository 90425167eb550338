// What the figures of a risk report are held to (R3, R5, R7 of the specification): one table for the close, the rehearsal, the
// page and the attacks on the whole system.
import { type Rehearsal, type RiskReport } from './risk.ts'

/** Largest figures allowed, in hundredths: of a subtraction, of T1 who knows one visitor, of T3 who knows all but a bit. */
export const demands = {
  differencing: { signed: 75, sized: 75, ones: 40 },
  neighbour: { auc: 75, surest: 55 },
  roster: { auc: 80, surest: 75 },
} as const

/** Whether a rehearsal keeps to the demands (R5, R7). */
export const meetsRehearsalDemands = ({ neighbour, roster }: Pick<Rehearsal, 'neighbour' | 'roster'>): boolean =>
  neighbour.auc <= demands.neighbour.auc &&
  neighbour.surest <= demands.neighbour.surest &&
  roster.auc <= demands.roster.auc &&
  roster.surest <= demands.roster.surest

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
