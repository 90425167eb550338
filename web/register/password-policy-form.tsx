import { type SyntheticEvent, useState } from 'react'
import { dayPlus, monthsLater } from '@tukkimies/shared/day.ts'
import { PasswordPolicy, RotationReason } from '@tukkimies/shared/register/factors.ts'
import { useAsk, useAttempt, useDevice, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Select } from '../ui/select.tsx'
import { book } from './book.ts'
import { passwordPolicyBook } from './password-policy-book.ts'

const fields = ['maxAgeDays', 'graceDays', 'reason', 'reviewDay'] as const
type Field = (typeof fields)[number]

/** Days before the password is due on which its owner is told. */
const warnDays = [14, 7, 1]

export const PasswordPolicyForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { form: words, reasons } = useWords(passwordPolicyBook)
  const { unreachable } = useWords(book)
  const { today } = useDevice()
  const ask = useAsk()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [draft, setDraft] = useState(() => ({
    kind: '',
    maxAgeDays: '365',
    graceDays: '14',
    reason: '',
    reviewDay: monthsLater(today, 12) as string,
  }))
  const [sent, setSent] = useState(0)
  const read = PasswordPolicy.safeParse({
    maxAgeDays: draft.kind === 'off' ? null : Number(draft.maxAgeDays),
    graceDays: Number(draft.graceDays),
    warnDays,
    reason: draft.reason,
    reviewDay: draft.reviewDay,
  })
  const wrong = new Set(read.error?.issues.map(({ path }) => path[0]) ?? [])
  if (draft.reviewDay < dayPlus(today, 1)) wrong.add('reviewDay')
  const errorOf = (field: Field) => (sent > 0 && wrong.has(field) ? words.errors[field] : undefined)
  const errors = fields.flatMap((name) => {
    const text = errorOf(name)
    return text === undefined ? [] : [{ name, text }]
  })

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (!read.success || wrong.size > 0) return
    if (!(await attempt(() => ask({ path: '/api/v1/password-policy/propose', body: read.data })))) return
    setDraft({ ...draft, kind: '' })
    setSent(0)
    onDone()
  }
  const days = (name: 'maxAgeDays' | 'graceDays', label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      error={errorOf(name)}
      name={name}
      value={draft[name]}
      inputMode="numeric"
      autoComplete="off"
      required
      onChange={(text) => setDraft({ ...draft, [name]: text })}
    />
  )

  return (
    <section className="card">
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <h2>{words.title}</h2>
        <ErrorSummary title={words.wrong} errors={errors} attempt={sent} />
        {failed && (
          <ProblemNote key={failed.count} title={words.failed} takesFocus>
            <p>{failed.text}</p>
          </ProblemNote>
        )}
        <RadioField
          legend={words.kind}
          name="kind"
          options={[
            { value: 'off', label: words.off },
            { value: 'on', label: words.on },
          ]}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
        {draft.kind === 'on' && (
          <>
            {days('maxAgeDays', words.maxAge, words.maxAgeHint)}
            {days('graceDays', words.grace, words.graceHint)}
          </>
        )}
        {draft.kind !== '' && (
          <>
            <Select
              label={words.reason}
              name="reason"
              error={errorOf('reason')}
              value={draft.reason}
              empty={words.chooseReason}
              options={RotationReason.options.map((reason) => ({ value: reason, label: reasons[reason] }))}
              required
              onChange={(reason) => setDraft({ ...draft, reason })}
            />
            <DayField
              label={words.review}
              error={errorOf('reviewDay')}
              name="reviewDay"
              min={dayPlus(today, 1)}
              value={draft.reviewDay}
              required
              onChange={(reviewDay) => setDraft({ ...draft, reviewDay })}
            />
            <Button type="submit" kind="primary" busy={isBusy}>
              {words.action}
            </Button>
          </>
        )}
      </form>
    </section>
  )
}
