// The day of a paper sheet: today, yesterday, or a day of the last month.
import { useState } from 'react'
import { Link } from 'wouter'
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { type UsedDevice, useLanguage, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { DayChips, offeredDays } from './day-chips.tsx'
import { seriesBook } from './series-book.ts'

export const SeriesDay = ({
  device: { today },
  point,
  onBegin,
}: {
  readonly device: UsedDevice
  readonly point: Point
  readonly onBegin: (day: Day) => void
}) => {
  const { title, day: words } = useWords(seriesBook)
  const { language } = useLanguage()
  const [day, setDay] = useState<Day | null>(null)
  const [isTried, setTried] = useState(false)
  const days = offeredDays(today, today, point)
  const begin = () => {
    setTried(true)
    if (day !== null) onBegin(day)
  }
  return (
    <div className="page page-narrow">
      <h1>{title}</h1>
      <p>{days.length > 0 ? words.lead : words.none}</p>
      {days.length > 0 && (
        <DayChips
          legend={words.legend}
          days={days}
          named={[
            { day: today, word: words.today },
            { day: dayPlus(today, -1), word: words.yesterday },
          ]}
          language={language}
          chosen={day}
          onChoose={setDay}
        />
      )}
      {isTried && day === null && (
        <p className="field-error" role="alert">
          {words.missing}
        </p>
      )}
      <div className="row">
        {days.length > 0 && (
          <Button kind="primary" onClick={begin}>
            {words.start}
          </Button>
        )}
        <Link href="/series/sheet" className={buttonLook()}>
          {words.sheet}
        </Link>
        <Link href="/entries" className={buttonLook()}>
          {words.back}
        </Link>
      </div>
    </div>
  )
}
