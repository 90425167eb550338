// The forms of what is done with a contact. What is typed is gone with the dialog.
import { useState } from 'react'
import { dayPlus } from '@tukkimies/shared/day.ts'
import { phoneToText } from '@tukkimies/shared/phone.ts'
import {
  type ContactField,
  ErasureReason,
  ErasureReceipt,
  HeldContact,
  RestrictionReason,
} from '@tukkimies/shared/register/contact.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { ChangeDialog, type FormReading } from '../asking/change-dialog.tsx'
import { formatDay } from '../format.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { DayField } from '../ui/day-field.tsx'
import { TextField } from '../ui/field.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Select } from '../ui/select.tsx'
import { lastReview, readContact, readRestriction, type Reading, type Why, type Wrong } from './contact-draft.ts'
import { contactsBook } from './contacts-book.ts'
import type { Words } from './contacts-words.fi.ts'

type Asked = {
  readonly contact: HeldContact
  readonly onDone: (contact: HeldContact, said: string) => void
  readonly onClose: () => void
}

const pathOf = ({ ref }: HeldContact, act: string): string => `/api/v1/contacts/${ref}/${act}`

export const CorrectDialog = ({ contact, onDone, onClose }: Asked) => {
  const { correct: words, fields, errors } = useWords(contactsBook)
  const [before] = useState(() => ({ ...contact.details, phone: phoneToText(contact.details.phone) }))
  const [typed, setTyped] = useState(before)
  const field = (name: ContactField, error: string | undefined, hint?: string) => (
    <TextField
      label={fields[name]}
      hint={hint}
      error={error}
      name={name}
      type={name === 'phone' ? 'tel' : name === 'email' ? 'email' : 'text'}
      value={typed[name]}
      autoComplete="off"
      autoCapitalize={name === 'email' ? 'none' : undefined}
      spellCheck={false}
      required={name === 'organisation' || name === 'name'}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  )
  return (
    <ChangeDialog
      title={words.title}
      action={words.action}
      dirty={typed !== before}
      read={() =>
        toForm(readContact(typed), pathOf(contact, 'correct'), ({ field: name, why }) => whyToText(name, why, errors))
      }
      onDone={(next) => onDone(next, words.done)}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.text}</p>
          {field('organisation', errorOf('organisation'))}
          {field('name', errorOf('name'))}
          <p className="small muted">{words.either}</p>
          {field('phone', errorOf('phone'), words.phoneHint)}
          {field('email', errorOf('email'))}
        </>
      )}
    </ChangeDialog>
  )
}

export const NarrowDialog = ({ contact, onDone, onClose }: Asked) => {
  const { narrow: words, errors } = useWords(contactsBook)
  const [chosen, setChosen] = useState('')
  const drop = (['phone', 'email'] as const).find((one) => one === chosen)
  return (
    <ChangeDialog
      title={words.title}
      action={words.action}
      kind="danger"
      read={() =>
        drop
          ? ready(pathOf(contact, 'narrow'), { drop })
          : { is: 'wrong', errors: [{ name: 'drop', text: errors.reason }] }
      }
      onDone={(next) => onDone(next, words.done[drop ?? 'phone'])}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.text}</p>
          <RadioField
            legend={words.which}
            name="drop"
            error={errorOf('drop')}
            options={[
              { value: 'phone', label: words.phone },
              { value: 'email', label: words.email },
            ]}
            value={chosen}
            onChange={setChosen}
          />
        </>
      )}
    </ChangeDialog>
  )
}

export const RestrictDialog = ({ contact, onDone, onClose }: Asked) => {
  const { restrict: words, errors, sheet } = useWords(contactsBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const [typed, setTyped] = useState({ reason: '', review: '' })
  const latest = lastReview(today, contact.deletion)
  const reading = readRestriction(typed, today, contact.deletion)
  return (
    <ChangeDialog
      title={words.title}
      action={words.action}
      dirty={typed.reason !== '' || typed.review !== ''}
      read={() =>
        toForm(reading, pathOf(contact, 'restrict'), ({ field }) =>
          field === 'reason' ? errors.reason : errors.review(formatDay(language, latest)),
        )
      }
      onDone={(next) => onDone(next, words.done(formatDay(language, next.restriction?.review ?? latest)))}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.text}</p>
          <Select
            label={words.reason}
            name="reason"
            error={errorOf('reason')}
            value={typed.reason}
            empty={words.chooseReason}
            options={RestrictionReason.options.map((value) => ({ value, label: sheet.restrictions[value] }))}
            required
            onChange={(reason) => setTyped({ ...typed, reason })}
          />
          <DayField
            label={words.review}
            hint={words.reviewHint(formatDay(language, latest))}
            name="review"
            error={errorOf('review')}
            min={dayPlus(today, 1)}
            max={latest}
            value={typed.review}
            required
            onChange={(review) => setTyped({ ...typed, review })}
          />
        </>
      )}
    </ChangeDialog>
  )
}

export const UnrestrictDialog = ({ contact, onDone, onClose }: Asked) => {
  const { unrestrict: words } = useWords(contactsBook)
  return (
    <ChangeDialog
      title={words.title}
      action={words.action}
      read={() => ready(pathOf(contact, 'unrestrict'), {})}
      onDone={(next) => onDone(next, words.done)}
      onClose={onClose}
    >
      {() => <p>{words.text}</p>}
    </ChangeDialog>
  )
}

export const ToldDialog = ({ contact, toTell, onDone, onClose }: Asked & { readonly toTell: Notice }) => {
  const { told: words } = useWords(contactsBook)
  const { language } = useLanguage()
  const { version } = toTell
  return (
    <ChangeDialog
      title={words.title}
      action={words.action}
      read={() => ready(pathOf(contact, 'told'), { version })}
      onDone={(next) => onDone(next, words.done)}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{words.text(version)}</p>
          <p>{toTell.changes[language]}</p>
        </>
      )}
    </ChangeDialog>
  )
}

export const EraseDialog = ({
  contact,
  onClose,
  onErased,
}: {
  readonly contact: HeldContact
  readonly onClose: () => void
  readonly onErased: (receipt: ErasureReceipt) => void
}) => {
  const { erase: words } = useWords(contactsBook)
  const [chosen, setChosen] = useState('')
  const reason = ErasureReason.options.find((option) => option === chosen)
  return (
    <ChangeDialog
      title={words.title}
      action={words.action}
      kind="danger"
      read={() =>
        reason
          ? { is: 'ready', change: { path: pathOf(contact, 'erase'), body: { reason }, shape: ErasureReceipt } }
          : { is: 'wrong', errors: [{ name: 'reason', text: words.chooseReason }] }
      }
      onDone={onErased}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.text}</p>
          <p>{words.stays}</p>
          <RadioField
            legend={words.reason}
            name="reason"
            error={errorOf('reason')}
            options={ErasureReason.options.map((value) => ({ value, label: words.reasons[value] }))}
            value={chosen}
            onChange={setChosen}
          />
        </>
      )}
    </ChangeDialog>
  )
}

const ready = (path: string, body: unknown): FormReading<HeldContact> => ({
  is: 'ready',
  change: { path, body, shape: HeldContact },
})

const toForm = <T, F extends string>(
  reading: Reading<T, F>,
  path: string,
  textOf: (wrong: Wrong<F>) => string,
): FormReading<HeldContact> =>
  reading.is === 'ready'
    ? ready(path, reading.value)
    : { is: 'wrong', errors: reading.wrong.map((one) => ({ name: one.field, text: textOf(one) })) }

const whyToText = (field: ContactField, why: Why, errors: Words['errors']): string => {
  if (why === 'missing') return field === 'organisation' ? errors.organisation : errors.name
  return why === 'reason' || why === 'review' ? errors.text_found : errors[why]
}
