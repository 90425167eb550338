// The four details of a contact person and their consent. What is typed stays in this form's memory: it is in no address,
// draft or title, and gone with a lock, a save, a cancel or another page.
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { EntryId } from '@tukkimies/shared/id.ts'
import { phoneToText, textToPhone } from '@tukkimies/shared/phone.ts'
import { consentVersion } from '@tukkimies/shared/register/consent.ts'
import {
  type ConsentWay,
  type ContactField,
  emailLengthMax,
  nameLengthMax,
  organisationLengthMax,
} from '@tukkimies/shared/register/contact.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { type ContactOutcome, type UsedDevice, useDelicate, useDirty, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useForgetting } from '../ui/leave.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ConsentCard } from './consent-card.tsx'
import { type ContactDraft, contactFields, emptyDraft, isTyped, readDraft } from './contact-draft.ts'
import { partnerBook } from './partner-book.ts'
import type { Words } from './partner-words.fi.ts'

type Unsaved = Extract<ContactOutcome, { readonly is: 'not_saved' }>['why']

export const ContactForm = ({
  device,
  onCancel,
  onSaved,
}: {
  readonly device: UsedDevice
  readonly onCancel: () => void
  readonly onSaved: (id: EntryId) => void
}) => {
  const { form: words } = useWords(partnerBook)
  const { language: own } = useLanguage()
  const [draft, setDraft] = useState(emptyDraft)
  const [left, setLeft] = useState<readonly ContactField[]>([])
  const [consent, setConsent] = useState<{ readonly language: Language; readonly way: ConsentWay | null }>({
    language: own,
    way: null,
  })
  const [tries, setTries] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Unsaved | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useDelicate()
  useDirty(isTyped(draft))
  useForgetting(() => setDraft(emptyDraft))
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [])
  useEffect(() => {
    if (tries > 0) focusFirstWrong(form.current)
  }, [tries])

  const reading = readDraft(draft)
  const { notice, organisation } = device
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy) return
    setFailed(null)
    if (reading.is === 'wrong' || consent.way === null || !notice) return setTries((count) => count + 1)
    const { language, way } = consent
    setBusy(true)
    const outcome = await device.saveContact({
      details: reading.details,
      consent: { text: consentVersion, notice: notice.version, language, way },
    })
    setBusy(false)
    if (outcome.is === 'saved') return onSaved(outcome.id)
    setFailed(outcome.why)
  }
  const errorOf = (field: ContactField): string | undefined => {
    const problem = reading.is === 'wrong' ? reading.problems[field] : undefined
    const isShown = tries > 0 || (left.includes(field) && draft[field] !== '')
    return problem && isShown ? words.problems[problem] : undefined
  }
  if (!notice || !organisation) return null
  return (
    <form ref={form} className="contact-form" noValidate autoComplete="off" onSubmit={(event) => void save(event)}>
      <section className="card stack contact-details" aria-labelledby="contact-title">
        <h2 id="contact-title">{words.title}</h2>
        <p className="muted">{words.intro}</p>
        {contactFields.map((field) => (
          <TextField
            key={field}
            {...inputs[field]}
            {...quiet}
            label={words.labels[field]}
            hint={hintOf(field, draft, left, words)}
            error={errorOf(field)}
            value={draft[field]}
            onChange={(text) => setDraft((before) => ({ ...before, [field]: text }))}
            onBlur={() => setLeft((before) => [...before.filter((one) => one !== field), field])}
          />
        ))}
      </section>
      <ConsentCard
        notice={notice}
        organisation={organisation}
        today={device.today}
        language={consent.language}
        way={consent.way}
        error={tries > 0 && consent.way === null ? words.noConsent : undefined}
        onLanguage={(language) => setConsent((before) => ({ ...before, language }))}
        onWay={(way) => setConsent((before) => ({ ...before, way }))}
      />
      <div className="contact-end">
        {failed && (
          <ProblemNote key={failed} title={words.notSaved} takesFocus>
            <p>{words.unsaved[failed]}</p>
          </ProblemNote>
        )}
        <div className="row">
          <Button onClick={onCancel}>{words.cancel}</Button>
          <Button kind="primary" type="submit" busy={isBusy}>
            {words.save}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** How a phone number was understood; otherwise what to write. */
const hintOf = (
  field: ContactField,
  draft: ContactDraft,
  left: readonly ContactField[],
  words: Words['form'],
): string | undefined => {
  const phone = field === 'phone' && left.includes('phone') ? textToPhone(draft.phone) : null
  return phone === null ? words.hints[field] : words.understood(phoneToText(phone))
}

/** Nothing that a browser would keep, send away to be checked, or offer to the next person. */
const quiet = { autoComplete: 'off', autoCorrect: 'off', spellCheck: false } as const

const inputs = {
  organisation: { maxLength: organisationLengthMax, autoCapitalize: 'words' },
  name: { maxLength: nameLengthMax, autoCapitalize: 'words' },
  phone: { type: 'tel', maxLength: 40 },
  email: { type: 'email', maxLength: emailLengthMax, autoCapitalize: 'none' },
} as const

const focusFirstWrong = (form: HTMLElement | null): void =>
  form?.querySelector<HTMLElement>('[aria-invalid=true], .radio-field:has(.field-error) input')?.focus()
