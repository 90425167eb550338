// The questions in their places: seven on the first screen, the others in the panel that slides over topic and language.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Day } from '@tukkimies/shared/day.ts'
import type { Dimension, Key, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { isLeftToGroup } from '@tukkimies/shared/visit.ts'
import { Button } from '../ui/button.tsx'
import { CodeGroup } from './code-group.tsx'
import { firstScreen, type Form, isInPanel } from './picks.ts'
import './questions.css'
import type { Words } from './words.fi.ts'

/** In the panel every answer has a place. */
const panelPlaces = 80
const none: readonly Key[] = []

export const Questions = ({
  visitor,
  dimensions,
  day,
  form,
  language,
  words,
  panelIsOpen,
  onPanel,
  onPress,
  onMore,
}: {
  readonly visitor: Visitor
  readonly dimensions: readonly Dimension[]
  readonly day: Day
  readonly form: Form
  readonly language: Language
  readonly words: Words['visit']
  readonly panelIsOpen: boolean
  readonly onPanel: (open: boolean) => void
  /** Both always the same, or every question is drawn anew with each press. */
  readonly onPress: (dimension: Dimension, code: Key) => void
  readonly onMore: (dimension: Dimension) => void
}) => {
  const isOff = ({ key }: Dimension) => isLeftToGroup(key, form.picks)
  const groupOf = (dimension: Dimension) => (
    <CodeGroup
      key={dimension.key}
      dimension={dimension}
      day={day}
      places={firstScreen[dimension.key] ?? panelPlaces}
      chosen={form.picks[dimension.key] ?? none}
      given={form.given.includes(dimension.key)}
      language={language}
      hint={isOff(dimension) ? words.groupSession : hintOf(dimension, words)}
      off={isOff(dimension)}
      notice={noticeOf(form, dimension, words, language)}
      moreLabel={wordOf(words.more, dimension.key) ?? words.moreAnswers}
      covered={panelIsOpen && isUnderPanel(dimension.key)}
      onPress={onPress}
      onMore={onMore}
    />
  )
  const inPanel = dimensions.filter(({ key }) => isInPanel(key))
  return (
    <div className={`questions questions-${visitor}`}>
      {dimensions.filter(({ key }) => !isInPanel(key)).map(groupOf)}
      {inPanel.length > 0 && (
        <>
          <div className="details-button">
            <Button
              icon="right"
              aria-expanded={panelIsOpen}
              aria-controls="details"
              onClick={() => onPanel(!panelIsOpen)}
            >
              {detailsLabel(form, inPanel, words)}
            </Button>
          </div>
          {panelIsOpen && (
            <Panel title={words.details} closeLabel={words.detailsClose} onClose={() => onPanel(false)}>
              {inPanel.map(groupOf)}
            </Panel>
          )}
        </>
      )}
    </div>
  )
}

const Panel = ({
  title,
  closeLabel,
  onClose,
  children,
}: {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
  }
  return (
    <section id="details" className="panel" aria-label={title} onKeyDown={closeByKey}>
      <div className="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="quiet" icon="close" onClick={onClose}>
          {closeLabel}
        </Button>
      </div>
      {children}
    </section>
  )
}

/** The sentence for a question that has no answer. */
export const chooseSentence = (dimension: Dimension, words: Words['visit'], language: Language): string =>
  wordOf(words.choose, dimension.key) ?? words.chooseLabel(dimension.labels[language])

export const noticeOf = (
  form: Form,
  dimension: Dimension,
  words: Words['visit'],
  language: Language,
): string | null => {
  if (form.notice?.dimension !== dimension.key) return null
  return form.notice.is === 'full' ? words.atMost(dimension.max) : chooseSentence(dimension, words, language)
}

// On a narrow screen the panel stands below the others and covers nothing.
const isUnderPanel = (dimension: Key): boolean =>
  (dimension === 'topic' || dimension === 'language') && matchMedia('(min-width: 768px)').matches

const hintOf = (dimension: Dimension, words: Words['visit']): string | undefined => {
  const hint = wordOf(words.hints, dimension.key)
  if (dimension.key.endsWith('topic')) return hint
  return [hint, dimension.required && words.required].filter(Boolean).join(' ') || undefined
}

const detailsLabel = (form: Form, inPanel: readonly Dimension[], words: Words['visit']): string => {
  const asks = inPanel.some(({ key }) => key === 'referral') && form.picks['outcome']?.[0] === 'referred'
  if (asks && !form.picks['referral']) return words.detailsReferral
  const answered = inPanel.filter(({ key }) => form.picks[key]).length
  return answered > 0 ? `${words.details} ${answered}` : words.details
}

// A partner is asked the same in the same words.
const wordOf = (words: Readonly<Record<string, string>>, key: Key): string | undefined => {
  const name = key.replace('partner_', '')
  return Object.hasOwn(words, name) ? words[name] : undefined
}
