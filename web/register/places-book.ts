import type { Book } from '../hooks.ts'
import type { Words } from './places-words.fi.ts'

export const placesBook: Book<Words> = {
  fi: () => import('./places-words.fi.ts').then((file) => file.words),
  sv: () => import('./places-words.sv.ts').then((file) => file.words),
  en: () => import('./places-words.en.ts').then((file) => file.words),
}
