// The users as a list that can be searched; what waits for somebody stands above it.
import { useState } from 'react'
import type { Day } from '@tukkimies/shared/day.ts'
import { type User, UserState } from '@tukkimies/shared/register/user.ts'
import { formatDay } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Mark, type Tone } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { filterUsers, isDue, isReviewDue, nameOf, noFilter, type UserFilter } from './user-filter.ts'
import { usersBook } from './users-book.ts'

const tones: Readonly<Record<UserState, Tone>> = {
  invited: 'quiet',
  active: 'good',
  locked: 'danger',
  ended: 'quiet',
}

type Props = {
  readonly users: readonly User[]
  readonly today: Day
  readonly pointName: (id: string) => string
  readonly onOpen: (user: User) => void
}

export const WaitingUsers = ({ users, today, onOpen }: Omit<Props, 'pointName'>) => {
  const words = useWords(usersBook)
  const { language } = useLanguage()
  const asked = users.filter(({ deletionAsked }) => deletionAsked !== null)
  const reviews = users.filter((user) => isReviewDue(user, today))
  const row = (user: User, day: Day) => (
    <li key={user.id} className="row">
      <span>
        {nameOf(user)} <span className="muted">{formatDay(language, day)}</span>
      </span>
      <Button aria-label={words.openOf(nameOf(user))} onClick={() => onOpen(user)}>
        {words.open}
      </Button>
    </li>
  )
  return (
    <>
      {asked.length > 0 && (
        <section className="card stack">
          <h2>{words.asked(asked.length)}</h2>
          <ul className="waiting-users">{asked.map((user) => row(user, user.deletionAsked ?? today))}</ul>
        </section>
      )}
      {reviews.length > 0 && (
        <section className="card stack">
          <h2>{words.reviews(reviews.length)}</h2>
          <p>{words.reviewWhy}</p>
          <ul className="waiting-users">{reviews.map((user) => row(user, user.reviewed))}</ul>
        </section>
      )}
    </>
  )
}

export const UserTable = ({ users, today, pointName, onOpen }: Props) => {
  const words = useWords(usersBook)
  const { columns } = words
  const { language } = useLanguage()
  const [filter, setFilter] = useState(noFilter)
  const shown = filterUsers(users, filter, today)
  return (
    <>
      <Filter filter={filter} onChange={setFilter} />
      <p role="status">{words.count(shown.length)}</p>
      <Table
        caption={words.listTitle}
        captionHidden
        rows={shown}
        rowKey={({ id }) => id}
        empty={users.length === 0 ? words.empty : words.noneFound}
        columns={[
          {
            key: 'name',
            label: columns.name,
            cell: (user) => (
              <>
                <strong>{nameOf(user)}</strong>
                <br />
                <span className="small muted">{user.details.username}</span>
              </>
            ),
          },
          { key: 'role', label: columns.role, cell: (user) => <RoleCell user={user} pointName={pointName} /> },
          {
            key: 'state',
            label: columns.state,
            cell: ({ state }) => <Mark tone={tones[state]}>{words.states[state]}</Mark>,
          },
          {
            key: 'lastLogin',
            label: columns.lastLogin,
            cell: ({ lastLogin }) => (lastLogin === null ? words.never : formatDay(language, lastLogin)),
          },
          {
            key: 'deletion',
            label: columns.deletion,
            cell: (user) =>
              isDue(user, today) ? (
                <Mark tone="warning">{formatDay(language, user.deletion)}</Mark>
              ) : (
                formatDay(language, user.deletion)
              ),
          },
          {
            key: 'undertaking',
            label: columns.undertaking,
            cell: ({ undertaking }) => (undertaking === null ? words.none : words.version(undertaking.version)),
          },
          {
            key: 'factors',
            label: columns.factors,
            cell: ({ factors }) => (factors.some((factor) => factor !== 'recovery') ? words.yes : words.none),
          },
          {
            key: 'action',
            label: columns.action,
            cell: (user) => (
              <Button aria-label={words.openOf(nameOf(user))} onClick={() => onOpen(user)}>
                {words.open}
              </Button>
            ),
          },
        ]}
      />
    </>
  )
}

const RoleCell = ({ user, pointName }: { readonly user: User; readonly pointName: Props['pointName'] }) => {
  const words = useWords(usersBook)
  const { language } = useLanguage()
  const role = words.roles[user.role]
  return (
    <>
      {user.trainee ? `${role}, ${words.trainee}` : role}
      {user.points.length > 0 && <span className="small muted"> {user.points.map(pointName).join(', ')}</span>}
      {user.contacts && (
        <>
          {' '}
          <Mark>{words.contacts}</Mark>
        </>
      )}
      {user.endDay !== null && <span className="small muted"> ({words.until(formatDay(language, user.endDay))})</span>}
    </>
  )
}

const Filter = ({
  filter,
  onChange,
}: {
  readonly filter: UserFilter
  readonly onChange: (filter: UserFilter) => void
}) => {
  const words = useWords(usersBook)
  return (
    <div className="row row-end user-filter" role="search">
      <TextField
        label={words.search}
        type="search"
        value={filter.text}
        autoComplete="off"
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Select
        label={words.state}
        value={filter.state}
        empty={words.anyState}
        options={UserState.options.map((state) => ({ value: state, label: words.states[state] }))}
        onChange={(value) => onChange({ ...filter, state: UserState.options.find((state) => state === value) ?? '' })}
      />
      <CheckField label={words.due} checked={filter.isDue} onChange={(is) => onChange({ ...filter, isDue: is })} />
      <CheckField
        label={words.reviewDue}
        checked={filter.isReviewDue}
        onChange={(is) => onChange({ ...filter, isReviewDue: is })}
      />
    </div>
  )
}
