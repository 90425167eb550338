// What nights have deleted, in numbers: the last 30 days, and the report of a half year, which is printed by itself.
import { useEffect, useState } from 'react'
import type { HalfYear, RetentionAnswer } from '@tukkimies/shared/register/retention-settings.ts'
import { formatDay, formatNumber } from '../format.ts'
import { useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Table } from '../ui/table.tsx'
import { numberToName, shownNumbers } from './retention-facts.ts'
import type { Words } from './retention-words.fi.ts'

type Shown = { readonly answer: RetentionAnswer; readonly words: Words }

export const PastRuns = ({ answer: { runs }, words }: Shown) => {
  const { language } = useLanguage()
  return (
    <section className="card stack no-print">
      <h2>{words.runs.title}</h2>
      {runs.length === 0 ? (
        <p>{words.runs.none}</p>
      ) : (
        <Table
          caption={words.runs.title}
          captionHidden
          rows={runs}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', label: words.runs.day, cell: ({ day }) => formatDay(language, day) },
            {
              key: 'what',
              label: words.runs.what,
              cell: ({ numbers }) =>
                shownNumbers(numbers)
                  .map(([name, count]) => `${numberToName(name, words)}: ${formatNumber(language, count)}`)
                  .join('; ') || words.runs.nothing,
            },
          ]}
        />
      )}
    </section>
  )
}

export const HalfYearReport = ({ answer: { halfYears, day }, words }: Shown) => {
  const { report } = words
  const { language } = useLanguage()
  // What is over is a report; what is not over yet can be looked at.
  const [round, setRound] = useState(halfYears.find(({ to }) => to < day)?.round ?? halfYears[0]?.round)
  const [isAlone, setIsAlone] = useState(false)
  // Printed once it stands alone on the page; some browsers come back before they have printed.
  useEffect(() => {
    if (!isAlone) return
    const end = () => setIsAlone(false)
    window.addEventListener('afterprint', end, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', end)
  }, [isAlone])
  const shown = halfYears.find((one) => one.round === round)
  const spanOf = ({ from, to }: HalfYear): string => report.span(formatDay(language, from), formatDay(language, to))
  const labelOf = (one: HalfYear): string => (one.to < day ? spanOf(one) : report.soFar(spanOf(one)))
  return (
    <section className={`card stack${isAlone ? ' print-alone' : ''}`}>
      <h2>{report.title}</h2>
      <div className="stack no-print">
        <p>{report.text}</p>
        <Select
          label={report.choose}
          value={round ?? ''}
          options={halfYears.map((one) => ({ value: one.round, label: labelOf(one) }))}
          onChange={(value) => setRound(halfYears.find((one) => one.round === value)?.round)}
        />
      </div>
      {shown && (
        <>
          <Table
            caption={report.heading(labelOf(shown))}
            rows={shownNumbers(shown.numbers)}
            rowKey={([name]) => name}
            empty={report.none}
            columns={[
              { key: 'class', label: report.class, cell: ([name]) => numberToName(name, words) },
              { key: 'count', label: report.count, numeric: true, cell: ([, count]) => formatNumber(language, count) },
            ]}
          />
          <p className="print-only">{report.made(formatDay(language, day))}</p>
          <div className="row no-print">
            <Button icon="print" onClick={() => setIsAlone(true)}>
              {report.print}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
