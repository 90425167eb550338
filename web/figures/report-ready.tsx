// Reports that were made when their period was released, each a link; looking at one takes it off the waiting list.
import { Link } from 'wouter'
import { type MadeReport, ReportList } from '@tukkimies/shared/register/report-plan.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { formatDay, formatPeriod } from '../format.ts'
import { useAnswer, useAsk, useLanguage, useSession, useWords } from '../hooks.ts'
import { Loading, Mark } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { book } from './book.ts'
import type { Naming } from './naming.ts'
import { reportsPath, reportToPath } from './report-address.ts'
import { reportBook } from './report-book.ts'

const question = { path: '/api/v1/reports', shape: ReportList }

export const ReportsReady = ({ naming }: { readonly naming: Naming }) => {
  const { ready: words, kinds } = useWords(reportBook)
  const { loading } = useWords(book)
  const { language } = useLanguage()
  const { refreshMe } = useSession()
  const ask = useAsk()
  const answer = useAnswer(question)
  const list = valueOf(answer)
  const open = ({ plan, period, opened }: MadeReport) => {
    if (opened) return
    // The way to the report does not wait for it: what is not noted now waits on and is noted the next time.
    void ask({ path: `/api/v1/report-plans/${plan}/opened`, body: { period } }).then(refreshMe)
  }
  return (
    <section className="card stack" aria-labelledby="report-ready">
      <h2 id="report-ready">{words.title}</h2>
      {answer.is === 'loading' && <Loading label={loading} />}
      <AnswerNote
        answer={answer}
        path={reportsPath}
        failed={words.failed}
        stale={words.stale}
        noRight={words.noRight}
      />
      {list?.reports.length === 0 && <p className="muted">{words.none}</p>}
      {list && list.reports.length > 0 && (
        <Table<MadeReport>
          caption={words.caption}
          captionHidden
          rows={list.reports}
          rowKey={({ plan, period }) => `${plan} ${period}`}
          columns={[
            {
              key: 'report',
              label: words.report,
              cell: (made) => (
                <span className="row">
                  <Link href={reportToPath(made)} onClick={() => open(made)}>
                    {kinds[made.report]}
                  </Link>
                  {!made.opened && <Mark tone="good">{words.unopened}</Mark>}
                </span>
              ),
            },
            { key: 'place', label: words.place, cell: ({ place }) => naming.placeOf(place) },
            { key: 'period', label: words.period, cell: ({ period }) => formatPeriod(language, period) },
            { key: 'day', label: words.day, cell: ({ day }) => formatDay(language, day) },
          ]}
        />
      )}
    </section>
  )
}
