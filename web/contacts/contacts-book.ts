import type { Book } from '../hooks.ts'
import type { Words } from './contacts-words.fi.ts'

export const contactsBook: Book<Words> = {
  fi: () => import('./contacts-words.fi.ts').then((file) => file.words),
  sv: () => import('./contacts-words.sv.ts').then((file) => file.words),
  en: () => import('./contacts-words.en.ts').then((file) => file.words),
}
