// The questions of one kind of visit: whether each is shown and required, what is chosen beforehand, and the order of its
// answers.
import { useId, useState } from 'react'
import {
  answerCodes,
  type Dimension,
  dimensionsOf,
  isCodeInUse,
  notRecorded,
  type Visitor,
} from '@tukkimies/shared/register/code-list.ts'
import { applyScreen, defaultable, inDetails } from '@tukkimies/shared/register/visit-screen.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { CheckField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Mark } from '../ui/status.tsx'
import { visitScreenBook } from './visit-screen-book.ts'
import { defaultIn, hasOrder, setDefault, setQuestion } from './visit-screen-draft.ts'
import { AnswerOrder } from './visit-screen-order.tsx'
import type { ScreenParts } from './visit-screen-parts.ts'

export const Questions = ({ visitor, ...parts }: ScreenParts & { readonly visitor: Visitor }) => {
  const { questions: words } = useWords(visitScreenBook)
  const usual = dimensionsOf(parts.list, visitor)
  const asked = dimensionsOf(applyScreen(parts.list, parts.screen), visitor)
  const isNew = asked.some(
    (dimension) => dimension.shown && usual.some((one) => one.key === dimension.key && !one.shown),
  )
  const shown = asked.filter((dimension) => dimension.shown)
  return (
    <div className="stack screen-questions">
      <p className="small muted">{words.hint}</p>
      {isNew && <p className="small muted">{words.counted}</p>}
      <ul className="screen-list">
        {asked.map((dimension) => (
          <Question
            key={dimension.key}
            {...parts}
            dimension={dimension}
            isLast={shown.length === 1 && dimension.shown}
          />
        ))}
      </ul>
    </div>
  )
}

type QuestionParts = ScreenParts & { readonly dimension: Dimension }

const Question = ({ dimension, isLast, ...parts }: QuestionParts & { readonly isLast: boolean }) => {
  const { questions: words, order } = useWords(visitScreenBook)
  const { language } = useLanguage()
  const { list, screen, onChange } = parts
  const { key, shown, required, sensitive } = dimension
  const [isOpen, setIsOpen] = useState(false)
  const [refused, setRefused] = useState(false)
  const id = useId()
  const name = dimension.labels[language]
  const ask = (next: { readonly shown: boolean; readonly required: boolean }) => {
    setRefused(isLast && !next.shown)
    if (!isLast || next.shown) onChange(setQuestion(list, screen, key, next))
  }
  return (
    <li className="screen-question">
      <fieldset>
        <legend id={id}>
          {name} {sensitive && <Mark>{words.sensitive}</Mark>}
        </legend>
        <div className="screen-question-fields">
          <CheckField
            label={inDetails.includes(key) ? words.inDetails : words.shown}
            name={`${key}.shown`}
            error={refused ? words.last : undefined}
            checked={shown}
            onChange={(next) => ask({ shown: next, required: next && required })}
          />
          {shown && (
            <CheckField
              label={words.required}
              name={`${key}.required`}
              checked={required}
              onChange={(next) => ask({ shown, required: next })}
            />
          )}
          {shown && defaultable.includes(key) && <Default {...parts} dimension={dimension} />}
        </div>
        {shown && (
          <div className="row">
            <button
              type="button"
              name={`${key}.order`}
              className="screen-order-toggle"
              aria-expanded={isOpen}
              aria-label={order.of(name)}
              onClick={() => setIsOpen(!isOpen)}
            >
              {order.open}
            </button>
            {hasOrder(screen, key) && <Mark>{order.own}</Mark>}
          </div>
        )}
        {shown && isOpen && <AnswerOrder {...parts} dimension={dimension} />}
      </fieldset>
    </li>
  )
}

const Default = ({ dimension, screen, onChange }: QuestionParts) => {
  const { questions: words } = useWords(visitScreenBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const codes = answerCodes(dimension).filter((code) => code.key !== notRecorded && isCodeInUse(code, today))
  return (
    <Select
      label={words.default}
      name={`${dimension.key}.default`}
      value={defaultIn(screen, dimension.key)}
      options={[
        ...codes.map(({ key, labels }) => ({ value: key, label: labels[language] })),
        { value: notRecorded, label: words.noDefault },
      ]}
      onChange={(code) => onChange(setDefault(screen, dimension.key, code))}
    />
  )
}
