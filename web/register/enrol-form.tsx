// A one-time code for a new tablet: as a QR code that leads to the page which enrols, and to be typed there.
import { type SyntheticEvent, useState } from 'react'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { DeviceCodeAnswer } from '@tukkimies/shared/register/device.ts'
import { formatTime } from '../format.ts'
import { useAsk, useSentence } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { QrCode } from '../ui/qr.tsx'
import { Select } from '../ui/select.tsx'
import { codeToGroups } from './one-time-code.ts'
import type { Words } from './words.fi.ts'

export type NamedPoint = { readonly id: PointId; readonly name: string }

type Made = DeviceCodeAnswer & { readonly point: NamedPoint }

export const EnrolForm = ({
  words,
  points,
  language,
  onDone,
}: {
  readonly words: Words
  readonly points: readonly NamedPoint[]
  readonly language: Language
  /** The code has been read, so the tablet may be there by now. */
  readonly onDone: () => void
}) => {
  const texts = words.devices.enrol
  const ask = useAsk()
  const sentence = useSentence()
  const [chosen, setChosen] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const point = points.length === 1 ? points[0] : points.find(({ id }) => id === chosen)

  const make = async (event: SyntheticEvent) => {
    event.preventDefault()
    setFailed(null)
    setIsMissing(!point)
    if (!point || isBusy) return
    setIsBusy(true)
    const outcome = await ask({ path: '/api/v1/devices/codes', body: { point: point.id }, shape: DeviceCodeAnswer })
    setIsBusy(false)
    if (outcome.is === 'answered') return setMade({ ...outcome.value, point })
    setFailed(outcome.is === 'refused' ? sentence(outcome.problem) : words.unreachable[outcome.why])
  }

  return (
    <section className="card stack">
      <h2>{texts.title}</h2>
      {failed !== null && (
        <ProblemNote title={words.devices.changeFailed} takesFocus>
          <p>{failed}</p>
        </ProblemNote>
      )}
      {made ? (
        <MadeCode
          words={words}
          made={made}
          language={language}
          onDone={() => {
            setMade(null)
            onDone()
          }}
        />
      ) : (
        <form className="stack" noValidate onSubmit={(event) => void make(event)}>
          <p>{texts.lead}</p>
          {points.length === 1 ? (
            <p>
              <strong>{points[0]?.name}</strong>
            </p>
          ) : (
            <Select
              label={words.devices.point}
              error={isMissing ? texts.missing : undefined}
              value={chosen}
              empty={texts.choose}
              options={points.map(({ id, name }) => ({ value: id, label: name }))}
              required
              onChange={(id) => {
                setChosen(id)
                setIsMissing(false)
              }}
            />
          )}
          <Button type="submit" kind="primary" icon="plus" busy={isBusy}>
            {texts.action}
          </Button>
        </form>
      )}
    </section>
  )
}

const MadeCode = ({
  words,
  made: { point, code, until },
  language,
  onDone,
}: {
  readonly words: Words
  readonly made: Made
  readonly language: Language
  readonly onDone: () => void
}) => {
  const texts = words.devices.enrol
  const heading = useFocusOnSight()
  const address = `${window.location.origin}/set-up`
  return (
    <div className="device-code">
      <QrCode text={`${address}#${code}`} label={texts.picture(point.name)} />
      <div className="stack">
        <h3 tabIndex={-1} ref={heading}>
          {texts.made(point.name)}
        </h3>
        <p>{texts.until(formatTime(language, until))}</p>
        <p>{texts.scan}</p>
        <p>
          {texts.type} <strong>{address}</strong>
        </p>
        <p className="device-code-typed">{codeToGroups(code)}</p>
        <p className="muted">{texts.installed}</p>
        <Button onClick={onDone}>{texts.done}</Button>
      </div>
    </div>
  )
}
