// What each topic covers, one file a language.
import type { Book } from '../hooks.ts'
import type { Words } from './topic-words.fi.ts'

export const topicBook: Book<Words> = {
  fi: () => import('./topic-words.fi.ts').then(({ words }) => words),
  sv: () => import('./topic-words.sv.ts').then(({ words }) => words),
  en: () => import('./topic-words.en.ts').then(({ words }) => words),
}
