// What the sections of one's own details share: a change with its failure, and a question before it.
import type { ReactNode } from 'react'
import { useAttempt, useWords, type Failed } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { ownBook } from './own-book.ts'

export const useOwnAttempt = () => useAttempt(useWords(book).unreachable)

export const FailedNote = ({ failed, title }: { readonly failed: Failed | null; readonly title?: string }) => {
  const words = useWords(ownBook)
  if (!failed) return null
  return (
    <ProblemNote key={failed.count} title={title ?? words.failed} takesFocus>
      <p>{failed.text}</p>
    </ProblemNote>
  )
}

export const Question = ({
  title,
  yes,
  isDangerous = false,
  children,
  onNo,
  onYes,
}: {
  readonly title: string
  readonly yes: string
  readonly isDangerous?: boolean
  readonly children: ReactNode
  readonly onNo: () => void
  readonly onYes: () => void
}) => {
  const words = useWords(ownBook)
  return (
    <Dialog
      title={title}
      closeLabel={words.close}
      onClose={onNo}
      actions={
        <>
          <Button onClick={onNo}>{words.cancel}</Button>
          <Button kind={isDangerous ? 'danger' : 'primary'} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}
