// The report itself, as it stands on paper: what it is about, how its figures are read, the tables, and where they come from.
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { Report } from '@tukkimies/shared/release/report.ts'
import type { PeriodNote } from '@tukkimies/shared/release/period-note.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatDay, formatDays, formatPeriod } from '../format.ts'
import { useDevice, useWords } from '../hooks.ts'
import { Loading } from '../ui/status.tsx'
import { valueOf } from './answer-note.tsx'
import { book } from './book.ts'
import type { Told } from './builder-naming.ts'
import { whyHidden } from './hidden-mark.tsx'
import { notesOf } from './released-frame.tsx'
import type { ReportView } from './report-address.ts'
import { reportBook } from './report-book.ts'
import type { Answered } from './report-gather.tsx'
import { ReportTableFigure } from './report-table.tsx'
import { partToText, tableToTitle } from './report-text.ts'
import { ReportTotals } from './report-totals.tsx'

export const ReportSheet = ({
  view,
  report,
  answers,
  notes,
  told,
  isPrintable,
}: {
  readonly view: ReportView
  readonly report: Report
  readonly answers: readonly Answered[]
  readonly notes: readonly PeriodNote[]
  readonly told: Told
  /** Whether it may stand on paper: a report that is handed on only once that is noted. */
  readonly isPrintable: boolean
}) => {
  const words = useWords(reportBook)
  const { loading } = useWords(book)
  const known = answers.flatMap(({ answer }) => valueOf(answer) ?? [])
  const totals = answers.filter(({ table }) => table.part.is === 'total')
  const tables = answers.filter(({ table }) => table.part.is !== 'total')
  return (
    <article
      className={`report${isPrintable ? '' : ' report-held'}`}
      lang={view.language}
      aria-labelledby="report-title"
    >
      <p className="report-notice">{words.view.notNoted}</p>
      <ReportHead view={view} known={known} told={told} />
      <ReportTotals totals={totals} report={report} told={told} />
      <Reading view={view} report={report} known={known} notes={notes} told={told} />
      {tables.map(({ table, answer }) => {
        const value = valueOf(answer)
        if (value) return <ReportTableFigure key={table.key} table={table} answer={value} told={told} />
        return (
          <section key={table.key} className="report-figure">
            <h2>{tableToTitle(table, told, words)}</h2>
            {answer.is === 'loading' ? (
              <Loading label={loading} />
            ) : (
              <p>
                {answer.is === 'refused' && answer.problem.code === 'not-in-release'
                  ? words.sheet.finer
                  : words.sheet.failed}
              </p>
            )}
          </section>
        )
      })}
      <Left report={report} told={told} />
      <ReportFoot known={known} told={told} />
    </article>
  )
}

const ReportHead = ({
  view: { report, place, period, language },
  known,
  told,
}: {
  readonly view: ReportView
  readonly known: readonly TableAnswer[]
  readonly told: Told
}) => {
  const words = useWords(reportBook)
  const { today } = useDevice()
  const covered = known.flatMap(({ periods }) => periods).find(({ name }) => name === period)
  return (
    <header className="report-head">
      <p>{told.naming.organisation}</p>
      <h1 id="report-title">{words.kinds[report]}</h1>
      <p className="report-about">{`${told.naming.placeOf(place)}, ${formatPeriod(language, period)}`}</p>
      <p className="muted">
        {covered &&
          `${told.statistics.covered(
            formatDays(language, covered.first, covered.last),
            formatDay(language, covered.close),
          )}. `}
        {told.statistics.printed(formatDay(language, today))}
      </p>
    </header>
  )
}

const Reading = ({
  view,
  report: { tables },
  known,
  notes,
  told,
}: {
  readonly view: ReportView
  readonly report: Report
  readonly known: readonly TableAnswer[]
  readonly notes: readonly PeriodNote[]
  readonly told: Told
}) => {
  const { sheet: words } = useWords(reportBook)
  const { language } = told
  const D = Math.max(0, ...known.flatMap(({ periods }) => periods.map((period) => period.D)))
  const hidden = known.find(({ notes: own }) => own.includes('hidden') || own.includes('hidden_sensitive'))
  const isMoney = view.report === 'compensation'
  const before = tables.find((table) => table.before !== null)?.before
  // A register that began in the middle of it has figures of a part of that period.
  const earlier = known.flatMap(({ periods }) => periods).find(({ name }) => name === before)
  return (
    <section className="report-reading">
      <h2>{words.reading}</h2>
      <ul>
        {view.report === 'funder' && <li>{words.noIdentifiers}</li>}
        {isMoney && D > 0 && <li>{words.accuracy(D)}</li>}
        {notesOf(known, language).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {isMoney && <li>{noteToText(language, { note: 'live' })}</li>}
        {earlier && (
          <li>
            {words.compared(formatPeriod(language, earlier.name), formatDays(language, earlier.first, earlier.last))}
          </li>
        )}
        {hidden && <li>{`... ${whyHidden(hidden, language)}`}</li>}
      </ul>
      {notes.length > 0 && (
        <>
          <h3>{words.notes}</h3>
          <ul>
            {notes.map(({ id, period, text }) => (
              <li key={id}>{words.noteOf(formatPeriod(language, period), text)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Left = ({ report: { left }, told }: { readonly report: Report; readonly told: Told }) => {
  const words = useWords(reportBook)
  const parts = left.filter(({ is }) => is !== 'total')
  if (parts.length === 0) return null
  return (
    <section className="report-left">
      <h2>{words.sheet.left}</h2>
      <p>{`${words.sheet.leftText} ${parts.map((part) => partToText(part, told, words)).join('; ')}.`}</p>
    </section>
  )
}

const ReportFoot = ({ known, told }: { readonly known: readonly TableAnswer[]; readonly told: Told }) => {
  const { sheet: words } = useWords(reportBook)
  const { naming, statistics, language } = told
  const hashes = new Map<string, { readonly visitor: Visitor; readonly name: string; readonly hash: string }>()
  for (const { visitor, periods } of known)
    for (const { name, listHash } of periods)
      hashes.set(`${visitor} ${name}`, { visitor, name: formatPeriod(language, name), hash: listHash })
  return (
    <footer className="report-foot">
      <p>{statistics.source(naming.organisation)}</p>
      <h2>{words.hashes}</h2>
      <p>{words.hashesText}</p>
      <dl className="report-hashes">
        {[...hashes].map(([key, { visitor, name, hash }]) => (
          <div key={key}>
            <dt>{words.hash(words.visitors[visitor], name)}</dt>
            <dd className="hash">{hash}</dd>
          </div>
        ))}
      </dl>
    </footer>
  )
}
