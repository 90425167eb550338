// R19 and R20: is the noise what the policy says, and does an unlawful policy stop the start?
import { noiseKey, noiseOf, rowToLookup, solveRow, symmetricCount } from '@tukkimies/shared/release/cell-key.ts'
import { cellRules, checkPolicy, firstPolicy, Policy, type PolicyGround } from '@tukkimies/shared/release/policy.ts'
import { createChance } from '@tukkimies/shared/release/chance.ts'
import { sha256 } from '@tukkimies/server/crypto.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import type { Attack } from './attack.ts'
import { chiSquareTail } from './statistics.ts'

const cells = 1_000_000
const chanceMin = 0.001

export const testNoise: Attack = {
  name: 'R19',
  asks: 'the noise: is it distributed as the policy says, and free of the count?',
  run: ({ seed, target: { policy } }) => {
    const { noise } = cellRules(policy, false, true)
    const row = valueOrThrow(solveRow(noise, symmetricCount(noise)))
    const lookup = rowToLookup(row)
    const chance = createChance(seed)
    // Counts 5 to 14 in turn, each cell with a name and a key sum of its own.
    const byCount = Array.from({ length: 10 }, () => row.v.map(() => 0))
    for (let at = 0; at < cells; at++) {
      const key = noiseKey(sha256, `client|q|2025Q1|whole|language|c${at}`, Math.floor(chance() * 2 ** 32))
      const change = noiseOf(key, lookup)
      const counts = byCount[at % 10]
      if (counts) counts[row.v.indexOf(change)]! += 1
    }
    const total = row.v.map((_, at) => byCount.reduce((sum, counts) => sum + (counts[at] ?? 0), 0))
    const fit = chanceOf(total, row.p, cells)
    const independence = Math.min(...byCount.map((counts) => chanceOf(counts, row.p, cells / 10)))
    const mean = row.v.reduce((sum, v, at) => sum + v * (total[at] ?? 0), 0) / cells
    const variance = row.v.reduce((sum, v, at) => sum + v * v * (total[at] ?? 0), 0) / cells
    const other = valueOrThrow(solveRow({ ...noise, V: 1 }, symmetricCount(noise)))
    const control = chanceOf(total, other.p, cells)
    return {
      figures: { cells, p: fit, pcount: independence, mean, variance },
      demand: `p>${chanceMin}`,
      excess: {
        p: chanceMin - fit,
        // The smallest of ten.
        pcount: chanceMin / 10 - independence,
        mean: Math.abs(mean) - 4 * Math.sqrt(noise.V / cells),
        variance: Math.abs(variance - noise.V) - 0.02,
      },
      control: { p: control },
      isControlWon: control < 1e-6,
    }
  },
}

/** Pearson's chi-square of counts against probabilities. */
const chanceOf = (counts: readonly number[], p: readonly number[], total: number): number => {
  const value = counts.reduce((sum, count, at) => sum + (count - total * (p[at] ?? 0)) ** 2 / (total * (p[at] ?? 0)), 0)
  return chiSquareTail(value, counts.length - 1)
}

export const startUnlawful: Attack = {
  name: 'R20',
  asks: 'a start with an unlawful policy',
  run: ({ target: { list, policy } }) => {
    const ground: PolicyGround = { lists: [list], shown: list.dimensions.map(({ key }) => key), volume: 2_000 }
    const shown = list.dimensions
      .filter(({ visitor, shown: isShown }) => visitor === 'client' && isShown)
      .map(({ key }) => key)
    const lawful = { ...firstPolicy, profile: policy.profile }
    const many = Array.from({ length: 61 }, () => lawful.triples[0])
    const unlawful: readonly (readonly [unknown, PolicyGround])[] = [
      [{ ...lawful, threshold: lawful.noise.D + 1 }, ground],
      [{ ...lawful, noise: { ...lawful.noise, V: 40 } }, ground],
      [{ ...lawful, noise: { ...lawful.noise, V: 0 } }, ground],
      [{ ...lawful, sensitive: { ...lawful.sensitive, threshold: lawful.sensitive.D + 1 } }, ground],
      [{ ...lawful, profile: { set: 'L', signed: false } }, ground],
      [{ ...lawful, triples: [['language', 'residence', 'age']] }, ground],
      [{ ...lawful, triples: [['topic', 'referral', 'age']] }, ground],
      [{ ...lawful, triples: many }, ground],
      [{ ...lawful, openDays: 15 }, ground],
      [{ ...lawful, extra: true }, ground],
      [lawful, { ...ground, shown: [...shown, ...shown, ...shown] }],
    ]
    const started = unlawful.filter(([raw, own]) => checkPolicy(raw, own).ok).length
    const formed = unlawful.filter(([raw]) => Policy.safeParse(raw).success).length
    const narrow = checkPolicy({ ...lawful, threshold: lawful.noise.D + 4 }, ground)
    const isWarned = narrow.ok && narrow.value.warnings.length > 0
    const isLawful = checkPolicy(lawful, { ...ground, shown }).ok
    return {
      figures: { policies: unlawful.length, started, warned: isWarned ? 1 : 0, lawful: isLawful ? 1 : 0 },
      demand: 'every start refused, the narrow margin warned of',
      excess: { started, warned: isWarned ? 0 : 1, lawful: isLawful ? 0 : 1 },
      // Without the checks whatever has the form of a policy is one.
      control: { started: formed },
      isControlWon: formed > 0,
    }
  },
}
