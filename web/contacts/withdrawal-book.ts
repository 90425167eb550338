import type { Book } from '../hooks.ts'
import type { Words } from './withdrawal-words.fi.ts'

export const withdrawalBook: Book<Words> = {
  fi: () => import('./withdrawal-words.fi.ts').then((file) => file.words),
  sv: () => import('./withdrawal-words.sv.ts').then((file) => file.words),
  en: () => import('./withdrawal-words.en.ts').then((file) => file.words),
}
