import type { Book } from '../hooks.ts'
import type { Words } from './own-requests-words.fi.ts'

export const ownRequestsBook: Book<Words> = {
  fi: () => import('./own-requests-words.fi.ts').then((file) => file.words),
  sv: () => import('./own-requests-words.sv.ts').then((file) => file.words),
  en: () => import('./own-requests-words.en.ts').then((file) => file.words),
}
