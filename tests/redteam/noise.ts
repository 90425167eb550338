// R19: is the noise what the policy says, free of the count, and the same whenever a period is closed again?
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayPlus } from '@tukkimies/shared/day.ts'
import {
  noiseKey,
  noiseOf,
  type NoiseParameters,
  rowToLookup,
  solveRow,
  symmetricCount,
} from '@tukkimies/shared/release/cell-key.ts'
import { cellRules } from '@tukkimies/shared/release/policy.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { sha256 } from '@tukkimies/server/crypto.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import { rehearseAtOnce } from '../risks.ts'
import type { Attack } from './attack.ts'
import type { Target } from './fill.ts'
import { lastDay } from './visits.ts'
import { chiSquareTail } from './statistics.ts'

const cells = 1_000_000
const chanceMin = 0.001

export const testNoise: Attack = {
  name: 'R19',
  asks: 'the noise: is it distributed as the policy says, and free of the count?',
  run: async ({ seed, target }) => {
    const { policy } = target
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
    const sensitive = fitOf(cellRules(policy, true, true).noise, chance)
    const twice = await closeTwice(target)
    const other = valueOrThrow(solveRow({ ...noise, V: 1 }, symmetricCount(noise)))
    const control = chanceOf(total, other.p, cells)
    return {
      figures: {
        cells,
        p: fit,
        pcount: independence,
        mean,
        variance,
        sensitive,
        closed: twice.cells,
        differing: twice.differing,
      },
      demand: `p>${chanceMin},differing=0`,
      excess: {
        p: chanceMin - fit,
        // The smallest of ten.
        pcount: chanceMin / 10 - independence,
        mean: Math.abs(mean) - 4 * Math.sqrt(noise.V / cells),
        variance: Math.abs(variance - noise.V) - 0.02,
        sensitive: chanceMin - sensitive,
        differing: twice.differing,
        few: twice.cells > 0 ? 0 : 1,
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

/** The rarer table, for sensitive dimensions: how well so many draws fit it. */
const fitOf = (noise: NoiseParameters, chance: () => number): number => {
  const row = valueOrThrow(solveRow(noise, symmetricCount(noise)))
  const lookup = rowToLookup(row)
  const counts = row.v.map(() => 0)
  for (let at = 0; at < cells / 10; at++) {
    const key = noiseKey(sha256, `client|q|2025Q1|whole|residence|s${at}`, Math.floor(chance() * 2 ** 32))
    counts[row.v.indexOf(noiseOf(key, lookup))]! += 1
  }
  return chanceOf(counts, row.p, cells / 10)
}

const quiet = dayPlus(lastDay, 99)
const due = dayPlus(lastDay, 102)

/** A month that is due, closed in the register and in a copy of its stores: cells, and rows of the release that differ. */
const closeTwice = async (target: Target): Promise<{ readonly cells: number; readonly differing: number }> => {
  // Nothing is left to fold: a fold draws keys of its own.
  await target.night(quiet)
  await target.restart()
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  cpSync(target.folder, folder, { recursive: true })
  const { config, log, now } = target.deps()
  const before = await readRelease(target.deps())
  await target.night(due)
  const copy = await createDeps({ ...config, dataDir: folder, rootKeyFile: join(folder, 'root.key') }, log, now)
  try {
    await runNight({ ...copy, rehearse: rehearseAtOnce }, due)
    const [one, other] = [await readRelease(target.deps()), await readRelease(copy)]
    const made = [...one].filter((row) => !before.has(row)).length
    return { cells: made, differing: one.symmetricDifference(other).size }
  } finally {
    await copy.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const readRelease = async ({ reader }: Pick<Deps, 'reader'>): Promise<ReadonlySet<string>> => {
  const cellRows = await reader.query.selectFrom('cell').selectAll().execute()
  const periodRows = await reader.query.selectFrom('period').selectAll().execute()
  return new Set([...cellRows, ...periodRows].map((row) => JSON.stringify(row)))
}
