// Statistics: one closed period of one place, by topic and by language. Every number is a cell of the release.
import { useEffect } from 'react'
import { Link, useSearchParams } from 'wouter'
import { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAnswer, useFrame, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { AnswerNote, valueOf } from './answer-note.tsx'
import { book } from './book.ts'
import { closingText } from './closing-text.ts'
import { DashboardPicker } from './dashboard-picker.tsx'
import './figures.css'
import { makeNaming } from './naming.ts'
import { OverviewFigures } from './overview-figures.tsx'
import {
  figureDimensions,
  newestPeriod,
  readablePlaces,
  readView,
  type View,
  viewToRequest,
  viewToSearch,
} from './view.ts'

const path = '/figures'

export const DashboardPage = () => {
  const { statistics: words } = useWords(book)
  const { menu } = useFrame()
  const { language } = useLanguage()
  const { me } = useSession()
  const [parameters, setParameters] = useSearchParams()
  const asked = readView(parameters)
  const visitor = asked.visitor ?? 'client'
  const periods = useAnswer({ path: `/api/v1/periods?visitor=${visitor}`, shape: PeriodsAnswer })
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  useTitle(words.title)

  const published = valueOf(periods)
  const places = valueOf(pulled)
  const readable = readablePlaces(
    places?.areas ?? [],
    places?.points ?? [],
    (point) => me?.role === 'protection_officer' || (me?.points.includes(point) ?? false),
  )
  const place = asked.place ?? readable[0]
  const period = asked.period ?? (published && (newestPeriod(published) ?? published.closed.at(-1)?.name))
  const view: View | null = place && period ? { compare: 'year', ...asked, visitor, place, period } : null
  const search = view && viewToSearch(view)
  const isComplete = search === null || search === parameters.toString()
  useEffect(() => {
    // The address holds the whole view, also when one came without: a link of it opens the same again.
    if (!isComplete && search !== null) setParameters(search, { replace: true })
  }, [isComplete, search, setParameters])

  const naming = places && makeNaming(places, language, words)
  const from = parameters.size > 0 ? `${path}?${parameters}` : path
  return (
    <div className="page">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        {view && (
          <div className="row no-print">
            <Link
              href={`/figures/table?${tableRequestToQuery(viewToRequest(view, figureDimensions[view.visitor][0]))}`}
            >
              {words.toBuilder}
            </Link>
            <Link href="/reports">{menu.reports}</Link>
            {me && reachOf('note_disclosures', me.role) !== null && (
              <Link href={`/disclosures?report=overview&period=${view.period}`}>{words.noteDisclosure}</Link>
            )}
            <Button icon="print" onClick={() => window.print()}>
              {words.print}
            </Button>
          </div>
        )}
      </div>
      <AnswerNote answer={periods.is === 'answered' ? pulled : periods} from={from} />
      {published && naming && !view && <NonePublished periods={published} />}
      {published && places && naming && view && (
        <>
          <DashboardPicker
            view={view}
            places={readable}
            periods={published}
            naming={naming}
            onView={(next) => setParameters(viewToSearch(next))}
          />
          <OverviewFigures
            view={view}
            periods={published}
            places={places}
            readable={readable}
            naming={naming}
            from={from}
            onView={(next) => setParameters(viewToSearch(next))}
          />
        </>
      )}
    </div>
  )
}

const NonePublished = ({ periods }: { readonly periods: PeriodsAnswer }) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  return (
    <section className="card stack">
      <p>{words.nonePublished}</p>
      <ul>
        {periods.next.map((period) => (
          <li key={period.kind}>{closingText(language, period)}</li>
        ))}
      </ul>
      <Link href="/busy" className={buttonLook()}>
        {words.toBusyTimes}
      </Link>
    </section>
  )
}
