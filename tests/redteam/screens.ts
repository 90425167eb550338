// The screens that show figures, of visits or of what is done with them: one or more of every kind, each with the questions that
// it shows the answers of.
import { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { PeriodName } from '@tukkimies/shared/day.ts'
import type { ReadyReport } from '@tukkimies/shared/register/report-plan.ts'
import type { Comparison } from '@tukkimies/web/figures/view.ts'
import type { Reader } from './readers.ts'

/** What an overview is of: it has more beside its figures. */
export type Overview = {
  readonly visitor: 'client' | 'partner'
  readonly place: string
  readonly period: string
  readonly compare: Comparison
  readonly filter: string
}

export type ReportAsked = { readonly report: ReadyReport; readonly place: NodeName; readonly period: PeriodName }

/** `questions` are those whose figures stand on the screen, in its order; `as` is nobody where none has to log in. */
export type Screen = {
  readonly kind: (typeof screenKinds)[number]
  readonly path: string
  readonly as: Reader | null
  readonly questions: readonly string[]
  readonly overview?: Overview
  /** Its questions follow from what is released. */
  readonly report?: ReportAsked
  /** A chart of it is looked at as the picture that somebody may save. */
  readonly isPictured?: true
  /** It has no number although others of its kind have. */
  readonly isQuiet?: true
  /** Buttons that show more, by how their names begin: the first one wherever it stands, and after it the others. */
  readonly presses?: readonly string[]
}

export const screenKinds = [
  'overview',
  'builder',
  'busy',
  'home',
  'risk',
  'reports',
  'report',
  'open',
  'opened',
  'opening',
  'rules',
  'protection',
  'visit_screen',
  'disclosures',
  'audit',
  'retention',
  'tablets',
  'contacts',
  'requests',
] as const

/** Pages that have no number where nothing waits, nothing is planned, or all is named by periods and in sentences. */
const quietKinds: ReadonlySet<Screen['kind']> = new Set([
  'home',
  'reports',
  'open',
  'opening',
  'visit_screen',
  'disclosures',
  'contacts',
  'requests',
])

export const isQuiet = (screen: Pick<Screen, 'kind' | 'isQuiet'>): boolean =>
  screen.isQuiet === true || quietKinds.has(screen.kind)

/** Pages of which a reading is noted, or that tell how much is noted. */
export const loggedKinds: ReadonlySet<Screen['kind']> = new Set(['disclosures', 'audit', 'retention'])

/** Figures of a dimension in the order of the page, languages one by one. */
const figured = {
  client: ['topic', 'language', 'channel', 'duration', 'outcome'],
  partner: ['partner_topic', 'partner_org', 'partner_channel'],
} as const

const overview = (
  visitor: Overview['visitor'],
  place: string,
  period: string,
  { compare = 'year', filter = '' }: Partial<Overview> = {},
): Screen => {
  const usual = `period=${period}&place=${place}`
  const ending = `${usual}&visitor=${visitor}`
  const [asked] = filter.split(':')
  const dimensions = figured[visitor].filter((dimension) => dimension !== asked)
  const filtered = filter === '' ? '' : `filter=${filter}&`
  return {
    kind: 'overview',
    path: `/figures?codes=single&${compare === 'year' ? '' : `compare=${compare}&`}${filtered}${ending}`,
    as: 'coordinator',
    questions: dimensions.map((dimension) => `${filtered}${usual}&rows=${dimension}&visitor=${visitor}`),
    overview: { visitor, place, period, compare, filter },
  }
}

const builder = (question: string, measure = ''): Screen => ({
  kind: 'builder',
  path: `/figures/table?${measure === '' ? question : `${question}&measure=${measure}`}`,
  as: 'coordinator',
  questions: [question],
})

const report = (kind: ReadyReport, place: string, period: string): Screen => ({
  kind: 'report',
  path: `/reports/view?kind=${kind}&language=fi&period=${period}&place=${place}`,
  as: 'coordinator',
  questions: [],
  report: { report: kind, place: NodeName.parse(place), period: PeriodName.parse(period) },
})

/** What the scraped register opens to everybody, in the order of its screens. */
export const openQuestions: readonly string[] = [
  'period=2025&place=whole&rows=topic&visitor=client',
  'columns=gender&period=2025&place=whole&rows=channel&visitor=client',
]

/** The address of the table that was opened as the so manieth. */
const opened = (at: number): Screen => ({
  kind: 'opened',
  path: `/open?table=:${at}`,
  as: null,
  questions: [openQuestions[at] ?? ''],
})

const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`).join()

export const screens: readonly Screen[] = [
  overview('client', 'whole', '2025'),
  overview('client', 'whole', '2025Q2', { compare: 'previous' }),
  overview('client', 'whole', '2025', { filter: 'gender:woman' }),
  overview('client', 'area:a1', '2025'),
  overview('client', 'point:p1', '2025-05'),
  overview('client', 'area:a2', '2025Q3', { compare: 'previous', filter: 'channel:phone' }),
  { ...overview('partner', 'whole', '2025'), isPictured: true },
  overview('partner', 'whole', '2025Q4', { compare: 'previous' }),
  { ...overview('client', 'point:p1', '2025'), as: 'advisor' },
  builder('period=2025&place=whole&rows=topic&visitor=client'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client', 'whole'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client', 'row'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client', 'column'),
  builder('period=2025Q1,2025Q2&place=whole&rows=language&visitor=client'),
  builder('period=2025Q1,2025Q2&place=whole&rows=language&visitor=client', 'change'),
  builder('filter=gender:woman&period=2025&place=whole&rows=topic&visitor=client'),
  builder('period=2025&place=point:p1,point:p2,point:p3&rows=age&visitor=client'),
  builder('period=2025&place=whole&rows=partner_org&visitor=partner'),
  // Groups, one dimension within another, layers, and every kind of chart.
  builder('columns=language.1&period=2025&place=whole&rows=topic.1&visitor=client'),
  builder('period=2025&place=whole&rows=topic.1,language.1&visitor=client'),
  builder('layers=language.1&period=2025&place=whole&rows=topic.1&visitor=client'),
  builder('columns=gender&period=2025&place=whole&rows=channel&visitor=client'),
  builder('columns=gender&period=2025&place=whole&rows=channel&visitor=client', 'row'),
  builder(`period=${months}&place=whole&visitor=client`),
  { ...builder(`period=${months}&place=whole&rows=gender&visitor=client`), isPictured: true },
  { ...builder('period=2025&place=area:a1,area:a2&rows=channel&visitor=client'), isPictured: true },
  { kind: 'busy', path: '/busy', as: 'coordinator', questions: [] },
  { kind: 'home', path: '/', as: 'coordinator', questions: [] },
  { kind: 'home', path: '/', as: 'main_user', questions: [] },
  // The yearly look at the codes is asked for by a press.
  { kind: 'risk', path: '/risk', as: 'protection_officer', questions: [], presses: ['Näytä ehdotukset'] },
  { kind: 'reports', path: '/reports', as: 'coordinator', questions: [] },
  report('month', 'whole', '2025-05'),
  report('month', 'point:p1', '2025-10'),
  report('month', 'whole', '2026-01'),
  report('year', 'whole', '2025'),
  report('year', 'area:a1', '2025'),
  report('funder', 'whole', '2025Q2'),
  report('funder', 'whole', '2025'),
  report('compensation', 'whole', '2025'),
  { ...report('year', 'point:p1', '2025'), as: 'advisor' },
  { kind: 'open', path: '/open', as: null, questions: [] },
  opened(0),
  opened(1),
  { kind: 'opening', path: '/open/edit', as: 'protection_officer', questions: [] },
  { kind: 'rules', path: '/publication-rules', as: 'protection_officer', questions: [] },
  { kind: 'protection', path: '/protection', as: 'coordinator', questions: [] },
  {
    kind: 'visit_screen',
    path: '/visit-screen',
    as: 'main_user',
    questions: [],
    presses: ['Vastausten järjestys', 'Ota viimeisen julkaistun neljänneksen järjestys'],
  },
  { kind: 'disclosures', path: '/disclosures', as: 'main_user', questions: [] },
  { kind: 'audit', path: '/audit', as: 'main_user', questions: [] },
  { kind: 'audit', path: '/audit', as: 'protection_officer', questions: [] },
  { kind: 'retention', path: '/retention', as: 'main_user', questions: [] },
  { kind: 'tablets', path: '/tablets', as: 'main_user', questions: [] },
  { kind: 'tablets', path: '/places', as: 'main_user', questions: [], isQuiet: true },
  { kind: 'contacts', path: '/contacts', as: 'main_user', questions: [] },
  { kind: 'requests', path: '/requests', as: 'main_user', questions: [] },
]

/** Those that the short form looks at: one of each kind. */
export const shortScreens: readonly Screen[] = screenKinds.flatMap((kind) =>
  screens.filter((screen) => screen.kind === kind).slice(0, 1),
)

/**
 * Pages of the app that no attack looks at, because they ask the server for nothing that is counted of visits. What a tablet
 * tells of its own entries it knows from its own store.
 */
export const pagesWithoutFigures: readonly string[] = [
  '/partner',
  '/entries',
  '/series',
  '/series/sheet',
  '/sending',
  '/practice',
  '/set-up',
  '/code-lists/preview',
  '/sign-in',
  '/oidc',
  '/first-run',
  '/invitation',
  '/undertaking',
  '/undertaking/edit',
  '/me',
  '/users',
  '/password-policy',
  '/code-lists',
  '/withdrawal',
  '/requests/forms',
  '/privacy',
  '/privacy/board',
  '/privacy/edit',
  '/privacy/papers',
  '/help',
  '/accessibility',
  '/accessibility/edit',
]
