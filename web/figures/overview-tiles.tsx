// Key figures of a view, each beside the period that it is compared with. All are published cells; the mean of persons is a
// derivation that is shown only where it may be given (AN26).
import type { ReactNode } from 'react'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatNumber, formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { changeToWords } from './change-text.ts'
import { HiddenMark } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import { changeTo, earlierOf, earlierTotalOf, personsOf, type ReleasedValue, totalOf } from './released.ts'
import type { View } from './view.ts'

/** The totals of the page; `null` where there is none to show. */
export type Totals = {
  readonly client: TableAnswer | null
  readonly partner: TableAnswer | null
  /** Bands of persons, for their mean. */
  readonly persons: TableAnswer | null
}

export const OverviewTiles = ({
  totals,
  view,
  naming,
}: {
  readonly totals: Totals
  readonly view: View
  readonly naming: Naming
}) => {
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const { filter } = view
  const mean = totals.persons && personsOf(totals.persons)
  const nameOf = (visitor: 'client' | 'partner') =>
    filter && visitor === view.visitor
      ? words.tiles.filtered(naming.codeOf(filter.dimension, filter.code).short)
      : words.tiles[visitor]
  return (
    <section aria-label={words.tiles.title} className="key-figures">
      {(['client', 'partner'] as const).map((visitor) => {
        const answer = totals[visitor]
        return (
          answer && (
            <Tile key={visitor} title={nameOf(visitor)}>
              <Value value={totalOf(answer)} answer={answer} />
              <Compared value={totalOf(answer)} earlier={earlierTotalOf(answer)} answer={answer} />
            </Tile>
          )
        )
      })}
      {mean !== null && (
        <Tile title={words.tiles.persons}>
          <span className="figure-number">{formatNumber(language, mean, 1)}</span>
          <p className="small muted">{words.tiles.personsAbout}</p>
        </Tile>
      )}
    </section>
  )
}

const Tile = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="card key-figure">
    <h2>{title}</h2>
    {children}
  </section>
)

const Value = ({ value, answer }: { readonly value: ReleasedValue; readonly answer: TableAnswer }) => {
  const { language } = useLanguage()
  return (
    <p className="figure-number">
      {value.is === 'said' ? formatNumber(language, value.y) : <HiddenMark value={value} answer={answer} />}
    </p>
  )
}

const Compared = ({
  value,
  earlier,
  answer,
}: {
  readonly value: ReleasedValue
  readonly earlier: ReleasedValue | undefined
  readonly answer: TableAnswer
}) => {
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const change = changeTo(value, earlier, answer)
  const before = earlierOf(answer)
  if (!change || !earlier || !before) return null
  const period = formatPeriod(language, before.name)
  return (
    <p className="muted">
      {changeToWords(change, words, language)}
      {' · '}
      {`${period}: `}
      {earlier.is === 'said' ? formatNumber(language, earlier.y) : <HiddenMark value={earlier} answer={answer} />}
    </p>
  )
}
