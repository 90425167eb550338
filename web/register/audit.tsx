// The use log: who did what and when, newest first; whoever may not see the whole sees the own log-ins. Opening it is logged,
// and so is every page of it. It cannot be saved as a file.
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'wouter'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { AuditAnswer, AuditGroup } from '@tukkimies/shared/register/audit.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatDay, formatNumber, formatPeriod, formatTime } from '../format.ts'
import { useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { useMedia } from '../ui/media.ts'
import { Select } from '../ui/select.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { auditBook } from './audit-book.ts'
import { actorToText, type AuditNaming, eventToText, type ShownLine } from './audit-facts.ts'
import { areDaysInOrder, type AuditFilter, filterToSearch, noFilter, readBefore, readFilter } from './audit-filter.ts'
import type { Words } from './audit-words.fi.ts'
import './audit.css'
import { book } from './book.ts'

const path = '/audit'

export const AuditPage = () => {
  const general = useWords(book)
  const words = useWords(auditBook)
  const { me } = useSession()
  const [parameters, setParameters] = useSearchParams()
  const filter = readFilter(parameters)
  const before = readBefore(parameters)
  const search = filterToSearch(filter, before)
  const reach = me && reachOf('read_audit', me.role)
  const isOwn = reach === 'self'
  const title = isOwn ? words.ownTitle : words.title
  useTitle(title)
  // Not before it is known who reads: each question is a line of the log.
  const asked = me ? { path: `/api/v1${path}${search === '' ? '' : `?${search}`}`, shape: AuditAnswer } : null
  const answer = useAnswer(asked)
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  const found = valueOf(answer)
  const naming = useNaming(found, valueOf(pulled), reach === 'all' ? words.deleted : words.unknown)
  const from = parameters.size > 0 ? `${path}?${parameters}` : path

  return (
    <div className="page">
      <div className="row row-apart">
        <h1>{title}</h1>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className="lead">{isOwn ? words.ownLead : words.lead}</p>
      <Banner>{words.noted}</Banner>
      <Filter
        key={filterToSearch(filter)}
        words={words}
        filter={filter}
        isOwn={isOwn}
        onFilter={(next) => setParameters(filterToSearch(next))}
      />
      {answer.is === 'loading' && <Loading label={general.loading} />}
      <AnswerNote
        answer={answer}
        path={encodeURIComponent(from)}
        failed={words.failed}
        stale={words.stale}
        noRight={words.noRight}
      />
      {found && (
        <section className="card stack audit">
          <p className="small muted" role="status">
            {found.lines.length > 0
              ? words.shown(found.lines.length)
              : search === ''
                ? words.empty
                : words.nothingFound}
          </p>
          <Lines lines={found.lines} naming={naming} words={words} />
          <div className="row no-print">
            {before > 0 && <Button onClick={() => setParameters(filterToSearch(filter))}>{words.newest}</Button>}
            {found.more && (
              <Button onClick={() => setParameters(filterToSearch(filter, found.lines.at(-1)?.id))}>
                {words.older}
              </Button>
            )}
          </div>
        </section>
      )}
    </div>
  )
}

const Filter = ({
  words,
  filter,
  isOwn,
  onFilter,
}: {
  readonly words: Words
  readonly filter: AuditFilter
  readonly isOwn: boolean
  readonly onFilter: (filter: AuditFilter) => void
}) => {
  const [draft, setDraft] = useState(filter)
  const [isWrong, setIsWrong] = useState(false)
  const change = (changed: Partial<AuditFilter>) => setDraft({ ...draft, ...changed })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsWrong(!areDaysInOrder(draft))
    if (areDaysInOrder(draft)) onFilter(draft)
  }
  const { from, to } = draft
  return (
    <form
      className="row row-end audit-filter no-print"
      role="search"
      aria-label={words.filter}
      onSubmit={submit}
      noValidate
    >
      {!isOwn && (
        <Select
          label={words.kind}
          value={draft.event}
          empty={words.allKinds}
          options={AuditGroup.options.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(event) => change({ event })}
        />
      )}
      <DayField label={words.from} value={from} onChange={(day) => change({ from: day })} />
      <DayField
        label={words.to}
        value={to}
        error={isWrong ? words.wrongDays : undefined}
        onChange={(day) => change({ to: day })}
      />
      <Button type="submit" kind="primary">
        {words.show}
      </Button>
      {filterToSearch(filter) !== '' && <Button onClick={() => onFilter(noFilter)}>{words.clear}</Button>}
    </form>
  )
}

const Lines = ({
  lines,
  naming,
  words,
}: {
  readonly lines: readonly ShownLine[]
  readonly naming: AuditNaming
  readonly words: Words
}) => {
  const { language } = useLanguage()
  const isWide = useMedia('(min-width: 700px), print')
  const whenOf = ({ at }: ShownLine) => words.time(formatDay(language, instantToDay(at)), formatTime(language, at))
  if (lines.length === 0) return null
  if (isWide)
    return (
      <Table
        caption={words.caption}
        captionHidden
        rows={lines}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: 'when', label: words.when, cell: whenOf },
          { key: 'who', label: words.who, cell: (line) => actorToText(line, naming, words) },
          { key: 'what', label: words.what, cell: (line) => eventToText(line, naming, words) },
        ]}
      />
    )
  return (
    <ul className="audit-lines" aria-label={words.caption}>
      {lines.map((line) => (
        <li key={line.id}>
          <span className="small muted">{whenOf(line)}</span>
          <strong>{actorToText(line, naming, words)}</strong>
          <span>{eventToText(line, naming, words)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Names as far as they are known: of users from the answer, of places from the register's public part. */
const useNaming = (found: AuditAnswer | undefined, pulled: PullAnswer | undefined, unknown: string): AuditNaming => {
  const { language } = useLanguage()
  const places = [...(pulled?.organisations ?? []), ...(pulled?.areas ?? []), ...(pulled?.points ?? [])]
  return {
    user: (id) => found?.names[id] ?? unknown,
    place: (id) => places.find((place) => place.id === id)?.names[language] ?? id,
    number: (n) => formatNumber(language, n),
    period: (name) => formatPeriod(language, name),
  }
}
