// What pages and acts are called in the menu and on the desk.
import type { Words } from './menu-words.fi.ts'
import type { Book } from './preferences.ts'

export const menuBook: Book<Words> = {
  fi: () => import('./menu-words.fi.ts').then((file) => file.words),
  sv: () => import('./menu-words.sv.ts').then((file) => file.words),
  en: () => import('./menu-words.en.ts').then((file) => file.words),
}
