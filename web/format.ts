// Numbers, days, hours and periods in three languages (Swedish is that of Finland), and the plural of a count.
import { type Day, type Hour, periodFirstDay, type PeriodName, periodToKind, type Week } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }
const quarters = ['I', 'II', 'III', 'IV'] as const

/** `1 234 567,8 · −5` with no-break spaces and a real minus; `1,234,567.8` in English. */
export const formatNumber = (language: Language, number: number, digits = 0): string =>
  new Intl.NumberFormat(locales[language], { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(number)
    .replace('-', '−')

/** A change with its sign: `+88`, `−5`, `0`. */
export const formatChange = (language: Language, number: number): string =>
  number > 0 ? `+${formatNumber(language, number)}` : formatNumber(language, number)

/** A share of 1 in whole per cent: `12 %`, in English `12%`. */
export const formatShare = (language: Language, share: number): string =>
  `${formatNumber(language, share * 100)}${language === 'en' ? '' : '\u00a0'}%`

/** `one` or `other`: all that the three languages need. */
export const pluralOf = (language: Language, count: number): 'one' | 'other' =>
  new Intl.PluralRules(locales[language]).select(count) === 'one' ? 'one' : 'other'

/** `5.3.2026`, in English `5 Mar 2026`. */
export const formatDay = (language: Language, day: Day): string =>
  `${dayAndMonth(language, day)}${yearAfter(language, day)}`

/** `5.3.`, `5.3`, `5 Mar`. */
export const formatDayShort = (language: Language, day: Day): string =>
  language === 'sv' ? dayAndMonth(language, day).replace(/\.$/, '') : dayAndMonth(language, day)

/** `ti 5.3.`, `tis 5.3`, `Tue 5 Mar`. */
export const formatWeekday = (language: Language, day: Day): string =>
  `${dayPart(language, day, { weekday: 'short' }).replace(/\.$/, '')} ${formatDayShort(language, day)}`

/** The weekday's name alone, 1 (Monday) to 7 (Sunday): `ti`, `tis`, `Tue`, or the long name. */
export const formatWeekdayName = (language: Language, weekday: number, width: 'short' | 'long' = 'short'): string =>
  dayPart(language, `2024-01-0${weekday}` as Day, { weekday: width }).replace(/\.$/, '')

/** `1.1.–31.3.2026`, `1.1–31.3.2026`, `1 Jan – 31 Mar 2026`; both years where they differ. */
export const formatDays = (language: Language, first: Day, last: Day): string => {
  const isSameYear = first.slice(0, 4) === last.slice(0, 4)
  const start = isSameYear ? formatDayShort(language, first) : formatDay(language, first)
  return `${start}${language === 'en' ? ' – ' : '–'}${formatDay(language, last)}`
}

/** An hour of the day as a span: `14–15`, in English `14:00–15:00`. */
export const formatHour = (language: Language, hour: Hour): string =>
  language === 'en' ? `${twoDigits(hour)}:00–${twoDigits(hour + 1)}:00` : `${hour}–${hour + 1}`

/** A clock time in Helsinki from milliseconds since 1970: `14.07`, in English `14:07`. The word before it is the page's. */
export const formatTime = (language: Language, instant: number): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Europe/Helsinki',
    hour: language === 'en' ? '2-digit' : 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(instant)
    .replace(':', language === 'en' ? ':' : '.')

/** `maaliskuu 2026`, `2026 I`, `2026`; in English `March 2026`, `2026 Q1`. */
export const formatPeriod = (language: Language, name: PeriodName): string => {
  const year = name.slice(0, 4)
  switch (periodToKind(name)) {
    case 'y':
      return year
    case 'q':
      return `${year} ${language === 'en' ? name.slice(4) : quarters[Number(name.slice(5)) - 1]}`
    case 'm':
      return `${dayPart(language, periodFirstDay(name), { month: 'long' })} ${year}`
  }
}

/** The same where there is little room: `3/2026`, `Mar 2026`; quarters and years as they are. */
export const formatPeriodShort = (language: Language, name: PeriodName): string => {
  if (periodToKind(name) !== 'm') return formatPeriod(language, name)
  const first = periodFirstDay(name)
  const year = name.slice(0, 4)
  return language === 'en'
    ? `${dayPart(language, first, { month: 'short' })} ${year}`
    : `${Number(first.slice(5, 7))}/${year}`
}

/** `vko 11/2026`, `v. 11/2026`, `week 11, 2026`. */
export const formatWeek = (language: Language, week: Week): string => {
  const [year, number] = [week.slice(0, 4), Number(week.slice(5))]
  if (language === 'en') return `week ${number}, ${year}`
  return `${language === 'fi' ? 'vko' : 'v.'} ${number}/${year}`
}

/** Orders texts as a reader of the language expects: å, ä and ö last in Finnish and Swedish. */
export const collatorOf = (language: Language): ((first: string, second: string) => number) =>
  new Intl.Collator(locales[language]).compare

const dayPart = (language: Language, day: Day, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))

const dayAndMonth = (language: Language, day: Day): string => {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  return language === 'en' ? `${date} ${dayPart(language, day, { month: 'short' })}` : `${date}.${month}.`
}

const yearAfter = (language: Language, day: Day): string => `${language === 'en' ? ' ' : ''}${day.slice(0, 4)}`

const twoDigits = (number: number): string => String(number).padStart(2, '0')
