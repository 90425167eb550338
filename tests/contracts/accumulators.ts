// What accumulators promise, on every engine; a map is the reference.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import {
  accumulatorPages,
  addToAccumulators,
  countAccumulators,
  eraseAccumulators,
  eraseOutside,
  readAccumulators,
} from '@tukkimies/server/live/accumulators.ts'
import type { LiveStore } from '@tukkimies/server/live/schema.ts'
import { firstList, latticeOf } from '../shared/release/register.ts'
import { accumulator, period } from './fixtures.ts'

const march = { visitor: 'client', kind: 'm', name: period('2026-03') } as const
const keyOf = ({ n: _n, f: _f, k: _k, ...cell }: Accumulator): string => JSON.stringify(Object.values(cell))
const inOrder = (rows: readonly Accumulator[]): Accumulator[] =>
  rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

/** The reference: sums in a map. */
const addUp = (rows: readonly Accumulator[]): Accumulator[] => {
  const sums = new Map<string, Accumulator>()
  for (const row of rows) {
    const { n, f, k } = sums.get(keyOf(row)) ?? { n: 0, f: 0, k: 0 }
    sums.set(keyOf(row), { ...row, n: n + row.n, f: f + row.f, k: (k + row.k) % 2 ** 32 })
  }
  return inOrder([...sums.values()])
}

const anyRow: fc.Arbitrary<Accumulator> = fc
  .record({
    node: fc.constantFrom('whole', 'area:a1', 'point:p1'),
    c1: fc.constantFrom('', 'a', 'b', 'a_b', 'B'),
    c2: fc.constantFrom('', 'x', 'y'),
    n: fc.integer({ min: 1, max: 5 }),
    f: fc.integer({ min: 0, max: 1 }),
    k: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  })
  .map((change) => accumulator(change))

export const accumulatorsContract = (engine: string, open: () => Promise<LiveStore>): void => {
  test(`[AN4] ${engine}: counts add up, and key sums modulo 2^32`, async () => {
    const live = await open()
    await live.transact((tx) => addToAccumulators(tx, [accumulator({ n: 2, f: 1, k: 4294967295 })]))
    await live.transact((tx) => addToAccumulators(tx, [accumulator({ n: 3, f: 1, k: 4294967290 })]))
    expect(await readAccumulators(live, march)).toEqual([accumulator({ n: 5, f: 2, k: 4294967289 })])
  })

  test(`[AN4] [I7] ${engine}: any order and any split into calls gives the sums of the reference`, async () => {
    const live = await open()
    const sums = fc.asyncProperty(fc.array(fc.array(anyRow, { maxLength: 12 }), { maxLength: 5 }), async (batches) => {
      await live.transact(async (tx) => {
        await eraseAccumulators(tx, march)
        // A call holds each cell once, as a batch of the fold does.
        for (const batch of batches) await addToAccumulators(tx, addUp(batch))
      })
      expect(inOrder(await readAccumulators(live, march))).toEqual(addUp(batches.flat()))
    })
    await fc.assert(sums, { numRuns: 40 })
  })

  test(`[AN4] [AN55] ${engine}: more rows than one statement takes are added as few are, twice in a transaction too`, async () => {
    const live = await open()
    const rowsFrom = (from: number): Accumulator[] =>
      Array.from({ length: 12_000 }, (_, at) =>
        accumulator({ c1: `a${from + at}`, n: 1 + (at % 3), f: at % 2, k: 2 ** 31 }),
      )
    const batches = [rowsFrom(0), rowsFrom(6_000), rowsFrom(17_990)]
    await live.transact((tx) => addToAccumulators(tx, batches[0] ?? []))
    await live.transact(async (tx) => {
      for (const batch of batches.slice(1)) await addToAccumulators(tx, batch)
    })
    const stored = inOrder(await readAccumulators(live, march))
    expect(stored).toHaveLength(29_990)
    expect(stored).toEqual(addUp(batches.flat()))
  })

  test(`[AN55] ${engine}: a batch that is not committed adds nothing`, async () => {
    const live = await open()
    const stopped = live.transact(async (tx) => {
      await addToAccumulators(tx, [accumulator()])
      throw new Error('stopped')
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await readAccumulators(live, march)).toEqual([])
  })

  test(`[AN4] ${engine}: batches at the same time lose nothing`, async () => {
    const live = await open()
    const cells = Array.from({ length: 50 }, (_, at) => accumulator({ c1: `c${String(at).padStart(2, '0')}` }))
    await Promise.all(Array.from({ length: 6 }, () => live.transact((tx) => addToAccumulators(tx, cells))))
    expect(await readAccumulators(live, march)).toEqual(cells.map((cell) => ({ ...cell, n: 6, k: 42 })))
  })

  test(`${engine}: a period is read in pages, in the order of its cells, each row once`, async () => {
    const live = await open()
    const rows = ['whole', 'area:a1', 'point:p1'].flatMap((node) =>
      ['', 'age', 'age+topic'].flatMap((family) =>
        Array.from({ length: 7 }, (_, at) => accumulator({ node, family, c1: `c${at}`, c2: at % 2 ? 'x' : '' })),
      ),
    )
    await live.transact((tx) => addToAccumulators(tx, [...rows, accumulator({ visitor: 'partner' })]))
    const pages: Accumulator[][] = []
    for await (const page of accumulatorPages(live, march, 10)) pages.push([...page])
    expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 10, 10, 10, 3])
    expect(pages.flat()).toEqual(inOrder(rows))
    expect(await readAccumulators(live, march)).toEqual(inOrder(rows))
  })

  test(`[AN60] ${engine}: erasing takes one period and says how much it was`, async () => {
    const live = await open()
    const others = [
      accumulator({ visitor: 'partner' }),
      accumulator({ kind: 'q', period: period('2026Q1') }),
      accumulator({ period: period('2026-04') }),
    ]
    const mine = [accumulator({ n: 1 }), accumulator({ c1: 'money', n: 4 })]
    await live.transact((tx) => addToAccumulators(tx, [...mine, ...others]))
    expect(await countAccumulators(live)).toContainEqual({ ...march, rows: 2, ones: 1 })
    expect(await live.transact((tx) => eraseAccumulators(tx, march))).toBe(2)
    expect(await live.transact((tx) => eraseAccumulators(tx, march))).toBe(0)
    expect(await countAccumulators(live)).toEqual([
      { visitor: 'client', kind: 'm', name: '2026-04', rows: 1, ones: 1 },
      { visitor: 'client', kind: 'q', name: '2026Q1', rows: 1, ones: 1 },
      { visitor: 'partner', kind: 'm', name: '2026-03', rows: 1, ones: 1 },
    ])
  })

  test(`[AN36] [AN46] ${engine}: what a lattice has no cell for is erased, and nothing else`, async () => {
    const live = await open()
    const { nodes, ...flagged } = latticeOf('2026', 9_000, { lists: [sensitiveList] })
    const lattice = { ...flagged, nodes: nodes.filter(({ name }) => name !== 'area:a1') }
    const row = (change: Partial<Accumulator>) => accumulator({ kind: 'y', period: period('2026'), ...change })
    const kept = [
      row({ family: '', c1: '' }),
      row({ family: 'age+gender', c1: 'a30', c2: 'woman' }),
      row({ family: 'topic', c1: 'protect' }),
      row({ node: 'point:p1', family: 'gender+topic', c1: 'woman', c2: 'work' }),
    ]
    const outside = [
      row({ node: 'area:a1', family: '', c1: '' }),
      row({ node: 'point:p1', family: 'age', c1: 'a30' }),
      row({ node: 'point:p1', family: 'gender+topic', c1: 'woman', c2: 'protect' }),
      row({ family: 'gender+language+topic', c1: 'woman', c2: 'so', c3: 'protect' }),
    ]
    const others = [accumulator({ node: 'area:a1' }), row({ visitor: 'partner', node: 'area:a1' })]
    await live.transact((tx) => addToAccumulators(tx, [...kept, ...outside, ...others]))
    expect(await live.transact((tx) => eraseOutside(tx, lattice))).toBe(4)
    expect(await live.transact((tx) => eraseOutside(tx, lattice))).toBe(0)
    const year = { visitor: 'client', kind: 'y', name: period('2026') } as const
    expect(inOrder(await readAccumulators(live, year))).toEqual(inOrder(kept))
    expect((await countAccumulators(live)).map(({ rows }) => rows)).toEqual([1, 4, 1])
  })
}

/** Age is flagged as a whole, of the topics one code. */
const sensitiveList = {
  ...firstList,
  dimensions: firstList.dimensions.map((dimension) => {
    if (dimension.key === 'age') return { ...dimension, sensitive: true }
    if (dimension.key !== 'topic') return dimension
    const codes = dimension.codes.map((code) => (code.key === 'protect' ? { ...code, sensitive: true } : code))
    return { ...dimension, codes }
  }),
}
