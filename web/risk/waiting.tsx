// A period that even the fewest tables would not protect: what failed, and the officer's decision, which is final (AN100).
import { useState } from 'react'
import { type PolicyAnswer, RiskAnswer, RiskDecision, type WaitingRisk } from '@tukkimies/shared/release/risk-answer.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDays, formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Banner } from '../ui/status.tsx'
import { leastVisits, policyByVersion } from './findings.ts'
import { ReportFindings } from './report-findings.tsx'
import { riskBook } from './risk-book.ts'

const acts = RiskDecision.shape.act.options
type Act = (typeof acts)[number]

export const WaitingPart = ({
  period,
  policies,
  mayDecide,
  onDone,
}: {
  readonly period: WaitingRisk
  readonly policies: PolicyAnswer | undefined
  readonly mayDecide: boolean
  readonly onDone: (said: string) => void
}) => {
  const words = useWords(riskBook)
  const { language } = useLanguage()
  const [isAsked, setAsked] = useState(false)
  const { waiting: texts } = words
  const { visitor, name, first, last, policy: version } = period
  const policy = policyByVersion(policies, version)
  return (
    <section className="stack risk-waiting">
      <h2>{texts.title(words.visitors[visitor], formatPeriod(language, name))}</h2>
      <p className="muted">{formatDays(language, first, last)}</p>
      <Banner
        tone="danger"
        actions={
          mayDecide && (
            <Button kind="primary" onClick={() => setAsked(true)}>
              {texts.decide}
            </Button>
          )
        }
      >
        <p>{texts.text}</p>
        {!mayDecide && <p>{texts.others}</p>}
      </Banner>
      <details>
        <summary>{texts.report}</summary>
        <ReportFindings period={period} least={policy && leastVisits(policy)} />
      </details>
      {isAsked && (
        <DecisionDialog
          period={period}
          onClose={() => setAsked(false)}
          onDone={() => {
            setAsked(false)
            onDone(texts.done)
          }}
        />
      )}
    </section>
  )
}

const DecisionDialog = ({
  period: { visitor, name },
  onDone,
  onClose,
}: {
  readonly period: WaitingRisk
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const { waiting: texts, visitors } = useWords(riskBook)
  const { language } = useLanguage()
  const [act, setAct] = useState<Act | null>(null)
  return (
    <ChangeDialog
      title={texts.title(visitors[visitor], formatPeriod(language, name))}
      action={texts.decide}
      kind="danger"
      dirty={act !== null}
      read={() => {
        if (act === null) return { is: 'wrong', errors: [{ name: 'act', text: texts.choose }] }
        const body: RiskDecision = { visitor, name, act }
        return { is: 'ready', change: { path: '/api/v1/risk/decide', body, shape: RiskAnswer } }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <RadioField
            legend={texts.question}
            name="act"
            error={errorOf('act')}
            options={acts.map((value) => ({ value, label: texts.acts[value] }))}
            value={act ?? ''}
            onChange={(value) => setAct(RiskDecision.shape.act.parse(value))}
          />
          {act && <p>{texts.means[act]}</p>}
          <p>{texts.final}</p>
        </>
      )}
    </ChangeDialog>
  )
}
