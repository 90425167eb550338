// What goes with every released figure: place, period and days above it with the notes on how it may be read, the source
// below it. On paper this is what makes a page a report.
import type { TableAnswer, TableNote } from '@tukkimies/shared/release/table.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { formatDay, formatDays, formatPeriod } from '../format.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { Icon } from '../ui/icon.tsx'
import { book } from './book.ts'
import type { Naming } from './naming.ts'
import { hiddenCells, newestOf } from './released.ts'
import type { View } from './view.ts'

export const ReleasedHead = ({
  view,
  answer,
  tables,
  naming,
}: {
  readonly view: View
  readonly answer: TableAnswer
  /** All tables of the page: their hidden cells are counted together, their notes said once. */
  readonly tables: readonly TableAnswer[]
  readonly naming: Naming
}) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  const period = newestOf(answer)
  const notes = notesOf(tables, language)
  const hidden = tables.reduce((sum, table) => sum + hiddenCells(table), 0)
  return (
    <>
      <section className="card released-head">
        <div className="released-title">
          <h2>
            {naming.placeOf(view.place)}, {formatPeriod(language, view.period)}
          </h2>
          {period && (
            <p className="muted">
              {words.covered(formatDays(language, period.first, period.last), formatDay(language, period.close))}
            </p>
          )}
        </div>
        <div className="released-notes">
          <p className="row">
            <Icon name="info" />
            <strong>
              {words.notes(notes.length)}
              {hidden > 0 && ` · ${words.hiddenCells(hidden)}`}
            </strong>
          </p>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      </section>
    </>
  )
}

export const ReleasedFoot = ({ answer, naming }: { readonly answer: TableAnswer; readonly naming: Naming }) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  const { today } = useDevice()
  return (
    <footer className="released-foot small muted">
      <p>{words.source(naming.organisation)}</p>
      <p className="print-only">{words.printed(formatDay(language, today))}</p>
      <p className="print-only">{window.location.href}</p>
      <details>
        <summary>{words.technical}</summary>
        {answer.periods.map(({ name, listHash }) => (
          <p key={name} className="hash">
            {words.hash(formatPeriod(language, name), listHash)}
          </p>
        ))}
      </details>
    </footer>
  )
}

/** The notes of all tables, each once; those on hidden cells stand under the tables instead. */
export const notesOf = (tables: readonly TableAnswer[], language: Language): readonly string[] => {
  const names = new Set<TableNote>(tables.flatMap(({ notes }) => notes))
  const D = tables.reduce((most, { periods }) => periods.reduce((max, period) => Math.max(max, period.D), most), 0)
  const texts: string[] = []
  if (names.has('noise')) texts.push(noteToText(language, { note: 'noise', D }))
  if (names.has('visits_not_people')) texts.push(noteToText(language, { note: 'visits_not_people' }))
  if (names.has('many_topics')) texts.push(noteToText(language, { note: 'many_topics' }))
  return texts
}
