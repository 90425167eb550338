// The tables of classes: what goes next, in numbers, and how long each is kept, on what ground.
import type { RetentionAnswer } from '@tukkimies/shared/register/retention-settings.ts'
import { Facts } from '../asking/facts.tsx'
import { formatDay, formatNumber } from '../format.ts'
import { useLanguage } from '../hooks.ts'
import { useMedia } from '../ui/media.ts'
import { Table } from '../ui/table.tsx'
import {
  groupNames,
  isInGroup,
  lastsToText,
  listClasses,
  listRoundClasses,
  type ShownClass,
} from './retention-facts.ts'
import type { Words } from './retention-words.fi.ts'

type Shown = { readonly answer: RetentionAnswer; readonly words: Words }

/** A dry run of the next night, and the 30 days after it. */
export const NextTable = ({ answer, words }: Shown) => {
  const { next } = words
  const { language } = useLanguage()
  const rows = listClasses(answer.classes).filter(({ held }) => held !== null)
  const waiting = new Set(listRoundClasses(answer).set.map(({ name }) => name))
  const number = (count: number | null) => (count === null ? '' : formatNumber(language, count))
  return (
    <section className="card stack">
      <h2>{next.title}</h2>
      <p>{next.text}</p>
      <Table
        caption={next.title}
        captionHidden
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'class', label: next.class, cell: ({ name }) => words.classes[name] },
          { key: 'held', label: next.held, numeric: true, cell: ({ held }) => number(held) },
          {
            key: 'due',
            label: next.due,
            numeric: true,
            cell: ({ name, due }) => (waiting.has(name) && due !== 0 ? `${number(due)}, ${next.waits}` : number(due)),
          },
          { key: 'soon', label: next.soon, numeric: true, cell: ({ soon }) => number(soon) },
        ]}
      />
    </section>
  )
}

export const ClassTables = ({ answer, words }: Shown) => {
  const classes = listClasses(answer.classes)
  // Six columns of sentences do not fit on a tablet.
  const isWide = useMedia('(width >= 64rem), print')
  return (
    <section className="card stack">
      <h2>{words.table.title}</h2>
      {groupNames.map((group) => {
        const rows = classes.filter(isInGroup(group))
        return (
          <div key={group} className="stack">
            <h3>{words.groups[group]}</h3>
            {isWide ? (
              <ClassTable caption={words.groups[group]} rows={rows} words={words} />
            ) : (
              <ClassList rows={rows} words={words} />
            )}
          </div>
        )
      })}
    </section>
  )
}

type Rows = { readonly rows: readonly ShownClass[]; readonly words: Words }

const ClassTable = ({ caption, rows, words }: Rows & { readonly caption: string }) => {
  const { table } = words
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'class', label: table.class, cell: ({ name }) => words.classes[name] },
        { key: 'begins', label: table.begins, cell: (row) => words.begins[row.class.begins] },
        { key: 'lasts', label: table.lasts, cell: (row) => lastsToText(row.class, row.months, words) },
        { key: 'end', label: table.end, cell: (row) => words.ends[row.class.end] },
        { key: 'basis', label: table.basis, cell: (row) => words.bases[row.class.basis] },
        { key: 'proof', label: table.proof, cell: (row) => words.proofs[row.class.proof] },
      ]}
    />
  )
}

const ClassList = ({ rows, words }: Rows) => {
  const { table } = words
  return (
    <ul className="retention-list">
      {rows.map((row) => (
        <li key={row.name}>
          <h4>{words.classes[row.name]}</h4>
          <Facts
            facts={[
              [table.begins, words.begins[row.class.begins]],
              [table.lasts, lastsToText(row.class, row.months, words)],
              [table.end, words.ends[row.class.end]],
              [table.basis, words.bases[row.class.basis]],
              [table.proof, words.proofs[row.class.proof]],
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

/** Classes of the organisation's own, of what the server does not hold, each with what has to be destroyed today. */
export const OwnClasses = ({ answer, words }: Shown) => {
  const { own } = words
  const { language } = useLanguage()
  const untilOf = (key: string): string => {
    const until = answer.own.find((one) => one.key === key)?.until
    return until ? own.until(formatDay(language, until)) : own.waits
  }
  return (
    <section className="card stack">
      <h2>{own.title}</h2>
      <p>{own.text}</p>
      {answer.settings.classes.length === 0 ? (
        <p>{own.none}</p>
      ) : (
        <Table
          caption={own.title}
          captionHidden
          rows={answer.settings.classes}
          rowKey={({ key }) => key}
          columns={[
            { key: 'class', label: own.class, cell: ({ names }) => names[language] },
            { key: 'begins', label: own.begins, cell: ({ begins }) => begins[language] },
            { key: 'lasts', label: own.lasts, cell: ({ months }) => words.counted.months(months) },
            { key: 'basis', label: own.basis, cell: ({ basis }) => basis[language] },
            { key: 'mode', label: own.mode, cell: ({ mode }) => words.modes[mode] },
            { key: 'due', label: own.due, cell: ({ key }) => untilOf(key) },
          ]}
        />
      )}
    </section>
  )
}
