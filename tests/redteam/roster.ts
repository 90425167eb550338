// R7: what somebody can infer who knows the traits and the month of every visit, and one bit of none.
import { demands } from '@tukkimies/shared/release/demands.ts'
import { inferBits, rosterConstraints } from '@tukkimies/shared/rehearsal/roster.ts'
import type { Attack } from './attack.ts'
import { exactRoster } from './exact.ts'
import { makeGround } from './traits.ts'

const aucMax = demands.roster.auc / 100
const surestMax = demands.roster.surest / 100
/** More rounds than the specification asks for, so that the broken build is solved to the end. */
const rounds = 160

export const inferFromRoster: Attack = {
  name: 'R7',
  asks: 'one bit of each visit, by somebody who knows the traits of all',
  slack: { auc: 0.02, precision50: 0.1 },
  run: (attacked) => {
    const ground = makeGround(attacked)
    const real = inferBits(ground, rosterConstraints(ground), rounds)
    const exact = inferBits(ground, exactRoster(ground), rounds)
    return {
      figures: { auc: real.auc, precision50: real.precision, baseline: real.baseline, targets: real.claims },
      demand: `auc<=${aucMax} precision50<=${surestMax}`,
      excess: { auc: real.auc - aucMax, precision50: real.precision - surestMax },
      control: { auc: exact.auc },
      isControlWon: exact.auc >= 0.97,
    }
  },
}
