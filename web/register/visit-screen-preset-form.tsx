// One preset: the questions of a client visit as chips, all answers in sight.
import { useState } from 'react'
import {
  answerCodes,
  type CodeList,
  type Dimension,
  dimensionByKey,
  dimensionsOf,
  isCodeInUse,
} from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { applyScreen, defaultable, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { useDevice, useDirty, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { visitScreenBook } from './visit-screen-book.ts'
import { presetFault, pressPreset } from './visit-screen-preset-draft.ts'
import type { Words } from './visit-screen-words.fi.ts'
import { book } from './book.ts'

type Fault = NonNullable<ReturnType<typeof presetFault>>

export const faultText = (fault: Fault, asked: CodeList, language: Language, words: Words['preset']): string => {
  if (fault.is === 'same') return words.same
  const dimension =
    'dimension' in fault && fault.dimension !== undefined ? dimensionByKey(asked, fault.dimension) : null
  return fault.is === 'missing' && dimension ? words.missing(dimension.labels[language]) : words.wrong
}

const hintOf = ({ key, kind, max, required }: Dimension, words: Words['preset']): string => {
  const hints = [kind === 'many' && words.atMost(max), required && words.required]
  return [hints.filter(Boolean).join(', '), defaultable.includes(key) && words.defaults].filter(Boolean).join(' ')
}

export const PresetForm = ({
  list,
  screen,
  at,
  onDone,
  onClose,
}: {
  readonly list: CodeList
  readonly screen: VisitScreen
  readonly at: number
  readonly onDone: (picks: Picks) => void
  readonly onClose: () => void
}) => {
  const general = useWords(book)
  const { preset: words } = useWords(visitScreenBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const begun = screen.presets[at]
  const [picks, setPicks] = useState<Picks>(begun ?? {})
  const [attempt, setAttempt] = useState(0)
  useDirty(picks !== begun)
  const asked = applyScreen(list, screen)
  const fault = presetFault(list, screen, picks, at, today)
  const finish = () => (fault ? setAttempt(attempt + 1) : onDone(picks))
  return (
    <Dialog
      title={begun ? words.editTitle : words.newTitle}
      size="wide"
      closeLabel={general.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button kind="primary" onClick={finish}>
            {words.done}
          </Button>
        </>
      }
    >
      <div className="stack screen-preset-form">
        {fault && attempt > 0 && (
          <ProblemNote key={attempt} title={faultText(fault, asked, language, words)} takesFocus />
        )}
        {dimensionsOf(asked, 'client')
          .filter(({ shown }) => shown)
          .map((dimension) => (
            <fieldset key={dimension.key} className="chip-group">
              <legend>
                {dimension.labels[language]} <small className="muted">{hintOf(dimension, words)}</small>
              </legend>
              {answerCodes(dimension)
                .filter((code) => isCodeInUse(code, today))
                .map((code) => (
                  <Chip
                    key={code.key}
                    kind={dimension.kind}
                    name={`preset.${dimension.key}`}
                    value={code.key}
                    label={(code.short ?? code.labels)[language]}
                    title={code.labels[language]}
                    chosen={picks[dimension.key]?.includes(code.key) ?? false}
                    onPress={() => setPicks(pressPreset(picks, dimension, code.key))}
                  />
                ))}
            </fieldset>
          ))}
      </div>
    </Dialog>
  )
}
