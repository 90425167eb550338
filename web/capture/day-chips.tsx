// Days as chips: those named first, then the earlier ones by weeks, the newest week first, each weekday in its column.
import { useId } from 'react'
import { type Day, dayPlus, weekday } from '@tukkimies/shared/day.ts'
import type { Language, Point } from '@tukkimies/shared/register/organisation.ts'
import { formatDay, formatDayShort, formatWeekday, formatWeekdayName } from '../format.ts'
import { Chip } from '../ui/chip.tsx'
import './day-chips.css'

/** Days back that the screen offers; the server takes older ones too. */
export const screenDaysBackMax = 31

/** The days of a month back up to `newest` on which the point was there, newest first. */
export const offeredDays = (today: Day, newest: Day, { first, last }: Pick<Point, 'first' | 'last'>): readonly Day[] =>
  Array.from({ length: screenDaysBackMax + 1 }, (_, back) => dayPlus(today, -back)).filter(
    (day) => day <= newest && day >= first && (last === undefined || day <= last),
  )

/** Newest week first, and Monday first in each. */
export const inWeeks = (days: readonly Day[]): readonly Day[] => {
  const mondayOf = (day: Day) => dayPlus(day, 1 - weekday(day))
  return days.toSorted((one, other) =>
    mondayOf(one) === mondayOf(other) ? one.localeCompare(other) : other.localeCompare(one),
  )
}

export const DayChips = ({
  legend,
  days,
  named,
  language,
  chosen,
  onChoose,
}: {
  readonly legend: string
  /** Newest first. */
  readonly days: readonly Day[]
  /** Those that have a word of their own, such as yesterday. */
  readonly named: readonly { readonly day: Day; readonly word: string }[]
  readonly language: Language
  readonly chosen: Day | null
  readonly onChoose: (day: Day) => void
}) => {
  const name = useId()
  const chipOf = (day: Day, label: string) => (
    <Chip
      kind="one"
      name={name}
      value={day}
      label={label}
      title={`${formatWeekdayName(language, weekday(day), 'long')} ${formatDay(language, day)}`}
      chosen={chosen === day}
      onPress={() => onChoose(day)}
    />
  )
  const first = named.filter(({ day }) => days.includes(day))
  const others = inWeeks(days.filter((day) => first.every((one) => one.day !== day)))
  return (
    <fieldset className="day-chips">
      <legend>{legend}</legend>
      {first.map(({ day, word }) => (
        <span key={day} className="day-named">
          {chipOf(day, `${word} ${formatWeekday(language, day)}`)}
        </span>
      ))}
      {others.map((day) => (
        <span key={day} data-weekday={weekday(day)}>
          {chipOf(day, dayToChip(language, day))}
        </span>
      ))}
    </fieldset>
  )
}

// It breaks after the weekday alone.
const dayToChip = (language: Language, day: Day): string =>
  `${formatWeekdayName(language, weekday(day))} ${formatDayShort(language, day).replace(' ', '\u00a0')}`
