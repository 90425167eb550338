// Where feedback on accessibility is taken, set by the operator: the statement tells it to everybody.
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAnswer, useAsk, useAttempt, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { accessibilityBook } from './accessibility-book.ts'
import { type ChannelDraft, channelErrors, channelToDraft, draftToChannel } from './accessibility-draft.ts'
import './edit.css'

const question = { path: '/api/v1/pull', shape: PullAnswer } as const

export const AccessibilityEditPage = () => {
  const { edit: words } = useWords(accessibilityBook)
  const { me } = useSession()
  const sentence = useSentence()
  const maySet = me !== null && reachOf('set_accessibility', me.role) !== null
  const answer = useAnswer(maySet ? question : null)
  useTitle(words.title)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      {me && !maySet && <ProblemNote title={words.noRight} />}
      {maySet && answer.is === 'loading' && <Loading label={words.loading} />}
      {(answer.is === 'refused' || answer.is === 'offline') && (
        <ProblemNote title={words.fetchFailed} actions={<Button onClick={answer.again}>{words.again}</Button>}>
          <p>{answer.is === 'refused' ? sentence(answer.problem) : words.unreachable.offline}</p>
        </ProblemNote>
      )}
      {answer.is === 'answered' && <ChannelForm before={answer.value.accessibility ?? null} />}
    </div>
  )
}

const ChannelForm = ({ before }: { readonly before: AccessibilityChannel | null }) => {
  const { edit: words } = useWords(accessibilityBook)
  const ask = useAsk()
  const { isBusy, failed, attempt, forget } = useAttempt(words.unreachable)
  const [draft, setDraft] = useState<ChannelDraft>(() => channelToDraft(before))
  const [sent, setSent] = useState(0)
  const [isDone, setDone] = useState(false)
  const errors = sent > 0 ? channelErrors(draft).map(({ name, kind }) => ({ name, text: words.errors[kind] })) : []
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    setDone(false)
    forget()
    if (channelErrors(draft).length > 0) return
    const body = draftToChannel(draft)
    setDone((await attempt(() => ask({ path: '/api/v1/accessibility', body, shape: AccessibilityChannel }))) !== null)
  }
  const field = (
    name: keyof ChannelDraft,
    label: string,
    more: { hint?: string; lang?: string; type?: string } = {},
  ) => (
    <TextField
      key={name}
      {...more}
      label={label}
      error={errors.find((error) => error.name === name)?.text}
      name={name}
      value={draft[name]}
      maxLength={300}
      autoComplete="off"
      onChange={(text) => {
        setDone(false)
        setDraft({ ...draft, [name]: text })
      }}
    />
  )
  return (
    <>
      <p>
        {words.lead} <Link href="/accessibility">{words.read}</Link>
      </p>
      <form className="stack edit-form" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary title={words.wrong} errors={errors} attempt={sent} />
        {failed && (
          <ProblemNote key={failed.count} title={words.failed} takesFocus>
            <p>{failed.text}</p>
          </ProblemNote>
        )}
        {field('email', words.email, { hint: words.emailHint, type: 'email' })}
        {field('phone', words.phone, { type: 'tel' })}
        {field('page', words.page, { hint: words.pageHint, type: 'url' })}
        <fieldset className="card stack">
          <legend>{words.supervisorTitle}</legend>
          <p>{words.supervisorHint}</p>
          {languages.map((language) => field(language, words.supervisor[language], { lang: language }))}
        </fieldset>
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.action}
        </Button>
        <Status>{isDone && <Banner tone="good">{words.done}</Banner>}</Status>
      </form>
    </>
  )
}
