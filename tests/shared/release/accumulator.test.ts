import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PeriodKind } from '@tukkimies/shared/day.ts'
import { answerCodes, dimensionsOf, type Key, type Visitor } from '@tukkimies/shared/register/code-list.ts'
import {
  type Accumulator,
  accumulatorCodes,
  addAccumulators,
  addVisit,
  batchToAccumulators,
  createBatch,
  isPeriodClosed,
  periodFor,
  type Placement,
} from '@tukkimies/shared/release/accumulator.ts'
import { familyKey } from '@tukkimies/shared/release/cell-key.ts'
import { familiesOf, familyToDimensions, nodesOf } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { type Picks } from '@tukkimies/shared/visit.ts'
import { allKeys, day, firstList, latticeOf, listWith, period } from './register.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

type Folded = { readonly point: string; readonly codes: Picks; readonly key: Uint8Array; readonly late: boolean }

const placementsOf = (late: boolean, visitor: Visitor = 'client', changes = {}): readonly Placement[] =>
  (['2026-03', '2026Q1', '2026'] as const).map((name) => ({ lattice: latticeOf(name, 9_000, changes, visitor), late }))

const inTime = placementsOf(false)
const afterwards = inTime.map((placement) => ({ ...placement, late: true }))

const foldAll = (visits: readonly Folded[]): readonly Accumulator[] => {
  const batch = createBatch(sha256)
  for (const { point, codes, key, late } of visits) addVisit(batch, key, { point, codes }, late ? afterwards : inTime)
  return batchToAccumulators(batch)
}

const oneVisit = (codes: Picks, placements: readonly Placement[] = inTime): readonly Accumulator[] => {
  const batch = createBatch(sha256)
  addVisit(
    batch,
    Uint8Array.from({ length: 16 }, (_, at) => at),
    { point: 'p1', codes },
    placements,
  )
  return batchToAccumulators(batch)
}

const nameOf = ({ kind, node, family, ...codes }: Accumulator) => `${kind}|${node}|${family}|${accumulatorCodes(codes)}`

const codesIn = (rows: readonly Accumulator[], kind: PeriodKind, family: string, node = 'whole') =>
  rows.filter((row) => row.kind === kind && row.family === family && row.node === node).map(accumulatorCodes)

// Any visit of the first list: in each dimension some of its codes, or none.
const visits: fc.Arbitrary<Folded[]> = fc.array(
  fc.record({
    point: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
    key: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    late: fc.boolean(),
    codes: fc.record(
      Object.fromEntries(
        dimensionsOf(firstList, 'client').map((dimension) => [
          dimension.key,
          fc.uniqueArray(fc.constantFrom(...answerCodes(dimension).map(({ key }) => key)), {
            minLength: 1,
            maxLength: dimension.max,
          }),
        ]),
      ),
      { requiredKeys: [] },
    ),
  }),
  { maxLength: 8 },
) as fc.Arbitrary<Folded[]>

// The specification word for word (AN55), slow and without a plan.
const reference = (all: readonly Folded[]): Map<string, { n: number; f: number; k: number }> => {
  const sums = new Map<string, { n: number; f: number; k: number }>()
  for (const visit of all)
    for (const { lattice } of inTime)
      for (const node of nodesOf(lattice, visit.point))
        for (const family of familiesOf(lattice, node)) {
          let tuples: Key[][] = [[]]
          for (const id of familyToDimensions(family)) {
            const dimension = lattice.dimensions.find((candidate) => candidate.id === id)
            const picks = visit.codes[dimension?.source ?? ''] ?? ['nr']
            const said = picks.length > 1 ? picks.filter((pick) => pick !== 'nr') : picks
            const codes =
              id === 'late' ? [visit.late ? 'yes' : 'no'] : said.map((pick) => dimension?.answers[pick] ?? 'nr')
            tuples = tuples.flatMap((tuple) => [...new Set(codes)].map((code) => [...tuple, code]))
          }
          for (const tuple of tuples) {
            const name = `${lattice.kind}|${node.name}|${family}|${tuple.join('+')}`
            const { n, f, k } = sums.get(name) ?? { n: 0, f: 0, k: 0 }
            const isFirst = visit.codes['first']?.[0] === 'first' ? 1 : 0
            sums.set(name, { n: n + 1, f: f + isFirst, k: (k + familyKey(sha256, visit.key, family)) % 2 ** 32 })
          }
        }
  return sums
}

test('[AN4] [AN55] the batch is what the specification adds up, cell by cell', () => {
  fc.assert(
    fc.property(visits, (all) => {
      const sums = new Map(foldAll(all).map((row) => [nameOf(row), { n: row.n, f: row.f, k: row.k }]))
      expect(sums).toEqual(reference(all))
    }),
    { seed: 55, numRuns: 20 },
  )
})

test('[AN4] the order of visits changes nothing', () => {
  const shuffled = visits.chain((all) =>
    fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }).map((other) => [all, other] as const),
  )
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(JSON.stringify(foldAll(other))).toBe(JSON.stringify(foldAll(all)))
    }),
    { seed: 4, numRuns: 20 },
  )
})

test('[AN4] [AN70] two batches or shards added are one batch of all', () => {
  fc.assert(
    fc.property(visits, visits, (one, other) => {
      const sums = new Map(foldAll(one).map((row) => [nameOf(row), row]))
      for (const row of foldAll(other)) {
        const known = sums.get(nameOf(row))
        sums.set(nameOf(row), known ? addAccumulators(known, row) : row)
      }
      expect(sums).toEqual(new Map(foldAll([...one, ...other]).map((row) => [nameOf(row), row])))
    }),
    { seed: 70, numRuns: 8 },
  )
})

test('[AN55] [AN56] accumulators come in key order, each cell once', () => {
  fc.assert(
    fc.property(visits, (all) => {
      const keys = foldAll(all).map(({ visitor, kind, period: name, node, family, c1, c2, c3 }) =>
        [visitor, kind, name, node, family, c1, c2, c3].join('\0'),
      )
      expect(keys).toEqual([...new Set(keys)].toSorted())
    }),
    { seed: 56, numRuns: 5 },
  )
})

test('[AN1] nothing of the record key stays in the batch', () => {
  const batch = createBatch(sha256)
  const key = Uint8Array.from({ length: 16 }, () => 0xa7)
  addVisit(batch, key, { point: 'p1', codes: { topic: ['work'] } }, inTime)
  expect(batch.slots.size).toBe(143)
  for (const slot of batch.slots.values()) {
    expect(slot.bytes.slice(0, 16)).toEqual(new Uint8Array(16))
    expect(slot.key).toBe(0)
  }
  expect([...key]).toEqual(Array.from({ length: 16 }, () => 0xa7))
})

test('[AN3] a visit has one key a family, the same in all periods and places', () => {
  const rows = oneVisit({ topic: ['work'], age: ['a30'] })
  for (const family of ['', 'age', 'age+topic']) {
    const keys = new Set(rows.filter((row) => row.family === family).map((row) => row.k))
    expect([...keys]).toEqual([
      familyKey(
        sha256,
        Uint8Array.from({ length: 16 }, (_, at) => at),
        family,
      ),
    ])
  }
})

test('[AN22] every code of a dimension with several answers is a cell, a group counts the visit once', () => {
  const rows = oneVisit({ topic: ['permit', 'register', 'tax'], language: ['so'], referral: ['kela', 'migri'] })
  expect(codesIn(rows, 'm', 'topic')).toEqual(['permit', 'register', 'tax'])
  expect(codesIn(rows, 'm', 'topic.1')).toEqual(['gmoney', 'gstay'])
  expect(codesIn(rows, 'q', 'language.1+topic.1')).toEqual(['gafr+gmoney', 'gafr+gstay'])
  expect(codesIn(rows, 'q', 'referral+topic')).toHaveLength(6)
  expect(codesIn(rows, 'y', 'age+language+topic')).toEqual(['nr+so+permit', 'nr+so+register', 'nr+so+tax'])
  expect(codesIn(rows, 'm', '')).toEqual([''])
})

test('[AN44] what a visit does not say is not recorded, and stands alone', () => {
  const rows = oneVisit({ topic: ['nr', 'work'] })
  expect(codesIn(rows, 'm', 'topic')).toEqual(['work'])
  expect(codesIn(rows, 'm', 'age')).toEqual(['nr'])
  const retired = listWith('topic', ({ codes }) => ({
    codes: codes.map((code) =>
      code.key === 'permit' || code.key === 'tax' ? { ...code, until: day('2025-01-01'), successor: 'other' } : code,
    ),
  }))
  const placements = placementsOf(false, 'client', { lists: [retired] })
  expect(codesIn(oneVisit({ topic: ['permit', 'tax', 'work'] }, placements), 'm', 'topic')).toEqual(['other', 'work'])
  expect(codesIn(oneVisit({ topic: ['unheard'] }, placements), 'm', 'topic')).toEqual(['nr'])
})

test('[AN41] [AN57] a visit filed outside its own period is late there', () => {
  expect(codesIn(oneVisit({}, inTime), 'q', 'late')).toEqual(['no'])
  expect(codesIn(oneVisit({}, afterwards), 'q', 'late')).toEqual(['yes'])
})

test('[AN15] a sensitive code is counted at the whole by quarter and year in tables of at most two dimensions', () => {
  const flagged = listWith('topic', ({ codes }) => ({
    codes: codes.map((code) => (code.key === 'protect' ? { ...code, sensitive: true } : code)),
  }))
  const rows = oneVisit({ topic: ['protect', 'work'] }, placementsOf(false, 'client', { lists: [flagged] }))
  expect(codesIn(rows, 'm', 'topic')).toEqual(['work'])
  expect(codesIn(rows, 'q', 'topic')).toEqual(['protect', 'work'])
  expect(codesIn(rows, 'q', 'topic', 'point:p1')).toEqual(['work'])
  expect(codesIn(rows, 'y', 'age+topic')).toEqual(['nr+protect', 'nr+work'])
  expect(codesIn(rows, 'y', 'age+language+topic')).toEqual(['nr+nr+work'])
})

test('[AN15] a sensitive dimension is counted nowhere else', () => {
  const rows = oneVisit({ residence: ['eu'] }, placementsOf(false, 'client', { shown: allKeys }))
  const places = rows.filter(({ family }) => family.includes('residence')).map(({ kind, node }) => `${kind}|${node}`)
  expect(new Set(places)).toEqual(new Set(['q|whole', 'y|whole']))
})

test('[AN16] first visits are counted for clients, never for partners', () => {
  expect(new Set(oneVisit({ first: ['first'] }).map(({ f }) => f))).toEqual(new Set([1]))
  expect(new Set(oneVisit({ first: ['again'] }).map(({ f }) => f))).toEqual(new Set([0]))
  const partner = oneVisit({ first: ['first'] }, placementsOf(false, 'partner'))
  expect(new Set(partner.map(({ f }) => f))).toEqual(new Set([0]))
})

test('[AN48] a partner visit adds to partner accumulators only', () => {
  const rows = oneVisit({ partner_topic: ['training', 'event'] }, placementsOf(false, 'partner'))
  expect(new Set(rows.map(({ visitor }) => visitor))).toEqual(new Set(['partner']))
  expect(codesIn(rows, 'm', 'partner_topic')).toEqual(['event', 'training'])
})

test('[AN57] every visit adds one to the order-0 cell of one period a kind', () => {
  fc.assert(
    fc.property(visits, (all) => {
      const totals = foldAll(all).filter(({ family, node }) => family === '' && node === 'whole')
      for (const { n } of totals) expect(n).toBe(all.length)
      expect(totals).toHaveLength(all.length === 0 ? 0 : 3)
    }),
    { seed: 57, numRuns: 10 },
  )
})

test('[AN57] a visit counts in its own period, else in the earliest one that is not closed', () => {
  const closed = new Set<string>(['2026-01', '2026-02', '2026-03', '2025Q4', '2025'])
  const place = (kind: PeriodKind, text: string) => periodFor(kind, day(text), (name) => closed.has(name))
  expect(place('m', '2026-03-20')).toEqual({ name: '2026-04', late: true })
  expect(place('q', '2026-03-20')).toEqual({ name: '2026Q1', late: false })
  expect(place('y', '2026-03-20')).toEqual({ name: '2026', late: false })
  expect(place('m', '2026-01-31')).toEqual({ name: '2026-04', late: true })
  expect(place('y', '2025-12-31')).toEqual({ name: '2026', late: true })
  expect(place('q', '2025-12-31')).toEqual({ name: '2026Q1', late: true })
  expect(place('m', '2026-05-01')).toEqual({ name: '2026-05', late: false })
})

test('[AN38] [AN60] a period is closed once it is closing, or if it was never opened before its close day passed', () => {
  const closed = (state: 'open' | 'closing' | 'closed' | undefined, today: string) =>
    isPeriodClosed(period('2026-03'), state, firstPolicy, day(today))
  expect([closed('open', '2026-08-01'), closed('closing', '2026-04-10'), closed('closed', '2026-04-11')]).toEqual([
    false,
    true,
    true,
  ])
  expect([closed(undefined, '2026-04-10'), closed(undefined, '2026-04-11')]).toEqual([false, true])
})

test('[AN30] a visit at a point that its lattice does not know is a fault, not a lost visit', () => {
  const batch = createBatch(sha256)
  expect(() => addVisit(batch, new Uint8Array(16), { point: 'p9', codes: {} }, inTime)).toThrow()
})
