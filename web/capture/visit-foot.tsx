// Below the questions: undo, what the last save came to, and save. For a left hand they stand the other way round.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dimension } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { useChoices, useFrame, useLanguage, useTally, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Status } from '../ui/status.tsx'
import { book } from './book.ts'
import { picksToLabel } from './labels.ts'
import type { Form } from './picks.ts'
import { noticeOf } from './questions.tsx'
import type { Task } from './task.ts'
import type { Said, VisitForm } from './visit-form.ts'
import type { Words } from './words.fi.ts'

export const Foot = ({
  visit,
  canUndo,
  hasStep,
  task,
}: {
  readonly visit: VisitForm
  readonly canUndo: boolean
  readonly hasStep: boolean
  readonly task: Task
}) => {
  const words = useWords(book).visit
  const frame = useFrame()
  const tally = useTally()
  const { language } = useLanguage()
  const { isMirrored } = useChoices()
  const { said, form, lastPicks, codesShown } = visit
  const noticed = visit.dimensions.find(({ key }) => key === form.notice?.dimension)
  const notice = noticed ? noticeToText(form, noticed, words, language) : null
  const parts: ReactNode[] = [
    task.is === 'correct' && (
      <Button key="leave" onClick={task.onLeave}>
        {task.leaveLabel}
      </Button>
    ),
    canUndo && task.is !== 'correct' && (
      <Button key="undo" icon="undo" onClick={() => void visit.undo()}>
        {words.undo}
        {lastPicks && codesShown !== null && (
          <small className="undo-codes">{picksToLabel(lastPicks, visit.list, language)}</small>
        )}
      </Button>
    ),
    <div key="said" className="capture-said">
      <Status>
        <span key={said.times}>
          {notice ??
            saidToText(
              said.what,
              words,
              task.is === 'practice' ? { ...frame.sending, saved: task.saved } : frame.sending,
            )}
        </span>
      </Status>
      {task.is === 'record' && <Link href="/entries">{words.tally(tally)}</Link>}
    </div>,
    !hasStep && (
      <Button key="save" kind="save" busy={visit.isSaving} onClick={(event) => void visit.save(event.timeStamp)}>
        {task.is === 'correct' ? task.saveLabel : words.save}
      </Button>
    ),
  ]
  // The keys go where the eye goes.
  return (
    <footer className={`capture-foot${isMirrored ? ' capture-foot-mirrored' : ''}`}>
      {isMirrored ? parts.toReversed() : parts}
    </footer>
  )
}

type VisitWords = Words['visit']

// Away from its question, "at most 4" has to say of what.
const noticeToText = (form: Form, dimension: Dimension, words: VisitWords, language: Language): string | null => {
  const notice = noticeOf(form, dimension, words, language)
  return form.notice?.is === 'full' ? `${dimension.labels[language]}: ${notice}` : notice
}

const saidToText = (
  said: Said | null,
  words: VisitWords,
  sending: ReturnType<typeof useFrame>['sending'],
): string | null => {
  switch (said?.is) {
    case 'saved':
      return sending.saved
    case 'saved_twice':
      return words.savedTwice
    case 'taken_back':
      return sending.takenBack
    case 'undo_failed':
      return words.undoFailed
    case 'filled':
      return words.filled
    case 'preset_made':
      return words.presetMade
    case 'preset_failed':
      return words.presetFailed
    case 'not_saved':
    case undefined:
      return null
  }
}
