// Today by hour and this week by day, each against the same weekdays before.
import { formatHour, formatNumber, formatWeekday, formatWeekdayName } from '../format.ts'
import { weekday } from '@tukkimies/shared/day.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { daysOfWeek, hoursOfToday, type Lane } from './arrivals.ts'
import { book } from './book.ts'
import { Figure } from './figure.tsx'

export const HoursFigure = ({ lane }: { readonly lane: Lane }) => {
  const { rightNow: words } = useWords(book)
  const { language } = useLanguage()
  const rows = hoursOfToday(lane)
  const sum = rows.reduce((total, { n }) => total + n, 0)
  if (rows.every(({ n, mean }) => n === 0 && !mean)) return <Empty title={words.hours.title} text={words.hours.empty} />
  return (
    <Figure
      title={words.hours.title}
      about={<p className="small muted">{sum === 0 ? words.hours.empty : words.compared}</p>}
      name={words.hours.name(formatNumber(language, sum))}
      rows={rows}
      rowKey={({ hour }) => String(hour)}
      rowToBar={({ hour, n, mean }) => ({
        key: String(hour),
        label: String(hour),
        value: n,
        text: n === 0 ? '' : formatNumber(language, n),
        against: mean,
      })}
      columns={[
        { key: 'hour', label: words.hour, cell: ({ hour }) => formatHour(language, hour) },
        { key: 'n', label: words.today, numeric: true, cell: ({ n }) => formatNumber(language, n) },
        {
          key: 'mean',
          label: words.mean,
          numeric: true,
          cell: ({ mean }) => (mean === null ? '' : formatNumber(language, mean, 1)),
        },
      ]}
      shape="standing"
      arrangement="tabs"
    />
  )
}

export const DaysFigure = ({ lane }: { readonly lane: Lane }) => {
  const { rightNow: words } = useWords(book)
  const { language } = useLanguage()
  const rows = daysOfWeek(lane)
  const sum = rows.reduce((total, { n }) => total + (n ?? 0), 0)
  if (rows.every(({ n, mean }) => !n && !mean)) return <Empty title={words.days.title} text={words.heat.empty} />
  return (
    <Figure
      title={words.days.title}
      about={<p className="small muted">{words.compared}</p>}
      name={words.days.name(formatNumber(language, sum))}
      rows={rows}
      rowKey={({ day }) => day}
      rowToBar={({ day, n, mean }) => ({
        key: day,
        label: formatWeekdayName(language, weekday(day)),
        value: n ?? 0,
        text: n === null ? '' : formatNumber(language, n),
        against: mean,
      })}
      columns={[
        { key: 'day', label: words.day, cell: ({ day }) => formatWeekday(language, day) },
        {
          key: 'n',
          label: words.week,
          numeric: true,
          cell: ({ n }) => (n === null ? '' : formatNumber(language, n)),
        },
        {
          key: 'mean',
          label: words.mean,
          numeric: true,
          cell: ({ mean }) => (mean === null ? '' : formatNumber(language, mean, 1)),
        },
      ]}
      shape="standing"
      arrangement="tabs"
    />
  )
}

const Empty = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <section className="card stack">
    <h2>{title}</h2>
    <p>{text}</p>
  </section>
)
