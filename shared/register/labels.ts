// Names and labels as they may be written by hand: in three languages, and never holding what names a person.
import type { Problem } from '../problem.ts'
import { checkText, hasUnseen } from '../text-guard.ts'
import { type Labels, languages } from './organisation.ts'

/**
 * What is wrong with names in three languages, or null (F05, AN92). Problems: `identity_code`, or `invalid` for an empty name
 * for signs that are not seen, and for what looks like an address or a number of somebody; both with the path of the field
 * below `field`.
 */
export const labelsProblem = (labels: Labels, field: string): Problem | null => {
  for (const language of languages) {
    const path = `${field}.${language}`
    const found = checkText(labels[language])
    if (found === 'identity_code') return { code: 'identity_code', field: path }
    if (found !== null || labels[language].trim() === '' || hasUnseen(labels[language]))
      return { code: 'invalid', field: path }
  }
  return null
}
