// Asks a user who is signed in to say that a changed notice was read; to anybody else nothing is said (D21). A tablet asks no
// one who is signed in: there the own page does.
import { useState } from 'react'
import { Me } from '@tukkimies/shared/register/user.ts'
import { useAsk, useAttempt, useDevice, useSession } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Status } from '../ui/status.tsx'
import type { Words } from './privacy-words.fi.ts'

type Props = { readonly words: Words; readonly newest: number }

export const NoticeSeen = (props: Props) => (useDevice().state === 'not_enrolled' ? <SeenQuestion {...props} /> : null)

const SeenQuestion = ({ words: { seen: words }, newest }: Props) => {
  const { me, showMe } = useSession()
  const ask = useAsk()
  const { isBusy, failed, attempt } = useAttempt(words.unreachable)
  const [isDone, setIsDone] = useState(false)
  const note = async () => {
    const answer = await attempt(() => ask({ path: '/api/v1/me/notice', body: { version: newest }, shape: Me }))
    if (!answer) return
    showMe(answer.value)
    setIsDone(true)
  }
  return (
    <div className="no-print">
      <Status>{isDone && <Banner tone="good">{words.thanks}</Banner>}</Status>
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      {me?.noticeDue !== undefined && (
        <Banner
          tone="warning"
          actions={
            <Button kind="primary" busy={isBusy} onClick={() => void note()}>
              {words.done}
            </Button>
          }
        >
          <p>
            <strong>{words.title}</strong>
          </p>
          <p>{words.text}</p>
        </Banner>
      )}
    </div>
  )
}
