import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { isOffered, type LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import { requestDimensions, type TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Told } from './builder-naming.ts'
import type { Side } from './builder-question.ts'

/** What may be added, first what is released with it; the rest stays open and leads to what is. */
export const AddSheet = ({
  side,
  request,
  offer,
  told,
  onAdd,
  onClose,
}: {
  readonly side: Side
  readonly request: TableRequest
  readonly offer: LatticeAnswer
  readonly told: Told
  readonly onAdd: (id: DimensionId) => void
  readonly onClose: () => void
}) => {
  const { words, naming } = told
  const used = requestDimensions(request)
  const sourceOf = (id: DimensionId) => offer.dimensions.find((dimension) => dimension.id === id)?.source ?? id
  const usedSources = new Set(used.map(sourceOf))
  const free = offer.dimensions.filter(({ source }) => !usedSources.has(source))
  const isReleased = (id: DimensionId) => request.places.every((place) => isOffered(offer, place, [...used, id]))
  const [released, beyond] = [free.filter(({ id }) => isReleased(id)), free.filter(({ id }) => !isReleased(id))]
  const listOf = (dimensions: typeof free) => (
    <ul className="builder-choices">
      {dimensions.map(({ id }) => (
        <li key={id}>
          <Button onClick={() => onAdd(id)}>{naming.dimensionOf(id)}</Button>
        </li>
      ))}
    </ul>
  )
  return (
    <Dialog title={words.add[side]} closeLabel={words.close} onClose={onClose}>
      <div className="stack">
        {free.length === 0 && <p>{words.allIn}</p>}
        {released.length > 0 && (
          <section className="stack">
            <h3>{words.offered}</h3>
            {listOf(released)}
          </section>
        )}
        {beyond.length > 0 && (
          <section className="stack builder-beyond">
            <h3>{words.beyond}</h3>
            <p className="muted">{words.beyondHint}</p>
            {listOf(beyond)}
          </section>
        )}
      </div>
    </Dialog>
  )
}
