import type { Book } from '../hooks.ts'
import type { Words } from './rules-words.fi.ts'

export const rulesBook: Book<Words> = {
  fi: () => import('./rules-words.fi.ts').then((file) => file.words),
  sv: () => import('./rules-words.sv.ts').then((file) => file.words),
  en: () => import('./rules-words.en.ts').then((file) => file.words),
}
