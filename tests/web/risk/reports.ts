// Reports and periods for the tests of their page.
import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { RiskReport } from '@tukkimies/shared/release/risk.ts'
import type { PeriodRisk } from '@tukkimies/shared/release/risk-answer.ts'

/** A report that meets every demand. */
export const soundReport: RiskReport = {
  smallest: 6,
  cells: {
    whole: { published: 1404, hidden: 388, visibleShare: 98 },
    area: { published: 212, hidden: 95, visibleShare: 93 },
    point: { published: 340, hidden: 301, visibleShare: 87 },
  },
  lateShare: 3,
  audit: {
    cells: { is: 'judged', signed: 58, sized: 54, ones: 18 },
    rests: { is: 'too_few' },
  },
  rehearsal: {
    from: 'release',
    day: '2026-04-17' as Day,
    profile: 'M',
    visits: 9120,
    neighbour: { is: 'judged', auc: 68, guess: 61, surest: 36 },
    roster: { is: 'judged', auc: 73, guess: 60, surest: 64 },
  },
  batches: { count: 64, below: 2, smallest: 14 },
  narrowedFrom: null,
}

export const periodRisk = (name: string, change: Partial<PeriodRisk> = {}): PeriodRisk => ({
  visitor: 'client',
  kind: 'q',
  name: name as PeriodName,
  first: '2026-01-01' as Day,
  last: '2026-03-31' as Day,
  close: '2026-04-17' as Day,
  profile: 'M',
  policy: 1,
  risk: soundReport,
  cells: 1956,
  listHash: '3f'.repeat(32),
  ...change,
})
