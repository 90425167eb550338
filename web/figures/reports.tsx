// Ready-made reports: opening one, those that were made when a period closed, and those that recur.
import { useState } from 'react'
import { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Status } from '../ui/status.tsx'
import { AnswerNote, valueOf } from './answer-note.tsx'
import { book } from './book.ts'
import './figures.css'
import { makeNaming } from './naming.ts'
import { reportsPath } from './report-address.ts'
import { reportBook } from './report-book.ts'
import { ReportMaker } from './report-maker.tsx'
import { ReportPlans } from './report-plans.tsx'
import { ReportsReady } from './report-ready.tsx'
import './report.css'
import { readablePlaces } from './view.ts'

const pullQuestion = { path: '/api/v1/pull', shape: PullAnswer }
const periodsQuestion = { path: '/api/v1/periods?visitor=client', shape: PeriodsAnswer }

export const ReportsPage = () => {
  const words = useWords(reportBook)
  const { statistics } = useWords(book)
  const { language } = useLanguage()
  const { me } = useSession()
  const periods = useAnswer(periodsQuestion)
  const pulled = useAnswer(pullQuestion)
  const [said, setSaid] = useState('')
  // What was planned or removed changes both lists.
  const [version, setVersion] = useState(0)
  useTitle(words.title)
  const [published, places] = [valueOf(periods), valueOf(pulled)]
  const waiting = [periods, pulled].find(({ is }) => is !== 'answered')
  const readable = readablePlaces(
    places?.areas ?? [],
    places?.points ?? [],
    (point) => me?.role === 'protection_officer' || (me?.points.includes(point) ?? false),
  )
  const naming = places && makeNaming(places, language, statistics)
  const mayPlan = me !== null && makeScope('plan_reports', me) !== null
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Status>{said}</Status>
      {waiting && <AnswerNote answer={waiting} from={reportsPath} />}
      {me && published && naming && <ReportMaker published={published} readable={readable} naming={naming} />}
      {mayPlan && naming && (
        <>
          <ReportsReady key={`ready ${version}`} naming={naming} />
          <ReportPlans
            key={`plans ${version}`}
            readable={readable}
            naming={naming}
            onChanged={(text) => {
              setSaid(text)
              setVersion(version + 1)
            }}
          />
        </>
      )}
    </div>
  )
}
