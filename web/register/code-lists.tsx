// The code lists: those that are published, and the next one while it is being made.
import { useState } from 'react'
import { listOnDay } from '@tukkimies/shared/register/code-list.ts'
import { CodeListsAnswer, type DraftContent, listToDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import { formatDay } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner, Loading, Mark, Status } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { book } from './book.ts'
import { codeListsBook } from './code-lists-book.ts'
import type { Words } from './code-lists-words.fi.ts'
import { DraftEditor } from './draft-editor.tsx'
import './code-lists.css'
import './register.css'

/** The draft as it was when it was opened here; `stamp` is null until it is first saved. */
type Work = { readonly content: DraftContent; readonly stamp: string | null; readonly round: number }

export const CodeListsPage = () => {
  const general = useWords(book)
  const words = useWords(codeListsBook)
  const { language } = useLanguage()
  const answer = useAnswer({ path: '/api/v1/code-lists', shape: CodeListsAnswer })
  const [work, setWork] = useState<Work | null>(null)
  const [staleAt, setStaleAt] = useState(-Infinity)
  const [said, setSaid] = useState('')
  useTitle(words.title)

  const found = valueOf(answer)
  const newest = found?.lists.at(-1)
  const open = (content: DraftContent, stamp: string | null) =>
    setWork({ content, stamp, round: (work?.round ?? 0) + 1 })
  // After a change the answer that is there still tells of the draft before it.
  const isFresh = answer.is === 'answered' && answer.at > staleAt
  if (!work && isFresh && found?.draft) open(found.draft.content, found.draft.stamp)
  const end = (text: string) => {
    setWork(null)
    setSaid(text)
    setStaleAt(answer.is === 'answered' ? answer.at : -Infinity)
    answer.again()
  }
  const published = ({ lists }: CodeListsAnswer) => {
    const last = lists.at(-1)
    if (last) end(words.publishing.done(last.version, formatDay(language, last.first)))
  }

  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {answer.is === 'loading' && <Loading label={general.loading} />}
      <AnswerNote
        answer={answer}
        path="/code-lists"
        failed={words.failed}
        stale={words.stale}
        noRight={words.noRight}
      />
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {found && <Versions words={words} lists={found.lists} />}
      {newest && work && (
        <DraftEditor
          key={work.round}
          newest={newest}
          content={work.content}
          stamp={work.stamp}
          changed={found?.draft?.changed ?? null}
          onChanged={answer.again}
          onReload={() => end('')}
          onPublished={published}
          onDiscarded={() => end(words.discarding.done)}
        />
      )}
      {newest && !work && isFresh && (
        <section className="card stack">
          <h2>{words.draft.title}</h2>
          <p>{words.draft.none}</p>
          <Button
            kind="primary"
            icon="plus"
            onClick={() => {
              setSaid('')
              open(listToDraft(newest), null)
            }}
          >
            {words.draft.begin}
          </Button>
        </section>
      )}
    </div>
  )
}

const Versions = ({
  words: { versions, empty },
  lists,
}: {
  readonly words: Words
  readonly lists: CodeListsAnswer['lists']
}) => {
  const { language } = useLanguage()
  const { today } = useDevice()
  if (lists.length === 0) return <p>{empty}</p>
  const inForce = listOnDay(lists, today).version
  const count = (list: CodeListsAnswer['lists'][number], isRetired: boolean) =>
    list.dimensions.flatMap(({ codes }) => codes.filter(({ until }) => (until !== undefined) === isRetired)).length
  return (
    <section className="card stack">
      <h2>{versions.title}</h2>
      <Table
        caption={versions.title}
        captionHidden
        rows={lists.toReversed()}
        rowKey={({ version }) => String(version)}
        columns={[
          { key: 'version', label: versions.version, cell: ({ version }) => version },
          { key: 'first', label: versions.first, cell: ({ first }) => formatDay(language, first) },
          {
            key: 'state',
            label: versions.state,
            cell: ({ version, first }) =>
              version === inForce ? (
                <Mark tone="good">{versions.inForce}</Mark>
              ) : (
                <Mark>{first > today ? versions.coming : versions.past}</Mark>
              ),
          },
          { key: 'dimensions', label: versions.dimensions, numeric: true, cell: ({ dimensions }) => dimensions.length },
          { key: 'codes', label: versions.codes, numeric: true, cell: (list) => count(list, false) },
          { key: 'retired', label: versions.retired, numeric: true, cell: (list) => count(list, true) },
        ]}
      />
    </section>
  )
}
