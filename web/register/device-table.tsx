// Tablets in use as a table, or as cards where there is no room for one; and those that were revoked.
import type { Day } from '@tukkimies/shared/day.ts'
import { type Device, isSilent } from '@tukkimies/shared/register/device.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { formatDay, formatDayShort } from '../format.ts'
import { Button } from '../ui/button.tsx'
import { useMedia } from '../ui/media.ts'
import { Mark } from '../ui/status.tsx'
import { Table, type TableColumn } from '../ui/table.tsx'
import type { DeviceNaming } from './device-sight.ts'
import type { Words } from './devices-words.fi.ts'

export type DeviceAct = 'name' | 'lost' | 'revoke'

type Shown = {
  readonly words: Words
  readonly language: Language
  readonly naming: DeviceNaming
  readonly today: Day
  /** What whoever looks may do. */
  readonly acts: readonly DeviceAct[]
  /** With no act: which one is still to be chosen. */
  readonly onAct: (act: DeviceAct | null, device: Device) => void
}

export const DeviceTable = ({ devices, ...shown }: Shown & { readonly devices: readonly Device[] }) => {
  const isWide = useMedia('(min-width: 900px)')
  if (isWide)
    return (
      <Table
        caption={shown.words.listTitle}
        captionHidden
        rows={devices}
        rowKey={({ id }) => id}
        columns={columns(shown)}
      />
    )
  return (
    <ul className="device-cards">
      {devices.map((device) => (
        <DeviceCard key={device.id} {...shown} device={device} />
      ))}
    </ul>
  )
}

const columns = (shown: Shown): readonly TableColumn<Device>[] => {
  const { words, language, naming } = shown
  return [
    { key: 'name', label: words.name, cell: (device) => <NameAndMarks {...shown} device={device} /> },
    { key: 'point', label: words.point, cell: ({ point }) => naming.pointName(point) },
    {
      key: 'lastSeen',
      label: words.lastSeen,
      cell: ({ lastSeen }) => (lastSeen ? formatDay(language, lastSeen) : words.never),
    },
    { key: 'waiting', label: words.waiting, cell: (device) => <Waiting {...shown} device={device} /> },
    { key: 'build', label: words.build, cell: ({ report }) => report?.build ?? '' },
    { key: 'storage', label: words.storage, cell: (device) => storageOf(words, device) },
    ...(shown.acts.length === 0
      ? []
      : [{ key: 'acts', label: words.actions, cell: (device: Device) => <Acts {...shown} device={device} /> }]),
  ]
}

const DeviceCard = ({ device, ...shown }: Shown & { readonly device: Device }) => {
  const { words, language, naming } = shown
  const facts = [
    [words.lastSeen, device.lastSeen ? formatDay(language, device.lastSeen) : words.never],
    [words.waiting, <Waiting key="waiting" {...shown} device={device} />],
    [words.build, device.report?.build ?? '–'],
    [words.storage, storageOf(words, device)],
  ] as const
  return (
    <li className="card stack device-card">
      <h3>
        <NameAndMarks {...shown} device={device} />
      </h3>
      <p>{naming.pointName(device.point)}</p>
      <dl className="device-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Acts {...shown} device={device} />
    </li>
  )
}

const NameAndMarks = ({ words, language, naming, today, device }: Shown & { readonly device: Device }) => (
  <span className="device-name">
    <span>{naming.deviceName(device)}</span>
    {device.lost !== null && <Mark tone="danger">{words.lost(formatDayShort(language, device.lost))}</Mark>}
    {isSilent(device, today) && <Mark tone="warning">{words.silent}</Mark>}
  </span>
)

const Waiting = ({ words, language, device: { report } }: Shown & { readonly device: Device }) => {
  if (!report) return '–'
  const oldest = report.oldest === null ? '' : ` (${words.oldest(formatDayShort(language, report.oldest))})`
  return (
    <>
      {report.waiting === 0 ? words.none : report.waiting}
      {oldest} {report.attention > 0 && <Mark tone="warning">{words.attention(report.attention)}</Mark>}{' '}
      {report.lost > 0 && <Mark tone="danger">{words.lostEntries(report.lost)}</Mark>}
    </>
  )
}

const storageOf = (words: Words, { report }: Device): string => words.persisted[report?.persisted ?? 'unknown']

/** One act is a button of its own; several are chosen from a sheet. */
const Acts = ({ words, naming, acts, onAct, device }: Shown & { readonly device: Device }) => {
  const only = acts.length === 1 ? acts[0] : undefined
  if (only === 'lost' && device.lost !== null) return null
  const label = only === undefined ? words.change : words.acts[only]
  return (
    <Button
      kind={only === undefined ? 'secondary' : 'danger'}
      aria-label={words.actionLabel(label, naming.deviceName(device), naming.pointName(device.point))}
      onClick={() => onAct(only ?? null, device)}
    >
      {label}
    </Button>
  )
}

export const RevokedDevices = ({
  words,
  language,
  naming,
  devices,
}: Pick<Shown, 'words' | 'language' | 'naming'> & { readonly devices: readonly Device[] }) => {
  if (devices.length === 0) return null
  return (
    <details className="more">
      <summary>{words.revokedTitle(devices.length)}</summary>
      <Table
        caption={words.revokedTitle(devices.length)}
        captionHidden
        rows={devices}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: words.name, cell: naming.deviceName },
          { key: 'point', label: words.point, cell: ({ point }) => naming.pointName(point) },
          {
            key: 'revoked',
            label: words.revokedOn,
            cell: ({ revoked }) => (revoked === null ? '' : formatDay(language, revoked)),
          },
        ]}
      />
    </details>
  )
}
