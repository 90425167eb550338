// The notice as it is read: each group in each language, made from settings of which every value is found nowhere else.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { firstRetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import {
  fillText,
  makeSections,
  type NoticeGroup,
  noticeGroups,
  type NoticeHeading,
  type NoticePart,
} from '@tukkimies/web/notice/privacy-text.ts'
import { words as en } from '@tukkimies/web/notice/privacy-words.en.ts'
import { words as fi, type Words } from '@tukkimies/web/notice/privacy-words.fi.ts'
import { words as sv } from '@tukkimies/web/notice/privacy-words.sv.ts'
import { fixtureDraft } from '../../notice.ts'

const wordsOf: Readonly<Record<Language, Words>> = { fi, sv, en }
const notice: Notice = {
  ...fixtureDraft,
  version: 3,
  first: Day.parse('2026-03-10'),
  retention: {
    ...firstRetentionSettings,
    periods: { ...firstRetentionSettings.periods, request: { months: 25, mode: 'daily' } },
    classes: [
      {
        key: 'compensation',
        names: { fi: 'Korvaushakemus', sv: 'Ersättningsansökan', en: 'Compensation claim' },
        begins: { fi: 'Hakemuksesta', sv: 'Ansökan', en: 'The claim' },
        basis: { fi: 'Kotoutumislaki', sv: 'Integrationslagen', en: 'Integration Act' },
        months: 120,
        mode: 'rounds',
      },
    ],
  },
}
const { settings } = notice

const sections = (group: NoticeGroup, language: Language, of = notice) =>
  makeSections({ notice: of, group, language, words: wordsOf[language] })
const partTexts = (part: NoticePart): readonly string[] => {
  if (part.is === 'text') return [part.text]
  if (part.is === 'list') return [part.title, ...part.items]
  if (part.is === 'facts') return part.facts.flatMap(({ name, text }) => [name, text])
  return [part.caption, ...part.head, ...part.rows.flat()]
}
const textOf = (heading: NoticeHeading, group: NoticeGroup, language: Language, of = notice): string =>
  (sections(group, language, of).find((section) => section.heading === heading)?.parts ?? [])
    .flatMap(partTexts)
    .join('\n')

/** Runs a check for each group in each language. */
const everywhere = (check: (group: NoticeGroup, language: Language) => void): void => {
  for (const language of languages) for (const group of noticeGroups) check(group, language)
}

test('[A40][E04][duty-F05] every heading has its text for each group in three languages, none empty or left open', () => {
  everywhere((group, language) => {
    const made = sections(group, language)
    expect(made.map(({ heading }) => heading)).toEqual(Object.keys(fi.headings))
    expect(made.length).toBe(17)
    for (const { title, parts, heading } of made) {
      const texts = parts.flatMap(partTexts)
      expect(texts.length, `${heading} ${group} ${language}`).toBeGreaterThan(0)
      for (const text of [title, ...texts]) {
        expect(text.trim(), `${heading} ${group} ${language}`).not.toBe('')
        expect(text).not.toMatch(/[{}]|undefined/)
      }
    }
  })
})

test('[A40] no sentence of one language stands in another', () => {
  for (const group of noticeGroups) {
    const [finnish, swedish, english] = languages.map(
      (language) => new Set(sections(group, language).flatMap(({ parts }) => parts.flatMap(partTexts))),
    )
    for (const [one, other] of [
      [finnish, swedish],
      [finnish, english],
      [swedish, english],
    ] as const) {
      const both = [...(one ?? [])].filter((text) => other?.has(text) && text.length > 30)
      // Addresses are the same in every language.
      expect(both.filter((text) => !/[@/]|\d{5}/.test(text))).toEqual([])
    }
  }
})

test('[A02][B02][C01][C33] the controller and the contact person of the register are named with their addresses', () => {
  everywhere((group, language) => {
    const text = textOf('controller', group, language)
    for (const value of [
      settings.controller.names[language],
      settings.controller.address,
      settings.controller.email,
      settings.controller.phone,
      settings.contact.names[language],
      settings.contact.email,
    ])
      expect(text).toContain(value)
  })
})

test('[A03][C01][E08] the data protection officer is named with an address, for questions about privacy and secrecy', () => {
  everywhere((group, language) => {
    expect(textOf('officer', group, language)).toContain(settings.officer.names[language])
    expect(textOf('officer', group, language)).toContain(settings.officer.email)
  })
})

test('[A04] the register has its name and description', () => {
  everywhere((group, language) => {
    expect(textOf('register', group, language)).toContain(settings.register.names[language])
    expect(textOf('register', group, language)).toContain(settings.register.description[language])
  })
})

test('[A12][B05][C02][D01] purposes and basis stand in one table, a row for each group, with the acts', () => {
  everywhere((group, language) => {
    const { basis } = wordsOf[language]
    const purpose = sections(group, language).find(({ heading }) => heading === 'purpose')
    const table = purpose?.parts.find((part) => part.is === 'table')
    expect(table?.rows).toEqual(noticeGroups.map((row) => basis[row]))
    for (const act of settings.acts) expect(textOf('purpose', group, language)).toContain(act[language])
  })
  const { basis } = en
  expect([basis.partners[2], basis.users[2]]).toEqual([
    'Consent (Article 6(1)(a))',
    'Legal obligation and task in the public interest (Article 6(1)(c) and (e))',
  ])
  for (const word of ['Statistics', 'follow-up', 'evaluation', 'management', 'development'])
    expect(basis.clients[1]).toContain(word)
  expect(textOf('purpose', 'clients', 'en')).toMatch(/study .* state compensation/)
})

test('[D02] three groups are told apart: clients without data, contact persons of partners, users', () => {
  expect(noticeGroups).toEqual(['clients', 'partners', 'users'])
  expect(textOf('content', 'clients', 'en')).toContain('No personal data are stored')
  expect(textOf('content', 'partners', 'en')).toContain('organisation, name, phone number and e-mail')
  expect(textOf('content', 'users', 'en')).toContain(
    'first name, last name, username, e-mail, locality and advice languages',
  )
})

test('[A20][B10][D10] processors are listed with task and country, or it is said that there are none', () => {
  everywhere((group, language) => {
    const [processor] = settings.processors
    const text = textOf('handling', group, language)
    for (const value of [processor!.name, processor!.task[language], processor!.country[language]])
      expect(text).toContain(value)
    const without = { ...notice, settings: { ...settings, processors: [] } }
    expect(textOf('handling', group, language, without)).toContain(wordsOf[language].processors.none)
  })
})

test('[B08][B01] the systems of the register are named, and that casework is elsewhere', () => {
  everywhere((group, language) => {
    expect(textOf('handling', group, language)).toContain('Tukkimies')
    expect(textOf('handling', group, language)).toContain(settings.hosting[language])
  })
  expect(textOf('handling', 'clients', 'en')).toContain('Casework, documents and decisions are in other systems')
})

test('[B20] each period comes from what is approved of retention, the organisation’s own classes too', () => {
  expect(textOf('retention', 'partners', 'en')).toContain('12 months')
  expect(textOf('retention', 'partners', 'fi')).toContain('25 kuukautta')
  expect(textOf('retention', 'users', 'sv')).toMatch(/Senaste inloggning\n12 månader/)
  everywhere((group, language) => {
    const [own] = notice.retention.classes
    expect(textOf('retention', group, language)).toContain(own!.names[language])
    expect(textOf('retention', group, language)).toContain(
      wordsOf[language].retention.rounds(wordsOf[language].retention.months('120')),
    )
  })
})

test('[A28][B06][C07] sources are stated for each group, and contacts come from the person alone', () => {
  expect(textOf('sources', 'partners', 'en')).toBe(
    'The details come from the contact person. They are not imported from other registers.',
  )
  expect(new Set(noticeGroups.map((group) => textOf('sources', group, 'fi'))).size).toBe(3)
})

test('[A29][A30][E03][E05][E07] personal data go to nobody but the person, and a list of recipients is no sharing', () => {
  everywhere((group, language) => {
    const [nobody, statistics, noSharing] = wordsOf[language].text.disclosures.all
    for (const text of [nobody, statistics, noSharing]) expect(textOf('disclosures', group, language)).toContain(text)
  })
  expect(textOf('disclosures', 'clients', 'en')).toMatch(/cannot|Nothing about you can be given/)
  expect(textOf('disclosures', 'clients', 'en')).toContain('legal duties do not change')
})

test('[A31][B19][C10][D12] nothing goes outside the EU or EEA, and the place of the server is named', () => {
  everywhere((group, language) => {
    expect(textOf('transfers', group, language)).toContain(settings.hosting[language])
  })
})

test('[A39][B27][C34] the right to complain stands there with the supervisor’s address and website', () => {
  everywhere((group, language) => {
    const text = textOf('complaint', group, language)
    for (const value of [settings.supervisor.names[language], settings.supervisor.email, settings.supervisor.web])
      expect(text).toContain(value)
  })
})

test('[B24] one table says which right each group has: erasure rests on consent, or on what is no longer needed', () => {
  everywhere((group, language) => {
    const rights = sections(group, language).find(({ heading }) => heading === 'rights')
    const table = rights?.parts.find((part) => part.is === 'table')
    expect(table?.rows.length).toBe(8)
    for (const row of table?.rows ?? []) expect(row.length).toBe(4)
  })
  const erasure = en.rightsTable.rows.find(([right]) => right?.startsWith('Erasure'))
  expect(erasure?.slice(1, 3)).toEqual(['Nothing to erase', 'Yes, because the basis is consent'])
})

test('[B26][C30] a contact person finds where to withdraw the consent, others do not', () => {
  for (const language of languages) {
    expect(textOf('rights', 'partners', language)).toContain(settings.withdrawal)
    expect(textOf('rights', 'users', language)).not.toContain(settings.withdrawal)
  }
})

test('[B22][C24][C26] a request goes in writing, in person or by the e-form, if the organisation has one', () => {
  everywhere((group, language) => {
    expect(textOf('access', group, language)).toContain(settings.form)
    const without = { ...notice, settings: { ...settings, form: '' } }
    expect(textOf('access', group, language, without)).not.toContain('https://')
  })
})

test('[B07][B18][C31] giving data is voluntary or it is said what for, and nobody is decided on or profiled', () => {
  expect(textOf('duty', 'clients', 'en')).toMatch(/“Not recorded” .* never depends on the answers/)
  expect(textOf('duty', 'partners', 'en')).toContain('voluntary')
  expect(textOf('duty', 'users', 'en')).toContain('cannot be used')
  everywhere((group, language) =>
    expect(textOf('automation', group, language)).toBe(wordsOf[language].text.automation.all[0]),
  )
})

test('[B21][E05][E06] before the full text stand three sentences, what is never done, and an example', () => {
  everywhere((group, language) => {
    const { summary, never, example } = wordsOf[language].groups[group]
    expect(summary.length).toBe(3)
    expect(never.length).toBe(5)
    for (const text of summary) expect(fillText(text, { notice, language })).not.toMatch(/[{}]/)
    expect(example.split('. ').length).toBeGreaterThan(3)
  })
  expect(fi.groups.clients.never[1]).toContain('Emme ilmoita sinusta kenellekään')
})
