// The controls of a question, what its newest period offers, and what the release answers.
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { type PeriodsAnswer, TableShape, toldPeriods } from '@tukkimies/shared/release/answer.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import { tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { formatNumber } from '../format.ts'
import { useAnswer } from '../hooks.ts'
import { Banner, Status } from '../ui/status.tsx'
import { AnswerNote, valueOf } from './answer-note.tsx'
import { BuilderPanel } from './builder-panel.tsx'
import type { BuilderQuestion } from './builder-question.ts'
import { BuilderRefusal } from './builder-refusal.tsx'
import { screenCellsMax, sizeOf } from './builder-size.ts'
import type { Naming } from './naming.ts'
import { PivotFigure, pivotToNews, useTold } from './pivot-figure.tsx'
import { newestPeriod } from './view.ts'

export const BuilderAnswer = ({
  question,
  readable,
  published,
  naming,
  from,
  onQuestion,
  onVisitor,
}: {
  readonly question: BuilderQuestion
  readonly readable: readonly NodeName[]
  readonly published: PeriodsAnswer
  readonly naming: Naming
  readonly from: string
  readonly onQuestion: (question: BuilderQuestion) => void
  readonly onVisitor: (visitor: Visitor) => void
}) => {
  const told = useTold(naming)
  const { request } = question
  const released = new Set(toldPeriods(published).map(({ name }) => name))
  const period = request.periods.findLast((name) => released.has(name)) ?? newestPeriod(published)
  const offered = useAnswer(
    period === undefined
      ? null
      : { path: `/api/v1/lattice?visitor=${request.visitor}&period=${period}`, shape: LatticeAnswer },
  )
  const offer = valueOf(offered)
  const size = offer && sizeOf(question, offer)
  const cells = size ? size.rows * size.columns : 0
  const answer = useAnswer(
    cells > screenCellsMax ? null : { path: `/api/v1/tables?${tableRequestToQuery(request)}`, shape: TableShape },
  )
  const value = cells > screenCellsMax ? undefined : valueOf(answer)
  return (
    <>
      <BuilderPanel
        question={question}
        offer={offer}
        published={published}
        readable={readable}
        told={told}
        onQuestion={onQuestion}
        onVisitor={onVisitor}
      />
      {cells > screenCellsMax ? (
        <Banner tone="warning">
          {told.words.tooLarge(formatNumber(told.language, cells), formatNumber(told.language, screenCellsMax))}
        </Banner>
      ) : answer.is === 'refused' ? (
        <BuilderRefusal
          question={question}
          offer={offer}
          published={published}
          problem={answer.problem}
          again={answer.again}
          from={from}
          told={told}
        />
      ) : (
        <AnswerNote answer={answer} from={from} />
      )}
      <Status>{value && <span className="hidden-text">{pivotToNews(question, value, told)}</span>}</Status>
      {value && <PivotFigure question={question} answer={value} naming={naming} onQuestion={onQuestion} />}
    </>
  )
}
