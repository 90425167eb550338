// How complete the figures are, above them: a dead tablet must not look like a quiet week. The same of the period that closes
// next, for which there is still time.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PeriodName } from '@tukkimies/shared/day.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { Completeness } from '@tukkimies/shared/release/completeness.ts'
import { lateCodes } from '@tukkimies/shared/release/dimensions.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatNumber, formatPeriod } from '../format.ts'
import { useAnswer, useLanguage, useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { valueOf } from './answer-note.tsx'
import { book } from './book.ts'
import { closingText } from './closing-text.ts'
import { completenessToTexts } from './completeness-text.ts'
import { HiddenMark } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import { answerToRows } from './released.ts'

export const CompletenessCard = ({
  place,
  period,
  late,
  naming,
  children,
}: {
  readonly place: NodeName
  readonly period: PeriodName
  /** The published cells of visits by whether they were recorded late. */
  readonly late: TableAnswer | undefined
  readonly naming: Naming
  /** Further parts of the card. */
  readonly children?: ReactNode
}) => {
  const words = useWords(overviewBook)
  const { me } = useSession()
  const answer = useCompleteness(place, period)
  const found = valueOf(answer)
  const next = found?.next.find(({ name }) => name.length === period.length)
  return (
    <section className="card stack completeness">
      <h2>{words.completeness.title}</h2>
      {found ? (
        <>
          <Findings found={found} naming={naming} />
          {late && <Late late={late} />}
          {next && <Coming place={place} next={next} naming={naming} />}
          {me && reachOf('read_devices', me.role) !== null && (
            <p className="no-print">
              <Link href="/tablets">{words.completeness.tablets}</Link>
            </p>
          )}
        </>
      ) : (
        answer.is !== 'loading' && <Failed again={answer.again} />
      )}
      {children}
    </section>
  )
}

const useCompleteness = (place: NodeName, period: PeriodName) =>
  useAnswer({ path: `/api/v1/completeness?place=${place}&period=${period}`, shape: Completeness })

const Failed = ({ again }: { readonly again: () => void }) => {
  const words = useWords(overviewBook)
  const { again: label } = useWords(book)
  return (
    <div className="row">
      <p>{words.completeness.failed}</p>
      <Button onClick={again}>{label}</Button>
    </div>
  )
}

const Findings = ({ found, naming }: { readonly found: Completeness; readonly naming: Naming }) => {
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const texts = completenessToTexts(found, naming, words, language)
  return (
    <>
      <p>
        {texts.length === 0 ? (
          <Mark tone="good">{found.quiet ? words.completeness.good : words.completeness.goodTablets}</Mark>
        ) : (
          <Mark tone="warning">{words.completeness.problems(texts.length)}</Mark>
        )}
      </p>
      {texts.length > 0 && (
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {(found.quiet ?? []).length > 0 && <p className="small muted">{words.completeness.quietAbout}</p>}
      <p className="muted">
        {found.open === null
          ? words.completeness.openFew(found.openMin)
          : words.completeness.open(formatNumber(language, found.open))}
      </p>
    </>
  )
}

const Late = ({ late }: { readonly late: TableAnswer }) => {
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const value = answerToRows(late).find(({ code }) => code === lateCodes.yes)?.value
  if (!value) return null
  return (
    <p className="muted">
      {words.completeness.late}{' '}
      {value.is === 'said' ? formatNumber(language, value.y) : <HiddenMark value={value} answer={late} />}
    </p>
  )
}

const Coming = ({
  place,
  next,
  naming,
}: {
  readonly place: NodeName
  readonly next: Completeness['next'][number]
  readonly naming: Naming
}) => {
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const found = valueOf(useCompleteness(place, next.name))
  const texts = found ? completenessToTexts(found, naming, words, language) : []
  return (
    <details>
      <summary>
        {words.completeness.coming(formatPeriod(language, next.name))}
        {texts.length > 0 && ` · ${words.completeness.problems(texts.length)}`}
      </summary>
      <div className="stack">
        <p>{closingText(language, next)}</p>
        {texts.length > 0 && (
          <>
            <ul>
              {texts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            <p className="muted">{words.completeness.comingAbout}</p>
          </>
        )}
      </div>
    </details>
  )
}
