// What the server holds right now that is not published yet (figure 6): in numbers that tell of nobody.
import { periodKinds } from '@tukkimies/shared/day.ts'
import { type Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import { OpenRows, type PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { book } from '../asking/book.ts'
import { formatNumber, formatShare } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useWords } from '../hooks.ts'
import { Loading } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { policyOnDay } from './findings.ts'
import { riskBook } from './risk-book.ts'

type Shown = { readonly rows: OpenRows }

export const OpenPart = ({ policies }: { readonly policies: PolicyAnswer | undefined }) => {
  const { open: texts, noRight } = useWords(riskBook)
  const { loading } = useWords(book)
  const { today } = useDevice()
  const answer = useAnswer({ path: '/api/v1/risk/open', shape: OpenRows })
  const rows = valueOf(answer)
  return (
    <section className="card stack">
      <h2>{texts.title}</h2>
      <p>{texts.text}</p>
      {answer.is === 'loading' && <Loading label={loading} />}
      <AnswerNote answer={answer} path="/risk" failed={texts.failed} stale={texts.stale} noRight={noRight} />
      {rows && (
        <>
          <OpenVisits rows={rows} threshold={policyOnDay(policies, today)?.threshold} />
          <OpenAccumulators rows={rows} />
          <Backup rows={rows} />
        </>
      )}
    </section>
  )
}

const OpenVisits = ({
  rows: {
    visits: { open, oldest },
  },
  threshold,
}: Shown & { readonly threshold: number | undefined }) => {
  const { open: texts } = useWords(riskBook)
  const { language } = useLanguage()
  const few = threshold === undefined ? texts.few : texts.under(formatNumber(language, threshold))
  return (
    <>
      <h3>{texts.visits}</h3>
      <p>{texts.visitsText}</p>
      <p>
        {open === null || oldest === null
          ? `${texts.count}: ${few}.`
          : `${texts.count}: ${texts.atLeast(formatNumber(language, open))}. ${texts.oldest}: ${texts.days(oldest, formatNumber(language, oldest))}.`}
      </p>
    </>
  )
}

const OpenAccumulators = ({ rows: { accumulators } }: Shown) => {
  const { open: texts } = useWords(riskBook)
  return (
    <>
      <h3>{texts.accumulators}</h3>
      <p>{texts.accumulatorsText}</p>
      {accumulators.length === 0 && <p>{texts.noRows}</p>}
      <div className="risk-pair">
        {visitors.map((visitor) => (
          <AccumulatorTable
            key={visitor}
            visitor={visitor}
            rows={accumulators.filter((row) => row.visitor === visitor)}
          />
        ))}
      </div>
    </>
  )
}

const nodes = ['whole', 'area', 'point'] as const
const inOrder = (rows: OpenRows['accumulators']): OpenRows['accumulators'] =>
  rows.toSorted(
    (one, other) =>
      periodKinds.indexOf(one.kind) - periodKinds.indexOf(other.kind) ||
      nodes.indexOf(one.node) - nodes.indexOf(other.node),
  )

const AccumulatorTable = ({
  visitor,
  rows,
}: {
  readonly visitor: Visitor
  readonly rows: OpenRows['accumulators']
}) => {
  const { open: texts, visitors: names, kinds, places } = useWords(riskBook)
  const { language } = useLanguage()
  if (rows.length === 0) return null
  return (
    <Table
      caption={names[visitor]}
      rows={inOrder(rows)}
      rowKey={({ kind, node }) => `${kind} ${node}`}
      columns={[
        { key: 'which', label: texts.which, cell: ({ kind, node }) => texts.whichOf(kinds[kind], places[node]) },
        { key: 'rows', label: texts.rows, numeric: true, cell: ({ rows: count }) => formatNumber(language, count) },
        { key: 'ones', label: texts.ones, numeric: true, cell: ({ ones }) => formatShare(language, ones / 100) },
      ]}
    />
  )
}

const Backup = ({ rows: { backup } }: Shown) => {
  const { open: texts } = useWords(riskBook)
  const { language } = useLanguage()
  return (
    <>
      <h3>{texts.backup}</h3>
      <p>
        {backup === null
          ? texts.noBackup
          : backup === 0
            ? texts.backupToday
            : texts.backupOf(texts.days(backup, formatNumber(language, backup)))}
      </p>
    </>
  )
}
