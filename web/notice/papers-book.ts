// The words of the drafts that the law asks for, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './papers-words.fi.ts'

export const papersBook: Book<Words> = {
  fi: () => import('./papers-words.fi.ts').then(({ words }) => words),
  sv: () => import('./papers-words.sv.ts').then(({ words }) => words),
  en: () => import('./papers-words.en.ts').then(({ words }) => words),
}
