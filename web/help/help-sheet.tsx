// The help of the page that is open, over it: nothing of what is half made goes away, and it needs no network.
import { Link } from 'wouter'
import type { Role } from '@tukkimies/shared/register/user.ts'
import { useUnlock, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { helpBook } from './book.ts'
import { findDesk, findScreen, Steps } from './help-parts.tsx'

/** `path` is the page's; `roles` are those who see it, where not everybody does. */
export const HelpSheet = ({
  path,
  roles,
  onClose,
}: {
  readonly path: string
  readonly roles: readonly Role[]
  readonly onClose: () => void
}) => {
  const words = useWords(helpBook)
  const { state } = useUnlock()
  const screen = state === 'locked' && path === '/' ? 'lock' : findScreen(path, words.screens)
  const desk = findDesk(path, words.desk)
  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose}>
      {screen && (
        <section className="stack">
          <h3>{words.screens[screen].name}</h3>
          <Steps steps={Object.values(words.screens[screen].steps)} />
        </section>
      )}
      {!screen && desk && <p>{words.desk.text[desk]}</p>}
      {!screen && !desk && <p>{words.nobody}</p>}
      {!screen && roles.length > 0 && (
        <p>
          {words.who} {roles.map((role) => words.roles[role]).join(', ')}.
        </p>
      )}
      <p>
        <Link href="/help" className={buttonLook()} onClick={onClose}>
          {words.all}
        </Link>
      </p>
    </Dialog>
  )
}
