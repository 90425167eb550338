import { expect, test } from 'vitest'
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { DeviceId, PointId } from '@tukkimies/shared/id.ts'
import type { Device, Report } from '@tukkimies/shared/register/device.ts'
import { type DeviceNaming, needsAttention, seenDevices } from '@tukkimies/web/register/device-sight.ts'

const today = Day.parse('2026-03-12')
const report: Report = { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'yes' }
const naming: DeviceNaming = {
  pointName: (point) => (point === 'p1' ? 'Keskusta' : 'Satama'),
  deviceName: ({ name }) => name ?? 'Nimetön',
  compare: (first, second) => first.localeCompare(second),
}

const makeDevice = (name: string, part: Partial<Device> = {}): Device => ({
  id: DeviceId.parse('A'.repeat(22)),
  point: PointId.parse('p1'),
  enrolled: dayPlus(today, -100),
  lastSeen: today,
  revoked: null,
  name,
  lost: null,
  report,
  ...part,
})

const fine = makeDevice('Tabletti 1')
const lost = makeDevice('Tabletti 2', { lost: today })
const silent = makeDevice('Tabletti 3', { lastSeen: dayPlus(today, -10) })
const holding = makeDevice('Tabletti 4', { point: PointId.parse('p2'), report: { ...report, attention: 1 } })
const old = makeDevice('Tabletti 5', { report: { ...report, waiting: 2, oldest: dayPlus(today, -4) } })
const gone = makeDevice('Tabletti 6', { revoked: today, lost: today })

test('a tablet needs somebody when it is lost, silent, or holds back what it cannot send; not once it is withdrawn', () => {
  expect([fine, lost, silent, holding, old, gone].map((device) => needsAttention(device, today))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
  const waiting = makeDevice('Tabletti 7', { report: { ...report, waiting: 2, oldest: dayPlus(today, -3) } })
  expect(needsAttention(waiting, today)).toBe(false)
  expect(needsAttention(makeDevice('Tabletti 8', { report: { ...report, lost: 1 } }), today)).toBe(true)
})

test('lost ones stand first, then silent ones, then what else needs somebody; the search knows name and point', () => {
  const all = [fine, old, holding, silent, lost]
  const names = (sought: string, onlyAttention = false) =>
    seenDevices(all, today, { sought, onlyAttention }, naming).map(({ name }) => name)
  expect(names('')).toEqual(['Tabletti 2', 'Tabletti 3', 'Tabletti 5', 'Tabletti 4', 'Tabletti 1'])
  expect(names('', true)).toEqual(['Tabletti 2', 'Tabletti 3', 'Tabletti 5', 'Tabletti 4'])
  expect(names('SATAMA')).toEqual(['Tabletti 4'])
  expect(names('tabletti 5')).toEqual(['Tabletti 5'])
  expect(names('varasto')).toEqual([])
})
