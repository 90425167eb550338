// What a proposal changes, rule by rule, and by what it lets more be seen: the same for who writes it and who decides.
import { loosenedBy } from '@tukkimies/shared/release/policy-change.ts'
import { type Policy, policyWarnings, type Profile } from '@tukkimies/shared/release/policy.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Banner } from '../ui/status.tsx'
import { rulesBook } from './rules-book.ts'
import { ruleChanges, type RuleField, ruleText, tripleName, tripleText } from './rules-facts.ts'

export const RulesChanges = ({
  policy,
  before,
  own,
  pulled,
}: {
  readonly policy: Policy
  readonly before: Policy
  readonly own: Profile
  readonly pulled: PullAnswer | undefined
}) => {
  const words = useWords(rulesBook)
  const { proposal: texts } = words
  const { language } = useLanguage()
  const loosened: ReadonlySet<string> = new Set(loosenedBy(policy, before, own))
  const changes = ruleChanges(policy, before)
  const naming = { words, language, own }
  const labelOf = (field: string | undefined): string => words.fields[field as RuleField].label
  const warned = policyWarnings(policy).map(({ field }) => labelOf(field))
  const missingIn = (one: Policy, other: Policy): string => {
    const known = new Set(other.triples.map(tripleName))
    return one.triples
      .filter((triple) => !known.has(tripleName(triple)))
      .map((triple) => tripleText(triple, pulled, language))
      .join('; ')
  }
  const added = missingIn(policy, before)
  const removed = missingIn(before, policy)
  if (changes.length === 0) return <p>{texts.same}</p>
  return (
    <>
      <dl className="rules-list">
        {changes.map((field) => (
          <div key={field}>
            <dt>{words.fields[field].label}</dt>
            <dd className="rules-value">
              <span className="hidden-text">{texts.before}: </span>
              {ruleText(before, field, naming)}
              <span aria-hidden="true"> → </span>
              <span className="hidden-text">{texts.after}: </span>
              {ruleText(policy, field, naming)}
            </dd>
            <dd className="small">
              {loosened.has(field) ? <span className="rules-loosened">{texts.loosens}</span> : texts.other}
            </dd>
          </div>
        ))}
      </dl>
      {added !== '' && <p className="small rules-text">{texts.added(added)}</p>}
      {removed !== '' && <p className="small rules-text">{texts.removed(removed)}</p>}
      {warned.length > 0 && <Banner tone="warning">{texts.warnings(warned.join(', '))}</Banner>}
    </>
  )
}
