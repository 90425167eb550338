// Code lists and policies: versions, each with a first day; what was once valid is never changed.
import type { Day } from '@tukkimies/shared/day.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredPolicy = RegisterTables['policy']

/** All versions, in their order. */
export const readCodeLists = async (_register: RegisterQueryable): Promise<CodeList[]> => {
  throw new Error('not yet')
}

/** Adds the next version; one that is there already, or is not the next, is a fault. */
export const addCodeList = async (_tx: RegisterTx, _list: CodeList): Promise<void> => {
  throw new Error('not yet')
}

/** All versions of the policy, `content` as JSON, in their order. */
export const readPolicies = async (_register: RegisterQueryable): Promise<StoredPolicy[]> => {
  throw new Error('not yet')
}

/** Adds the next version of the policy from its first day on. */
export const addPolicy = async (_tx: RegisterTx, _first: Day, _content: string): Promise<StoredPolicy> => {
  throw new Error('not yet')
}
