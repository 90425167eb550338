import { type SyntheticEvent, useMemo, useState } from 'react'
import { cubeSize } from '@tukkimies/shared/release/cube.ts'
import { exportCellsMax, exportMedia, exportName } from '@tukkimies/shared/release/export.ts'
import { describeFile, type FileSource, fileTitle } from '@tukkimies/shared/release/file-table.ts'
import { makeNames, type Names } from '@tukkimies/shared/release/names.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { book as askingBook } from '../asking/book.ts'
import { formatNumber } from '../format.ts'
import { useAsk, useAttempt, useLanguage, useSession, useWords } from '../hooks.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { Picture } from '../ui/picture-page.ts'
import { makePlotPicture } from '../ui/plot-picture.ts'
import { barsToPlot } from '../ui/plot.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { saveBytes } from '../ui/save-file.ts'
import { Mark, Status } from '../ui/status.tsx'
import { exportBook } from './export-book.ts'
import { FileChoice, HandingChoice } from './export-choices.tsx'
import {
  type ChartPicture,
  type ExportDraft,
  type ExportField,
  exportFields,
  isPicture,
  judgeExport,
  makeExportDraft,
} from './export-draft.ts'
import { ExportPreview } from './export-preview.tsx'
import { sendExport } from './export-send.ts'

/** The form of a file. What came of a press is said in it; it stays open for another format. */
export const ExportForm = ({
  id,
  answer,
  chart,
  ground,
  onBusy,
}: {
  readonly id: string
  readonly answer: TableAnswer
  readonly chart?: ChartPicture
  readonly ground: PullAnswer
  readonly onBusy: (isBusy: boolean) => void
}) => {
  const words = useWords(exportBook)
  const { handing } = useWords(askingBook)
  const { language } = useLanguage()
  const { me } = useSession()
  const ask = useAsk()
  const { failed, attempt, forget } = useAttempt(words.unreachable)
  const [draft, setDraft] = useState(() => makeExportDraft(language))
  const [sent, setSent] = useState(0)
  const [done, setDone] = useState('')
  const source = useFileSource(answer, ground, draft)
  const names = makeNames(ground, language)
  const picture = chart && isPicture(draft.format) ? makePicture(chart, { ...source, language }) : null
  const cells = cubeSize(answer, draft.totals)
  const isTooLarge = !picture && cells > exportCellsMax
  const own = ground.organisations.find((organisation) => organisation.id === me?.organisation)
  const judged = judgeExport(draft, {
    recipient: own?.names[language] ?? names.organisation,
    purpose: words.ownPurpose,
  })
  const errorOf = (field: ExportField): string | undefined => {
    if (sent === 0 || judged.ok || !judged.wrong.has(field)) return undefined
    return judged.personal.has(field) ? handing.personal : { ...handing.errors, ...words.errors }[field]
  }
  const errors = exportFields.flatMap((name) => {
    const text = errorOf(name)
    return text === undefined ? [] : [{ name, text }]
  })
  const change = (part: Partial<ExportDraft>) => {
    setDraft({ ...draft, ...part })
    setDone('')
    forget()
  }
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    setDone('')
    forget()
    if (!judged.ok || isTooLarge) return
    onBusy(true)
    const made = await attempt(() => sendExport(ask, { answer, draft, handing: judged.value, picture }))
    onBusy(false)
    if (!made) return
    saveBytes(made.value.name, made.value.content)
    setDone(made.value.name)
  }
  return (
    <form id={id} className="stack export-form" noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary title={words.wrong} errors={errors} attempt={sent} />
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <Status>{done !== '' && <Mark tone="good">{words.done(done)}</Mark>}</Status>
      <div>
        <h3 className="export-title">{fileTitle(names, answer)}</h3>
        <p>{whereAndWhen(answer, names)}</p>
      </div>
      <FileChoice draft={draft} hasChart={chart !== undefined} onChange={change} />
      {isTooLarge ? (
        <ProblemNote title={words.tooLarge(formatNumber(language, cells), formatNumber(language, exportCellsMax))} />
      ) : (
        <ExportPreview source={source} picture={picture} />
      )}
      <p>
        {words.name}: <span className="export-name">{nameOf(answer, draft)}</span>
      </p>
      <HandingChoice draft={draft} errorOf={errorOf} onChange={change} />
      <p className="small muted">{words.noted}</p>
    </form>
  )
}

const useFileSource = (answer: TableAnswer, ground: PullAnswer, { language, totals }: ExportDraft): FileSource =>
  useMemo(() => ({ answer, ground, language, totals }), [answer, ground, language, totals])

const nameOf = (answer: TableAnswer, { format }: ExportDraft): string =>
  `${exportName(answer)}.${isPicture(format) ? format : exportMedia[format].ending}`

const whereAndWhen = (answer: TableAnswer, names: Names): string => {
  const places = answer.axes.flatMap((axis) => (axis.axis === 'place' ? axis.names.map(names.placeOf) : []))
  return [...places, ...answer.periods.map(({ name }) => names.periodOf(name))].join(', ')
}

// The picture says what every file says: place, period, protection, source and hash. Its words are in the page's language.
const makePicture = (chart: ChartPicture, source: FileSource): Picture => {
  const texts = {
    title: chart.title,
    subtitle: whereAndWhen(source.answer, makeNames(source.ground, source.language)),
    notes: describeFile({ ...source, totals: false })
      // The title stands above the chart; a question is for programs.
      .filter(([, text], at) => at > 0 && text !== source.answer.query)
      .map(([label, text]) => `${label}: ${text}`),
  }
  return 'bars' in chart
    ? makePlotPicture('bars', barsToPlot(chart.bars), texts)
    : makePlotPicture(chart.kind, chart.plot, texts, chart.places)
}
