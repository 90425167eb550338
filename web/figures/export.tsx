import { lazy, Suspense, useState } from 'react'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { book } from './book.ts'
import type { ChartPicture } from './export-draft.ts'

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }))

/** A button that opens the dialog by which a table, or the chart of it, becomes a file. Nothing for who may not hand on. */
export const ExportButton = ({ answer, chart }: { readonly answer: TableAnswer; readonly chart?: ChartPicture }) => {
  const { statistics: words } = useWords(book)
  const { me } = useSession()
  const [isOpen, setOpen] = useState(false)
  if (!me || reachOf('note_disclosures', me.role) === null) return null
  return (
    <div className="no-print">
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.export}
        {chart && <span className="hidden-text">: {chart.title}</span>}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog answer={answer} {...(chart && { chart })} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
