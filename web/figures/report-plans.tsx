// Reports that recur: planning one, and taking one away.
import { useState } from 'react'
import { type NewReportPlan, reportKinds, ReportPlan, ReportPlanList } from '@tukkimies/shared/register/report-plan.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatPeriod } from '../format.ts'
import { useAnswer, useFrame, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/field.tsx'
import { Loading } from '../ui/status.tsx'
import { book } from './book.ts'
import type { Naming } from './naming.ts'
import { reportsPath } from './report-address.ts'
import { reportBook } from './report-book.ts'
import { KindSelect, LanguageSelect, PlaceSelect, ReportSelect } from './report-maker.tsx'

const question = { path: '/api/v1/report-plans', shape: ReportPlanList }

export const ReportPlans = ({
  readable,
  naming,
  onChanged,
}: {
  readonly readable: readonly NodeName[]
  readonly naming: Naming
  readonly onChanged: (said: string) => void
}) => {
  const { plans: words, ready } = useWords(reportBook)
  const { loading } = useWords(book)
  const answer = useAnswer(question)
  const list = valueOf(answer)
  const [isAdding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<ReportPlan | null>(null)
  return (
    <section className="card stack" aria-labelledby="report-plans">
      <div className="row row-apart">
        <h2 id="report-plans">{words.title}</h2>
        {list && readable.length > 0 && <Button onClick={() => setAdding(true)}>{words.add}</Button>}
      </div>
      <p className="muted">{words.lead}</p>
      {answer.is === 'loading' && <Loading label={loading} />}
      <AnswerNote
        answer={answer}
        path={reportsPath}
        failed={ready.failed}
        stale={ready.stale}
        noRight={ready.noRight}
      />
      {list?.plans.length === 0 && <p>{words.none}</p>}
      {list && list.plans.length > 0 && (
        <ul className="report-list">
          {list.plans.map((plan) => (
            <PlanLine key={plan.id} plan={plan} naming={naming} onRemove={() => setRemoved(plan)} />
          ))}
        </ul>
      )}
      {isAdding && list && (
        <PlanForm
          readable={readable}
          naming={naming}
          canMail={list.mail}
          onDone={() => onChanged(words.saved)}
          onClose={() => setAdding(false)}
        />
      )}
      {removed && (
        <ChangeDialog
          title={words.removeTitle}
          action={words.remove}
          kind="danger"
          read={() => ({ is: 'ready', change: { path: `/api/v1/report-plans/${removed.id}/delete`, body: {} } })}
          onDone={() => onChanged(words.removed)}
          onClose={() => setRemoved(null)}
        >
          {() => <p>{words.removeText}</p>}
        </ChangeDialog>
      )}
    </section>
  )
}

const PlanLine = ({
  plan: { report, place, kind, language: told, mail, first },
  naming,
  onRemove,
}: {
  readonly plan: ReportPlan
  readonly naming: Naming
  readonly onRemove: () => void
}) => {
  const { plans: words, kinds } = useWords(reportBook)
  const { languageNames } = useFrame()
  const { language } = useLanguage()
  const facts = [words.each[kind], languageNames[told], words.first(formatPeriod(language, first))]
  return (
    <li>
      <div>
        <p>
          <strong>{kinds[report]}</strong>, {naming.placeOf(place)}
        </p>
        <p className="small muted">{[...facts, ...(mail ? [words.mailed] : [])].join(' · ')}</p>
      </div>
      <Button
        kind="quiet"
        icon="remove"
        aria-label={words.removeOf(kinds[report], naming.placeOf(place))}
        onClick={onRemove}
      >
        {words.remove}
      </Button>
    </li>
  )
}

const PlanForm = ({
  readable,
  naming,
  canMail,
  onDone,
  onClose,
}: {
  readonly readable: readonly NodeName[]
  readonly naming: Naming
  readonly canMail: boolean
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const { plans: words } = useWords(reportBook)
  const { language } = useLanguage()
  const [first = ''] = readable
  const begin: NewReportPlan = { report: 'month', place: first, kind: 'm', language, mail: false }
  const [plan, setPlan] = useState(begin)
  const kinds = reportKinds[plan.report]
  return (
    <ChangeDialog
      title={words.add}
      action={words.add}
      dirty={plan !== begin && JSON.stringify(plan) !== JSON.stringify(begin)}
      read={() => ({ is: 'ready', change: { path: '/api/v1/report-plans', body: plan, shape: ReportPlan } })}
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <>
          <ReportSelect
            value={plan.report}
            onChange={(report) => setPlan({ ...plan, report, kind: reportKinds[report][0] ?? plan.kind })}
          />
          <PlaceSelect
            value={plan.place}
            places={readable}
            naming={naming}
            onChange={(place) => setPlan({ ...plan, place })}
          />
          {kinds.length > 1 && (
            <KindSelect value={plan.kind} kinds={kinds} onChange={(kind) => setPlan({ ...plan, kind })} />
          )}
          <LanguageSelect value={plan.language} onChange={(chosen) => setPlan({ ...plan, language: chosen })} />
          {canMail && (
            <CheckField
              label={words.mail}
              hint={words.mailHint}
              name="mail"
              checked={plan.mail}
              onChange={(mail) => setPlan({ ...plan, mail })}
            />
          )}
        </>
      )}
    </ChangeDialog>
  )
}
