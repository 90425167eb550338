// Rules as they are read: each by name, with what it is and what it means; and what changed from version to version.
import type { Policy, Profile } from '@tukkimies/shared/release/policy.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatDay, formatNumber } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Table } from '../ui/table.tsx'
import { rulesBook } from './rules-book.ts'
import {
  ruleChanges,
  type RuleField,
  ruleGroups,
  rulesByGroup,
  ruleText,
  tripleText,
  type Version,
} from './rules-facts.ts'

/** All rules, or with `before` those that are not as they were. */
export const RulesShown = ({
  policy,
  own,
  pulled,
  before,
}: {
  readonly policy: Policy
  readonly own: Profile
  readonly pulled: PullAnswer | undefined
  readonly before?: Policy
}) => {
  const words = useWords(rulesBook)
  const { language } = useLanguage()
  const changed: ReadonlySet<RuleField> | null = before ? new Set(ruleChanges(policy, before)) : null
  const visits = (count: number): string => words.visits(count, formatNumber(language, count))
  const { noise, threshold, sensitive } = policy
  return (
    <>
      <p className="rules-text">
        {words.least(visits(threshold - noise.D), visits(sensitive.threshold - sensitive.D))}
      </p>
      {ruleGroups.map((group) => {
        const fields = rulesByGroup[group].filter((field) => changed?.has(field) ?? true)
        if (fields.length === 0) return null
        return (
          <div key={group} className={changed ? 'stack' : 'card stack'}>
            <h3>{words.groups[group].title}</h3>
            {!changed && <p className="rules-text">{words.groups[group].text}</p>}
            <dl className="rules-list">
              {fields.map((field) => (
                <div key={field}>
                  <dt>{words.fields[field].label}</dt>
                  <dd className="rules-value">{ruleText(policy, field, { words, language, own })}</dd>
                  <dd className="small muted">{words.fields[field].means}</dd>
                </div>
              ))}
            </dl>
            {fields.includes('triples') && policy.triples.length > 0 && (
              <details>
                <summary>{words.triplesList}</summary>
                <ul className="rules-triples">
                  {policy.triples.map((triple) => (
                    <li key={triple.join('+')}>{tripleText(triple, pulled, language)}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )
      })}
    </>
  )
}

/** The versions until now, the newest first; each is told by what it changed. */
export const EarlierRules = ({ versions }: { readonly versions: readonly Version[] }) => {
  const words = useWords(rulesBook)
  const { language } = useLanguage()
  if (versions.length < 2) return null
  const rows = versions.map((version, at) => ({ ...version, before: versions[at + 1]?.policy }))
  return (
    <section className="stack">
      <h2>{words.earlier}</h2>
      <Table
        caption={words.earlier}
        captionHidden
        rows={rows}
        rowKey={({ policy }) => String(policy.version)}
        columns={[
          { key: 'version', label: words.version, cell: ({ policy }) => policy.version },
          { key: 'first', label: words.first, cell: ({ first }) => formatDay(language, first) },
          {
            key: 'changed',
            label: words.changed,
            cell: ({ policy, before }) =>
              before
                ? ruleChanges(policy, before)
                    .map((field) => words.fields[field].label)
                    .join(', ')
                : words.beginning,
          },
        ]}
      />
    </section>
  )
}
