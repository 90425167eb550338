// What stands in the place of a list, or above an old one, while its answer is not there.
import { Link } from 'wouter'
import { formatTime } from '../format.ts'
import { type Answer, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'

/** The newest value there is, also an old one. */
export const valueOf = <T,>(answer: Answer<T>): T | undefined =>
  answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined

export const AnswerNote = <T,>({
  answer,
  path,
  failed,
  stale,
  noRight,
}: {
  readonly answer: Answer<T>
  /** The page's own, to come back to after a log-in. */
  readonly path: string
  readonly failed: string
  /** Said above an old list, with the time at which it was fetched. */
  readonly stale: (time: string) => string
  readonly noRight: string
}) => {
  const words = useWords(book)
  const { language } = useLanguage()
  const sentence = useSentence()
  const again = <Button onClick={answer.again}>{words.again}</Button>
  if (answer.is === 'offline')
    return (
      <ProblemNote title={answer.last ? stale(formatTime(language, answer.last.at)) : failed} actions={again}>
        {!answer.last && <p>{words.unreachable.offline}</p>}
      </ProblemNote>
    )
  if (answer.is !== 'refused') return null
  if (answer.problem.code === 'no_right') return <ProblemNote title={noRight} />
  const logIn = (
    <Link href={`/sign-in?to=${path}`} className={buttonLook('primary')}>
      {words.signIn}
    </Link>
  )
  return (
    <ProblemNote title={failed} actions={answer.problem.code === 'not_signed_in' ? logIn : again}>
      <p>{sentence(answer.problem)}</p>
    </ProblemNote>
  )
}
