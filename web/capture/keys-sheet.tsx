// The list of keys of the visit screen, and the choices of hands beside it.
import { useWords } from '../hooks.ts'
import { Dialog } from '../ui/dialog.tsx'
import { HandChoices } from './hand-choices.tsx'
import { lateBook } from './late-book.ts'

export const KeysSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const { keys: words, close } = useWords(lateBook)
  return (
    <Dialog title={words.title} closeLabel={close} onClose={onClose} size="wide">
      <dl className="keys-list">
        {words.list.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <HandChoices />
    </Dialog>
  )
}
