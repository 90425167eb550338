import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { answerCodes, dimensionsOf, type Visitor } from '@tukkimies/shared/register/code-list.ts'
import {
  type Accumulator,
  accumulatorCodes,
  addAccumulators,
  addVisit,
  batchToAccumulators,
  createBatch,
} from '@tukkimies/shared/release/accumulator.ts'
import { noiseKey, noiseOf, rowToLookup, solveRow } from '@tukkimies/shared/release/cell-key.ts'
import {
  amendLattice,
  familyToDimensions,
  isInLattice,
  type Lattice,
  restrictLattice,
} from '@tukkimies/shared/release/lattice.ts'
import {
  areCellsSound,
  type Cell,
  cellsToList,
  listToHash,
  type Publication,
  publishPeriod,
} from '@tukkimies/shared/release/publish.ts'
import { firstPolicy, type Profile } from '@tukkimies/shared/release/policy.ts'
import { addFoldBatch, noBatches, type Rehearsal } from '@tukkimies/shared/release/risk.ts'
import { type Picks } from '@tukkimies/shared/visit.ts'
import { allKeys, day, firstList, fourPoints, latticeOf, listWith, makeStructure, volumesOf } from './register.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

const ordinary = { D: 3, V: 2, js: 0, mode: 'equal' } as const
const sensitive = { D: 5, V: 4, js: 0, mode: 'equal' } as const

type Count = { readonly n: number; readonly f?: number; readonly v?: number }

// A key sum that gives the cell the wanted change: the tests choose the noise, the product never does.
const keySum = (
  lattice: Lattice,
  family: string,
  codes: string,
  v: number,
  node: string,
  isSensitive: boolean,
): number => {
  const parameters = isSensitive ? sensitive : ordinary
  const row = solveRow(parameters, parameters.D)
  if (!row.ok) throw new Error('no row')
  const lookup = rowToLookup(row.value)
  const name = `${lattice.visitor}|${lattice.kind}|${lattice.name}|${node}|${family}|${codes}`
  for (let k = 0; ; k++) if (noiseOf(noiseKey(sha256, name, k), lookup) === v) return k
}

// Accumulators of the whole by hand: family, codes, count; every change is 0 unless it is asked for.
const handMade = (
  lattice: Lattice,
  counts: Readonly<Record<string, Readonly<Record<string, Count>>>>,
  node = 'whole',
): Accumulator[] =>
  Object.entries(counts).flatMap(([family, cells]) =>
    Object.entries(cells).map(([codes, { n, f = n, v = 0 }]) => {
      const [c1 = '', c2 = '', c3 = ''] = codes.split('+')
      const k = keySum(lattice, family, codes, v, node, family.includes('residence'))
      return { visitor: lattice.visitor, kind: lattice.kind, period: lattice.name, node, family, c1, c2, c3, n, f, k }
    }),
  )

// A lattice of the whole register with nothing but these families.
const latticeWith = (
  families: readonly string[],
  name = '2026',
  visitor: Visitor = 'client',
  changes = {},
): Lattice => {
  const lattice = latticeOf(name, 9_000, { shown: allKeys, ...changes }, visitor)
  return { ...lattice, families: [...families], nodes: lattice.nodes.filter((node) => node.name === 'whole') }
}

const publish = (lattice: Lattice, rows: readonly Accumulator[]): Publication =>
  publishPeriod(lattice, rows, noBatches, sha256)

const cellsOf = (lattice: Lattice, rows: readonly Accumulator[]): Record<string, number> => {
  const publication = publish(lattice, rows)
  if (publication.is !== 'published') throw new Error(publication.is)
  return Object.fromEntries(publication.cells.map(({ family, codes, y }) => [`${family}|${codes}`, y]))
}

const total = (count: Count, visitor: Visitor = 'client') => {
  const lattice = latticeWith([''], '2026', visitor)
  return cellsOf(lattice, handMade(lattice, { '': { '': count } }))['|'] ?? null
}

test('[AN13] the changed value decides: 8 is published, 7 is not, whatever the true count', () => {
  expect(total({ n: 8, v: 0 })).toBe(8)
  expect(total({ n: 7, v: 0 })).toBe(null)
  expect(total({ n: 7, v: 1 })).toBe(8)
  expect(total({ n: 9, v: -2 })).toBe(null)
  expect(total({ n: 10, v: -2 })).toBe(8)
  expect(total({ n: 5, v: 3 })).toBe(8)
  expect(total({ n: 4, v: 3 })).toBe(null)
  expect(total({ n: 10, v: -3 })).toBe(null)
  expect(total({ n: 11, v: -3 })).toBe(8)
})

test('[AN16] visits not coded "first" count as a third of a person, for clients only', () => {
  expect([total({ n: 8, f: 0 }), total({ n: 9, f: 0 })]).toEqual([null, 9])
  expect([total({ n: 8, f: 1 }), total({ n: 8, f: 2 })]).toEqual([8, 8])
  expect([total({ n: 5, f: 1, v: 3 }), total({ n: 5, f: 2, v: 3 })]).toEqual([null, 8])
  expect([total({ n: 8, f: 0 }, 'partner'), total({ n: 5, f: 0, v: 3 }, 'partner')]).toEqual([8, 8])
})

test('[AN15] sensitive cells have a threshold of 15 and changes of at most 5', () => {
  const lattice = latticeWith(['', 'residence'])
  const published = (n: number, v: number) =>
    cellsOf(
      lattice,
      handMade(lattice, { '': { '': { n: n + 200 } }, residence: { eu: { n, v }, work: { n: 100 }, nr: { n: 100 } } }),
    )['residence|eu'] ?? null
  expect([published(15, 0), published(14, 0), published(10, 5), published(9, 5)]).toEqual([15, null, 15, null])
  expect([published(20, -5), published(19, -5)]).toEqual([15, null])
})

test('[AN15] a sensitive code of a dimension with several answers is published under the sensitive rules', () => {
  const flagged = listWith('topic', ({ codes }) => ({
    codes: codes.map((code) => (code.key === 'protect' ? { ...code, sensitive: true } : code)),
  }))
  const lattice = latticeWith(['', 'topic'], '2026', 'client', { lists: [flagged] })
  const keys = (n: number) => {
    const rows = handMade(lattice, { '': { '': { n: 100 } }, topic: { protect: { n }, work: { n: 12 } } })
    return Object.keys(cellsOf(lattice, rows)).toSorted()
  }
  expect(keys(9)).toEqual(['topic|work', '|'])
  expect(keys(25)).toEqual(['topic|protect', 'topic|work', '|'])
  const month = latticeWith(['', 'topic'], '2026-03', 'client', { lists: [flagged] })
  expect(
    Object.keys(cellsOf(month, handMade(month, { '': { '': { n: 99 } }, topic: { protect: { n: 50 } } }))),
  ).toEqual(['|'])
})

test('[AN17] recorded answers to a sensitive dimension are hidden if they are below 50 and 90 % of them are one', () => {
  const lattice = latticeWith(['', 'residence'])
  const shown = (eu: number, work: number, nr = 100) => {
    const residence = { eu: { n: eu }, work: { n: work }, nr: { n: nr } }
    const cells = cellsOf(lattice, handMade(lattice, { '': { '': { n: eu + work + nr } }, residence }))
    return Object.keys(cells).filter((name) => name.startsWith('residence'))
  }
  expect(shown(45, 4)).toEqual(['residence|nr'])
  expect(shown(44, 5)).toEqual(['residence|eu', 'residence|nr'])
  expect(shown(45, 5)).toEqual(['residence|eu', 'residence|nr'])
  expect(shown(36, 4)).toEqual(['residence|nr'])
  expect(shown(35, 5)).toEqual(['residence|eu', 'residence|nr'])
  expect(shown(30, 19)).toEqual(['residence|eu', 'residence|nr', 'residence|work'])
})

test('[AN17] dominance is judged under each combination of the other codes', () => {
  const lattice = latticeWith(['', 'age', 'residence', 'age+residence'])
  const rows = handMade(lattice, {
    '': { '': { n: 200 } },
    age: { a18: { n: 80 }, a30: { n: 120 } },
    residence: { eu: { n: 100 }, work: { n: 60 }, nr: { n: 40 } },
    'age+residence': {
      'a18+eu': { n: 40 },
      'a18+nr': { n: 40 },
      'a30+eu': { n: 60 },
      'a30+work': { n: 60 },
    },
  })
  expect(Object.keys(cellsOf(lattice, rows)).filter((name) => name.startsWith('age+residence'))).toEqual([
    'age+residence|a18+nr',
    'age+residence|a30+eu',
    'age+residence|a30+work',
  ])
})

test('[AN7] a change depends on the cell and its key sum, never on its count', () => {
  const lattice = latticeWith([''])
  const [row] = handMade(lattice, { '': { '': { n: 20, v: 2 } } })
  if (!row) throw new Error('no row')
  const changes = [20, 50, 1_000].map((n) => (cellsOf(lattice, [{ ...row, n, f: n }])['|'] ?? 0) - n)
  expect(changes).toEqual([2, 2, 2])
})

const isBroken = (lattice: Lattice, rows: readonly Accumulator[]) => {
  const publication = publish(lattice, rows)
  return publication.is === 'broken' ? publication.invariant : null
}

test('[AN63] an accumulator that the lattice never knew stops the close', () => {
  const lattice = latticeWith(['', 'age'])
  const rows = handMade(lattice, { '': { '': { n: 30 } }, age: { a18: { n: 30 } } })
  const first = rows[0] as Accumulator
  expect(isBroken(lattice, rows)).toBe(null)
  const broken = (change: Partial<Accumulator>) => isBroken(lattice, [...rows.slice(1), { ...first, ...change }])
  expect(broken({})).toBe(null)
  for (const change of [
    { node: 'point:p1' },
    { family: 'gender', c1: 'man' },
    { family: 'age', c1: 'a19' },
    { c1: 'a18' },
    { visitor: 'partner' },
    { kind: 'q' },
    { period: '2025' },
    { n: 0 },
    { n: 1.5 },
    { f: 31 },
    { k: 2 ** 32 },
    { k: -1 },
  ] as Partial<Accumulator>[])
    expect([change, broken(change)]).toEqual([change, 'unknown'])
  expect(isBroken(lattice, [...rows, first])).toBe('unknown')
})

test('[AN63] [AN101] codes of a single-valued dimension that do not add up stop the close', () => {
  const lattice = latticeWith(['', 'age', 'topic'])
  const rows = (a18: Count, topic = 12) =>
    handMade(lattice, {
      '': { '': { n: 30, f: 10 } },
      age: { a18, nr: { n: 10, f: 5 } },
      topic: { work: { n: topic } },
    })
  expect(isBroken(lattice, rows({ n: 20, f: 5 }))).toBe(null)
  expect(isBroken(lattice, rows({ n: 19, f: 5 }))).toBe('parts')
  expect(isBroken(lattice, rows({ n: 20, f: 6 }))).toBe('parts')
  expect(isBroken(lattice, rows({ n: 20, f: 5 }, 29))).toBe(null)
})

// Random visits, the same for the same seed, folded into one period.
const foldMany = (lattice: Lattice, count: number, seed = 1): readonly Accumulator[] => {
  let state = seed
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31
  const batch = createBatch(sha256)
  const dimensions = dimensionsOf(firstList, lattice.visitor)
  for (let visit = 0; visit < count; visit++) {
    const codes: Picks = {}
    for (const dimension of dimensions) {
      const answers = answerCodes(dimension).map(({ key }) => key)
      const picks = Array.from({ length: 1 + Math.floor(next() * dimension.max) }, () => {
        const at = Math.floor(answers.length * next() ** 3)
        return answers[at] ?? 'nr'
      })
      codes[dimension.key] = [...new Set(picks)].filter((pick, _, all) => pick !== 'nr' || all.length === 1)
    }
    const key = Uint8Array.from({ length: 16 }, () => Math.floor(next() * 256))
    const point = `p${1 + Math.floor(next() * 4)}`
    addVisit(batch, key, { point, codes }, [{ lattice, late: next() < 0.05 }])
  }
  return batchToAccumulators(batch)
}

const year = latticeOf('2026', 9_000, { shown: allKeys })
const yearRows = foldMany(year, 1_500)
const released = (publication: Publication) => {
  if (publication.is !== 'published') throw new Error(publication.is)
  return publication
}
const yearPublication = released(publish(year, yearRows))

test('[AN30] [AN63] folded visits add up over nodes, and a missing one stops the close', () => {
  const areaCell = yearRows.findIndex(({ node, family }) => node === 'area:a1' && family === 'topic')
  const changed = (at: number, change: Partial<Accumulator>) =>
    yearRows.map((row, other) => (other === at ? { ...row, ...change } : row))
  const cell = yearRows[areaCell]
  if (!cell) throw new Error('no cell')
  expect(isBroken(year, changed(areaCell, { k: (cell.k + 1) % 2 ** 32 }))).toBe('nodes')
  expect(isBroken(year, changed(areaCell, { n: cell.n + 1 }))).toBe('nodes')
  expect(isBroken(year, yearRows.toSpliced(areaCell, 1))).toBe('nodes')
})

test('[AN30] where a point has no tables of its own, its area need not be the sum of the others', () => {
  const lattice: Lattice = { ...year, nodes: year.nodes.filter(({ name }) => name !== 'point:p1') }
  const rows = yearRows.filter(({ node }) => node !== 'point:p1')
  expect(isBroken(lattice, rows)).toBe(null)
  const areaCell = rows.find(({ node, family }) => node === 'area:a1' && family === 'topic') as Accumulator
  const areaChanged = rows.map((row) => (row === areaCell ? { ...row, k: row.k ^ 1 } : row))
  // The area is still a part of the whole.
  expect(isBroken(lattice, areaChanged)).toBe('nodes')
})

test('[AN14] [AN18] every published cell meets every rule, and every cell that meets them is published', () => {
  const lookups = [ordinary, sensitive].map((parameters) => {
    const row = solveRow(parameters, parameters.D)
    if (!row.ok) throw new Error('no row')
    return rowToLookup(row.value)
  })
  const wanted: Cell[] = []
  const countOf = new Map(yearRows.map((row) => [`${row.node}|${row.family}|${accumulatorCodes(row)}`, row]))
  for (const row of yearRows) {
    const codes = accumulatorCodes(row)
    const ids = familyToDimensions(row.family)
    const isSensitive = ids.includes('residence')
    if (!isInLattice(year, row.node, row.family)) continue
    if (row.f + Math.floor((row.n - row.f) / 3) < 3) continue
    if (isSensitive) {
      const at = ids.indexOf('residence')
      const rest = (values: readonly string[]) => values.filter((_, other) => other !== at).join('+')
      const siblings = yearRows.filter(
        (other) =>
          other.node === row.node &&
          other.family === row.family &&
          rest(accumulatorCodes(other).split('+')) === rest(codes.split('+')),
      )
      const recorded = siblings.filter((other) => accumulatorCodes(other).split('+')[at] !== 'nr')
      const G = recorded.reduce((sum, { n }) => sum + n, 0)
      const isRecorded = codes.split('+')[at] !== 'nr'
      const isMany = ids.some((id) => id === 'topic' || id === 'referral')
      if (!isMany)
        expect(countOf.get(`${row.node}|${rest(ids)}|${rest(codes.split('+'))}`)?.n).toBe(
          siblings.reduce((sum, { n }) => sum + n, 0),
        )
      if (isRecorded && G < 50 && Math.max(...recorded.map(({ n }) => n)) >= 0.9 * G) continue
    }
    const name = `client|y|2026|${row.node}|${row.family}|${codes}`
    const y = row.n + noiseOf(noiseKey(sha256, name, row.k), lookups[isSensitive ? 1 : 0] as never)
    if (y >= (isSensitive ? 15 : 8)) wanted.push({ node: row.node, family: row.family, codes, y })
  }
  expect(wanted.length).toBeGreaterThan(3_000)
  expect(cellsToList(yearPublication.cells)).toBe(cellsToList(wanted))
})

test('[AN4] [AN60] [AN70] the order of accumulators and their shards change no byte of the list', () => {
  const half = foldMany(year, 700, 5)
  const sums = new Map(yearRows.map((row) => [`${row.node}|${row.family}|${accumulatorCodes(row)}`, row]))
  for (const row of half) {
    const name = `${row.node}|${row.family}|${accumulatorCodes(row)}`
    const known = sums.get(name)
    sums.set(name, known ? addAccumulators(known, row) : row)
  }
  const merged = [...sums.values()]
  const one = released(publish(year, merged))
  const other = released(publish(year, merged.toReversed()))
  expect(other.list).toBe(one.list)
  expect(other.listHash).toBe(one.listHash)
  expect(one.list).not.toBe(yearPublication.list)
})

test('[AN60] the canonical list is sorted by bytes, a line a cell, and its hash is SHA-256', () => {
  const { cells, list, listHash } = yearPublication
  const lines = list.split('\n')
  expect(lines.pop()).toBe('')
  expect(lines).toEqual(lines.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))))
  expect(lines).toEqual(cells.map(({ node, family, codes, y }) => `${node}|${family}|${codes}|${y}`))
  expect(listHash).toBe(createHash('sha256').update(list).digest('hex'))
  expect(listToHash(sha256, cellsToList(cells.toReversed()))).toBe(listHash)
  const hand: Cell[] = [
    { node: 'whole', family: 'age', codes: 'a18', y: 10 },
    { node: 'area:a1', family: '', codes: '', y: 9 },
  ]
  expect(cellsToList(hand)).toBe('area:a1|||9\nwhole|age|a18|10\n')
})

test('[AN60] [AN100] what is read back is sound, and any cell that rests on too little is not', () => {
  const { cells } = yearPublication
  expect(areCellsSound(year, cells, yearRows)).toBe(true)
  const [cell] = cells
  if (!cell) throw new Error('no cell')
  const rest = cells.slice(1)
  expect(areCellsSound(year, [{ ...cell, y: 7 }, ...rest], yearRows)).toBe(false)
  expect(areCellsSound(year, [{ ...cell, y: cell.y + 7 }, ...rest], yearRows)).toBe(false)
  expect(areCellsSound(year, [{ ...cell, codes: 'x' }, ...rest], yearRows)).toBe(false)
})

test('[AN46] what was counted before a dimension became sensitive is not published any more', () => {
  const before = latticeOf('2026', 9_000)
  const rows = foldMany(before, 600)
  const age = (lattice: Lattice) => released(publish(lattice, rows)).cells.filter(({ family }) => family === 'age')
  expect(new Set(age(before).map(({ node }) => node)).size).toBe(6)
  const flagged = listWith('age', () => ({ sensitive: true }), { version: 2, first: day('2026-09-01') })
  const after = amendLattice(
    before,
    makeStructure(fourPoints, { lists: [firstList, flagged] }),
    volumesOf({}),
    day('2026-09-01'),
  )
  expect(new Set(age(after).map(({ node }) => node))).toEqual(new Set(['whole']))
})

test('[AN48] [AN60] partner visits are published by their own lattice', () => {
  const lattice = latticeOf('2026', 9_000, {}, 'partner')
  const { cells, risk } = released(publish(lattice, foldMany(lattice, 300)))
  expect(cells.length).toBeGreaterThan(50)
  expect(risk.smallest).toBeGreaterThanOrEqual(5)
})

test('[AN100] [AN101] the risk report names the smallest true count and what is in sight, in whole per cent', () => {
  const { risk, cells } = yearPublication
  const counts = new Map(yearRows.map((row) => [`${row.node}|${row.family}|${accumulatorCodes(row)}`, row.n]))
  const behind = cells.map(({ node, family, codes }) => counts.get(`${node}|${family}|${codes}`) ?? 0)
  expect(risk.smallest).toBe(Math.min(...behind))
  expect(risk.smallest).toBeGreaterThanOrEqual(5)
  const kinds = [risk.cells.whole, risk.cells.area, risk.cells.point]
  expect(kinds.reduce((sum, { published }) => sum + published, 0)).toBe(cells.length)
  for (const { hidden, visibleShare } of kinds) {
    expect(hidden).toBeGreaterThan(0)
    expect(visibleShare).toBeGreaterThan(0)
    expect(visibleShare).toBeLessThanOrEqual(100)
  }
  expect(risk.lateShare).toBeGreaterThan(2)
  expect(risk.lateShare).toBeLessThan(9)
  expect(released(publish(year, [])).risk).toMatchObject({
    smallest: null,
    lateShare: null,
    cells: { whole: { published: 0, visibleShare: null } },
  })
})

test('[AN100] [AN18] of few counts the share in sight is told in large steps, so that it tells no hidden cell', () => {
  const lattice = restrictLattice(latticeOf('2026-03', 9_000), 'floor')
  const shareOf = (count: number) => released(publish(lattice, foldMany(lattice, count))).risk.cells.point.visibleShare
  // One cell a point: a hidden one of 150 would be read off from a share to the per cent.
  expect(shareOf(150)).toBeNull()
  for (const [count, step] of [
    [600, 20],
    [1_200, 10],
    [2_500, 5],
  ] as const)
    expect((shareOf(count) ?? 1) % step, String(count)).toBe(0)
})

// A rehearsal that keeps to the demands on the stricter profiles alone.
const failing = { is: 'judged', auc: 76, guess: 60, surest: 40 } as const
const passing = { ...failing, auc: 70 }
const rehearsalOn = (profile: Profile, neighbour: Rehearsal['neighbour'] = failing): Rehearsal => ({
  from: 'release',
  day: day('2026-02-03'),
  profile,
  visits: 9_000,
  neighbour,
  roster: passing,
})

test('[AN100] a period whose rehearsal fails closes on the next stricter profile, a part of its cells', () => {
  expect(year.profile).toBe('M')
  const rehearsals = { M: rehearsalOn('M'), S: rehearsalOn('S', passing) }
  const narrow = released(publishPeriod(year, yearRows, noBatches, sha256, { rehearsals }))
  expect(narrow.risk).toMatchObject({ narrowedFrom: 'M', rehearsal: { profile: 'S', neighbour: passing } })
  expect(narrow.lattice).toEqual(restrictLattice(year, 'S'))
  const kept = yearPublication.cells.filter(({ node, family }) => isInLattice(narrow.lattice, node, family))
  expect(narrow.cells).toEqual(kept)
  expect(kept.length).toBeLessThan(yearPublication.cells.length)
  expect(narrow.list).toBe(cellsToList(kept))
  expect(narrow.listHash).toBe(listToHash(sha256, narrow.list))
  expect(narrow.noiseTable).toBe(yearPublication.noiseTable)
  expect(narrow.risk.cells.point.hidden).toBeLessThan(yearPublication.risk.cells.point.hidden)
})

test('[AN97] [AN100] a rehearsal that is too few to judge narrows no period', () => {
  const close = (neighbour: Rehearsal['neighbour'], roster = neighbour) =>
    released(
      publishPeriod(year, yearRows, noBatches, sha256, {
        rehearsals: { M: { ...rehearsalOn('M', neighbour), roster } },
      }),
    )
  const { risk, cells } = close({ is: 'too_few' })
  expect(risk).toMatchObject({ narrowedFrom: null, rehearsal: { profile: 'M', neighbour: { is: 'too_few' } } })
  expect(cells).toEqual(yearPublication.cells)
})

test('[AN100] a period that fails on every profile waits, and the decision publishes the fewest tables or none', () => {
  const rehearsals = { M: rehearsalOn('M'), S: rehearsalOn('S'), floor: rehearsalOn('floor') }
  const close = (decision: 'least' | 'nothing' | null) =>
    publishPeriod(year, yearRows, noBatches, sha256, { rehearsals, decision })
  const waiting = close(null)
  if (waiting.is !== 'waits') throw new Error(waiting.is)
  expect(waiting.lattice.profile).toBe('floor')
  expect(waiting.risk).toMatchObject({ narrowedFrom: 'M', rehearsal: { profile: 'floor' } })
  const least = released(close('least'))
  expect(least.risk).toEqual(waiting.risk)
  expect(least.cells.every(({ family }) => !family.includes('+'))).toBe(true)
  expect(least.cells.length).toBeGreaterThan(100)
  const nothing = released(close('nothing'))
  expect([nothing.cells, nothing.list, nothing.risk.smallest]).toEqual([[], '', null])
  expect(nothing.risk).toMatchObject({ narrowedFrom: 'M', cells: { whole: { published: 0, hidden: 0 } } })
  // What is at rest afterwards is checked by publishing nothing again.
  const again = released(publishPeriod(nothing.lattice, [], noBatches, sha256))
  expect([again.listHash, again.noiseTable]).toEqual([nothing.listHash, nothing.noiseTable])
})

test('[AN99] [AN100] partners quote no rehearsal of clients, and a period that keeps to the demands is not narrowed', () => {
  const lattice = latticeOf('2026', 9_000, {}, 'partner')
  const rehearsals = { M: rehearsalOn('M'), S: rehearsalOn('S'), floor: rehearsalOn('floor') }
  const partner = released(publishPeriod(lattice, foldMany(lattice, 300), noBatches, sha256, { rehearsals }))
  expect(partner.risk).toMatchObject({ narrowedFrom: null, rehearsal: null })
  expect(yearPublication.risk.narrowedFrom).toBe(null)
  expect(yearPublication.lattice).toBe(year)
})

test('[AN54] the report keeps how many batches were too small', () => {
  const batches = [25, 20, 7].reduce((sum, size) => addFoldBatch(sum, size, firstPolicy.foldBatch), noBatches)
  expect(batches).toEqual({ count: 3, below: 1, smallest: 7 })
  expect(released(publishPeriod(year, yearRows, batches, sha256)).risk.batches).toEqual({ ...batches, smallest: 0 })
})

test('[AN18] [AN54] a report says the same of no visit, of one and of a few, and of no batch how large it was', () => {
  const lattice = latticeOf('2026', 9_000, {}, 'partner')
  const riskOf = (count: number) => {
    const batches = count === 0 ? noBatches : addFoldBatch(noBatches, count, firstPolicy.foldBatch)
    return released(publishPeriod(lattice, foldMany(lattice, count), batches, sha256)).risk
  }
  const none = riskOf(0)
  expect(none.batches).toEqual(noBatches)
  expect(none.cells.whole).toMatchObject({ published: 0, visibleShare: null })
  expect(riskOf(1)).toEqual(none)
  expect(riskOf(4)).toEqual(none)
  expect(riskOf(37).batches).toEqual({ count: 1, below: 0, smallest: 30 })
})

test('[AN11] [AN61] the publication carries the hash of its noise table', () => {
  expect(yearPublication.noiseTable).toMatch(/^[0-9a-f]{64}$/)
  const other = { ...year, policy: { ...firstPolicy, noise: { ...firstPolicy.noise, V: 1.5 } } }
  expect(released(publish(other, yearRows)).noiseTable).not.toBe(yearPublication.noiseTable)
})
