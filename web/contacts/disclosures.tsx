// The disclosure register: which statistics were handed on, newest first, and noting one. Who may only note sees no list.
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import {
  type Disclosure,
  DisclosureBasis,
  DisclosureForm,
  DisclosureList,
} from '@tukkimies/shared/register/disclosure.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { formatDay, formatPeriod } from '../format.ts'
import { useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Select } from '../ui/select.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { type DisclosureFilter, filterToPath, noFilter, readDraft } from './disclosure-draft.ts'
import { DisclosureNoteForm } from './disclosure-form.tsx'
import { disclosuresBook } from './disclosures-book.ts'
import './disclosures.css'

export const DisclosuresPage = () => {
  const words = useWords(disclosuresBook)
  const { me } = useSession()
  const [parameters] = useSearchParams()
  const [begin] = useState(() => readDraft(parameters))
  const [noted, setNoted] = useState(0)
  useTitle(words.title)
  const may = (action: 'read_disclosures' | 'note_disclosures') => me !== null && reachOf(action, me.role) !== null
  return (
    <div className="page">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        {may('read_disclosures') && (
          <Button icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
        )}
      </div>
      <p className="lead">{words.lead}</p>
      <Banner>{words.never}</Banner>
      <Status>{noted > 0 && <Banner tone="good">{words.add.done}</Banner>}</Status>
      {me && !may('note_disclosures') && <ProblemNote title={words.noRight} />}
      {may('note_disclosures') && (
        <DisclosureNoteForm
          key={noted}
          begin={noted === 0 ? begin : readDraft(new URLSearchParams())}
          onDone={() => setNoted(noted + 1)}
        />
      )}
      {may('read_disclosures') && <Listed key={`list ${noted}`} />}
    </div>
  )
}

const Listed = () => {
  const words = useWords(disclosuresBook)
  const [filter, setFilter] = useState(noFilter)
  const path = filterToPath(filter)
  const answer = useAnswer({ path, shape: DisclosureList })
  const found = valueOf(answer)
  return (
    <section className="card stack disclosure-list">
      <p className="small muted no-print">{words.logged}</p>
      <Filter onFilter={setFilter} isFiltered={filter !== noFilter} />
      {answer.is === 'loading' && <Loading label={words.loading} />}
      <AnswerNote
        answer={answer}
        path={encodeURIComponent('/disclosures')}
        failed={words.failed}
        stale={words.stale}
        noRight={words.noRight}
      />
      {found && (
        <>
          <Lines list={found} empty={filter === noFilter ? words.empty : words.nothingFound} />
          {found.more && <p>{words.more}</p>}
        </>
      )}
    </section>
  )
}

const Filter = ({
  onFilter,
  isFiltered,
}: {
  readonly onFilter: (filter: DisclosureFilter) => void
  readonly isFiltered: boolean
}) => {
  const { filter: words, forms, bases } = useWords(disclosuresBook)
  const [draft, setDraft] = useState(noFilter)
  const [isWrong, setIsWrong] = useState(false)
  const { from, to } = draft
  const submit = () => {
    const isInOrder = from === '' || to === '' || from <= to
    setIsWrong(!isInOrder)
    if (isInOrder) onFilter(draft)
  }
  const clear = () => {
    setDraft(noFilter)
    onFilter(noFilter)
  }
  return (
    <form
      className="row row-end no-print disclosure-filter"
      role="search"
      aria-label={words.name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <DayField label={words.from} value={from} onChange={(day) => setDraft({ ...draft, from: day })} />
      <DayField
        label={words.to}
        value={to}
        error={isWrong ? words.wrongDays : undefined}
        onChange={(day) => setDraft({ ...draft, to: day })}
      />
      <Select
        label={words.form}
        value={draft.form}
        empty={words.all}
        options={DisclosureForm.options.map((value) => ({ value, label: forms[value] }))}
        onChange={(form) => setDraft({ ...draft, form })}
      />
      <Select
        label={words.basis}
        value={draft.basis}
        empty={words.all}
        options={DisclosureBasis.options.map((value) => ({ value, label: bases[value] }))}
        onChange={(basis) => setDraft({ ...draft, basis })}
      />
      <Button type="submit">{words.show}</Button>
      {isFiltered && <Button onClick={clear}>{words.clear}</Button>}
    </form>
  )
}

const Lines = ({ list, empty }: { readonly list: DisclosureList; readonly empty: string }) => {
  const words = useWords(disclosuresBook)
  const { columns, forms, bases } = words
  const { language } = useLanguage()
  const whatOf = ({ what, periods }: Disclosure): string => {
    const names = periods.map((period) => formatPeriod(language, period))
    const [first = '', last = first] = [names[0], names.at(-1)]
    const time = first === last ? first : words.periods(first, last)
    return words.what(what.is === 'table' ? `${words.table} (${what.query})` : words.reports[what.report], time)
  }
  return (
    <Table
      caption={words.caption}
      rows={list.disclosures}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'day', label: columns.day, cell: ({ day }) => formatDay(language, day) },
        { key: 'what', label: columns.what, cell: whatOf },
        { key: 'recipient', label: columns.recipient, cell: ({ recipient }) => recipient },
        { key: 'purpose', label: columns.purpose, cell: ({ purpose }) => purpose },
        { key: 'basis', label: columns.basis, cell: ({ basis }) => bases[basis] },
        { key: 'form', label: columns.form, cell: ({ form }) => forms[form] },
        { key: 'by', label: columns.by, cell: ({ by }) => list.names[by] ?? words.unknown },
      ]}
    />
  )
}
