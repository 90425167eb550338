// The tablets of one's own points: which need attention, when each was last in contact and what it holds back; a new one is
// enrolled, a lost one reported, an old one revoked.
import { useState } from 'react'
import type { Device } from '@tukkimies/shared/register/device.ts'
import { DeviceList, isSilent } from '@tukkimies/shared/register/device.ts'
import { isPointOpen } from '@tukkimies/shared/register/organisation.ts'
import { type Action, reachOf } from '@tukkimies/shared/register/rights.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { collatorOf, formatTime } from '../format.ts'
import { type Answer, useAnswer, useDevice, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { book } from './book.ts'
import { DeviceDialog } from './device-dialogs.tsx'
import { type DeviceNaming, needsAttention, seenDevices } from './device-sight.ts'
import { type DeviceAct, DeviceTable, RevokedDevices } from './device-table.tsx'
import { devicesBook } from './devices-book.ts'
import type { Words } from './devices-words.fi.ts'
import { EnrolForm, type NamedPoint } from './enrol-form.tsx'
import { RescueImport } from './rescue-import.tsx'
import './register.css'

const rightOf: Readonly<Record<DeviceAct, Action>> = {
  name: 'enrol_devices',
  lost: 'report_devices',
  revoke: 'revoke_devices',
}
const mayDo = (me: Me | null, action: Action): boolean => me !== null && reachOf(action, me.role) !== null

export const DevicesPage = () => {
  const general = useWords(book)
  const words = useWords(devicesBook)
  const { language } = useLanguage()
  const { me } = useSession()
  const { today } = useDevice()
  const devices = useAnswer({ path: '/api/v1/devices', shape: DeviceList })
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  useTitle(words.title)

  const points = valueOf(pulled)?.points ?? []
  const pointName: DeviceNaming['pointName'] = (id) => points.find((point) => point.id === id)?.names[language] ?? id
  const naming: DeviceNaming = {
    pointName,
    deviceName: ({ name }) => name ?? words.unnamed,
    compare: collatorOf(language),
  }
  const own: readonly NamedPoint[] = points
    .filter((point) => isPointOpen(point, today) && (!me || me.points.length === 0 || me.points.includes(point.id)))
    .map(({ id }) => ({ id, name: pointName(id) }))
  const mayEnrol = mayDo(me, 'enrol_devices')
  const list = valueOf(devices)?.devices

  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="lead">{mayEnrol || mayDo(me, 'revoke_devices') ? words.lead : words.leadOwn}</p>
      {devices.is === 'loading' && <Loading label={general.loading} />}
      <AnswerNote
        answer={devices}
        path="/tablets"
        failed={words.failed}
        stale={words.offline}
        noRight={words.noRight}
      />
      {/* Not before the points are known: with none to choose, the first press would be a mistake. */}
      {list && mayEnrol && own.length > 0 && (
        <EnrolForm words={words} points={own} known={list.map(({ id }) => id)} onDone={devices.again} />
      )}
      {list && mayEnrol && pulled.is === 'answered' && own.length === 0 && (
        <p className="card">{words.enrol.noPoints}</p>
      )}
      {list && <Devices words={words} naming={naming} devices={list} me={me} answer={devices} />}
      {list && mayDo(me, 'import_rescue') && <RescueImport />}
    </div>
  )
}

const Devices = ({
  words,
  naming,
  devices,
  me,
  answer,
}: {
  readonly words: Words
  readonly naming: DeviceNaming
  readonly devices: readonly Device[]
  readonly me: Me | null
  readonly answer: Answer<DeviceList>
}) => {
  const { language } = useLanguage()
  const { today } = useDevice()
  const [sought, setSought] = useState('')
  const [onlyAttention, setOnlyAttention] = useState(false)
  const [asked, setAsked] = useState<{ readonly act: DeviceAct | null; readonly device: Device } | null>(null)
  const [said, setSaid] = useState('')
  const inUse = devices.filter(({ revoked }) => revoked === null)
  const attention = inUse.filter((device) => needsAttention(device, today)).length
  const seen = seenDevices(inUse, today, { sought, onlyAttention: onlyAttention && attention > 0 }, naming)
  const acts = (['name', 'lost', 'revoke'] as const).filter((act) => mayDo(me, rightOf[act]))

  return (
    <section className="card stack devices">
      <div className="row row-apart">
        <h2>{words.listTitle}</h2>
        <div className="row no-print">
          {answer.is === 'answered' && (
            <span className="small muted">{words.fetched(formatTime(language, answer.at))}</span>
          )}
          <Button icon="refresh" onClick={answer.again}>
            {words.refresh}
          </Button>
        </div>
      </div>
      <Alarm words={words} devices={inUse} />
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {inUse.length > 0 && (
        <div className="row row-end no-print devices-search" role="search">
          <TextField label={words.search} type="search" autoComplete="off" value={sought} onChange={setSought} />
          {attention > 0 && (
            <CheckField label={words.onlyAttention(attention)} checked={onlyAttention} onChange={setOnlyAttention} />
          )}
        </div>
      )}
      <p className="small muted" role="status">
        {inUse.length === 0
          ? mayDo(me, 'enrol_devices')
            ? words.emptyEnrol
            : words.empty
          : seen.length === 0
            ? words.nothingFound
            : words.found(seen.length)}
      </p>
      {seen.length > 0 && (
        <DeviceTable
          words={words}
          language={language}
          naming={naming}
          today={today}
          devices={seen}
          acts={acts}
          onAct={(act, device) => {
            setSaid('')
            setAsked({ act, device })
          }}
        />
      )}
      <RevokedDevices
        words={words}
        language={language}
        naming={naming}
        devices={devices.filter(({ revoked }) => revoked !== null)}
      />
      {asked && (
        <DeviceDialog
          {...asked}
          acts={acts}
          words={words}
          name={`${naming.deviceName(asked.device)}, ${naming.pointName(asked.device.point)}`}
          onClose={() => setAsked(null)}
          onDone={(text) => {
            setAsked(null)
            setSaid(text)
            answer.again()
          }}
        />
      )}
    </section>
  )
}

/** A silent tablet must not look like a quiet week. */
const Alarm = ({ words: { alarm }, devices }: { readonly words: Words; readonly devices: readonly Device[] }) => {
  const { today } = useDevice()
  const lost = devices.filter((device) => device.lost !== null).length
  const silent = devices.filter((device) => device.lost === null && isSilent(device, today)).length
  if (lost + silent === 0) return null
  return (
    <Banner tone="warning">
      <strong>{alarm.title}</strong>
      {lost > 0 && <p>{alarm.lost(lost)}</p>}
      {silent > 0 && <p>{alarm.silent(silent)}</p>}
    </Banner>
  )
}
