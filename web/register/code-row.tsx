// One code of a draft: how it will look and where it stands, and its fields once it is opened.
import { useState } from 'react'
import { notRecorded } from '@tukkimies/shared/register/code-list.ts'
import { type DraftCode, draftRules } from '@tukkimies/shared/register/code-list-draft.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { formatDay } from '../format.ts'
import { useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Mark } from '../ui/status.tsx'
import { ChipMeter } from './chip-meter.tsx'
import { codeState } from './draft-changes.ts'
import { changeCode, keyProblem, moveCode, removeCode, renameCode } from './draft-edit.ts'
import { errorAt } from './draft-findings.tsx'
import { type DimensionParts, draftGroups } from './draft-parts.ts'
import { MoveButtons } from './move-buttons.tsx'

type CodeParts = DimensionParts & { readonly code: DraftCode }

export const CodeRow = (parts: CodeParts) => {
  const { words, content, dimension, known, findings, opened, code, onOpen, onChange, onFocus } = parts
  const { language } = useLanguage()
  const path = `${dimension.key}.${code.key}`
  const name = code.labels[language] || words.code.nameless
  const isOpen = opened?.code === code.key
  const own = findings.filter((finding) => finding.path === path || finding.path.startsWith(`${path}.`))
  const problems = own.filter(({ rule }) => draftRules[rule] === 'problem')
  const state = codeState(known, code)
  const until = known?.codes.find(({ key }) => key === code.key)?.until
  const group = dimension.codes.find(({ key }) => key === code.parent)
  const close = () => {
    onOpen({ dimension: dimension.key, code: null })
    onFocus(path)
  }
  return (
    <li className={code.retired ? 'draft-code draft-code-retired' : 'draft-code'}>
      <div className="draft-code-line">
        <MoveButtons
          path={path}
          name={name}
          words={words}
          onMove={(step) => {
            onChange(moveCode(content, dimension.key, code.key, step))
            onFocus(`${path}.${step < 0 ? 'up' : 'down'}`)
          }}
        />
        <span className="draft-code-name">
          <span>{name}</span>
          {code.short && <span className="draft-code-chip">{code.short[language]}</span>}
        </span>
        <span className="draft-code-marks small">
          {group && <span className="muted">{group.labels[language]}</span>}
          {draftGroups(dimension).has(code.key) && <span className="muted">{words.code.isGroup}</span>}
          {code.retired ? (
            <Mark tone="warning">{until ? words.code.retiredOn(formatDay(language, until)) : words.code.retired}</Mark>
          ) : (
            state !== 'same' && <Mark tone="good">{words.code[state]}</Mark>
          )}
          {own.length > 0 && <Mark tone={problems.length > 0 ? 'danger' : 'warning'}>{own.length}</Mark>}
        </span>
        <Button
          name={path}
          aria-expanded={isOpen}
          aria-label={isOpen ? words.code.close : words.code.editName(name)}
          onClick={() => (isOpen ? close() : onOpen({ dimension: dimension.key, code: code.key }))}
        >
          {isOpen ? words.code.close : words.code.edit}
        </Button>
      </div>
      {isOpen && <OpenCode {...parts} />}
    </li>
  )
}

const OpenCode = (parts: CodeParts) => {
  const { words, content, dimension, known, findings, code, onChange } = parts
  const path = `${dimension.key}.${code.key}`
  const change = (part: Parameters<typeof changeCode>[3]) =>
    onChange(changeCode(content, dimension.key, code.key, part))
  const isGroup = draftGroups(dimension).has(code.key)
  const isGone = known?.codes.find(({ key }) => key === code.key)?.until !== undefined
  const others = findings.filter((finding) => finding.path === path)
  return (
    <div className="stack draft-code-open">
      {others.map(({ rule }) => (
        <p key={rule}>
          <Mark tone={draftRules[rule] === 'problem' ? 'danger' : 'warning'}>{words.rules[rule]}</Mark>
        </p>
      ))}
      <div className="draft-code-fields">
        {languages.map((one) => (
          <TextField
            key={one}
            label={words.code.labels[one]}
            error={errorAt(words, findings, `${path}.labels.${one}`)}
            name={`${path}.labels.${one}`}
            value={code.labels[one]}
            lang={one}
            maxLength={200}
            autoComplete="off"
            onChange={(text) => change({ labels: { ...code.labels, [one]: text } })}
          />
        ))}
      </div>
      {!isGroup && <ShortLabels {...parts} change={change} />}
      <div className="draft-code-fields">
        {!isGroup && code.key !== notRecorded && <GroupField {...parts} change={change} />}
        <KeyField {...parts} />
      </div>
      {!isGroup && !isGone && code.key !== notRecorded && <Retirement {...parts} change={change} />}
    </div>
  )
}

type ChangeParts = CodeParts & { readonly change: (part: Parameters<typeof changeCode>[3]) => void }

const ShortLabels = ({ words, dimension, findings, code, change }: ChangeParts) => {
  const path = `${dimension.key}.${code.key}`
  const { short } = code
  return (
    <>
      <CheckField
        label={words.code.withShort}
        hint={words.code.shortHint}
        checked={short !== undefined}
        onChange={(isShort) => change({ short: isShort ? { fi: '', sv: '', en: '' } : undefined })}
      />
      <div className="draft-code-fields">
        {languages.map((one) => (
          <div key={one} className="stack draft-code-chip-field">
            {short && (
              <TextField
                label={words.code.shortLabels[one]}
                error={errorAt(words, findings, `${path}.short.${one}`)}
                name={`${path}.short.${one}`}
                value={short[one]}
                lang={one}
                maxLength={60}
                autoComplete="off"
                onChange={(text) => change({ short: { ...short, [one]: text } })}
              />
            )}
            <ChipMeter words={words} dimension={dimension.key} language={one} text={(short ?? code.labels)[one]} />
          </div>
        ))}
      </div>
    </>
  )
}

/** Groups that there are, and new codes that may become one. */
const GroupField = ({ words, dimension, known, findings, code, change }: ChangeParts) => {
  const { language } = useLanguage()
  const groups = draftGroups(dimension)
  const isPublished = (key: string) => known?.codes.some((other) => other.key === key) ?? false
  const choices = dimension.codes.filter(
    ({ key, parent }) =>
      key !== code.key && parent === undefined && (groups.has(key) || !isPublished(key)) && key !== notRecorded,
  )
  if (choices.length === 0) return null
  return (
    <Select
      label={words.code.group}
      error={
        findings.some(({ rule, path }) => rule === 'parent' && path === `${dimension.key}.${code.key}`)
          ? words.rules.parent
          : undefined
      }
      value={code.parent ?? ''}
      empty={words.code.noGroup}
      options={choices.map(({ key, labels }) => ({ value: key, label: labels[language] || key }))}
      onChange={(key) => change({ parent: key === '' ? undefined : key })}
    />
  )
}

/** The key stands for ever once it is published; until then it may be another, as soon as the field is left. */
const KeyField = ({ words, content, dimension, known, code, onOpen, onChange, onFocus }: CodeParts) => {
  const [key, setKey] = useState<string>(code.key)
  if (known?.codes.some((other) => other.key === code.key))
    return (
      <p className="small muted draft-code-key">
        {words.code.key}: <code>{code.key}</code>
      </p>
    )
  const others = dimension.codes.map((other) => other.key).filter((other) => other !== code.key)
  const problem = keyProblem(key, others)
  const name = `${dimension.key}.${key}.key`
  const keep = () => {
    if (problem !== null || key === code.key) return
    onChange(renameCode(content, dimension.key, code.key, key))
    onOpen({ dimension: dimension.key, code: key })
    onFocus(name)
  }
  return (
    <TextField
      label={words.code.key}
      hint={words.code.keyHint}
      error={problem === null ? undefined : problem === 'wrong' ? words.add.keyWrong : words.add.keyTaken}
      name={name}
      value={key}
      maxLength={32}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={setKey}
      onBlur={keep}
    />
  )
}

const Retirement = ({ words, content, dimension, known, findings, code, change, onChange, onFocus }: ChangeParts) => {
  const { language } = useLanguage()
  const groups = draftGroups(dimension)
  if (!known?.codes.some((other) => other.key === code.key))
    return (
      <Button
        kind="danger"
        icon="remove"
        onClick={() => {
          onChange(removeCode(content, dimension.key, code.key))
          onFocus(dimension.key)
        }}
      >
        {words.code.remove}
      </Button>
    )
  if (!code.retired)
    return (
      <Button kind="danger" onClick={() => change({ retired: true })}>
        {words.code.retire}
      </Button>
    )
  const heirs = dimension.codes.filter(({ key, retired }) => key !== code.key && !retired && !groups.has(key))
  const isWrong = findings.some(({ rule, path }) => rule === 'successor' && path === `${dimension.key}.${code.key}`)
  return (
    <>
      <p>{words.code.retireHint}</p>
      <Select
        label={words.code.successor}
        hint={words.code.successorHint}
        error={isWrong ? words.rules.successor : undefined}
        value={code.successor ?? ''}
        empty={words.code.noSuccessor}
        options={heirs.map(({ key, labels }) => ({ value: key, label: labels[language] || key }))}
        onChange={(key) => change({ successor: key === '' ? undefined : key })}
      />
      <Button onClick={() => change({ retired: false, successor: undefined })}>{words.code.bringBack}</Button>
    </>
  )
}
