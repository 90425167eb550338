// The organisation's own log-in: the button that leads to it, and the page to which it sends the browser back.
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ProblemCode } from '@tukkimies/shared/problem.ts'
import { OidcBeginAnswer, OidcFinishAnswer, type OidcPurpose, WaysIn } from '@tukkimies/shared/register/oidc.ts'
import { useAnswer, useAsk, useAttempt, useLanguage, useSession, useTitle, useUnlock, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import { book } from './book.ts'
import { isProviderAddress, readReturned } from './oidc-return.ts'
import { wayBack } from './way-back.ts'
import type { Words } from './words.fi.ts'

/**
 * A button under the name of the organisation's log-in, or nothing where there is none. `to` is the page to go on with;
 * `code` that of the invitation which is opened by linking.
 */
export const OidcWay = ({
  purpose,
  to,
  code,
}: {
  readonly purpose: OidcPurpose
  readonly to?: string
  readonly code?: string
}) => {
  const { oidc: words, unreachable } = useWords(book)
  const { language } = useLanguage()
  const answer = useAnswer({ path: '/api/v1/ways-in', shape: WaysIn })
  const ask = useAsk()
  const { isBusy, failed, attempt } = useAttempt(unreachable)
  const names = answer.is === 'answered' ? answer.value.oidc : null
  if (!names) return null

  const begin = async () => {
    const body = { purpose, ...(to === undefined ? {} : { to }), ...(code === undefined ? {} : { code }) }
    const begun = await attempt(() => ask({ path: '/api/v1/oidc/begin', body, shape: OidcBeginAnswer }))
    if (begun && isProviderAddress(begun.value.url)) window.location.href = begun.value.url
  }
  return (
    <>
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <Button busy={isBusy} onClick={() => void begin()}>
        {words.use(names[language])}
      </Button>
    </>
  )
}

/** The page /oidc. What the provider sent leaves the address before anything else happens, and goes on in a body. */
export const OidcPage = () => {
  const { oidc: words, unreachable } = useWords(book)
  const { showMe } = useSession()
  const { awaitLogIn } = useUnlock()
  const ask = useAsk()
  const [, navigate] = useLocation()
  const [returned] = useState(() => readReturned(window.location))
  const { failed, attempt } = useAttempt(unreachable)
  const isSent = useRef(false)
  useTitle(words.title)

  const finish = async () => {
    const path = '/api/v1/oidc/finish'
    const answer = await attempt(() => ask({ path, body: returned, shape: OidcFinishAnswer }))
    if (!answer) return
    // On a tablet a PIN comes next, of whoever has just come in and of nobody else.
    awaitLogIn(true)
    showMe(answer.value.me)
    navigate(wayBack(answer.value.to), { replace: true })
  }
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), [])
  // The browser's coming back is the press of the button: nobody is asked to press another one.
  useEffect(() => {
    if (returned === null || isSent.current) return
    isSent.current = true
    void finish()
  })

  if (returned !== null && !failed)
    return (
      <div className="page page-narrow">
        <h1>{words.title}</h1>
        <Loading label={words.waiting} />
      </div>
    )
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      {failed ? (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{textOf(words, failed.problem?.code) ?? failed.text}</p>
        </ProblemNote>
      ) : (
        <p>{words.nothing}</p>
      )}
      <div className="row">
        {failed?.problem === null && (
          <Button kind="primary" onClick={() => void finish()}>
            {words.again}
          </Button>
        )}
        <Link href="/sign-in" className={buttonLook(failed?.problem === null ? 'secondary' : 'primary')}>
          {words.back}
        </Link>
      </div>
    </div>
  )
}

// The same problems mean something else here than behind a form.
const textOf = ({ refused }: Words['oidc'], code: ProblemCode | undefined): string | undefined => {
  const texts: Readonly<Partial<Record<ProblemCode, string>>> = refused
  return code && texts[code]
}
