// In the place of what nobody has looked at for ten minutes: it is gone from the page, and asked for anew.
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { hiddenBook } from './hidden-book.ts'

export const HiddenNote = ({ onShow }: { readonly onShow: () => void }) => {
  const words = useWords(hiddenBook)
  const heading = useFocusOnSight()
  return (
    <section className="card stack no-print">
      <h2 tabIndex={-1} ref={heading}>
        {words.title}
      </h2>
      <p>{words.why}</p>
      <p>{words.again}</p>
      <div className="row">
        <Button kind="primary" onClick={onShow}>
          {words.show}
        </Button>
      </div>
    </section>
  )
}
