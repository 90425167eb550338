// The words of importing a rescue file, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './rescue-words.fi.ts'

export const rescueBook: Book<Words> = {
  fi: () => import('./rescue-words.fi.ts').then(({ words }) => words),
  sv: () => import('./rescue-words.sv.ts').then(({ words }) => words),
  en: () => import('./rescue-words.en.ts').then(({ words }) => words),
}
