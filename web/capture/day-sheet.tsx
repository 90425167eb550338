// Another day than today: yesterday, or a day of the last month, and then the hour, of which none is chosen beforehand.
import { useState } from 'react'
import { Day, dayPlus, type Hour } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { formatHour, formatWeekday } from '../format.ts'
import { Button } from '../ui/button.tsx'
import { ChipGroup } from '../ui/chip.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Words } from './words.fi.ts'

/** Days back that the screen offers; the server takes older ones too. */
export const screenDaysBackMax = 31

export type OtherDay = { readonly day: Day; readonly hour: Hour }

const hours: readonly Hour[] = Array.from({ length: 24 }, (_, hour) => hour)

type DaySheetProps = {
  readonly today: Day
  /** The first day of the point. */
  readonly first: Day
  readonly language: Language
  readonly words: Words['otherDay']
  readonly onChoose: (other: OtherDay) => void
  readonly onClose: () => void
}

export const DaySheet = (props: DaySheetProps) => {
  const { words, onClose } = props
  const days = offeredDays(props.today, props.first)
  if (days) return <DayChoice {...props} days={days} />
  return (
    <Dialog title={words.title} closeLabel={words.cancel} onClose={onClose}>
      <p>{words.none}</p>
    </Dialog>
  )
}

/** Yesterday and a month back, as far as the point existed; `null` if it did not. */
export const offeredDays = (today: Day, first: Day): { readonly min: Day; readonly max: Day } | null => {
  const monthAgo = dayPlus(today, -screenDaysBackMax)
  const min = first > monthAgo ? first : monthAgo
  const max = dayPlus(today, -1)
  return min > max ? null : { min, max }
}

const DayChoice = ({
  days: { min, max },
  language,
  words,
  onChoose,
  onClose,
}: DaySheetProps & { readonly days: { readonly min: Day; readonly max: Day } }) => {
  const [typed, setTyped] = useState('')
  const [hour, setHour] = useState<Hour | null>(null)
  const [isTried, setTried] = useState(false)
  const day = Day.safeParse(typed).data
  const isDayRight = day !== undefined && day >= min && day <= max
  const choose = () => {
    setTried(true)
    if (isDayRight && hour !== null) onChoose({ day, hour })
  }
  return (
    <Dialog
      title={words.title}
      closeLabel={words.cancel}
      onClose={onClose}
      size="wide"
      actions={
        <Button kind="primary" onClick={choose}>
          {words.choose}
        </Button>
      }
    >
      <div className="row row-end">
        <ChipGroup
          legend={words.day}
          kind="one"
          options={[{ key: max, label: `${words.yesterday} ${formatWeekday(language, max)}` }]}
          chosen={[typed]}
          onChoose={() => setTyped(max)}
        />
        <DayField
          label={words.earlier}
          min={min}
          max={max}
          value={typed}
          onChange={setTyped}
          error={isTried && !isDayRight ? words.dayMissing : undefined}
        />
      </div>
      <div className="sheet-hours">
        <ChipGroup
          legend={words.hour}
          kind="one"
          options={hours.map((at) => ({ key: String(at), label: formatHour(language, at) }))}
          chosen={hour === null ? [] : [String(hour)]}
          onChoose={([key]) => setHour(Number(key))}
        />
      </div>
      {isTried && hour === null && (
        <p className="field-error" role="alert">
          {words.hourMissing}
        </p>
      )}
    </Dialog>
  )
}
