// One person's PIN. A right one unlocks; a wrong one tells what is left; somebody else's half-made visit is asked about first.
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { type Entered, type Tile, useUnlock, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { DraftQuestion } from './draft-question.tsx'
import { lockBook } from './lock-book.ts'
import type { Words } from './lock-words.fi.ts'

export const PinForm = ({ tile, onBack }: { readonly tile: Tile; readonly onBack: () => void }) => {
  const { pin: words } = useWords(lockBook)
  const { enter } = useUnlock()
  const [pin, setPin] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState({ what: noteOf(tile), times: 0 })
  const form = useRef<HTMLFormElement>(null)
  const { what, times } = told
  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (!/^[0-9]{6,12}$/.test(pin)) return setTold({ what: 'digits', times: times + 1 })
    setBusy(true)
    const entered = await enter(tile.ref, pin)
    setBusy(false)
    setPin('')
    if (entered.is !== 'in') setTold({ what: entered, times: times + 1 })
  }

  if (what !== null && what !== 'digits' && what.is === 'draft')
    return <DraftQuestion initials={what.initials} onBack={onBack} />
  const isOpen = what === null || what === 'digits' || what.is === 'wrong' || what.is === 'fault'
  return (
    <>
      <h1>{words.title(tile.initials)}</h1>
      <form ref={form} className="card stack" noValidate onSubmit={(event) => void send(event)}>
        {what && (
          <ProblemNote key={times} title={words.failed} takesFocus={!isOpen}>
            <p>{noteToText(what, words)}</p>
          </ProblemNote>
        )}
        {isOpen && (
          <>
            <PasswordField
              label={words.label}
              hint={words.hint}
              name="pin"
              value={pin}
              inputMode="numeric"
              show={words.show}
              hide={words.hide}
              onChange={setPin}
            />
            <Button type="submit" kind="primary" busy={isBusy}>
              {words.open}
            </Button>
          </>
        )}
        <Button onClick={onBack}>{words.back}</Button>
      </form>
    </>
  )
}

type Note = Exclude<Entered, { is: 'in' }> | 'digits' | null

const noteOf = ({ state }: Tile): Note => (state === 'ready' ? null : { is: state })

const noteToText = (note: NonNullable<Note>, words: Words['pin']): string => {
  if (note === 'digits') return words.digits
  switch (note.is) {
    case 'wrong':
      return words.wrong(note.left)
    case 'shut':
      return words.shut
    case 'over':
      return words.over
    case 'fault':
    case 'draft':
      return words.fault
  }
}
