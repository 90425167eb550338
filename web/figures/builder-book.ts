import type { Book } from '../hooks.ts'
import type { Words } from './builder-words.fi.ts'

export const builderBook: Book<Words> = {
  fi: () => import('./builder-words.fi.ts').then((file) => file.words),
  sv: () => import('./builder-words.sv.ts').then((file) => file.words),
  en: () => import('./builder-words.en.ts').then((file) => file.words),
}
