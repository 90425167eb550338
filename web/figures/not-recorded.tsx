// How large a part of visits was left unrecorded, question by question: asked for only when somebody opens it.
import { useState } from 'react'
import { notRecorded } from '@tukkimies/shared/register/code-list.ts'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import { formatNumber, formatShare } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Loading } from '../ui/status.tsx'
import { valueOf } from './answer-note.tsx'
import { book } from './book.ts'
import { HiddenMark } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import { useCompared } from './overview-tables.ts'
import { answerToRows, rowShare } from './released.ts'
import type { View } from './view.ts'

type Props = { readonly dimensions: readonly DimensionId[]; readonly view: View; readonly naming: Naming }

export const NotRecorded = (props: Props) => {
  const words = useWords(overviewBook)
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.notRecorded.title}</summary>
      {isOpen && <NotRecordedTable {...props} />}
    </details>
  )
}

const NotRecordedTable = ({ dimensions, view, naming }: Props) => {
  const words = useWords(overviewBook)
  return (
    <div className="stack">
      <p>{words.notRecorded.about}</p>
      <div className="table-scroll">
        <table className="table">
          <caption className="hidden-text">{words.notRecorded.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.notRecorded.question}</th>
              <th scope="col" className="numeric">
                {words.notRecorded.visits}
              </th>
              <th scope="col" className="numeric">
                {words.notRecorded.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map((dimension) => (
              <Row key={dimension} dimension={dimension} view={view} naming={naming} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const Row = ({ dimension, view, naming }: Omit<Props, 'dimensions'> & { readonly dimension: DimensionId }) => {
  const { loading, statistics } = useWords(book)
  const { language } = useLanguage()
  const asked = useCompared(view, dimension, null)
  const answer = valueOf(asked)
  const value = answer && answerToRows(answer).find(({ code }) => code === notRecorded)?.value
  const share = answer && value && rowShare(value, answer)
  if (asked.is !== 'loading' && !value) return null
  return (
    <tr>
      <th scope="row">{naming.dimensionOf(dimension)}</th>
      {answer && value ? (
        <>
          <td className="numeric">
            {value.is === 'said' ? formatNumber(language, value.y) : <HiddenMark value={value} answer={answer} />}
          </td>
          <td className="numeric">
            {!share && statistics.shareNone}
            {share?.is === 'share' && formatShare(language, share.percent / 100)}
            {share?.is === 'under' && noteToText(language, { note: 'under', percent: share.percent })}
          </td>
        </>
      ) : (
        <td colSpan={2}>
          <Loading label={loading} />
        </td>
      )}
    </tr>
  )
}
