// The fields of a user: who it is, and what for.
import { adviceLanguageCodes } from '@tukkimies/shared/register/code-list.ts'
import { type Details, GrantReason, type Role } from '@tukkimies/shared/register/user.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { DayField } from '../ui/day-field.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PickList } from '../ui/pick-list.tsx'
import { Select } from '../ui/select.tsx'
import type { NamedPoint } from './enrol-form.tsx'
import { type AccessDraft, isOfPoints } from './user-draft.ts'
import { usersBook } from './users-book.ts'

type ErrorOf = (field: string) => string | undefined

export const DetailsFields = ({
  details,
  reference,
  errorOf,
  onChange,
}: {
  readonly details: Details
  readonly reference: PullAnswer | null
  readonly errorOf: ErrorOf
  readonly onChange: (details: Details) => void
}) => {
  const { details: words } = useWords(usersBook)
  const { language } = useLanguage()
  const list = reference?.lists.at(-1)
  const options = list
    ? adviceLanguageCodes(list).map(({ key, labels }) => ({ value: key, label: labels[language] }))
    : []
  const field = (name: Exclude<keyof Details, 'adviceLanguages'>, hint?: string) => (
    <TextField
      label={words[name]}
      hint={hint}
      error={errorOf(name)}
      name={name}
      type={name === 'email' ? 'email' : 'text'}
      value={details[name]}
      // Somebody else's details: the browser's own would be wrong here.
      autoComplete="off"
      autoCapitalize={name === 'username' || name === 'email' ? 'none' : undefined}
      spellCheck={false}
      required={name !== 'email' && name !== 'locality'}
      onChange={(text) => onChange({ ...details, [name]: text })}
    />
  )
  return (
    <>
      {field('first')}
      {field('last')}
      {field('username', words.usernameHint)}
      {field('email', words.emailHint)}
      {field('locality')}
      <PickList
        legend={words.adviceLanguages}
        add={words.addLanguage}
        choose={words.chooseLanguage}
        none={words.noLanguage}
        remove={words.removeLanguage}
        options={options}
        chosen={details.adviceLanguages}
        onChoose={(chosen) => onChange({ ...details, adviceLanguages: [...chosen] })}
      />
    </>
  )
}

export type Places = {
  readonly roles: readonly Role[]
  readonly points: readonly NamedPoint[]
  /** Those to choose from; empty where it is always the own one. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

export const AccessFields = ({
  access,
  places: { roles, points, organisations },
  errorOf,
  onChange,
}: {
  readonly access: AccessDraft
  readonly places: Places
  readonly errorOf: ErrorOf
  readonly onChange: (access: AccessDraft) => void
}) => {
  const words = useWords(usersBook)
  const texts = words.access
  const change = (part: Partial<AccessDraft>) => onChange({ ...access, ...part })
  const isTrainee = access.trainee && access.role === 'advisor'
  return (
    <>
      <Select
        label={texts.role}
        name="role"
        error={errorOf('role')}
        value={access.role}
        empty={texts.chooseRole}
        options={roles.map((role) => ({ value: role, label: words.roles[role] }))}
        required
        onChange={(value) => change({ role: roles.find((role) => role === value) ?? '' })}
      />
      {organisations.length > 0 && access.role === 'main_user' && (
        <Select
          label={texts.organisation}
          name="organisation"
          error={errorOf('organisation')}
          value={access.organisation}
          empty={texts.chooseOrganisation}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          required
          onChange={(organisation) => change({ organisation })}
        />
      )}
      {isOfPoints(access.role) && (
        <PointChecks
          points={points}
          chosen={access.points}
          error={errorOf('points')}
          onChange={(chosen) => change({ points: chosen })}
        />
      )}
      {access.role === 'advisor' && (
        <>
          <CheckField
            label={texts.contacts}
            hint={texts.contactsHint}
            checked={access.contacts}
            onChange={(contacts) => change({ contacts })}
          />
          <CheckField
            label={texts.trainee}
            hint={texts.traineeHint}
            checked={access.trainee}
            onChange={(trainee) => change({ trainee })}
          />
        </>
      )}
      <DayField
        label={texts.endDay}
        hint={isTrainee ? texts.endDayTrainee : texts.endDayHint}
        error={errorOf('endDay')}
        name="endDay"
        value={access.endDay}
        required={isTrainee}
        onChange={(endDay) => change({ endDay })}
      />
      <Select
        label={texts.reason}
        name="reason"
        error={errorOf('reason')}
        value={access.reason}
        empty={texts.chooseReason}
        options={GrantReason.options.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
        required
        onChange={(reason) => change({ reason })}
      />
    </>
  )
}

const PointChecks = ({
  points,
  chosen,
  error,
  onChange,
}: {
  readonly points: readonly NamedPoint[]
  readonly chosen: AccessDraft['points']
  readonly error: string | undefined
  readonly onChange: (chosen: AccessDraft['points']) => void
}) => {
  const { access: words } = useWords(usersBook)
  return (
    <fieldset className="radio-field">
      <legend>{words.points}</legend>
      <p className="field-hint">{words.pointsHint}</p>
      {points.map(({ id, name }) => (
        <CheckField
          key={id}
          label={name}
          name="points"
          checked={chosen.includes(id)}
          onChange={(isChosen) => onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))}
        />
      ))}
      {error && (
        <p className="field-error">
          <Icon name="error" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
