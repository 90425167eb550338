// Another day than today: yesterday, or a day of the last month, and then the hour, of which none is chosen beforehand.
import { useState } from 'react'
import { type Day, dayPlus, type Hour } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { formatHour } from '../format.ts'
import { Button } from '../ui/button.tsx'
import { ChipGroup } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DayChips, offeredDays } from './day-chips.tsx'
import type { Words } from './late-words.fi.ts'

export type OtherDay = { readonly day: Day; readonly hour: Hour }

const hours: readonly Hour[] = Array.from({ length: 24 }, (_, hour) => hour)

type DaySheetProps = {
  readonly today: Day
  /** Yesterday, or today where that is another day too. */
  readonly newest: Day
  /** The first day of the point, and its last one if it has ended. */
  readonly first: Day
  readonly last?: Day | undefined
  readonly language: Language
  readonly words: Words['otherDay']
  readonly onChoose: (other: OtherDay) => void
  readonly onClose: () => void
}

export const DaySheet = (props: DaySheetProps) => {
  const { today, newest, words, onClose } = props
  const days = offeredDays(today, newest, props)
  if (days.length > 0) return <DayChoice {...props} days={days} />
  return (
    <Dialog title={words.title} closeLabel={words.cancel} onClose={onClose}>
      <p>{words.none}</p>
    </Dialog>
  )
}

const DayChoice = ({
  days,
  today,
  language,
  words,
  onChoose,
  onClose,
}: DaySheetProps & { readonly days: readonly Day[] }) => {
  const [day, setDay] = useState<Day | null>(null)
  const [hour, setHour] = useState<Hour | null>(null)
  const [isTried, setTried] = useState(false)
  const choose = () => {
    setTried(true)
    if (day !== null && hour !== null) onChoose({ day, hour })
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
      <DayChips
        legend={words.day}
        days={days}
        named={[{ day: dayPlus(today, -1), word: words.yesterday }]}
        language={language}
        chosen={day}
        onChoose={setDay}
      />
      {isTried && day === null && <Missing>{words.dayMissing}</Missing>}
      <div className="sheet-hours">
        <ChipGroup
          legend={words.hour}
          kind="one"
          options={hours.map((at) => ({ key: String(at), label: formatHour(language, at) }))}
          chosen={hour === null ? [] : [String(hour)]}
          onChoose={([key]) => setHour(Number(key))}
        />
      </div>
      {isTried && hour === null && <Missing>{words.hourMissing}</Missing>}
    </Dialog>
  )
}

const Missing = ({ children }: { readonly children: string }) => (
  <p className="field-error" role="alert">
    {children}
  </p>
)
