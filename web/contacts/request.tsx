// One request: its clock, who asks, whom it is about, and what became of it. Each opening is noted.
import { useState } from 'react'
import type { RequestId } from '@tukkimies/shared/id.ts'
import { HeldRequest, needsIdentity, requestUrgency } from '@tukkimies/shared/register/request.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { formatDay } from '../format.ts'
import { useAnswer, useAway, useDelicate, useDevice, useFrame, useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useForgetting } from '../ui/leave.ts'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { Facts, Letter } from './letter.tsx'
import { HiddenNote } from './hidden-note.tsx'
import { RequestActs } from './request-acts.tsx'
import { RequestContacts } from './request-contacts.tsx'
import { Due } from './request-list.tsx'
import { requestsBook } from './requests-book.ts'
import type { Words } from './requests-words.fi.ts'
import { useNotice } from './use-notice.ts'

export const RequestView = ({ id, onBack }: { readonly id: RequestId; readonly onBack: () => void }) => {
  const words = useWords(requestsBook)
  const [isLeft, setIsLeft] = useState(false)
  const [isAway, setIsAway] = useState(false)
  const answer = useAnswer(isLeft || isAway ? null : { path: `/api/v1/requests/${id}`, shape: HeldRequest, once: true })
  const [changed, setChanged] = useState<HeldRequest | null>(null)
  const [said, setSaid] = useState('')
  useTitle(words.one)
  useDelicate()
  useForgetting(() => setIsLeft(true))
  useAway(!isAway, () => {
    setIsAway(true)
    setChanged(null)
    setSaid('')
  })
  const request = isLeft || isAway ? undefined : (changed ?? valueOf(answer))
  const show = (next: HeldRequest, text: string) => {
    setChanged(next)
    setSaid(text)
  }
  const reload = (text: string) => {
    setChanged(null)
    setSaid(text)
    answer.again()
  }
  return (
    <div className="page page-narrow request">
      <div className="no-print">
        <Button onClick={onBack}>{words.back}</Button>
      </div>
      <h1>{request ? words.rights[request.right] : words.one}</h1>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {isAway && <HiddenNote onShow={() => setIsAway(false)} />}
      {!request && !isLeft && !isAway && answer.is === 'loading' && <Loading label={words.loading} />}
      {!changed && !isAway && (
        <AnswerNote
          answer={answer}
          path={encodeURIComponent(`/requests?request=${id}`)}
          failed={words.oneFailed}
          stale={words.stale}
          noRight={words.noRight}
        />
      )}
      {request && <Opened request={request} words={words} onChanged={show} onReload={reload} />}
    </div>
  )
}

const Opened = ({
  request,
  words,
  onChanged,
  onReload,
}: {
  readonly request: HeldRequest
  readonly words: Words
  readonly onChanged: (request: HeldRequest, said: string) => void
  readonly onReload: (said: string) => void
}) => {
  const { language } = useLanguage()
  const { today } = useDevice()
  const { notice, isLoading } = useNotice()
  const isOpen = request.state === 'open'
  return (
    <>
      <section className="card stack">
        <h2>{words.clock.title}</h2>
        <p>
          <Due request={request} words={words} language={language} today={today} />
        </p>
        {isOpen && <p>{words.clock.next[nextOf(request)]}</p>}
        {requestUrgency(request, today) === 'overdue' && <p>{words.clock.late}</p>}
        {request.deletion && (
          <p className="small muted">{words.clock.deletion(formatDay(language, request.deletion))}</p>
        )}
      </section>
      <Asked request={request} words={words} />
      {request.group === 'contact' && (isOpen || request.contacts.length > 0) && (
        <RequestContacts request={request} words={words} onChanged={onChanged} onReload={onReload} />
      )}
      {request.group !== 'contact' && <Banner>{words.groupHelp[request.group]}</Banner>}
      {isOpen && <RequestActs request={request} words={words} onChanged={onChanged} />}
      {(!isOpen || request.extension) && (
        <section className="card stack">
          <div className="row row-apart">
            <h2>{words.letter[isOpen ? 'extended' : request.state === 'refused' ? 'refused' : 'answered']}</h2>
            <Button icon="print" kind="primary" onClick={() => window.print()}>
              {words.letter.print}
            </Button>
          </div>
          {!notice && !isLoading && <Banner tone="warning">{words.letter.noNotice}</Banner>}
          <Letter request={request} notice={notice} />
        </section>
      )}
    </>
  )
}

/** What has to be done next. */
const nextOf = (request: HeldRequest): keyof Words['clock']['next'] => {
  const { right, contacts, gone, identity } = request
  if (right === 'withdraw') return contacts.length > gone.length ? 'withdraw' : 'answer'
  return needsIdentity(request) && !identity ? 'identify' : 'answer'
}

const Asked = ({ request, words }: { readonly request: HeldRequest; readonly words: Words }) => {
  const { language } = useLanguage()
  const { languageNames } = useFrame()
  const { details, identity, extension, group, channel, received, id } = request
  const { facts } = words
  const day = (value: typeof received) => formatDay(language, value)
  const unknown = (text: string) => (text === '' ? words.unknown : text)
  return (
    <section className="card stack">
      <h2>{facts.title}</h2>
      <Facts
        rows={[
          [facts.group, words.groups[group]],
          [facts.channel, words.channels[channel]],
          [facts.received, day(received)],
          [facts.name, unknown(details.name)],
          [facts.address, unknown(details.address)],
          [facts.language, languageNames[details.language]],
          [facts.subject, unknown(details.subject)],
          [
            facts.identity,
            identity ? words.identified(words.ways[identity.way], day(identity.day)) : identityText(request, words),
          ],
          ...(extension
            ? [[facts.extension, words.extended(words.reasons[extension.reason], day(extension.day))] as const]
            : []),
          [facts.number, id],
        ]}
      />
    </section>
  )
}

const identityText = (request: HeldRequest, words: Words): string =>
  needsIdentity(request) ? words.notIdentified : words.identityNotNeeded
