// The rules of publication on their way into force: judged against the code lists as at every start, rehearsed where they let
// more be seen, and approved by another than proposed them (AN35, AN99, AN102).
import { type Day, dayPlus, daysBetween, instantToDay } from '@tukkimies/shared/day.ts'
import { judgeRehearsal } from '@tukkimies/shared/release/demands.ts'
import {
  daysAheadMax,
  needsSignature,
  type Policy,
  policyWarnings,
  type Profile,
} from '@tukkimies/shared/release/policy.ts'
import { loosenedBy, profileUnder } from '@tukkimies/shared/release/policy-change.ts'
import type { Rehearsal } from '@tukkimies/shared/release/risk.ts'
import type {
  NewPolicy,
  PolicyAnswer,
  PolicyProposal,
  RefusedPolicy,
  WaitingPolicy,
} from '@tukkimies/shared/release/risk-answer.ts'
import type { Deps } from './deps.ts'
import { judgePolicy, readOwnProfile } from './policy-check.ts'
import { Refused, valueOrThrow } from './refused.ts'
import { holdCodeLists } from './register/code-lists.ts'
import {
  addPolicyVersion,
  deletePolicyProposal,
  holdPolicies,
  type PolicyVersion,
  readPolicyProposal,
  readPolicyVersions,
  savePolicyProposal,
} from './register/policies.ts'
import type { RegisterTx } from './register/schema.ts'
import { type RehearsalDeps, rehearsePolicy } from './visits/rehearse.ts'
import { readAsked } from './structure.ts'

/** A rehearsal of rules holds so long: as those of closes it is made anew each quarter (AN99). */
const rehearsalDaysMax = 92

export type PolicyDeps = Pick<Deps, 'register' | 'live' | 'now' | 'log'>

/** Every version and the proposal, as they are told. */
export const readPolicyAnswer = async (deps: PolicyDeps): Promise<PolicyAnswer> => {
  const today = instantToDay(deps.now())
  const own = await readOwnProfile(deps, today)
  const versions = await readPolicyVersions(deps.register, today)
  const proposal = await readPolicyProposal(deps.register)
  return {
    versions: versions.toReversed(),
    proposal: proposal && describe(proposal, newestOf(versions).policy, own, today),
    own,
    earliest: earliestFirst(newestOf(versions).first, today),
  }
}

/** Puts a policy before the data protection officer; the one that waited before is forgotten. */
export const proposePolicy = async (tx: RegisterTx, { policy, first }: NewPolicy, today: Day): Promise<void> => {
  await holdPolicies(tx)
  valueOrThrow(await judgePolicy(tx, policy, today))
  const newest = newestOf(await readPolicyVersions(tx, today))
  const earliest = earliestFirst(newest.first, today)
  if (first < earliest || first > dayPlus(today, daysAheadMax)) {
    throw new Refused({ code: 'policy', field: 'first', day: earliest })
  }
  const profile = { set: policy.profile.set, signed: false }
  const proposed: Policy = { ...policy, version: newest.policy.version + 1, profile }
  await savePolicyProposal(tx, { policy: proposed, first, day: today, rehearsal: null })
}

/** Takes the proposal back. */
export const discardPolicy = async (tx: RegisterTx): Promise<void> => {
  await holdPolicies(tx)
  if (!(await deletePolicyProposal(tx))) throw new Refused({ code: 'outdated' })
}

/**
 * Puts the proposal that was read in force from its first day on. Whatever lets more be seen needs a rehearsal that keeps to
 * the demands, so that a register too small to judge by cannot loosen its rules; M and L are signed by this (AN35), whatever
 * `own`, the profile that the volume gives. Problems: `outdated`, `rehearsal_missing`, `rehearsal_failed`, those of a new policy.
 */
export const approvePolicy = async (tx: RegisterTx, read: NewPolicy, own: Profile, today: Day): Promise<void> => {
  // No list may be published beside it that the policy would not allow. Whoever holds both holds lists first.
  await holdCodeLists(tx)
  await holdPolicies(tx)
  const proposal = await readPolicyProposal(tx)
  if (!proposal || proposal.refused || !isSame(proposal, read)) throw new Refused({ code: 'outdated' })
  const { policy, first } = proposal
  const newest = newestOf(await readPolicyVersions(tx, today))
  if (policy.version !== newest.policy.version + 1 || first < earliestFirst(newest.first, today)) {
    throw new Refused({ code: 'outdated' })
  }
  valueOrThrow(await judgePolicy(tx, policy, today))
  const { rehearsal, meets, loosens } = describe(proposal, newest.policy, own, today)
  if (loosens.length > 0 && !rehearsal) throw new Refused({ code: 'rehearsal_missing' })
  if (loosens.length > 0 && !meets) throw new Refused({ code: 'rehearsal_failed' })
  const { set } = policy.profile
  const signed = needsSignature(set)
  await addPolicyVersion(tx, { policy: { ...policy, profile: { set, signed } }, first }, today)
  await deletePolicyProposal(tx)
}

/** Does not approve the proposal that was read; it stays in sight with the reason. Problem `outdated`, as of an approval. */
export const refusePolicy = async (tx: RegisterTx, { reason, ...read }: RefusedPolicy, today: Day): Promise<void> => {
  await holdPolicies(tx)
  const proposal = await readPolicyProposal(tx)
  if (!proposal || proposal.refused || !isSame(proposal, read)) throw new Refused({ code: 'outdated' })
  await savePolicyProposal(tx, { ...proposal, refused: { reason, day: today } })
}

/**
 * Rehearses the proposal that waits without a rehearsal and notes what came out; the one that took its place meanwhile too.
 * May be stopped and run again; a second run has nothing to do.
 */
export const rehearseProposal = async (deps: PolicyDeps & RehearsalDeps): Promise<void> => {
  const today = instantToDay(deps.now())
  const own = await readOwnProfile(deps, today)
  let rehearsed: WaitingPolicy | null = null
  for (;;) {
    const proposal = await readPolicyProposal(deps.register)
    if (
      !proposal ||
      proposal.refused ||
      isRehearsed(proposal, own, today) ||
      (rehearsed && isSame(proposal, rehearsed))
    )
      return
    const { policy, first } = proposal
    // As it would be once it is approved.
    const signed: Policy = { ...policy, profile: { ...policy.profile, signed: true } }
    const asked = await readAsked(deps.register)
    await noteRehearsal(deps, proposal, await rehearsePolicy(deps, signed, first), asked)
    rehearsed = proposal
  }
}

/** Begins to rehearse what waits, unless that is under way; nobody waits for it, and what fails is tried again in a while. */
export const createRehearser = (deps: PolicyDeps & RehearsalDeps): (() => void) => {
  let isRunning = false
  const run = async (): Promise<void> => {
    isRunning = true
    try {
      await rehearseProposal(deps)
    } catch {
      deps.log.error('rehearsal-failed')
    } finally {
      isRunning = false
    }
  }
  return () => {
    if (!isRunning) void run()
  }
}

// `asked`: what was asked as it began; a list that came meanwhile, or a question of a point, has not been rehearsed.
const noteRehearsal = (
  { register }: PolicyDeps,
  proposal: WaitingPolicy,
  rehearsal: Rehearsal,
  asked: string,
): Promise<void> =>
  register.transact(async (tx) => {
    await holdPolicies(tx)
    const waiting = await readPolicyProposal(tx)
    const isCurrent = (await readAsked(tx)) === asked
    if (waiting && !waiting.refused && isCurrent && isSame(waiting, proposal))
      await savePolicyProposal(tx, { ...waiting, rehearsal })
  })

const describe = (proposal: WaitingPolicy, before: Policy, own: Profile, today: Day): PolicyProposal => {
  const { policy } = proposal
  const rehearsal = isRehearsed(proposal, own, today) ? proposal.rehearsal : null
  return {
    ...proposal,
    rehearsal,
    meets: rehearsal !== null && judgeRehearsal(rehearsal) === 'met',
    loosens: [...loosenedBy(policy, before, own)],
    warnings: policyWarnings(policy).map(({ field = 'policy' }) => field),
  }
}

// The volume may have passed a border since: a rehearsal of other tables says nothing, nor does one of a quarter ago (AN99).
const isRehearsed = ({ policy, rehearsal }: WaitingPolicy, own: Profile, today: Day): boolean =>
  rehearsal !== null &&
  rehearsal.profile === profileUnder(policy, own, true) &&
  daysBetween(rehearsal.day, today) <= rehearsalDaysMax

const isSame = (one: NewPolicy, other: NewPolicy): boolean =>
  JSON.stringify([one.policy, one.first]) === JSON.stringify([other.policy, other.first])

/** The policy that a new one is held against. */
export const newestPolicy = (versions: readonly [PolicyVersion, ...PolicyVersion[]]): Policy =>
  newestOf(versions).policy

const newestOf = <T>(versions: readonly [T, ...T[]]): T => versions.at(-1) ?? versions[0]

const earliestFirst = (newest: Day, today: Day): Day => {
  const tomorrow = dayPlus(today, 1)
  return newest > tomorrow ? newest : tomorrow
}
