// Words of the visit screen where nothing can be recorded yet.
import type { Book } from '../hooks.ts'
import type { Words } from './not-ready-words.fi.ts'

export const notReadyBook: Book<Words> = {
  fi: () => import('./not-ready-words.fi.ts').then(({ words }) => words),
  sv: () => import('./not-ready-words.sv.ts').then(({ words }) => words),
  en: () => import('./not-ready-words.en.ts').then(({ words }) => words),
}
