import { type SyntheticEvent, useState } from 'react'
import { Details, Me } from '@tukkimies/shared/register/user.ts'
import { useAsk, useDirty, useLanguage, useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { PickList } from '../ui/pick-list.tsx'
import { ownBook } from './own-book.ts'
import { FailedNote, useOwnAttempt } from './own-change.tsx'
import { languageOptions, type Reference } from './own-naming.ts'
import type { Words } from './own-words.fi.ts'

type Field = keyof Words['details']['errors']

/** Changed details, and the fields that cannot be as they are. An e-mail address is typed twice when it changes. */
const readDraft = (draft: Details, before: Details, emailAgain: string): readonly Field[] => {
  const wrong = new Set(Details.safeParse(draft).error?.issues.map(({ path }) => path[0]) ?? [])
  const fields = (['first', 'last', 'email', 'locality'] as const).filter((field) => wrong.has(field))
  const isOther = draft.email !== before.email && draft.email.trim() !== emailAgain.trim()
  return isOther ? [...fields, 'emailAgain'] : fields
}

const trimmed = (draft: Details): Details => ({
  ...draft,
  first: draft.first.trim(),
  last: draft.last.trim(),
  email: draft.email.trim(),
  locality: draft.locality.trim(),
})

export const OwnDetailsForm = ({
  details,
  reference,
  onNo,
  onDone,
}: {
  readonly details: Details
  readonly reference: Reference | null
  readonly onNo: () => void
  readonly onDone: (said: string) => void
}) => {
  const words = useWords(ownBook)
  const texts = words.details
  const { language } = useLanguage()
  const ask = useAsk()
  const { showMe } = useSession()
  const { isBusy, failed, attempt, forget } = useOwnAttempt()
  const [draft, setDraft] = useState(details)
  const [emailAgain, setEmailAgain] = useState('')
  const [sent, setSent] = useState(0)
  useDirty(draft !== details)
  const request = trimmed(draft)
  const wrong = readDraft(request, details, emailAgain)
  const errorOf = (field: Field) => (sent > 0 && wrong.includes(field) ? texts.errors[field] : undefined)
  const errors = sent > 0 ? wrong.map((name) => ({ name, text: texts.errors[name] })) : []

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (wrong.length > 0) return
    const answer = await attempt(() => ask({ path: '/api/v1/me/details', body: request, shape: Me }))
    if (!answer) return
    showMe(answer.value)
    onDone(texts.saved)
  }
  const field = (name: 'first' | 'last' | 'email' | 'locality', autoComplete: string) => (
    <TextField
      label={texts[name]}
      hint={texts.why[name]}
      error={errorOf(name)}
      name={name}
      type={name === 'email' ? 'email' : 'text'}
      value={draft[name]}
      autoComplete={autoComplete}
      spellCheck={false}
      required={name === 'first' || name === 'last'}
      onChange={(text) => setDraft({ ...draft, [name]: text })}
    />
  )

  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary title={texts.wrong} errors={errors} attempt={sent} />
      <FailedNote failed={failed} />
      {field('first', 'given-name')}
      {field('last', 'family-name')}
      {field('email', 'email')}
      {draft.email !== details.email && draft.email !== '' && (
        <TextField
          label={texts.emailAgain}
          error={errorOf('emailAgain')}
          name="emailAgain"
          type="email"
          value={emailAgain}
          autoComplete="off"
          spellCheck={false}
          required
          onChange={setEmailAgain}
        />
      )}
      {field('locality', 'address-level2')}
      <PickList
        legend={texts.adviceLanguages}
        add={texts.addLanguage}
        choose={texts.chooseLanguage}
        none={texts.noLanguage}
        remove={texts.removeLanguage}
        options={languageOptions(reference, language)}
        chosen={draft.adviceLanguages}
        onChoose={(chosen) => setDraft({ ...draft, adviceLanguages: [...chosen] })}
      />
      <div className="row">
        <Button type="submit" kind="primary" busy={isBusy}>
          {texts.save}
        </Button>
        <Button onClick={onNo}>{words.cancel}</Button>
      </div>
    </form>
  )
}
