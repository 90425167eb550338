// The words of the list of entries and of correcting, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './entries-words.fi.ts'

export const entriesBook: Book<Words> = {
  fi: () => import('./entries-words.fi.ts').then(({ words }) => words),
  sv: () => import('./entries-words.sv.ts').then(({ words }) => words),
  en: () => import('./entries-words.en.ts').then(({ words }) => words),
}
