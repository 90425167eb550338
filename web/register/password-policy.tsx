// Whether passwords have to be changed at intervals: off unless somebody proposes it with a reason and the data protection
// officer approves.
import { type ReactNode, useState } from 'react'
import { type PasswordPolicy, PasswordPolicyAnswer } from '@tukkimies/shared/register/factors.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { formatDay } from '../format.ts'
import { useAnswer, useAsk, useAttempt, useLanguage, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { book } from './book.ts'
import { passwordPolicyBook } from './password-policy-book.ts'
import { PasswordPolicyForm } from './password-policy-form.tsx'
import './register.css'

const path = '/api/v1/password-policy'

export const PasswordPolicyPage = () => {
  const words = useWords(passwordPolicyBook)
  const { loading, again, unreachable } = useWords(book)
  const { me } = useSession()
  const sentence = useSentence()
  const answer = useAnswer({ path, shape: PasswordPolicyAnswer })
  const [said, setSaid] = useState('')
  useTitle(words.title)
  const known = answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined
  const may = (action: 'propose_password_policy' | 'approve_password_policy') =>
    me !== null && reachOf(action, me.role) !== null
  const done = (text: string) => {
    setSaid(text)
    answer.again()
  }
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      <p>{words.bounds}</p>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {answer.is === 'loading' && <Loading label={loading} />}
      {answer.is === 'refused' && answer.problem.code === 'no_right' && <ProblemNote title={words.noRight} />}
      {((answer.is === 'refused' && answer.problem.code !== 'no_right') || answer.is === 'offline') && (
        <ProblemNote title={words.fetchFailed} actions={<Button onClick={answer.again}>{again}</Button>}>
          <p>{answer.is === 'refused' ? sentence(answer.problem) : unreachable.offline}</p>
        </ProblemNote>
      )}
      {known && (
        <>
          <Current answer={known} />
          <Proposed answer={known} mayApprove={may('approve_password_policy')} onDone={done} />
          {may('propose_password_policy') && <PasswordPolicyForm onDone={() => done(words.form.done)} />}
        </>
      )}
    </div>
  )
}

const Current = ({ answer: { current } }: { readonly answer: PasswordPolicyAnswer }) => {
  const words = useWords(passwordPolicyBook)
  const { language } = useLanguage()
  return (
    <Part title={words.current}>
      {current ? (
        <>
          <PolicyFacts policy={current.policy} />
          <p className="muted">{words.approvedOn(formatDay(language, current.approved))}</p>
        </>
      ) : (
        <p>{words.off}</p>
      )}
    </Part>
  )
}

const Proposed = ({
  answer: { proposed },
  mayApprove,
  onDone,
}: {
  readonly answer: PasswordPolicyAnswer
  readonly mayApprove: boolean
  readonly onDone: (said: string) => void
}) => {
  const words = useWords(passwordPolicyBook)
  const { close, cancel, unreachable } = useWords(book)
  const { language } = useLanguage()
  const ask = useAsk()
  const { isBusy, failed, attempt } = useAttempt(unreachable)
  const [isAsked, setIsAsked] = useState(false)
  const approve = async (policy: PasswordPolicy) => {
    setIsAsked(false)
    // What was read is what is approved: another proposal in the meantime is refused.
    if (await attempt(() => ask({ path: `${path}/approve`, body: { policy } }))) onDone(words.approve.done)
  }
  if (!proposed)
    return (
      <Part title={words.proposed}>
        <p>{words.none}</p>
      </Part>
    )
  return (
    <Part title={words.proposed}>
      {failed && (
        <ProblemNote key={failed.count} title={words.approve.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <PolicyFacts policy={proposed.policy} />
      <p className="muted">{words.proposedOn(formatDay(language, proposed.proposed))}</p>
      {mayApprove && (
        <Button kind="primary" busy={isBusy} onClick={() => setIsAsked(true)}>
          {words.approve.action}
        </Button>
      )}
      {isAsked && (
        <Dialog
          title={words.approve.title}
          closeLabel={close}
          onClose={() => setIsAsked(false)}
          actions={
            <>
              <Button onClick={() => setIsAsked(false)}>{cancel}</Button>
              <Button kind="primary" onClick={() => void approve(proposed.policy)}>
                {words.approve.yes}
              </Button>
            </>
          }
        >
          <PolicyFacts policy={proposed.policy} />
          <p>{words.approve.text}</p>
        </Dialog>
      )}
    </Part>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="card stack">
    <h2>{title}</h2>
    {children}
  </section>
)

const PolicyFacts = ({ policy }: { readonly policy: PasswordPolicy }) => {
  const words = useWords(passwordPolicyBook)
  const { facts } = words
  const { language } = useLanguage()
  const rows: readonly (readonly [string, string])[] =
    policy.maxAgeDays === null
      ? []
      : [
          [facts.maxAge, facts.days(policy.maxAgeDays)],
          [facts.grace, facts.graceDays(policy.graceDays)],
          [facts.reason, words.reasons[policy.reason]],
          [facts.review, formatDay(language, policy.reviewDay)],
        ]
  if (rows.length === 0) return <p>{words.off}</p>
  return (
    <dl className="user-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
