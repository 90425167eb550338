// What goes wrong on a tablet, in words, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './help-words.fi.ts'

export const helpBook: Book<Words> = {
  fi: () => import('./help-words.fi.ts').then(({ words }) => words),
  sv: () => import('./help-words.sv.ts').then(({ words }) => words),
  en: () => import('./help-words.en.ts').then(({ words }) => words),
}
