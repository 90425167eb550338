import type { Book } from '../hooks.ts'
import type { Words } from './devices-words.fi.ts'

export const devicesBook: Book<Words> = {
  fi: () => import('./devices-words.fi.ts').then((file) => file.words),
  sv: () => import('./devices-words.sv.ts').then((file) => file.words),
  en: () => import('./devices-words.en.ts').then((file) => file.words),
}
