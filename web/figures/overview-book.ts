import type { Book } from '../hooks.ts'
import type { Words } from './overview-words.fi.ts'

export const overviewBook: Book<Words> = {
  fi: () => import('./overview-words.fi.ts').then((file) => file.words),
  sv: () => import('./overview-words.sv.ts').then((file) => file.words),
  en: () => import('./overview-words.en.ts').then((file) => file.words),
}
