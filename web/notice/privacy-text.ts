// The full text of the notice: the headings of Art. 13 and 14 in the order of the national statement, filled from a version's
// settings and from the table of what is kept how long. Pure, so that every heading can be looked at in every language.
import { contactMonths } from '@tukkimies/shared/register/contact.ts'
import { gateDays } from '@tukkimies/shared/register/device.ts'
import type { Addressee, Notice } from '@tukkimies/shared/register/notice.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { sessionHours } from '@tukkimies/shared/register/retention.ts'
import { invitationHours, unusedMonths } from '@tukkimies/shared/register/user.ts'
import type { Words } from './privacy-words.fi.ts'

/** Whom the notice is about (D02). */
export const noticeGroups = ['clients', 'partners', 'users'] as const
export type NoticeGroup = (typeof noticeGroups)[number]

export type NoticeHeading = keyof Words['headings']

export type Fact = { readonly name: string; readonly text: string; readonly href?: string }
export type NoticePart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly is: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly is: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
export type NoticeSection = {
  readonly heading: NoticeHeading
  readonly title: string
  readonly parts: readonly NoticePart[]
}

/** What every part is made from. */
type Making = {
  readonly notice: Notice
  readonly group: NoticeGroup
  readonly language: Language
  readonly words: Words
}

/** The sections of a group, all headings in their order. */
export const makeSections = (making: Making): readonly NoticeSection[] =>
  // The keys of the record are the headings.
  (Object.keys(making.words.headings) as NoticeHeading[]).map((heading) => ({
    heading,
    title: making.words.headings[heading],
    parts: [...(before[heading]?.(making) ?? []), ...textsOf(making, heading), ...(after[heading]?.(making) ?? [])],
  }))

/** A text with what it names in braces. */
export const fillText = (text: string, { notice, language }: Pick<Making, 'notice' | 'language'>): string => {
  const values: Readonly<Record<string, string>> = {
    contactMonths: String(contactMonths),
    userMonths: String(unusedMonths),
    hosting: notice.settings.hosting[language],
  }
  return text.replaceAll(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all)
}

/** Name, address, e-mail, phone and website of somebody to turn to, as far as they are known. */
export const addresseeFacts = (
  title: string,
  addressee: Addressee & { readonly web?: string },
  { words: { facts }, language }: Pick<Making, 'words' | 'language'>,
): readonly Fact[] => {
  const { names, address, email, phone, web = '' } = addressee
  const known: readonly Fact[] = [
    { name: title, text: names[language] },
    { name: facts.address, text: address },
    { name: facts.email, text: email, href: `mailto:${email}` },
    { name: facts.phone, text: phone, href: `tel:${phone.replaceAll(/[^+\d]/g, '')}` },
    { name: facts.web, text: web, href: web },
  ]
  return known.filter(({ text }) => text !== '')
}

const textsOf = (making: Making, heading: NoticeHeading): NoticePart[] => {
  const { all, [making.group]: own } = making.words.text[heading]
  return [...own, ...all].map((text) => ({ is: 'text', text: fillText(text, making) }))
}

type Maker = (making: Making) => readonly NoticePart[]

/** What stands before the sentences of a heading. */
const before: Readonly<Partial<Record<NoticeHeading, Maker>>> = {
  controller: (making) => {
    const { controller, contact } = making.notice.settings
    const { facts } = making.words
    return [
      { is: 'facts', facts: addresseeFacts(facts.controller, controller, making) },
      { is: 'facts', facts: addresseeFacts(facts.contact, contact, making) },
    ]
  },
  officer: (making) => [
    { is: 'facts', facts: addresseeFacts(making.words.facts.officer, making.notice.settings.officer, making) },
  ],
  register: ({ notice, language, words }) => {
    const { names, description } = notice.settings.register
    const paragraphs = description[language].split(/\n\s*\n/)
    return [
      { is: 'facts', facts: [{ name: words.facts.name, text: names[language] }] },
      ...paragraphs.map((text) => ({ is: 'text', text: text.trim() }) as const),
    ]
  },
}

/** What follows them. */
const after: Readonly<Partial<Record<NoticeHeading, Maker>>> = {
  purpose: ({ notice, language, words: { basis, facts } }) => [
    {
      is: 'table',
      caption: basis.caption,
      head: basis.head,
      rows: noticeGroups.map((group) => basis[group]),
    },
    { is: 'list', title: facts.acts, items: notice.settings.acts.map((act) => act[language]) },
  ],
  handling: ({ notice, language, words: { processors: words } }) => {
    const { processors } = notice.settings
    if (processors.length === 0) return [{ is: 'text', text: words.none }]
    const rows = processors.map(({ name, task, country }) => [name, task[language], country[language]])
    return [
      { is: 'text', text: words.some },
      { is: 'table', caption: words.caption, head: words.head, rows },
    ]
  },
  retention: (making) => retentionParts(making),
  access: ({ notice, words }) => {
    const { form } = notice.settings
    return form === '' ? [] : [{ is: 'facts', facts: [{ name: words.facts.form, text: form, href: form }] }]
  },
  rights: ({ notice, group, words: { rightsTable, facts } }) => {
    const { withdrawal } = notice.settings
    const way: NoticePart = { is: 'facts', facts: [{ name: facts.withdrawal, text: withdrawal }] }
    const { caption, head, rows } = rightsTable
    return [...(group === 'partners' ? [way] : []), { is: 'table', caption, head, rows }]
  },
  complaint: (making) => [
    { is: 'facts', facts: addresseeFacts(making.words.facts.supervisor, making.notice.settings.supervisor, making) },
  ],
}

type RetentionRow = keyof Words['retention']['rows']

const retentionRows: Readonly<Record<NoticeGroup, readonly RetentionRow[]>> = {
  clients: ['open', 'receipt', 'statistics'],
  partners: ['contact', 'request', 'audit', 'statistics'],
  users: ['user', 'session', 'gate', 'invitation', 'request', 'audit', 'statistics'],
}

const retentionParts = ({ notice, group, language, words: { retention: words } }: Making): readonly NoticePart[] => {
  const { periods, classes } = notice.retention
  const monthsOf = (months: number, mode: 'daily' | 'rounds'): string =>
    mode === 'rounds' ? words.rounds(words.months(String(months))) : words.months(String(months))
  const lasts: Readonly<Partial<Record<RetentionRow, string>>> = {
    contact: words.months(String(contactMonths)),
    user: words.months(String(unusedMonths)),
    session: words.hours(String(sessionHours)),
    gate: words.days(String(gateDays)),
    invitation: words.hours(String(invitationHours)),
    request: monthsOf(periods.request.months, periods.request.mode),
    audit: monthsOf(periods.audit.months, periods.audit.mode),
  }
  const rows = retentionRows[group].map((row) => {
    const [name = '', begins = '', said = ''] = words.rows[row]
    return [name, begins, lasts[row] ?? said]
  })
  const table: NoticePart = { is: 'table', caption: words.caption, head: words.head, rows }
  if (classes.length === 0) return [table]
  const own = classes.map((one) => [
    one.names[language],
    `${one.begins[language]} (${one.basis[language]})`,
    monthsOf(one.months, one.mode),
  ])
  return [table, { is: 'table', caption: words.own, head: words.head, rows: own }]
}
