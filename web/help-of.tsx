// All of the help, with what only the frame knows: which roles see a page of the desk, and what the menu calls it.
import { HelpPage } from './help/help.tsx'
import { useMenu } from './menu-book.ts'
import { rolesOf, wordOf } from './ways.ts'

export const HelpOfAll = () => {
  const menu = useMenu()
  const nameOf = (path: string): string | null => {
    const word = path === '/me' ? 'own' : wordOf(path)
    return word && menu[word]
  }
  return <HelpPage rolesOf={rolesOf} nameOf={nameOf} />
}
