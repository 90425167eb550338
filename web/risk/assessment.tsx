// The officer's assessment of the whole, at least once a year: when it was last done, and that it is done.
import { useState } from 'react'
import { RiskAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay } from '../format.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { riskBook } from './risk-book.ts'

export const AssessmentPart = ({
  answer: { assessed, due },
  mayAssess,
  onDone,
}: {
  readonly answer: Pick<RiskAnswer, 'assessed' | 'due'>
  readonly mayAssess: boolean
  readonly onDone: (said: string) => void
}) => {
  const { assessment: texts } = useWords(riskBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const [isAsked, setAsked] = useState(false)
  return (
    <section className="card stack">
      <h2>{texts.title}</h2>
      <p>{texts.text}</p>
      <p>{assessed ? texts.assessed(formatDay(language, assessed)) : texts.never}</p>
      {due && (
        <p>
          {due < today ? (
            <Mark tone="warning">{texts.late(formatDay(language, due))}</Mark>
          ) : (
            texts.due(formatDay(language, due))
          )}
        </p>
      )}
      {mayAssess && (
        <div className="row no-print">
          <Button onClick={() => setAsked(true)}>{texts.action}</Button>
        </div>
      )}
      {isAsked && (
        <ChangeDialog
          title={texts.question}
          action={texts.action}
          read={() => ({ is: 'ready', change: { path: '/api/v1/risk/assess', body: {}, shape: RiskAnswer } })}
          onDone={() => {
            setAsked(false)
            onDone(texts.done)
          }}
          onClose={() => setAsked(false)}
        >
          {() => (
            <ul>
              {texts.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          )}
        </ChangeDialog>
      )}
    </section>
  )
}
