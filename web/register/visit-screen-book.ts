import type { Book } from '../hooks.ts'
import type { Words } from './visit-screen-words.fi.ts'

export const visitScreenBook: Book<Words> = {
  fi: () => import('./visit-screen-words.fi.ts').then((file) => file.words),
  sv: () => import('./visit-screen-words.sv.ts').then((file) => file.words),
  en: () => import('./visit-screen-words.en.ts').then((file) => file.words),
}
