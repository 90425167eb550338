// One question of the form: its legend, its chips, and a last chip for the answers that have no place on the screen. One
// tab stop: arrows move inside, and in a question with one answer they also choose, as radios do.
import { type FocusEvent, type KeyboardEvent, memo, useState } from 'react'
import type { Day } from '@tukkimies/shared/day.ts'
import { type Code, type Dimension, type Key, notRecorded } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { Chip, ChipButton } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { codeToChip } from './labels.ts'
import { codesOnDay } from './picks.ts'

/** A press draws its own question anew, and no other: what it is given stays the same while nothing of it changes. */
export const CodeGroup = memo(function CodeGroup({
  dimension,
  day,
  places,
  chosen,
  given,
  language,
  hint,
  notice,
  moreLabel,
  covered = false,
  off = false,
  onPress,
  onMore,
}: {
  readonly dimension: Dimension
  /** What was not in use on it is no answer. */
  readonly day: Day
  /** How many answers may stand on the screen, besides the chip that leads to the others. */
  readonly places: number
  readonly chosen: readonly Key[]
  readonly given: boolean
  readonly language: Language
  readonly hint?: string | undefined
  /** What the last press or save has to say about this question. */
  readonly notice: string | null
  readonly moreLabel: string
  /** Under the panel: out of reach until it closes. */
  readonly covered?: boolean
  /** Not asked of this visit. */
  readonly off?: boolean
  readonly onPress: (dimension: Dimension, code: Key) => void
  readonly onMore: (dimension: Dimension) => void
}) {
  const [focusedAt, setFocusedAt] = useState<number | null>(null)
  const { onScreen, beyond } = splitCodes(dimension, codesOnDay(dimension, day), places)
  const others = beyond.filter((code) => chosen.includes(code.key))
  const chosenAt = onScreen.findIndex((code) => chosen.includes(code.key))
  const stopAt = focusedAt ?? (chosenAt >= 0 ? chosenAt : others.length > 0 ? onScreen.length : 0)
  const isFull = dimension.kind === 'many' && chosen.length >= dimension.max && dimension.max > 1
  const id = groupId(dimension.key)
  return (
    <fieldset
      className={`group group-${dimension.key} group-of-${onScreen.length}`}
      id={id}
      role={dimension.kind === 'one' ? 'radiogroup' : undefined}
      aria-required={dimension.kind === 'one' && dimension.required ? true : undefined}
      aria-describedby={notice ? `${id}-notice` : undefined}
      inert={covered}
      disabled={off}
      onKeyDown={(event) => (isClearing(event, dimension) ? clearChosen(event, given) : moveInside(event))}
      onFocus={(event) => setFocusedAt(stopsIn(event.currentTarget).indexOf(event.target))}
      onBlur={(event) => {
        if (isLeft(event)) setFocusedAt(null)
      }}
    >
      <legend>
        <span className="group-name">{dimension.labels[language]}</span>{' '}
        {notice ? (
          <span className="group-notice" id={`${id}-notice`}>
            <Icon name="error" />
            {notice}
          </span>
        ) : (
          hint && <span className="group-hint">{hint}</span>
        )}
      </legend>
      <div className="group-chips">
        {onScreen.map((code, at) => (
          <Chip
            key={code.key}
            kind={dimension.kind}
            name={dimension.key}
            value={code.key}
            label={codeToChip(code, language)}
            title={code.labels[language]}
            chosen={chosen.includes(code.key)}
            given={given}
            full={isFull}
            tabIndex={at === stopAt ? 0 : -1}
            onPress={() => onPress(dimension, code.key)}
          />
        ))}
        {beyond.length > 0 && (
          <ChipButton
            label={othersToLabel(others, language) ?? moreLabel}
            title={others[0]?.labels[language]}
            chosen={others.length > 0}
            opens
            full={isFull}
            tabIndex={stopAt === onScreen.length ? 0 : -1}
            onPress={() => onMore(dimension)}
          />
        )}
      </div>
    </fieldset>
  )
})

/** Focuses the question's tab stop, which also brings it on screen. */
export const focusGroup = (dimension: Key): void => {
  document.getElementById(groupId(dimension))?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
}

const groupId = (dimension: Key): string => `group-${dimension}`

// "Not recorded" of an optional question is no chip: leaving the question alone says the same.
const splitCodes = (dimension: Dimension, codes: readonly Code[], places: number) => {
  const answers = codes.filter((code) => code.key !== notRecorded || dimension.required)
  if (answers.length <= places + 1) return { onScreen: answers, beyond: [] }
  const onScreen = answers.slice(0, places)
  return { onScreen, beyond: codes.filter((code) => !onScreen.includes(code)) }
}

const othersToLabel = (others: readonly Code[], language: Language): string | null => {
  const [first, ...rest] = others
  if (!first) return null
  return rest.length > 0 ? `${codeToChip(first, language)} +${rest.length}` : codeToChip(first, language)
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const moveInside = (event: KeyboardEvent<HTMLElement>) => {
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const stops = stopsIn(event.currentTarget)
  const at = stops.findIndex((stop) => stop === event.target)
  const next = stops[(at + step + stops.length) % stops.length]
  next?.focus()
  if (next instanceof HTMLInputElement && next.type === 'radio' && !next.checked) next.click()
}

// Space and Delete on a chosen answer take it away; a browser does nothing on a radio that is already chosen.
const isClearing = (event: KeyboardEvent<HTMLElement>, dimension: Dimension): boolean =>
  (event.key === 'Delete' || (event.key === ' ' && dimension.kind === 'one')) &&
  event.target instanceof HTMLInputElement &&
  event.target.checked &&
  !dimension.required

const clearChosen = (event: KeyboardEvent<HTMLElement>, given: boolean) => {
  event.preventDefault()
  if (!(event.target instanceof HTMLInputElement)) return
  event.target.click()
  // The first press on a default only says yes to it.
  if (given && event.key === 'Delete') event.target.click()
}

const stopsIn = (group: HTMLElement): HTMLElement[] => [...group.querySelectorAll<HTMLElement>('input, button')]

const isLeft = (event: FocusEvent<HTMLElement>): boolean =>
  !(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))
