// The words of the privacy notice, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './privacy-words.fi.ts'

export const privacyBook: Book<Words> = {
  fi: () => import('./privacy-words.fi.ts').then(({ words }) => words),
  sv: () => import('./privacy-words.sv.ts').then(({ words }) => words),
  en: () => import('./privacy-words.en.ts').then(({ words }) => words),
}
