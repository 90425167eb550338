// Opening tables to everybody and withdrawing them, for the main user and the officer. What is opened is a saved view.
import { useState } from 'react'
import { Link } from 'wouter'
import { OpenList, OpenTable } from '@tukkimies/shared/release/open-table.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { type SavedView, ViewList } from '@tukkimies/shared/register/view.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay } from '../format.ts'
import { type Answer, useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { openBook } from './open-book.ts'
import { spanOf } from './open-naming.ts'

const listQuestion = { path: '/api/v1/open', shape: OpenList }
const viewsQuestion = { path: '/api/v1/views', shape: ViewList }
const path = '/open/edit'

export const OpenEditPage = () => {
  const words = useWords(openBook)
  const { me } = useSession()
  useTitle(words.editing.title)
  const may = me !== null && reachOf('publish_open_data', me.role) !== null
  return (
    <div className="page">
      <header className="row row-apart">
        <h1>{words.editing.title}</h1>
        <Link href="/open" className={buttonLook('quiet')}>
          {words.editing.seen}
        </Link>
      </header>
      <p className="lead">{words.editing.lead}</p>
      {me && !may && <ProblemNote title={words.editing.noRight} />}
      {may && <Tables organisation={me.role === 'protection_officer' ? undefined : me.organisation} />}
    </div>
  )
}

/** `organisation` is the one whose tables may be withdrawn; all if absent. */
const Tables = ({ organisation }: { readonly organisation: string | null | undefined }) => {
  const words = useWords(openBook)
  const { language } = useLanguage()
  const answer = useAnswer(listQuestion)
  const views = useAnswer(viewsQuestion)
  const [isAdding, setIsAdding] = useState(false)
  const [withdrawn, setWithdrawn] = useState<OpenTable | null>(null)
  const [said, setSaid] = useState('')
  const done = (text: string) => {
    setIsAdding(false)
    setWithdrawn(null)
    setSaid(text)
    answer.again()
  }
  const kept = valueOf(views)?.views
  const tables = valueOf(answer)?.tables
  return (
    <>
      <Status>{said !== '' && <Banner tone="good">{said}</Banner>}</Status>
      {(answer.is === 'loading' || views.is === 'loading') && <Loading label={words.loading} />}
      {answer.is === 'answered' ? <Waiting answer={views} /> : <Waiting answer={answer} />}
      {kept && (kept.length > 0 ? <AddButton onClick={() => setIsAdding(true)} /> : <NoViews />)}
      {tables && (
        <OpenedTables
          tables={tables}
          isOwn={(table) => organisation === undefined || table.organisation === organisation}
          onWithdraw={setWithdrawn}
        />
      )}
      {isAdding && kept && (
        <OpenDialog
          views={kept}
          onDone={({ title }) => done(words.editing.opened(title[language]))}
          onClose={() => setIsAdding(false)}
        />
      )}
      {withdrawn && (
        <ChangeDialog
          title={words.editing.withdrawTitle}
          action={words.editing.withdraw}
          kind="danger"
          read={() => ({ is: 'ready', change: { path: `/api/v1/open/${withdrawn.id}/delete`, body: {} } })}
          onDone={() => done(words.editing.withdrawn(withdrawn.title[language]))}
          onClose={() => setWithdrawn(null)}
        >
          {() => <p>{words.editing.withdrawText(withdrawn.title[language])}</p>}
        </ChangeDialog>
      )}
    </>
  )
}

const Waiting = ({ answer }: { readonly answer: Answer<unknown> }) => {
  const words = useWords(openBook)
  return (
    <AnswerNote
      answer={answer}
      path={encodeURIComponent(path)}
      failed={words.failed}
      stale={words.stale}
      noRight={words.editing.noRight}
    />
  )
}

const AddButton = ({ onClick }: { readonly onClick: () => void }) => {
  const words = useWords(openBook)
  return (
    <p>
      <Button kind="primary" onClick={onClick}>
        {words.editing.add}
      </Button>
    </p>
  )
}

const NoViews = () => {
  const words = useWords(openBook)
  return (
    <Banner
      actions={
        <Link href="/figures/table" className={buttonLook()}>
          {words.editing.toBuilder}
        </Link>
      }
    >
      {words.editing.noViews}
    </Banner>
  )
}

const OpenedTables = ({
  tables,
  isOwn,
  onWithdraw,
}: {
  readonly tables: readonly OpenTable[]
  readonly isOwn: (table: OpenTable) => boolean
  readonly onWithdraw: (table: OpenTable) => void
}) => {
  const words = useWords(openBook)
  const { columns } = words.editing
  const { language } = useLanguage()
  return (
    <Table
      caption={words.editing.caption}
      rows={tables}
      rowKey={({ id }) => id}
      empty={words.none}
      columns={[
        { key: 'title', label: columns.title, cell: ({ title }) => title[language] },
        {
          key: 'periods',
          label: columns.periods,
          cell: (table) =>
            table.periods.length === 0
              ? words.notYet
              : `${spanOf(table, language)} (${words.periods(table.periods.length)})`,
        },
        { key: 'day', label: columns.day, cell: ({ day }) => formatDay(language, day) },
        {
          key: 'act',
          label: columns.act,
          cell: (table) =>
            isOwn(table) ? (
              <Button
                kind="quiet"
                icon="remove"
                aria-label={words.editing.withdrawOf(table.title[language])}
                onClick={() => onWithdraw(table)}
              >
                {words.editing.withdraw}
              </Button>
            ) : (
              words.editing.others
            ),
        },
      ]}
    />
  )
}

const OpenDialog = ({
  views,
  onDone,
  onClose,
}: {
  readonly views: readonly SavedView[]
  readonly onDone: (opened: OpenTable) => void
  readonly onClose: () => void
}) => {
  const words = useWords(openBook)
  const { language } = useLanguage()
  const [chosen, setChosen] = useState('')
  const view = views.find(({ id }) => id === chosen)
  return (
    <ChangeDialog
      title={words.editing.addTitle}
      action={words.editing.add}
      dirty={chosen !== ''}
      read={() => {
        if (!view) return { is: 'wrong', errors: [{ name: 'view', text: words.editing.viewMissing }] }
        const { query, span, measure, across, show, chart } = view
        const body = { query, span, measure, across, show, chart, language }
        return { is: 'ready', change: { path: '/api/v1/open', body, shape: OpenTable } }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.editing.addText}</p>
          <RadioField
            legend={words.editing.view}
            name="view"
            error={errorOf('view')}
            value={chosen}
            options={views.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        </>
      )}
    </ChangeDialog>
  )
}
