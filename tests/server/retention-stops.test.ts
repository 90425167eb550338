// A night of retention, and a deletion by hand, stopped at each of their moments in turn and begun again: the same users,
// contacts and requests are gone, each counted once, and nothing of them is left.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Engine } from '@tukkimies/server/database.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { type Act, removeUser } from '@tukkimies/server/users/users.ts'
import { fillByCopy, type Ground, useEngines } from '../contracts/engines.ts'
import { keskus } from '../users.ts'
import { fillRetained, readRetained, retain, retainedEnd, retainedNight } from './retained.ts'
import { openStation, type Station } from './station.ts'

const points = vi.hoisted(() => ({ met: [] as string[], stopAt: 0 }))

vi.mock('@tukkimies/shared/failpoint.ts', () => ({
  failpoint: (name: string) => {
    points.met.push(name)
    if (points.met.length === points.stopAt) throw new Error(`stopped at ${name}`)
  },
}))

const makeGround = useEngines()
const fill = fillByCopy(fillRetained)
const engines: readonly Engine[] = ['sqlite', 'postgres']
/** SQLite is stopped at each moment, PostgreSQL, whose nights are slower, at every seventh. */
const steps = { sqlite: 1, postgres: 7 } as const

afterEach(() => {
  points.stopAt = 0
})

/** Repeats the work, each time after a restart, until it is done. */
const runUntilDone = async (ground: Ground, work: (station: Station) => Promise<unknown>) => {
  for (;;) {
    const station = await openStation(ground, retainedNight)
    const isDone = await work(station).then(
      () => true,
      (error: unknown) => {
        expect(String(error)).toContain('stopped at')
        return false
      },
    )
    points.stopAt = 0
    if (!isDone) {
      await station.close()
      continue
    }
    const found = await readRetained(station)
    await station.close()
    return found
  }
}

const stopEverywhere = async (
  engine: Engine,
  work: (station: Station) => Promise<unknown>,
  step: number,
): Promise<readonly unknown[]> => {
  const ground = await makeGround(engine)
  points.stopAt = 0
  await fill(ground)
  points.met = []
  const undisturbed = await runUntilDone(ground, work)
  const moments = points.met.length
  expect(moments).toBeGreaterThan(2)
  const ends: unknown[] = [undisturbed]
  for (let stopAt = 1; stopAt <= moments; stopAt += step) {
    const disturbed = await makeGround(engine)
    points.stopAt = 0
    await fill(disturbed)
    points.met = []
    points.stopAt = stopAt
    ends.push(await runUntilDone(disturbed, work))
  }
  return ends
}

for (const engine of engines) {
  describe(engine, () => {
    test('[A23][F61] killed at each of its moments and begun again, a night of retention ends as if it had not been', async () => {
      const ends = await stopEverywhere(engine, ({ deps }) => retain(deps), steps[engine])
      for (const found of ends) expect(found).toMatchObject(retainedEnd)
    }, 300_000)

    test('[A22][F61] killed at each of its moments and asked for again, a deletion leaves nothing behind', async () => {
      const remove = async ({ deps }: Station): Promise<void> => {
        const account = await findAccountByUsername(deps, 'user2')
        if (!account) return
        const now = deps.now()
        const act: Act = {
          by: { id: account.id, role: 'main_user', organisation: keskus },
          scope: { is: 'all' },
          now,
          line: (event, organisation) => ({ at: now, actor: { is: 'server' }, organisation, event }),
        }
        await removeUser(deps, act, account, 'asked')
      }
      // Whatever a kill has left between key and row, the night takes.
      const work = async (station: Station): Promise<void> => {
        await remove(station)
        await station.night()
      }
      const ends = await stopEverywhere(engine, work, steps[engine])
      for (const found of ends) expect(found).toMatchObject({ users: 1, keys: 3, gates: 1, identities: 1, deleted: 3 })
    }, 300_000)
  })
}
