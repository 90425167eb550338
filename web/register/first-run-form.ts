// The form of the first run as it is typed, and what becomes of it: a request, or the names of the fields that are wrong.
import { type Details, FirstRunRequest, passwordLengthMin } from '@tukkimies/shared/register/user.ts'
import { typedToCode } from '@tukkimies/shared/register/device.ts'
import { draftToNames, type NamesDraft, noNames } from './names-draft.ts'

export type PointDraft = { readonly key: number; readonly names: NamesDraft; readonly busy: '' | 'yes' | 'no' }
export type UserDraft = Omit<Details, 'adviceLanguages'>
export type FirstRunDraft = {
  readonly code: string
  readonly organisation: NamesDraft
  readonly points: readonly PointDraft[]
  readonly user: UserDraft
  readonly password: string
}

export type FirstRunReading =
  | { readonly is: 'ready'; readonly request: FirstRunRequest }
  | { readonly is: 'wrong'; readonly fields: readonly string[] }

export const makePointDraft = (key: number): PointDraft => ({ key, names: noNames, busy: '' })

export const makeDraft = (code: string): FirstRunDraft => ({
  code,
  organisation: noNames,
  points: [makePointDraft(0)],
  user: { first: '', last: '', username: '', email: '', locality: '' },
  password: '',
})

/** Field names are those of the request (`points.0.names.sv`), so that the server's refusals find the same field. */
export const readDraft = (draft: FirstRunDraft): FirstRunReading => {
  const read = FirstRunRequest.safeParse({
    code: typedToCode(draft.code),
    organisation: draftToNames(draft.organisation),
    points: draft.points.map(({ names, busy }) => ({
      names: draftToNames(names),
      busy: busy === '' ? undefined : busy === 'yes',
    })),
    user: { ...trimmed(draft.user), adviceLanguages: [] },
    password: draft.password,
  })
  const fields = new Set(read.error?.issues.map(({ path }) => path.join('.')) ?? [])
  if ([...draft.password].length < passwordLengthMin) fields.add('password')
  const shown = [...fields].filter((field) => !isCovered(draft, field))
  return read.success && shown.length === 0 ? { is: 'ready', request: read.data } : { is: 'wrong', fields: shown }
}

const trimmed = (user: UserDraft): UserDraft => ({
  first: user.first.trim(),
  last: user.last.trim(),
  username: user.username.trim(),
  email: user.email.trim(),
  locality: user.locality.trim(),
})

/** A language that is not asked for, because one name stands for all: its error is the Finnish field's. */
const isCovered = (draft: FirstRunDraft, field: string): boolean => {
  const found = /^(?:organisation|points\.(\d+)\.names)\.(?:sv|en)$/.exec(field)
  if (!found) return false
  return (found[1] === undefined ? draft.organisation : draft.points[Number(found[1])]?.names)?.same ?? false
}
