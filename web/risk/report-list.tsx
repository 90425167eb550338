// Every report in one line, so that a year can be looked through.
import { Link } from 'wouter'
import type { PeriodRisk, PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Mark } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { leastVisits, policyByVersion, reportVerdict } from './findings.ts'
import { riskBook } from './risk-book.ts'
import { riskViewToSearch } from './risk-view.ts'

const tones = { met: 'good', open: 'quiet', failed: 'danger' } as const

export const ReportList = ({
  periods,
  policies,
}: {
  readonly periods: readonly PeriodRisk[]
  readonly policies: PolicyAnswer | undefined
}) => {
  const { list: texts, visitors } = useWords(riskBook)
  const { language } = useLanguage()
  const verdictOf = ({ visitor, policy: version, risk }: PeriodRisk) => {
    const policy = policyByVersion(policies, version)
    return reportVerdict(visitor, risk, policy && leastVisits(policy))
  }
  return (
    <details className="card no-print">
      <summary>
        <h2>{texts.title}</h2>
      </summary>
      <Table
        caption={texts.title}
        captionHidden
        rows={periods}
        rowKey={({ visitor, name }) => `${visitor} ${name}`}
        columns={[
          {
            key: 'period',
            label: texts.period,
            cell: ({ visitor, name }) => (
              <Link href={`/risk?${riskViewToSearch({ visitor, period: name })}`} onClick={() => window.scrollTo(0, 0)}>
                {formatPeriod(language, name)}
              </Link>
            ),
          },
          { key: 'visitor', label: texts.visitor, cell: ({ visitor }) => visitors[visitor] },
          {
            key: 'result',
            label: texts.result,
            cell: (period) => (
              <Mark tone={tones[verdictOf(period)]}>
                {texts.results[verdictOf(period)]}
                {period.risk.narrowedFrom && ` (${texts.narrowed})`}
              </Mark>
            ),
          },
        ]}
      />
    </details>
  )
}
