// A handing-on while it is written down, and the addresses by which the pages of figures begin one.
import { type Day, dayToPeriod, type PeriodKind, PeriodName, periodPlus } from '@tukkimies/shared/day.ts'
import {
  Disclosed,
  DisclosureRequest,
  disclosureProblem,
  NewDisclosure,
  ReportKind,
} from '@tukkimies/shared/register/disclosure.ts'

/** Every field as it stands in its control. `table` is the question of the table that it is about, if it is about one. */
export type DisclosureDraft = {
  readonly table: string
  readonly report: string
  readonly period: string
  readonly form: string
  readonly recipient: string
  readonly purpose: string
  readonly basis: string
}

export const draftFields = ['what', 'periods', 'form', 'recipient', 'purpose', 'basis'] as const
export type DraftField = (typeof draftFields)[number]

/** What the address says of it: `report` or `table`, and `period`. What is not known is left open. */
export const readDraft = (parameters: URLSearchParams): DisclosureDraft => {
  const table = Disclosed.safeParse({ is: 'table', query: parameters.get('table') }).data
  return {
    table: table?.is === 'table' ? table.query : '',
    report: ReportKind.safeParse(parameters.get('report')).data ?? '',
    period: PeriodName.safeParse(parameters.get('period')).data ?? '',
    form: '',
    recipient: '',
    purpose: '',
    basis: '',
  }
}

export type Judged =
  | { readonly ok: true; readonly value: NewDisclosure }
  /** `personal`: fields whose text says more than it should. */
  | { readonly ok: false; readonly wrong: ReadonlySet<DraftField>; readonly personal: ReadonlySet<DraftField> }

export const judgeDraft = (draft: DisclosureDraft): Judged => {
  const { table, report, period, form, recipient, purpose, basis } = draft
  const what = table === '' ? { is: 'report', report } : { is: 'table', query: table }
  const read = NewDisclosure.safeParse({ what, periods: [period], form, recipient, purpose, basis })
  if (!read.success) {
    const names = read.error.issues.map(({ path }) => path[0])
    return { ok: false, wrong: new Set(draftFields.filter((field) => names.includes(field))), personal: new Set() }
  }
  const problem = disclosureProblem(read.data)
  if (!problem) return { ok: true, value: read.data }
  const personal = new Set(draftFields.filter((field) => field === problem.field))
  return { ok: false, wrong: personal, personal }
}

const periodCounts: Readonly<Record<PeriodKind, number>> = { y: 3, q: 8, m: 18 }

/** The periods that may be chosen: years, quarters and months back from today, newest first of each kind. */
export const offeredPeriods = (today: Day, chosen: string): readonly PeriodName[] => {
  const offered = (['m', 'q', 'y'] as const).flatMap((kind) =>
    Array.from({ length: periodCounts[kind] }, (_, back) => periodPlus(dayToPeriod(kind, today), -back)),
  )
  const own = PeriodName.safeParse(chosen).data
  return own === undefined || offered.includes(own) ? offered : [own, ...offered]
}

export type DisclosureFilter = {
  readonly from: string
  readonly to: string
  readonly form: string
  readonly basis: string
}
export const noFilter: DisclosureFilter = { from: '', to: '', form: '', basis: '' }

/** The address of the list by its filter; what is left open is not named. */
export const filterToPath = (filter: DisclosureFilter): string => {
  const named = Object.entries(filter).filter(([, value]) => value !== '')
  const known = DisclosureRequest.safeParse(Object.fromEntries(named))
  const search = known.success ? new URLSearchParams(named).toString() : ''
  return search === '' ? '/api/v1/disclosures' : `/api/v1/disclosures?${search}`
}
