import type { Book } from '../hooks.ts'
import type { Words } from './open-words.fi.ts'

export const openBook: Book<Words> = {
  fi: () => import('./open-words.fi.ts').then((file) => file.words),
  sv: () => import('./open-words.sv.ts').then((file) => file.words),
  en: () => import('./open-words.en.ts').then((file) => file.words),
}
