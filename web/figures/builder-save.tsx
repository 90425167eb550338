// Keeping the question on the screen under a name: for oneself, or for everybody in the organisation.
import { useState } from 'react'
import { periodToKind } from '@tukkimies/shared/day.ts'
import { NewView, SavedView, viewNameMax, viewProblem, type ViewSpan } from '@tukkimies/shared/register/view.ts'
import { tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatPeriod } from '../format.ts'
import { CheckField, TextField } from '../ui/field.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { periodsToText, requestToTitle, type Told } from './builder-naming.ts'
import type { BuilderQuestion } from './builder-question.ts'

export const SaveView = ({
  question,
  canShare,
  told,
  onSaved,
  onClose,
}: {
  readonly question: BuilderQuestion
  /** Who belongs to no organisation shares with nobody. */
  readonly canShare: boolean
  readonly told: Told
  readonly onSaved: (view: SavedView) => void
  readonly onClose: () => void
}) => {
  const { words, language } = told
  const { request, measure, across, show, chart } = question
  const begin = requestToTitle(request, told).slice(0, viewNameMax)
  const [name, setName] = useState(begin)
  const [span, setSpan] = useState<ViewSpan['is']>('latest')
  const [shared, setShared] = useState(false)
  const { periods } = request
  const [first] = periods
  if (first === undefined) return null
  const spans: Readonly<Record<ViewSpan['is'], ViewSpan>> = {
    latest: { is: 'latest', kind: periodToKind(first), count: periods.length },
    from: { is: 'from', first },
    fixed: { is: 'fixed', names: [...periods] },
  }
  const view: NewView = {
    name: name.trim(),
    query: tableRequestToQuery({ ...request, periods: [] }),
    span: spans[span],
    measure,
    across,
    ...(show && { show }),
    ...(chart && { chart }),
    shared,
  }
  const wrong = wrongName(view, told)
  return (
    <ChangeDialog
      title={words.views.save}
      action={words.views.save}
      dirty={name !== begin}
      read={() =>
        wrong === null
          ? { is: 'ready', change: { path: '/api/v1/views', body: view, shape: SavedView } }
          : { is: 'wrong', errors: [{ name: 'name', text: wrong }] }
      }
      onDone={onSaved}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextField
            label={words.views.name}
            hint={words.views.nameHint}
            error={errorOf('name')}
            name="name"
            value={name}
            maxLength={viewNameMax}
            autoComplete="off"
            required
            onChange={setName}
          />
          <RadioField
            legend={words.views.spans}
            name="span"
            value={span}
            options={[
              { value: 'latest', label: words.views.latestOf[periodToKind(first)](periods.length) },
              { value: 'from', label: words.views.from(formatPeriod(language, first)) },
              { value: 'fixed', label: words.views.fixed(periodsToText(periods, told)) },
            ]}
            onChange={(value) => setSpan(value === 'from' || value === 'fixed' ? value : 'latest')}
          />
          {canShare && (
            <CheckField
              label={words.views.share}
              hint={words.views.shareHint}
              name="shared"
              checked={shared}
              onChange={setShared}
            />
          )}
        </>
      )}
    </ChangeDialog>
  )
}

const wrongName = (view: NewView, { words: { views } }: Told): string | null => {
  if (view.name === '') return views.nameMissing
  const problem = viewProblem(view)
  if (problem === null) return null
  return problem.code === 'invalid' ? views.nameUnseen : views.namePersonal
}
