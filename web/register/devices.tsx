// The tablets of one's own points: when each was last in contact and what it holds back; a new one is enrolled, an old
// one revoked.
import { useState } from 'react'
import { Link } from 'wouter'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Problem } from '@tukkimies/shared/problem.ts'
import { type Device, DeviceList } from '@tukkimies/shared/register/device.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { formatTime } from '../format.ts'
import {
  type Answer,
  useAnswer,
  useAsk,
  useDevice,
  useLanguage,
  useSentence,
  useSession,
  useTitle,
  useWords,
} from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { book } from './book.ts'
import { DeviceTable, RevokedDevices } from './device-table.tsx'
import { EnrolForm, type NamedPoint } from './enrol-form.tsx'
import './register.css'
import type { Words } from './words.fi.ts'

export const DevicesPage = () => {
  const words = useWords(book)
  const texts = words.devices
  const { language } = useLanguage()
  const { me } = useSession()
  const devices = useAnswer({ path: '/api/v1/devices', shape: DeviceList })
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  const [said, setSaid] = useState('')
  useTitle(texts.title)

  const points = valueOf(pulled)?.points ?? []
  const nameOf = (id: PointId) => points.find((point) => point.id === id)?.names[language] ?? id
  const own: readonly NamedPoint[] = points
    .filter(({ id, last }) => last === undefined && (!me || me.points.length === 0 || me.points.includes(id)))
    .map(({ id }) => ({ id, name: nameOf(id) }))
  const list = valueOf(devices)?.devices

  return (
    <div className="page">
      <h1>{texts.title}</h1>
      <div className="lead">
        <p>{texts.lead}</p>
        <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      </div>
      {devices.is === 'loading' && <Loading label={words.loading} />}
      {devices.is === 'refused' && <Refusal words={words} problem={devices.problem} onAgain={devices.again} />}
      {devices.is === 'offline' && (
        <ProblemNote
          title={devices.last ? texts.offline(formatTime(language, devices.last.at)) : texts.failed}
          actions={<Button onClick={devices.again}>{words.again}</Button>}
        >
          {!devices.last && <p>{words.unreachable.offline}</p>}
        </ProblemNote>
      )}
      {/* Not before the points are known: with none to choose, the first press would be a mistake. */}
      {list && own.length > 0 && <EnrolForm words={words} points={own} language={language} onDone={devices.again} />}
      {list && (
        <Devices
          words={words}
          devices={list}
          nameOf={nameOf}
          at={devices.is === 'answered' ? devices.at : null}
          onAgain={devices.again}
          onRevoked={(point) => setSaid(texts.revoked(nameOf(point)))}
        />
      )}
    </div>
  )
}

const Refusal = ({
  words,
  problem,
  onAgain,
}: {
  readonly words: Words
  readonly problem: Problem
  readonly onAgain: () => void
}) => {
  const sentence = useSentence()
  if (problem.code === 'no_right') return <ProblemNote title={words.devices.noRight} />
  return (
    <ProblemNote
      title={words.devices.failed}
      actions={
        problem.code === 'not_signed_in' ? (
          <Link href="/sign-in?to=/tablets" className={buttonLook('primary')}>
            {words.signIn}
          </Link>
        ) : (
          <Button onClick={onAgain}>{words.again}</Button>
        )
      }
    >
      <p>{sentence(problem)}</p>
    </ProblemNote>
  )
}

const Devices = ({
  words,
  devices,
  nameOf,
  at,
  onAgain,
  onRevoked,
}: {
  readonly words: Words
  readonly devices: readonly Device[]
  readonly nameOf: (point: PointId) => string
  /** When the list was fetched; `null` if it is an old one. */
  readonly at: number | null
  readonly onAgain: () => void
  readonly onRevoked: (point: PointId) => void
}) => {
  const texts = words.devices
  const { language } = useLanguage()
  const { today } = useDevice()
  const ask = useAsk()
  const sentence = useSentence()
  const [asked, setAsked] = useState<Device | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  const revoke = async (device: Device) => {
    setAsked(null)
    setFailed(null)
    const outcome = await ask({ path: `/api/v1/devices/${device.id}/revoke`, body: {} })
    if (outcome.is === 'answered') onRevoked(device.point)
    else setFailed(outcome.is === 'refused' ? sentence(outcome.problem) : words.unreachable[outcome.why])
    onAgain()
  }

  const naming = { words: texts, language, nameOf }
  return (
    <section className="card stack">
      <div className="row row-apart">
        <h2>{texts.listTitle}</h2>
        <div className="row">
          {at !== null && <span className="small muted">{texts.fetched(formatTime(language, at))}</span>}
          <Button icon="refresh" onClick={onAgain}>
            {texts.refresh}
          </Button>
        </div>
      </div>
      {failed !== null && (
        <ProblemNote title={texts.changeFailed} takesFocus>
          <p>{failed}</p>
        </ProblemNote>
      )}
      <DeviceTable
        {...naming}
        devices={devices.filter(({ revoked }) => revoked === null)}
        today={today}
        onRevoke={setAsked}
      />
      <RevokedDevices {...naming} devices={devices.filter(({ revoked }) => revoked !== null)} />
      {asked && (
        <RevokeQuestion
          words={words}
          point={nameOf(asked.point)}
          waiting={asked.report?.waiting ?? 0}
          onNo={() => setAsked(null)}
          onYes={() => void revoke(asked)}
        />
      )}
    </section>
  )
}

const RevokeQuestion = ({
  words,
  point,
  waiting,
  onNo,
  onYes,
}: {
  readonly words: Words
  readonly point: string
  readonly waiting: number
  readonly onNo: () => void
  readonly onYes: () => void
}) => {
  const { question } = words.devices
  return (
    <Dialog
      title={question.title}
      closeLabel={words.close}
      onClose={onNo}
      actions={
        <>
          <Button onClick={onNo}>{words.cancel}</Button>
          <Button kind="danger" onClick={onYes}>
            {question.yes}
          </Button>
        </>
      }
    >
      <p>{question.text(point)}</p>
      {waiting > 0 && <p>{question.waiting(waiting)}</p>}
    </Dialog>
  )
}

const valueOf = <T,>(answer: Answer<T>): T | undefined =>
  answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined
