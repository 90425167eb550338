// One organisation: its areas, its points, and what can be done with each.
import { Link } from 'wouter'
import { areaOnDay, type Point } from '@tukkimies/shared/register/organisation.ts'
import { formatDay } from '../format.ts'
import { useDevice, useLanguage } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { useMedia } from '../ui/media.ts'
import { Mark } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import type { Words } from './places-words.fi.ts'
import type { Place, PlaceAct } from './places.ts'

type Shown = {
  readonly words: Words
  /** What was found of the organisation. */
  readonly place: Place
  /** All that it has. */
  readonly whole: Place
  readonly tabletsOf: (point: Point) => number | null
  readonly onAct: (act: PlaceAct) => void
}

export const PlaceCard = (shown: Shown) => {
  const { words, place, whole, onAct } = shown
  const { language } = useLanguage()
  const { today } = useDevice()
  const name = place.names[language]
  const isOver = ({ last }: Point) => last !== undefined && last < today
  const closed = place.points.filter(isOver)
  return (
    <section className="card stack place" aria-label={name}>
      <div className="row row-apart">
        <h2>{name}</h2>
        <div className="row no-print">
          <Button
            aria-label={words.of(words.rename, name)}
            onClick={() => onAct({ do: 'rename_organisation', place: whole })}
          >
            {words.rename}
          </Button>
          <Link href="/users?add" className={buttonLook()}>
            {words.appoint}
          </Link>
        </div>
      </div>
      <div className="row row-apart">
        <h3>{words.points}</h3>
        <Button
          icon="plus"
          aria-label={words.of(words.addPoint, name)}
          onClick={() => onAct({ do: 'add_point', place: whole })}
        >
          {words.addPoint}
        </Button>
      </div>
      <Points {...shown} points={place.points.filter((point) => !isOver(point))} />
      {closed.length > 0 && (
        <details className="more">
          <summary>{words.closedTitle(closed.length)}</summary>
          <Points {...shown} points={closed} />
        </details>
      )}
      <div className="row row-apart">
        <h3>{words.areas}</h3>
        <Button
          icon="plus"
          aria-label={words.of(words.addArea, name)}
          onClick={() => onAct({ do: 'add_area', place: whole })}
        >
          {words.addArea}
        </Button>
      </div>
      {place.areas.length === 0 ? (
        <p className="muted">{words.noAreas}</p>
      ) : (
        <ul className="place-areas">
          {place.areas.map((area) => (
            <li key={area.id} className="row row-apart">
              {area.names[language]}
              <Button
                kind="quiet"
                aria-label={words.of(words.rename, area.names[language])}
                onClick={() => onAct({ do: 'rename_area', area })}
              >
                {words.rename}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Points = ({ words, whole, tabletsOf, onAct, points }: Shown & { readonly points: readonly Point[] }) => {
  const { language } = useLanguage()
  const isWide = useMedia('(min-width: 900px)')
  const facts = usePointFacts(words, whole)
  if (points.length === 0) return <p className="muted">{words.noPoints}</p>
  const tablets = (point: Point) => {
    const count = tabletsOf(point)
    return count === 0 && point.last === undefined ? <Mark tone="warning">{words.noTablet}</Mark> : (count ?? '–')
  }
  const change = (point: Point) => (
    <Button
      aria-label={words.of(words.change, point.names[language])}
      onClick={() => onAct({ do: 'change_point', place: whole, point })}
    >
      {words.change}
    </Button>
  )
  const columns = [
    { key: 'point', label: words.point, cell: (point: Point) => point.names[language] },
    { key: 'state', label: words.state, cell: facts.state },
    { key: 'area', label: words.area, cell: facts.area },
    { key: 'since', label: words.since, cell: (point: Point) => formatDay(language, point.first) },
    { key: 'busy', label: words.busy, cell: ({ busy }: Point) => (busy ? words.busyYes : words.busyNo) },
    { key: 'tablets', label: words.tablets, cell: tablets },
  ]
  if (isWide)
    return (
      <Table
        caption={words.points}
        captionHidden
        rows={points}
        rowKey={({ id }) => id}
        columns={[...columns, { key: 'actions', label: words.actions, cell: change }]}
      />
    )
  return (
    <ul className="device-cards">
      {points.map((point) => (
        <li key={point.id} className="stack place-point">
          <h4>{point.names[language]}</h4>
          <dl className="device-facts">
            {columns.slice(1).map(({ key, label, cell }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{cell(point)}</dd>
              </div>
            ))}
          </dl>
          {change(point)}
        </li>
      ))}
    </ul>
  )
}

const usePointFacts = (words: Words, { areas, points }: Place) => {
  const { language } = useLanguage()
  const { today } = useDevice()
  const day = (of: Parameters<typeof formatDay>[1]) => formatDay(language, of)
  const areaName = (id: string | null) => areas.find((area) => area.id === id)?.names[language] ?? words.noArea
  return {
    area: (point: Point): string => {
      const next = point.areas.find(({ from }) => from > today)
      const now = areaName(areaOnDay(point, today))
      return next ? `${now}, ${words.areaFrom(areaName(next.area), day(next.from))}` : now
    },
    state: ({ first, last, successor }: Point): string => {
      const next = points.find(({ id }) => id === successor)
      const follows = next ? `, ${words.successor(next.names[language])}` : ''
      if (last !== undefined) return `${last < today ? words.closed(day(last)) : words.closes(day(last))}${follows}`
      return first > today ? words.opens(day(first)) : words.open
    },
  }
}
