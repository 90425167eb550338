// Civil days and periods of Europe/Helsinki. The only place that knows the time zone; everything else holds days as text.
import * as z from 'zod/mini'

const zone = 'Europe/Helsinki'

/** `2026-03-05`, a day that exists in the calendar, 2000 to 2199. */
export const Day = z
  .string()
  .check(
    z.regex(/^2[01]\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    z.refine((text) => isInCalendar(text)),
  )
  .brand<'Day'>()
export type Day = z.infer<typeof Day>

/** A whole hour of the local day, 0 to 23. */
export const Hour = z.int().check(z.gte(0), z.lte(23))
export type Hour = z.infer<typeof Hour>

/** Month, quarter, year: the three kinds of period that are ever published (AN34). */
export const PeriodKind = z.enum(['m', 'q', 'y'])
export type PeriodKind = z.infer<typeof PeriodKind>
export const periodKinds: readonly PeriodKind[] = ['m', 'q', 'y']

/** `2026-03`, `2026Q1` or `2026`. */
export const PeriodName = z
  .string()
  .check(z.regex(/^2[01]\d\d(-(0[1-9]|1[0-2])|Q[1-4])?$/))
  .brand<'PeriodName'>()
export type PeriodName = z.infer<typeof PeriodName>

/** `2026W11`, ISO 8601 week from Monday. */
export type Week = string & { readonly week: unique symbol }

const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** Milliseconds since 1970 to the civil day and hour in Helsinki, summer time included. */
export const instantToLocal = (instant: number): { readonly day: Day; readonly hour: Hour } => {
  const parts: Record<string, string> = {}
  for (const part of format.formatToParts(instant)) parts[part.type] = part.value
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}` as Day, hour: Number(parts['hour']) }
}

/** The civil day in Helsinki. */
export const instantToDay = (instant: number): Day => instantToLocal(instant).day

const dayMs = 86_400_000
const hourMs = 3_600_000
/** Hours that Helsinki is ahead of UTC, winter and summer; it changes at three in the morning, never at midnight. */
const hoursAhead = [2, 3] as const

/** The day's first millisecond in Helsinki, since 1970. */
export const dayToInstant = (day: Day): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const instants = hoursAhead.map((hours) => midnight - hours * hourMs)
  // One of the two is always right.
  return instants.find((instant) => instantToLocal(instant).hour === 0) as number
}

const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const numberToDay = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10) as Day

/** The day `count` days later (earlier if negative). */
export const dayPlus = (day: Day, count: number): Day => numberToDay(dayNumber(day) + count)

/** Days from `first` to `second`; negative if `second` is earlier. */
export const daysBetween = (first: Day, second: Day): number => dayNumber(second) - dayNumber(first)

/** 1 (Monday) to 7 (Sunday). */
export const weekday = (day: Day): number => ((dayNumber(day) + 3) % 7) + 1

/** Mondays to Fridays after `first` and before `second`, neither included. Holidays count as working days. */
export const workingDaysBetween = (first: Day, second: Day): number => {
  let count = 0
  for (let day = dayPlus(first, 1); day < second; day = dayPlus(day, 1)) if (weekday(day) <= 5) count++
  return count
}

/** The ISO week that holds the day. */
export const dayToWeek = (day: Day): Week => {
  const thursday = dayPlus(day, 4 - weekday(day))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01` as Day, thursday) / 7) + 1
  return `${year}W${String(week).padStart(2, '0')}` as Week
}

/** The Sunday of an ISO week; 4 January is always in the first (ISO 8601). */
export const weekLastDay = (week: Week): Day => {
  const fourth = `${week.slice(0, 4)}-01-04` as Day
  return dayPlus(fourth, 7 * Number(week.slice(5)) - weekday(fourth))
}

/**
 * Calendar months later: the same day number, or the month's last day where that does not exist (29 February 2028 plus
 * 12 months is 28 February 2029; A21).
 */
export const monthsLater = (day: Day, months: number): Day => {
  const [year, month, date] = dayParts(day)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10) as Day
}

/** The period of a kind that holds the day. */
export const dayToPeriod = (kind: PeriodKind, day: Day): PeriodName => {
  const [year, month] = dayParts(day)
  if (kind === 'm') return day.slice(0, 7) as PeriodName
  return (kind === 'q' ? `${year}Q${Math.ceil(month / 3)}` : String(year)) as PeriodName
}

/** The kind that a period's name shows. */
export const periodToKind = (name: PeriodName): PeriodKind => (name.length === 4 ? 'y' : name.includes('Q') ? 'q' : 'm')

export const periodFirstDay = (name: PeriodName): Day => {
  const year = name.slice(0, 4)
  const kind = periodToKind(name)
  if (kind === 'y') return `${year}-01-01` as Day
  const month = kind === 'm' ? name.slice(5) : String((Number(name.slice(5)) - 1) * 3 + 1).padStart(2, '0')
  return `${year}-${month}-01` as Day
}

const periodMonths: Readonly<Record<PeriodKind, number>> = { m: 1, q: 3, y: 12 }

export const periodLastDay = (name: PeriodName): Day =>
  dayPlus(monthsLater(periodFirstDay(name), periodMonths[periodToKind(name)]), -1)

/** The period of the same kind `count` later (earlier if negative). */
export const periodPlus = (name: PeriodName, count: number): PeriodName => {
  const kind = periodToKind(name)
  return dayToPeriod(kind, monthsLater(periodFirstDay(name), count * periodMonths[kind]))
}

// The platform takes 30 February for 2 March, and throws at what is no date at all.
const isInCalendar = (text: string): boolean => {
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).getUTCDate() === Number(text.slice(8))
}

const dayParts = (day: Day): [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]
