// A proposal that is not approved: why, of a list, so that whoever made it knows what to do.
import { useState } from 'react'
import {
  type NewPolicy,
  PolicyAnswer,
  type RefusedPolicy,
  RefusalReason,
} from '@tukkimies/shared/release/risk-answer.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { useWords } from '../hooks.ts'
import { RadioField } from '../ui/radio-field.tsx'
import { rulesBook } from './rules-book.ts'

export const RefusalDialog = ({
  read,
  onDone,
  onClose,
}: {
  /** What was read is what is not approved: another proposal in the meantime stays. */
  readonly read: NewPolicy
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const { refuse: texts } = useWords(rulesBook)
  const [reason, setReason] = useState<RefusalReason | null>(null)
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.action}
      dirty={reason !== null}
      read={() => {
        if (reason === null) return { is: 'wrong', errors: [{ name: 'reason', text: texts.choose }] }
        const body: RefusedPolicy = { ...read, reason }
        return { is: 'ready', change: { path: '/api/v1/policy/refuse', body, shape: PolicyAnswer } }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <RadioField
            legend={texts.question}
            name="reason"
            error={errorOf('reason')}
            options={RefusalReason.options.map((value) => ({ value, label: texts.reasons[value] }))}
            value={reason ?? ''}
            onChange={(value) => setReason(RefusalReason.parse(value))}
          />
          <p>{texts.text}</p>
        </>
      )}
    </ChangeDialog>
  )
}
