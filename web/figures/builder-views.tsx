// Tables to begin with and views that are kept: each a link, so that it opens in another tab or is sent on.
import { useState } from 'react'
import { Link } from 'wouter'
import type { PeriodName } from '@tukkimies/shared/day.ts'
import { type SavedView, spanToPeriods, ViewList, type ViewSpan } from '@tukkimies/shared/register/view.ts'
import { type Visitor } from '@tukkimies/shared/register/code-list.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatPeriod } from '../format.ts'
import { type Answer } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { periodsToText, type Told } from './builder-naming.ts'
import { type BuilderQuestion, questionToSearch, readQuestion } from './builder-question.ts'
import type { ReadyTable } from './builder-ready.ts'
import { builderPath } from './builder-refusal.tsx'

/** Periods that are released, of either kind of visits. */
export type ReleasedPeriods = Readonly<Record<Visitor, readonly PeriodName[]>>

export const ViewsPanel = ({
  isOpen,
  ready,
  views,
  released,
  told,
  onRemoved,
}: {
  /** At first; after that whoever reads opens and closes it. */
  readonly isOpen: boolean
  readonly ready: readonly ReadyTable[]
  readonly views: Answer<ViewList>
  readonly released: ReleasedPeriods
  readonly told: Told
  readonly onRemoved: (name: string) => void
}) => {
  const { words } = told
  const kept = valueOf(views)?.views ?? []
  const [own, shared] = [kept.filter((view) => view.own), kept.filter((view) => !view.own)]
  return (
    <details className="card builder-begin-box no-print" open={isOpen}>
      <summary>{words.begin}</summary>
      <div className="builder-begin">
        <section className="stack">
          <h2>{words.ready}</h2>
          <ul className="builder-choices">
            {ready.map(({ word, question }) => (
              <li key={word}>
                <Link href={`${builderPath}?${questionToSearch(question)}`} className={buttonLook()}>
                  {words.readyTables[word]}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section className="stack">
          <h2>{words.views.title}</h2>
          <AnswerNote
            answer={views}
            path={builderPath}
            failed={words.views.failed}
            stale={words.views.stale}
            noRight={words.views.noRight}
          />
          {views.is === 'answered' && kept.length === 0 && <p className="muted">{words.views.none}</p>}
          {own.length > 0 && (
            <Kept title={shared.length > 0 ? words.views.own : null} views={own} {...{ released, told, onRemoved }} />
          )}
          {shared.length > 0 && <Kept title={words.views.shared} views={shared} {...{ released, told, onRemoved }} />}
        </section>
      </div>
    </details>
  )
}

const Kept = ({
  title,
  views,
  released,
  told,
  onRemoved,
}: {
  readonly title: string | null
  readonly views: readonly SavedView[]
  readonly released: ReleasedPeriods
  readonly told: Told
  readonly onRemoved: (name: string) => void
}) => {
  const { words } = told
  const [removed, setRemoved] = useState<SavedView | null>(null)
  return (
    <>
      {title && <h3>{title}</h3>}
      <ul className="builder-kept">
        {views.map((view) => {
          const question = viewToQuestion(view, released)
          return (
            <li key={view.id}>
              <div>
                {question ? <Link href={`${builderPath}?${questionToSearch(question)}`}>{view.name}</Link> : view.name}
                <p className="small muted">{question ? spanToText(view.span, told) : words.views.notYet}</p>
              </div>
              {view.own && view.shared && <Mark>{words.views.isShared}</Mark>}
              {view.own && (
                <Button
                  kind="quiet"
                  icon="remove"
                  aria-label={words.views.removeOf(view.name)}
                  onClick={() => setRemoved(view)}
                >
                  {words.views.remove}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {removed && (
        <ChangeDialog
          title={words.views.removeTitle}
          action={words.views.remove}
          kind="danger"
          read={() => ({ is: 'ready', change: { path: `/api/v1/views/${removed.id}/delete`, body: {} } })}
          onDone={() => {
            setRemoved(null)
            onRemoved(removed.name)
          }}
          onClose={() => setRemoved(null)}
        >
          {() => (
            <>
              <p>{words.views.removeText(removed.name)}</p>
              {removed.shared && <p>{words.views.removeShared}</p>}
            </>
          )}
        </ChangeDialog>
      )}
    </>
  )
}

/** The view's question over the periods that its span means today; none while nothing of it is released. */
const viewToQuestion = (view: SavedView, released: ReleasedPeriods): BuilderQuestion | null => {
  const visitor: Visitor = new URLSearchParams(view.query).get('visitor') === 'partner' ? 'partner' : 'client'
  const periods = spanToPeriods(view.span, released[visitor])
  if (periods.length === 0) return null
  const question = readQuestion(new URLSearchParams(`${view.query}&period=${periods.join(',')}`))
  const { measure, across, show, chart } = view
  return question && { ...question, measure, across, ...(show && { show }), ...(chart && { chart }) }
}

export const spanToText = (span: ViewSpan, told: Told): string => {
  const { views } = told.words
  if (span.is === 'fixed') return periodsToText(span.names.toSorted(), told)
  if (span.is === 'from') return views.from(formatPeriod(told.language, span.first))
  return views.latestOf[span.kind](span.count)
}
