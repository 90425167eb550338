import type { Book } from '../hooks.ts'
import type { Words } from './retention-words.fi.ts'

export const retentionBook: Book<Words> = {
  fi: () => import('./retention-words.fi.ts').then((file) => file.words),
  sv: () => import('./retention-words.sv.ts').then((file) => file.words),
  en: () => import('./retention-words.en.ts').then((file) => file.words),
}
