// The periods that wait for the data protection officer, with their reports (AN100).
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import { restrictLattice } from '@tukkimies/shared/release/lattice.ts'
import type { WaitingRisk } from '@tukkimies/shared/release/risk-answer.ts'
import { listPeriods } from '../live/periods.ts'
import type { LiveQueryable } from '../live/schema.ts'
import { latticeToReported } from './reader.ts'

/** Those about which nothing is decided yet, each on the strictest profile that was tried. */
export const listWaiting = async (live: LiveQueryable): Promise<WaitingRisk[]> => {
  const periods = (await Promise.all(visitors.map((visitor) => listPeriods(live, visitor)))).flat()
  return periods.flatMap(({ state, lattice, waiting, decision }) =>
    state === 'closing' && lattice && waiting && decision === null
      ? [{ ...latticeToReported(restrictLattice(lattice, 'floor')), risk: waiting }]
      : [],
  )
}
