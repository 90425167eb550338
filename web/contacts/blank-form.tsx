// One blank form on A4, in the language of whoever fills it in.
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { addresseeToText } from './addressee.ts'
import { type BlankForm, formTexts } from './form-texts.ts'
import type { Words } from './form-words.fi.ts'
import { letterTexts } from './letter-texts.ts'
import { Complaint } from './letter.tsx'

type Field = keyof Words['fields']

const fieldsOf: Readonly<Record<BlankForm, readonly Field[]>> = {
  access: ['name', 'organisation', 'known', 'address', 'more'],
  rectify: ['name', 'organisation', 'known', 'address', 'wrong', 'right'],
  erase: ['name', 'organisation', 'known', 'address', 'more'],
  limit: ['name', 'organisation', 'known', 'address', 'why'],
  withdraw: ['name', 'organisation', 'known', 'address'],
}
const tallFields: readonly Field[] = ['wrong', 'right', 'why', 'more']

export const BlankFormSheet = ({
  form,
  language,
  notice,
}: {
  readonly form: BlankForm
  readonly language: Language
  readonly notice: Notice | null
}) => {
  const words = formTexts[language]
  return (
    <article className="letter blank-form print-alone" lang={language} aria-labelledby="form-title">
      <h2 id="form-title">{words.titles[form]}</h2>
      <p>{words.asks[form]}</p>
      {form === 'limit' && <Choices choices={Object.values(words.limits)} />}
      {form === 'withdraw' ? (
        <Choices choices={Object.values(words.withdraws)} />
      ) : (
        <section>
          <h3>{words.whoTitle}</h3>
          <Choices choices={Object.values(words.who)} />
          <p className="small">{words.clientNote}</p>
        </section>
      )}
      {fieldsOf[form].map((field) => (
        <Blank key={field} label={words.fields[field]} isTall={tallFields.includes(field)} />
      ))}
      <p>
        <strong>{words.noCode}</strong>
      </p>
      <div className="letter-signing">
        <Blank label={words.fields.day} />
        <Blank label={words.fields.signature} />
      </div>
      <Sending form={form} language={language} notice={notice} words={words} />
      <section>
        <h3>{words.nextTitle}</h3>
        <ul>
          {words.next.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <Complaint notice={notice} language={language} words={letterTexts[language]} />
    </article>
  )
}

const Sending = ({
  form,
  language,
  notice,
  words,
}: {
  readonly form: BlankForm
  readonly language: Language
  readonly notice: Notice | null
  readonly words: Words
}) => {
  if (!notice) return null
  const { settings } = notice
  return (
    <section>
      <h3>{words.toTitle}</h3>
      <p>
        {words.to} <strong>{addresseeToText(settings.controller, language)}</strong>
      </p>
      {form === 'withdraw' && (
        <p>
          {words.withdrawal} <strong>{settings.withdrawal}</strong>
        </p>
      )}
      {settings.form !== '' && (
        <p>
          {words.eForm} {settings.form}
        </p>
      )}
    </section>
  )
}

const Choices = ({ choices }: { readonly choices: readonly string[] }) => (
  <ul className="letter-choices">
    {choices.map((choice) => (
      <li key={choice}>
        <span className="letter-box" aria-hidden="true" />
        {choice}
      </li>
    ))}
  </ul>
)

/** A name and a line to write on. */
const Blank = ({ label, isTall = false }: { readonly label: string; readonly isTall?: boolean }) => (
  <p className={isTall ? 'letter-blank letter-blank-tall' : 'letter-blank'}>
    <span>{label}</span>
    <span />
  </p>
)
