// The sheet for a power cut, to print beforehand: a line a visit, with the answers of this point's own list, and no place for
// anything that could tell who came.
import { Link } from 'wouter'
import type { Code, CodeList, Key } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { useDevice, useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { codeToChip } from './labels.ts'
import { codesOnDay } from './picks.ts'
import { seriesBook } from './series-book.ts'
import { sheetCodes } from './sheet-codes.ts'
import './tally-sheet.css'

/** Lines that fill an A4 sheet beside the lists of topics and languages. */
const lines = Array.from({ length: 20 }, (_, at) => at + 1)

const blank = '\u00a0'

export const TallySheetPage = () => {
  const { sheet: words } = useWords(seriesBook)
  const { list } = useDevice()
  useTitle(words.title)
  return (
    <div className="page">
      <div className="stack no-print">
        <h1>{words.title}</h1>
        <p>{list ? words.lead : words.noList}</p>
        <div className="row">
          {list && (
            <Button kind="primary" icon="print" onClick={() => window.print()}>
              {words.print}
            </Button>
          )}
          <Link href="/series" className={buttonLook()}>
            {words.toSeries}
          </Link>
        </div>
      </div>
      {list && <TallySheet list={list} />}
    </div>
  )
}

const TallySheet = ({ list }: { readonly list: CodeList }) => {
  const { sheet: words } = useWords(seriesBook)
  const { language } = useLanguage()
  const { today, pointNames } = useDevice()
  const codesOf = (key: Key): readonly Code[] => {
    const dimension = list.dimensions.find((one) => one.key === key)
    return dimension ? sheetCodes(codesOnDay(dimension, today)) : []
  }
  const [topics, languages, durations] = [codesOf('topic'), codesOf('language'), codesOf('duration')]
  return (
    <article className="tally-sheet print-alone" aria-labelledby="tally-sheet-title">
      <header>
        <h2 id="tally-sheet-title">
          {words.head}: {pointNames?.[language]}
        </h2>
        <p className="tally-day">
          {words.day} <span className="tally-blank" />
        </p>
      </header>
      <p>
        <strong>{words.noNames}</strong> {words.destroy}
      </p>
      <Lines words={words} durations={durations} language={language} />
      <Legend name={words.topics} entries={topics.map((code, at) => [String(at + 1), codeToChip(code, language)])} />
      <Legend name={words.languages} entries={languages.map((code) => [code.key, codeToChip(code, language)])} />
    </article>
  )
}

type SheetWords = ReturnType<typeof useWords<Awaited<ReturnType<typeof seriesBook.fi>>>>['sheet']

const Lines = ({
  words,
  durations,
  language,
}: {
  readonly words: SheetWords
  readonly durations: readonly Code[]
  readonly language: Language
}) => (
  <table className="tally-lines">
    <thead>
      <tr>
        <th scope="col">{words.row}</th>
        <th scope="col">{words.hour}</th>
        <th scope="col">{words.topic}</th>
        <th scope="col">{words.language}</th>
        <th scope="col">{words.duration}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line}>
          <th scope="row">{line}</th>
          <td>{blank}</td>
          <td>{blank}</td>
          <td>{blank}</td>
          <td>
            <span className="tally-boxes">
              {durations.map((code) => (
                <span key={code.key} className="tally-box">
                  {codeToChip(code, language)}
                </span>
              ))}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** What is written in a box for which answer. */
const Legend = ({
  name,
  entries,
}: {
  readonly name: string
  readonly entries: readonly (readonly [mark: string, label: string])[]
}) => (
  <section className="tally-legend">
    <h3>{name}</h3>
    <ul>
      {entries.map(([mark, label]) => (
        <li key={mark}>
          <b>{mark}</b> {label}
        </li>
      ))}
    </ul>
  </section>
)
