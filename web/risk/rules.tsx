// The rules of publication in words: what holds, what is decided for later, what is proposed, and the ways from one to the
// other. Proposed by the operator, decided by the data protection officer.
import { useState } from 'react'
import { Link } from 'wouter'
import { type Action, reachOf } from '@tukkimies/shared/register/rights.ts'
import { PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { book } from '../asking/book.ts'
import { formatDay } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { rulesBook } from './rules-book.ts'
import { EarlierRules, RulesShown } from './rules-shown.tsx'
import { versionsAround } from './rules-facts.ts'
import { RulesForm } from './rules-form.tsx'
import { ProposalPart } from './rules-proposal.tsx'
import './rules.css'

export const RulesPage = () => {
  const words = useWords(rulesBook)
  const { loading } = useWords(book)
  const { language } = useLanguage()
  const { today } = useDevice()
  const { me } = useSession()
  const answer = useAnswer({ path: '/api/v1/policy', shape: PolicyAnswer })
  const pulled = valueOf(useAnswer({ path: '/api/v1/pull', shape: PullAnswer }))
  const [said, setSaid] = useState('')
  const [isProposing, setProposing] = useState(false)
  useTitle(words.title)
  const known = valueOf(answer)
  const around = known && versionsAround(known, today)
  const may = (action: Action) => me !== null && reachOf(action, me.role) !== null
  const done = (text: string) => {
    setProposing(false)
    setSaid(text)
    answer.again()
  }
  return (
    <div className="page rules">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className="lead">{words.lead}</p>
      <p className="rules-text">{words.who}</p>
      <p className="row no-print">
        <Link href="/protection">{words.toProtection}</Link>
        <Link href="/risk">{words.toRisk}</Link>
      </p>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {answer.is === 'loading' && <Loading label={loading} />}
      <AnswerNote
        answer={answer}
        path="/publication-rules"
        failed={words.failed}
        stale={words.stale}
        noRight={words.noRight}
      />
      {known && around && (
        <>
          {/* What waits for somebody stands before what is only read. */}
          {known.proposal && (
            <ProposalPart
              answer={known}
              proposal={known.proposal}
              pulled={pulled}
              mayPropose={may('propose_policy')}
              mayApprove={may('approve_policy')}
              onLook={answer.again}
              onDone={done}
            />
          )}
          {may('propose_policy') && (
            <p className="no-print">
              <Button kind={known.proposal ? 'secondary' : 'primary'} onClick={() => setProposing(true)}>
                {known.proposal ? words.form.again : words.form.open}
              </Button>
            </p>
          )}
          {around.upcoming.map(({ policy, first }) => (
            <section key={policy.version} className="card stack">
              <h2>{words.upcoming(String(policy.version))}</h2>
              <p>{words.from(formatDay(language, first))}</p>
              <RulesShown policy={policy} own={known.own} pulled={pulled} before={around.current.policy} />
            </section>
          ))}
          <section className="stack">
            <h2>{words.current}</h2>
            <p>{words.since(String(around.current.policy.version), formatDay(language, around.current.first))}</p>
            <RulesShown policy={around.current.policy} own={known.own} pulled={pulled} />
          </section>
          <EarlierRules versions={[around.current, ...around.earlier]} />
          {isProposing && (
            <RulesForm
              answer={known}
              pulled={pulled}
              onDone={() => done(words.form.done)}
              onClose={() => setProposing(false)}
            />
          )}
        </>
      )}
    </div>
  )
}
