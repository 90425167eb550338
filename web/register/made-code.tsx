// A code that has been made: to be read, typed or printed, until it is used or over.
import type { DeviceId } from '@tukkimies/shared/id.ts'
import { type DeviceCodeAnswer, DeviceList } from '@tukkimies/shared/register/device.ts'
import { formatTime } from '../format.ts'
import { useAnswer, useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { QrCode } from '../ui/qr.tsx'
import { Banner } from '../ui/status.tsx'
import type { Words } from './devices-words.fi.ts'
import { EnrolmentSheet } from './enrolment-sheet.tsx'
import { codeToGroups } from './one-time-code.ts'

/** Often enough to see the tablet come while somebody holds it in their hands. */
const lookMs = 5_000

export type MadeCode = DeviceCodeAnswer & {
  readonly name: string
  readonly point: string
  readonly known: readonly DeviceId[]
}

export const MadeCodeCard = ({
  words,
  made,
  onAgain,
  onDone,
}: {
  readonly words: Words
  readonly made: MadeCode
  readonly onAgain: () => void
  readonly onDone: () => void
}) => {
  const { code, until, name, point, known } = made
  const { enrol: texts } = words
  const { language } = useLanguage()
  const heading = useFocusOnSight()
  const answer = useAnswer({ path: '/api/v1/devices', shape: DeviceList, refreshMs: lookMs })
  const isOver = answer.is === 'answered' && answer.at >= until
  const isThere =
    answer.is === 'answered' && answer.value.devices.some((one) => one.name === name && !known.includes(one.id))
  const address = `${window.location.origin}/set-up`
  return (
    <>
      <div className="device-code no-print">
        <QrCode text={`${address}#${code}`} label={texts.picture(point)} />
        <div className="stack">
          <h3 tabIndex={-1} ref={heading}>
            {texts.made(name, point)}
          </h3>
          <div role="status">
            {isThere ? (
              <Banner tone="good">{texts.arrived(name)}</Banner>
            ) : isOver ? (
              <Banner tone="warning">{texts.expired}</Banner>
            ) : (
              <p>{texts.until(formatTime(language, until))}</p>
            )}
          </div>
          <p>{texts.scan}</p>
          <p>
            {texts.type} <strong>{address}</strong>
          </p>
          <p className="device-code-typed">{codeToGroups(code)}</p>
          <div className="row">
            <Button kind={isThere ? 'primary' : 'secondary'} onClick={onDone}>
              {texts.done}
            </Button>
            {isOver && !isThere && <Button onClick={onAgain}>{texts.again}</Button>}
            {!isOver && !isThere && (
              <Button icon="print" onClick={() => window.print()}>
                {texts.print}
              </Button>
            )}
          </div>
        </div>
      </div>
      <EnrolmentSheet name={name} point={point} code={code} until={until} />
    </>
  )
}
