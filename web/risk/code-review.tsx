// Codes that few visits have in the newest closed full year, and what could stand in for them (AN47). Asked for by a press: it is a
// table for each question of the code list.
import { useState } from 'react'
import { periodFirstDay } from '@tukkimies/shared/day.ts'
import { type CodeList, type Dimension, dimensionsOf, visitors } from '@tukkimies/shared/register/code-list.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import { findRareCodes } from '@tukkimies/shared/release/code-review.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import type { PeriodRisk } from '@tukkimies/shared/release/risk-answer.ts'
import { tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { valueOf } from '../asking/answer-note.tsx'
import { book } from '../asking/book.ts'
import { formatPeriod } from '../format.ts'
import { useAnswer, useLanguage, useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { RareCodes } from './rare-codes.tsx'
import { riskBook } from './risk-book.ts'

type Year = { readonly year: PeriodRisk; readonly list: CodeList }

export const CodeReviewPart = ({ periods }: { readonly periods: readonly PeriodRisk[] }) => {
  const { review: texts } = useWords(riskBook)
  const { loading } = useWords(book)
  const { language } = useLanguage()
  const { me } = useSession()
  const [isAsked, setAsked] = useState(false)
  const pulled = useAnswer(isAsked ? { path: '/api/v1/pull', shape: PullAnswer } : null)
  // In the year in which a register began every code is rare.
  const full = periods.filter(({ kind, name, first }) => kind === 'y' && first === periodFirstDay(name))
  const years = visitors.flatMap((visitor) => full.find((period) => period.visitor === visitor) ?? [])
  const [newest] = years
  const places = valueOf(pulled)
  const list = places?.lists.at(-1)
  return (
    <section className="card stack">
      <h2>{texts.title}</h2>
      <p>{newest ? texts.text(formatPeriod(language, newest.name)) : texts.none}</p>
      {newest && !isAsked && (
        <div className="row no-print">
          <Button onClick={() => setAsked(true)}>{texts.show}</Button>
        </div>
      )}
      {isAsked && pulled.is === 'loading' && <p className="muted">{loading}</p>}
      {isAsked && !list && pulled.is !== 'loading' && (
        <>
          <p>{texts.failed}</p>
          <Button onClick={pulled.again}>{texts.again}</Button>
        </>
      )}
      {list && !mayReadWhole(me, places) && <p>{texts.foreign}</p>}
      {list && mayReadWhole(me, places) && (
        <>
          <p>{texts.how}</p>
          {years.map((year) => (
            <YearReview key={year.visitor} year={year} list={list} />
          ))}
        </>
      )}
    </section>
  )
}

const mayReadWhole = (me: Me | null, places: PullAnswer | undefined): boolean =>
  me?.role === 'protection_officer' || (places?.points.every(({ id }) => me?.points.includes(id)) ?? false)

const YearReview = ({ year, list }: Year) => {
  const { visitors: names } = useWords(riskBook)
  return (
    <>
      <h3>{names[year.visitor]}</h3>
      {dimensionsOf(list, year.visitor).map((dimension) => (
        <DimensionReview key={dimension.key} year={year} list={list} dimension={dimension} />
      ))}
    </>
  )
}

const DimensionReview = ({ year, list, dimension }: Year & { readonly dimension: Dimension }) => {
  const { review: texts } = useWords(riskBook)
  const { loading } = useWords(book)
  const { language } = useLanguage()
  const request = {
    visitor: year.visitor,
    places: [whole],
    periods: [year.name],
    rows: [dimension.key],
    columns: [],
    layers: [],
    filters: [],
  }
  const answer = useAnswer({ path: `/api/v1/tables?${tableRequestToQuery(request)}`, shape: TableShape })
  const table = valueOf(answer)
  const isAbsent = answer.is === 'refused' && answer.problem.code === 'not-in-release'
  return (
    <div className="risk-rare">
      <h4>{dimension.labels[language]}</h4>
      {table ? (
        <RareCodes codes={findRareCodes(table, list)} dimension={dimension} />
      ) : (
        <p className="muted">{answer.is === 'loading' ? loading : isAbsent ? texts.absent : texts.failed}</p>
      )}
      {!table && answer.is !== 'loading' && !isAbsent && <Button onClick={answer.again}>{texts.again}</Button>}
    </div>
  )
}
