// Open data for everybody: the tables that the organisation has opened, and one of them with its chart and its files. Nobody
// is asked who they are.
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { OpenTableId } from '@tukkimies/shared/id.ts'
import { OpenAnswer, OpenList, type OpenTable } from '@tukkimies/shared/release/open-table.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { ExportFormat } from '@tukkimies/shared/release/export.ts'
import { readTableRequest, type TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { formatDay } from '../format.ts'
import { useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import './builder.css'
import type { BuilderQuestion } from './builder-question.ts'
import './figures.css'
import { openBook } from './open-book.ts'
import { makeOpenNaming, spanOf } from './open-naming.ts'
import './open.css'
import { PivotFigure } from './pivot-figure.tsx'

const listQuestion = { path: '/api/v1/open', shape: OpenList }
const path = '/open'

export const OpenPage = () => {
  const words = useWords(openBook)
  const [parameters] = useSearchParams()
  const named = parameters.get('table')
  const id = OpenTableId.safeParse(named).data
  useTitle(words.title)
  return (
    <div className="page">
      {/* A table has a heading of its own on paper. */}
      <header className={id === undefined ? 'row row-apart' : 'row row-apart no-print'}>
        <h1>{words.title}</h1>
        <div className="row">
          <EditLink />
          {id !== undefined && (
            <Button icon="print" onClick={() => window.print()}>
              {words.print}
            </Button>
          )}
        </div>
      </header>
      {id !== undefined ? <Opened key={id} id={id} /> : <Listed isGone={named !== null} />}
    </div>
  )
}

const EditLink = () => {
  const words = useWords(openBook)
  const { me } = useSession()
  if (me === null || reachOf('publish_open_data', me.role) === null) return null
  return (
    <Link href="/open/edit" className={`${buttonLook()} no-print`}>
      {words.edit}
    </Link>
  )
}

const Listed = ({ isGone }: { readonly isGone: boolean }) => {
  const words = useWords(openBook)
  const { language } = useLanguage()
  const answer = useAnswer(listQuestion)
  const found = valueOf(answer)
  return (
    <>
      {isGone && <ProblemNote title={words.gone} />}
      <p className="lead">{words.lead(found?.organisation[language] ?? '')}</p>
      <p>
        {words.protection} <Link href="/protection">{words.howProtected}</Link>
      </p>
      {answer.is === 'loading' && <Loading label={words.loading} />}
      <AnswerNote answer={answer} path={path} failed={words.failed} stale={words.stale} noRight={words.failed} />
      {found && (
        <section className="card stack">
          <h2>{words.tables}</h2>
          {found.tables.length === 0 && <p className="muted">{words.none}</p>}
          <ul className="open-list">
            {found.tables.map((table) => (
              <li key={table.id}>
                <TableLink table={table} />
                <p className="small muted">
                  {table.periods.length > 0 ? `${spanOf(table, language)}, ` : `${words.notYet} `}
                  {words.since(formatDay(language, table.day))}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const TableLink = ({ table: { id, title, periods } }: { readonly table: OpenTable }) => {
  const { language } = useLanguage()
  return periods.length > 0 ? <Link href={`${path}?table=${id}`}>{title[language]}</Link> : title[language]
}

const Opened = ({ id }: { readonly id: OpenTableId }) => {
  const words = useWords(openBook)
  const answer = useAnswer({ path: `/api/v1/open/${id}`, shape: OpenAnswer })
  const found = valueOf(answer)
  const request = found && readTableRequest(new URLSearchParams(found.table.query))
  const isGone = answer.is === 'refused' && answer.problem.code === 'not_found'
  return (
    <>
      <p className="no-print">
        <Link href={path}>{words.all}</Link>
      </p>
      {answer.is === 'loading' && <Loading label={words.loading} />}
      {isGone ? (
        <ProblemNote title={words.gone} />
      ) : (
        <AnswerNote answer={answer} path={path} failed={words.failed} stale={words.stale} noRight={words.failed} />
      )}
      {found && request?.ok && <Figure answer={found} request={request.value} />}
    </>
  )
}

const Figure = ({ answer, request }: { readonly answer: OpenAnswer; readonly request: TableRequest }) => {
  const { language } = useLanguage()
  const { measure, across, show, chart } = answer
  const [question, setQuestion] = useState<BuilderQuestion>({
    request,
    measure,
    across,
    ...(show && { show }),
    ...(chart && { chart }),
  })
  return (
    <PivotFigure
      question={question}
      answer={answer.table}
      naming={makeOpenNaming(answer.names, language)}
      onQuestion={setQuestion}
      downloads={<Files id={answer.id} />}
    />
  )
}

const Files = ({ id }: { readonly id: OpenTableId }) => {
  const words = useWords(openBook)
  const { language } = useLanguage()
  const address = `/api/v1/open/${id}`
  return (
    <details className="no-print open-files">
      <summary>{words.files}</summary>
      <ul className="open-list">
        {ExportFormat.options.map((format) => (
          <li key={format}>
            <a href={`${address}?format=${format}&language=${language}`} download>
              {words.formats[format]}
            </a>
          </li>
        ))}
      </ul>
      <p className="small muted">{words.totals}</p>
      <p className="small">
        {words.address}: <code className="open-address">{`${window.location.origin}${address}`}</code>
      </p>
    </details>
  )
}
