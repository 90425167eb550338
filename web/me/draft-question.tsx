// Somebody else has a half-made visit here: it goes only after this question.
import { useState } from 'react'
import { useUnlock, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { lockBook } from './lock-book.ts'

export const DraftQuestion = ({ initials, onBack }: { readonly initials: string; readonly onBack: () => void }) => {
  const { draft: words, pin } = useWords(lockBook)
  const { goOn } = useUnlock()
  const heading = useFocusOnSight()
  const [isFailed, setFailed] = useState(false)
  const unlock = async () => {
    const entered = await goOn()
    setFailed(entered.is !== 'in')
  }
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      <section className="card stack">
        {isFailed && (
          <ProblemNote title={pin.failed} takesFocus>
            <p>{pin.fault}</p>
          </ProblemNote>
        )}
        <p>{words.text(initials)}</p>
        <div className="row">
          <Button onClick={onBack}>{words.back}</Button>
          <Button kind="danger" onClick={() => void unlock()}>
            {words.goOn}
          </Button>
        </div>
      </section>
    </>
  )
}
