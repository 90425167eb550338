// How the hands of this tablet's people like the visit screen. Kept in this browser, and for whoever uses it.
import { useChoices, useWords } from '../hooks.ts'
import { Chip } from '../ui/chip.tsx'
import { lateBook } from './late-book.ts'

export const HandChoices = () => {
  const { hands: words } = useWords(lateBook)
  const { isMirrored, hasLetterKeys, choose } = useChoices()
  return (
    <fieldset className="chip-group">
      <legend>{words.name}</legend>
      <Chip
        kind="many"
        name="hands"
        value="mirrored"
        label={words.mirrored}
        chosen={isMirrored}
        onPress={() => choose({ isMirrored: !isMirrored })}
      />
      <Chip
        kind="many"
        name="hands"
        value="letters"
        label={words.letters}
        chosen={hasLetterKeys}
        onPress={() => choose({ hasLetterKeys: !hasLetterKeys })}
      />
    </fieldset>
  )
}
