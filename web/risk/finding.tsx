import { type ReactNode, useId } from 'react'
import { Facts } from '../asking/facts.tsx'
import { useWords } from '../hooks.ts'
import { Mark, type Tone } from '../ui/status.tsx'
import { riskBook } from './risk-book.ts'

const tones = { met: 'good', failed: 'danger', open: 'quiet', note: 'warning' } as const satisfies Record<string, Tone>

/** One figure of a report: what is asked, the answer in words, what it means, what is demanded, and the numbers behind. */
export const Finding = ({
  title,
  source,
  verdict,
  answer,
  meaning,
  demand,
  aim,
  ifNot,
  children,
}: {
  readonly title: string
  readonly source: 'real' | 'rehearsal'
  /** None where nothing is demanded. */
  readonly verdict?: keyof typeof tones
  readonly answer: string
  readonly meaning: string
  readonly demand?: string
  readonly aim?: string
  readonly ifNot?: string
  readonly children?: ReactNode
}) => {
  const words = useWords(riskBook)
  const id = useId()
  const facts: (readonly [string, string])[] = []
  if (demand !== undefined) facts.push([words.demand, demand])
  if (aim !== undefined) facts.push([words.aim, aim])
  if (ifNot !== undefined) facts.push([words.ifNot, ifNot])
  return (
    <section className="card risk-finding" aria-labelledby={id}>
      <div className="risk-finding-head">
        <h3 id={id}>{title}</h3>
        <p className="row small">
          <span className={`risk-finding-source risk-finding-source-${source}`}>{words.marks[source]}</span>
          {verdict && <Mark tone={tones[verdict]}>{words.verdicts[verdict]}</Mark>}
        </p>
      </div>
      <p className="risk-finding-answer">{answer}</p>
      <p>{meaning}</p>
      {children}
      {facts.length > 0 && <Facts facts={facts} />}
    </section>
  )
}
