// The words of the help, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './words.fi.ts'

export const helpBook: Book<Words> = {
  fi: () => import('./words.fi.ts').then(({ words }) => words),
  sv: () => import('./words.sv.ts').then(({ words }) => words),
  en: () => import('./words.en.ts').then(({ words }) => words),
}
