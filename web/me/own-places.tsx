// Where one is logged in, and the tablets that one may unlock; each can be ended here.
import type { OwnRecord } from '@tukkimies/shared/register/user.ts'
import { formatDay } from '../format.ts'
import { useAsk, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { OidcWay } from './oidc.tsx'
import { ownBook } from './own-book.ts'
import { FailedNote, useOwnAttempt } from './own-change.tsx'
import { sessionToText } from './own-facts.ts'

export const OwnPlaces = ({
  record: {
    access: { sessions, gates },
  },
  onDone,
}: {
  readonly record: OwnRecord
  readonly onDone: (said: string) => void
}) => {
  const words = useWords(ownBook)
  const texts = words.places
  const { language } = useLanguage()
  const ask = useAsk()
  const { isBusy, failed, attempt } = useOwnAttempt()
  const end = async (path: string, said: string) => {
    if (await attempt(() => ask({ path: `/api/v1/me/${path}`, body: {} }))) onDone(said)
  }
  return (
    <section className="card stack">
      <h2>{texts.title}</h2>
      <FailedNote failed={failed} />
      <h3>{texts.sessions}</h3>
      <ul className="own-list">
        {sessions.map((session) => {
          const text = sessionToText(session, language, words)
          return (
            <li key={session.id}>
              <span>
                {text} {session.isThis && <Mark tone="good">{texts.here}</Mark>}
              </span>
              {!session.isThis && (
                <Button
                  busy={isBusy}
                  aria-label={texts.endOf(text)}
                  onClick={() => void end(`sessions/${session.id}/end`, texts.ended)}
                >
                  {texts.end}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.some(({ isThis }) => !isThis) && (
        <Button busy={isBusy} onClick={() => void end('sessions/end-others', texts.othersEnded)}>
          {texts.endOthers}
        </Button>
      )}
      <h3>{texts.gates}</h3>
      {gates.length === 0 && <p className="muted">{texts.noGates}</p>}
      <ul className="own-list">
        {gates.map(({ id, until }) => {
          const text = texts.gate(formatDay(language, until))
          return (
            <li key={id}>
              <span>{text}</span>
              <Button
                busy={isBusy}
                aria-label={texts.endOf(text)}
                onClick={() => void end(`gates/${id}/end`, texts.gateEnded)}
              >
                {texts.end}
              </Button>
            </li>
          )
        })}
      </ul>
      <OidcWay purpose="link" to="/me" />
    </section>
  )
}
