// How well the published figures protect whoever they are about: the report of each closed period, what waits for the data
// protection officer, and what is still open.
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { type Action, reachOf } from '@tukkimies/shared/register/rights.ts'
import { PolicyAnswer, RiskAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { book } from '../asking/book.ts'
import { formatDay } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { AssessmentPart } from './assessment.tsx'
import { CodeReviewPart } from './code-review.tsx'
import { OpenPart } from './open-rows.tsx'
import { ReportList } from './report-list.tsx'
import { ReportPart } from './report.tsx'
import { riskBook } from './risk-book.ts'
import { readRiskView, riskViewToSearch } from './risk-view.ts'
import './risk.css'
import { WaitingPart } from './waiting.tsx'

const path = '/api/v1/risk'

export const RiskPage = () => {
  const words = useWords(riskBook)
  const { loading } = useWords(book)
  const { language } = useLanguage()
  const { today } = useDevice()
  const { me } = useSession()
  const [parameters, setParameters] = useSearchParams()
  const answer = useAnswer({ path, shape: RiskAnswer })
  const rules = useAnswer({ path: '/api/v1/policy', shape: PolicyAnswer })
  const [said, setSaid] = useState('')
  useTitle(words.title)
  const known = valueOf(answer)
  const policies = valueOf(rules)
  const may = (action: Action) => me !== null && reachOf(action, me.role) !== null
  const done = (text: string) => {
    setSaid(text)
    answer.again()
  }
  return (
    <div className="page risk">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className="lead">{words.lead}</p>
      <p className="row no-print">
        <Link href="/protection">{words.toProtection}</Link>
        <Link href="/publication-rules">{words.toRules}</Link>
      </p>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {answer.is === 'loading' && <Loading label={loading} />}
      <AnswerNote answer={answer} path="/risk" failed={words.failed} stale={words.stale} noRight={words.noRight} />
      {known && (
        <>
          {known.waiting.map((period) => (
            <WaitingPart
              key={`${period.visitor} ${period.name}`}
              period={period}
              policies={policies}
              mayDecide={may('decide_risk')}
              onDone={done}
            />
          ))}
          <ReportPart
            periods={known.periods}
            policies={policies}
            view={readRiskView(parameters)}
            onView={(view) => setParameters(riskViewToSearch(view))}
          />
          <AssessmentPart answer={known} mayAssess={may('decide_risk')} onDone={done} />
          <OpenPart policies={policies} />
          {may('read_tables') && <CodeReviewPart periods={known.periods} />}
          {known.periods.length > 1 && <ReportList periods={known.periods} policies={policies} />}
          <footer className="small muted">
            <p>{words.source}</p>
            <p className="print-only">{words.printed(formatDay(language, today))}</p>
          </footer>
        </>
      )}
    </div>
  )
}
