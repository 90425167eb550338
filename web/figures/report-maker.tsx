// Choosing a report: which one, of which place and period, in which language. The report is a link.
import { useState } from 'react'
import { Link } from 'wouter'
import { type PeriodKind, PeriodName } from '@tukkimies/shared/day.ts'
import { ReadyReport, reportKinds } from '@tukkimies/shared/register/report-plan.ts'
import { Language, languages } from '@tukkimies/shared/register/organisation.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { formatPeriod } from '../format.ts'
import { useFrame, useLanguage, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { book } from './book.ts'
import type { Naming } from './naming.ts'
import { reportToPath } from './report-address.ts'
import { reportBook } from './report-book.ts'
import { periodsPublished } from './view.ts'

export const ReportMaker = ({
  published,
  readable,
  naming,
}: {
  readonly published: PeriodsAnswer
  readonly readable: readonly NodeName[]
  readonly naming: Naming
}) => {
  const { make: words, about } = useWords(reportBook)
  const { rightNow } = useWords(book)
  const own = useLanguage().language
  const [report, setReport] = useState<ReadyReport>('month')
  const [asked, setAsked] = useState('')
  const [chosen, setChosen] = useState<NodeName>('')
  const [language, setLanguage] = useState<Language | null>(null)
  const offered = reportKinds[report].flatMap((kind) => periodsPublished(published, kind))
  const period = offered.find((name) => name === asked) ?? offered[0]
  const place = readable.find((name) => name === chosen) ?? readable[0]
  if (place === undefined) return <p className="card">{rightNow.noPoints}</p>
  return (
    <section className="card stack no-print" aria-labelledby="report-make">
      <h2 id="report-make">{words.title}</h2>
      <div className="picker">
        <ReportSelect value={report} onChange={setReport} />
        <PlaceSelect value={place} places={readable} naming={naming} onChange={setChosen} />
        {period !== undefined && (
          <Select
            label={words.period}
            value={period}
            options={offered.map((name) => ({ value: name, label: formatPeriod(own, name) }))}
            onChange={setAsked}
          />
        )}
        <LanguageSelect value={language ?? own} onChange={setLanguage} />
      </div>
      <p className="muted">{about[report]}</p>
      {period === undefined ? (
        <p>{words.none}</p>
      ) : (
        <Link
          href={reportToPath({ report, language: language ?? own, place, period: PeriodName.parse(period) })}
          className={buttonLook('primary')}
        >
          {words.open}
        </Link>
      )}
    </section>
  )
}

export const ReportSelect = ({
  value,
  onChange,
}: {
  readonly value: ReadyReport
  readonly onChange: (report: ReadyReport) => void
}) => {
  const { make: words, kinds } = useWords(reportBook)
  return (
    <Select
      label={words.report}
      value={value}
      options={ReadyReport.options.map((report) => ({ value: report, label: kinds[report] }))}
      onChange={(report) => onChange(ReadyReport.parse(report))}
    />
  )
}

export const PlaceSelect = ({
  value,
  places,
  naming,
  onChange,
}: {
  readonly value: NodeName
  readonly places: readonly NodeName[]
  readonly naming: Naming
  readonly onChange: (place: NodeName) => void
}) => {
  const { make: words } = useWords(reportBook)
  return (
    <Select
      label={words.place}
      value={value}
      options={places.map((place) => ({ value: place, label: naming.placeOf(place) }))}
      onChange={onChange}
    />
  )
}

export const KindSelect = ({
  value,
  kinds,
  onChange,
}: {
  readonly value: PeriodKind
  readonly kinds: readonly PeriodKind[]
  readonly onChange: (kind: PeriodKind) => void
}) => {
  const { make: words } = useWords(reportBook)
  const { statistics } = useWords(book)
  return (
    <Select
      label={words.kind}
      value={value}
      options={kinds.map((kind) => ({ value: kind, label: statistics.kinds[kind] }))}
      onChange={(name) => {
        const kind = kinds.find((one) => one === name)
        if (kind) onChange(kind)
      }}
    />
  )
}

export const LanguageSelect = ({
  value,
  onChange,
}: {
  readonly value: Language
  readonly onChange: (language: Language) => void
}) => {
  const { make: words } = useWords(reportBook)
  const { languageNames } = useFrame()
  return (
    <Select
      label={words.language}
      value={value}
      options={languages.map((language) => ({ value: language, label: languageNames[language], lang: language }))}
      onChange={(language) => onChange(Language.parse(language))}
    />
  )
}
