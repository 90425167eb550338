import type { Book } from '../hooks.ts'
import type { Words } from './requests-words.fi.ts'

export const requestsBook: Book<Words> = {
  fi: () => import('./requests-words.fi.ts').then((file) => file.words),
  sv: () => import('./requests-words.sv.ts').then((file) => file.words),
  en: () => import('./requests-words.en.ts').then((file) => file.words),
}
