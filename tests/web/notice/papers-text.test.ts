// Drafts filled from the notice: what is known stands there, and what only people know is left open.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { firstRetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import { makePaper, type PaperKind, paperKinds } from '@tukkimies/web/notice/papers-text.ts'
import { words as enPapers } from '@tukkimies/web/notice/papers-words.en.ts'
import { words as fiPapers } from '@tukkimies/web/notice/papers-words.fi.ts'
import { words as svPapers } from '@tukkimies/web/notice/papers-words.sv.ts'
import { words as en } from '@tukkimies/web/notice/privacy-words.en.ts'
import { words as fi } from '@tukkimies/web/notice/privacy-words.fi.ts'
import { words as sv } from '@tukkimies/web/notice/privacy-words.sv.ts'
import { fixtureDraft } from '../../notice.ts'

const notice: Notice = {
  ...fixtureDraft,
  version: 1,
  first: Day.parse('2026-03-10'),
  retention: firstRetentionSettings,
}
const { settings } = notice
const papers = { fi: fiPapers, sv: svPapers, en: enPapers }
const noticeWords = { fi, sv, en }

const make = (kind: PaperKind, language: Language) =>
  makePaper(kind, { notice, language, words: papers[language], noticeWords: noticeWords[language] })
const textOf = (kind: PaperKind, language: Language) => JSON.stringify(make(kind, language))

test('[duty-F12] a breach notice names who tells whom within 72 hours, and leaves open what happened', () => {
  for (const language of languages) {
    const text = textOf('breach', language)
    for (const value of [settings.supervisor.email, settings.controller.names[language], settings.officer.email])
      expect(text).toContain(value)
    expect(papers[language].breach.lead).toContain('72')
    expect(make('breach', language).filter(({ isOpen }) => isOpen).length).toBe(8)
  }
})

test('[duty-F12] an impact assessment describes the processing of each group, and people judge the risks', () => {
  for (const language of languages) {
    const sections = make('assessment', language)
    const text = JSON.stringify(sections)
    for (const group of ['clients', 'partners', 'users'] as const)
      expect(text).toContain(noticeWords[language].groups[group].tab)
    expect(text).toContain(settings.processors[0]?.name)
    const tables = sections.flatMap(({ parts }) => parts).filter((part) => part.is === 'table')
    const risks = tables.find(({ caption }) => caption === papers[language].assessment.risks)
    expect(risks?.rows.length).toBe(6)
    // Likelihood and severity are nobody's but the controller's to say.
    for (const row of risks?.rows ?? []) expect(row.slice(2)).toEqual(['', ''])
  }
})

test('[duty-F12] the record of processing has what Article 30 asks for', () => {
  for (const language of languages) {
    const text = textOf('record', language)
    const { headings, basis } = noticeWords[language]
    for (const heading of ['purpose', 'content', 'disclosures', 'retention', 'transfers', 'protection'] as const)
      expect(text).toContain(headings[heading])
    for (const value of [
      settings.controller.email,
      settings.officer.email,
      settings.hosting[language],
      basis.partners[2] ?? '',
    ])
      expect(text).toContain(value)
  }
})

test('[duty-F12][duty-F05] every draft has as many parts in each language, none without a title', () => {
  for (const kind of paperKinds) {
    const sizes = languages.map((language) => make(kind, language).length)
    expect(new Set(sizes).size).toBe(1)
    for (const language of languages) {
      const titles = make(kind, language).map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
      expect(titles.every((title) => title.trim() !== '')).toBe(true)
    }
  }
})
