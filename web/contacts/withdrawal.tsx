// A withdrawal is taken in by whomever the contact person tells it to (C30). Nothing is read: the answer is the same whether
// anybody was found, and what was typed is forgotten once it is sent.
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import type { Day } from '@tukkimies/shared/day.ts'
import { WithdrawalTaken } from '@tukkimies/shared/register/contact.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { book } from '../asking/book.ts'
import { formatDay } from '../format.ts'
import {
  useAsk,
  useAttempt,
  useDelicate,
  useDirty,
  useLanguage,
  useSending,
  useSession,
  useTitle,
  useWords,
} from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { useForgetting } from '../ui/leave.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { readWithdrawal, type Why } from './contact-draft.ts'
import { withdrawalBook } from './withdrawal-book.ts'
import type { Words } from './withdrawal-words.fi.ts'

const nothingTyped = { phone: '', email: '' }

export const WithdrawalPage = () => {
  const words = useWords(withdrawalBook)
  const { loading } = useWords(book)
  const { state, me } = useSession()
  useTitle(words.title)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      {state === 'offline' ? (
        <Offline words={words} />
      ) : me === null ? (
        <Loading label={loading} />
      ) : makeScope('take_withdrawals', me) === null ? (
        <ProblemNote title={words.noRight} />
      ) : (
        <Withdrawals me={me} />
      )}
    </div>
  )
}

const Withdrawals = ({ me }: { readonly me: Me }) => {
  const words = useWords(withdrawalBook)
  const { trouble } = useSending()
  const [due, setDue] = useState<Day | null>(null)
  if (due !== null) return <Thanks words={words} due={due} onAnother={() => setDue(null)} />
  return (
    <>
      <p className="lead">{words.lead}</p>
      <p>{words.what}</p>
      {trouble === 'offline' && <Offline words={words} />}
      {makeScope('erase_contacts', me) && (
        <Banner
          actions={
            <Link href="/contacts" className={buttonLook()}>
              {words.toContacts}
            </Link>
          }
        >
          {words.direct}
        </Banner>
      )}
      <WithdrawalForm words={words} onTaken={setDue} />
    </>
  )
}

const Offline = ({ words }: { readonly words: Words }) => (
  <ProblemNote title={words.offline}>
    <p>{words.offlineDo}</p>
  </ProblemNote>
)

const WithdrawalForm = ({ words, onTaken }: { readonly words: Words; readonly onTaken: (due: Day) => void }) => {
  const { unreachable, wrong: wrongTitle } = useWords(book)
  const ask = useAsk()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [typed, setTyped] = useState(nothingTyped)
  const [sent, setSent] = useState(0)
  const isTyped = typed.phone !== '' || typed.email !== ''
  useDirty(isTyped)
  useDelicate(isTyped)
  useForgetting(() => setTyped(nothingTyped))
  const reading = readWithdrawal(typed)
  const errors: readonly FieldError[] =
    sent > 0 && reading.is === 'wrong'
      ? reading.wrong.map(({ field, why }) => ({ name: field, text: whyToText(why, words) }))
      : []
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.text
  const change = (part: Partial<typeof typed>) => {
    forget()
    setTyped({ ...typed, ...part })
  }
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (reading.is === 'wrong') return
    const answer = await attempt(() =>
      ask({ path: '/api/v1/withdrawals', body: reading.value, shape: WithdrawalTaken }),
    )
    if (answer) onTaken(answer.value.due)
  }
  return (
    <form className="card stack" noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary title={wrongTitle} errors={errors} attempt={sent} />
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <p>{words.either}</p>
      <TextField
        label={words.email}
        error={errorOf('email')}
        name="email"
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed.email}
        onChange={(email) => change({ email })}
      />
      <TextField
        label={words.phone}
        hint={words.phoneHint}
        error={errorOf('phone')}
        name="phone"
        type="tel"
        autoComplete="off"
        value={typed.phone}
        onChange={(phone) => change({ phone })}
      />
      <Button type="submit" kind="primary" busy={isBusy}>
        {words.action}
      </Button>
    </form>
  )
}

const Thanks = ({
  words,
  due,
  onAnother,
}: {
  readonly words: Words
  readonly due: Day
  readonly onAnother: () => void
}) => {
  const { language } = useLanguage()
  const heading = useFocusOnSight()
  return (
    <section className="card stack">
      <h2 tabIndex={-1} ref={heading}>
        {words.thanksTitle}
      </h2>
      <p>{words.thanks(formatDay(language, due))}</p>
      <p>{words.hidden}</p>
      <p>{words.say}</p>
      <Button onClick={onAnother}>{words.another}</Button>
    </section>
  )
}

const whyToText = (why: Why, { errors }: Words): string =>
  Object.entries(errors).find(([name]) => name === why)?.[1] ?? errors.other
