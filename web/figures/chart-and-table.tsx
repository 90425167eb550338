import { type ReactNode, useState } from 'react'
import { useWords } from '../hooks.ts'
import { useMedia } from '../ui/media.ts'
import { Tabs } from '../ui/tabs.tsx'
import { book } from './book.ts'

/**
 * `beside` puts chart and table next to each other, `below` the table under the chart, `tabs` shows one at a time. A phone has
 * room for one at a time in any case, or a page of figures would have no end.
 */
export type Arrangement = 'beside' | 'below' | 'tabs'

export const ChartAndTable = ({
  arrangement,
  isLong = false,
  chart,
  table,
}: {
  readonly arrangement: Arrangement
  /** On paper the table goes on overleaf, with the bars in its lines. */
  readonly isLong?: boolean
  readonly chart: ReactNode
  readonly table: ReactNode
}) => {
  const words = useWords(book)
  const [shown, setShown] = useState('chart')
  const isRoomy = useMedia('(min-width: 40rem), print')
  if (isRoomy && arrangement !== 'tabs')
    return (
      <div className={`figure-${arrangement}${isLong ? ' lines-long' : ''}`}>
        {chart}
        {table}
      </div>
    )
  return (
    <Tabs
      label={words.show}
      tabs={[
        { key: 'chart', label: words.chart, panel: chart },
        { key: 'table', label: words.table, panel: table },
      ]}
      chosen={shown}
      onChoose={setShown}
    />
  )
}
