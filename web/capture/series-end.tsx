// The end of a series: its counts by hour, to compare with the paper, and the paper that has to go.
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import { formatHour, formatWeekday } from '../format.ts'
import { useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Table } from '../ui/table.tsx'
import { countHours } from './series-hours.ts'
import { seriesBook } from './series-book.ts'

export const SeriesEnd = ({
  day,
  saved,
  onGoOn,
}: {
  readonly day: Day
  readonly saved: readonly Hour[]
  readonly onGoOn: () => void
}) => {
  const { end: words } = useWords(seriesBook)
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(words.title)
  useEffect(() => heading.current?.focus(), [])
  const hours = countHours(saved).map(({ hour, count }) => ({ name: formatHour(language, hour), count }))
  return (
    <div className="page page-narrow">
      <h1 ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      <p>{words.lead(saved.length, formatWeekday(language, day))}</p>
      <Table
        caption={words.table}
        columns={[
          { key: 'hour', label: words.hour, cell: ({ name }) => name },
          { key: 'visits', label: words.visits, numeric: true, cell: ({ count }) => count },
        ]}
        rows={[...hours, { name: words.total, count: saved.length }]}
        rowKey={({ name }) => name}
      />
      <p>{words.compare}</p>
      <p>
        <strong>{words.destroy}</strong>
      </p>
      <div className="row">
        <Button onClick={onGoOn}>{words.goOn}</Button>
        <Button kind="primary" onClick={() => navigate('/')}>
          {words.destroyed}
        </Button>
      </div>
    </div>
  )
}
