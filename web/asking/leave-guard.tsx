// Nobody leaves a page with changes that are not saved without being asked: by a link inside the app, or with the window.
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useDirty } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

export const LeaveGuard = ({
  isDirty,
  words,
}: {
  readonly isDirty: boolean
  readonly words: { readonly title: string; readonly text: string; readonly stay: string; readonly leave: string }
}) => {
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<string | null>(null)
  useDirty(isDirty)
  useEffect(() => {
    if (!isDirty) return undefined
    const askBefore = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      event.stopPropagation()
      setAsked(link.getAttribute('href'))
    }
    // The browser asks in its own words.
    const askAtEnd = (event: BeforeUnloadEvent) => event.preventDefault()
    document.addEventListener('click', askBefore, true)
    window.addEventListener('beforeunload', askAtEnd)
    return () => {
      document.removeEventListener('click', askBefore, true)
      window.removeEventListener('beforeunload', askAtEnd)
    }
  }, [isDirty])
  if (asked === null) return null
  return (
    <Dialog
      title={words.title}
      closeLabel={words.stay}
      onClose={() => setAsked(null)}
      actions={
        <Button kind="danger" onClick={() => navigate(asked)}>
          {words.leave}
        </Button>
      }
    >
      <p>{words.text}</p>
    </Dialog>
  )
}
