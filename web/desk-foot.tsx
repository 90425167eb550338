// The foot of the desk's pages: help, privacy notice and accessibility statement, in the same place on each.
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import './desk-foot.css'
import { useMenu } from './menu-book.ts'
import { Button } from './ui/button.tsx'
import { openWays } from './ways.ts'

const HelpHere = lazy(() => import('./help-here.tsx').then((file) => ({ default: file.HelpHere })))

export const DeskFoot = ({ path }: { readonly path: string }) => {
  const menu = useMenu()
  const [isOpen, setOpen] = useState(false)
  return (
    <footer className="desk-foot">
      <Button kind="quiet" onClick={() => setOpen(true)} aria-haspopup="dialog">
        {menu.help}
      </Button>
      {openWays
        .filter((way) => way.word !== 'help')
        .map((way) => (
          <Link key={way.path} href={way.path} aria-current={way.path === path ? 'page' : undefined}>
            {menu[way.word]}
          </Link>
        ))}
      {isOpen && (
        <Suspense>
          <HelpHere path={path} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </footer>
  )
}
