// A privacy notice for tests: every field has a value that is found nowhere else, so that a test sees where it stands.
import type { Day } from '@tukkimies/shared/day.ts'
import { NewDisclosure } from '@tukkimies/shared/register/disclosure.ts'
import { OpenQuestion } from '@tukkimies/shared/release/open-table.ts'
import { NewReportPlan } from '@tukkimies/shared/register/report-plan.ts'
import { NewView } from '@tukkimies/shared/register/view.ts'
import { NoticeDraft, type Notice } from '@tukkimies/shared/register/notice.ts'
import { addNotice } from '@tukkimies/server/register/notices.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'

const inThree = (text: string) => ({ fi: `${text} suomeksi`, sv: `${text} på svenska`, en: `${text} in English` })

export const fixtureDraft: NoticeDraft = NoticeDraft.parse({
  changes: inThree('Ensimmäinen versio'),
  significant: false,
  settings: {
    register: { names: inThree('Neuvontarekisteri'), description: inThree('Neuvonnan kävijätilasto') },
    controller: {
      names: inThree('Keskuksen kunta'),
      address: 'Kuntakatu 1, 00990 Keskus',
      email: 'kirjaamo@keskus.example',
      phone: '09 000 0001',
    },
    contact: { names: inThree('Neuvonnan päällikkö'), address: '', email: 'neuvonta@keskus.example', phone: '' },
    officer: { names: inThree('Tietosuojavastaava'), address: '', email: 'tietosuoja@keskus.example', phone: '' },
    supervisor: {
      names: inThree('Tietosuojavaltuutettu'),
      address: 'PL 800, 00531 Helsinki',
      email: 'tietosuoja@om.fi',
      phone: '029 566 6700',
      web: 'https://tietosuoja.fi',
    },
    withdrawal: 'peruutus@keskus.example',
    form: 'https://asiointi.keskus.example/tietosuoja',
    hosting: inThree('Konesali Suomessa'),
    processors: [{ name: 'Palvelin Oy', task: inThree('palvelimen ylläpito'), country: inThree('Suomi') }],
    acts: [inThree('EU:n yleinen tietosuoja-asetus 2016/679'), inThree('Kotoutumislaki 681/2023')],
  },
})

/** Publishes a notice in a register; each call the next version. */
export const fixtureNotice = (
  register: RegisterStore,
  today: Day,
  change: Partial<NoticeDraft> = {},
): Promise<Notice> => register.transact((tx) => addNotice(tx, { ...fixtureDraft, ...change }, today))

/** A handing-on of statistics as somebody notes it. */
export const fixtureDisclosure: NewDisclosure = NewDisclosure.parse({
  what: { is: 'table', query: 'period=2026&place=all&rows=topic&visitor=client' },
  periods: ['2026'],
  form: 'print',
  recipient: 'Keskuksen kunta',
  purpose: 'Vuosikertomus',
  basis: 'statistics',
})

/** A view of the figures as somebody keeps it. */
export const fixtureQuestion: OpenQuestion = OpenQuestion.parse({
  query: 'columns=language&place=whole&rows=topic&visitor=client',
  span: { is: 'latest', kind: 'q', count: 4 },
  measure: 'visits',
  across: ['period'],
})

export const fixtureView: NewView = NewView.parse({
  name: 'Aiheet kielittäin',
  query: 'columns=language&place=whole&rows=topic&visitor=client',
  span: { is: 'latest', kind: 'q', count: 4 },
  measure: 'visits',
  across: ['period'],
  shared: false,
})

/** The report of a month, as it may be planned. */
export const fixtureReportPlan: NewReportPlan = NewReportPlan.parse({
  report: 'month',
  place: 'whole',
  kind: 'm',
  language: 'fi',
  mail: false,
})
