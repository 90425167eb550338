// The report of one closed period: which, how it was published, whether all that is demanded is met, and each figure.
import { Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import { PeriodName } from '@tukkimies/shared/day.ts'
import type { PeriodRisk, PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { Facts } from '../asking/facts.tsx'
import { formatDay, formatDays, formatNumber, formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Select } from '../ui/select.tsx'
import { Banner } from '../ui/status.tsx'
import { leastVisits, policyByVersion, reportVerdict } from './findings.ts'
import { profileText } from './naming.ts'
import { ReportFindings } from './report-findings.tsx'
import { riskBook } from './risk-book.ts'
import { chosenReport, reportsOf, type RiskView } from './risk-view.ts'

type Shown = {
  readonly periods: readonly PeriodRisk[]
  readonly policies: PolicyAnswer | undefined
  readonly view: RiskView
}

const tones = { met: 'good', open: 'quiet', failed: 'danger' } as const

export const ReportPart = ({
  periods,
  policies,
  view,
  onView,
}: Shown & { readonly onView: (view: RiskView) => void }) => {
  const { report: texts, visitors: names } = useWords(riskBook)
  const { language } = useLanguage()
  const chosen = chosenReport(periods, view)
  if (periods.length === 0)
    return (
      <section className="card stack">
        <h2>{texts.title}</h2>
        <p>{texts.none}</p>
      </section>
    )
  return (
    <>
      <section className="risk-picker no-print">
        <Select
          label={texts.visitor}
          value={view.visitor}
          options={visitors.map((visitor) => ({ value: visitor, label: names[visitor] }))}
          onChange={(visitor) => onView({ visitor: Visitor.parse(visitor) })}
        />
        {chosen && (
          <Select
            label={texts.period}
            value={chosen.name}
            options={reportsOf(periods, view).map(({ name }) => ({ value: name, label: formatPeriod(language, name) }))}
            onChange={(name) => onView({ ...view, period: PeriodName.parse(name) })}
          />
        )}
      </section>
      {chosen ? <Report period={chosen} policies={policies} /> : <p>{texts.noneOf}</p>}
    </>
  )
}

const Report = ({ period, policies }: { readonly period: PeriodRisk; readonly policies: PolicyAnswer | undefined }) => {
  const words = useWords(riskBook)
  const { language } = useLanguage()
  const { report: texts } = words
  const { visitor, name, first, last, close, profile, policy: version, risk, cells, listHash } = period
  const policy = policyByVersion(policies, version)
  const least = policy && leastVisits(policy)
  const verdict = reportVerdict(visitor, risk, least)
  return (
    <>
      <section className="card stack risk-head">
        <h2>{texts.heading(words.visitors[visitor], formatPeriod(language, name))}</h2>
        <p className="muted">{texts.covered(formatDays(language, first, last), formatDay(language, close))}</p>
        <Banner tone={tones[verdict]}>
          {texts.verdicts[verdict === 'failed' && cells === 0 ? 'nothing' : verdict]}
        </Banner>
        {risk.narrowedFrom && (
          <Banner tone="warning">
            {texts.narrowed(profileText(risk.narrowedFrom, words), profileText(profile, words))}
          </Banner>
        )}
        <Facts
          facts={[
            [texts.cells, formatNumber(language, cells)],
            [texts.profile, profileText(profile, words)],
            [texts.policy, texts.policyOf(String(version))],
          ]}
        />
        <details>
          <summary>{texts.technical}</summary>
          <p className="hash">{texts.hash(listHash)}</p>
        </details>
      </section>
      <ReportFindings period={period} least={least} />
    </>
  )
}
