// Proposing rules: each with its limits beside it, and at once what the whole changes and by what it lets more be seen.
import { useId, useState } from 'react'
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { daysAheadMax, type Policy } from '@tukkimies/shared/release/policy.ts'
import { PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay, formatNumber } from '../format.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { DayField } from '../ui/day-field.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { rulesBook } from './rules-book.ts'
import { RulesChanges } from './rules-changes.tsx'
import {
  draftErrors,
  draftToPolicy,
  limitOf,
  offeredTriples,
  policyToDraft,
  type RulesDraft,
  type TypedField,
  typedFields,
} from './rules-draft.ts'
import { ruleGroups, rulesByGroup, tripleName, tripleText } from './rules-facts.ts'

const profileSets = ['volume', 'floor', 'S', 'M', 'L'] as const

type Change = (change: Partial<RulesDraft>) => void

export const RulesForm = ({
  answer,
  pulled,
  onDone,
  onClose,
}: {
  readonly answer: PolicyAnswer
  readonly pulled: PullAnswer | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const words = useWords(rulesBook)
  const { form: texts } = words
  const { language } = useLanguage()
  const { today } = useDevice()
  const { versions, proposal, own, earliest } = answer
  const before = versions[0]?.policy
  const base = proposal?.policy ?? before
  const decimal = language === 'en' ? '.' : ','
  const [draft, setDraft] = useState<RulesDraft | null>(() =>
    base ? policyToDraft(base, proposal && proposal.first >= earliest ? proposal.first : '', decimal) : null,
  )
  if (!base || !before || !draft) return null
  const change: Change = (changed) => setDraft({ ...draft, ...changed })
  const policy = draftToPolicy(draft, base)
  const number = (value: number): string => formatNumber(language, value, Number.isInteger(value) ? 0 : 2)
  const latest = dayPlus(today, daysAheadMax)
  const errors = draftErrors(draft, { base, before, earliest, latest }, words, {
    number,
    day: (day) => formatDay(language, day),
  })
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.action}
      dirty
      read={() => {
        if (errors.length > 0) return { is: 'wrong', errors }
        const body = { policy, first: Day.parse(draft.first) }
        return { is: 'ready', change: { path: '/api/v1/policy/propose', body, shape: PolicyAnswer } }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <div className="rules-form stack">
          {proposal && <p>{texts.replaces}</p>}
          {ruleGroups.map((group) => (
            <fieldset key={group} className="stack">
              <legend>{words.groups[group].title}</legend>
              {group === 'extent' && (
                <>
                  <RadioField
                    legend={words.fields.profile.label}
                    hint={words.fields.profile.means}
                    error={errorOf('profile')}
                    name="profile"
                    value={draft.profile}
                    options={profileSets.map((set) => ({
                      value: set,
                      label:
                        set === 'volume' ? words.profileOptions.volume(words.profiles[own]) : words.profileOptions[set],
                    }))}
                    onChange={(chosen) => change({ profile: profileSets.find((set) => set === chosen) ?? 'volume' })}
                  />
                  <TripleFields base={base} draft={draft} pulled={pulled} onChange={change} />
                </>
              )}
              {rulesByGroup[group].filter(isTyped).map((field) => (
                <NumberRule
                  key={field}
                  field={field}
                  draft={draft}
                  policy={policy}
                  error={errorOf(field)}
                  onChange={change}
                />
              ))}
            </fieldset>
          ))}
          <DayField
            label={texts.first}
            hint={texts.firstHint(formatDay(language, earliest))}
            error={errorOf('first')}
            name="first"
            min={earliest}
            max={latest}
            value={draft.first}
            onChange={(first) => change({ first })}
          />
          <h3>{texts.changes}</h3>
          <RulesChanges policy={policy} before={before} own={own} pulled={pulled} />
        </div>
      )}
    </ChangeDialog>
  )
}

const NumberRule = ({
  field,
  draft,
  policy,
  error,
  onChange,
}: {
  readonly field: TypedField
  readonly draft: RulesDraft
  readonly policy: Policy
  readonly error: string | undefined
  readonly onChange: Change
}) => {
  const { form: texts, fields } = useWords(rulesBook)
  const { language } = useLanguage()
  const { is, min, max } = limitOf(field, policy)
  const number = (value: number): string => formatNumber(language, value, Number.isInteger(value) ? 0 : 2)
  const limits = texts.limits(number(min), number(max))
  return (
    <TextField
      label={fields[field].label}
      hint={`${fields[field].means} ${limits}`}
      name={field}
      inputMode={is === 'variance' ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={draft.numbers[field]}
      error={error}
      onChange={(typed) => onChange({ numbers: { ...draft.numbers, [field]: typed } })}
    />
  )
}

const TripleFields = ({
  base,
  draft,
  pulled,
  onChange,
}: {
  readonly base: Policy
  readonly draft: RulesDraft
  readonly pulled: PullAnswer | undefined
  readonly onChange: Change
}) => {
  const { form: texts, fields, triplesList } = useWords(rulesBook)
  const { language } = useLanguage()
  const title = useId()
  const set = (name: string, isChosen: boolean) => {
    const triples = new Set(draft.triples)
    if (isChosen) triples.add(name)
    else triples.delete(name)
    onChange({ triples })
  }
  const count = formatNumber(language, draft.triples.size)
  return (
    <div role="group" aria-labelledby={title} className="stack">
      <p id={title} className="rules-legend">
        {fields.triples.label}
      </p>
      <p className="field-hint">
        {fields.triples.means} {texts.triples(count)} {texts.triplesOther}
      </p>
      <details>
        <summary>{triplesList}</summary>
        <div className="rules-checks">
          {offeredTriples(base).map((triple) => {
            const name = tripleName(triple)
            return (
              <CheckField
                key={name}
                label={tripleText(triple, pulled, language)}
                name={name}
                checked={draft.triples.has(name)}
                onChange={(isChosen) => set(name, isChosen)}
              />
            )
          })}
        </div>
      </details>
    </div>
  )
}

const isTyped = (field: string): field is TypedField => (typedFields as readonly string[]).includes(field)
