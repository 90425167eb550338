// Code lists and policies: versions, each with a first day; what was once valid is never changed.
import type { Day } from '@tukkimies/shared/day.ts'
import { CodeList } from '@tukkimies/shared/register/code-list.ts'
import { CodeListDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import firstCodeList from './first-code-list.json' with { type: 'json' }
import { freeze } from './frozen.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'
import { deleteSetting, readSetting, writeSetting } from './settings.ts'

const listsKeptMax = 50

export type StoredPolicy = RegisterTables['policy']

/** The list that a new organisation starts with, in force from a day. */
export const makeFirstList = (first: Day): CodeList => CodeList.parse({ ...firstCodeList, first })

/** All versions, in their order. */
export const readCodeLists = async (register: RegisterQueryable): Promise<CodeList[]> => {
  const rows = await register.query.selectFrom('code_list').select('content').orderBy('version').execute()
  return rows.map(({ content }) => contentToList(content))
}

// Every push and every question about figures asks for all versions, and a version never changes: its text is read by its
// schema once. Whoever asks gets the same list, so nobody may change it.
const listByContent = new Map<string, CodeList>()
const contentToList = (content: string): CodeList => {
  const known = listByContent.get(content)
  if (known) return known
  const list = freeze(CodeList.parse(JSON.parse(content)))
  if (listByContent.size >= listsKeptMax) listByContent.clear()
  listByContent.set(content, list)
  return list
}

/** Adds the next version; one that is not the next, or begins before the last one, is a fault. */
export const addCodeList = async (tx: RegisterTx, list: CodeList): Promise<void> => {
  const last = (await readCodeLists(tx)).at(-1)
  if (list.version !== (last?.version ?? 0) + 1) throw new Error('a code list that is not the next version')
  if (last && list.first < last.first) throw new Error('a code list that begins before the last one')
  const { version, first } = list
  await tx.query
    .insertInto('code_list')
    .values({ version, first, content: JSON.stringify(list) })
    .execute()
}

/** The draft of the next version, or `null`. */
export const readDraft = async (register: RegisterQueryable): Promise<CodeListDraft | null> => {
  const text = await readSetting(register, 'code-list-draft')
  return text === null ? null : CodeListDraft.parse(JSON.parse(text))
}

/** Keeps other changes of draft and lists waiting until the transaction ends. */
export const holdCodeLists = (tx: RegisterTx): Promise<void> => tx.hold(['code-lists'])

/** Puts a draft in the place of the one there was. */
export const saveDraft = async (tx: RegisterTx, draft: CodeListDraft): Promise<void> => {
  await writeSetting(tx, 'code-list-draft', JSON.stringify(draft))
}

/** Throws the draft away; repeating it changes nothing. */
export const deleteDraft = async (tx: RegisterTx): Promise<void> => {
  await deleteSetting(tx, 'code-list-draft')
}

/** All versions of the policy, `content` as JSON, in their order. */
export const readPolicies = async (register: RegisterQueryable): Promise<StoredPolicy[]> =>
  register.query.selectFrom('policy').selectAll().orderBy('version').execute()

/** The newest version of the policy that has begun, or `null`. */
export const findPolicyOn = async (register: RegisterQueryable, today: Day): Promise<StoredPolicy | null> => {
  const begun = register.query.selectFrom('policy').selectAll().where('first', '<=', today)
  return (await begun.orderBy('version', 'desc').limit(1).executeTakeFirst()) ?? null
}

/** Adds the next version of the policy from its first day on; a first day before the last one's is a fault. */
export const addPolicy = async (tx: RegisterTx, first: Day, content: string): Promise<StoredPolicy> => {
  const last = (await readPolicies(tx)).at(-1)
  if (last && first < last.first) throw new Error('a policy that begins before the last one')
  const policy = { version: (last?.version ?? 0) + 1, first, content }
  await tx.query.insertInto('policy').values(policy).execute()
  return policy
}
