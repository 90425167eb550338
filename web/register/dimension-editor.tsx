// One dimension of a draft: its settings and its codes, closed until it is opened.
import { useId, useState } from 'react'
import { draftRules } from '@tukkimies/shared/register/code-list-draft.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Mark } from '../ui/status.tsx'
import { CodeRow } from './code-row.tsx'
import { addCode, changeDimension, moveDimension, removeDimension } from './draft-edit.ts'
import { errorAt } from './draft-findings.tsx'
import type { DimensionParts } from './draft-parts.ts'
import { MoveButtons } from './move-buttons.tsx'
import { NewCodeDialog } from './new-code-dialog.tsx'

const answersMax = 4

export const DimensionEditor = (parts: DimensionParts) => {
  const { words, content, dimension, known, findings, opened, onOpen, onChange, onFocus } = parts
  const { language } = useLanguage()
  const id = useId()
  const { key } = dimension
  const name = dimension.labels[language] || key
  const own = findings.filter(({ path }) => path === key || path.startsWith(`${key}.`))
  const problems = own.filter(({ rule }) => draftRules[rule] === 'problem').length
  return (
    <section className="card dimension" aria-labelledby={id}>
      <div className="row row-apart">
        <h3 id={id} className="dimension-name">
          <button
            type="button"
            name={key}
            className="dimension-toggle"
            aria-expanded={opened !== null}
            onClick={() => onOpen(opened ? null : { dimension: key, code: null })}
          >
            {name}
          </button>
        </h3>
        <span className="row dimension-facts small">
          <span className="muted">
            {words.dimension.codes(dimension.codes.filter(({ retired }) => !retired).length)}
          </span>
          {dimension.required && <Mark>{words.dimension.required}</Mark>}
          {!dimension.shown && <Mark>{words.dimension.notShown}</Mark>}
          {dimension.sensitive && <Mark>{words.dimension.sensitive}</Mark>}
          {!known && <Mark tone="good">{words.dimension.new}</Mark>}
          {problems > 0 && <Mark tone="danger">{problems}</Mark>}
          <MoveButtons
            path={key}
            name={name}
            words={words}
            onMove={(step) => {
              onChange(moveDimension(content, key, step))
              onFocus(`${key}.${step < 0 ? 'up' : 'down'}`)
            }}
          />
        </span>
      </div>
      {opened && <OpenDimension {...parts} />}
    </section>
  )
}

const OpenDimension = (parts: DimensionParts) => {
  const { words, content, dimension, known, findings, onOpen, onChange, onFocus } = parts
  const { language } = useLanguage()
  const [isAdding, setIsAdding] = useState(false)
  const { key } = dimension
  return (
    <div className="stack dimension-open">
      <Settings {...parts} />
      {errorAt(words, findings, key) && (
        <p>
          <Mark tone="danger">{errorAt(words, findings, key)}</Mark>
        </p>
      )}
      <ol className="draft-codes">
        {dimension.codes.map((code) => (
          <CodeRow key={code.key} {...parts} code={code} />
        ))}
      </ol>
      <div className="row">
        <Button icon="plus" onClick={() => setIsAdding(true)}>
          {words.add.code}
        </Button>
        {!known && (
          <Button kind="danger" icon="remove" onClick={() => onChange(removeDimension(content, key))}>
            {words.dimension.remove}
          </Button>
        )}
      </div>
      {isAdding && (
        <NewCodeDialog
          words={words}
          dimension={dimension}
          title={words.add.codeTitle(dimension.labels[language] || key)}
          onClose={() => setIsAdding(false)}
          onAdd={(code) => {
            setIsAdding(false)
            onChange(addCode(content, key, code))
            onOpen({ dimension: key, code: code.key })
            onFocus(`${key}.${code.key}`)
          }}
        />
      )}
    </div>
  )
}

const Settings = ({ words, content, dimension, findings, onChange }: DimensionParts) => {
  const { key, labels, kind, max, required, shown } = dimension
  const change = (part: Parameters<typeof changeDimension>[2]) => onChange(changeDimension(content, key, part))
  const choices = Array.from({ length: Math.max(answersMax, max) }, (_, at) => String(at + 1))
  return (
    <div className="draft-code-fields">
      {languages.map((one) => (
        <TextField
          key={one}
          label={words.code.labels[one]}
          error={errorAt(words, findings, `${key}.labels.${one}`)}
          name={`${key}.labels.${one}`}
          value={labels[one]}
          lang={one}
          maxLength={200}
          autoComplete="off"
          onChange={(text) => change({ labels: { ...labels, [one]: text } })}
        />
      ))}
      <CheckField
        label={words.dimension.shown}
        hint={words.dimension.shownHint}
        checked={shown}
        onChange={(next) => change(next ? { shown: true } : { shown: false, required: false })}
      />
      {shown && (
        <CheckField
          label={words.dimension.required}
          hint={words.dimension.requiredHint}
          checked={required}
          onChange={(next) => change({ required: next })}
        />
      )}
      {kind === 'many' && (
        <Select
          label={words.dimension.max}
          value={String(max)}
          options={choices.map((value) => ({ value, label: value }))}
          onChange={(next) => change({ max: Number(next) })}
        />
      )}
    </div>
  )
}
