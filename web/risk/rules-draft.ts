// A proposal while it is written: what was typed, what of it is wrong, and the rules that it makes.
import { Day } from '@tukkimies/shared/day.ts'
import {
  firstPolicy,
  type Policy,
  policyLimits,
  triplesMax,
  varianceMax,
  varianceMin,
} from '@tukkimies/shared/release/policy.ts'
import { policyChanges } from '@tukkimies/shared/release/policy-change.ts'
import type { FieldError } from '../ui/error-summary.tsx'
import { numberOf, type NumberField, tripleName } from './rules-facts.ts'
import type { Words } from './rules-words.fi.ts'

/** What may be typed, in the order of the form; the rest is for a file. */
export const typedFields = [
  'smallPoint',
  'noise.D',
  'noise.V',
  'threshold',
  'repeat.divisor',
  'repeat.persons',
  'sensitive.D',
  'sensitive.V',
  'sensitive.threshold',
  'dominance.share',
  'dominance.below',
  'openDays',
  'foldBatch',
  'foldWait',
  'grace.m',
  'grace.q',
  'grace.y',
] as const satisfies readonly NumberField[]
export type TypedField = (typeof typedFields)[number]

export type RulesDraft = {
  readonly profile: Policy['profile']['set']
  readonly triples: ReadonlySet<string>
  readonly numbers: Readonly<Record<TypedField, string>>
  readonly first: string
}

export const policyToDraft = (policy: Policy, first: string, decimal: string): RulesDraft => ({
  profile: policy.profile.set,
  triples: new Set(policy.triples.map(tripleName)),
  numbers: Object.fromEntries(
    typedFields.map((field) => [field, String(numberOf(policy, field)).replace('.', decimal)]),
  ) as RulesDraft['numbers'],
  first,
})

/** Every triple that the form offers: those of the product and those that hold. */
export const offeredTriples = (base: Policy): Policy['triples'] => {
  const own = new Set(base.triples.map(tripleName))
  return [...base.triples, ...firstPolicy.triples.filter((triple) => !own.has(tripleName(triple)))]
}

/** The rules that a draft makes of `base`; what is no number stays as it is there. */
export const draftToPolicy = (draft: RulesDraft, base: Policy): Policy => {
  const read = (field: TypedField): number => {
    const number = readNumber(draft.numbers[field])
    return Number.isFinite(number) ? number : numberOf(base, field)
  }
  return {
    ...base,
    noise: { ...base.noise, D: read('noise.D'), V: read('noise.V') },
    threshold: read('threshold'),
    sensitive: { D: read('sensitive.D'), V: read('sensitive.V'), threshold: read('sensitive.threshold') },
    profile: { set: draft.profile, signed: false },
    triples: offeredTriples(base).filter((triple) => draft.triples.has(tripleName(triple))),
    smallPoint: read('smallPoint'),
    repeat: { divisor: read('repeat.divisor'), persons: read('repeat.persons') },
    dominance: { share: read('dominance.share'), below: read('dominance.below') },
    openDays: read('openDays'),
    foldBatch: read('foldBatch'),
    foldWait: read('foldWait'),
    grace: { m: read('grace.m'), q: read('grace.q'), y: read('grace.y') },
  }
}

/** What a typed number may be, both ends included. */
export type TypedLimit = { readonly is: 'whole' | 'variance'; readonly min: number; readonly max: number }

export const limitOf = (field: TypedField, policy: Policy): TypedLimit => {
  if (field === 'noise.V') return varianceLimit(policy.noise.D)
  if (field === 'sensitive.V') return varianceLimit(policy.sensitive.D)
  const { min = 0, max = 0 } = policyLimits(policy).find((limit) => limit.field === field) ?? {}
  return { is: 'whole', min, max }
}

const varianceLimit = (D: number): TypedLimit => ({ is: 'variance', min: varianceMin(D), max: varianceMax(D) })

/** What a draft is made of and held against; `before` are the newest rules. */
export type DraftGround = {
  readonly base: Policy
  readonly before: Policy
  readonly earliest: Day
  readonly latest: Day
}

/** What is wrong, by the names of the fields. */
export const draftErrors = (
  draft: RulesDraft,
  { base, before, earliest, latest }: DraftGround,
  { form: { errors, first: firstLabel }, fields }: Pick<Words, 'form' | 'fields'>,
  show: { readonly number: (value: number) => string; readonly day: (day: Day) => string },
): readonly FieldError[] => {
  const policy = draftToPolicy(draft, base)
  const wrong = typedFields.flatMap((field) => {
    const { is, min, max } = limitOf(field, policy)
    const number = readNumber(draft.numbers[field])
    const isRight = number >= min && number <= max && (is === 'variance' || Number.isInteger(number))
    const text = errors[is](show.number(min), show.number(max))
    return isRight ? [] : [{ name: field, text, label: fields[field].label }]
  })
  const day = Day.safeParse(draft.first)
  const isDay = day.success && day.data >= earliest && day.data <= latest
  const first = isDay
    ? []
    : [{ name: 'first', text: errors.first(show.day(earliest), show.day(latest)), label: firstLabel }]
  const count = draft.triples.size
  const triplesText = errors.whole(show.number(0), show.number(triplesMax))
  const triples = count <= triplesMax ? [] : [{ name: 'triples', text: triplesText, label: fields.triples.label }]
  const same =
    wrong.length === 0 && policyChanges(policy, before).length === 0 ? [{ name: 'profile', text: errors.same }] : []
  return [...same, ...triples, ...wrong, ...first]
}

const readNumber = (typed: string): number =>
  /^\d{1,6}([.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : Number.NaN
