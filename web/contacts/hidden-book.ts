import type { Book } from '../hooks.ts'
import type { Words } from './hidden-words.fi.ts'

export const hiddenBook: Book<Words> = {
  fi: () => import('./hidden-words.fi.ts').then(({ words }) => words),
  sv: () => import('./hidden-words.sv.ts').then(({ words }) => words),
  en: () => import('./hidden-words.en.ts').then(({ words }) => words),
}
