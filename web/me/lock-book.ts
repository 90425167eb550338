import type { Book } from '../hooks.ts'
import type { Words } from './lock-words.fi.ts'

export const lockBook: Book<Words> = {
  fi: () => import('./lock-words.fi.ts').then((file) => file.words),
  sv: () => import('./lock-words.sv.ts').then((file) => file.words),
  en: () => import('./lock-words.en.ts').then((file) => file.words),
}
