// A one-time code for a user, as a sheet of paper in three languages. It is shown once.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import type { Details, Invitation } from '@tukkimies/shared/register/user.ts'
import { formatDay, formatTime } from '../format.ts'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { QrCode } from '../ui/qr.tsx'
import { Banner } from '../ui/status.tsx'
import { invitationTexts } from './invitation-texts.ts'
import { codeToGroups } from './one-time-code.ts'
import { usersBook } from './users-book.ts'

export type MadeInvitation = {
  readonly kind: 'invite' | 'reset'
  readonly details: Details
  readonly invitation: Invitation
}

export const InvitationSheet = ({
  made: { kind, details, invitation },
  onDone,
}: {
  readonly made: MadeInvitation
  readonly onDone: () => void
}) => {
  const { invitation: words } = useWords(usersBook)
  const heading = useFocusOnSight()
  const address = `${window.location.origin}/invitation`
  const { code, until, mailed } = invitation
  return (
    <section className="card stack print-alone">
      <h2 tabIndex={-1} ref={heading} className="no-print">
        {words.title[kind]}
      </h2>
      <div className="no-print" role="status">
        <Banner tone={mailed ? 'good' : 'warning'}>{mailed ? words.mailed(details.email) : words.printed}</Banner>
      </div>
      <div className="device-code">
        <QrCode text={`${address}#${code}`} label={invitationTexts.fi.title[kind]} />
        <div className="stack">
          <p>
            <strong>
              {details.first} {details.last}
            </strong>
          </p>
          <p>
            {languages.map((language) => invitationTexts[language].username).join(' · ')}:{' '}
            <strong>{details.username}</strong>
          </p>
          <p>
            <strong>{address}</strong>
          </p>
          <p className="device-code-typed">{codeToGroups(code)}</p>
        </div>
      </div>
      {languages.map((language) => {
        const texts = invitationTexts[language]
        return (
          <div key={language} lang={language} className="stack invitation-language">
            <h3>{texts.title[kind]}</h3>
            <p>{texts.how[kind]}</p>
            <p>{texts.until(formatDay(language, instantToDay(until)), formatTime(language, until))}</p>
            <p>{texts.secret}</p>
          </div>
        )
      })}
      <div className="row no-print">
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button kind="primary" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </section>
  )
}
