// The lists of questions and answers: what is published stands for ever, one draft is the next version until it is published
// or thrown away.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { RequestProblemCode } from '@tukkimies/shared/problem.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import {
  type CodeListDraft,
  CodeListsAnswer,
  DraftDiscarding,
  type DraftFinding,
  DraftPublishing,
  type DraftRule,
  draftRules,
  DraftSaving,
} from '@tukkimies/shared/register/code-list-draft.ts'
import {
  checkDraft,
  draftToList,
  earliestListDay,
  isListDay,
  needsNewYear,
} from '@tukkimies/shared/register/draft-check.ts'
import { personalLabel } from '@tukkimies/shared/register/draft-labels.ts'
import { monthStartFrom, yearStartFrom } from '@tukkimies/shared/register/point-change.ts'
import { dimensionsMax } from '@tukkimies/shared/release/policy.ts'
import { randomBytes } from '../crypto.ts'
import type { Deps } from '../deps.ts'
import { readFewestCodes } from '../policy-check.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { addCodeList, deleteDraft, holdCodeLists, readCodeLists, readDraft, saveDraft } from '../register/code-lists.ts'
import { forgetRehearsal } from '../register/policies.ts'
import type { RegisterQueryable, RegisterTx } from '../register/schema.ts'
import { holdScreens, readScreens } from '../register/visit-screens.ts'
import { asksTooMany } from '../visit-screens.ts'
import { makeLine } from './line.ts'
import { type Asking, makeBodyRoute, makeRoute, type Route } from './route.ts'

type CodeListDeps = Pick<Deps, 'register' | 'now'>

/** Dimensions, their codes and the labels of these lie deeper than anything else that is sent. */
const draftDepthMax = 8

export const codeListRoutes = (deps: CodeListDeps): readonly Route[] => [
  makeRoute(
    { ...declare('get', '', 'Every version of the code list, and the draft of the next one'), problems: [] },
    async (c) => c.json(await readAll(deps.register)),
  ),
  makeBodyRoute(
    {
      ...declare('post', '/draft', 'Saves the draft of the next version, finished or not'),
      depthMax: draftDepthMax,
      problems: ['outdated', 'identity_code'],
    },
    DraftSaving,
    async (c, { content, basis, stamp }) => {
      const problem = personalLabel(content)
      if (problem) throw new Refused(problem)
      return answerChange(c, deps, async (tx) => {
        const draft = await readDraft(tx)
        if ((draft?.stamp ?? null) !== stamp || (await newestOf(tx)).version !== basis) throw outdated()
        const changed = instantToDay(deps.now())
        await saveDraft(tx, { content, basis, changed, stamp: bytesToBase64url(randomBytes(8)) })
      })
    },
  ),
  makeBodyRoute(
    { ...declare('post', '/draft/discard', 'Throws the draft away'), problems: ['outdated'] },
    DraftDiscarding,
    (c, { stamp }) =>
      answerChange(c, deps, async (tx) => {
        await draftOrThrow(tx, stamp)
        await deleteDraft(tx)
      }),
  ),
  makeBodyRoute(
    {
      ...declare('post', '/publish', 'Makes the draft the next version from a first day on'),
      problems: ['outdated', 'list_key_changed', 'list_day'],
    },
    DraftPublishing,
    (c, asked) =>
      answerChange(c, deps, async (tx) => {
        const version = await publishDraft(tx, asked, deps.now())
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'code_list_published', version }))
      }),
  ),
]

const declare = <M extends 'get' | 'post'>(method: M, path: string, summary: string) =>
  ({
    method,
    path: `/api/v1/code-lists${path}`,
    right: 'manage_code_lists',
    summary,
    answer: CodeListsAnswer,
  }) as const

const readAll = async (register: RegisterQueryable): Promise<CodeListsAnswer> => ({
  lists: await readCodeLists(register),
  draft: await readDraft(register),
})

const answerChange = async (
  c: Asking,
  { register }: CodeListDeps,
  change: (tx: RegisterTx) => Promise<void>,
): Promise<Response> => {
  const answer = await register.transact(async (tx) => {
    await holdCodeLists(tx)
    await change(tx)
    return readAll(tx)
  })
  return c.json(answer)
}

const outdated = (): Refused => new Refused({ code: 'outdated' })

const newestOf = async (tx: RegisterTx): Promise<CodeList> => {
  const newest = (await readCodeLists(tx)).at(-1)
  // Before the first run there is nothing that a draft could follow.
  if (!newest) throw outdated()
  return newest
}

const draftOrThrow = async (tx: RegisterTx, stamp: string): Promise<CodeListDraft> => {
  const draft = await readDraft(tx)
  if (draft?.stamp !== stamp) throw outdated()
  return draft
}

const publishDraft = async (tx: RegisterTx, { first, stamp }: DraftPublishing, now: number): Promise<number> => {
  const today = instantToDay(now)
  const { content } = await draftOrThrow(tx, stamp)
  const newest = await newestOf(tx)
  const codesPerDimension = await readFewestCodes(tx, today)
  const findings = checkDraft(newest, content, { codesPerDimension, dimensionsMax })
  const problem = findings.find(({ rule }) => draftRules[rule] === 'problem')
  if (problem) throw new Refused(findingToProblem(newest, problem))
  if (!isListDay(newest, content, first, today)) {
    const earliest = earliestListDay(newest, today)
    const day = needsNewYear(newest, content) ? yearStartFrom(earliest) : monthStartFrom(earliest)
    throw new Refused({ code: 'list_day', field: 'first', day })
  }
  const list = draftToList(newest, content, first)
  await holdScreens(tx)
  // What points ask beyond the list is counted as well.
  if (asksTooMany([list], await readScreens(tx)))
    throw new Refused({ code: 'invalid', field: 'content', limit: dimensionsMax })
  await addCodeList(tx, list)
  await forgetRehearsal(tx)
  await deleteDraft(tx)
  return list.version
}

const keyRules: readonly DraftRule[] = ['key_gone', 'key_again', 'key_twice', 'nature_changed', 'group_changed']

// Only as much of the path is told as the published list knows: the rest is what somebody has written.
const findingToProblem = (
  newest: CodeList,
  { rule, path }: DraftFinding,
): { code: RequestProblemCode; field: string } => {
  const code = keyRules.includes(rule) ? 'list_key_changed' : 'invalid'
  const [key, codeKey] = path.split('.')
  const dimension = newest.dimensions.find((candidate) => candidate.key === key)
  if (!dimension) return { code, field: 'content' }
  const known = dimension.codes.find((candidate) => candidate.key === codeKey)
  return { code, field: known ? `${dimension.key}.${known.key}` : dimension.key }
}
