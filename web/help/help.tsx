// All of the help on one page, for everybody: without a log-in, while a tablet is locked, and without network.
import { Link } from 'wouter'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { listOnDay } from '@tukkimies/shared/register/code-list.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'
import { useAnswer, useDevice, useTitle, useUnlock, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { helpBook } from './book.ts'
import { type DeskName, Keys, Part, type ScreenName, Steps, Topics } from './help-parts.tsx'
import { TourButton } from './tour.tsx'

const screens: readonly ScreenName[] = [
  'visit',
  'partner',
  'entries',
  'series',
  'sending',
  'lock',
  'set-up',
  'practice',
]

/** Who sees a page of the desk, none where everybody does; and what the menu calls it. */
type DeskProps = {
  readonly rolesOf: (path: string) => readonly Role[]
  readonly nameOf: (path: string) => string | null
}

export const HelpPage = (props: DeskProps) => {
  const words = useWords(helpBook)
  const { state } = useDevice()
  const list = useList()
  useTitle(words.title)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <First />
      <Part name="screens" title={words.screens.title} isOpen={state !== 'not_enrolled'}>
        {screens.map((screen) => (
          <section key={screen} className="stack">
            <h3>{words.screens[screen].name}</h3>
            <Steps steps={Object.values(words.screens[screen].steps)} />
          </section>
        ))}
      </Part>
      <Part name="topics" title={words.topics.title}>
        <Topics list={list} />
      </Part>
      <Part name="language" title={words.language.title}>
        {Object.values(words.language.text).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Part>
      <Part name="keys" title={words.keys.title}>
        <Keys />
      </Part>
      <Part name="desk" title={words.desk.title} isOpen={state === 'not_enrolled'}>
        <DeskPages {...props} />
      </Part>
      <Part name="ask" title={words.ask.title} isOpen>
        <Steps steps={Object.values(words.ask.text)} />
        <p className="row">
          <Link href="/privacy">{words.links.privacy}</Link>
          <Link href="/accessibility">{words.links.accessibility}</Link>
        </p>
      </Part>
    </div>
  )
}

/** The practice is a tablet's, and of somebody who has unlocked it. */
const First = () => {
  const { first: words } = useWords(helpBook)
  const { state } = useDevice()
  const unlock = useUnlock()
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <div className="row">
        <TourButton />
        {state === 'enrolled' && unlock.state !== 'locked' && (
          <Link href="/practice" className={buttonLook()}>
            {words.practice}
          </Link>
        )}
      </div>
    </section>
  )
}

const DeskPages = ({ rolesOf, nameOf }: DeskProps) => {
  const { desk, who, roles } = useWords(helpBook)
  return (
    <dl className="help-desk">
      {(Object.keys(desk.text) as DeskName[]).map((page) => {
        const name = nameOf(`/${page}`)
        const seen = rolesOf(`/${page}`)
        return (
          name && (
            <div key={page}>
              <dt>{name}</dt>
              <dd>{desk.text[page]}</dd>
              {seen.length > 0 && (
                <dd className="muted small">
                  {who} {seen.map((role) => roles[role]).join(', ')}.
                </dd>
              )}
            </div>
          )
        )
      })}
    </dl>
  )
}

const question = { path: '/api/v1/pull', shape: PullAnswer } as const

/** A tablet has its list; any other browser asks. */
const useList = () => {
  const { state, list, today } = useDevice()
  const answer = useAnswer(state === 'not_enrolled' ? question : null)
  if (list) return list
  return answer.is === 'answered' && answer.value.lists.length > 0 ? listOnDay(answer.value.lists, today) : null
}
