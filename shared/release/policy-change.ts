// What two policies differ in, and by which of its parameters one lets more be seen than the other.
import * as z from 'zod/mini'
import { isFiner, needsSignature, type Policy, type Profile } from './policy.ts'

/** Every parameter that may differ, in the order of the file. */
export const PolicyField = z.enum([
  'noise.D',
  'noise.V',
  'noise.js',
  'noise.mode',
  'noise.rowMode',
  'threshold',
  'sensitive.D',
  'sensitive.V',
  'sensitive.threshold',
  'profile',
  'triples',
  'codesPerDimension',
  'smallPoint',
  'repeat.divisor',
  'repeat.persons',
  'dominance.share',
  'dominance.below',
  'openDays',
  'foldBatch',
  'foldWait',
  'grace.m',
  'grace.q',
  'grace.y',
  'receiptDays',
])
export type PolicyField = z.infer<typeof PolicyField>

/** The parameters in which two policies differ, in the order of the file; the order of triples says nothing. */
export const policyChanges = (one: Policy, other: Policy): readonly PolicyField[] =>
  PolicyField.options.filter((field) => valueOf(one, field) !== valueOf(other, field))

/**
 * The parameters by which `next` may publish more than `before` (AN35, AN99): those that a rehearsal can judge, and of times
 * that no batch is waited for. `own` is the profile that the volume gives; a finer one counts as signed, for that is what is asked. One that needs a
 * signature and had none loosens also where the volume gives it today, for it would stay when the volume falls.
 */
export const loosenedBy = (next: Policy, before: Policy, own: Profile): readonly PolicyField[] => {
  const margin = (policy: Policy): number => policy.threshold - policy.noise.D
  const sensitiveMargin = ({ sensitive }: Policy): number => sensitive.threshold - sensitive.D
  const isLower = (read: (policy: Policy) => number): boolean => read(next) < read(before)
  const isHigher = (read: (policy: Policy) => number): boolean => read(next) > read(before)
  const loosened: Readonly<Partial<Record<PolicyField, boolean>>> = {
    'noise.D': isLower(({ noise }) => noise.D),
    'noise.V': isLower(({ noise }) => noise.V),
    'noise.js': next.noise.js !== before.noise.js,
    'noise.mode': next.noise.mode === 'atMost' && before.noise.mode === 'equal',
    threshold: isLower(({ threshold }) => threshold) || isLower(margin),
    'sensitive.D': isLower(({ sensitive }) => sensitive.D),
    'sensitive.V': isLower(({ sensitive }) => sensitive.V),
    'sensitive.threshold': isLower(({ sensitive }) => sensitive.threshold) || isLower(sensitiveMargin),
    profile:
      isFiner(profileUnder(next, own, true), profileUnder(before, own, before.profile.signed)) ||
      (needsSignature(next.profile.set) && !isSignedFor(before, next.profile.set)),
    triples: tripleNames(next).some((name) => !tripleNames(before).includes(name)),
    codesPerDimension: isHigher((policy) => policy.codesPerDimension),
    smallPoint: isLower((policy) => policy.smallPoint),
    'repeat.divisor': isLower(({ repeat }) => repeat.divisor),
    'repeat.persons': isLower(({ repeat }) => repeat.persons),
    'dominance.share': isHigher(({ dominance }) => dominance.share),
    'dominance.below': isLower(({ dominance }) => dominance.below),
    // Of times the one alone by which batches may be smaller than the least (AN54).
    foldWait: next.foldWait === 0 && before.foldWait > 0,
  }
  return PolicyField.options.filter((field) => loosened[field])
}

// A signature for a profile holds for a stricter one too.
const isSignedFor = ({ profile: { set, signed } }: Policy, wanted: Policy['profile']['set']): boolean =>
  signed && set !== 'volume' && wanted !== 'volume' && !isFiner(wanted, set)

/** The profile of clients under a policy, where the volume gives `own`: a finer one holds only when it is signed (AN35). */
export const profileUnder = ({ profile: { set } }: Policy, own: Profile, signed: boolean): Profile =>
  set === 'volume' || (isFiner(set, own) && !signed) ? own : set

const tripleNames = ({ triples }: Policy): readonly string[] =>
  triples.map((triple) => triple.toSorted().join('+')).toSorted()

// Who signed is no parameter: approval does it.
const valueOf = (policy: Policy, field: PolicyField): string => {
  if (field === 'triples') return tripleNames(policy).join(' ')
  if (field === 'profile') return policy.profile.set
  const value = field.split('.').reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], policy)
  return String(value)
}
