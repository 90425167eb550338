// The names of pages and acts in the menu: they come when it is opened, beside the few that the first load has.
import { type Book, useFrame, useWords } from './hooks.ts'
import type { Words as MoreWords } from './menu-words.fi.ts'
import type { Words } from './words.fi.ts'

const book: Book<MoreWords> = {
  fi: () => import('./menu-words.fi.ts').then((file) => file.words),
  sv: () => import('./menu-words.sv.ts').then((file) => file.words),
  en: () => import('./menu-words.en.ts').then((file) => file.words),
}

export type MenuWords = Words['menu'] & MoreWords

export const useMenu = (): MenuWords => {
  const { menu } = useFrame()
  return { ...menu, ...useWords(book) }
}
