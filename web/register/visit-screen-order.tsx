// The order of a question's answers: by hand, or as the last published quarter has it.
import { useEffect, useEffectEvent, useState } from 'react'
import type { PeriodName } from '@tukkimies/shared/day.ts'
import { answerCodes, type Dimension, type Key } from '@tukkimies/shared/register/code-list.ts'
import { PeriodsAnswer, TableShape, toldPeriods } from '@tukkimies/shared/release/answer.ts'
import { type NodeName, pointToNode, whole } from '@tukkimies/shared/release/nodes.ts'
import { tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { formatPeriod } from '../format.ts'
import { type Answer, useAnswer, useDevice, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Status } from '../ui/status.tsx'
import { book } from './book.ts'
import { MoveButtons } from './move-buttons.tsx'
import { visitScreenBook } from './visit-screen-book.ts'
import { hasOrder, moveAnswer, orderedCodes, setOrder } from './visit-screen-draft.ts'
import { answerToOrder } from './visit-screen-figures.ts'
import type { ScreenParts } from './visit-screen-parts.ts'

type OrderParts = ScreenParts & { readonly dimension: Dimension }

export const AnswerOrder = (parts: OrderParts) => {
  const { order: words } = useWords(visitScreenBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const { list, screen, dimension, onChange } = parts
  const [isTaking, setIsTaking] = useState(false)
  const [said, setSaid] = useState('')
  const { key } = dimension
  const codes = orderedCodes(dimension, today)
  const move = (code: Key, step: -1 | 1) => {
    setSaid('')
    onChange(moveAnswer(list, screen, key, code, step, today))
  }
  return (
    <div className="stack screen-order">
      <p className="small muted">{words.first}</p>
      <div className="row">
        <Button busy={isTaking} onClick={() => setIsTaking(true)}>
          {words.take}
        </Button>
        {hasOrder(screen, key) && (
          <Button
            onClick={() => {
              setSaid('')
              onChange(setOrder(list, screen, key, []))
            }}
          >
            {words.usual}
          </Button>
        )}
      </div>
      {isTaking && (
        <TakeOrder
          {...parts}
          onTaken={(first, text) => {
            setIsTaking(false)
            setSaid(text)
            if (first) onChange(setOrder(list, screen, key, first))
          }}
        />
      )}
      <Status>{said}</Status>
      <ol className="screen-answers">
        {codes.map((code) => (
          <li key={code.key}>
            <span>{code.labels[language]}</span>
            <MoveButtons
              path={`${key}.${code.key}`}
              name={code.labels[language]}
              words={words}
              onMove={(step) => move(code.key, step)}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Asks the release, of the point first and of the whole where nothing is released of it, and tells what it found. */
const TakeOrder = ({
  dimension,
  point,
  onTaken,
}: OrderParts & { readonly onTaken: (first: readonly Key[] | null, text: string) => void }) => {
  const general = useWords(book)
  const { order: words } = useWords(visitScreenBook)
  const { language } = useLanguage()
  const sentence = useSentence()
  const periods = useAnswer({ path: `/api/v1/periods?visitor=${dimension.visitor}`, shape: PeriodsAnswer })
  const quarter = periods.is === 'answered' ? newestQuarter(periods.value) : null
  const own = useAnswer(quarter && tableQuestion(dimension, pointToNode(point.id), quarter))
  const isElsewhere = own.is === 'refused' && notReleased.has(own.problem.code)
  const all = useAnswer(quarter && isElsewhere ? tableQuestion(dimension, whole, quarter) : null)
  const table = isElsewhere ? all : own

  const failed = (answer: Answer<unknown>): string | null =>
    answer.is === 'offline' ? general.unreachable.offline : answer.is === 'refused' ? sentence(answer.problem) : null
  const tell = useEffectEvent(() => {
    if (table.is === 'answered' && quarter) {
      const place = isElsewhere ? words.whole : point.names[language]
      const first = answerToOrder(table.value, answerCodes(dimension))
      return onTaken(first, words.taken(formatPeriod(language, quarter), place))
    }
    if (periods.is === 'answered' && !quarter) return onTaken(null, words.none)
    if (table.is === 'refused' && notReleased.has(table.problem.code)) return onTaken(null, words.notReleased)
    const text = failed(periods) ?? failed(table)
    return text === null ? undefined : onTaken(null, text)
  })
  const step = `${periods.is} ${own.is} ${all.is}`
  useEffect(() => tell(), [step])
  return null
}

// A place that one may not read is none that an order can be taken from.
const notReleased: ReadonlySet<string> = new Set(['not-in-release', 'not_found', 'not-closed-yet'])

const newestQuarter = (periods: PeriodsAnswer): PeriodName | null =>
  toldPeriods(periods)
    .flatMap(({ kind, name }) => (kind === 'q' ? [name] : []))
    .toSorted()
    .at(-1) ?? null

const tableQuestion = ({ key, visitor }: Dimension, place: NodeName, period: PeriodName) => {
  const asked = { visitor, places: [place], periods: [period], rows: [key], columns: [], layers: [], filters: [] }
  return { path: `/api/v1/tables?${tableRequestToQuery(asked)}`, shape: TableShape }
}
