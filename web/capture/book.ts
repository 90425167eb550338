// The words of the tablet's own pages, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './words.fi.ts'

export const book: Book<Words> = {
  fi: () => import('./words.fi.ts').then((file) => file.words),
  sv: () => import('./words.sv.ts').then((file) => file.words),
  en: () => import('./words.en.ts').then((file) => file.words),
}
