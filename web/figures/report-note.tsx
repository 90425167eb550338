// Noting to whom a report goes, right before it is printed (C11): without the note it does not stand on paper.
import { useState } from 'react'
import type { ReadyReport } from '@tukkimies/shared/register/report-plan.ts'
import { Disclosure, disclosureProblem } from '@tukkimies/shared/register/disclosure.ts'
import { book as askingBook } from '../asking/book.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { HandingFields } from '../asking/handing-fields.tsx'
import { useWords } from '../hooks.ts'
import type { ReportView } from './report-address.ts'
import { reportBook } from './report-book.ts'

/** On what ground a report goes out. */
const bases: Readonly<Record<ReadyReport, 'statistics' | 'funder' | 'authority'>> = {
  month: 'statistics',
  year: 'statistics',
  funder: 'funder',
  compensation: 'authority',
}
const fields = ['recipient', 'purpose'] as const

export const ReportNote = ({
  view: { report, period },
  onDone,
  onClose,
}: {
  readonly view: ReportView
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const { note: words } = useWords(reportBook).view
  const { handing } = useWords(askingBook)
  const [draft, setDraft] = useState({ recipient: '', purpose: '' })
  const trimmed = { recipient: draft.recipient.trim(), purpose: draft.purpose.trim() }
  const missing = fields.filter((name) => trimmed[name] === '')
  const personal = missing.length === 0 ? disclosureProblem(trimmed)?.field : undefined
  const errors = [
    ...missing.map((name) => ({ name, text: handing.errors[name] })),
    ...fields.filter((name) => name === personal).map((name) => ({ name, text: handing.personal })),
  ]
  const body = {
    what: { is: 'report', report },
    periods: [period],
    form: 'print',
    basis: bases[report],
    ...trimmed,
  }
  return (
    <ChangeDialog
      title={words.title}
      action={words.action}
      dirty={draft.recipient !== '' || draft.purpose !== ''}
      read={() =>
        errors.length > 0
          ? { is: 'wrong', errors }
          : { is: 'ready', change: { path: '/api/v1/disclosures', body, shape: Disclosure } }
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.text}</p>
          <HandingFields handing={draft} errorOf={errorOf} onChange={(part) => setDraft({ ...draft, ...part })} />
        </>
      )}
    </ChangeDialog>
  )
}
