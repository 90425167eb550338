// The words of the page of what is to be sent, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './sending-words.fi.ts'

export const sendingBook: Book<Words> = {
  fi: () => import('./sending-words.fi.ts').then(({ words }) => words),
  sv: () => import('./sending-words.sv.ts').then(({ words }) => words),
  en: () => import('./sending-words.en.ts').then(({ words }) => words),
}
