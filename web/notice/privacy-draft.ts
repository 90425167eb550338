// A version of the notice while it is written: what it begins with, one text of it changed, what is still wrong.
import {
  firstActs,
  type Notice,
  NoticeDraft,
  type NoticeSettings,
  ombudsman,
} from '@tukkimies/shared/register/notice.ts'
import type { Labels } from '@tukkimies/shared/register/organisation.ts'

const nothing: Labels = { fi: '', sv: '', en: '' }
const nobody = { names: nothing, address: '', email: '', phone: '' }

/** Before the first version: what is the same everywhere is there already, the organisation's own is empty. */
export const firstDraft: NoticeDraft = {
  changes: { fi: 'Ensimmäinen versio', sv: 'Första versionen', en: 'First version' },
  significant: false,
  settings: {
    register: {
      names: {
        fi: 'Neuvontapisteiden käyntirekisteri',
        sv: 'Rådgivningspunkternas besöksregister',
        en: 'Visit register of the advice points',
      },
      description: {
        fi: 'Anonyymi tilasto neuvontapisteiden käynneistä, yhteistyökumppanien yhteyshenkilöiden tiedot heidän suostumuksellaan ja rekisterin käyttäjien tiedot.',
        sv: 'Anonym statistik över besök på rådgivningspunkterna, uppgifter om samarbetspartners kontaktpersoner med deras samtycke och uppgifter om registrets användare.',
        en: 'Anonymous statistics of visits at the advice points, details of partners’ contact persons with their consent, and details of the users of the register.',
      },
    },
    controller: nobody,
    contact: nobody,
    officer: {
      ...nobody,
      names: { fi: 'Tietosuojavastaava', sv: 'Dataskyddsombudet', en: 'Data protection officer' },
    },
    supervisor: ombudsman,
    withdrawal: '',
    form: '',
    hosting: nothing,
    processors: [],
    acts: firstActs,
  },
}

/** The next version begins with the settings of the last one; what has changed is said anew. */
export const nextDraft = (newest: Notice | undefined): NoticeDraft =>
  newest ? { changes: nothing, significant: false, settings: newest.settings } : firstDraft

export const newProcessor: NoticeSettings['processors'][number] = { name: '', task: nothing, country: nothing }
export const newAct: Labels = nothing

/** A field is named by its way from the top: `settings.controller.email`, `settings.acts.0.fi`. */
export const textAt = (draft: NoticeDraft, field: string): string => {
  const found = field.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], draft)
  if (typeof found !== 'string') throw new Error('a field that is no text')
  return found
}

/** The draft with one text in the place of what was there. */
export const withText = (draft: NoticeDraft, field: string, text: string): NoticeDraft =>
  // What was a draft is one again: only a text took a text's place.
  replaceAt(draft, field.split('.'), text) as NoticeDraft

const replaceAt = (part: unknown, [key, ...rest]: readonly string[], text: string): unknown => {
  if (key === undefined) return text
  if (Array.isArray(part))
    return part.map((one: unknown, at) => (String(at) === key ? replaceAt(one, rest, text) : one))
  const fields = part as Record<string, unknown>
  return { ...fields, [key]: replaceAt(fields[key], rest, text) }
}

/** The same with no space around any text: what is checked and sent. */
export const trimDraft = (draft: NoticeDraft): NoticeDraft => trim(draft) as NoticeDraft

const trim = (part: unknown): unknown => {
  if (typeof part === 'string') return part.trim()
  if (Array.isArray(part)) return part.map(trim)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, below]) => [key, trim(below)]))
}

/** `missing`: it must be said; `web`: no address of the web; `reach`: one way to reach them is needed. */
export type DraftError = { readonly field: string; readonly kind: 'missing' | 'web' | 'reach' | 'list' }

/** What is wrong, in the order of the form, a field once. */
export const draftErrors = (draft: NoticeDraft): readonly DraftError[] => {
  const trimmed = trimDraft(draft)
  const fields = new Set(NoticeDraft.safeParse(trimmed).error?.issues.map(({ path }) => path.join('.')) ?? [])
  return [...fields].map((field) => ({ field, kind: kindOf(trimmed, field) }))
}

const kindOf = (draft: NoticeDraft, field: string): DraftError['kind'] => {
  if (field === 'settings.acts') return 'list'
  if (/\.(web|form)$/.test(field)) return 'web'
  return field.endsWith('.email') && textAt(draft, field) === '' ? 'reach' : 'missing'
}
