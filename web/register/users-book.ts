import type { Book } from '../hooks.ts'
import type { Words } from './users-words.fi.ts'

export const usersBook: Book<Words> = {
  fi: () => import('./users-words.fi.ts').then((file) => file.words),
  sv: () => import('./users-words.sv.ts').then((file) => file.words),
  en: () => import('./users-words.en.ts').then((file) => file.words),
}
