import type { Words } from './words.fi.ts'

/** What to do about a field of the first run, by its name in the request; `undefined` for a name that is not on the form. */
export const errorText = (words: Words['firstRun'], field: string): string | undefined => {
  const { errors } = words
  const [first = '', second = '', third = '', fourth = ''] = field.split('.')
  switch (first) {
    case 'code':
    case 'password':
      return errors[first]
    case 'organisation':
      return isLanguage(second) ? errors.organisation[second] : undefined
    case 'points':
      if (third === 'busy') return errors.point.busy(Number(second) + 1)
      return isLanguage(fourth) ? errors.point[fourth](Number(second) + 1) : undefined
    case 'user':
      return isDetail(second) ? errors[second] : undefined
    default:
      return undefined
  }
}

const isLanguage = (name: string): name is 'fi' | 'sv' | 'en' => ['fi', 'sv', 'en'].includes(name)
const isDetail = (name: string): name is 'first' | 'last' | 'username' | 'email' | 'locality' =>
  ['first', 'last', 'username', 'email', 'locality'].includes(name)
