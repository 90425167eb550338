// What tablets report about themselves: a tablet's first of a day is written at once, the others with what comes until the
// second is over. It says how a tablet is, not what it counted: what a stop takes with it the next push brings again.
import type { Day } from '@tukkimies/shared/day.ts'
import type { DeviceId } from '@tukkimies/shared/id.ts'
import type { Report } from '@tukkimies/shared/register/device.ts'
import type { Deps } from '../deps.ts'
import { after } from '../patience.ts'
import { noteDeviceSeen } from '../register/devices.ts'

const windowMs = 1_000

type Sighting = { readonly today: Day; readonly report: Report }

export const createSightings = (deps: Pick<Deps, 'register' | 'log'>) => {
  const waiting = new Map<DeviceId, Sighting>()
  const seenOn = new Map<DeviceId, Day>()
  let window: NodeJS.Timeout | undefined

  const write = async (): Promise<void> => {
    // In one order, so that no two that write at once wait for each other.
    const seen = [...waiting].toSorted(([one], [other]) => (one < other ? -1 : 1))
    waiting.clear()
    await deps.register.transact(async (tx) => {
      for (const [device, { today, report }] of seen) await noteDeviceSeen(tx, device, today, report)
    })
  }

  const openWindow = (): void => {
    window = after(windowMs, () => {
      window = undefined
      if (waiting.size === 0) return
      openWindow()
      write().catch(() => deps.log.error('sighting-fault'))
    })
  }

  const note = async (device: DeviceId, today: Day, report: Report): Promise<void> => {
    waiting.set(device, { today, report })
    // Who has not heard of it since yesterday takes it for silent.
    const isFirst = seenOn.get(device) !== today
    if (window && !isFirst) return
    seenOn.set(device, today)
    if (!window) openWindow()
    await write()
  }
  return { note }
}
