// The short introduction: six drawn pictures of the screen, each with two sentences. It may be left at any step and opened
// again, moves by buttons and arrow keys, and never by itself.
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { tourBook } from './tour-book.ts'
import { TourPicture, tourSteps } from './tour-picture.tsx'

/** Stands on pages where no visit is half made. */
export const TourButton = () => {
  const words = useWords(tourBook)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {isOpen && <Tour onClose={() => setOpen(false)} />}
    </>
  )
}

const Tour = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords(tourBook)
  const [at, setAt] = useState(0)
  const last = tourSteps.length - 1
  const name = tourSteps[at] ?? 'choose'
  const step = words.steps[name]
  const go = (to: number) => setAt(Math.min(Math.max(to, 0), last))
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') go(at + 1)
    if (key === 'ArrowLeft') go(at - 1)
  }
  return (
    // Arrow keys are a short cut beside the buttons.
    <div role="presentation" onKeyDown={onKey}>
      <Dialog
        title={words.title}
        closeLabel={words.skip}
        onClose={onClose}
        actions={
          <>
            {at > 0 && <Button onClick={() => go(at - 1)}>{words.back}</Button>}
            <Button kind="primary" onClick={() => (at === last ? onClose() : go(at + 1))}>
              {at === last ? words.done : words.next}
            </Button>
          </>
        }
      >
        <TourPicture step={name} />
        <div role="status" className="tour-text">
          <p className="muted">{words.step(String(at + 1), String(tourSteps.length))}</p>
          <h3>{step.title}</h3>
          <p>{step.text}</p>
        </div>
      </Dialog>
    </div>
  )
}
