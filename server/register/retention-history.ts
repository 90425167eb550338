// What retention has deleted, night by night and half year by half year, as the use log tells it: numbers, and no names.
import {
  type Day,
  dayPlus,
  dayToInstant,
  dayToPeriod,
  instantToDay,
  monthsLater,
  periodFirstDay,
} from '@tukkimies/shared/day.ts'
import { type AuditEvent, type AuditEventName, AuditLine } from '@tukkimies/shared/register/audit.ts'
import {
  type HalfYear,
  type RetentionNumbers,
  type RetentionRun,
  RoundName,
  roundMonths,
} from '@tukkimies/shared/register/retention-settings.ts'
import type { RegisterQueryable } from './schema.ts'

/** How many nights are told one by one, and how many half years, the one that is not over yet included. */
const nightsTold = 30
const halfYearsTold = 4

const events = [
  'retention',
  'contacts_expired',
  'user_deleted',
  'contact_erased',
  'audit_segment_removed',
] as const satisfies readonly AuditEventName[]

/** The last nights in which something was deleted or looked for, newest first. */
export const listRuns = async (register: RegisterQueryable, today: Day): Promise<RetentionRun[]> => {
  const numbersByDay = new Map<Day, RetentionNumbers>()
  for (const { day, numbers } of await readDeletions(register, dayPlus(today, -nightsTold))) {
    numbersByDay.set(day, addNumbers(numbersByDay.get(day) ?? {}, numbers))
  }
  return [...numbersByDay]
    .map(([day, numbers]) => ({ day, numbers }))
    .toSorted((one, other) => (one.day < other.day ? 1 : -1))
}

/** All that went from one round's first day until the day before the next one's: the newest so far, and those before it. */
export const listHalfYears = async (register: RegisterQueryable, today: Day): Promise<HalfYear[]> => {
  const spans = spansUntil(today)
  const earliest = spans.at(-1)?.from ?? today
  const deletions = await readDeletions(register, earliest)
  return spans.map(({ round, from, to }) => ({
    round,
    from,
    to,
    numbers: deletions
      .filter(({ day }) => day >= from && day <= to)
      .reduce((total, { numbers }) => addNumbers(total, numbers), {}),
  }))
}

type Deletion = { readonly day: Day; readonly numbers: RetentionNumbers }

const readDeletions = async (register: RegisterQueryable, from: Day): Promise<Deletion[]> => {
  const lines = register.query
    .selectFrom('audit')
    .select('line')
    .where('event', 'in', [...events])
  const rows = await lines.where('at', '>=', dayToInstant(from)).orderBy('id').execute()
  return rows.map(({ line }) => {
    const { at, event } = AuditLine.parse(JSON.parse(line))
    return { day: instantToDay(at), numbers: numbersOf(event) }
  })
}

/** By class of the table; `…_early` went before its time. */
const numbersOf = (event: AuditEvent): RetentionNumbers => {
  if (event.event === 'retention') return { session: event.sessions, gate: event.gates, code: event.codes }
  if (event.event === 'user_deleted') return event.reason === 'unused' ? { user: 1 } : { user_early: 1 }
  if (event.event === 'contact_erased') return { contact_early: 1 }
  if (event.event === 'audit_segment_removed') return { audit: event.lines }
  if (event.event !== 'contacts_expired') return {}
  const { contacts, weeks, requests, disclosures, keys } = event
  return { contact: contacts, week_key: weeks, request: requests, disclosure: disclosures, other_key: keys }
}

const addNumbers = (one: RetentionNumbers, other: RetentionNumbers): RetentionNumbers => {
  const sum = { ...one }
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count
  return sum
}

const spansUntil = (today: Day): Pick<HalfYear, 'round' | 'from' | 'to'>[] => {
  const next = nextRound(today)
  const spans = []
  for (let end = next; spans.length < halfYearsTold;) {
    const begin = previousRound(end)
    spans.push({ round: RoundName.parse(dayToPeriod('m', end)), from: begin, to: dayPlus(end, -1) })
    end = begin
  }
  return spans
}

const nextRound = (day: Day): Day => seekRound(monthsLater(periodFirstDay(dayToPeriod('m', day)), 1), 1)
const previousRound = (first: Day): Day => seekRound(monthsLater(first, -1), -1)

const seekRound = (first: Day, step: 1 | -1): Day =>
  roundMonths.includes(Number(first.slice(5, 7))) ? first : seekRound(monthsLater(first, step), step)
