// The words of the accessibility statement, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './accessibility-words.fi.ts'

export const accessibilityBook: Book<Words> = {
  fi: () => import('./accessibility-words.fi.ts').then(({ words }) => words),
  sv: () => import('./accessibility-words.sv.ts').then(({ words }) => words),
  en: () => import('./accessibility-words.en.ts').then(({ words }) => words),
}
