// R3 and R4: a hidden cell from what is visible around it. A parent minus its visible children estimates the hidden rest; the
// attacker wins who tells a rest of one visit from a rest of none.
import { createHash } from 'node:crypto'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { noiseOf, type NoiseLookup, rowToLookup, solveRow, symmetricCount } from '@tukkimies/shared/release/cell-key.ts'
import { claimsMin, demands } from '@tukkimies/shared/release/demands.ts'
import { cellRules } from '@tukkimies/shared/release/policy.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import type { Attack, Figures, Ground, Outcome } from './attack.ts'
import { grammarQuestions, windowQuestions } from './questions.ts'
import { areaUnderCurve } from '@tukkimies/shared/release/statistics.ts'
import { codeSums, groupSums, periodSums, placeSums, type Sum } from './sums.ts'
import { hidden, type ToldTable } from './crawl.ts'

const signedMax = demands.differencing.signed / 100
const sizedMax = demands.differencing.sized / 100
const onesMax = demands.differencing.ones / 100
/** Questions outside the grammar: negations, unions, repeats, ranges. */
const trackers = 10_000
const windows = 2_000

/** `isSharp`: one child alone is visible, so that with a rest of none its visits are the parent's. */
type Rest = { readonly e: number; readonly rest: number; readonly order: number; readonly isSharp: boolean }

/** What the cells of a table are in some build. */
type Build = (table: ToldTable) => Int32Array

export const differenceOfPeriods: Attack = {
  name: 'R3',
  asks: 'a month from its quarter, a quarter from its year, and windows that nobody publishes',
  run: async (ground) => ask(ground, judge(ground, [...periodSums(ground)]), windowQuestions(windows)),
}

/** The attack with so many questions outside the grammar. */
export const makeDifferenceOfCells = (questions: number): Attack => ({
  name: 'R4',
  asks: 'a code from its total, its group, or other places, and questions outside the grammar',
  run: async (ground) => {
    const sums = [...codeSums(ground), ...groupSums(ground), ...placeSums(ground)]
    return ask(ground, judge(ground, sums), grammarQuestions(ground, questions))
  },
})

export const differenceOfCells = makeDifferenceOfCells(trackers)

/** Beside the differences: how many of so many questions outside the grammar are answered with a table. */
const ask = async (
  { target }: Ground,
  { figures, excess, demand, ...rest }: Outcome,
  questions: readonly string[],
): Promise<Outcome> => {
  let accepted = 0
  for (const question of questions) if ((await target.read(`/api/v1/tables?${question}`)).status === 200) accepted++
  return {
    ...rest,
    figures: { ...figures, asked: questions.length, accepted },
    demand: `${demand},accepted=0`,
    excess: { ...excess, accepted },
  }
}

const judge = (ground: Ground, sums: readonly Sum[]): Outcome => {
  const rests = restsOf(ground, sums, ({ values }) => values)
  const real = figuresOf(rests)
  const exact = figuresOf(restsOf(ground, sums, exactBuild(ground)))
  const unsalted = figuresOf(restsOf(ground, sums, unsaltedBuild(ground)))
  return {
    figures: { ...real, ...byOrder(rests) },
    demand: `auc<=${signedMax},aucabs<=${sizedMax},ones<=${onesMax}`,
    excess: excessOf(real),
    control: { exact: exact['auc'] ?? 0, unsalted: unsalted['aucabs'] ?? 0, sharp: unsalted['sharp'] ?? 0 },
    // Where too few rests are none to judge by, only the exact figures can show that the attack works.
    isControlWon: (exact['auc'] ?? 0) >= 0.99 && (!areSharpEnough(unsalted) || (unsalted['aucabs'] ?? 0) >= 0.8),
  }
}

const isJudged = (figures: Figures): boolean => Math.min(figures['rests1'] ?? 0, figures['rests0'] ?? 0) >= claimsMin

const areSharpEnough = (figures: Figures): boolean => (figures['sharp'] ?? 0) >= claimsMin

const excessOf = (figures: Figures): Figures =>
  !isJudged(figures)
    ? {}
    : {
        auc: (figures['auc'] ?? 1) - signedMax,
        ...(areSharpEnough(figures) ? { aucabs: (figures['aucabs'] ?? 1) - sizedMax } : {}),
        ones: (figures['ones'] ?? 1) - onesMax,
      }

const figuresOf = (rests: readonly Rest[]): Figures => {
  const few = rests.filter(({ rest }) => rest <= 1)
  const sharp = few.filter(({ isSharp }) => isSharp)
  const claimed = rests.filter(({ e }) => Math.round(e) === 1)
  return {
    auc: areaUnderCurve(few.map(({ e, rest }) => ({ score: e, isTrue: rest === 1 }))),
    aucabs: areaUnderCurve(sharp.map(({ e, rest }) => ({ score: Math.abs(e), isTrue: rest === 1 }))),
    ones: claimed.length === 0 ? 0 : claimed.filter(({ rest }) => rest === 1).length / claimed.length,
    claims: claimed.length,
    rests1: few.filter(({ rest }) => rest === 1).length,
    rests0: few.filter(({ rest }) => rest === 0).length,
    sharp: Math.min(sharp.filter(({ rest }) => rest === 1).length, sharp.filter(({ rest }) => rest === 0).length),
  }
}

/** Rests of each order, and how well those of one and of none are told apart there. */
const byOrder = (rests: readonly Rest[]): Figures =>
  Object.fromEntries(
    [0, 1, 2, 3].flatMap((order) => {
      const own = figuresOf(rests.filter((rest) => rest.order === order))
      return isJudged(own) ? [[`auc${order}`, own['auc'] ?? 0.5] as const] : []
    }),
  )

const restsOf = ({ truth }: Pick<Ground, 'truth'>, sums: readonly Sum[], build: Build): readonly Rest[] => {
  const built = new Map<ToldTable, Int32Array>()
  const valuesOf = (table: ToldTable): Int32Array => {
    const values = built.get(table) ?? build(table)
    built.set(table, values)
    return values
  }
  return sums.flatMap(({ parent, at, children, offsets }) => {
    const whole = valuesOf(parent)[at] ?? hidden
    if (whole < 0) return []
    let [seen, hiddenCount, rest] = [0, 0, 0]
    for (const [place, child] of children.entries()) {
      const offset = offsets[place] ?? 0
      const value = valuesOf(child)[offset] ?? hidden
      if (value >= 0) seen += value
      else {
        hiddenCount++
        rest += truth.counts(child)[offset] ?? 0
      }
    }
    if (hiddenCount === 0 || hiddenCount === children.length) return []
    const isSharp = hiddenCount === children.length - 1
    return [{ e: whole - seen, rest, order: children[0]?.dimensions.length ?? 0, isSharp }]
  })
}

// ---- broken builds

const exactBuild =
  ({ truth, target }: Ground): Build =>
  (table) =>
    Int32Array.from(truth.counts(table), (n) => (n >= target.policy.threshold ? n : hidden))

/** Noise looked up by the bare key sum: equal sets of visits get equal noise, whatever the cell is called. */
const unsaltedBuild = ({ truth, target, seed }: Ground): Build => {
  const { policy } = target
  const { noise, T } = cellRules(policy, false, true)
  const lookup: NoiseLookup = rowToLookup(valueOrThrow(solveRow(noise, symmetricCount(noise))))
  const chance = createChance(seed)
  const sumsOf = truth.makeSums(Uint32Array.from(target.visits, () => Math.floor(chance() * 2 ** 32)))
  const sumToNoise = (sum: number): number =>
    noiseOf(createHash('sha256').update(String(sum)).digest().readUInt32BE(0), lookup)
  return (table) => {
    const sums = sumsOf(table)
    return Int32Array.from(truth.counts(table), (n, at) => {
      // Far below the threshold no noise helps.
      if (n === 0 || n + noise.D < T) return hidden
      const y = n + sumToNoise(sums[at] ?? 0)
      return y >= T ? y : hidden
    })
  }
}
