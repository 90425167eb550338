// The names of pages and acts in the menu: they come when it is opened, beside the few that the first load has.
import { menuBook } from './ways-book.ts'
import { useFrame, useWords } from './hooks.ts'
import type { Words as MoreWords } from './menu-words.fi.ts'
import type { Words } from './words.fi.ts'

export type MenuWords = Words['menu'] & MoreWords

export const useMenu = (): MenuWords => {
  const { menu } = useFrame()
  return { ...menu, ...useWords(menuBook) }
}
