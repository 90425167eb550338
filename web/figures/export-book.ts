import type { Book } from '../hooks.ts'
import type { Words } from './export-words.fi.ts'

export const exportBook: Book<Words> = {
  fi: () => import('./export-words.fi.ts').then((file) => file.words),
  sv: () => import('./export-words.sv.ts').then((file) => file.words),
  en: () => import('./export-words.en.ts').then((file) => file.words),
}
