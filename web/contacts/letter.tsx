// A letter to the person who asked, in that person's language: the answer, the certificate of a refusal (C25), or word of a
// longer deadline. On A4, with the controller, the officer, and where to complain (A39).
import { formatDay } from '../format.ts'
import type { Day } from '@tukkimies/shared/day.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { HeldRequest } from '@tukkimies/shared/register/request.ts'
import { addresseeToText } from './addressee.ts'
import { letterTexts } from './letter-texts.ts'
import type { Words } from './letter-words.fi.ts'
import './letter.css'

export const Letter = ({ request, notice }: { readonly request: HeldRequest; readonly notice: Notice | null }) => {
  const { details, answer, extension } = request
  const { language } = details
  const words = letterTexts[language]
  const isRefusal = request.state === 'refused'
  const day = answer?.day ?? extension?.day ?? request.received
  return (
    <article className="letter print-alone" lang={language} aria-labelledby="letter-title">
      <header className="letter-head">
        <p>{notice?.settings.controller.names[language] ?? ''}</p>
        <p>{formatDay(language, day)}</p>
      </header>
      <address className="letter-to">
        {[details.name, details.address]
          .filter((line) => line !== '')
          .map((line) => (
            <span key={line}>{line}</span>
          ))}
      </address>
      <h2 id="letter-title">{isRefusal ? words.refusal : answer ? words.answer : words.extension}</h2>
      <Facts rows={factsOf(request, language, words)} />
      {answer ? <Answer request={request} words={words} /> : <Extension request={request} words={words} />}
      <p>{words.free}</p>
      <Complaint notice={notice} language={language} words={words} />
      <p className="letter-signature">{words.signature}</p>
    </article>
  )
}

const factsOf = (request: HeldRequest, language: Language, { facts, rights }: Words): Rows => {
  const { details, identity, right, received, id } = request
  const day = (value: Day) => formatDay(language, value)
  return [
    [facts.received, day(received)],
    [facts.right, rights[right]],
    ...(details.subject === '' ? [] : [[facts.subject, details.subject] as const]),
    ...(identity ? [[facts.identity, day(identity.day)] as const] : []),
    [facts.number, id],
  ]
}

const Answer = ({ request: { answer }, words }: { readonly request: HeldRequest; readonly words: Words }) => {
  if (!answer) return null
  if (answer.ground === null) return <Paragraphs text={answer.text} />
  return (
    <>
      <p>
        <strong>{words.refused}</strong>
      </p>
      <h3>{words.ground}</h3>
      <p>{words.grounds[answer.ground]}</p>
      <h3>{words.reasoning}</h3>
      <Paragraphs text={answer.text} />
    </>
  )
}

const Extension = ({
  request: { extension, details, due },
  words,
}: {
  readonly request: HeldRequest
  readonly words: Words
}) =>
  extension && (
    <p>
      {words.extended} {words.reasons[extension.reason]} {words.facts.due} {formatDay(details.language, due)}.
    </p>
  )

/** Where to complain, and who answers for the register. */
export const Complaint = ({
  notice,
  language,
  words,
}: {
  readonly notice: Notice | null
  readonly language: Language
  readonly words: Words
}) => (
  <section>
    <h3>{words.appealTitle}</h3>
    <p>{words.appeal}</p>
    {notice ? (
      <>
        <p>
          <strong>{addresseeToText(notice.settings.supervisor, language)}</strong>
        </p>
        <Facts
          rows={[
            [words.facts.register, notice.settings.register.names[language]],
            [words.facts.controller, addresseeToText(notice.settings.controller, language)],
            [words.facts.contact, addresseeToText(notice.settings.contact, language)],
            [words.facts.officer, addresseeToText(notice.settings.officer, language)],
          ]}
        />
      </>
    ) : (
      <p>{words.noNotice}</p>
    )}
  </section>
)

type Rows = readonly (readonly [name: string, value: string])[]

export const Facts = ({ rows }: { readonly rows: Rows }) => (
  <dl className="letter-facts">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

export const Paragraphs = ({ text }: { readonly text: string }) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph, at) => (
      <p key={at} className="letter-text">
        {paragraph}
      </p>
    ))
