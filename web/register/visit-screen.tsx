// What the visit screen of a point asks: shown, required and chosen beforehand, the order of answers, and presets; with the
// screen itself beside it.
import { useState } from 'react'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { VisitScreensAnswer } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { useAnswer, useDevice, useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { Loading } from '../ui/status.tsx'
import { book } from './book.ts'
import { visitScreenBook } from './visit-screen-book.ts'
import { cleanScreen } from './visit-screen-draft.ts'
import { ScreenEditor } from './visit-screen-editor.tsx'
import type { Preview } from './visit-screen-parts.ts'
import './visit-screen.css'
import './register.css'

/** Settings as they were opened; `round` tells one opening from the next. */
type Opened = { readonly point: PointId; readonly round: number }

export const VisitScreenPage = ({ preview }: { readonly preview: Preview }) => {
  const general = useWords(book)
  const words = useWords(visitScreenBook)
  const { today } = useDevice()
  const answer = useAnswer({ path: '/api/v1/visit-screens', shape: VisitScreensAnswer })
  const [told, setTold] = useState<VisitScreensAnswer | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [staleAt, setStaleAt] = useState(-Infinity)
  const [isDirty, setIsDirty] = useState(false)
  const [wanted, setWanted] = useState<PointId | null>(null)
  useTitle(words.title)

  // An answer to a change is newer than the one that the page was opened with.
  const found = told ?? valueOf(answer)
  const points = found?.points.filter(({ last }) => last === undefined || last >= today) ?? []
  const point = points.find(({ id }) => id === opened?.point) ?? points[0]
  // Asked anew, the answer that is there still tells of the settings before.
  const isFresh = told !== null || answer.is !== 'answered' || answer.at > staleAt
  const open = (id: PointId) => {
    setWanted(null)
    setIsDirty(false)
    setOpened({ point: id, round: (opened?.round ?? 0) + 1 })
  }
  const reload = () => {
    setTold(null)
    setStaleAt(answer.is === 'answered' ? answer.at : -Infinity)
    answer.again()
    if (point) open(point.id)
  }
  return (
    <div className="page visit-screen">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {((answer.is === 'loading' && !found) || !isFresh) && <Loading label={general.loading} />}
      <AnswerNote
        answer={answer}
        path="/visit-screen"
        failed={words.failed}
        stale={words.stale}
        noRight={words.noRight}
      />
      {found && !point && <p className="card">{words.noPoints}</p>}
      {found && point && isFresh && (
        <>
          <PointChoice
            points={points}
            found={found}
            chosen={point}
            onChoose={(id) => (isDirty ? setWanted(id) : open(id))}
          />
          <ScreenEditor
            key={`${point.id} ${opened?.round ?? 0}`}
            found={found}
            point={point}
            others={points.filter(({ id }) => id !== point.id)}
            {...beginScreen(found, point.id, today)}
            preview={preview}
            onDirty={setIsDirty}
            onTold={setTold}
            onReload={reload}
          />
        </>
      )}
      {wanted !== null && (
        <Dialog
          title={words.leaving.title}
          closeLabel={words.leaving.stay}
          onClose={() => setWanted(null)}
          actions={
            <Button kind="danger" onClick={() => open(wanted)}>
              {words.leaving.leave}
            </Button>
          }
        >
          <p>{words.leaving.text}</p>
        </Dialog>
      )}
    </div>
  )
}

const beginScreen = ({ list, screens }: VisitScreensAnswer, id: PointId, today: Parameters<typeof cleanScreen>[2]) => {
  const set = screens.find(({ point }) => point === id)
  const { screen, gone } = cleanScreen(list, set?.screen ?? emptyScreen, today)
  return { begun: screen, stamp: set?.stamp ?? null, gone }
}

const PointChoice = ({
  points,
  found,
  chosen,
  onChoose,
}: {
  readonly points: readonly Point[]
  readonly found: VisitScreensAnswer
  readonly chosen: Point
  readonly onChoose: (id: PointId) => void
}) => {
  const words = useWords(visitScreenBook)
  const { language } = useLanguage()
  const isSet = (id: PointId) => found.screens.some(({ point }) => point === id)
  const options = points.map(({ id, names }) => ({
    value: id,
    label: `${names[language]} (${isSet(id) ? words.own : words.usual})`,
  }))
  return (
    <Select
      label={words.point}
      value={chosen.id}
      options={options}
      onChange={(id) => {
        const point = points.find((one) => one.id === id)
        if (point) onChoose(point.id)
      }}
    />
  )
}
