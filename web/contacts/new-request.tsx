// A request that came in writing, by phone or in person is noted.
import { useState } from 'react'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { HeldRequest, RequestGroup, requestDueDay, RequestRight } from '@tukkimies/shared/register/request.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay } from '../format.ts'
import { useDelicate, useDevice, useFrame, useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { TextField } from '../ui/field.tsx'
import { useForgetting } from '../ui/leave.ts'
import { Select, type SelectOption } from '../ui/select.tsx'
import { Banner } from '../ui/status.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { letterTexts } from './letter-texts.ts'
import { channels, readRequestFields, type RequestFields } from './request-draft.ts'
import type { Words } from './requests-words.fi.ts'

export const NewRequestDialog = ({
  words,
  organisations,
  onDone,
  onClose,
}: {
  readonly words: Words
  /** For whoever chooses whose main user sees to it. */
  readonly organisations: readonly SelectOption[]
  readonly onDone: (request: HeldRequest) => void
  readonly onClose: () => void
}) => {
  const { language } = useLanguage()
  const { today } = useDevice()
  const [fields, setFields] = useState<RequestFields>({
    right: '',
    group: '',
    channel: '',
    received: today,
    name: '',
    address: '',
    language,
    subject: '',
    organisation: '',
  })
  const change = (changed: Partial<RequestFields>) => setFields({ ...fields, ...changed })
  useDelicate()
  useForgetting(onClose)
  const { form } = words
  return (
    <ChangeDialog
      title={form.title}
      action={form.save}
      dirty={fields.name !== '' || fields.address !== '' || fields.subject !== ''}
      read={() => {
        const reading = readRequestFields(fields, today)
        if ('request' in reading)
          return { is: 'ready', change: { path: '/api/v1/requests', body: reading.request, shape: HeldRequest } }
        const errors = reading.findings.map(({ field, why }) => ({ name: field, text: form.errors[why](form[field]) }))
        return { is: 'wrong', errors }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Asked fields={fields} words={words} errorOf={errorOf} onChange={change} />
          {organisations.length > 0 && (
            <Select
              label={form.organisation}
              hint={form.organisationHint}
              name="organisation"
              value={fields.organisation}
              empty={form.officerAlone}
              options={organisations}
              onChange={(organisation) => change({ organisation })}
            />
          )}
          <Person fields={fields} words={words} errorOf={errorOf} onChange={change} />
        </>
      )}
    </ChangeDialog>
  )
}

type Part = {
  readonly fields: RequestFields
  readonly words: Words
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (changed: Partial<RequestFields>) => void
}

const Asked = ({ fields, words, errorOf, onChange }: Part) => {
  const { language } = useLanguage()
  const { form, rights, groups, channels: channelWords } = words
  const { today } = useDevice()
  const right = RequestRight.safeParse(fields.right).data
  return (
    <>
      <Select
        label={form.right}
        name="right"
        value={fields.right}
        empty={form.choose}
        error={errorOf('right')}
        options={RequestRight.options.map((value) => ({ value, label: rights[value] }))}
        onChange={(value) => onChange({ right: value })}
      />
      <Select
        label={form.group}
        name="group"
        value={fields.group}
        empty={form.choose}
        error={errorOf('group')}
        options={RequestGroup.options.map((value) => ({ value, label: groups[value] }))}
        onChange={(group) => onChange({ group })}
      />
      {fields.group !== '' && <Banner>{words.groupHelp[RequestGroup.parse(fields.group)]}</Banner>}
      <Select
        label={form.channel}
        name="channel"
        value={fields.channel}
        empty={form.choose}
        error={errorOf('channel')}
        options={channels.map((value) => ({ value, label: channelWords[value] }))}
        onChange={(channel) => onChange({ channel })}
      />
      <DayField
        label={form.received}
        name="received"
        value={fields.received}
        max={today}
        error={errorOf('received')}
        hint={right && dueHint(words, right, fields.received, language)}
        onChange={(received) => onChange({ received })}
      />
    </>
  )
}

const dueHint = (words: Words, right: RequestRight, received: string, language: Parameters<typeof formatDay>[0]) => {
  const day = HeldRequest.def.shape.received.safeParse(received).data
  return day && words.form.dueOn(formatDay(language, requestDueDay(right, day, false)))
}

const Person = ({ fields, words: { form }, errorOf, onChange }: Part) => {
  const { languageNames } = useFrame()
  const right = RequestRight.safeParse(fields.right).data
  return (
    <>
      <TextField
        label={form.name}
        hint={form.nameHint}
        name="name"
        autoComplete="off"
        maxLength={120}
        value={fields.name}
        error={errorOf('name')}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={form.address}
        hint={form.addressHint}
        name="address"
        autoComplete="off"
        maxLength={300}
        value={fields.address}
        error={errorOf('address')}
        onChange={(address) => onChange({ address })}
      />
      <Select
        label={form.language}
        name="language"
        value={fields.language}
        options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
        onChange={(value) => onChange({ language: languages.find((one) => one === value) ?? 'fi' })}
      />
      <TextArea
        label={form.subject}
        hint={form.subjectHint}
        name="subject"
        rows={4}
        maxLength={2000}
        lang={fields.language}
        value={fields.subject}
        error={errorOf('subject')}
        onChange={(subject) => onChange({ subject })}
      />
      {right && (
        <Button onClick={() => onChange({ subject: letterTexts[fields.language].asks[right] })}>{form.template}</Button>
      )}
    </>
  )
}
