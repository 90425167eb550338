// A table, or the chart of it, as a file: which format, what is in it, and to whom it goes. The preview is made of the rows
// that the file will have.
import { useState } from 'react'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAnswer, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import './export.css'
import { exportBook } from './export-book.ts'
import type { ChartPicture } from './export-draft.ts'
import { ExportForm } from './export-form.tsx'

const formId = 'export-form'

export const ExportDialog = ({
  answer,
  chart,
  onClose,
}: {
  readonly answer: TableAnswer
  readonly chart?: ChartPicture
  readonly onClose: () => void
}) => {
  const words = useWords(exportBook)
  const places = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  const [isBusy, setBusy] = useState(false)
  const isReady = places.is === 'answered'
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          {isReady && (
            <Button kind="primary" type="submit" form={formId} busy={isBusy}>
              {words.save}
            </Button>
          )}
        </>
      }
    >
      {places.is === 'loading' && <Loading label={words.loading} />}
      {(places.is === 'offline' || places.is === 'refused') && (
        <ProblemNote title={words.offline} actions={<Button onClick={places.again}>{words.again}</Button>}>
          <p>{words.offlineWhy}</p>
        </ProblemNote>
      )}
      {isReady && (
        <ExportForm id={formId} answer={answer} ground={places.value} onBusy={setBusy} {...(chart && { chart })} />
      )}
    </Dialog>
  )
}
