import type { Book } from '../hooks.ts'
import type { Words } from './audit-words.fi.ts'

export const auditBook: Book<Words> = {
  fi: () => import('./audit-words.fi.ts').then((file) => file.words),
  sv: () => import('./audit-words.sv.ts').then((file) => file.words),
  en: () => import('./audit-words.en.ts').then((file) => file.words),
}
