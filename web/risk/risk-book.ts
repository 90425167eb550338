import type { Book } from '../hooks.ts'
import type { Words } from './risk-words.fi.ts'

export const riskBook: Book<Words> = {
  fi: () => import('./risk-words.fi.ts').then((file) => file.words),
  sv: () => import('./risk-words.sv.ts').then((file) => file.words),
  en: () => import('./risk-words.en.ts').then((file) => file.words),
}
