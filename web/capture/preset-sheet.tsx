// The presets that were made by hand on this tablet, to be removed one by one. Whoever opens it has asked to see them.
import { useLanguage, type UsedDevice, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { lateBook } from './late-book.ts'
import { defaultsOf } from './picks.ts'
import { picksToTexts } from './tiles.ts'
import type { VisitForm } from './visit-form.ts'

export const PresetSheet = ({
  device: { ownPresets, removePreset, screen },
  visit,
  onClose,
}: {
  readonly device: UsedDevice
  readonly visit: VisitForm
  readonly onClose: () => void
}) => {
  const { tiles: words, close } = useWords(lateBook)
  const { language } = useLanguage()
  const questions = { dimensions: visit.dimensions, day: visit.day, defaults: defaultsOf(screen) }
  return (
    <Dialog title={words.ownTitle} closeLabel={close} onClose={onClose}>
      <p>{words.ownText}</p>
      {ownPresets.length === 0 && <p role="status">{words.ownNone}</p>}
      <ul className="preset-list">
        {ownPresets.map((picks, at) => {
          const { label, rest } = picksToTexts(picks, visit.list, questions, language)
          const name = label || words.own(at + 1)
          return (
            <li key={JSON.stringify(picks)}>
              <span>
                {name}
                {rest && <small>{rest}</small>}
              </span>
              <Button icon="remove" aria-label={words.removeOf(name)} onClick={() => void removePreset(picks)}>
                {words.remove}
              </Button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
