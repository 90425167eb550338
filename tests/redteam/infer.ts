// R5 and R6: what somebody who knows three traits of a visit, or nobody, can infer about a topic from everything released. The
// same solver against the release and against a build that tells everything exactly.
import { demands } from '@tukkimies/shared/release/demands.ts'
import { arrivalConstraints, releasedConstraints } from '@tukkimies/shared/rehearsal/micro.ts'
import { type Rebuilding, rebuildRegister } from '@tukkimies/shared/rehearsal/neighbour.ts'
import { atQuarters } from '@tukkimies/shared/rehearsal/traits.ts'
import type { Attack, Ground as Attacked } from './attack.ts'
import { exactConstraints } from './exact.ts'
import { makeGround } from './traits.ts'

const aucMax = demands.neighbour.auc / 100
const surestMax = demands.neighbour.surest / 100
/** More rounds than the specification asks for, so that the broken build is solved to the end. */
const rounds = 120
/** By months there is more to fit at once. */
const monthRounds = 60

export const inferTopic: Attack = {
  name: 'R5',
  asks: 'a topic, by somebody who knows where, when and three traits',
  slack: { auc: 0.02, precision50: 0.1 },
  run: (attacked) => {
    const [{ neighbour: real }, { neighbour: exact }] = rebuildOnce(attacked)
    return {
      figures: { auc: real.auc, precision50: real.precision, baseline: real.baseline, targets: real.claims },
      demand: `auc<=${aucMax} precision50<=${surestMax}`,
      excess: { auc: real.auc - aucMax, precision50: real.precision - surestMax },
      control: { auc: exact.auc, precision50: exact.precision },
      isControlWon: exact.auc >= 0.93 && exact.precision >= 0.95,
    }
  },
}

export const rebuildVisits: Attack = {
  name: 'R6',
  asks: 'single visits, by somebody who knows nobody',
  run: (attacked) => {
    const [{ rebuilt: real }, { rebuilt: exact }] = rebuildOnce(attacked)
    return {
      figures: { precision: real.precision, baseline: real.baseline, claims: real.claims },
      demand: 'precision<=0.5',
      excess: { precision: real.precision - 0.5 },
      control: { precision: exact.precision },
      isControlWon: exact.precision >= 0.85,
    }
  },
}

/** R5 and R6 of the release and of the exact build: one solution serves both. */
const rebuildings = new WeakMap<Attacked, readonly [real: Rebuilding, exact: Rebuilding]>()

const rebuildOnce = (attacked: Attacked): readonly [real: Rebuilding, exact: Rebuilding] => {
  const made = rebuildings.get(attacked)
  if (made) return made
  const ground = makeGround(attacked)
  const real = [atQuarters(ground), ground].map((own) =>
    rebuildRegister(
      own,
      [...releasedConstraints(own), ...arrivalConstraints(own)],
      own === ground ? monthRounds : rounds,
    ),
  )
  const both = [keepBest(real), rebuildRegister(ground, exactConstraints(ground), rounds)] as const
  rebuildings.set(attacked, both)
  return both
}

/** Months tell more and leave more open: the attacker tries both, and keeps what was best. */
const keepBest = (tried: readonly Rebuilding[]): Rebuilding => ({
  neighbour: bestOf(
    tried.map(({ neighbour }) => neighbour),
    ({ auc }) => auc,
  ),
  rebuilt: bestOf(
    tried.map(({ rebuilt }) => rebuilt),
    ({ precision }) => precision,
  ),
})

const bestOf = <T>(tried: readonly T[], judge: (one: T) => number): T => {
  const [best] = tried.toSorted((one, other) => judge(other) - judge(one))
  if (!best) throw new Error('an attack without a try')
  return best
}
