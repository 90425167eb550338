// One place, or several of one kind side by side.
import { useState } from 'react'
import { type NodeKind, type NodeName, nodeToKind } from '@tukkimies/shared/release/nodes.ts'
import { Button } from '../ui/button.tsx'
import { ChipGroup } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import type { Told } from './builder-naming.ts'

const kinds: readonly NodeKind[] = ['whole', 'area', 'point']

export const PlacesSheet = ({
  chosen,
  readable,
  told,
  onChoose,
  onClose,
}: {
  readonly chosen: readonly NodeName[]
  readonly readable: readonly NodeName[]
  readonly told: Told
  readonly onChoose: (places: readonly NodeName[]) => void
  readonly onClose: () => void
}) => {
  const { words, naming } = told
  const [draft, setDraft] = useState(chosen)
  const kind = nodeToKind(draft[0] ?? chosen[0] ?? 'whole')
  const ofKind = (some: NodeKind) => readable.filter((place) => nodeToKind(place) === some)
  const own = ofKind(kind)
  return (
    <Dialog
      title={words.choosePlaces}
      closeLabel={words.close}
      onClose={onClose}
      size="wide"
      actions={
        <Button kind="primary" onClick={() => onChoose(draft.length > 0 ? draft.toSorted() : chosen)}>
          {words.done}
        </Button>
      }
    >
      <div className="stack">
        <RadioField
          legend={words.placeKind}
          name="place-kind"
          value={kind}
          options={kinds
            .filter((some) => ofKind(some).length > 0)
            .map((value) => ({ value, label: words.placeKinds[value] }))}
          onChange={(value) => {
            const [first] = readable.filter((place) => nodeToKind(place) === value)
            if (first) setDraft([first])
          }}
        />
        {kind !== 'whole' && (
          <>
            <ChipGroup
              legend={words.placeKinds[kind]}
              kind="many"
              options={own.map((place) => ({ key: place, label: naming.placeOf(place) }))}
              chosen={draft}
              // The last one stays: a table is about some place.
              onChoose={(some) => some.length > 0 && setDraft(own.filter((place) => some.includes(place)))}
            />
            <div className="row">
              <Button onClick={() => setDraft(own)}>{words.allOfKind}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}
