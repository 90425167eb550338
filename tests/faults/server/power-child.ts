// What is going on when the power is cut: pushes, each with its checkpoint, and nights with their folds. Runs under a recorder of
// its system calls; says on the standard output when each entry was confirmed, in seconds since 1970, and its hash.
import { dayPlus, Day } from '@tukkimies/shared/day.ts'
import { idToEntryHash } from '@tukkimies/server/live/open.ts'
import type { Ground } from '../../contracts/engines.ts'
import { openStation } from '../../server/station.ts'
import { makePairs } from './sender.ts'

const [folder = '', pushes = '60'] = process.argv.slice(2)
const ground: Ground = {
  engine: 'sqlite',
  folder,
  databaseUrl: null,
  place: (store) => ({ engine: 'sqlite', file: `${folder}/${store}.sqlite` }),
  countOnDisk: () => 0,
  listOnDisk: () => [],
}
const begin = Day.parse('2026-03-10')
const station = await openStation(ground, begin)
const pushesPerDay = 12
for (let push = 0; push < Number(pushes); push++) {
  const day = dayPlus(begin, Math.floor(push / pushesPerDay))
  station.goTo(day)
  if (push % pushesPerDay === 0) await station.night()
  const entries = makePairs(3, day)
  const results = await station.push(entries)
  const now = (performance.timeOrigin + performance.now()) / 1_000
  const confirmed = entries.filter((_, at) => results[at]?.status === 'stored')
  for (const { id, kind } of confirmed)
    console.log(`${now} ${kind} ${idToEntryHash(station.deps.root.receipts.bytes, id)}`)
}
await station.close()
