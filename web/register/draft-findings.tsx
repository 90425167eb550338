// What stands between a draft and its publishing, and what its author should know: each leads to its field.
import type { DraftContent, DraftFinding } from '@tukkimies/shared/register/code-list-draft.ts'
import { draftRules } from '@tukkimies/shared/register/code-list-draft.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { useLanguage } from '../hooks.ts'
import { Mark } from '../ui/status.tsx'
import type { Words } from './code-lists-words.fi.ts'

export const Findings = ({
  words,
  findings,
  content,
  onShow,
}: {
  readonly words: Words
  readonly findings: readonly DraftFinding[]
  readonly content: DraftContent
  /** The field of this path is wanted. */
  readonly onShow: (path: string) => void
}) => {
  const { language } = useLanguage()
  const isUnchanged = findings.some(({ rule }) => rule === 'unchanged')
  const problems = findings.filter(({ rule }) => draftRules[rule] === 'problem' && rule !== 'unchanged')
  const warnings = findings.filter(({ rule }) => draftRules[rule] === 'warning')
  const list = (some: readonly DraftFinding[]) => (
    <ul className="findings">
      {some.map(({ rule, path }) => {
        const where = pathToText(content, path, language)
        return (
          <li key={`${rule} ${path}`}>
            {where === '' ? (
              words.rules[rule]
            ) : (
              <button type="button" className="finding" onClick={() => onShow(path)}>
                {where}: {words.rules[rule]}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
  return (
    <div className="stack">
      <button type="button" name="findings" className="findings-count" onClick={() => onShow(problems[0]?.path ?? '')}>
        {problems.length > 0 ? (
          <Mark tone="danger">{words.draft.problems(problems.length)}</Mark>
        ) : isUnchanged ? (
          <Mark>{words.rules.unchanged}</Mark>
        ) : (
          <Mark tone="good">{words.draft.ready}</Mark>
        )}
      </button>
      {problems.length > 0 && list(problems)}
      {warnings.length > 0 && (
        <details className="more">
          <summary>{words.draft.warnings(warnings.length)}</summary>
          {list(warnings)}
        </details>
      )}
    </div>
  )
}

/** Where a finding is, in names: `Aihe, Oleskelulupa (sv)`; nothing for the list as a whole. */
const pathToText = (content: DraftContent, path: string, language: Language): string => {
  const parts = path.split('.')
  const dimension = content.dimensions.find(({ key }) => key === parts[0])
  if (!dimension) return ''
  const code = dimension.codes.find(({ key }) => key === parts[1])
  const ending = parts.length > 2 ? parts.at(-1) : undefined
  const names = [dimension, code].flatMap((named) => (named ? [named.labels[language] || named.key] : []))
  return `${names.join(', ')}${ending === undefined ? '' : ` (${ending})`}`
}

/** What is wrong at a field, by its path. */
export const errorAt = (words: Words, findings: readonly DraftFinding[], path: string): string | undefined => {
  const found = findings.find((finding) => finding.path === path && draftRules[finding.rule] === 'problem')
  return found && words.rules[found.rule]
}
