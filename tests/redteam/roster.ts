// R7: what somebody can infer who knows the traits and the month of every visit, and one bit of none.
import { demands } from '@tukkimies/shared/release/demands.ts'
import { inferBits, rosterConstraints } from '@tukkimies/shared/rehearsal/roster.ts'
import type { Attack } from './attack.ts'
import { bestOfRoster, exactRoster } from './exact.ts'
import { makeGround } from './traits.ts'

const aucMax = demands.roster.auc / 100
const surestMax = demands.roster.surest / 100
/** More rounds than the specification asks for, so that the broken build is solved to the end. */
const effort = { rounds: 160, looks: [8, 30] } as const
const controlMin = 0.97

export const inferFromRoster: Attack = {
  name: 'R7',
  asks: 'one bit of each visit, by somebody who knows the traits of all',
  slack: { auc: 0.02, precision50: 0.1 },
  run: (attacked) => {
    const ground = makeGround(attacked)
    const real = inferBits(ground, rosterConstraints(ground), effort)
    const exact = inferBits(ground, exactRoster(ground), effort)
    const best = bestOfRoster(ground)
    return {
      figures: { auc: real.auc, precision50: real.precision, baseline: real.baseline, targets: real.claims },
      demand: `auc<=${aucMax} precision50<=${surestMax}`,
      excess: { auc: real.auc - aucMax, precision50: real.precision - surestMax },
      control: { auc: exact.auc, best },
      isControlWon: exact.auc >= (best < controlMin ? shareOfWay(best) : controlMin),
    }
  },
}

/** Where nobody can reach what is asked of the control, since too many visits look alike: the same share of the way there. */
const shareOfWay = (best: number): number => 0.5 + (best - 0.5) * ((controlMin - 0.5) / 0.5)
