// The table builder: dimensions, places and periods are put together, and the release answers. The address holds the whole
// question. Every number is a cell of the release.
import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { ViewList } from '@tukkimies/shared/register/view.ts'
import { PeriodsAnswer, toldPeriods } from '@tukkimies/shared/release/answer.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAnswer, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Banner, Status } from '../ui/status.tsx'
import { AnswerNote, valueOf } from './answer-note.tsx'
import { book } from './book.ts'
import { BuilderAnswer } from './builder-answer.tsx'
import { builderBook } from './builder-book.ts'
import './builder.css'
import { type BuilderQuestion, decodeSearch, measuresOf, questionToSearch, readQuestion } from './builder-question.ts'
import { readyTables } from './builder-ready.ts'
import { builderPath } from './builder-refusal.tsx'
import { SaveView } from './builder-save.tsx'
import { type ReleasedPeriods, ViewsPanel } from './builder-views.tsx'
import './figures.css'
import { makeNaming, type Naming } from './naming.ts'
import { useTold } from './pivot-figure.tsx'
import { readablePlaces } from './view.ts'

const clientPeriods = { path: '/api/v1/periods?visitor=client', shape: PeriodsAnswer }
const partnerPeriods = { path: '/api/v1/periods?visitor=partner', shape: PeriodsAnswer }
const pullQuestion = { path: '/api/v1/pull', shape: PullAnswer }

export const TableBuilderPage = () => {
  const words = useWords(builderBook)
  const { statistics } = useWords(book)
  const { language } = useLanguage()
  const { me } = useSession()
  const search = decodeSearch(useSearch())
  const client = useAnswer(clientPeriods)
  const partner = useAnswer(partnerPeriods)
  const pulled = useAnswer(pullQuestion)
  useTitle(words.title)
  const places = valueOf(pulled)
  const published = { client: valueOf(client), partner: valueOf(partner) }
  const readable = readablePlaces(
    places?.areas ?? [],
    places?.points ?? [],
    (point) => me?.role === 'protection_officer' || (me?.points.includes(point) ?? false),
  )
  const waiting = [client, partner, pulled].find(({ is }) => is !== 'answered')
  const isReady = me && places && published.client && published.partner
  const from = search === '' ? builderPath : `${builderPath}?${search}`
  return (
    <div className="page">
      {!isReady && <h1>{words.title}</h1>}
      {waiting && <AnswerNote answer={waiting} from={from} />}
      {/* Which places may be read is known with the user alone. */}
      {me && places && published.client && published.partner && (
        <Builder
          search={search}
          readable={readable}
          published={{ client: published.client, partner: published.partner }}
          naming={makeNaming(places, language, statistics)}
          canShare={me.organisation !== null}
          mayOpen={reachOf('publish_open_data', me.role) !== null}
          from={from}
        />
      )}
    </div>
  )
}

type BuilderProps = {
  readonly search: string
  readonly readable: readonly NodeName[]
  readonly published: Readonly<Record<Visitor, PeriodsAnswer>>
  readonly naming: Naming
  readonly canShare: boolean
  readonly mayOpen: boolean
  readonly from: string
}

const Builder = ({ search, readable, published, naming, canShare, mayOpen, from }: BuilderProps) => {
  const told = useTold(naming)
  const { words } = told
  const { rightNow } = useWords(book)
  const [, navigate] = useLocation()
  const views = useAnswer(viewsQuestion)
  const [isSaving, setIsSaving] = useState(false)
  const [said, setSaid] = useState<ReactNode>(null)
  const [isBare] = useState(search === '')
  const asked = readQuestion(new URLSearchParams(search))
  const visitor: Visitor = asked?.request.visitor ?? 'client'
  const [place] = readable
  const readyOf = (whose: Visitor) => (place === undefined ? [] : readyTables(place, published[whose]))
  const firstOf = (whose: Visitor): BuilderQuestion | undefined => readyOf(whose)[0]?.question
  const question = asked ?? firstOf(visitor)
  const canonical = question && questionToSearch(question)
  useEffect(() => {
    // The address holds the whole question, also when one came without: a link of it opens the same again.
    if (canonical !== undefined && canonical !== search && search === '')
      navigate(`${builderPath}?${canonical}`, { replace: true })
  }, [canonical, search, navigate])
  const show = (next: BuilderQuestion) => {
    const measure = measuresOf(next.request).includes(next.measure) ? next.measure : 'visits'
    navigate(`${builderPath}?${questionToSearch({ ...next, measure })}`)
  }
  return (
    <>
      <header className="row row-apart no-print">
        <h1>{words.title}</h1>
        <div className="row">
          <Link href="/figures" className={buttonLook('quiet')}>
            {words.toFigures}
          </Link>
          {question && <Button onClick={() => setIsSaving(true)}>{words.views.save}</Button>}
          {question && (
            <Button icon="print" onClick={() => window.print()}>
              {told.statistics.print}
            </Button>
          )}
        </div>
      </header>
      <p className="no-print">{words.lead}</p>
      <Status>{said}</Status>
      <ViewsPanel
        isOpen={isBare}
        ready={readyOf(visitor)}
        views={views}
        released={releasedOf(published)}
        told={told}
        onRemoved={(name) => {
          setSaid(words.views.removed(name))
          views.again()
        }}
      />
      {!question && <p className="card">{place === undefined ? rightNow.noPoints : told.statistics.nonePublished}</p>}
      {question && !asked && search !== '' && <Banner>{words.nothingAsked}</Banner>}
      {question && (
        <BuilderAnswer
          question={question}
          readable={readable}
          published={published[visitor]}
          naming={naming}
          from={from}
          onQuestion={show}
          onVisitor={(whose) => {
            const first = firstOf(whose)
            if (first) show(first)
          }}
        />
      )}
      {isSaving && question && (
        <SaveView
          question={question}
          canShare={canShare}
          told={told}
          onSaved={({ name }) => {
            setIsSaving(false)
            setSaid(
              <p>
                {words.views.saved(name)} {mayOpen && <Link href="/open/edit">{words.views.toOpen}</Link>}
              </p>,
            )
            views.again()
          }}
          onClose={() => setIsSaving(false)}
        />
      )}
    </>
  )
}

const viewsQuestion = { path: '/api/v1/views', shape: ViewList }

const releasedOf = (published: Readonly<Record<Visitor, PeriodsAnswer>>): ReleasedPeriods => ({
  client: toldPeriods(published.client).map(({ name }) => name),
  partner: toldPeriods(published.partner).map(({ name }) => name),
})
