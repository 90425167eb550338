// Drafts of what the law asks for besides the notice, filled from its settings (GDPR 30, 33, 35): what is known stands there,
// what only people know is left open. Deciding and sending stay with people.
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { Words } from './papers-words.fi.ts'
import {
  addresseeFacts,
  makeSections,
  type NoticeGroup,
  noticeGroups,
  type NoticeHeading,
  type NoticePart,
} from './privacy-text.ts'
import type { Words as NoticeWords } from './privacy-words.fi.ts'

export const paperKinds = ['breach', 'assessment', 'record'] as const
export type PaperKind = (typeof paperKinds)[number]

/** A heading with what is known under it; `isOpen` leaves room to write. */
export type PaperSection = { readonly title: string; readonly parts: readonly NoticePart[]; readonly isOpen: boolean }

type Making = {
  readonly notice: Notice
  readonly language: Language
  readonly words: Words
  readonly noticeWords: NoticeWords
}

export const makePaper = (kind: PaperKind, making: Making): readonly PaperSection[] => [
  ...makers[kind](making),
  ...making.words[kind].blanks.map((title) => ({ title, parts: [], isOpen: true })),
]

const makers: Readonly<Record<PaperKind, (making: Making) => readonly PaperSection[]>> = {
  breach: (making) => {
    const { words, notice, noticeWords } = making
    const { controller, officer, supervisor } = notice.settings
    const factsOf = { words: noticeWords, language: making.language }
    const { facts } = noticeWords
    return [
      known(words.breach.to, [{ is: 'facts', facts: addresseeFacts(facts.supervisor, supervisor, factsOf) }]),
      known(words.breach.from, [
        { is: 'facts', facts: addresseeFacts(facts.controller, controller, factsOf) },
        { is: 'facts', facts: addresseeFacts(facts.officer, officer, factsOf) },
      ]),
      known(words.breach.known, texts(words.breach.knownTexts)),
    ]
  },
  assessment: (making) => {
    const { assessment } = making.words
    const rows = assessment.rows.map((row) => [...row, '', ''])
    const { risks: caption, head } = assessment
    return [
      ...groupSections(making, ['purpose', 'content', 'handling', 'retention'], assessment.description),
      known(assessment.need, texts(assessment.needTexts)),
      known(caption, [{ is: 'table', caption, head, rows }]),
    ]
  },
  record: (making) => [
    ...sectionsOf(making, 'users', ['controller', 'officer']),
    ...groupSections(making, ['purpose', 'content', 'disclosures', 'retention'], making.words.record.title),
    ...sectionsOf(making, 'users', ['handling', 'transfers', 'protection']),
  ],
}

const known = (title: string, parts: readonly NoticePart[]): PaperSection => ({ title, parts, isOpen: false })

const texts = (some: readonly string[]): readonly NoticePart[] => some.map((text) => ({ is: 'text', text }))

const sectionsOf = (
  { notice, language, noticeWords: words }: Making,
  group: NoticeGroup,
  headings: readonly NoticeHeading[],
): readonly PaperSection[] =>
  makeSections({ notice, group, language, words })
    .filter(({ heading }) => headings.includes(heading))
    .map(({ title, parts }) => known(title, parts))

/** The same headings for each group, named with the group. */
const groupSections = (making: Making, headings: readonly NoticeHeading[], title: string): readonly PaperSection[] =>
  noticeGroups.flatMap((group) => {
    const parts = sectionsOf(making, group, headings)
    return parts.map((section) => ({
      ...section,
      title: `${title}: ${making.noticeWords.groups[group].tab}. ${section.title}`,
    }))
  })
