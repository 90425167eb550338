// Which tablets a list shows, and in which order: those that need somebody first.
import { type Day, daysBetween } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { type Device, isSilent } from '@tukkimies/shared/register/device.ts'
import { isFound } from './search.ts'

/** Days of waiting after which entries that are not sent are told. */
const waitingDaysMax = 3

export type DeviceNaming = {
  readonly pointName: (point: PointId) => string
  readonly deviceName: (device: Device) => string
  readonly compare: (first: string, second: string) => number
}

export type DeviceSight = { readonly sought: string; readonly onlyAttention: boolean }

/** Whether somebody has to look after the tablet: silent, lost, or holding back what it cannot send. */
export const needsAttention = (device: Device, today: Day): boolean =>
  device.revoked === null &&
  (device.lost !== null || isSilent(device, today) || isHoldingBack(device, today) || (device.report?.lost ?? 0) > 0)

const isHoldingBack = ({ report }: Device, today: Day): boolean =>
  report !== null &&
  (report.attention > 0 || (report.oldest !== null && daysBetween(report.oldest, today) > waitingDaysMax))

/** Lost ones first, then silent ones, then others that need attention; within each by point and name. */
export const sortDevices = (devices: readonly Device[], today: Day, naming: DeviceNaming): readonly Device[] => {
  const urgency = (device: Device) =>
    device.lost !== null ? 0 : isSilent(device, today) ? 1 : needsAttention(device, today) ? 2 : 3
  return devices.toSorted(
    (first, second) =>
      urgency(first) - urgency(second) ||
      naming.compare(naming.pointName(first.point), naming.pointName(second.point)) ||
      naming.compare(naming.deviceName(first), naming.deviceName(second)),
  )
}

export const seenDevices = (
  devices: readonly Device[],
  today: Day,
  { sought, onlyAttention }: DeviceSight,
  naming: DeviceNaming,
): readonly Device[] =>
  sortDevices(devices, today, naming).filter(
    (device) =>
      isFound([naming.deviceName(device), naming.pointName(device.point)], sought) &&
      (!onlyAttention || needsAttention(device, today)),
  )
