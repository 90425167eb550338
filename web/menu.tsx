// The head of pages that bring none of their own, and the button that opens the menu.
import { Link } from 'wouter'
import { useFrame } from './hooks.ts'
import { Late, useLate } from './late.tsx'
import { Button } from './ui/button.tsx'

const loadSheet = () => import('./menu-sheet.tsx').then((file) => file.MenuSheet)

/** The head of every page that brings none of its own. */
export const AppHead = () => (
  <header className="app-head">
    <Link href="/" className="app-name">
      Tukkimies
    </Link>
    <Menu />
  </header>
)

export const Menu = () => {
  const { menu } = useFrame()
  const { Sheet, open, close } = useLate(loadSheet)
  return (
    <>
      <Button kind="quiet" onClick={open} aria-haspopup="dialog">
        {menu.name}
      </Button>
      {Sheet && (
        <Late onClose={close}>
          <Sheet onClose={close} />
        </Late>
      )}
    </>
  )
}
