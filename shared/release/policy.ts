// The parameters of publication and their limits. A policy that cannot protect is refused before the server starts.
import * as z from 'zod/mini'
import { accept, type Checked, type Problem, refuse } from '../problem.ts'
import { type CodeList, type Dimension, dimensionByKey, Key, visitors } from '../register/code-list.ts'
import { type NoiseParameters, solveRow, symmetricCount } from './cell-key.ts'

export const triplesMax = 60
export const dimensionsMax = 14
/** A policy may be decided at most so many days before it begins. */
export const daysAheadMax = 400
/** Every published number rests on at least this many visits, or the interface warns (AN13). */
export const soundMargin = 5

// The dimension that every lattice adds (AN41).
const systemKey = 'late'

/** How much a period publishes, from least to most (AN34). */
export const Profile = z.enum(['floor', 'S', 'M', 'L'])
export type Profile = z.infer<typeof Profile>
export const profiles: readonly Profile[] = ['floor', 'S', 'M', 'L']

/** AN102, one versioned file; a period stores it whole. */
export const Policy = z.strictObject({
  version: z.int().check(z.gte(1)),
  noise: z.strictObject({
    D: z.int(),
    V: z.number(),
    js: z.int(),
    mode: z.enum(['equal', 'atMost']),
    rowMode: z.enum(['symmetric', 'byCount']),
  }),
  threshold: z.int(),
  sensitive: z.strictObject({ D: z.int(), V: z.number(), threshold: z.int() }),
  /** `volume`, or a profile; M and L need the data protection officer's signature (AN35). */
  profile: z.strictObject({ set: z.enum(['volume', 'floor', 'S', 'M', 'L']), signed: z.boolean() }),
  triples: z.array(z.tuple([Key, Key, Key])),
  codesPerDimension: z.int(),
  /** Visits a year below which a point has no tables of its own (AN32). */
  smallPoint: z.int(),
  /** AN16; divisor 1 switches the rule off. */
  repeat: z.strictObject({ divisor: z.int(), persons: z.int() }),
  /** AN17; `share` in whole per cent. */
  dominance: z.strictObject({ share: z.int(), below: z.int() }),
  openDays: z.int(),
  foldBatch: z.int(),
  foldWait: z.int(),
  /** Days from the last visit's fold to the close, by kind of period (AN59). */
  grace: z.strictObject({ m: z.int(), q: z.int(), y: z.int() }),
  receiptDays: z.int(),
})
export type Policy = z.infer<typeof Policy>

/**
 * What a policy is judged against: the code lists, the dimensions some point shows, and whether it is signed already, as it must
 * be once it is in force; a proposal cannot be.
 */
export type PolicyGround = {
  readonly lists: readonly CodeList[]
  readonly shown: readonly Key[]
  readonly isProposal: boolean
}

/** A lawful policy, and what the interface must warn of. */
export type PolicyVerdict = { readonly policy: Policy; readonly warnings: readonly Problem[] }

const pairs = (keys: readonly Key[]): (readonly [Key, Key])[] =>
  keys.flatMap((one, at) => keys.slice(at + 1).map((other): readonly [Key, Key] => [one, other]))

const topicPartners: readonly Key[] = [
  'language',
  'channel',
  'duration',
  'outcome',
  'gender',
  'age',
  'municipality',
  'persons',
  'first',
  'interpreter',
]
const languagePartners: readonly Key[] = ['gender', 'age', 'municipality', 'channel', 'interpreter', 'duration']

/** The defaults of AN102, with the triples of AN40: topic with 45 pairs, language with 15. */
export const firstPolicy: Policy = {
  version: 1,
  noise: { D: 3, V: 2, js: 0, mode: 'equal', rowMode: 'symmetric' },
  threshold: 8,
  sensitive: { D: 5, V: 4, threshold: 15 },
  profile: { set: 'volume', signed: false },
  triples: [
    ...pairs(topicPartners).map(([one, other]): [Key, Key, Key] => ['topic', one, other]),
    ...pairs(languagePartners).map(([one, other]): [Key, Key, Key] => ['language', one, other]),
  ],
  codesPerDimension: 4,
  smallPoint: 120,
  repeat: { divisor: 3, persons: 3 },
  dominance: { share: 90, below: 50 },
  openDays: 3,
  foldBatch: 20,
  foldWait: 7,
  grace: { m: 7, q: 14, y: 31 },
  receiptDays: 400,
}

/** The profile that a yearly volume gives (AN34). */
export const profileByVolume = (volume: number): Profile => (volume < 6_000 ? 'S' : volume <= 30_000 ? 'M' : 'L')

/**
 * Whether a profile that is set, whatever the volume, needs a passed rehearsal and a signature: whoever sets one of the finer
 * ones keeps it when the volume falls (AN35).
 */
export const needsSignature = (set: Policy['profile']['set']): boolean => set === 'M' || set === 'L'

/** Whether the first profile publishes more than the second. */
export const isFiner = (one: Profile, other: Profile): boolean => profiles.indexOf(one) > profiles.indexOf(other)

/** What one kind of cell is published under: its noise, its threshold, and the largest true count behind a hidden one. */
export type CellRules = { readonly noise: NoiseParameters; readonly T: number; readonly hiddenMax: number }

/** The rules of ordinary or of sensitive cells (AN13, AN15, AN19); the repeat rule holds for clients only (AN48). */
export const cellRules = (policy: Policy, isSensitive: boolean, hasRepeatRule: boolean): CellRules => {
  const { D, V, threshold: T } = isSensitive ? policy.sensitive : { ...policy.noise, threshold: policy.threshold }
  const noise: NoiseParameters = { D, V, js: policy.noise.js, mode: policy.noise.mode }
  const repeated = hasRepeatRule ? policy.repeat.divisor * policy.repeat.persons - 1 : 0
  const dominated = isSensitive ? policy.dominance.below - 1 : 0
  return { noise, T, hiddenMax: Math.max(T - 1 + D, repeated, dominated) }
}

/** What a parameter that is a whole number may be, both ends included; some depend on others of the same policy. */
export type PolicyLimit = {
  readonly field: string
  readonly value: number
  readonly min: number
  readonly max: number
}

/** AN102, AN13, and AN54 for the waiting batch; of triples their number. Variances have `varianceMin` and `varianceMax`. */
export const policyLimits = (policy: Policy): readonly PolicyLimit[] => {
  const limits: readonly (readonly [field: string, value: number, min: number, max: number])[] = [
    ['noise.D', policy.noise.D, 1, 10],
    ['noise.js', policy.noise.js, 0, 10],
    ['threshold', policy.threshold, policy.noise.D + 2, 1_000],
    ['sensitive.D', policy.sensitive.D, 1, 10],
    ['sensitive.threshold', policy.sensitive.threshold, policy.sensitive.D + 2, 1_000],
    ['triples', policy.triples.length, 0, triplesMax],
    ['codesPerDimension', policy.codesPerDimension, 1, 6],
    ['smallPoint', policy.smallPoint, 60, 500],
    ['repeat.divisor', policy.repeat.divisor, 1, 100],
    ['repeat.persons', policy.repeat.persons, 1, 100],
    ['dominance.share', policy.dominance.share, 1, 100],
    ['dominance.below', policy.dominance.below, 0, 10_000],
    ['openDays', policy.openDays, 0, 14],
    ['foldBatch', policy.foldBatch, 20, 5_000],
    ['foldWait', policy.foldWait, 0, 14 - policy.openDays],
    ['grace.m', policy.grace.m, 3, 60],
    ['grace.q', policy.grace.q, 3, 60],
    ['grace.y', policy.grace.y, 3, 60],
    ['receiptDays', policy.receiptDays, 400, 10_000],
  ]
  return limits.map(([field, value, min, max]) => ({ field, value, min, max }))
}

/** The variance of the flat row, in whole hundredths: beyond it the largest changes would be the likeliest (AN10). */
export const varianceMax = (D: number): number => Math.floor((100 * D * (D + 1)) / 3) / 100

/**
 * The least variance, in whole hundredths: a standard deviation of a third of the largest change. With less, nearly every cell
 * would keep its true count, whatever the largest change promises. Example: 1 for D = 3.
 */
export const varianceMin = (D: number): number => Math.ceil((100 * D * D) / 9) / 100

/**
 * A policy file as it was read (AN9, AN10, AN13, AN15, AN35, AN39, AN102). Problems: `policy` or `noise_infeasible`, naming
 * the parameter (`sensitive.threshold`, `triples.7`) or the dimension of the code list, with the limit that it breaks.
 */
export const checkPolicy = (raw: unknown, ground: PolicyGround): Checked<PolicyVerdict> => {
  const read = Policy.safeParse(raw)
  if (!read.success) return refuse(misread(read.error.issues[0]))
  const policy = read.data
  const problem =
    limitProblem(policy) ??
    noiseProblem(policy, 'noise') ??
    noiseProblem(policy, 'sensitive') ??
    tripleProblem(policy, ground.lists) ??
    listProblem(policy, ground) ??
    (ground.isProposal ? undefined : signatureProblem(policy))
  return problem ? refuse(problem) : accept({ policy, warnings: policyWarnings(policy) })
}

const broken = (field: string, limits: Pick<Problem, 'min' | 'max' | 'limit'> = {}): Problem => ({
  code: 'policy',
  field,
  ...limits,
})

// Unknown keys are not ours, so only the place where they stood is named.
const misread = (issue: z.core.$ZodIssue | undefined): Problem => {
  const path = (issue?.path ?? []).map(String).join('.')
  return broken(path === '' ? 'policy' : path)
}

const limitProblem = (policy: Policy): Problem | undefined => {
  const over = policyLimits(policy).find(({ value, min, max }) => value < min || value > max)
  return over && broken(over.field, { min: over.min, max: over.max })
}

// AN7, AN9, AN10: rows by count are for thresholds that no lawful policy has.
const noiseProblem = (policy: Policy, kind: 'noise' | 'sensitive'): Problem | undefined => {
  if (policy.noise.rowMode !== 'symmetric') return broken('noise.rowMode')
  const { noise } = cellRules(policy, kind === 'sensitive', false)
  const [min, max] = [varianceMin(noise.D), varianceMax(noise.D)]
  if (!(noise.V >= min && noise.V <= max)) return broken(`${kind}.V`, { min, max })
  const row = solveRow(noise, symmetricCount(noise))
  return row.ok ? undefined : { ...row.problem, field: `${kind}.V` }
}

const newestFirst = (lists: readonly CodeList[]): readonly CodeList[] => lists.toReversed()

const isSensitiveInAny = (lists: readonly CodeList[], key: Key): boolean =>
  lists.some((list) => dimensionByKey(list, key)?.sensitive)

// AN39, AN48: three different dimensions of clients, none sensitive, at most one of several answers, none said twice.
const tripleProblem = (policy: Policy, lists: readonly CodeList[]): Problem | undefined => {
  const seen = new Set<string>()
  for (const [at, triple] of policy.triples.entries()) {
    const known = triple.map((key) => newestFirst(lists).flatMap((list) => dimensionByKey(list, key) ?? [])[0])
    const dimensions = known.filter((dimension): dimension is Dimension => dimension !== undefined)
    const isLawful =
      dimensions.length === 3 &&
      new Set(triple).size === 3 &&
      dimensions.every((dimension) => dimension.visitor === 'client') &&
      dimensions.every((dimension) => !isSensitiveInAny(lists, dimension.key)) &&
      dimensions.filter((dimension) => dimension.kind === 'many').length <= 1
    const name = triple.toSorted().join('+')
    if (!isLawful || seen.has(name)) return broken(`triples.${at}`)
    seen.add(name)
  }
  return undefined
}

// AN15, AN39 to AN41: what a code list may ask of the lattice.
const listProblem = (policy: Policy, { lists, shown }: PolicyGround): Problem | undefined => {
  const newest = lists.at(-1)
  for (const visitor of visitors) {
    const own = shown.filter((key) => newest && dimensionByKey(newest, key)?.visitor === visitor)
    if (own.length > dimensionsMax) return broken('shown', { limit: dimensionsMax })
  }
  for (const dimension of lists.flatMap((list) => list.dimensions)) {
    if (dimension.key === systemKey) return broken(systemKey)
    if (dimension.max > policy.codesPerDimension) return broken(dimension.key, { limit: policy.codesPerDimension })
    if (dimension.kind === 'one' && dimension.codes.some((code) => code.sensitive)) return broken(dimension.key)
  }
  return undefined
}

const signatureProblem = ({ profile }: Policy): Problem | undefined =>
  needsSignature(profile.set) && !profile.signed ? broken('profile.signed') : undefined

/** Of a lawful policy, what leaves fewer visits behind a published number than is sound (AN13). */
export const policyWarnings = (policy: Policy): readonly Problem[] => {
  const warnings: Problem[] = []
  const { noise, threshold, sensitive } = policy
  if (threshold - noise.D < soundMargin) warnings.push(broken('threshold', { min: noise.D + soundMargin }))
  if (sensitive.threshold - sensitive.D < soundMargin)
    warnings.push(broken('sensitive.threshold', { min: sensitive.D + soundMargin }))
  return warnings
}
