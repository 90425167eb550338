// A privacy notice that has changed: where to read it, and to say that it was read (D21).
import { Link } from 'wouter'
import { Me } from '@tukkimies/shared/register/user.ts'
import { useAsk, useAttempt, useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { ownBook } from './own-book.ts'

export const OwnNotice = ({ onDone }: { readonly onDone: (said: string) => void }) => {
  const { notice: words } = useWords(ownBook)
  const { unreachable } = useWords(book)
  const { me, showMe } = useSession()
  const ask = useAsk()
  const { isBusy, failed, attempt } = useAttempt(unreachable)
  const version = me?.noticeDue
  if (version === undefined) return null
  const note = async () => {
    const answer = await attempt(() => ask({ path: '/api/v1/me/notice', body: { version }, shape: Me }))
    if (!answer) return
    showMe(answer.value)
    onDone(words.done)
  }
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <p>{words.text}</p>
      <p>
        <Link href="/privacy#users">{words.read}</Link>
      </p>
      <Button busy={isBusy} onClick={() => void note()}>
        {words.action}
      </Button>
    </section>
  )
}
