import { Link } from 'wouter'
import type { Problem } from '@tukkimies/shared/problem.ts'
import { formatTime } from '../format.ts'
import { type Answer, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { book } from './book.ts'

/** What stands in place of figures that are not there, and above those that are old; nothing while all is well. */
export const AnswerNote = ({
  answer,
  from,
}: {
  readonly answer: Answer<unknown>
  /** The address to come back to after the log-in. */
  readonly from: string
}) => {
  const words = useWords(book)
  const { language } = useLanguage()
  const sentence = useSentence()
  const again = <Button onClick={answer.again}>{words.again}</Button>
  switch (answer.is) {
    case 'answered':
      return null
    case 'loading':
      return <Loading label={words.loading} />
    case 'offline':
      if (answer.last)
        return (
          <Banner tone="warning" actions={again}>
            {words.offline(formatTime(language, answer.last.at))}
          </Banner>
        )
      return <ProblemNote title={words.failed} actions={again} />
    case 'refused': {
      const { problem } = answer
      if (isOurs(problem))
        return (
          <ProblemNote title={words.failed} actions={again}>
            <p>{sentence(problem)}</p>
          </ProblemNote>
        )
      return (
        <ProblemNote
          title={sentence(problem)}
          actions={
            problem.code === 'not_signed_in' && (
              <Link href={`/sign-in?to=${encodeURIComponent(from)}`} className={buttonLook('primary')}>
                {words.signIn}
              </Link>
            )
          }
        />
      )
    }
  }
}

/** What is not the reader's doing must not be taken for an answer: no figures is not zero. */
const isOurs = ({ code }: Problem): boolean => code === 'fault' || code === 'busy'

/** The value to show: the new one, or the last one while there is no network. */
export const valueOf = <T,>(answer: Answer<T>): T | undefined =>
  answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined
