// The words of the frame around every page.
import type { Book } from './preferences.ts'
import type { Words } from './words.fi.ts'

export const frameBook: Book<Words> = {
  fi: () => import('./words.fi.ts').then((file) => file.words),
  sv: () => import('./words.sv.ts').then((file) => file.words),
  en: () => import('./words.en.ts').then((file) => file.words),
}
