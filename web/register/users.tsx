// The users that one sees to: the list, one of them, a new one, and the invitation that is handed out.
import { useState } from 'react'
import { useSearch } from 'wouter'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Problem } from '@tukkimies/shared/problem.ts'
import { grantableRoles } from '@tukkimies/shared/register/rights.ts'
import { type Me, type User, UserList } from '@tukkimies/shared/register/user.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatTime } from '../format.ts'
import {
  type Answer,
  useAnswer,
  useDevice,
  useLanguage,
  useSentence,
  useSession,
  useTitle,
  useWords,
} from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { book } from './book.ts'
import { InvitationSheet, type MadeInvitation } from './invitation-sheet.tsx'
import './register.css'
import type { Places } from './user-fields.tsx'
import { UserForm } from './user-form.tsx'
import { UserTable, WaitingUsers } from './user-list.tsx'
import { UserSheet } from './user-sheet.tsx'
import { usersBook } from './users-book.ts'

type View =
  | { readonly is: 'list' }
  | { readonly is: 'add' }
  | { readonly is: 'user'; readonly id: UserId }
  | { readonly is: 'made'; readonly made: MadeInvitation }

export const UsersPage = () => {
  const words = useWords(usersBook)
  const { loading } = useWords(book)
  const { me } = useSession()
  const answer = useAnswer({ path: '/api/v1/users', shape: UserList })
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  useTitle(words.title)
  const list = answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined
  return (
    <div className="page">
      <h1>{words.title}</h1>
      {answer.is === 'loading' && <Loading label={loading} />}
      {answer.is === 'refused' && <Refusal problem={answer.problem} onAgain={answer.again} />}
      {answer.is === 'offline' && <Offline answer={answer} />}
      {list && me && (
        <Users me={me} users={list.users} reference={pulled.is === 'answered' ? pulled.value : null} answer={answer} />
      )}
    </div>
  )
}

const Refusal = ({ problem, onAgain }: { readonly problem: Problem; readonly onAgain: () => void }) => {
  const words = useWords(usersBook)
  const { again } = useWords(book)
  const sentence = useSentence()
  if (problem.code === 'no_right') return <ProblemNote title={words.noRight} />
  return (
    <ProblemNote title={words.fetchFailed} actions={<Button onClick={onAgain}>{again}</Button>}>
      <p>{sentence(problem)}</p>
    </ProblemNote>
  )
}

const Offline = ({ answer }: { readonly answer: Answer<UserList> & { readonly is: 'offline' } }) => {
  const words = useWords(usersBook)
  const { again, unreachable } = useWords(book)
  const { language } = useLanguage()
  return (
    <ProblemNote
      title={answer.last ? words.offline(formatTime(language, answer.last.at)) : words.fetchFailed}
      actions={<Button onClick={answer.again}>{again}</Button>}
    >
      {!answer.last && <p>{unreachable.offline}</p>}
    </ProblemNote>
  )
}

/** Takes the focus when the list comes back in place of what stood there. */
const ListTitle = ({ isBack }: { readonly isBack: boolean }) => {
  const words = useWords(usersBook)
  const title = useFocusOnSight(isBack)
  return (
    <h2 tabIndex={-1} ref={title}>
      {words.listTitle}
    </h2>
  )
}

const Users = ({
  me,
  users,
  reference,
  answer,
}: {
  readonly me: Me
  readonly users: readonly User[]
  readonly reference: PullAnswer | null
  readonly answer: Answer<UserList>
}) => {
  const words = useWords(usersBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  // Whoever comes to add a user gets the form at once.
  const isAdding = new URLSearchParams(useSearch()).has('add')
  const [firstView] = useState<View>({ is: isAdding ? 'add' : 'list' })
  const [view, setView] = useState(firstView)
  const [said, setSaid] = useState('')
  const pointName = (id: string) => reference?.points.find((point) => point.id === id)?.names[language] ?? id
  const places = placesOf(me, reference, language)
  const show = (next: View) => {
    setSaid('')
    setView(next)
  }
  const user = view.is === 'user' ? users.find(({ id }) => id === view.id) : undefined

  return (
    <>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {view.is === 'made' ? (
        <InvitationSheet
          made={view.made}
          onDone={() => {
            answer.again()
            show({ is: 'list' })
          }}
        />
      ) : view.is === 'add' && reference ? (
        <UserForm
          places={places}
          reference={reference}
          onNo={() => show({ is: 'list' })}
          onMade={(made) => show({ is: 'made', made })}
        />
      ) : user ? (
        <UserSheet
          user={user}
          places={places}
          reference={reference}
          pointName={pointName}
          onBack={() => show({ is: 'list' })}
          onChanged={(text) => {
            setSaid(text)
            answer.again()
          }}
          onMade={(made) => show({ is: 'made', made })}
        />
      ) : (
        <>
          <p className="lead">{me.role === 'operator' ? words.lead.operator : words.lead.main_user}</p>
          <WaitingUsers users={users} today={today} onOpen={({ id }) => show({ is: 'user', id })} />
          <section className="card stack">
            <div className="row row-apart">
              <ListTitle isBack={view !== firstView} />
              <div className="row">
                {answer.is === 'answered' && (
                  <span className="small muted">{words.fetched(formatTime(language, answer.at))}</span>
                )}
                <Button icon="refresh" onClick={answer.again}>
                  {words.refresh}
                </Button>
                {/* Not before the points are known: with none to choose, the form could not be filled in. */}
                {reference && (
                  <Button kind="primary" icon="plus" onClick={() => show({ is: 'add' })}>
                    {words.add}
                  </Button>
                )}
              </div>
            </div>
            <UserTable
              users={users}
              today={today}
              pointName={pointName}
              onOpen={({ id }) => show({ is: 'user', id })}
            />
          </section>
        </>
      )}
    </>
  )
}

/** What may be given: the roles by one's own, the points and the organisation by where one belongs. */
const placesOf = (me: Me, reference: PullAnswer | null, language: 'fi' | 'sv' | 'en'): Places => {
  const points = reference?.points.filter(({ id, last }) => last === undefined && me.points.includes(id)) ?? []
  return {
    roles: grantableRoles(me.role),
    points: points.map(({ id, names }) => ({ id, name: names[language] })),
    organisations:
      me.role === 'operator'
        ? (reference?.organisations.map(({ id, names }) => ({ id, name: names[language] })) ?? [])
        : [],
  }
}
