// The accessibility statement for everybody: without a log-in, on a locked tablet, and offline from what was pulled. What it
// tells comes from the file of gaps; where to tell of another one, from the operator's setting.
import type { ReactNode } from 'react'
import type { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatDay } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/status.tsx'
import { accessibilityBook } from './accessibility-book.ts'
import { assessed, conformityOf, gaps, traficom, untested } from './accessibility-gaps.ts'
import type { Words } from './accessibility-words.fi.ts'
import './accessibility.css'

export const AccessibilityPage = () => {
  const words = useWords(accessibilityBook)
  const { language } = useLanguage()
  const channel = useChannel()
  useTitle(words.title)
  return (
    <div className="page page-narrow accessibility">
      <div className="stack">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <p className="muted">{words.updated(formatDay(language, assessed))}</p>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <Part title={words.conformity.title}>
        <p>
          <strong>{words.conformity[conformityOf(gaps)]}</strong>
        </p>
        <p>{words.conformity.law}</p>
      </Part>
      <Gaps words={words.gaps} />
      <Part title={words.untested.title}>
        <p>{words.untested.text}</p>
        <ul>
          {untested.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Part>
      <Part title={words.way.title}>
        <p>{words.way.text}</p>
        <ul>
          {Object.values(words.way.steps).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        <p>{words.way.browser}</p>
      </Part>
      <Part title={words.feedback.title}>
        <p>{words.feedback.text}</p>
        <Ways words={words.feedback} known={channel} />
      </Part>
      <Supervisor words={words} known={channel} />
    </div>
  )
}

type Known =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly again: () => void }
  | { readonly is: 'known'; readonly channel: AccessibilityChannel | null; readonly notice: Notice | null }

const question = { path: '/api/v1/pull', shape: PullAnswer } as const

/** A tablet knows from its last pull; any other browser asks. */
const useChannel = (): Known => {
  const { state, accessibility, notice } = useDevice()
  const answer = useAnswer(state === 'not_enrolled' ? question : null)
  if (state !== 'not_enrolled' && state !== 'opening') return { is: 'known', channel: accessibility, notice }
  if (answer.is === 'loading') return { is: 'loading' }
  if (answer.is !== 'answered') return { is: 'failed', again: answer.again }
  return { is: 'known', channel: answer.value.accessibility ?? null, notice: answer.value.notice }
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="stack">
    <h2>{title}</h2>
    {children}
  </section>
)

const Gaps = ({ words }: { readonly words: Words['gaps'] }) => {
  const { language } = useLanguage()
  return (
    <Part title={words.title}>
      {gaps.length === 0 && <p>{words.none}</p>}
      <ul className="accessibility-gaps">
        {gaps.map(({ key, criterion, since, planned, text }) => (
          <li key={key} className="card">
            <p>{text[language]}</p>
            <p className="muted small">
              {words.criterion(criterion)} · {words.since(formatDay(language, since))} ·{' '}
              {words.planned(formatDay(language, planned))}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

type Way = { readonly name: string; readonly text: string; readonly href?: string }

const Ways = ({ words, known }: { readonly words: Words['feedback']; readonly known: Known }) => {
  if (known.is === 'loading') return null
  if (known.is === 'failed')
    return (
      <Banner tone="warning" actions={<Button onClick={known.again}>{words.again}</Button>}>
        {words.unknown}
      </Banner>
    )
  if (known.channel) return <WayList ways={waysOf(known.channel, words)} />
  if (!known.notice) return <p>{words.nobody}</p>
  const { address, ...ways } = known.notice.settings.controller
  return (
    <>
      <p>{words.unset}</p>
      <WayList ways={[...waysOf(ways, words), ...(address ? [{ name: words.address, text: address }] : [])]} />
    </>
  )
}

const waysOf = (
  { email, phone, page }: Pick<AccessibilityChannel, 'email' | 'phone' | 'page'>,
  words: Words['feedback'],
): readonly Way[] => [
  ...(email
    ? [{ name: words.email, text: email, href: `mailto:${email}?subject=${encodeURIComponent(words.subject)}` }]
    : []),
  ...(phone ? [{ name: words.phone, text: phone, href: `tel:${phone.replaceAll(/[^+\d]/g, '')}` }] : []),
  ...(page ? [{ name: words.page, text: page, href: page }] : []),
]

const WayList = ({ ways }: { readonly ways: readonly Way[] }) => (
  <dl className="accessibility-ways">
    {ways.map(({ name, text, href }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{href === undefined ? text : <a href={href}>{text}</a>}</dd>
      </div>
    ))}
  </dl>
)

const Supervisor = ({ words, known }: { readonly words: Words; readonly known: Known }) => {
  const { language } = useLanguage()
  const { supervisor, feedback } = words
  const other = known.is === 'known' ? known.channel?.supervisor : undefined
  const web = traficom.web[language]
  return (
    <Part title={supervisor.title}>
      <p>{supervisor.text}</p>
      <div>
        <p>
          <strong>{other?.[language] ?? traficom.names[language]}</strong>
        </p>
        {!other && <p>{traficom.unit[language]}</p>}
      </div>
      {!other && (
        <WayList
          ways={[
            { name: supervisor.web, text: web, href: web },
            { name: feedback.email, text: traficom.email, href: `mailto:${traficom.email}` },
            { name: feedback.phone, text: traficom.phone, href: `tel:${traficom.phone.replaceAll(' ', '')}` },
            { name: feedback.address, text: traficom.address },
          ]}
        />
      )}
    </Part>
  )
}
