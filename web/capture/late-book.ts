// Words of what comes right after the first paint: the row of presets, the sheets, the list of keys,
// the choices of hands.
import type { Book } from '../hooks.ts'
import type { Words } from './late-words.fi.ts'

export const lateBook: Book<Words> = {
  fi: () => import('./late-words.fi.ts').then(({ words }) => words),
  sv: () => import('./late-words.sv.ts').then(({ words }) => words),
  en: () => import('./late-words.en.ts').then(({ words }) => words),
}
