import type { Book } from '../hooks.ts'
import type { Words } from './disclosures-words.fi.ts'

export const disclosuresBook: Book<Words> = {
  fi: () => import('./disclosures-words.fi.ts').then((file) => file.words),
  sv: () => import('./disclosures-words.sv.ts').then((file) => file.words),
  en: () => import('./disclosures-words.en.ts').then((file) => file.words),
}
