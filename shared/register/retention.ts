// Long because it is one table: how long what is kept, from when, on what ground, and how it ends. What is over by it is
// answered nowhere, whether the nightly work has run or not.
import { type Day, dayPlus, monthsLater, periodLastDay, type PeriodName, type Week, weekLastDay } from '../day.ts'
import type { Problem } from '../problem.ts'
import { contactDeletionDay, contactMonths } from './contact.ts'
import { enrolmentMinutes, gateDays } from './device.ts'
import { requestMonths } from './request.ts'
import { labelsProblem } from './labels.ts'
import type { RetentionSettings, SettableClass } from './retention-settings.ts'
import { invitationHours, resetMinutes, unusedMonths, warningMonths } from './user.ts'

/** What starts a clock. */
export type RetentionBegin =
  | 'recording'
  | 'request'
  | 'erasure'
  | 'finding'
  | 'week'
  | 'last_use'
  | 'last_login'
  | 'end_day'
  | 'creation'
  | 'enrolment'
  | 'answer'
  | 'disclosure'
  | 'month'
  | 'removal'
  | 'publication'
  | 'receipt'
  | 'receipt_month'
  | 'first_count'
  | 'visit_day'
  | 'close'
  | 'backup'

/** How long; what has no number ends with something else, or not. `register`: as long as the register is kept. */
export type RetentionPeriod =
  | { readonly unit: 'minutes' | 'hours' | 'days' | 'months'; readonly count: number }
  | { readonly unit: 'at_once' | 'week_key' | 'close' | 'register' | 'without_end' }

/** What happens then. */
export type RetentionEnd =
  'key_then_row' | 'key_destroyed' | 'access_ends' | 'deleted' | 'segment_deleted' | 'folded' | 'erased' | 'kept'

/** On what ground it is kept so long, and no longer. `no_person`: nothing of a person is in it. */
export type RetentionBasis = 'consent' | 'erasure' | 'task' | 'security' | 'accountability' | 'statistics' | 'no_person'

/** What shows that it went: a number in the night's line, a line each, the ends of a month, or the installation's check. */
export type RetentionProof = 'count' | 'line' | 'ledger' | 'segment' | 'check' | 'none'

/** `tables` are those of the stores that hold the class, `store.table`; `set` names what an organisation may set of it. */
export type RetentionClass = {
  readonly name: string
  readonly stores: readonly ('register' | 'keys' | 'live' | 'release' | 'tablet' | 'backup')[]
  readonly tables: readonly string[]
  readonly begins: RetentionBegin
  readonly lasts: RetentionPeriod
  readonly end: RetentionEnd
  readonly basis: RetentionBasis
  readonly proof: RetentionProof
  readonly set?: SettableClass
}

/** Months for which lines of the audit log are kept, at the least; more where the organisation has set more. */
export const auditMonths = 24
/** Months for which a noted disclosure is kept, unless something else is set. */
export const disclosureMonths = 24
/** Whether the time of a line of the disclosure register is over: it stands in no list any more. */
export const isDisclosureOver = (noted: Day, today: Day, months = disclosureMonths): boolean =>
  today >= monthsLater(noted, months)
/** Months after its last day of use on a tablet for which the private part of a transport key is kept. */
export const transportMonths = 12
/** Days for which the key of a contact waits for a row that did not come. */
export const orphanDays = 30
/** Hours after which a session ends, however it is used. */
export const sessionHours = 12
/** Minutes for which a log-in in several steps may take. */
export const ceremonyMinutes = 10
/** Days for which the mark of a generation is kept. */
export const markDays = 30
/** Days for which a backup of a store is kept at most; of the others there is no such end. */
export const backupDays = { register: 30, live: 7, keys: 7 } as const
/** Days for which an entry can be taken back, and a receipt is kept, by the first policy; the policy in force may say more. */
export const openDays = 3
export const receiptDays = 400

export const retentionClasses = [
  {
    name: 'contact',
    stores: ['register', 'keys'],
    tables: ['register.contact', 'keys.contact'],
    begins: 'recording',
    lasts: { unit: 'months', count: contactMonths },
    end: 'key_then_row',
    basis: 'consent',
    proof: 'count',
  },
  {
    name: 'contact_erased',
    stores: ['register', 'keys'],
    tables: ['register.contact', 'keys.contact'],
    begins: 'request',
    lasts: { unit: 'at_once' },
    end: 'key_then_row',
    basis: 'erasure',
    proof: 'ledger',
  },
  {
    name: 'contact_mark',
    stores: ['keys'],
    tables: ['keys.gone'],
    begins: 'erasure',
    lasts: { unit: 'week_key' },
    end: 'deleted',
    basis: 'erasure',
    proof: 'count',
  },
  {
    name: 'week_key',
    stores: ['keys'],
    tables: ['keys.week'],
    begins: 'week',
    lasts: { unit: 'months', count: contactMonths },
    end: 'key_destroyed',
    basis: 'consent',
    proof: 'count',
  },
  {
    name: 'orphan_key',
    stores: ['keys'],
    tables: ['keys.orphan'],
    begins: 'finding',
    lasts: { unit: 'days', count: orphanDays },
    end: 'key_destroyed',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'transport_key',
    stores: ['keys'],
    tables: ['keys.transport'],
    begins: 'last_use',
    lasts: { unit: 'months', count: transportMonths },
    end: 'key_destroyed',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'user',
    stores: ['register', 'keys'],
    tables: [
      'register.user',
      'register.passkey',
      'register.recovery',
      'register.identity',
      'register.view',
      'register.report_plan',
      'register.report',
      'keys.person',
    ],
    begins: 'last_login',
    lasts: { unit: 'months', count: unusedMonths },
    end: 'key_then_row',
    basis: 'task',
    proof: 'line',
  },
  {
    name: 'trainee',
    stores: ['register'],
    tables: ['register.user'],
    begins: 'end_day',
    lasts: { unit: 'days', count: 0 },
    end: 'access_ends',
    basis: 'task',
    proof: 'line',
  },
  {
    name: 'session',
    stores: ['register'],
    tables: ['register.session'],
    begins: 'creation',
    lasts: { unit: 'hours', count: sessionHours },
    end: 'deleted',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'invitation',
    stores: ['register'],
    tables: ['register.invitation'],
    begins: 'creation',
    lasts: { unit: 'hours', count: invitationHours },
    end: 'deleted',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'reset',
    stores: ['register'],
    tables: ['register.invitation'],
    begins: 'creation',
    lasts: { unit: 'minutes', count: resetMinutes },
    end: 'deleted',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'ceremony',
    stores: ['register'],
    tables: ['register.ceremony'],
    begins: 'creation',
    lasts: { unit: 'minutes', count: ceremonyMinutes },
    end: 'deleted',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'enrolment',
    stores: ['register'],
    tables: ['register.enrolment'],
    begins: 'creation',
    lasts: { unit: 'minutes', count: enrolmentMinutes },
    end: 'deleted',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'gate',
    stores: ['register', 'tablet'],
    tables: ['register.gate'],
    begins: 'last_login',
    lasts: { unit: 'days', count: gateDays },
    end: 'deleted',
    basis: 'security',
    proof: 'count',
  },
  {
    name: 'device',
    stores: ['register'],
    tables: ['register.device'],
    begins: 'enrolment',
    lasts: { unit: 'register' },
    end: 'kept',
    basis: 'security',
    proof: 'none',
  },
  {
    name: 'request',
    stores: ['register', 'keys'],
    tables: ['register.request', 'keys.person'],
    begins: 'answer',
    lasts: { unit: 'months', count: requestMonths },
    end: 'key_then_row',
    basis: 'accountability',
    proof: 'count',
    set: 'request',
  },
  {
    name: 'disclosure',
    stores: ['register'],
    tables: ['register.disclosure'],
    begins: 'disclosure',
    lasts: { unit: 'months', count: disclosureMonths },
    end: 'deleted',
    basis: 'accountability',
    proof: 'count',
    set: 'disclosure',
  },
  {
    name: 'audit',
    stores: ['register'],
    tables: ['register.audit'],
    begins: 'month',
    lasts: { unit: 'months', count: auditMonths },
    end: 'segment_deleted',
    basis: 'accountability',
    proof: 'segment',
    set: 'audit',
  },
  {
    name: 'audit_segment',
    stores: ['register'],
    tables: ['register.audit_segment'],
    begins: 'removal',
    lasts: { unit: 'without_end' },
    end: 'kept',
    basis: 'accountability',
    proof: 'none',
  },
  {
    name: 'notice',
    stores: ['register'],
    tables: ['register.notice', 'register.undertaking'],
    begins: 'publication',
    lasts: { unit: 'without_end' },
    end: 'kept',
    basis: 'accountability',
    proof: 'none',
  },
  {
    name: 'structure',
    stores: ['register'],
    tables: [
      'register.organisation',
      'register.area',
      'register.point',
      'register.visit_screen',
      'register.code_list',
      'register.policy',
      'register.setting',
      'register.open_table',
      'register.period_note',
    ],
    begins: 'creation',
    lasts: { unit: 'register' },
    end: 'kept',
    basis: 'statistics',
    proof: 'none',
  },
  {
    name: 'open_entry',
    stores: ['live', 'tablet'],
    tables: ['live.open_visit', 'live.open_arrival'],
    begins: 'receipt',
    lasts: { unit: 'days', count: openDays },
    end: 'folded',
    basis: 'no_person',
    proof: 'count',
  },
  {
    name: 'receipt',
    stores: ['live'],
    tables: ['live.receipt'],
    begins: 'receipt_month',
    lasts: { unit: 'days', count: receiptDays },
    end: 'deleted',
    basis: 'no_person',
    proof: 'check',
  },
  {
    name: 'accumulator',
    stores: ['live'],
    tables: ['live.accumulator', 'live.period'],
    begins: 'first_count',
    lasts: { unit: 'close' },
    end: 'erased',
    basis: 'no_person',
    proof: 'check',
  },
  {
    name: 'arrivals',
    stores: ['live'],
    tables: ['live.arrival_count'],
    begins: 'visit_day',
    lasts: { unit: 'register' },
    end: 'kept',
    basis: 'statistics',
    proof: 'none',
  },
  {
    name: 'mark',
    stores: ['live'],
    tables: ['live.mark', 'live.lease'],
    begins: 'creation',
    lasts: { unit: 'days', count: markDays },
    end: 'deleted',
    basis: 'no_person',
    proof: 'check',
  },
  {
    name: 'release',
    stores: ['release'],
    tables: ['release.period', 'release.cell'],
    begins: 'close',
    lasts: { unit: 'without_end' },
    end: 'kept',
    basis: 'statistics',
    proof: 'none',
  },
  {
    name: 'backup_register',
    stores: ['backup'],
    tables: [],
    begins: 'backup',
    lasts: { unit: 'days', count: backupDays.register },
    end: 'deleted',
    basis: 'security',
    proof: 'check',
  },
  {
    name: 'backup_live',
    stores: ['backup'],
    tables: [],
    begins: 'backup',
    lasts: { unit: 'days', count: backupDays.live },
    end: 'deleted',
    basis: 'security',
    proof: 'check',
  },
  {
    name: 'backup_keys',
    stores: ['backup'],
    tables: [],
    begins: 'backup',
    lasts: { unit: 'days', count: backupDays.keys },
    end: 'deleted',
    basis: 'security',
    proof: 'check',
  },
] as const satisfies readonly RetentionClass[]

export type RetentionName = (typeof retentionClasses)[number]['name']

/**
 * The day on which an account goes if nobody logs in: the first after 12 full calendar months (A21). From 29 February the
 * months end on 28 February, so that the account goes on 1 March. `last` is the last log-in, or the creation.
 */
export const userDeletionDay = (last: Day): Day => dayPlus(monthsLater(last, unusedMonths), 1)

/** The day from which on the owner and the main user are warned. */
export const warningDay = (last: Day): Day => monthsLater(last, warningMonths)

/** Whether an account's time is over: it cannot be used and stands in no list. */
export const isUnused = (
  { lastLogin, created }: { readonly lastLogin: Day | null; readonly created: Day },
  today: Day,
) => today >= userDeletionDay(lastLogin ?? created)

/** The first day on which a month of the audit log may go: so many months after its end. */
export const auditRemovalDay = (month: PeriodName, months = auditMonths): Day =>
  monthsLater(dayPlus(periodLastDay(month), 1), months)

/** The day on which the key of an ISO week goes: with the last contact that it may hold, that of its Sunday (A23). */
export const weekDeletionDay = (week: Week): Day => contactDeletionDay(weekLastDay(week))

/** The day on which the private part of a transport key goes: what tablets sealed to it is older than any contact may be. */
export const transportDeletionDay = (until: Day): Day => monthsLater(until, transportMonths)

/**
 * What is wrong with settings beyond their form, or null (B20). Problems: `exists`, an own class is named as one that there
 * is; `identity_code` and `invalid` for what its words may not hold; each with the path of the field.
 */
export const settingsProblem = ({ classes }: RetentionSettings): Problem | null => {
  const names = new Set<string>(retentionClasses.map(({ name }) => name))
  for (const [at, { key, names: labels, begins, basis }] of classes.entries()) {
    const path = `settings.classes.${at}`
    if (names.has(key)) return { code: 'exists', field: `${path}.key` }
    names.add(key)
    const problems = [
      labelsProblem(labels, `${path}.names`),
      labelsProblem(begins, `${path}.begins`),
      labelsProblem(basis, `${path}.basis`),
    ]
    const problem = problems.find((found) => found !== null)
    if (problem) return problem
  }
  return null
}
