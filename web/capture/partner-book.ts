// The words of partner visits and of contacts on the tablet, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './partner-words.fi.ts'

export const partnerBook: Book<Words> = {
  fi: () => import('./partner-words.fi.ts').then(({ words }) => words),
  sv: () => import('./partner-words.sv.ts').then(({ words }) => words),
  en: () => import('./partner-words.en.ts').then(({ words }) => words),
}
