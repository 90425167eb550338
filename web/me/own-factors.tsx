// Second factors: the app, passkeys, recovery codes.
import { useState } from 'react'
import { FactorAdded, RecoveryAnswer } from '@tukkimies/shared/register/factors.ts'
import type { OwnRecord } from '@tukkimies/shared/register/user.ts'
import { formatDay } from '../format.ts'
import { useAsk, useLanguage, usePasskey, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { ownBook } from './own-book.ts'
import { FailedNote, Question, useOwnAttempt } from './own-change.tsx'
import { OwnTotpForm } from './own-totp-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Props = { readonly record: OwnRecord; readonly onDone: (said: string) => void }
/** New recovery codes are shown before anything else is said. */
type FactorProps = Props & { readonly onCodes: (codes: readonly string[] | null) => void }

export const OwnFactors = ({ record, onDone }: Props) => {
  const { factors: words } = useWords(ownBook)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { factors } = record
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {factors.required && <p>{words.required}</p>}
      {codes !== null && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      <App record={record} onDone={onDone} onCodes={setCodes} />
      <Passkeys record={record} onDone={onDone} onCodes={setCodes} />
      <Recovery record={record} onDone={onDone} onCodes={setCodes} />
    </section>
  )
}

const App = ({ record: { factors }, onDone, onCodes }: FactorProps) => {
  const { factors: words } = useWords(ownBook)
  const ask = useAsk()
  const { isBusy, failed, attempt } = useOwnAttempt()
  const [isAsked, setIsAsked] = useState(false)
  const remove = async () => {
    setIsAsked(false)
    if (await attempt(() => ask({ path: '/api/v1/me/totp/remove', body: {} }))) onDone(words.totpRemoved)
  }
  return (
    <>
      <h3>{words.totp}</h3>
      <FailedNote failed={failed} />
      {factors.totp ? (
        <>
          <Mark tone="good">{words.totpOn}</Mark>
          <Button kind="danger" busy={isBusy} onClick={() => setIsAsked(true)}>
            {words.totpRemove}
          </Button>
        </>
      ) : (
        <OwnTotpForm
          onDone={(codes) => {
            onCodes(codes)
            onDone(words.totpDone)
          }}
        />
      )}
      {isAsked && (
        <Question
          title={words.question.totp}
          yes={words.question.remove}
          isDangerous
          onNo={() => setIsAsked(false)}
          onYes={() => void remove()}
        >
          {words.question.removeText}
        </Question>
      )}
    </>
  )
}

const Passkeys = ({ record: { factors }, onDone, onCodes }: FactorProps) => {
  const { factors: words } = useWords(ownBook)
  const { language } = useLanguage()
  const ask = useAsk()
  const withPasskey = usePasskey()
  const { isBusy, failed, attempt } = useOwnAttempt()
  const [asked, setAsked] = useState<string | null>(null)
  const add = async () => {
    const [begin, finish] = ['/api/v1/me/passkeys/begin', '/api/v1/me/passkeys']
    if (withPasskey === null) return
    const answer = await attempt(() => withPasskey({ act: 'make', begin, finish, shape: FactorAdded }))
    if (!answer) return
    onCodes(answer.value.recovery)
    onDone(words.passkeyDone)
  }
  const remove = async (id: string) => {
    setAsked(null)
    if (await attempt(() => ask({ path: `/api/v1/me/passkeys/${id}/remove`, body: {} }))) onDone(words.passkeyRemoved)
  }
  return (
    <>
      <h3>{words.passkeys}</h3>
      <p>{words.passkeysLead}</p>
      <FailedNote failed={failed} />
      {factors.passkeys.length === 0 && <p className="muted">{words.passkeysNone}</p>}
      <ul className="own-list">
        {factors.passkeys.map(({ id, created, lastUsed }) => (
          <li key={id}>
            <span>{words.passkey(formatDay(language, created), lastUsed && formatDay(language, lastUsed))}</span>
            <Button
              kind="danger"
              busy={isBusy}
              aria-label={words.passkeyRemoveOf(formatDay(language, created))}
              onClick={() => setAsked(id)}
            >
              {words.passkeyRemove}
            </Button>
          </li>
        ))}
      </ul>
      {withPasskey === null ? (
        <p>{words.unsupported}</p>
      ) : (
        <Button icon="plus" busy={isBusy} onClick={() => void add()}>
          {words.passkeyAdd}
        </Button>
      )}
      {asked !== null && (
        <Question
          title={words.question.passkey}
          yes={words.question.remove}
          isDangerous
          onNo={() => setAsked(null)}
          onYes={() => void remove(asked)}
        >
          {words.question.removeText}
        </Question>
      )}
    </>
  )
}

const Recovery = ({ record: { factors }, onDone, onCodes }: FactorProps) => {
  const { factors: words } = useWords(ownBook)
  const ask = useAsk()
  const { isBusy, failed, attempt } = useOwnAttempt()
  const [isAsked, setIsAsked] = useState(false)
  const hasFactor = factors.totp || factors.passkeys.length > 0
  const make = async () => {
    setIsAsked(false)
    const answer = await attempt(() => ask({ path: '/api/v1/me/recovery', body: {}, shape: RecoveryAnswer }))
    if (!answer) return
    onCodes(answer.value.recovery)
    onDone('')
  }
  return (
    <>
      <h3>{words.recovery}</h3>
      <FailedNote failed={failed} />
      <p>{hasFactor ? words.recoveryLeft(factors.recoveryLeft) : words.recoveryNone}</p>
      {hasFactor && (
        <Button busy={isBusy} onClick={() => setIsAsked(true)}>
          {words.recoveryNew}
        </Button>
      )}
      {isAsked && (
        <Question
          title={words.question.recovery}
          yes={words.question.make}
          onNo={() => setIsAsked(false)}
          onYes={() => void make()}
        >
          {words.question.recoveryText}
        </Question>
      )}
    </>
  )
}
