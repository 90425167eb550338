// The head of pages that bring none of their own, and the button that opens the menu.
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { useFrame } from './hooks.ts'
import { Button } from './ui/button.tsx'

const MenuSheet = lazy(() => import('./menu-sheet.tsx').then((file) => ({ default: file.MenuSheet })))

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
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)} aria-haspopup="dialog">
        {menu.name}
      </Button>
      {isOpen && (
        <Suspense>
          <MenuSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
