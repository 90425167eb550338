// The words of recording from a paper sheet, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './series-words.fi.ts'

export const seriesBook: Book<Words> = {
  fi: () => import('./series-words.fi.ts').then(({ words }) => words),
  sv: () => import('./series-words.sv.ts').then(({ words }) => words),
  en: () => import('./series-words.en.ts').then(({ words }) => words),
}
