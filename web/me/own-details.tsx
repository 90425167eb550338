// The six details: what for, where from, how long, who sees; corrected by their owner, and what they were before.
import { useRef, useState } from 'react'
import type { OwnRecord } from '@tukkimies/shared/register/user.ts'
import { formatDay } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ownBook } from './own-book.ts'
import { OwnDetailsForm } from './own-details-form.tsx'
import { detailNames, detailToText, type Reference } from './own-naming.ts'

type Props = { readonly record: OwnRecord; readonly reference: Reference | null }

export const OwnDetails = ({ record, reference, onDone }: Props & { readonly onDone: (said: string) => void }) => {
  const words = useWords(ownBook)
  const texts = words.details
  const { language } = useLanguage()
  const [isEdited, setIsEdited] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  /** The pressed button goes away: the heading stays. */
  const show = (isForm: boolean) => {
    setIsEdited(isForm)
    heading.current?.focus()
  }
  const { details, deletion } = record.user
  return (
    <section className="card stack">
      <h2 tabIndex={-1} ref={heading}>
        {texts.title}
      </h2>
      {isEdited ? (
        <OwnDetailsForm
          details={details}
          reference={reference}
          onNo={() => show(false)}
          onDone={(said) => {
            show(false)
            onDone(said)
          }}
        />
      ) : (
        <>
          <dl className="own-fields">
            {detailNames.map((name) => (
              <div key={name}>
                <dt>{texts[name]}</dt>
                <dd>{detailToText(details, name, reference, language, words)}</dd>
                <dd className="muted small">{texts.why[name]}</dd>
              </div>
            ))}
          </dl>
          <ul>
            <li>{texts.source}</li>
            <li>{texts.whoSees}</li>
            <li>{texts.howLong(formatDay(language, deletion))}</li>
          </ul>
          <Button onClick={() => show(true)}>{texts.edit}</Button>
        </>
      )}
      <Corrections record={record} reference={reference} />
    </section>
  )
}

const Corrections = ({ record: { corrections }, reference }: Props) => {
  const words = useWords(ownBook)
  const texts = words.details
  const { language } = useLanguage()
  if (corrections.length === 0) return null
  return (
    <details className="own-part">
      <summary>{texts.corrections(corrections.length)}</summary>
      {corrections.map(({ day, by, before }, at) => (
        // Corrections are only ever added: their place names them.
        <div key={at}>
          <h3>{texts.correction[by](formatDay(language, day))}</h3>
          <dl className="own-facts">
            {detailNames.map((name) => (
              <div key={name} className="own-fact">
                <dt>{texts[name]}</dt>
                <dd>{detailToText(before, name, reference, language, words)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </details>
  )
}
