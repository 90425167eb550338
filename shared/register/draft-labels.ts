// What is written in a draft: three languages everywhere (F05), nothing that names a person, and chips that fit.
import type { Problem } from '../problem.ts'
import { checkText, hasUnseen } from '../text-guard.ts'
import type { Key } from './code-list.ts'
import type { DraftContent, DraftDimension, DraftFinding, DraftLabels } from './code-list-draft.ts'
import { languages } from './organisation.ts'

/** Characters of a chip's text: the label itself, unless a short one is given. */
export const chipLengthMax = 20

/** Findings about the labels of one dimension; groups are rows of figures and need no chip. */
export const labelFindings = (dimension: DraftDimension, groups: ReadonlySet<Key>): readonly DraftFinding[] => [
  ...textFindings(dimension.labels, `${dimension.key}.labels`),
  ...dimension.codes.flatMap((code): readonly DraftFinding[] => {
    const path = `${dimension.key}.${code.key}`
    const chip = code.short ? 'short' : 'labels'
    const isChip = !code.retired && !groups.has(code.key)
    return [
      ...textFindings(code.labels, `${path}.labels`),
      ...(code.short ? textFindings(code.short, `${path}.short`) : []),
      ...(isChip ? lengthFindings(code.short ?? code.labels, `${path}.${chip}`) : []),
    ]
  }),
]

/**
 * What must not even be kept as a draft: a label that names a person. Problems: `identity_code` and `invalid`, with the path
 * of the label by its place in the draft.
 */
export const personalLabel = ({ dimensions }: DraftContent): Problem | null => {
  for (const [at, { labels, codes }] of dimensions.entries()) {
    const path = `content.dimensions.${at}`
    const problems = [
      personalProblem(labels, `${path}.labels`),
      ...codes.flatMap((code, place) => [
        personalProblem(code.labels, `${path}.codes.${place}.labels`),
        code.short ? personalProblem(code.short, `${path}.codes.${place}.short`) : null,
      ]),
    ]
    const problem = problems.find((found) => found !== null)
    if (problem) return problem
  }
  return null
}

const personalProblem = (labels: DraftLabels, path: string): Problem | null => {
  for (const language of languages) {
    const found = checkText(labels[language])
    if (found !== null || hasUnseen(labels[language])) {
      return { code: found === 'identity_code' ? 'identity_code' : 'invalid', field: `${path}.${language}` }
    }
  }
  return null
}

const textFindings = (labels: DraftLabels, path: string): readonly DraftFinding[] =>
  languages.flatMap((language): readonly DraftFinding[] => {
    if (labels[language].trim() === '') return [{ rule: 'label_missing', path: `${path}.${language}` }]
    return checkText(labels[language]) === null ? [] : [{ rule: 'label_personal', path: `${path}.${language}` }]
  })

const lengthFindings = (labels: DraftLabels, path: string): readonly DraftFinding[] =>
  languages
    .filter((language) => [...labels[language]].length > chipLengthMax)
    .map((language) => ({ rule: 'label_long', path: `${path}.${language}` }))
