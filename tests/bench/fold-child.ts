// One measurement in a process of its own, so that its memory is its own: `floor` or `fold`, how many visits, the seed, and for
// a fold where its store lies. Prints what it took as JSON.
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { openStore } from '@tukkimies/server/engines/open.ts'
import type { Place } from '@tukkimies/server/database.ts'
import { takeLease, renewLease } from '@tukkimies/server/live/lease.ts'
import { type LiveTables, migrations } from '@tukkimies/server/live/schema.ts'
import { foldDue } from '@tukkimies/server/visits/fold.ts'
import { rewriteErased } from '@tukkimies/server/visits/rewrite.ts'
import { countBare } from './fold-floor.ts'
import { drawRows, foldDay, lattices, structure } from './fold-ground.ts'

const leaseMs = 600_000

const timed = async <T>(work: () => T | Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> => {
  const start = performance.now()
  const value = await work()
  return { seconds: (performance.now() - start) / 1000, value }
}

const measureFloor = async (visits: number, seed: number) => {
  const rows = [...drawRows(visits, seed)]
  const { seconds, value } = await timed(() => countBare(lattices, rows))
  return { seconds, ...value }
}

const measureFold = async (place: Place) => {
  const live = await openStore<LiveTables>(place, migrations)
  const lease = await takeLease(live, 'nightly', 'bench', Date.now(), leaseMs)
  if (!lease) throw new Error('no lease')
  const renew = async () => void (await renewLease(live, lease, Date.now(), leaseMs))
  const ground = { lease, renew, structure, today: foldDay, random: randomBytes }
  const fold = await timed(() => foldDue(live, ground))
  const rewrite = await timed(() => rewriteErased(live))
  const peakMb = process.resourceUsage().maxRSS / 1024
  const sums = await live.query
    .selectFrom('accumulator')
    .select(({ fn }) => [fn.countAll<number>().as('cells'), fn.sum<number>('n').as('n'), fn.sum<number>('f').as('f')])
    .executeTakeFirstOrThrow()
  await live.close()
  return {
    seconds: fold.seconds,
    rewriteSeconds: rewrite.seconds,
    peakMb,
    visits: fold.value.visits,
    cells: Number(sums.cells),
    n: Number(sums.n),
    f: Number(sums.f),
  }
}

const [kind, visits, seed, place] = process.argv.slice(2)
// Written by the bench beside this.
const measured =
  kind === 'floor' ? measureFloor(Number(visits), Number(seed)) : measureFold(JSON.parse(place ?? '') as Place)
process.stdout.write(JSON.stringify(await measured))
