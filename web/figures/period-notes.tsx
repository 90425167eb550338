// Notes to the view's period: read by everybody whom the place concerns, kept by whoever coordinates it.
import { useState } from 'react'
import { type PeriodName, periodFirstDay, periodLastDay } from '@tukkimies/shared/day.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { PeriodNote, PeriodNoteList, periodNoteMax, periodNoteProblem } from '@tukkimies/shared/release/period-note.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay, formatPeriod } from '../format.ts'
import { useAnswer, useLanguage, useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { valueOf } from './answer-note.tsx'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import type { Words } from './overview-words.fi.ts'

export const PeriodNotes = ({
  place,
  period,
  naming,
}: {
  readonly place: NodeName
  readonly period: PeriodName
  readonly naming: Naming
}) => {
  const { notes: words } = useWords(overviewBook)
  const { me } = useSession()
  const [isAdding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<PeriodNote | null>(null)
  const span = `from=${periodFirstDay(period)}&to=${periodLastDay(period)}`
  const answer = useAnswer({ path: `/api/v1/period-notes?${span}`, shape: PeriodNoteList })
  const notes = valueOf(answer)?.notes ?? []
  const canKeep = me !== null && reachOf('keep_period_notes', me.role) !== null
  const done = () => {
    setAdding(false)
    setRemoved(null)
    answer.again()
  }
  if (notes.length === 0 && !canKeep) return null
  return (
    <section className={notes.length === 0 ? 'card stack no-print' : 'card stack'}>
      <h2>{words.title}</h2>
      {answer.is === 'refused' && <p>{words.failed}</p>}
      {answer.is === 'answered' && notes.length === 0 && <p className="muted">{words.none}</p>}
      <NoteList notes={notes} naming={naming} onRemove={setRemoved} />
      {canKeep && (
        <div className="row no-print">
          <Button aria-haspopup="dialog" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </div>
      )}
      {isAdding && (
        <NewNote place={place} period={period} naming={naming} onDone={done} onClose={() => setAdding(false)} />
      )}
      {removed && (
        <ChangeDialog
          title={words.removeTitle}
          action={words.remove}
          kind="danger"
          read={() => ({ is: 'ready', change: { path: `/api/v1/period-notes/${removed.id}/delete`, body: {} } })}
          onDone={done}
          onClose={() => setRemoved(null)}
        >
          {() => <p>{removed.text}</p>}
        </ChangeDialog>
      )}
    </section>
  )
}

const NoteList = ({
  notes,
  naming,
  onRemove,
}: {
  readonly notes: readonly PeriodNote[]
  readonly naming: Naming
  readonly onRemove: (note: PeriodNote) => void
}) => {
  const { notes: words } = useWords(overviewBook)
  const { language } = useLanguage()
  if (notes.length === 0) return null
  return (
    <ul className="period-notes">
      {notes.map((note) => (
        <li key={note.id}>
          <div>
            <p>{note.text}</p>
            <p className="small muted">
              {words.about(
                naming.placeOf(note.place),
                formatPeriod(language, note.period),
                formatDay(language, note.day),
              )}
            </p>
          </div>
          {note.own && (
            <Button kind="quiet" icon="remove" aria-label={words.removeNamed(note.text)} onClick={() => onRemove(note)}>
              {words.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const NewNote = ({
  place,
  period,
  naming,
  onDone,
  onClose,
}: {
  readonly place: NodeName
  readonly period: PeriodName
  readonly naming: Naming
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const { notes: words } = useWords(overviewBook)
  const { language } = useLanguage()
  const [text, setText] = useState('')
  const wrong = wrongText(text.trim(), words)
  return (
    <ChangeDialog
      title={words.add}
      action={words.add}
      dirty={text !== ''}
      read={() =>
        wrong === null
          ? {
              is: 'ready',
              change: { path: '/api/v1/period-notes', body: { place, period, text: text.trim() }, shape: PeriodNote },
            }
          : { is: 'wrong', errors: [{ name: 'text', text: wrong }] }
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{`${naming.placeOf(place)}, ${formatPeriod(language, period)}`}</p>
          <TextArea
            label={words.text}
            hint={words.hint}
            error={errorOf('text')}
            name="text"
            value={text}
            rows={4}
            maxLength={periodNoteMax}
            onChange={setText}
          />
        </>
      )}
    </ChangeDialog>
  )
}

const wrongText = (text: string, words: Words['notes']): string | null => {
  if (text === '') return words.missing
  const problem = periodNoteProblem({ text })
  if (problem === null) return null
  return problem.code === 'invalid' ? words.unseen : words.personal
}
