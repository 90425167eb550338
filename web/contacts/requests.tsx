// The register of requests: what persons have asked about their own data, by when each is answered, and one of them opened.
// Nothing of it can be seen without a network.
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { RequestId } from '@tukkimies/shared/id.ts'
import { type HeldRequest, RequestList } from '@tukkimies/shared/register/request.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { NewRequestDialog } from './new-request.tsx'
import { RequestRows } from './request-list.tsx'
import { RequestView } from './request.tsx'
import { requestsBook } from './requests-book.ts'
import './requests.css'

export const RequestsPage = () => {
  const [parameters, setParameters] = useSearchParams()
  const shown = RequestId.safeParse(parameters.get('request')).data
  const show = (id: RequestId | null) => setParameters(id === null ? {} : { request: id })
  return shown ? <RequestView key={shown} id={shown} onBack={() => show(null)} /> : <RequestListPage onShow={show} />
}

const RequestListPage = ({ onShow }: { readonly onShow: (id: RequestId) => void }) => {
  const words = useWords(requestsBook)
  const { language } = useLanguage()
  const { me } = useSession()
  const answer = useAnswer({ path: '/api/v1/requests', shape: RequestList })
  const isOfficer = me?.role === 'protection_officer'
  const pulled = useAnswer(isOfficer ? { path: '/api/v1/pull', shape: PullAnswer } : null)
  const [isAdding, setIsAdding] = useState(false)
  useTitle(words.title)
  const list = valueOf(answer)?.requests
  const organisations = (valueOf(pulled)?.organisations ?? []).map(({ id, names }) => ({
    value: id,
    label: names[language],
  }))
  return (
    <div className="page">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        <Button icon="plus" kind="primary" onClick={() => setIsAdding(true)}>
          {words.add}
        </Button>
      </div>
      <p className="lead">{words.lead}</p>
      <Banner>{words.noted}</Banner>
      <p>
        <Link href="/requests/forms">{words.toForms}</Link>
      </p>
      {answer.is === 'loading' && <Loading label={words.loading} />}
      <AnswerNote answer={answer} path="/requests" failed={words.failed} stale={words.stale} noRight={words.noRight} />
      {list && <RequestRows requests={list} words={words} />}
      {isAdding && (
        <NewRequestDialog
          words={words}
          organisations={isOfficer ? organisations : []}
          onClose={() => setIsAdding(false)}
          onDone={({ id }: HeldRequest) => onShow(id)}
        />
      )}
    </div>
  )
}
