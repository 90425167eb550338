// The lease of a process that is gone, however it ended, keeps nobody waiting; that of one that lives does, asleep or not.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { openStore } from '@tukkimies/server/engines/open.ts'
import { holdLeaseOrThrow, type Lease, releaseLease, takeLease } from '@tukkimies/server/live/lease.ts'
import { type LiveTables, migrations } from '@tukkimies/server/live/schema.ts'
import type { Place } from '@tukkimies/server/database.ts'
import { engines, useEngines } from '../contracts/engines.ts'

const makeGround = useEngines()
const now = Date.UTC(2026, 2, 10)
const lengthMs = 120_000

const startHolder = async (place: Place) => {
  const path = fileURLToPath(new URL('lease-child.ts', import.meta.url))
  const child = spawn(process.execPath, [path, JSON.stringify(place), String(now)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [fence] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { fence: Number(fence), pause: () => child.kill('SIGSTOP'), kill }
}

for (const engine of engines)
  test(`[F52][F55] ${engine}: a process that is killed in its night leaves the lease free at once`, async () => {
    const place = (await makeGround(engine)).place('live')
    const live = await openStore<LiveTables>(place, migrations)
    const take = (holder: string, at = now + 1_000) => takeLease(live, 'nightly', holder, at, lengthMs)
    const first = await startHolder(place)
    expect(first.fence).toBe(1)
    expect(await take('beside'), 'its holder lives').toBeNull()
    await first.kill()
    const second = await vi.waitFor(async () => {
      const taken = await take('next')
      expect(taken).toMatchObject({ fence: 2 })
      return taken as Lease
    }, 5_000)
    expect(await take('beside')).toBeNull()
    const dead: Lease = { name: 'nightly', holder: 'child', fence: 1 }
    await expect(live.transact((tx) => holdLeaseOrThrow(tx, dead))).rejects.toThrow('has passed to another holder')
    await releaseLease(live, second)

    const asleep = await startHolder(place)
    expect(asleep.fence).toBe(3)
    asleep.pause()
    expect(await take('beside'), 'asleep is alive').toBeNull()
    expect(await take('later', now + lengthMs), 'until its lease is over').toMatchObject({ fence: 4 })
    await asleep.kill()
    await live.close()
  }, 60_000)
