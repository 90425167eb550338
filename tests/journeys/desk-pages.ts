// Every page of the desk, and who looks at it: the list behind the looks of desk-pages.spec.ts.
import { dayToPeriod, instantToDay, type PeriodKind, type PeriodName, periodPlus } from '@tukkimies/shared/day.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import type { DemoRole } from './demo-fixture.ts'

export type DeskPage = {
  readonly path: string
  readonly as: DemoRole | 'anyone'
  /** What is there once the page has its answers; its head, if absent. */
  readonly ready?: string
}

const today = instantToDay(Date.now())

/** The newest period of a kind that a demo of today has published, or one before it. */
const closed = (kind: PeriodKind, back = 0): PeriodName => {
  let name = dayToPeriod(kind, today)
  while (closeDay(name, firstPolicy) > today) name = periodPlus(name, -1)
  return periodPlus(name, -back)
}
const [month, quarter, year] = [closed('m'), closed('q'), closed('y')]
const months = [3, 2, 1, 0].map((back) => closed('m', back)).join(',')
const areas = 'area:a1,area:a2'

const table = (rest: string): string => `/figures/table?${rest}&visitor=client`

/** The table builder as its tables, its kinds of chart and its sentences. */
const tables: readonly string[] = [
  table(`columns=channel&period=${quarter}&place=whole&rows=duration`),
  table(`period=${month}&place=whole&rows=topic&show=chart`),
  table(`chart=stacked&columns=channel&period=${quarter}&place=whole&rows=duration&show=chart`),
  table(`chart=heat&columns=channel&period=${quarter}&place=whole&rows=duration&show=chart`),
  table(`across=period&chart=lines&period=${months}&place=${areas}&show=chart`),
  table(`chart=multiples&period=${months}&place=whole&rows=channel&show=chart`),
  table(`chart=tiles&period=${quarter}&place=${areas}&show=chart`),
  table(`layers=outcome&period=${quarter}&place=whole&rows=duration&show=text`),
]

const report = (kind: string, period: PeriodName): string =>
  `/reports/view?kind=${kind}&period=${period}&place=whole&language=`

export const deskPages: readonly DeskPage[] = [
  { path: `/figures?period=${quarter}&place=whole&visitor=client`, as: 'main_user', ready: 'figure' },
  { path: `/figures?period=${quarter}&place=whole&visitor=partner`, as: 'main_user', ready: 'figure' },
  ...tables.map((path): DeskPage => ({ path, as: 'main_user', ready: 'figure' })),
  {
    path: table(`columns=language&period=${month}&place=point:p1&rows=topic`),
    as: 'main_user',
    ready: 'main a[href^="/protection"]',
  },
  { path: '/busy', as: 'main_user', ready: 'table' },
  { path: '/reports', as: 'main_user', ready: '.card' },
  ...(
    [
      ['month', month],
      ['year', year],
      ['funder', quarter],
      ['compensation', quarter],
    ] as const
  ).map(([kind, period]): DeskPage => ({ path: report(kind, period), as: 'main_user', ready: '.report .table' })),
  { path: '/open', as: 'anyone', ready: 'main a[href^="/open?"]' },
  { path: '/open?table=', as: 'anyone', ready: 'figure' },
  { path: '/open/edit', as: 'main_user', ready: 'main button' },
  { path: '/', as: 'main_user' },
  { path: '/', as: 'coordinator' },
  { path: '/', as: 'advisor' },
  { path: '/', as: 'anyone', ready: 'main a' },
  { path: '/users', as: 'main_user', ready: 'main li, main table' },
  { path: '/password-policy', as: 'main_user' },
  { path: '/tablets', as: 'main_user', ready: 'main li, main table' },
  { path: '/contacts', as: 'main_user' },
  { path: '/withdrawal', as: 'main_user', ready: 'form' },
  { path: '/requests', as: 'main_user' },
  { path: '/requests/forms', as: 'anyone' },
  { path: '/retention', as: 'main_user', ready: 'table' },
  { path: '/disclosures', as: 'main_user' },
  { path: '/audit', as: 'main_user' },
  { path: '/audit', as: 'protection_officer' },
  { path: '/risk', as: 'protection_officer', ready: 'section' },
  { path: '/publication-rules', as: 'main_user' },
  { path: '/publication-rules', as: 'operator', ready: 'main section' },
  { path: '/protection', as: 'anyone' },
  { path: '/places', as: 'operator', ready: 'main li, main table' },
  { path: '/code-lists', as: 'operator', ready: 'main li, main table' },
  { path: '/undertaking/edit', as: 'operator' },
  { path: '/privacy', as: 'anyone' },
  { path: '/privacy/board', as: 'anyone' },
  { path: '/privacy/edit', as: 'protection_officer', ready: 'main :is(input, textarea)' },
  { path: '/privacy/papers', as: 'main_user' },
  { path: '/accessibility', as: 'anyone' },
  { path: '/accessibility/edit', as: 'operator', ready: 'main :is(input, textarea)' },
  { path: '/help', as: 'anyone' },
  { path: '/visit-screen', as: 'main_user', ready: 'main fieldset' },
  { path: '/code-lists/preview', as: 'main_user' },
  { path: '/undertaking', as: 'main_user' },
  { path: '/me', as: 'main_user' },
  { path: '/sign-in', as: 'anyone', ready: 'form' },
  { path: '/oidc', as: 'anyone' },
  { path: '/first-run', as: 'anyone' },
  { path: '/invitation', as: 'anyone' },
  { path: '/nowhere', as: 'anyone' },
]
