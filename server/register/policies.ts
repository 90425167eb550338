// The rules of publication by version, and the proposal of the next one with its rehearsal. The versions themselves are added
// in `code-lists.ts`, beside the lists that they are judged against.
import type { Day } from '@tukkimies/shared/day.ts'
import { firstPolicy, Policy } from '@tukkimies/shared/release/policy.ts'
import { WaitingPolicy } from '@tukkimies/shared/release/risk-answer.ts'
import { addPolicy, readCodeLists, readPolicies } from './code-lists.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'
import { deleteSetting, readSetting, writeSetting } from './settings.ts'

/** A version of the policy, from its first day until the next one's. */
export type PolicyVersion = { readonly policy: Policy; readonly first: Day }

/**
 * All versions, the oldest first. Where none is stored, the product's own has been in force since the first code list, or
 * since `today` before the first run.
 */
export const readPolicyVersions = async (
  register: RegisterQueryable,
  today: Day,
): Promise<readonly [PolicyVersion, ...PolicyVersion[]]> => {
  const [oldest, ...others] = (await readPolicies(register)).map(({ first, content }) => ({
    policy: Policy.parse(JSON.parse(content)),
    first,
  }))
  if (oldest) return [oldest, ...others]
  const [list] = await readCodeLists(register)
  return [{ policy: firstPolicy, first: list && list.first < today ? list.first : today }]
}

/** Keeps other changes of the policy waiting until the transaction ends. */
export const holdPolicies = (tx: RegisterTx): Promise<void> => tx.hold(['policies'])

/** The proposal that waits, or `null`. */
export const readPolicyProposal = async (register: RegisterQueryable): Promise<WaitingPolicy | null> => {
  const text = await readSetting(register, 'policy-proposed')
  return text === null ? null : WaitingPolicy.parse(JSON.parse(text))
}

/** Puts a proposal in the place of the one that waited before. */
export const savePolicyProposal = (tx: RegisterTx, proposal: WaitingPolicy): Promise<void> =>
  writeSetting(tx, 'policy-proposed', JSON.stringify(proposal))

/** Forgets what came out of the proposal's rehearsal, for other questions are asked from now on (AN99). */
export const forgetRehearsal = async (tx: RegisterTx): Promise<void> => {
  await holdPolicies(tx)
  const proposal = await readPolicyProposal(tx)
  if (proposal) await savePolicyProposal(tx, { ...proposal, rehearsal: null })
}

/** Takes the proposal away; `false` if none waited. Of two that take it at once one gets `true`. */
export const deletePolicyProposal = async (tx: RegisterTx): Promise<boolean> =>
  (await deleteSetting(tx, 'policy-proposed')) !== null

/** Adds a version that begins after all others; where it is the first to be stored, the product's own is stored before it. */
export const addPolicyVersion = async (tx: RegisterTx, { policy, first }: PolicyVersion, today: Day): Promise<void> => {
  if ((await readPolicies(tx)).length === 0) {
    const [own] = await readPolicyVersions(tx, today)
    await addPolicy(tx, own.first, JSON.stringify(own.policy))
  }
  const { version } = await addPolicy(tx, first, JSON.stringify(policy))
  if (version !== policy.version) throw new Error('a policy that is not the next version')
}
