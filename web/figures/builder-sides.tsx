// Rows, columns, layers and filters as lists. Whatever stands in one is moved to another by its own menu; nothing is dragged.
import { useEffect, useRef, useState } from 'react'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { AddSheet } from './builder-add.tsx'
import type { Told } from './builder-naming.ts'
import { type BuilderQuestion, otherLevel, placeDimension, type Side, turnLevel } from './builder-question.ts'

const sides: readonly Side[] = ['rows', 'columns', 'layers', 'filters']

type SidesProps = {
  readonly question: BuilderQuestion
  /** What the newest period of the question can be asked; nothing while that is not known. */
  readonly offer: LatticeAnswer | undefined
  readonly told: Told
  readonly onQuestion: (question: BuilderQuestion) => void
}

export const BuilderSides = (props: SidesProps) => {
  const box = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<Moved | null>(null)
  useEffect(() => {
    // The control that was used is gone with the list it stood in: the focus goes on with what was moved.
    const kept = moved && `[data-dimension="${moved.id}"] select, [data-side="${moved.from}"] button`
    if (kept) box.current?.querySelector<HTMLElement>(kept)?.focus()
  }, [moved])
  return (
    <div className="builder-sides" ref={box}>
      {sides.map((side) => (
        <SideList key={side} side={side} onMoved={setMoved} {...props} />
      ))}
    </div>
  )
}

type Moved = { readonly id: string; readonly from: Side }

const SideList = ({
  side,
  question,
  offer,
  told,
  onQuestion,
  onMoved,
}: SidesProps & { readonly side: Side; readonly onMoved: (moved: Moved) => void }) => {
  const { words } = told
  const [isAdding, setIsAdding] = useState(false)
  const { request } = question
  const change = (next: TableRequest) => onQuestion({ ...question, request: next })
  const ids = idsOn(request, side)
  const axes = (['period', 'place'] as const).filter(
    (axis) =>
      (axis === 'period' ? request.periods : request.places).length > 1 &&
      side === (question.across.includes(axis) ? 'columns' : 'rows'),
  )
  return (
    <section className="builder-side" data-side={side}>
      <h3>{words.sides[side]}</h3>
      {ids.length + axes.length === 0 && <p className="muted">{words.emptySides[side]}</p>}
      {axes.map((axis) => (
        <div key={axis} className="builder-dimension" data-dimension={axis}>
          <Select
            label={words.axes[axis]}
            value={side}
            options={(['rows', 'columns'] as const).map((value) => ({ value, label: words.moves[value] }))}
            onChange={(to) => {
              const others = question.across.filter((other) => other !== axis)
              onQuestion({ ...question, across: to === 'columns' ? [...others, axis].toSorted() : others })
              onMoved({ id: axis, from: side })
            }}
          />
        </div>
      ))}
      {ids.map((id) => (
        <div key={id} className="builder-dimension" data-dimension={id}>
          <Select
            label={told.naming.dimensionOf(id)}
            value={side}
            options={[
              ...sides.map((value) => ({ value, label: words.moves[value] })),
              { value: 'none', label: words.moves.none },
            ]}
            onChange={(to) => {
              const next = sides.find((candidate) => candidate === to) ?? null
              change(placeDimension(request, id, next, firstCode(offer, id)))
              onMoved({ id, from: side })
            }}
          />
          {side !== 'filters' && <Level id={id} request={request} offer={offer} told={told} onRequest={change} />}
          {side === 'filters' && <FilterCode id={id} request={request} offer={offer} told={told} onRequest={change} />}
        </div>
      ))}
      {offer && (
        <Button icon="plus" onClick={() => setIsAdding(true)}>
          {words.add[side]}
        </Button>
      )}
      {isAdding && offer && (
        <AddSheet
          side={side}
          request={request}
          offer={offer}
          told={told}
          onClose={() => setIsAdding(false)}
          onAdd={(id) => {
            setIsAdding(false)
            change(placeDimension(request, id, side, firstCode(offer, id)))
          }}
        />
      )}
    </section>
  )
}

type DimensionProps = {
  readonly id: DimensionId
  readonly request: TableRequest
  readonly offer: LatticeAnswer | undefined
  readonly told: Told
  readonly onRequest: (request: TableRequest) => void
}

/** A dimension whose codes stand in groups is seen by group or singly: five groups of languages instead of thirty. */
const Level = ({ id, request, offer, told, onRequest }: DimensionProps) => {
  const { words, naming } = told
  const groups = id.endsWith('.1') ? id : otherLevel(id)
  if (!offer?.dimensions.some((dimension) => dimension.id === groups)) return null
  return (
    <Select
      label={words.levelsOf(naming.dimensionOf(groups.slice(0, -2)))}
      value={id === groups ? 'groups' : 'single'}
      options={(['groups', 'single'] as const).map((value) => ({ value, label: words.levels[value] }))}
      onChange={() => onRequest(turnLevel(request, id))}
    />
  )
}

const FilterCode = ({ id, request, offer, told, onRequest }: DimensionProps) => {
  const chosen = request.filters.find(({ dimension }) => dimension === id)?.code ?? ''
  const codes = offer?.dimensions.find((dimension) => dimension.id === id)?.codes ?? []
  const known = codes.includes(chosen) ? codes : [chosen, ...codes]
  return (
    <Select
      label={told.words.filterOf(told.naming.dimensionOf(id))}
      value={chosen}
      options={known.map((code) => ({ value: code, label: told.naming.codeOf(id, code).label }))}
      onChange={(code) => onRequest(placeDimension(request, id, 'filters', code))}
    />
  )
}

const idsOn = ({ rows, layers, columns, filters }: TableRequest, side: Side): readonly DimensionId[] => {
  if (side === 'rows') return rows
  if (side === 'layers') return layers
  return side === 'columns' ? columns : filters.map(({ dimension }) => dimension)
}

const firstCode = (offer: LatticeAnswer | undefined, id: DimensionId) =>
  offer?.dimensions.find((dimension) => dimension.id === id)?.codes[0]
