// Tablets in use, and those that were revoked: what each said of itself at its last contact.
import { type Day, daysBetween } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Device } from '@tukkimies/shared/register/device.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { formatDay, formatDayShort } from '../format.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { Table, type TableColumn } from '../ui/table.tsx'
import type { Words } from './words.fi.ts'

/** Days without contact after which a tablet is marked: its visits are missing from every figure. */
const silentDays = 3

type Naming = {
  readonly words: Words['devices']
  readonly language: Language
  readonly nameOf: (point: PointId) => string
}

export const DeviceTable = ({
  devices,
  today,
  onRevoke,
  ...naming
}: Naming & {
  readonly devices: readonly Device[]
  readonly today: Day
  readonly onRevoke: (device: Device) => void
}) => {
  const { words, language, nameOf } = naming
  return (
    <Table
      caption={words.listTitle}
      captionHidden
      rows={devices}
      rowKey={({ id }) => id}
      empty={words.empty}
      columns={[
        ...placeColumns(naming),
        {
          key: 'lastSeen',
          label: words.lastSeen,
          cell: (device) => (
            <>
              {device.lastSeen ? formatDay(language, device.lastSeen) : words.never}{' '}
              {isSilent(device, today) && <Mark tone="warning">{words.silent}</Mark>}
            </>
          ),
        },
        { key: 'waiting', label: words.waiting, cell: (device) => <Waiting {...naming} device={device} /> },
        { key: 'build', label: words.build, cell: ({ report }) => report?.build ?? '' },
        {
          key: 'storage',
          label: words.storage,
          cell: ({ report }) => words.persisted[report?.persisted ?? 'unknown'],
        },
        {
          key: 'action',
          label: words.action,
          cell: (device) => (
            <Button
              kind="danger"
              aria-label={words.revokeLabel(nameOf(device.point), formatDay(language, device.enrolled))}
              onClick={() => onRevoke(device)}
            >
              {words.revoke}
            </Button>
          ),
        },
      ]}
    />
  )
}

export const RevokedDevices = ({ devices, ...naming }: Naming & { readonly devices: readonly Device[] }) => {
  const { words, language } = naming
  if (devices.length === 0) return null
  return (
    <details className="revoked-devices">
      <summary>{words.revokedTitle(devices.length)}</summary>
      <Table
        caption={words.revokedTitle(devices.length)}
        captionHidden
        rows={devices}
        rowKey={({ id }) => id}
        columns={[
          ...placeColumns(naming),
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

const placeColumns = ({ words, language, nameOf }: Naming): readonly TableColumn<Device>[] => [
  { key: 'point', label: words.point, cell: ({ point }) => nameOf(point) },
  { key: 'enrolled', label: words.enrolled, cell: ({ enrolled }) => formatDay(language, enrolled) },
]

const Waiting = ({ words, language, device: { report } }: Naming & { readonly device: Device }) => {
  if (!report) return null
  const oldest = report.oldest === null ? '' : ` (${words.oldest(formatDayShort(language, report.oldest))})`
  return (
    <>
      {report.waiting}
      {oldest} {report.attention > 0 && <Mark tone="warning">{words.attention(report.attention)}</Mark>}{' '}
      {report.lost > 0 && <Mark tone="danger">{words.lost(report.lost)}</Mark>}
    </>
  )
}

const isSilent = ({ lastSeen, enrolled }: Device, today: Day): boolean =>
  daysBetween(lastSeen ?? enrolled, today) > silentDays
