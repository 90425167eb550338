// R3 and R4: a hidden cell from what is visible around it. A parent minus its visible children estimates the hidden rest; the
// attacker wins who tells a rest of one visit from a rest of none.
import { createHash, randomInt } from 'node:crypto'
import { createChance } from '@tukkimies/server/demo-visits.ts'
import { noiseOf, type NoiseLookup, rowToLookup, solveRow, symmetricCount } from '@tukkimies/shared/release/cell-key.ts'
import { cellRules } from '@tukkimies/shared/release/policy.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import type { Attack, Figures, Ground, Outcome } from './attack.ts'
import type { Told } from './crawl.ts'
import { areaUnderCurve } from './statistics.ts'
import { cellName, type Place } from './truth.ts'

const aucMax = 0.75
const precisionMax = 0.4
/** Claims of each kind below which nothing is judged (AN97). */
const claimsMin = 100
/** Questions outside the grammar: negations, unions, repeats, ranges. */
const trackers = 10_000

/** A parent and all its children, of which some are hidden. */
type Sum = { readonly parent: Told; readonly children: readonly Told[] }

/** `isSharp`: one child alone is visible, so that with a rest of none its visits are the parent's. */
type Rest = { readonly e: number; readonly rest: number; readonly isSharp: boolean }

/** What a cell's number is in some build; null is hidden. */
type Build = (cell: Told) => number | null

export const differenceOfPeriods: Attack = {
  name: 'R3',
  asks: 'a month from its quarter, a quarter from its year',
  run: (ground) => judge(ground, periodSums(ground.told)),
}

export const differenceOfCells: Attack = {
  name: 'R4',
  asks: 'a code from its total, its group, or other places',
  run: async (ground) => {
    const outcome = judge(ground, [...codeSums(ground.told), ...groupSums(ground), ...placeSums(ground)])
    const accepted = await fuzzGrammar(ground, trackers)
    const { figures, excess, demand } = outcome
    return {
      ...outcome,
      figures: { ...figures, asked: trackers, accepted },
      demand: `${demand} accepted=0`,
      excess: { ...excess, accepted },
    }
  },
}

const judge = (ground: Ground, sums: readonly Sum[]): Outcome => {
  const real = figuresOf(restsOf(ground, sums, ({ y }) => y))
  const exact = figuresOf(restsOf(ground, sums, exactBuild(ground)))
  const unsalted = figuresOf(restsOf(ground, sums, unsaltedBuild(ground)))
  return {
    figures: real,
    demand: `auc<=${aucMax} aucabs<=${aucMax} ones<=${precisionMax}`,
    excess: excessOf(real),
    control: { exact: exact['auc'] ?? 0, unsalted: unsalted['aucabs'] ?? 0 },
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
        auc: (figures['auc'] ?? 1) - aucMax,
        ...(areSharpEnough(figures) ? { aucabs: (figures['aucabs'] ?? 1) - aucMax } : {}),
        ones: (figures['ones'] ?? 1) - precisionMax,
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

const restsOf = ({ truth }: Ground, sums: readonly Sum[], build: Build): readonly Rest[] =>
  sums.flatMap(({ parent, children }) => {
    const whole = build(parent)
    const hidden = children.filter((cell) => build(cell) === null)
    if (whole === null || hidden.length === 0 || hidden.length === children.length) return []
    const seen = children.reduce((sum, cell) => sum + (build(cell) ?? 0), 0)
    const isSharp = hidden.length === children.length - 1
    return [{ e: whole - seen, rest: hidden.reduce((sum, cell) => sum + truth.count(cell), 0), isSharp }]
  })

// ---- broken builds

const exactBuild =
  ({ truth, target }: Ground): Build =>
  (cell) => {
    const n = truth.count(cell)
    return n >= target.policy.threshold ? n : null
  }

/** Noise looked up by the bare key sum: equal sets of visits get equal noise, whatever the cell is called. */
const unsaltedBuild = ({ truth, target, seed }: Ground): Build => {
  const { policy } = target
  const { noise, T } = cellRules(policy, false, true)
  const lookup: NoiseLookup = rowToLookup(valueOrThrow(solveRow(noise, symmetricCount(noise))))
  const chance = createChance(seed)
  const keys = target.visits.map(() => Math.floor(chance() * 2 ** 32))
  return (cell) => {
    const members = truth.members(cell)
    let sum = 0
    for (const at of members) sum = (sum + (keys[at] ?? 0)) % 2 ** 32
    const y = members.length + noiseOf(createHash('sha256').update(String(sum)).digest().readUInt32BE(0), lookup)
    return members.length > 0 && y >= T ? y : null
  }
}

// ---- parents and children

const byName = (told: readonly Told[]): ReadonlyMap<string, Told> => new Map(told.map((cell) => [cellName(cell), cell]))

const quarterToMonths = (quarter: string): readonly string[] => {
  const [year = '', number = ''] = quarter.split('Q')
  return [1, 2, 3].map((at) => `${year}-${String((Number(number) - 1) * 3 + at).padStart(2, '0')}`)
}

const periodSums = (told: readonly Told[]): readonly Sum[] => {
  const cells = byName(told)
  return told.flatMap((parent) => {
    const isQuarter = parent.period.includes('Q')
    if (!isQuarter && parent.period.includes('-')) return []
    const parts = isQuarter ? quarterToMonths(parent.period) : [1, 2, 3, 4].map((at) => `${parent.period}Q${at}`)
    const children = parts.flatMap((period) => cells.get(cellName({ ...parent, period })) ?? [])
    return children.length === parts.length ? [{ parent, children }] : []
  })
}

/** Multi-valued dimensions have no siblings: a visit may stand under several. */
const isMany = (dimension: string): boolean => dimension.startsWith('topic') || dimension === 'referral'

const codeSums = (told: readonly Told[]): readonly Sum[] => {
  const cells = byName(told)
  const sums = new Map<string, { parent: Told; children: Told[] }>()
  for (const cell of told)
    for (const [at, dimension] of cell.dimensions.entries()) {
      if (isMany(dimension)) continue
      const rest: Place = {
        ...cell,
        dimensions: cell.dimensions.toSpliced(at, 1),
        codes: cell.codes.toSpliced(at, 1),
      }
      const parent = cells.get(cellName(rest))
      if (!parent) continue
      const name = `${cellName(rest)}<${dimension}`
      const sum = sums.get(name) ?? { parent, children: [] }
      sum.children.push(cell)
      sums.set(name, sum)
    }
  return [...sums.values()]
}

const groupSums = ({ told, target }: Ground): readonly Sum[] => {
  const cells = byName(told)
  const codes = target.list.dimensions.find(({ key }) => key === 'language')?.codes ?? []
  return told
    .filter(({ dimensions }) => dimensions.length === 1 && dimensions[0] === 'language.1')
    .flatMap((parent) => {
      const members = codes.filter((code) => code.parent === parent.codes[0])
      const children = members.flatMap(
        ({ key }) => cells.get(cellName({ ...parent, dimensions: ['language'], codes: [key] })) ?? [],
      )
      return members.length > 1 && children.length === members.length ? [{ parent, children }] : []
    })
}

const placeSums = ({ told, target }: Ground): readonly Sum[] => {
  const cells = byName(told)
  const nodesOf = (node: string): readonly string[] => {
    if (node === 'whole') return ['area:a1', 'area:a2']
    if (!node.startsWith('area:')) return []
    return target.points.filter(({ areas }) => node === `area:${areas[0]?.area}`).map(({ id }) => `point:${id}`)
  }
  return told.flatMap((parent) => {
    const nodes = nodesOf(parent.node)
    const children = nodes.flatMap((node) => cells.get(cellName({ ...parent, node })) ?? [])
    return nodes.length > 0 && children.length === nodes.length ? [{ parent, children }] : []
  })
}

// ---- questions outside the grammar

const unions = ['!ar', 'ar|so', 'ar,so', '-ar', '*', 'ar%20OR%20so', '~ar', '>3', 'ar..so', 'NOT(ar)']
const periodRanges = [
  '2025-01-05',
  '2025-01..2025-03',
  '2025W05',
  '2025H1',
  '2025-01-05/2025-02-04',
  '2024Q4..2025Q1',
  '*',
]
const places = ['point:p1+point:p2', 'whole-point:p1', '!point:p1', 'point:p*', 'area:a1%7Carea:a2', 'NOT(whole)']

/** How many of so many questions outside the grammar are answered with a table. */
export const fuzzGrammar = async ({ target }: Ground, count: number): Promise<number> => {
  const pick = (among: readonly string[]): string => among[randomInt(among.length)] ?? ''
  let accepted = 0
  for (let asked = 0; asked < count; asked++) {
    const wrong = randomInt(5)
    const place = wrong === 0 ? pick(places) : 'whole'
    const period = wrong === 1 ? pick(periodRanges) : '2025Q1'
    const filter = wrong === 2 ? `&filter=language:${pick(unions)}` : ''
    const twice = wrong === 3 ? '&filter=language:ar&filter=language:so' : ''
    const more =
      wrong === 4 ? `&${pick(['not=ar', 'sort=y', 'top=5', 'min=1', 'day=2025-01-05', 'having=1', 'limit=1'])}` : ''
    const { status } = await target.read(
      `/api/v1/tables?visitor=client&place=${place}&period=${period}${filter}${twice}${more}`,
    )
    if (status === 200) accepted++
  }
  return accepted
}
