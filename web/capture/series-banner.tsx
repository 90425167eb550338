// Above the form of a series: its day, how many are in, and the hours, each with its count, to compare with the paper.
import { useEffect, useId, useRef, useState } from 'react'
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import { formatHour, formatWeekday } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { countHours, offeredHours } from './series-hours.ts'
import { seriesBook } from './series-book.ts'

export const SeriesBanner = ({
  day,
  hour,
  isKept,
  saved,
  misses,
  onHour,
}: {
  readonly day: Day
  readonly hour: Hour | null
  /** The hour is the last visit's, and nobody has said yet that it is this one's too. */
  readonly isKept: boolean
  readonly saved: readonly Hour[]
  /** How often a save found no hour. */
  readonly misses: number
  readonly onHour: (hour: Hour) => void
}) => {
  const { visit: words } = useWords(seriesBook)
  const { language } = useLanguage()
  const [isAll, setAll] = useState(false)
  const name = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (misses > 0) group.current?.querySelector('input')?.focus()
  }, [misses])
  const counts = countHours(saved)
  const isMissing = misses > 0 && hour === null
  return (
    <div className="banner banner-warning series-banner">
      <div className="series-day">
        <p>
          <strong>{formatWeekday(language, day)}</strong>
        </p>
        <p>{words.progress(saved.length)}</p>
        {!isAll && <Button onClick={() => setAll(true)}>{words.moreHours}</Button>}
      </div>
      <fieldset ref={group} className="series-hours" aria-describedby={`${name}-note`}>
        <legend>
          {words.hour}
          <span id={`${name}-note`} className="series-note">
            {isMissing ? words.hourMissing : hour !== null && isKept && `(${words.hourKept})`}
          </span>
        </legend>
        {offeredHours(hour === null ? saved : [...saved, hour], isAll).map((at) => {
          const count = counts.find((one) => one.hour === at)?.count ?? 0
          const label = formatHour(language, at)
          return (
            <span key={at} className="series-hour">
              <Chip
                kind="one"
                name={name}
                value={String(at)}
                label={label}
                title={words.ofHour(label, count)}
                chosen={hour === at}
                given={isKept}
                onPress={() => onHour(at)}
              />
              <span className="series-count" aria-hidden="true">
                {count > 0 && count}
              </span>
            </span>
          )
        })}
      </fieldset>
    </div>
  )
}
