// Everything that the register holds about one contact person, for that person (A34, Art. 15): to print, and as a file for
// programs. In the person's language. Making it is noted.
import type { ContactRef } from '@tukkimies/shared/id.ts'
import { ContactCopy, type ContactDetails } from '@tukkimies/shared/register/contact.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { formatDay } from '../format.ts'
import { useAnswer } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Loading } from '../ui/status.tsx'
import { letterTexts } from './letter-texts.ts'
import type { Words as LetterWords } from './letter-words.fi.ts'
import { Complaint, Facts } from './letter.tsx'
import type { Words } from './requests-words.fi.ts'
import { useNotice } from './use-notice.ts'

export const ContactCopyView = ({
  contact,
  language,
  words,
}: {
  readonly contact: ContactRef
  readonly language: Language
  readonly words: Words
}) => {
  const answer = useAnswer({ path: `/api/v1/contacts/${contact}/copy`, shape: ContactCopy, once: true })
  const copy = valueOf(answer)
  const { contacts: texts } = words
  return (
    <div className="stack">
      {answer.is === 'loading' && <Loading label={words.loading} />}
      <AnswerNote
        answer={answer}
        path="/requests"
        failed={texts.copyFailed}
        stale={words.stale}
        noRight={texts.noRight}
      />
      {copy && (
        <>
          <div className="row no-print">
            <Button icon="print" kind="primary" onClick={() => window.print()}>
              {texts.copyPrint}
            </Button>
            <Button
              onClick={() =>
                saveFile(`${texts.copyFile}-${copy.made}.json`, 'application/json', JSON.stringify(copy, null, 2))
              }
            >
              {texts.copyJson}
            </Button>
          </div>
          <p className="small muted no-print">{texts.copyHint}</p>
          <Copy copy={copy} language={language} />
        </>
      )}
    </div>
  )
}

const Copy = ({ copy, language }: { readonly copy: ContactCopy; readonly language: Language }) => {
  const words = letterTexts[language]
  const { notice } = useNotice()
  const pulled = valueOf(useAnswer({ path: '/api/v1/pull', shape: PullAnswer }))
  const places = [...(pulled?.organisations ?? []), ...(pulled?.points ?? [])]
  const place = (id: string) => places.find((one) => one.id === id)?.names[language] ?? id
  const { corrections } = copy.contact
  return (
    <article className="letter print-alone" lang={language} aria-labelledby="copy-title">
      <h2 id="copy-title">{words.copy}</h2>
      <Facts rows={copyFacts(copy, language, words, place)} />
      {corrections.length > 0 && (
        <section>
          <h3>{words.correctionsTitle}</h3>
          {corrections.map(({ day, before }, at) => (
            <div key={at}>
              <p>{words.corrected(formatDay(language, day))}</p>
              <Facts rows={detailFacts(before, words)} />
            </div>
          ))}
        </section>
      )}
      <Uses copy={copy} language={language} words={words} />
      <section>
        <h3>{words.infoTitle}</h3>
        {words.info.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <Complaint notice={notice} language={language} words={words} />
    </article>
  )
}

const Uses = ({
  copy: { uses },
  language,
  words,
}: {
  readonly copy: ContactCopy
  readonly language: Language
  readonly words: LetterWords
}) => (
  <section>
    <h3>{words.usesTitle}</h3>
    {uses.length === 0 ? (
      <p>{words.usesNone}</p>
    ) : (
      <ul>
        {uses.map(({ day, event }, at) => (
          <li key={at}>
            {formatDay(language, day)}: {isKnown(event, words.uses) ? words.uses[event] : words.used}
          </li>
        ))}
      </ul>
    )}
  </section>
)

const isKnown = <Known extends object>(name: string, known: Known): name is Extract<keyof Known, string> =>
  Object.hasOwn(known, name)

const detailFacts = (details: ContactDetails, { copyFacts: facts }: LetterWords) => {
  const { organisation, name, phone, email } = details
  const known = (text: string) => (text === '' ? facts.none : text)
  return [
    [facts.organisation, organisation],
    [facts.name, name],
    [facts.phone, known(phone)],
    [facts.email, known(email)],
  ] as const
}

const copyFacts = (
  { contact, organisation, requests, made }: ContactCopy,
  language: Language,
  words: LetterWords,
  place: (id: string) => string,
) => {
  const { copyFacts: facts, ways } = words
  const { details, consent, restriction, point, recorded, deletion } = contact
  const day = (value: typeof made) => formatDay(language, value)
  const agreed = words.consent(day(consent.day), ways[consent.way], consent.text, consent.notice)
  return [
    ...detailFacts(details, words),
    [facts.holder, place(organisation)],
    [facts.point, place(point)],
    [facts.recorded, day(recorded)],
    [facts.deletion, day(deletion)],
    [facts.consent, agreed],
    [facts.restriction, restriction ? words.restriction(day(restriction.since), day(restriction.review)) : facts.none],
    [facts.requests, requests.length === 0 ? facts.none : requests.join('\n')],
    [facts.made, day(made)],
  ] as const
}
