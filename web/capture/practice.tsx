// Trying the tablet out: a visit is recorded without network on the real screen, and nothing of it is kept, counted or sent.
// Offered after the first PIN of a tablet, and later from the menu to whoever is new.
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { WithdrawnBuilds } from '@tukkimies/shared/register/device.ts'
import { type Book, useAnswer, useDevice, useRehearsal, useSending, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { focusPage } from '../page-focus.ts'
import { useFocusOnSight } from '../ui/focus.ts'
import { Banner, Mark, Status } from '../ui/status.tsx'
import { NotReady } from './not-ready.tsx'
import './own-screen.css'
import './practice.css'
import { usePracticeDevice } from './practice-device.ts'
import type { Words } from './practice-words.fi.ts'
import { VisitScreen } from './visit.tsx'

const book: Book<Words> = {
  fi: () => import('./practice-words.fi.ts').then((file) => file.words),
  sv: () => import('./practice-words.sv.ts').then((file) => file.words),
  en: () => import('./practice-words.en.ts').then((file) => file.words),
}

type Step = { readonly is: 'begin' } | { readonly is: 'visit' } | { readonly is: 'end'; readonly visits: number }

/** `menu` stands at the end of the visit screen's header; `tour` is the way to the short introduction. */
export const PracticePage = ({ menu, tour }: { readonly menu: ReactNode; readonly tour: ReactNode }) => {
  const words = useWords(book)
  const { state, point, lists } = useDevice()
  const { noteOffered } = useRehearsal()
  const isOff = useIsOff()
  const [step, setStep] = useState<Step>({ is: 'begin' })
  const [wasOff, setWasOff] = useState(false)
  useTitle(words.title)
  useEffect(noteOffered, [noteOffered])
  const isVisit = step.is === 'visit'
  useEffect(() => {
    if (isVisit) focusPage()
  }, [isVisit])
  const isReady = (state === 'enrolled' || state === 'outdated') && point !== null && lists.length > 0
  if (!isReady) return <NotReady state={state} menu={menu} />
  const begin = () => {
    setWasOff(false)
    setStep({ is: 'visit' })
  }
  if (isVisit)
    return (
      <PracticeVisit
        words={words}
        menu={menu}
        onVisit={() => setWasOff((was) => was || isOff)}
        onEnd={(visits) => setStep({ is: 'end', visits })}
      />
    )
  return (
    <div className="page page-narrow">
      {step.is === 'begin' ? (
        <Begin words={words} isOff={isOff} onBegin={begin} tour={tour} />
      ) : (
        <End words={words} isOff={isOff} wasOff={wasOff} visits={step.visits} onAgain={begin} tour={tour} />
      )}
    </div>
  )
}

const question = { path: '/api/v1/withdrawn', shape: WithdrawnBuilds } as const

/** The browser says so, and a request that fails shows that it is so. */
const useIsOff = (): boolean => {
  const isSaid = useSending().trouble === 'offline'
  const answer = useAnswer(isSaid ? question : null)
  return isSaid && answer.is === 'offline'
}

const Begin = ({
  words: { begin: words, network, toVisit },
  isOff,
  onBegin,
  tour,
}: {
  readonly words: Words
  readonly isOff: boolean
  readonly onBegin: () => void
  readonly tour: ReactNode
}) => {
  const heading = useFocusOnSight()
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {words.title}
      </h1>
      <p>{words.lead}</p>
      <section className="card stack">
        <ol className="practice-steps">
          <li>{words.off}</li>
          <li>{words.record}</li>
          <li>{words.on}</li>
        </ol>
        <Status>
          <Mark tone={isOff ? 'good' : 'quiet'}>{isOff ? network.off : network.on}</Mark>
        </Status>
        <Button kind={isOff ? 'primary' : 'secondary'} onClick={onBegin}>
          {isOff ? words.start : words.startOnline}
        </Button>
      </section>
      <p>{words.kept}</p>
      <div className="row">
        <Link href="/" className={buttonLook()}>
          {toVisit.skip}
        </Link>
        {tour}
      </div>
    </>
  )
}

const PracticeVisit = ({
  words: { visit: words },
  menu,
  onVisit,
  onEnd,
}: {
  readonly words: Words
  readonly menu: ReactNode
  readonly onVisit: () => void
  readonly onEnd: (visits: number) => void
}) => {
  const device = usePracticeDevice()
  const [visits, setVisits] = useState(0)
  const onSaved = () => {
    setVisits((count) => count + 1)
    onVisit()
  }
  const end = (
    <Button kind={visits > 0 ? 'primary' : 'secondary'} onClick={() => onEnd(visits)}>
      {visits > 0 ? words.done : words.leave}
    </Button>
  )
  const banner = (
    <Banner tone="warning" actions={end}>
      {words.banner}
    </Banner>
  )
  if (!device.point) return null
  return (
    <div className="own-screen">
      <VisitScreen
        device={device}
        point={device.point}
        menu={menu}
        task={{ is: 'practice', saved: words.saved, onSaved, banner }}
      />
    </div>
  )
}

const End = ({
  words: { end: words, network, toVisit },
  isOff,
  wasOff,
  visits,
  onAgain,
  tour,
}: {
  readonly words: Words
  readonly isOff: boolean
  readonly wasOff: boolean
  readonly visits: number
  readonly onAgain: () => void
  readonly tour: ReactNode
}) => {
  const heading = useFocusOnSight()
  const text = visits === 0 ? words.none : wasOff ? words.offline : words.online
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {words.title}
      </h1>
      <p>{text}</p>
      <p>{words.nothing}</p>
      <Status>
        <Mark tone={isOff ? 'warning' : 'good'}>{isOff ? words.turnOn : network.back}</Mark>
      </Status>
      <div className="row">
        <Link href="/" className={buttonLook('primary')}>
          {toVisit.go}
        </Link>
        <Button onClick={onAgain}>{words.again}</Button>
        {tour}
      </div>
    </>
  )
}
