import { useState } from 'react'
import type { OwnRecord } from '@tukkimies/shared/register/user.ts'
import { formatDay } from '../format.ts'
import { useAsk, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ownBook } from './own-book.ts'
import { FailedNote, Question, useOwnAttempt } from './own-change.tsx'

export const OwnDeletion = ({
  record: { user },
  onDone,
}: {
  readonly record: OwnRecord
  readonly onDone: (said: string) => void
}) => {
  const { deletion: words } = useWords(ownBook)
  const { language } = useLanguage()
  const ask = useAsk()
  const { isBusy, failed, attempt } = useOwnAttempt()
  const [isAsked, setIsAsked] = useState(false)
  const send = async (act: 'ask' | 'withdraw', said: string) => {
    setIsAsked(false)
    if (await attempt(() => ask({ path: `/api/v1/me/deletion/${act}`, body: {} }))) onDone(said)
  }
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      <FailedNote failed={failed} />
      {user.deletionAsked === null ? (
        <>
          <p>{words.lead}</p>
          <Button kind="danger" busy={isBusy} onClick={() => setIsAsked(true)}>
            {words.ask}
          </Button>
        </>
      ) : (
        <>
          <p>{words.asked(formatDay(language, user.deletionAsked))}</p>
          <Button busy={isBusy} onClick={() => void send('withdraw', words.withdrawn)}>
            {words.withdraw}
          </Button>
        </>
      )}
      {isAsked && (
        <Question
          title={words.question.title}
          yes={words.question.yes}
          isDangerous
          onNo={() => setIsAsked(false)}
          onYes={() => void send('ask', words.askedDone)}
        >
          {words.question.text}
        </Question>
      )}
    </section>
  )
}
