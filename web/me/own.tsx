// One's own details: what the register holds, corrected, secured, downloaded, and asked to be deleted.
import { Suspense, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { OwnRecord, type Pending } from '@tukkimies/shared/register/user.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatTime } from '../format.ts'
import { useAnswer, useLanguage, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { book } from './book.ts'
import './me.css'
import { OwnAccess } from './own-access.tsx'
import { ownBook } from './own-book.ts'
import { OwnCopies } from './own-copies.tsx'
import { OwnDeletion } from './own-deletion.tsx'
import { OwnDetails } from './own-details.tsx'
import { OwnFactors } from './own-factors.tsx'
import { OwnNotice } from './own-notice.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnPlaces } from './own-places.tsx'
import { OwnRequests } from './own-requests.tsx'
import { wayBack } from './way-back.ts'

export const OwnPage = () => {
  const words = useWords(ownBook)
  const { unreachable } = useWords(book)
  const { language } = useLanguage()
  const { me, refreshMe } = useSession()
  const sentence = useSentence()
  const answer = useAnswer({ path: '/api/v1/me/record', shape: OwnRecord })
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  const [said, setSaid] = useState('')
  useTitle(words.title)
  const reference = pulled.is === 'answered' ? pulled.value : null
  const record = answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined

  const changed = (text: string) => {
    setSaid(text)
    answer.again()
    void refreshMe()
  }

  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {me && <Needed pending={me.pending} />}
      <OwnNotice onDone={setSaid} />
      {answer.is === 'loading' && <Loading label={words.loading} />}
      {answer.is === 'refused' && (
        <ProblemNote title={words.fetchFailed} actions={<Button onClick={answer.again}>{words.again}</Button>}>
          <p>{sentence(answer.problem)}</p>
        </ProblemNote>
      )}
      {answer.is === 'offline' && (
        <ProblemNote
          title={answer.last ? words.offline(formatTime(language, answer.last.at)) : words.fetchFailed}
          actions={<Button onClick={answer.again}>{words.again}</Button>}
        >
          {!answer.last && <p>{unreachable.offline}</p>}
        </ProblemNote>
      )}
      {record && (
        <>
          <OwnDetails record={record} reference={reference} onDone={changed} />
          <OwnAccess record={record} reference={reference} />
          <OwnPassword record={record} onDone={changed} />
          <OwnFactors record={record} onDone={changed} />
          <OwnPlaces record={record} onDone={changed} />
          <OwnCopies record={record} reference={reference} />
          <Suspense>
            <OwnRequests />
          </Suspense>
          <OwnDeletion record={record} onDone={changed} />
        </>
      )}
    </div>
  )
}

/** What somebody was led here for, and the way back once it is done. */
const Needed = ({ pending }: { readonly pending: Pending | null }) => {
  const { needed: words } = useWords(ownBook)
  const [parameters] = useSearchParams()
  const to = parameters.get('to')
  if (pending !== null) return <Banner tone="warning">{words[pending]}</Banner>
  if (to === null) return null
  return (
    <Banner
      tone="good"
      actions={
        <Link href={wayBack(to)} className={buttonLook('primary')}>
          {words.goOn}
        </Link>
      }
    >
      {words.done}
    </Banner>
  )
}
