// What a user asks for beyond what the own data do by themselves: restriction and objection (D18), and how it stands.
import { useState } from 'react'
import { Link } from 'wouter'
import { findRequestText, RequestList, RequestSummary } from '@tukkimies/shared/register/request.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { ChangeDialog, type FormReading } from '../asking/change-dialog.tsx'
import { formatDay } from '../format.ts'
import { useAnswer, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Banner, Loading, Mark, Status } from '../ui/status.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { ownRequestsBook } from './own-requests-book.ts'
import type { Words } from './own-requests-words.fi.ts'

const rights = ['restrict', 'object'] as const

export const OwnRequests = () => {
  const words = useWords(ownRequestsBook)
  const answer = useAnswer({ path: '/api/v1/me/requests', shape: RequestList })
  const [isAsking, setIsAsking] = useState(false)
  const [isSent, setIsSent] = useState(false)
  const requests = valueOf(answer)?.requests
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <Status>{isSent && <Banner tone="good">{words.sent}</Banner>}</Status>
      {answer.is === 'loading' && <Loading label={words.loading} />}
      <AnswerNote answer={answer} path="/me" failed={words.failed} stale={words.stale} noRight={words.noRight} />
      {requests && <Requests requests={requests} words={words} />}
      <Button onClick={() => setIsAsking(true)}>{words.ask}</Button>
      <p className="small">
        <Link href="/privacy">{words.complain}</Link>
      </p>
      {isAsking && (
        <AskDialog
          words={words}
          onClose={() => setIsAsking(false)}
          onDone={() => {
            setIsAsking(false)
            setIsSent(true)
            answer.again()
          }}
        />
      )}
    </section>
  )
}

const Requests = ({ requests, words }: { readonly requests: readonly RequestSummary[]; readonly words: Words }) => {
  const { language } = useLanguage()
  if (requests.length === 0) return <p className="muted">{words.none}</p>
  const stand = ({ state, received, due, closed }: RequestSummary) =>
    state === 'open'
      ? words.open(formatDay(language, received), formatDay(language, due))
      : words[state](closed === null ? '' : formatDay(language, closed))
  return (
    <>
      <ul className="stack">
        {requests.map((request) => (
          <li key={request.id}>
            {nameOf(request, words)}
            {': '}
            <Mark tone={request.state === 'open' ? 'quiet' : 'good'}>{stand(request)}</Mark>
          </li>
        ))}
      </ul>
      <p className="small muted">{words.howAnswered}</p>
    </>
  )
}

const nameOf = ({ right }: RequestSummary, words: Words): string => {
  const own = rights.find((one) => one === right)
  return own ? words.rights[own] : words.other
}

const AskDialog = ({
  words,
  onDone,
  onClose,
}: {
  readonly words: Words
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const { language } = useLanguage()
  const [right, setRight] = useState('')
  const [subject, setSubject] = useState('')
  const read = (): FormReading<RequestSummary> => {
    const found = subject.trim() === '' ? words.writeSubject : textError(subject, words)
    const errors = [
      ...(right === '' ? [{ name: 'right', text: words.chooseWhat }] : []),
      ...(found === null ? [] : [{ name: 'subject', text: found }]),
    ]
    if (errors.length > 0) return { is: 'wrong', errors }
    return {
      is: 'ready',
      change: { path: '/api/v1/me/requests', body: { right, subject, language }, shape: RequestSummary },
    }
  }
  return (
    <ChangeDialog
      title={words.ask}
      action={words.send}
      dirty={subject !== ''}
      read={read}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <RadioField
            legend={words.what}
            name="right"
            value={right}
            error={errorOf('right')}
            options={rights.map((value) => ({ value, label: words.rights[value] }))}
            onChange={setRight}
          />
          <TextArea
            label={words.subject}
            hint={words.subjectHint}
            name="subject"
            rows={4}
            maxLength={2000}
            value={subject}
            error={errorOf('subject')}
            onChange={setSubject}
          />
        </>
      )}
    </ChangeDialog>
  )
}

const textError = (subject: string, words: Words): string | null => {
  const found = findRequestText(subject, 'subject')
  return found && (found.code === 'identity_code' ? words.identityCode : words.unseen)
}
