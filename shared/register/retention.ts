// How long what is kept: one table. What is over by it is answered nowhere, whether the nightly work has run or not.
import { type Day, dayPlus, monthsLater, periodLastDay, type PeriodName } from '../day.ts'
import { enrolmentMinutes, gateDays } from './device.ts'
import { invitationHours, resetMinutes, unusedMonths, warningMonths } from './user.ts'

/** What starts a clock, how long it runs, and what happens then. */
export type RetentionClass = {
  readonly name: string
  readonly stores: readonly ('register' | 'keys' | 'live')[]
  readonly begins: 'last_login' | 'end_day' | 'creation' | 'month'
  readonly lasts: { readonly unit: 'minutes' | 'hours' | 'days' | 'months'; readonly count: number }
  readonly end: 'key_then_row' | 'access_ends' | 'deleted' | 'segment_deleted'
}

/** Months for which lines of the audit log are kept. */
export const auditMonths = 24
/** Hours after which a session ends, however it is used. */
export const sessionHours = 12
/** Minutes for which a log-in in several steps may take. */
export const ceremonyMinutes = 10

export const retentionClasses = [
  {
    name: 'user',
    stores: ['register', 'keys'],
    begins: 'last_login',
    lasts: { unit: 'months', count: unusedMonths },
    end: 'key_then_row',
  },
  {
    name: 'trainee',
    stores: ['register'],
    begins: 'end_day',
    lasts: { unit: 'days', count: 0 },
    end: 'access_ends',
  },
  {
    name: 'session',
    stores: ['register'],
    begins: 'creation',
    lasts: { unit: 'hours', count: sessionHours },
    end: 'deleted',
  },
  {
    name: 'invitation',
    stores: ['register'],
    begins: 'creation',
    lasts: { unit: 'hours', count: invitationHours },
    end: 'deleted',
  },
  {
    name: 'reset',
    stores: ['register'],
    begins: 'creation',
    lasts: { unit: 'minutes', count: resetMinutes },
    end: 'deleted',
  },
  {
    name: 'ceremony',
    stores: ['register'],
    begins: 'creation',
    lasts: { unit: 'minutes', count: ceremonyMinutes },
    end: 'deleted',
  },
  {
    name: 'enrolment',
    stores: ['register'],
    begins: 'creation',
    lasts: { unit: 'minutes', count: enrolmentMinutes },
    end: 'deleted',
  },
  {
    name: 'gate',
    stores: ['register'],
    begins: 'last_login',
    lasts: { unit: 'days', count: gateDays },
    end: 'deleted',
  },
  {
    name: 'audit',
    stores: ['register'],
    begins: 'month',
    lasts: { unit: 'months', count: auditMonths },
    end: 'segment_deleted',
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

/** The first day on which a month of the audit log may go: 24 months after its end. */
export const auditRemovalDay = (month: PeriodName): Day => monthsLater(dayPlus(periodLastDay(month), 1), auditMonths)
