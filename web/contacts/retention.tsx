// How long what is kept: every class with its clock, period and ground; what goes next, what went, in numbers; and the periods
// that an organisation sets for itself, proposed by the operator and approved by the data protection officer.
import { useState } from 'react'
import { type Action, reachOf } from '@tukkimies/shared/register/rights.ts'
import { RetentionAnswer } from '@tukkimies/shared/register/retention-settings.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { formatDay } from '../format.ts'
import { useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { book } from '../asking/book.ts'
import { retentionBook } from './retention-book.ts'
import { ClassTables, NextTable, OwnClasses } from './retention-classes.tsx'
import { HalfYearReport, PastRuns } from './retention-history.tsx'
import { RoundPart } from './retention-round.tsx'
import { SettingsPart } from './retention-settings.tsx'
import './retention.css'

const path = '/api/v1/retention'

export const RetentionPage = () => {
  const words = useWords(retentionBook)
  const { loading } = useWords(book)
  const { language } = useLanguage()
  const { me } = useSession()
  const answer = useAnswer({ path, shape: RetentionAnswer })
  const [said, setSaid] = useState('')
  useTitle(words.title)
  const known = valueOf(answer)
  const may = (action: Action) => me !== null && reachOf(action, me.role) !== null
  const done = (text: string) => {
    setSaid(text)
    answer.again()
  }
  const settings = known && (
    <SettingsPart
      answer={known}
      words={words}
      mayPropose={may('propose_retention')}
      mayApprove={may('approve_retention')}
      onDone={done}
    />
  )
  return (
    <div className="page retention">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className="lead">{words.lead}</p>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {answer.is === 'loading' && <Loading label={loading} />}
      <AnswerNote answer={answer} path="/retention" failed={words.failed} stale={words.stale} noRight={words.noRight} />
      {known && (
        <>
          {known.stopped && <Banner tone="danger">{words.stopped[known.stopped]}</Banner>}
          <p className="muted">
            {known.lastNight ? words.lastNight(formatDay(language, known.lastNight)) : words.neverRan}
          </p>
          {/* What waits for somebody stands before what is only read. */}
          {known.proposed !== null && settings}
          <NextTable answer={known} words={words} />
          <RoundPart answer={known} words={words} mayApprove={may('approve_retention')} onDone={done} />
          <ClassTables answer={known} words={words} />
          <OwnClasses answer={known} words={words} />
          <PastRuns answer={known} words={words} />
          <HalfYearReport answer={known} words={words} />
          {known.proposed === null && settings}
        </>
      )}
    </div>
  )
}
