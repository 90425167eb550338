import type { Book } from '../hooks.ts'
import type { Words } from './protection-words.fi.ts'

export const protectionBook: Book<Words> = {
  fi: () => import('./protection-words.fi.ts').then((file) => file.words),
  sv: () => import('./protection-words.sv.ts').then((file) => file.words),
  en: () => import('./protection-words.en.ts').then((file) => file.words),
}
