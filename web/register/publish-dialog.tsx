// Before a draft is published: from which day, and everything that it changes.
import { useState } from 'react'
import { Day, monthsLater } from '@tukkimies/shared/day.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import { CodeListsAnswer, type DraftContent } from '@tukkimies/shared/register/code-list-draft.ts'
import { earliestListDay, needsNewYear } from '@tukkimies/shared/register/draft-check.ts'
import { monthStartFrom, yearStartFrom } from '@tukkimies/shared/register/point-change.ts'
import { formatDay } from '../format.ts'
import { useDevice, useLanguage } from '../hooks.ts'
import { Select } from '../ui/select.tsx'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import type { Words } from './code-lists-words.fi.ts'
import { listChanges, type Named } from './draft-changes.ts'

const monthsAhead = 13
const yearsAhead = 2

export const PublishDialog = ({
  words,
  newest,
  content,
  stamp,
  onDone,
  onClose,
}: {
  readonly words: Words
  readonly newest: CodeList
  readonly content: DraftContent
  readonly stamp: string
  readonly onDone: (value: CodeListsAnswer) => void
  readonly onClose: () => void
}) => {
  const { publishing } = words
  const { language } = useLanguage()
  const { today } = useDevice()
  const isYearly = needsNewYear(newest, content)
  const days = listDays(earliestListDay(newest, today), isYearly)
  const [first, setFirst] = useState<string>(days[0] ?? '')
  return (
    <ChangeDialog
      title={publishing.title}
      action={publishing.action}
      read={() => ({
        is: 'ready',
        change: { path: '/api/v1/code-lists/publish', body: { first, stamp }, shape: CodeListsAnswer },
      })}
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{publishing.lead}</p>
          <Select
            label={publishing.first}
            hint={isYearly ? publishing.years : publishing.months}
            value={first}
            options={days.map((day) => ({ value: day, label: formatDay(language, day) }))}
            onChange={setFirst}
          />
          <Changes words={words} newest={newest} content={content} />
        </>
      )}
    </ChangeDialog>
  )
}

/** The days on which the list may begin (AN43). */
const listDays = (earliest: Day, isYearly: boolean): readonly Day[] => {
  const start = isYearly ? yearStartFrom(earliest) : monthStartFrom(earliest)
  return Array.from({ length: isYearly ? yearsAhead : monthsAhead }, (_, at) =>
    monthsLater(start, isYearly ? 12 * at : at),
  )
}

const Changes = ({
  words: { publishing: words },
  newest,
  content,
}: {
  readonly words: Words
  readonly newest: CodeList
  readonly content: DraftContent
}) => {
  const { language } = useLanguage()
  const { added, retired, merged, relabelled, moved, settings, reordered, isReordered } = listChanges(newest, content)
  const nameOf = ({ dimension, code }: Named) =>
    code ? `${dimension.labels[language]}: ${code.labels[language]}` : dimension.labels[language]
  const intoOf = ({ dimension, code }: Named) => {
    const successor = dimension.codes.find(({ key }) => key === code?.successor)
    return words.into(nameOf({ dimension, code }), successor?.labels[language] ?? '')
  }
  const others = [
    ...settings.map((dimension) => `${dimension.labels[language]}: ${words.settings}`),
    ...reordered.map((dimension) => `${dimension.labels[language]}: ${words.order}`),
    ...(isReordered ? [words.order] : []),
  ]
  const parts = [
    [words.added, added.map(nameOf)],
    [words.retired, retired.map(nameOf)],
    [words.merged, merged.map(intoOf)],
    [words.relabelled, relabelled.map(nameOf)],
    [words.moved, moved.map(nameOf)],
    [words.other, others],
  ] as const
  return (
    <section className="stack">
      <h3>{words.changes}</h3>
      {parts
        .filter(([, names]) => names.length > 0)
        .map(([title, names]) => (
          <div key={title}>
            <h4 className="changes-title">{title}</h4>
            <ul>
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  )
}
