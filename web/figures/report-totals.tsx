// All visits of a report's period, of clients and of partners, each beside the year before.
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import type { Report } from '@tukkimies/shared/release/report.ts'
import { formatPeriod } from '../format.ts'
import { useWords } from '../hooks.ts'
import { valueOf } from './answer-note.tsx'
import { answerToPlot } from './answer-plot.ts'
import type { Told } from './builder-naming.ts'
import { reportBook } from './report-book.ts'
import type { Answered } from './report-gather.tsx'
import { plotToLines } from './report-lines.ts'
import { Said } from './report-table.tsx'
import { changeToWords } from './report-text.ts'

export const ReportTotals = ({
  totals,
  report,
  told,
}: {
  readonly totals: readonly Answered[]
  readonly report: Report
  readonly told: Told
}) => {
  const { sheet: words } = useWords(reportBook)
  const shown = visitors.filter(
    (visitor) =>
      totals.some(({ table }) => table.part.visitor === visitor) ||
      report.left.some((part) => part.is === 'total' && part.visitor === visitor),
  )
  return (
    <section aria-label={words.totals} className="report-totals">
      {shown.map((visitor) => (
        <div key={visitor} className="report-total">
          <h2>{words.visitors[visitor]}</h2>
          <Total of={totals.find(({ table }) => table.part.visitor === visitor)} told={told} />
        </div>
      ))}
    </section>
  )
}

const Total = ({ of, told }: { readonly of: Answered | undefined; readonly told: Told }) => {
  const { sheet: words } = useWords(reportBook)
  const answer = of && valueOf(of.answer)
  const line = answer && plotToLines(answerToPlot(answer, told, 'visits', ['period']), answer)[0]
  if (!of || !line) return <p>{words.notReleased}</p>
  const { before } = of.table
  return (
    <>
      <p className="figure-number">
        <Said cell={line.now} />
      </p>
      {before !== null && line.before && (
        <p>{`${words.before(formatPeriod(told.language, before), line.before.text)}; ${changeToWords(line.change, told)}`}</p>
      )}
    </>
  )
}
