// A fold that is not alone: another process at the same database, and a person who takes a visit back in the middle.
import { describe, expect, test } from 'vitest'
import type { Structure } from '@tukkimies/shared/release/lattice.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { isBusy } from '@tukkimies/server/database.ts'
import { type Lease, takeLease } from '@tukkimies/server/live/lease.ts'
import { addOpenVisits } from '@tukkimies/server/live/open.ts'
import type { LiveStore } from '@tukkimies/server/live/schema.ts'
import { readStructure } from '@tukkimies/server/structure.ts'
import { foldDue } from '@tukkimies/server/visits/fold.ts'
import { hashOf } from '../contracts/fixtures.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { p1, p2, p3 } from '../users.ts'
import { later, openStation, type Station, visitOf, voidOf } from './station.ts'

const makeGround = useEngines()
const today = later('2026-03-13', 0)
/** More than one slice takes. */
const visits = 5_100

const fill = ({ deps }: Station): Promise<void> =>
  deps.live.transact((tx) =>
    addOpenVisits(
      tx,
      Array.from({ length: visits }, (_, at) => ({
        h: hashOf(at),
        visitor: 'client' as const,
        point: [p1, p2, p3][at % 3] ?? p1,
        day: later('2026-03-01', at % 10),
        due_day: today,
        list: 1,
        codes: `{"topic":["${['housing', 'work'][at % 2]}"]}`,
      })),
    ),
  )

/** How often each visit is counted in each kind of period, how many have a receipt, how many are open. */
const readSums = async (live: LiveStore) => {
  const sums = live.query.selectFrom('accumulator').select(['kind', 'n']).where('node', '=', whole)
  const counted = await sums.where('family', '=', '').orderBy('kind').execute()
  const receipts = await live.query.selectFrom('receipt').select('h').execute()
  const open = await live.query.selectFrom('open_visit').select('h').execute()
  return { counted: counted.map(({ kind, n }) => `${kind} ${n}`), receipts: receipts.length, open: open.length }
}
const all = (count: number) => ({
  counted: ['m', 'q', 'y'].map((kind) => `${kind} ${count}`),
  receipts: count,
  open: 0,
})

/** Takes the lease for another process as soon as that can be, as if that of the first were over. */
const takeOver = async (live: LiveStore): Promise<Lease> => {
  for (;;) {
    const lease = await takeLease(live, 'nightly', 'other', 2_000, 60_000).catch((fault: unknown) => {
      if (isBusy(fault)) return null
      throw fault
    })
    if (lease) return lease
  }
}

const foldAs = (live: LiveStore, lease: Lease, structure: Structure, renew: () => Promise<void>) =>
  foldDue(live, { lease, renew, structure, today, random: randomBytes })

describe('two processes at one database', () => {
  test('[S40][F52][AN55] when both begin the night, one folds and the other leaves it alone', async () => {
    const ground = await makeGround('postgres')
    const [one, other] = [await openStation(ground, today), await openStation(ground, today)]
    await fill(one)
    const outcomes = await Promise.all([one.night(), other.night()])
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome !== null)?.fold?.visits).toBe(visits)
    expect(await readSums(other.deps.live)).toEqual(all(visits))
    await one.close()
    await other.close()
  }, 120_000)

  test('[S40][F52][AN55] one that has slept past its lease stops between two slices, and the other counts what is left', async () => {
    const ground = await makeGround('postgres')
    const [one, other] = [await openStation(ground, today), await openStation(ground, today)]
    await fill(one)
    const structure = await readStructure(one.deps.register, today)
    const lease = await takeLease(one.deps.live, 'nightly', 'one', 1_000, 1_000)
    if (!lease) throw new Error('no lease')
    let slices = 0
    let isTaken = (_: Lease) => {}
    const taken = new Promise<Lease>((resolve) => (isTaken = resolve))
    const sleeping = foldAs(one.deps.live, lease, structure, async () => {
      // The first slice is in, the second is counted: from here on both are at the same visits.
      if (++slices === 2) isTaken(await takeOver(other.deps.live))
    }).catch((fault: unknown) => String(fault))
    const left = await foldAs(other.deps.live, await taken, structure, async () => {})
    expect(await sleeping).toContain('the lease on nightly has passed')
    expect(left.visits).toBe(visits / 2)
    expect(await readSums(other.deps.live)).toEqual(all(visits))
    await one.close()
    await other.close()
  }, 120_000)
})

for (const engine of engines) {
  test(`[S19][AN55] ${engine}: a visit that is taken back after its slice was counted is in no sum`, async () => {
    const station = await openStation(await makeGround(engine), '2026-03-10')
    const { deps } = station
    const pushed = Array.from({ length: 30 }, () => visitOf())
    await station.push(pushed)
    const structure = await readStructure(deps.register, today)
    const lease = await takeLease(deps.live, 'nightly', 'one', deps.now(), 60_000)
    if (!lease) throw new Error('no lease')
    const answers: unknown[] = []
    const { visits: folded } = await foldAs(deps.live, lease, structure, async () => {
      const [first] = answers.length === 0 ? pushed : []
      if (first) answers.push((await station.push([voidOf(first.id)]))[0]?.status)
    })
    expect(answers).toEqual(['voided'])
    expect(folded).toBe(29)
    expect((await readSums(deps.live)).counted).toEqual(all(29).counted)
    await station.close()
  })
}
