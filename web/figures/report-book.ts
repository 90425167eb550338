import type { Book } from '../hooks.ts'
import type { Words } from './report-words.fi.ts'

export const reportBook: Book<Words> = {
  fi: () => import('./report-words.fi.ts').then((file) => file.words),
  sv: () => import('./report-words.sv.ts').then((file) => file.words),
  en: () => import('./report-words.en.ts').then((file) => file.words),
}
