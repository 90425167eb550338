// One report on the screen and on paper, in its own language. Every number is asked of the release when the page is opened.
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { handedReports } from '@tukkimies/shared/register/report-plan.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { AppContext, useAppIn, useFrame, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Select } from '../ui/select.tsx'
import { Banner, Status } from '../ui/status.tsx'
import { readReportView, reportsPath, reportToPath, type ReportView } from './report-address.ts'
import { ReportAnswer } from './report-answer.tsx'
import { reportBook } from './report-book.ts'
import { ReportNote } from './report-note.tsx'
import './figures.css'
import './report.css'

export const ReportViewPage = () => {
  const words = useWords(reportBook)
  const { language } = useLanguage()
  const [parameters] = useSearchParams()
  const view = readReportView(parameters, language)
  useTitle(view ? words.kinds[view.report] : words.title)
  return (
    <div className="page report-page">
      {view ? (
        <Shown key={reportToPath(view)} view={view} />
      ) : (
        <ProblemNote
          title={words.view.unknown}
          actions={
            <Link href={reportsPath} className={buttonLook('primary')}>
              {words.view.back}
            </Link>
          }
        >
          <p>{words.view.unknownWhy}</p>
        </ProblemNote>
      )}
    </div>
  )
}

const Shown = ({ view }: { readonly view: ReportView }) => {
  const { language } = useLanguage()
  const [isNoted, setNoted] = useState(false)
  const [inReport, inOwn] = [useAppIn(view.language), useAppIn(language)]
  const isHanded = handedReports.has(view.report)
  return (
    <AppContext value={inReport}>
      <ReportAnswer view={view} isPrintable={!isHanded || isNoted}>
        {(isReady) => (
          <AppContext value={inOwn}>
            <Tools
              view={view}
              isReady={isReady}
              isHeld={isHanded && !isNoted}
              isNoted={isNoted}
              onNoted={() => setNoted(true)}
            />
          </AppContext>
        )}
      </ReportAnswer>
    </AppContext>
  )
}

const Tools = ({
  view,
  isReady,
  isHeld,
  isNoted,
  onNoted,
}: {
  readonly view: ReportView
  readonly isReady: boolean
  readonly isHeld: boolean
  readonly isNoted: boolean
  readonly onNoted: () => void
}) => {
  const { view: words } = useWords(reportBook)
  const { me } = useSession()
  const [isAsking, setAsking] = useState(false)
  // Only when the sheet is let go: before that it stands on no paper.
  useEffect(() => {
    if (isNoted) window.print()
  }, [isNoted])
  const mayNote = me !== null && reachOf('note_disclosures', me.role) !== null
  return (
    <section className="report-tools no-print">
      <div className="row row-apart">
        <Link href={reportsPath}>{words.back}</Link>
        <div className="row row-end">
          <LanguageOf view={view} />
          {mayNote && !handedReports.has(view.report) && (
            <Link href={`/disclosures?report=${view.report}&period=${view.period}`} className={buttonLook('quiet')}>
              {words.noteOther}
            </Link>
          )}
          <Button
            kind="primary"
            icon="print"
            disabled={!isReady || (isHeld && !mayNote)}
            onClick={() => (isHeld ? setAsking(true) : window.print())}
          >
            {words.print}
          </Button>
        </div>
      </div>
      {isHeld && <Banner>{mayNote ? words.handed : words.handedNoRight}</Banner>}
      <Status>{isNoted && <Banner tone="good">{words.noted}</Banner>}</Status>
      {isAsking && (
        <ReportNote
          view={view}
          onDone={() => {
            setAsking(false)
            onNoted()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

const LanguageOf = ({ view }: { readonly view: ReportView }) => {
  const { view: words } = useWords(reportBook)
  const { languageNames } = useFrame()
  const [, setParameters] = useSearchParams()
  const choose = (language: Language) =>
    setParameters(reportToPath({ ...view, language }).split('?')[1] ?? '', { replace: true })
  return (
    <Select
      label={words.language}
      value={view.language}
      options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
      onChange={(value) => {
        const chosen = languages.find((language) => language === value)
        if (chosen) choose(chosen)
      }}
    />
  )
}
