// The five figures of a report, each in words with the numbers behind. A rehearsal is two attacks, and so two of the cards.
import { demands } from '@tukkimies/shared/release/demands.ts'
import type { Differencing, RiskReport } from '@tukkimies/shared/release/risk.ts'
import type { WaitingRisk } from '@tukkimies/shared/release/risk-answer.ts'
import { formatDay, formatNumber, formatShare } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Table } from '../ui/table.tsx'
import { Finding } from './finding.tsx'
import { auditVerdict, batchVerdict, inferenceVerdict, smallestVerdict } from './findings.ts'
import { profileText } from './naming.ts'
import { riskBook } from './risk-book.ts'

type Shown = { readonly risk: RiskReport }
const nodeKinds = ['whole', 'area', 'point'] as const

export const ReportFindings = ({
  period,
  least,
}: {
  /** A published period, or one that waits. */
  readonly period: Pick<WaitingRisk, 'visitor' | 'kind' | 'risk'>
  readonly least: number | undefined
}) => {
  const { rehearsal } = useWords(riskBook)
  const { visitor, kind, risk } = period
  return (
    <div className="risk-findings">
      <Smallest risk={risk} least={least} />
      <Cells risk={risk} />
      <Audit risk={risk} />
      {visitor === 'client' && (
        <>
          <Attack risk={risk} attack="neighbour" isQuoted={kind === 'm'} />
          <Attack risk={risk} attack="roster" isQuoted={kind === 'm'} />
        </>
      )}
      {visitor === 'partner' && <p className="muted">{rehearsal.clients}</p>}
      <Batches risk={risk} />
    </div>
  )
}

const Smallest = ({ risk, least }: Shown & { readonly least: number | undefined }) => {
  const words = useWords(riskBook)
  const { language } = useLanguage()
  const { smallest: texts } = words
  const { smallest } = risk
  const text = smallest === null ? '' : words.visits(smallest, formatNumber(language, smallest))
  return (
    <Finding
      title={texts.title}
      source="real"
      verdict={smallestVerdict(risk, least)}
      answer={smallest === null ? texts.none : texts.answer(text)}
      meaning={texts.meaning}
      demand={least === undefined ? texts.demandUnknown : texts.demand(formatNumber(language, least))}
      ifNot={texts.ifNot}
    />
  )
}

const Cells = ({ risk: { cells, lateShare } }: Shown) => {
  const { cells: texts, places } = useWords(riskBook)
  const { language } = useLanguage()
  const shareText = (share: number | null) => (share === null ? texts.unsaid : formatShare(language, share / 100))
  // All would be wrong as long as one figure is hidden.
  const seenText = ({ visibleShare, hidden }: (typeof cells)['whole']) =>
    visibleShare === 100 && hidden > 0 ? texts.nearlyAll : shareText(visibleShare)
  return (
    <Finding
      title={texts.title}
      source="real"
      answer={cells.whole.visibleShare === null ? texts.unknown : texts.answer(seenText(cells.whole))}
      meaning={texts.meaning}
    >
      <Table
        caption={texts.title}
        captionHidden
        rows={nodeKinds.filter((node) => node === 'whole' || cells[node].published + cells[node].hidden > 0)}
        rowKey={(node) => node}
        columns={[
          { key: 'place', label: texts.place, cell: (node) => places[node] },
          ...(['published', 'hidden'] as const).map((key) => ({
            key,
            label: texts[key],
            numeric: true,
            cell: (node: (typeof nodeKinds)[number]) => formatNumber(language, cells[node][key]),
          })),
          { key: 'share', label: texts.share, numeric: true, cell: (node) => seenText(cells[node]) },
        ]}
      />
      {lateShare !== null && <p className="small muted">{texts.late(shareText(lateShare))}</p>}
    </Finding>
  )
}

const Audit = ({ risk }: Shown) => {
  const { audit: texts } = useWords(riskBook)
  const { language } = useLanguage()
  const { audit } = risk
  const number = (count: number) => formatNumber(language, count)
  const judged = [audit.cells, audit.rests].flatMap((figure) => (figure.is === 'judged' ? [figure.signed] : []))
  const columnOf = (key: 'signed' | 'sized' | 'ones') => ({
    key,
    label: texts[key],
    numeric: true,
    cell: (row: 'cells' | 'rests') => {
      const figure: Differencing = audit[row]
      if (figure.is === 'too_few') return texts.tooFew
      const count = figure[key]
      return count === null ? texts.noClaims : number(count)
    },
  })
  return (
    <Finding
      title={texts.title}
      source="real"
      verdict={auditVerdict(risk)}
      answer={judged.length === 0 ? texts.few : texts.answer(number(Math.max(...judged)))}
      meaning={texts.meaning}
      demand={texts.demand(number(demands.differencing.signed), number(demands.differencing.ones))}
      ifNot={texts.ifNot}
    >
      {judged.length > 0 && (
        <>
          <Table
            caption={texts.title}
            captionHidden
            rows={['cells', 'rests'] as const}
            rowKey={(row) => row}
            columns={[
              { key: 'what', label: texts.what, cell: (row) => texts[row] },
              columnOf('signed'),
              columnOf('sized'),
              columnOf('ones'),
            ]}
          />
          <p className="small muted">{texts.unit}</p>
        </>
      )}
    </Finding>
  )
}

const Attack = ({
  risk: { rehearsal },
  attack,
  isQuoted,
}: Shown & { readonly attack: 'neighbour' | 'roster'; readonly isQuoted: boolean }) => {
  const words = useWords(riskBook)
  const { language } = useLanguage()
  const { rehearsal: texts } = words
  const figure = rehearsal?.[attack]
  const judged = figure?.is === 'judged' ? figure : null
  const number = (count: number) => formatNumber(language, count)
  const share = (percent: number) => formatShare(language, percent / 100)
  const { auc, surest } = demands[attack]
  return (
    <Finding
      title={words[attack].title}
      source="rehearsal"
      verdict={inferenceVerdict(figure, attack)}
      answer={
        judged ? words[attack].answer(number(judged.auc), number(judged.guess)) : figure ? texts.tooFew : texts.none
      }
      meaning={words[attack].meaning}
      demand={words[attack].demand(number(auc), share(surest))}
      ifNot={texts.ifNot}
    >
      {rehearsal && (
        <p className="small muted">
          {judged && `${texts.surest(share(judged.surest))} `}
          {texts.made(
            formatDay(language, rehearsal.day),
            number(rehearsal.visits),
            texts.from[rehearsal.from],
            profileText(rehearsal.profile, words),
          )}
          {isQuoted && ` ${texts.quoted}`}
        </p>
      )}
    </Finding>
  )
}

const Batches = ({ risk: { batches } }: Shown) => {
  const words = useWords(riskBook)
  const { language } = useLanguage()
  const { batches: texts } = words
  const { count, below, smallest } = batches
  const number = (amount: number) => formatNumber(language, amount)
  return (
    <Finding
      title={texts.title}
      source="real"
      verdict={batchVerdict(batches)}
      answer={count === 0 ? texts.none : texts.answer(number(count), number(below))}
      meaning={texts.meaning}
      aim={texts.aim}
      ifNot={texts.ifNot}
    >
      {smallest !== null && smallest > 0 && (
        <p className="small muted">{texts.smallest(words.visits(smallest, number(smallest)))}</p>
      )}
    </Finding>
  )
}
