// The visit screen as the settings at hand make it: small beside them, for the eye alone, and in its own size to try out.
import { type ReactNode, useEffect, useRef } from 'react'
import type { CodeList, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Labels } from '@tukkimies/shared/register/organisation.ts'
import type { VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import type { Preview } from './visit-screen-parts.ts'
import { visitScreenBook } from './visit-screen-book.ts'

type Shown = {
  readonly preview: Preview
  readonly list: CodeList
  readonly screen: VisitScreen
  readonly names: Labels
  readonly visitor: Visitor
}

/** Stands still: what it shows is told by the settings, and tried out in the large one. */
export const SmallPreview = ({ preview: Screen, ...shown }: Shown) => {
  const { preview: words, partner } = useWords(visitScreenBook)
  return (
    <aside className="screen-small" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="small muted">{words.hint}</p>
      <div className="screen-small-frame" aria-hidden="true" inert>
        <Screen {...shown} title={partner} banner={words.banner} saved={words.saved} />
      </div>
    </aside>
  )
}

export const LargePreview = ({ preview: Screen, onClose, ...shown }: Shown & { readonly onClose: () => void }) => {
  const { preview: words, partner } = useWords(visitScreenBook)
  return (
    <WholeScreen label={words.title} onClose={onClose}>
      <Screen
        {...shown}
        title={partner}
        banner={words.banner}
        saved={words.saved}
        menu={<Button onClick={onClose}>{words.back}</Button>}
      />
    </WholeScreen>
  )
}

const WholeScreen = ({
  label,
  onClose,
  children,
}: {
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    shown?.showModal()
    return () => {
      shown?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="screen-large"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {children}
    </dialog>
  )
}
