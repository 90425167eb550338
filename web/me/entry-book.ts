import type { Book } from '../hooks.ts'
import type { Words } from './entry-words.fi.ts'

export const entryBook: Book<Words> = {
  fi: () => import('./entry-words.fi.ts').then((file) => file.words),
  sv: () => import('./entry-words.sv.ts').then((file) => file.words),
  en: () => import('./entry-words.en.ts').then((file) => file.words),
}
