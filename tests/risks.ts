// A rehearsal that takes no time, and a period that waits for the data protection officer without the year of visits that it
// takes to get there.
import { noBatches, type Rehearsal, type RiskReport } from '@tukkimies/shared/release/risk.ts'
import { awaitDecision, openPeriod, setPeriodState } from '@tukkimies/server/live/periods.ts'
import type { LiveStore } from '@tukkimies/server/live/schema.ts'
import type { Rehearse } from '@tukkimies/server/rehearsing.ts'
import { day, march } from './contracts/fixtures.ts'

const passed = { is: 'judged', auc: 60, guess: 55, surest: 20 } as const

/** In the place of rehearsals, for what is not about them: each takes seconds. */
export const rehearseAtOnce: Rehearse = async ({ ground: { source, day, profile } }) => ({
  [profile]: { from: source.from, day, profile, visits: 900, neighbour: passed, roster: passed },
})

const cells = { published: 0, hidden: 0, visibleShare: null }

/** Above the demands, as on the strictest profile before anything is published. */
export const failedRehearsal: Rehearsal = {
  from: 'demonstration',
  day: day('2026-04-10'),
  profile: 'floor',
  visits: 900,
  neighbour: { is: 'judged', auc: 80, guess: 60, surest: 60 },
  roster: { is: 'judged', auc: 70, guess: 60, surest: 40 },
}

export const waitingReport: RiskReport = {
  smallest: 5,
  cells: { whole: cells, area: cells, point: cells },
  lateShare: null,
  audit: { cells: { is: 'too_few' }, rests: { is: 'too_few' } },
  rehearsal: failedRehearsal,
  batches: noBatches,
  narrowedFrom: 'M',
}

/** March 2026 of clients waits, whatever became of it before. */
export const addWaiting = (live: LiveStore): Promise<void> =>
  live.transact(async (tx) => {
    await tx.query.deleteFrom('period').where('name', '=', march.name).execute()
    await openPeriod(tx, march)
    await setPeriodState(tx, march, 'closing')
    await awaitDecision(tx, march, waitingReport)
  })
