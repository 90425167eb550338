// Whether rules of publication can protect: judged against the code lists and what points show, at the start of the server,
// from a file, and on their way into force (AN102).
import type { Day } from '@tukkimies/shared/day.ts'
import type { Checked, Problem } from '@tukkimies/shared/problem.ts'
import { ownProfile } from '@tukkimies/shared/release/lattice.ts'
import { checkPolicy, daysAheadMax, type PolicyVerdict, type Profile } from '@tukkimies/shared/release/policy.ts'
import type { Deps } from './deps.ts'
import { makeFirstList, readCodeLists, readPolicies } from './register/code-lists.ts'
import { readPolicyVersions } from './register/policies.ts'
import type { RegisterQueryable } from './register/schema.ts'
import { readShown } from './structure.ts'
import { readVolumes } from './visits/fold.ts'

/** A file or a proposal against code lists and shown dimensions; one in force must be signed where it needs to be. */
export const judgePolicy = async (
  register: RegisterQueryable,
  raw: unknown,
  today: Day,
  isProposal = true,
): Promise<Checked<PolicyVerdict>> => {
  const stored = await readCodeLists(register)
  const lists = stored.length > 0 ? stored : [makeFirstList(today)]
  return checkPolicy(raw, { lists, shown: await readShown(register, lists, today), isProposal })
}

/** Answers that a list may allow: what is in force, and what is decided for later, so that no list outgrows it. */
export const readFewestCodes = async (register: RegisterQueryable, today: Day): Promise<number> => {
  const versions = await readPolicyVersions(register, today)
  const current = versions.findLastIndex(({ first }) => first <= today)
  return Math.min(...versions.slice(Math.max(current, 0)).map(({ policy }) => policy.codesPerDimension))
}

/** The profile that the volume gives to clients today. */
export const readOwnProfile = async ({ live }: Pick<Deps, 'live'>, today: Day): Promise<Profile> =>
  ownProfile('client', await readVolumes(live, today))

/** A policy that is in force or will be, and cannot protect: the server does not start with it. */
export type UnsoundPolicy = { readonly version: number; readonly first: Day; readonly problem: Problem }

/** The first version from today on that is unlawful, or what the interface must warn of. */
export const judgeVersions = async (
  { register }: Pick<Deps, 'register'>,
  today: Day,
): Promise<UnsoundPolicy | { readonly warnings: readonly Problem[] }> => {
  const stored = await readPolicies(register)
  const current = stored.findLastIndex(({ first }) => first <= today)
  const warnings: Problem[] = []
  for (const { version, first, content } of stored.slice(Math.max(current, 0))) {
    const judged = await judgePolicy(register, readJson(content), today, false)
    if (!judged.ok) return { version, first, problem: judged.problem }
    warnings.push(...judged.value.warnings)
  }
  return { warnings }
}

/** What is wrong with a policy, for whoever runs the server: the parameter and its limit. */
export const policyProblemText = ({ code, field = 'policy', min, max, limit, day }: Problem): string => {
  if (field === 'profile.signed') return 'profile.set M or L needs the signature of the data protection officer'
  if (code === 'noise_infeasible') return `${field} must be greater than ${min ?? 0} and less than ${max ?? 0}`
  if (day !== undefined) return `${field} must be ${day} or later, within ${daysAheadMax} days from today`
  if (min !== undefined && max !== undefined) return `${field} must be from ${min} to ${max}`
  if (min !== undefined) return `${field} should be at least ${min}`
  if (max !== undefined) return `${field} must be at most ${max}`
  if (limit !== undefined) return `${field}: at most ${limit} are allowed`
  return `${field} is not allowed, not known or missing`
}

const readJson = (content: string): unknown => {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}
