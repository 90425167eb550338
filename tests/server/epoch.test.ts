// Commits that were lost are noticed, by the mark a tablet shows and by generations that do not agree; nothing else is
// taken for a loss.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Day, instantToDay } from '@tukkimies/shared/day.ts'
import { Mark } from '@tukkimies/shared/wire.ts'
import { readFact } from '@tukkimies/server/database.ts'
import { passGeneration, readGenerations } from '@tukkimies/server/epoch.ts'
import { pushEntries, type PushOutcome } from '@tukkimies/server/push.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { p1 } from '../users.ts'
import { openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()
const day = Day.parse('2026-03-10')

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const open = async (): Promise<Station> => {
      const station = await openStation(await makeGround(engine))
      stations.push(station)
      return station
    }
    const pushWith = ({ deps }: Station, mark: Mark | null): Promise<PushOutcome> => pushEntries(deps, p1, mark, [])
    const forget = ({ deps }: Station, { stamp }: Mark) =>
      deps.live.transact((tx) => tx.query.deleteFrom('mark').where('stamp', '=', stamp).execute())
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    test('[S30] a mark that is shown again keeps the epoch, however often and late', async () => {
      const station = await open()
      const first = await pushWith(station, null)
      expect(Mark.parse(first.mark)).toMatchObject({ epoch: first.epoch, day })
      const second = await pushWith(station, first.mark)
      expect((await pushWith(station, first.mark)).epoch).toBe(first.epoch)
      expect((await pushWith(station, second.mark)).epoch).toBe(first.epoch)
      expect(station.logged).toEqual([])
    })

    test('[S29][S30][F49] a genuine mark whose stamp is gone means lost commits: a new epoch, and somebody is told', async () => {
      const station = await open()
      const first = await pushWith(station, null)
      const second = await pushWith(station, first.mark)
      await forget(station, second.mark)
      const third = await pushWith(station, second.mark)
      expect(third.epoch).not.toBe(first.epoch)
      expect(station.logged.join()).toContain('commits-lost')
      expect(await readFact(station.deps.live, 'last-loss')).toBe(day)
      expect((await pushWith(station, second.mark)).epoch).toBe(third.epoch)
      expect((await pushWith(station, third.mark)).epoch).toBe(third.epoch)
    })

    test('[S30] a mark that was made up, changed or is over 30 days old proves nothing', async () => {
      const station = await open()
      const { mark, epoch } = await pushWith(station, null)
      await forget(station, mark)
      const other = 'AAAAAAAAAAAAAAAAAAAAAA'
      for (const forged of [
        { ...mark, mac: other },
        { ...mark, stamp: other },
        { ...mark, epoch: other },
        { ...mark, day: Day.parse('2026-03-09') },
      ]) {
        expect((await pushWith(station, forged)).epoch).toBe(epoch)
      }
      station.goTo('2026-04-10')
      expect((await pushWith(station, mark)).epoch).toBe(epoch)
      station.goTo('2026-04-09')
      expect((await pushWith(station, mark)).epoch).not.toBe(epoch)
    })

    test('[S30] each start writes one new generation into all four stores', async () => {
      const { deps } = await open()
      expect(await passGeneration(deps, day)).toEqual({ agreed: true })
      const first = await readGenerations(deps)
      expect(new Set(first).size).toBe(1)
      const epoch = await readFact(deps.live, 'epoch')
      expect(await passGeneration(deps, day)).toEqual({ agreed: true })
      const second = await readGenerations(deps)
      expect(new Set(second).size).toBe(1)
      expect(second[0]).not.toBe(first[0])
      expect(await readFact(deps.live, 'epoch')).toBe(epoch)
    })
  })
}

test('[S30][F50] one store that was put back alone is noticed at the next start, and the epoch is a new one', async () => {
  const ground = await makeGround('sqlite')
  const before = await openStation(ground)
  await passGeneration(before.deps, day)
  await before.push([visitOf()])
  await before.close()
  const [live, copy] = [join(ground.folder, 'live.sqlite'), join(ground.folder, 'live.copy')]
  copyFileSync(live, copy)
  const between = await openStation(ground)
  await passGeneration(between.deps, day)
  const epoch = await readFact(between.deps.live, 'epoch')
  await between.close()
  copyFileSync(copy, live)
  const after = await openStation(ground)
  expect(await passGeneration(after.deps, instantToDay(after.deps.now()))).toEqual({ agreed: false })
  expect(await readFact(after.deps.live, 'epoch')).not.toBe(epoch)
  expect(await passGeneration(after.deps, day)).toEqual({ agreed: true })
  await after.close()
})
