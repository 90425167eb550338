// The words of the form by which the notice is written, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './edit-words.fi.ts'

export const editBook: Book<Words> = {
  fi: () => import('./edit-words.fi.ts').then(({ words }) => words),
  sv: () => import('./edit-words.sv.ts').then(({ words }) => words),
  en: () => import('./edit-words.en.ts').then(({ words }) => words),
}
