// The parts of the help: what a screen is for, what a topic covers, the keys, whom to ask.
import type { ReactNode } from 'react'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { helpBook } from './book.ts'
import { topicBook } from './topic-book.ts'
import type { Words } from './words.fi.ts'
import './help.css'

export type ScreenName = Exclude<keyof Words['screens'], 'title'>
export type DeskName = keyof Words['desk']['text']

/** The help of a page by its address, or null where it has none of its own. */
export const findScreen = (path: string, screens: Words['screens']): ScreenName | null => {
  const name = path === '/' ? 'visit' : path.slice(1)
  return name !== 'title' && Object.hasOwn(screens, name) ? (name as ScreenName) : null
}

export const findDesk = (path: string, { text }: Words['desk']): DeskName | null => {
  const name = path.slice(1)
  return Object.hasOwn(text, name) ? (name as DeskName) : null
}

export const Steps = ({ steps }: { readonly steps: readonly string[] }) => (
  <ul className="help-steps">
    {steps.map((step) => (
      <li key={step}>{step}</li>
    ))}
  </ul>
)

/** A part of the whole help that opens; `name` is its place in the address. */
export const Part = ({
  name,
  title,
  isOpen = false,
  children,
}: {
  readonly name: string
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ReactNode
}) => (
  <details className="card help-part" id={name} open={isOpen}>
    <summary>
      <h2>{title}</h2>
    </summary>
    <div className="stack">{children}</div>
  </details>
)

/** What each topic covers, with an example that belongs to it and one that does not; in the order of the list. */
export const Topics = ({ list }: { readonly list: CodeList | null }) => {
  const { topics: words } = useWords(helpBook)
  const examples: Readonly<Record<string, { readonly example: string; readonly not: string }>> = useWords(topicBook)
  const { language } = useLanguage()
  const topics = topicsOf(list, language)
  return (
    <>
      <p>{words.lead}</p>
      {topics.length === 0 && <p>{words.failed}</p>}
      <dl className="help-topics">
        {topics.map(({ key, label }) => (
          <div key={key}>
            <dt>{label}</dt>
            {examples[key] && (
              <dd>
                <p>
                  <span className="muted">{words.example}:</span> {examples[key].example}
                </p>
                <p>
                  <span className="muted">{words.not}:</span> {examples[key].not}
                </p>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </>
  )
}

const topicsOf = (list: CodeList | null, language: Language) => {
  const codes = list?.dimensions.find(({ key }) => key === 'topic')?.codes ?? []
  const groups = new Set(codes.map(({ parent }) => parent))
  return codes
    .filter(({ key }) => key !== 'nr' && !groups.has(key))
    .map(({ key, labels }) => ({ key, label: labels[language] }))
}

export const Keys = () => {
  const { keys: words } = useWords(helpBook)
  return (
    <>
      <p>{words.lead}</p>
      <dl className="help-keys">
        {Object.values(words.rows).map((row) => {
          const [key, text] = Object.values(row)
          return (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}
