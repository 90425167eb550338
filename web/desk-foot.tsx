// The foot of the desk's pages: help, privacy notice and accessibility statement, in the same place on each.
import { Link } from 'wouter'
import './desk-foot.css'
import { useMenu } from './menu-book.ts'
import { Late, useLate } from './late.tsx'
import { Button } from './ui/button.tsx'
import { openWays } from './ways.ts'

const loadHelp = () => import('./help-here.tsx').then((file) => file.HelpHere)

export const DeskFoot = ({ path }: { readonly path: string }) => {
  const menu = useMenu()
  const { Sheet: HelpHere, open, close } = useLate(loadHelp)
  return (
    <footer className="desk-foot">
      <Button kind="quiet" onClick={open} aria-haspopup="dialog">
        {menu.help}
      </Button>
      {openWays
        .filter((way) => way.word !== 'help')
        .map((way) => (
          <Link key={way.path} href={way.path} aria-current={way.path === path ? 'page' : undefined}>
            {menu[way.word]}
          </Link>
        ))}
      {HelpHere && (
        <Late onClose={close}>
          <HelpHere path={path} onClose={close} />
        </Late>
      )}
    </footer>
  )
}
