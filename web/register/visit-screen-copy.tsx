// The saved settings of one point for others of the organisation too.
import { useState } from 'react'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import type { VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { VisitScreensAnswer } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { useAsk, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CheckField } from '../ui/field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { visitScreenBook } from './visit-screen-book.ts'

export const CopyScreen = ({
  found,
  point,
  others,
  screen,
  onTold,
  onDone,
  onClose,
}: {
  readonly found: VisitScreensAnswer
  readonly point: Point
  readonly others: readonly Point[]
  readonly screen: VisitScreen
  readonly onTold: (found: VisitScreensAnswer) => void
  readonly onDone: (count: number) => void
  readonly onClose: () => void
}) => {
  const general = useWords(book)
  const { copy: words } = useWords(visitScreenBook)
  const { language } = useLanguage()
  const ask = useAsk()
  const sentence = useSentence()
  const [chosen, setChosen] = useState<readonly PointId[]>([])
  const [isBusy, setIsBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)

  const copyTo = async (id: PointId): Promise<string | null> => {
    const stamp = found.screens.find((one) => one.point === id)?.stamp ?? null
    const body = { ...screen, stamp }
    const outcome = await ask({ path: `/api/v1/visit-screens/${id}`, body, shape: VisitScreensAnswer })
    if (outcome.is === 'unreachable') return general.unreachable[outcome.why]
    if (outcome.is === 'refused') return sentence(outcome.problem)
    onTold(outcome.value)
    return null
  }
  const copy = async () => {
    if (isBusy) return
    if (chosen.length === 0) return setFailed(words.choose)
    setIsBusy(true)
    let problem: string | null = null
    let left = chosen
    for (const id of chosen) {
      // One after the other: a point that was done is not chosen any more when one after it fails.
      problem = await copyTo(id)
      if (problem !== null) break
      left = left.filter((other) => other !== id)
    }
    setIsBusy(false)
    setChosen(left)
    if (problem === null) onDone(chosen.length)
    else setFailed(problem)
  }
  return (
    <Dialog
      title={words.title}
      closeLabel={general.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button kind="primary" busy={isBusy} onClick={() => void copy()}>
            {words.action}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.text(point.names[language])}</p>
        {failed !== null && <ProblemNote title={failed} takesFocus />}
        <fieldset className="stack screen-copy">
          <legend>{words.points}</legend>
          {others.map(({ id, names }) => (
            <CheckField
              key={id}
              label={names[language]}
              checked={chosen.includes(id)}
              onChange={(next) => {
                setFailed(null)
                setChosen(next ? [...chosen, id] : chosen.filter((other) => other !== id))
              }}
            />
          ))}
        </fieldset>
      </div>
    </Dialog>
  )
}
