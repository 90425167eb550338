import type { Book } from '../hooks.ts'
import type { Words } from './code-lists-words.fi.ts'

export const codeListsBook: Book<Words> = {
  fi: () => import('./code-lists-words.fi.ts').then((file) => file.words),
  sv: () => import('./code-lists-words.sv.ts').then((file) => file.words),
  en: () => import('./code-lists-words.en.ts').then((file) => file.words),
}
