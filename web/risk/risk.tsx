// How well the published figures protect whoever they are about: the report of each closed period, what waits for the data
// protection officer, and what is still open.
import { useTitle, useWords } from '../hooks.ts'
import { riskBook } from './risk-book.ts'

export const RiskPage = () => {
  const words = useWords(riskBook)
  useTitle(words.title)
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
    </div>
  )
}
