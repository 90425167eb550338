// From rules of publication to the texts that the page shows of them.
import {
  type Day,
  dayToPeriod,
  periodFirstDay,
  periodKinds,
  type PeriodName,
  periodPlus,
} from '@tukkimies/shared/day.ts'
import type { Key } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { policyChanges } from '@tukkimies/shared/release/policy-change.ts'
import type { Policy, Profile } from '@tukkimies/shared/release/policy.ts'
import type { PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatNumber } from '../format.ts'
import type { Words } from './rules-words.fi.ts'

/** The parameters that the page speaks of; the others are fixed by the product. */
export type RuleField = keyof Words['fields']
export type RuleGroup = keyof Words['groups']

export const rulesByGroup: Readonly<Record<RuleGroup, readonly RuleField[]>> = {
  extent: ['profile', 'triples', 'codesPerDimension', 'smallPoint'],
  protection: [
    'noise.D',
    'noise.V',
    'threshold',
    'repeat.divisor',
    'repeat.persons',
    'noise.js',
    'noise.mode',
    'noise.rowMode',
  ],
  sensitive: ['sensitive.D', 'sensitive.V', 'sensitive.threshold', 'dominance.share', 'dominance.below'],
  times: ['openDays', 'foldBatch', 'foldWait', 'grace.m', 'grace.q', 'grace.y', 'receiptDays'],
}
export const ruleGroups: readonly RuleGroup[] = ['extent', 'protection', 'sensitive', 'times']
export const ruleFields: readonly RuleField[] = ruleGroups.flatMap((group) => rulesByGroup[group])

export type RuleNaming = { readonly words: Words; readonly language: Language; readonly own: Profile }

/** What a parameter is, in words. */
export const ruleText = (policy: Policy, field: RuleField, { words, language, own }: RuleNaming): string => {
  const number = (value: number): string => formatNumber(language, value, Number.isInteger(value) ? 0 : 2)
  if (field === 'profile') return profileText(policy.profile.set, own, words)
  if (field === 'triples') return words.triplesCount(policy.triples.length, number(policy.triples.length))
  if (field === 'noise.mode') return words.modes[policy.noise.mode]
  if (field === 'noise.rowMode') return words.rowModes[policy.noise.rowMode]
  const value = numberOf(policy, field)
  if (field === 'dominance.share') return words.percent(number(value))
  return daysFields.has(field) ? words.days(value, number(value)) : number(value)
}

export const profileText = (set: Policy['profile']['set'], own: Profile, { profiles }: Words): string =>
  set === 'volume' ? profiles.volume(profiles[own]) : profiles[set]

/** A rule that is a number, and so may be typed; those that are not are named in the type. */
export type NumberField = Exclude<RuleField, 'profile' | 'triples' | 'noise.mode' | 'noise.rowMode'>

export const numberOf = (policy: Policy, field: NumberField): number => {
  const values: Readonly<Record<NumberField, number>> = {
    'noise.D': policy.noise.D,
    'noise.V': policy.noise.V,
    'noise.js': policy.noise.js,
    threshold: policy.threshold,
    'sensitive.D': policy.sensitive.D,
    'sensitive.V': policy.sensitive.V,
    'sensitive.threshold': policy.sensitive.threshold,
    codesPerDimension: policy.codesPerDimension,
    smallPoint: policy.smallPoint,
    'repeat.divisor': policy.repeat.divisor,
    'repeat.persons': policy.repeat.persons,
    'dominance.share': policy.dominance.share,
    'dominance.below': policy.dominance.below,
    openDays: policy.openDays,
    foldBatch: policy.foldBatch,
    foldWait: policy.foldWait,
    'grace.m': policy.grace.m,
    'grace.q': policy.grace.q,
    'grace.y': policy.grace.y,
    receiptDays: policy.receiptDays,
  }
  return values[field]
}

/** In which of the rules that the page speaks of two policies differ. */
export const ruleChanges = (one: Policy, other: Policy): readonly RuleField[] => {
  const changed: ReadonlySet<string> = new Set(policyChanges(one, other))
  return ruleFields.filter((field) => changed.has(field))
}

/** The first month, quarter and year that begin on the day or later: what new rules are for (AN36). */
export const periodsFrom = (first: Day): readonly PeriodName[] =>
  periodKinds.map((kind) => {
    const name = dayToPeriod(kind, first)
    return periodFirstDay(name) < first ? periodPlus(name, 1) : name
  })

/** The version that holds today, and those before and after it, each the newest first. */
export const versionsAround = (
  { versions }: PolicyAnswer,
  today: Day,
): {
  readonly current: Version
  readonly earlier: readonly Version[]
  readonly upcoming: readonly Version[]
} | null => {
  const upcoming = versions.filter(({ first }) => first > today)
  const [current, ...earlier] = versions.slice(upcoming.length)
  const [newest] = versions
  if (!current) return newest ? { current: newest, earlier: [], upcoming: [] } : null
  return { current, earlier, upcoming }
}
export type Version = PolicyAnswer['versions'][number]

/** A triple by the names of its questions, as they are called now. */
export const tripleText = (triple: readonly Key[], pulled: PullAnswer | undefined, language: Language): string =>
  triple.map((key) => dimensionText(key, pulled, language)).join(' + ')

const dimensionText = (key: Key, pulled: PullAnswer | undefined, language: Language): string => {
  const lists = pulled?.lists.toReversed() ?? []
  return lists.flatMap(({ dimensions }) => dimensions.filter((one) => one.key === key))[0]?.labels[language] ?? key
}

/** One order whatever the order of the questions. */
export const tripleName = (triple: readonly Key[]): string => triple.toSorted().join('+')

const daysFields: ReadonlySet<RuleField> = new Set([
  'openDays',
  'foldWait',
  'grace.m',
  'grace.q',
  'grace.y',
  'receiptDays',
])
