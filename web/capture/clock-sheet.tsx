// The clock cannot be right: asks which day it is before anything is saved.
import { useState } from 'react'
import { Day } from '@tukkimies/shared/day.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Words as LateWords } from './late-words.fi.ts'
import type { Words } from './words.fi.ts'

export const ClockSheet = ({
  words,
  closeLabel,
  onSet,
  onClose,
}: {
  readonly words: Words['clock'] & LateWords['clock']
  readonly closeLabel: string
  readonly onSet: (day: Day) => void
  readonly onClose: () => void
}) => {
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const day = Day.safeParse(typed).data
  const set = () => {
    setTried(true)
    if (day !== undefined) onSet(day)
  }
  return (
    <Dialog
      title={words.title}
      closeLabel={closeLabel}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={set}>
          {words.set}
        </Button>
      }
    >
      <p>{words.banner}</p>
      <DayField
        label={words.day}
        value={typed}
        onChange={setTyped}
        error={isTried && day === undefined ? words.wrong : undefined}
      />
    </Dialog>
  )
}
