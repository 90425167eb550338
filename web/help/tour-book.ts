// The words of the short introduction, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './tour-words.fi.ts'

export const tourBook: Book<Words> = {
  fi: () => import('./tour-words.fi.ts').then(({ words }) => words),
  sv: () => import('./tour-words.sv.ts').then(({ words }) => words),
  en: () => import('./tour-words.en.ts').then(({ words }) => words),
}
