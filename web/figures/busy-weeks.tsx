// Weekday by hour and channel, over the whole weeks that ended yesterday.
import type { Hour } from '@tukkimies/shared/day.ts'
import type { Dimension } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { formatHour, formatNumber, formatWeekdayName } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { ChipGroup } from '../ui/chip.tsx'
import { HeatMap } from '../ui/heat-map.tsx'
import { channelsOf, heatWeeks, hoursByWeekday, type Lane } from './arrivals.ts'
import { book } from './book.ts'
import { Figure } from './figure.tsx'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export const BusyHours = ({
  lane,
  weeks,
  onWeeks,
}: {
  readonly lane: Lane
  readonly weeks: number
  readonly onWeeks: (weeks: number) => void
}) => {
  const { rightNow: words } = useWords(book)
  const { language } = useLanguage()
  const rows = hoursByWeekday(lane, weeks)
  const busiest = rows
    .flatMap(({ hour, means }) => means.map((mean, at) => ({ hour, mean: mean ?? 0, weekday: at + 1 })))
    .reduce((most, cell) => (cell.mean > most.mean ? cell : most), { hour: 0, mean: 0, weekday: 1 })
  return (
    <section className="card stack heat">
      <h2>{words.heat.title}</h2>
      <div className="no-print">
        <ChipGroup
          legend={words.heat.weeks}
          kind="one"
          options={heatWeeks.map((count) => ({ key: String(count), label: words.heat.lastWeeks(count) }))}
          chosen={[String(weeks)]}
          onChoose={([count]) => onWeeks(Number(count))}
        />
      </div>
      <p className="print-only">{words.heat.lastWeeks(weeks)}</p>
      {busiest.mean === 0 ? (
        <p>{words.heat.empty}</p>
      ) : (
        <>
          <p>
            {words.heat.busiest(
              formatWeekdayName(language, busiest.weekday, 'long'),
              formatHour(language, busiest.hour),
            )}
          </p>
          <HeatMap
            caption={words.heat.caption}
            corner={words.hour}
            columns={weekdays.map((which) => ({
              key: String(which),
              label: formatWeekdayName(language, which),
              long: formatWeekdayName(language, which, 'long'),
            }))}
            rows={rows.map(({ hour, means }) => ({
              key: String(hour),
              label: hourLabel(language, hour),
              cells: means.map((mean) => ({
                value: mean,
                text: mean === null ? '' : formatNumber(language, mean, mean === 0 ? 0 : 1),
              })),
            }))}
          />
        </>
      )}
    </section>
  )
}

export const BusyChannels = ({
  lane,
  weeks,
  channel,
}: {
  readonly lane: Lane
  readonly weeks: number
  readonly channel: Dimension | undefined
}) => {
  const { rightNow: words } = useWords(book)
  const { language } = useLanguage()
  const labelOf = (key: string) => channel?.codes.find((code) => code.key === key)
  const rows = [...channelsOf(lane, weeks)]
    .map(([key, n]) => ({ key, n, code: labelOf(key) }))
    .toSorted((a, b) => b.n - a.n)
  const [first] = rows
  if (!first) return null
  return (
    <Figure
      title={words.channels.title}
      about={<p className="small muted">{words.heat.lastWeeks(weeks)}</p>}
      name={words.channels.name(first.code?.labels[language] ?? first.key)}
      rows={rows}
      rowKey={({ key }) => key}
      rowToBar={({ key, n, code }) => ({
        key,
        label: code?.short?.[language] ?? code?.labels[language] ?? key,
        value: n,
        text: formatNumber(language, n),
      })}
      columns={[
        { key: 'channel', label: words.channels.channel, cell: ({ key, code }) => code?.labels[language] ?? key },
        { key: 'n', label: words.channels.count, numeric: true, cell: ({ n }) => formatNumber(language, n) },
      ]}
      shape="lying"
      arrangement="tabs"
    />
  )
}

/** Seven columns beside it leave little room: in English the hour's beginning stands for it. */
const hourLabel = (language: Language, hour: Hour): string => formatHour(language, hour).replace(/(:00)–.*$/, '$1')
