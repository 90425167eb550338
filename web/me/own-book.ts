import type { Book } from '../hooks.ts'
import type { Words } from './own-words.fi.ts'

export const ownBook: Book<Words> = {
  fi: () => import('./own-words.fi.ts').then((file) => file.words),
  sv: () => import('./own-words.sv.ts').then((file) => file.words),
  en: () => import('./own-words.en.ts').then((file) => file.words),
}
