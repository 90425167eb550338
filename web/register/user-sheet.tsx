// One user: what is known, and what can be done.
import { useState } from 'react'
import { Link } from 'wouter'
import { Invitation, type User } from '@tukkimies/shared/register/user.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatDay } from '../format.ts'
import { useAsk, useAttempt, useLanguage, useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner } from '../ui/status.tsx'
import { book } from './book.ts'
import type { MadeInvitation } from './invitation-sheet.tsx'
import { AccessForm, DetailsForm } from './user-change.tsx'
import type { Places } from './user-fields.tsx'
import { nameOf } from './user-filter.ts'
import { EndQuestion, RemovalQuestion } from './user-questions.tsx'
import { usersBook } from './users-book.ts'

type Doing = 'access' | 'details' | 'end' | 'remove' | null

export type UserSheetProps = {
  readonly user: User
  readonly places: Places
  readonly reference: PullAnswer | null
  readonly pointName: (id: string) => string
  readonly onBack: () => void
  /** Something was changed; the list is fetched anew. */
  readonly onChanged: (said: string) => void
  readonly onMade: (made: MadeInvitation) => void
}

export const UserSheet = ({ user, places, reference, pointName, onBack, onChanged, onMade }: UserSheetProps) => {
  const words = useWords(usersBook)
  const { sheet } = words
  const { unreachable } = useWords(book)
  const { language } = useLanguage()
  const { me } = useSession()
  const ask = useAsk()
  const heading = useFocusOnSight()
  const { isBusy, failed, attempt } = useAttempt(unreachable)
  const [doing, setDoing] = useState<Doing>(null)
  const path = `/api/v1/users/${user.id}`

  const change = async (act: string, body: unknown, said: string) => {
    setDoing(null)
    if (await attempt(() => ask({ path: `${path}/${act}`, body }))) onChanged(said)
  }
  const invite = async () => {
    const answer = await attempt(() => ask({ path: `${path}/invite`, body: {}, shape: Invitation }))
    const kind = user.state === 'invited' ? 'invite' : 'reset'
    if (answer) onMade({ kind, details: user.details, invitation: answer.value })
  }
  const leaveForm = () => {
    setDoing(null)
    heading.current?.focus()
  }
  const saved = (said: string) => {
    leaveForm()
    onChanged(said)
  }

  return (
    <section className="card stack">
      <Button kind="quiet" onClick={onBack}>
        {words.back}
      </Button>
      <h2 tabIndex={-1} ref={heading}>
        {nameOf(user)}
      </h2>
      {user.deletionAsked !== null && (
        <Banner tone="warning">{sheet.deletionAsked(formatDay(language, user.deletionAsked))}</Banner>
      )}
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      {doing !== 'access' && doing !== 'details' && <Facts user={user} pointName={pointName} />}
      {user.id === me?.id ? (
        <p>
          {sheet.self} <Link href="/me">{sheet.toSelf}</Link>
        </p>
      ) : doing === 'access' ? (
        <AccessForm user={user} places={places} onNo={leaveForm} onDone={saved} />
      ) : doing === 'details' ? (
        <DetailsForm user={user} reference={reference} onNo={leaveForm} onDone={saved} />
      ) : (
        <div className="row" role="group" aria-label={sheet.actions}>
          <Button onClick={() => setDoing('access')}>{sheet.changeAccess}</Button>
          <Button onClick={() => setDoing('details')}>{sheet.correct}</Button>
          {user.state !== 'ended' && (
            <>
              <Button busy={isBusy} onClick={() => void invite()}>
                {user.state === 'invited' ? sheet.invite : sheet.reset}
              </Button>
              <Button busy={isBusy} onClick={() => void change('review', {}, sheet.saved.review)}>
                {sheet.reviewDone}
              </Button>
              <Button kind="danger" onClick={() => setDoing('end')}>
                {sheet.end}
              </Button>
            </>
          )}
          <Button kind="danger" onClick={() => setDoing('remove')}>
            {sheet.remove}
          </Button>
        </div>
      )}
      {doing === 'end' && (
        <EndQuestion
          onNo={() => setDoing(null)}
          onYes={(day) =>
            void change('end', { day }, day === null ? sheet.saved.end : sheet.saved.endLater(formatDay(language, day)))
          }
        />
      )}
      {doing === 'remove' && (
        <RemovalQuestion
          name={nameOf(user)}
          isAsked={user.deletionAsked !== null}
          onNo={() => setDoing(null)}
          onYes={(reason) => void change('delete', { reason }, sheet.saved.remove(nameOf(user)))}
        />
      )}
    </section>
  )
}

const Facts = ({ user, pointName }: { readonly user: User; readonly pointName: (id: string) => string }) => {
  const words = useWords(usersBook)
  const { details, columns, sheet, access } = words
  const { language } = useLanguage()
  const { granted, undertaking } = user
  const day = (of: User['endDay']) => of && formatDay(language, of)
  const reason = granted.reason === null ? null : words.reasons[granted.reason]
  const facts: readonly (readonly [string, string | null])[] = [
    [details.username, user.details.username],
    [details.email, user.details.email],
    [details.locality, user.details.locality],
    [access.role, user.trainee ? `${words.roles[user.role]}, ${words.trainee}` : words.roles[user.role]],
    [access.points, user.points.map(pointName).join(', ')],
    [access.contacts, user.contacts ? words.yes : null],
    [columns.state, words.states[user.state]],
    [sheet.created, day(user.created)],
    [sheet.granted, [day(granted.day), reason].filter(Boolean).join(', ')],
    [sheet.reviewed, day(user.reviewed)],
    [access.endDay, day(user.endDay)],
    [columns.lastLogin, day(user.lastLogin) ?? words.never],
    [columns.undertaking, undertaking && `${words.version(undertaking.version)}, ${day(undertaking.day)}`],
    [columns.factors, user.factors.some((factor) => factor !== 'recovery') ? words.yes : words.none],
    [columns.deletion, day(user.deletion)],
  ]
  return (
    <dl className="user-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
