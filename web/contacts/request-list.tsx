// The list: withdrawals first, then by due day, as the server orders it; narrowed down here.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Day } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { RequestRight, type RequestSummary, requestUrgency } from '@tukkimies/shared/register/request.ts'
import { formatDay } from '../format.ts'
import { useDevice, useLanguage } from '../hooks.ts'
import { useMedia } from '../ui/media.ts'
import { Select } from '../ui/select.tsx'
import { Banner, Mark } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { narrowRequests, noNarrowing, type RequestNarrowing, requestStands } from './request-sight.ts'
import type { Words } from './requests-words.fi.ts'

export const RequestRows = ({
  requests,
  words,
}: {
  readonly requests: readonly RequestSummary[]
  readonly words: Words
}) => {
  const { today } = useDevice()
  const [narrowing, setNarrowing] = useState(noNarrowing)
  const seen = narrowRequests(requests, narrowing)
  const overdue = requests.filter((request) => requestUrgency(request, today) === 'overdue').length
  const soon = requests.filter((request) => requestUrgency(request, today) === 'soon').length
  return (
    <section className="card stack requests">
      {overdue > 0 && <Banner tone="danger">{words.overdueCount(overdue)}</Banner>}
      {soon > 0 && <Banner tone="warning">{words.soonCount(soon)}</Banner>}
      {requests.length > 0 && <Narrow words={words} narrowing={narrowing} onNarrow={setNarrowing} />}
      <p className="small muted" role="status">
        {requests.length === 0 ? words.empty : seen.length === 0 ? words.nothingFound : words.shown(seen.length)}
      </p>
      {seen.length > 0 && <Rows requests={seen} words={words} />}
    </section>
  )
}

const Narrow = ({
  words,
  narrowing,
  onNarrow,
}: {
  readonly words: Words
  readonly narrowing: RequestNarrowing
  readonly onNarrow: (narrowing: RequestNarrowing) => void
}) => (
  <div className="row row-end no-print requests-narrow" role="search" aria-label={words.filter}>
    <Select
      label={words.stand}
      value={narrowing.stand}
      empty={words.all}
      options={requestStands.map((value) => ({ value, label: words.stands[value] }))}
      onChange={(value) => onNarrow({ ...narrowing, stand: requestStands.find((one) => one === value) ?? '' })}
    />
    <Select
      label={words.right}
      value={narrowing.right}
      empty={words.all}
      options={RequestRight.options.map((value) => ({ value, label: words.rights[value] }))}
      onChange={(value) => onNarrow({ ...narrowing, right: RequestRight.options.find((one) => one === value) ?? '' })}
    />
  </div>
)

const Rows = ({ requests, words }: { readonly requests: readonly RequestSummary[]; readonly words: Words }) => {
  const { language } = useLanguage()
  const { today } = useDevice()
  const isWide = useMedia('(min-width: 700px), print')
  const open = (request: RequestSummary) => (
    <Link href={`/requests?request=${request.id}`} className="requests-link">
      {words.open(words.rights[request.right], formatDay(language, request.received))}
    </Link>
  )
  const due = (request: RequestSummary) => <Due request={request} words={words} language={language} today={today} />
  if (!isWide)
    return (
      <ul className="requests-lines" aria-label={words.caption}>
        {requests.map((request) => (
          <li key={request.id}>
            {open(request)}
            <span className="small muted">
              {words.groups[request.group]} · {words.channels[request.channel]}
            </span>
            {due(request)}
          </li>
        ))}
      </ul>
    )
  return (
    <Table
      caption={words.caption}
      captionHidden
      rows={requests}
      rowKey={({ id }) => id}
      columns={[
        { key: 'right', label: words.request, cell: open },
        { key: 'group', label: words.group, cell: ({ group }) => words.groups[group] },
        { key: 'channel', label: words.channel, cell: ({ channel }) => words.channels[channel] },
        { key: 'due', label: words.due, cell: due },
      ]}
    />
  )
}

/** How it stands: answered or refused on a day, or open until one. */
export const Due = ({
  request,
  words,
  language,
  today,
}: {
  readonly request: RequestSummary
  readonly words: Words
  readonly language: Language
  readonly today: Day
}) => {
  const { state, closed, due } = request
  if (state !== 'open') return <Mark tone="good">{words.closed[state](closed ? formatDay(language, closed) : '')}</Mark>
  const urgency = requestUrgency(request, today)
  const text = words.dueBy[urgency ?? 'later'](formatDay(language, due))
  return <Mark tone={urgency === 'overdue' ? 'danger' : urgency === 'soon' ? 'warning' : 'quiet'}>{text}</Mark>
}
