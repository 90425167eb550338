// What is wrong in which field of a user's form: seen here, or told by the server.
import type { Failed } from '../hooks.ts'
import { useWords } from '../hooks.ts'
import type { FieldError } from '../ui/error-summary.tsx'
import { usersBook } from './users-book.ts'

export const useFieldErrors = (wrong: readonly string[], failed: Failed | null) => {
  const { errors: words } = useWords(usersBook)
  const textOf = (field: string): string | undefined => new Map(Object.entries(words)).get(field)
  const refused = failed === null ? null : fieldOf(failed)
  const refusedText =
    failed?.problem?.code === 'exists' ? words.exists : failed?.problem?.code === 'identity_code' ? failed.text : null
  const errorOf = (field: string): string | undefined => {
    if (field === refused) return refusedText ?? textOf(field) ?? failed?.text
    return wrong.includes(field) ? textOf(field) : undefined
  }
  const names = refused === null || wrong.includes(refused) ? wrong : [...wrong, refused]
  const errors = names.map((name): FieldError => ({ name, text: errorOf(name) ?? '' }))
  return { errors, errorOf, isOfField: refused !== null }
}

const fieldOf = ({ problem }: Failed): string | null => {
  if (problem?.code === 'exists') return 'username'
  if (problem?.code === 'end_day_missing') return 'endDay'
  const isOfField = problem?.code === 'invalid' || problem?.code === 'identity_code'
  return isOfField ? (problem.field?.split('.').at(-1) ?? null) : null
}
