// Makes this browser a tablet of a point, by a one-time code from the address or typed.
import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { type Outcome, useDevice, useLanguage, useSentence, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { useFragment } from '../ui/fragment.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner } from '../ui/status.tsx'
import { book } from './book.ts'
import { InstallGuide, useInstallWay } from './install-guide.tsx'
import type { Words } from './words.fi.ts'

const codeLength = 26

export const SetUpPage = () => {
  const { setUp: words, unreachable } = useWords(book)
  const { language } = useLanguage()
  const { state, point, enrol } = useDevice()
  const sentence = useSentence()
  const [, navigate] = useLocation()
  const fragment = useFragment()
  const way = useInstallWay()
  const isInstalledFirst = way !== 'installed' && way !== 'none'
  const [code, setCode] = useState(fragment)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null)
  useTitle(words.title)
  const error = attempt > 0 ? codeError(words, code) : undefined

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setFailed(null)
    if (codeError(words, code) || isBusy) return
    setIsBusy(true)
    const outcome = await enrol(code)
    setIsBusy(false)
    if (outcome.is === 'answered') return navigate('/', { replace: true })
    setFailed(outcome)
  }

  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      {state === 'revoked' && <Banner tone="danger">{words.revoked}</Banner>}
      {state === 'enrolled' && (
        <Banner>
          <p>{point ? words.enrolled(point.names[language]) : words.enrolledUnnamed}</p>
          <p>{words.moving}</p>
        </Banner>
      )}
      <InstallGuide />
      <form className="card stack" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary title={words.failed} errors={error ? [{ name: 'code', text: error }] : []} attempt={attempt} />
        {failed && failed.is !== 'answered' && (
          <ProblemNote title={words.failed} takesFocus>
            <p>{failed.is === 'refused' ? sentence(failed.problem) : unreachable[failed.why]}</p>
          </ProblemNote>
        )}
        <TextField
          label={words.code}
          hint={fragment === '' ? words.codeHint : isInstalledFirst ? words.fromAddressFirst : words.fromAddress}
          error={error}
          name="code"
          value={code}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          required
          onChange={setCode}
        />
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.action}
        </Button>
      </form>
    </div>
  )
}

/** Only what a slip of the hand does; whether the code is good, the server knows. */
const codeError = (words: Words['setUp'], code: string): string | undefined => {
  const length = code.replace(/[\s-]/g, '').length
  if (length === 0) return words.codeMissing
  return length === codeLength ? undefined : words.codeLength
}
