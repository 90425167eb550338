import { expect, test } from 'vitest'
import { type PeriodKind } from '@tukkimies/shared/day.ts'
import { type CodeList, type Key } from '@tukkimies/shared/register/code-list.ts'
import { addVisit, batchToAccumulators, createBatch } from '@tukkimies/shared/release/accumulator.ts'
import { countedPicks } from '@tukkimies/shared/release/dimensions.ts'
import {
  amendLattice,
  closeDay,
  familiesOf,
  familyToDimensions,
  isInLattice,
  Lattice,
  makeLattice,
  nodeByName,
  nodesOf,
  restrictLattice,
  type Structure,
} from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy, type Profile } from '@tukkimies/shared/release/policy.ts'
import {
  allKeys,
  day,
  firstList,
  fourPoints,
  latticeOf,
  listWith,
  makePoint,
  makeStructure,
  ordinaryKeys,
  period,
  volumesOf,
} from './register.ts'

const namesByKind: Readonly<Record<PeriodKind, string>> = { m: '2026-03', q: '2026Q1', y: '2026' }
const volumeByProfile: Readonly<Record<Exclude<Profile, 'floor'>, number>> = { S: 5_000, M: 9_000, L: 40_000 }

/** Arrivals of the four points in a year. */
const grown = volumesOf({ p1: 2_250, p2: 2_250, p3: 2_250, p4: 2_250 })

const nodeNames = (lattice: Lattice) => lattice.nodes.map(({ name }) => name)

// The nodes of the year 2026 in a grown register.
const yearOf = (structure: Structure, points: Readonly<Record<string, number>>) =>
  makeLattice('client', period('2026'), structure, volumesOf(points), day('2026-01-02'))

test('[AN39] [AN40] the default form has 143 families, 156 with residence', () => {
  expect(latticeOf('2026', 9_000).families).toHaveLength(143)
  expect(latticeOf('2026', 9_000, { shown: allKeys }).families).toHaveLength(156)
  const orders = Map.groupBy(latticeOf('2026', 9_000).families, (family) => familyToDimensions(family).length)
  expect([0, 1, 2, 3].map((order) => orders.get(order)?.length)).toEqual([1, 15, 67, 60])
  expect(orders.get(2)).toContain('language.1+topic.1')
  expect(orders.get(2)?.filter((family) => family.includes('.1') || family.includes('late'))).toHaveLength(1)
})

test('[AN2] families are written in ASCII order, each once', () => {
  const { families } = latticeOf('2026', 9_000)
  expect(new Set(families).size).toBe(families.length)
  for (const family of families) expect(family).toBe(family.split('+').toSorted().join('+'))
})

test.each([
  ['S', 278, 515],
  ['M', 472, 1_000],
  ['L', 673, 1_435],
] as const)(
  '[AN40] in profile %s a visit touches %i cells, at most %i with four topics and four referrals',
  (profile, one, four) => {
    const placements = (['m', 'q', 'y'] as const).map((kind) => ({
      lattice: latticeOf(namesByKind[kind], volumeByProfile[profile]),
      late: false,
    }))
    const cellsOf = (topics: Key[], referrals: Key[]) => {
      const batch = createBatch((bytes) => bytes)
      addVisit(batch, new Uint8Array(16), { point: 'p1', codes: { topic: topics, referral: referrals } }, placements)
      return batchToAccumulators(batch).length
    }
    expect(placements.map(({ lattice }) => lattice.profile)).toEqual([profile, profile, profile])
    expect(cellsOf(['work'], ['kela'])).toBe(one)
    expect(cellsOf(['permit', 'work', 'benefits', 'health'], ['kela', 'migri', 'tax', 'police'])).toBe(four)
  },
)

test('[AN34] the largest order follows the ladder at each profile, place and period', () => {
  const ladder = (['S', 'M', 'L'] as const).map((profile) =>
    (['m', 'q', 'y'] as const).map((kind) => {
      const { nodes } = latticeOf(namesByKind[kind], volumeByProfile[profile])
      const orders = new Map(nodes.map(({ name, order }) => [name, order]))
      expect(orders.get('area:a1')).toBe(orders.get('point:p1'))
      return `${orders.get('point:p1')}/${orders.get('whole')}`
    }),
  )
  expect(ladder).toEqual([
    ['1/1', '1/2', '1/2'],
    ['1/1', '1/2', '2/3'],
    ['1/2', '2/2', '2/3'],
  ])
})

test('[AN34] [AN100] the floor publishes singles of the whole, and of places by year alone', () => {
  const policy = { ...firstPolicy, profile: { set: 'floor' as const, signed: false } }
  const orders = (['m', 'q', 'y'] as const).map((kind) =>
    latticeOf(namesByKind[kind], 9_000, { policy }).nodes.map(({ order }) => order),
  )
  expect(orders).toEqual([
    [1, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 1],
  ])
})

test('[AN35] a stricter profile may always be set, a finer one only signed', () => {
  const profileOf = (set: Profile, signed: boolean, visitor: 'client' | 'partner' = 'client') =>
    latticeOf('2026', 9_000, { policy: { ...firstPolicy, profile: { set, signed } } }, visitor).profile
  expect([profileOf('S', false), profileOf('M', false), profileOf('L', false)]).toEqual(['S', 'M', 'M'])
  expect([profileOf('L', true), profileOf('floor', true)]).toEqual(['L', 'floor'])
  expect([profileOf('L', true, 'partner'), profileOf('floor', false, 'partner')]).toEqual(['S', 'floor'])
})

test('[AN36] a lattice stored as JSON comes back as it was', () => {
  for (const name of Object.values(namesByKind)) {
    const lattice = latticeOf(name, 9_000, { shown: allKeys })
    expect(Lattice.parse(JSON.parse(JSON.stringify(lattice)))).toEqual(lattice)
  }
})

test('[AN37] [AN38] the volume of a young register is scaled to a year, that of a new one comes from its set-up', () => {
  const points = [makePoint('p1'), makePoint('p2', null, { busy: false }), makePoint('p3')]
  const at = (age: number, arrivals: number) =>
    makeLattice(
      'client',
      period('2026-06'),
      makeStructure(points),
      volumesOf({ p1: arrivals, p2: arrivals, p3: arrivals }, age),
      day('2026-06-02'),
    )
  expect(at(89, 100_000).profile).toBe('S')
  expect(nodeNames(at(89, 100_000))).toEqual(['whole', 'point:p1', 'point:p3'])
  expect(nodeNames(at(89, 0))).toEqual(['whole', 'point:p1', 'point:p3'])
  // 90 days: times 365/90. 493 arrivals a point are 1,999 a year, 5,998 for the whole.
  expect([at(90, 493).profile, at(90, 494).profile]).toEqual(['S', 'M'])
  expect(nodeNames(at(90, 29))).toEqual(['whole'])
  expect(nodeNames(at(90, 30))).toEqual(['whole', 'point:p1', 'point:p2', 'point:p3'])
  expect(nodeNames(at(364, 119))).toEqual(['whole'])
  expect(nodeNames(at(364, 120))).toHaveLength(4)
  expect([at(365, 1_999).profile, at(365, 2_000).profile]).toEqual(['S', 'M'])
})

test('[AN33] [AN38] in the first months a small point cannot be read off by subtraction', () => {
  const lattice = (busy: readonly boolean[]) =>
    makeLattice(
      'client',
      period('2026-06'),
      makeStructure(busy.map((isBusy, at) => makePoint(`p${at + 1}`, null, { busy: isBusy }))),
      volumesOf({}, 0),
      day('2026-06-02'),
    )
  // With a node of its own, the whole minus the large point would be the small one.
  expect(nodeNames(lattice([true, false]))).toEqual(['whole'])
  expect(nodeNames(lattice([true, true]))).toEqual(['whole', 'point:p1', 'point:p2'])
})

test('[AN38] the days covered begin with the register', () => {
  const structure = makeStructure(fourPoints)
  const opened = (name: string, age: number, today: string) => {
    const { first, last } = makeLattice('client', period(name), structure, volumesOf({}, age), day(today))
    return [first, last]
  }
  expect(opened('2026-03', 3, '2026-03-13')).toEqual(['2026-03-10', '2026-03-31'])
  expect(opened('2026', 3, '2026-03-13')).toEqual(['2026-03-10', '2026-12-31'])
  expect(opened('2026-04', 25, '2026-04-04')).toEqual(['2026-04-01', '2026-04-30'])
})

test('[AN32] a point has tables of its own from 120 visits a year on', () => {
  const structure = makeStructure([makePoint('p1'), makePoint('p2'), makePoint('p3')])
  expect(nodeNames(yearOf(structure, { p1: 120, p2: 119, p3: 500 }))).toEqual(['whole', 'point:p1', 'point:p3'])
  const lattice = yearOf(structure, { p1: 120, p2: 119, p3: 500 })
  expect(nodesOf(lattice, 'p2').map(({ name }) => name)).toEqual(['whole'])
  expect(nodesOf(lattice, 'p1').map(({ name }) => name)).toEqual(['whole', 'point:p1'])
})

test('[AN33] an area has tables if its points without tables have none or 120 visits together', () => {
  const structure = makeStructure([
    makePoint('p1', 'a1'),
    makePoint('p2', 'a1'),
    makePoint('p3', 'a1'),
    makePoint('p4', 'a2'),
    makePoint('p5', 'a2'),
    makePoint('p6'),
  ])
  const areas = (p2: number, p3: number, p1 = 500) =>
    nodeNames(yearOf(structure, { p1, p2, p3, p4: 500, p5: 500, p6: 500 })).filter((name) => name.startsWith('area:'))
  expect(areas(0, 0)).toEqual(['area:a1', 'area:a2'])
  expect(areas(1, 0)).toEqual(['area:a2'])
  expect(areas(60, 59)).toEqual(['area:a2'])
  expect(areas(60, 60)).toEqual(['area:a1', 'area:a2'])
  expect(areas(119, 119)).toEqual(['area:a1', 'area:a2'])
  expect(areas(40, 40, 39)).toEqual(['area:a2'])
  expect(areas(40, 40, 40)).toEqual(['area:a1', 'area:a2'])
})

test('[AN33] the only place with tables loses them if the rest of the whole is small', () => {
  const points = makeStructure([makePoint('p1'), makePoint('p2'), makePoint('p3')])
  expect(nodeNames(yearOf(points, { p1: 500, p2: 60, p3: 59 }))).toEqual(['whole'])
  expect(nodeNames(yearOf(points, { p1: 500, p2: 60, p3: 60 }))).toEqual(['whole', 'point:p1'])
  expect(nodeNames(yearOf(points, { p1: 500, p2: 0, p3: 0 }))).toEqual(['whole', 'point:p1'])
  const areas = makeStructure([makePoint('p1', 'a1'), makePoint('p2', 'a1'), makePoint('p3')])
  expect(nodeNames(yearOf(areas, { p1: 500, p2: 500, p3: 119 }))).toEqual(['whole', 'point:p1', 'point:p2'])
  expect(nodeNames(yearOf(areas, { p1: 500, p2: 500, p3: 120 }))).toEqual([
    'whole',
    'area:a1',
    'point:p1',
    'point:p2',
    'point:p3',
  ])
  expect(nodeNames(yearOf(areas, { p1: 100, p2: 100, p3: 119 }))).toEqual(['whole'])
})

test('[AN31] places with the same points are one node', () => {
  const one = yearOf(makeStructure([makePoint('p1', 'a1')]), { p1: 5 })
  expect(nodeNames(one)).toEqual(['whole'])
  expect(one.aliases).toEqual({ 'point:p1': 'whole', 'area:a1': 'whole' })
  expect(nodeByName(one, 'point:p1')?.name).toBe('whole')

  const single = yearOf(makeStructure([makePoint('p1', 'a1'), makePoint('p2', 'a2'), makePoint('p3', 'a2')]), {
    p1: 500,
    p2: 500,
    p3: 500,
  })
  expect(single.aliases).toEqual({ 'area:a1': 'point:p1' })
  expect(nodeNames(single)).toEqual(['whole', 'area:a2', 'point:p1', 'point:p2', 'point:p3'])
  expect(isInLattice(single, 'area:a1', 'age')).toBe(true)

  const all = yearOf(makeStructure([makePoint('p1', 'a1'), makePoint('p2', 'a1')]), { p1: 500, p2: 500 })
  expect(all.aliases).toEqual({ 'area:a1': 'whole' })
  expect(nodeNames(all)).toEqual(['whole', 'point:p1', 'point:p2'])

  const closed = makePoint('p2', 'a1', { last: day('2025-12-31') })
  const rest = yearOf(makeStructure([makePoint('p1', 'a1'), closed, makePoint('p3')]), { p1: 500, p2: 500, p3: 500 })
  expect(rest.aliases).toEqual({ 'area:a1': 'point:p1' })
  expect(nodesOf(rest, 'p2').map(({ name }) => name)).toEqual(['whole'])
})

test('[AN29] a point changes its area with the year only', () => {
  const moved = makePoint('p3', 'a1', {
    areas: [
      { from: day('2020-01-01'), area: 'a1' as never },
      { from: day('2026-07-01'), area: 'a2' as never },
    ],
  })
  const structure = makeStructure([makePoint('p1', 'a1'), moved, makePoint('p2', 'a2'), makePoint('p4', 'a2')])
  const pointsOf = (name: string, area: string) =>
    makeLattice(
      'client',
      period(name),
      structure,
      volumesOf({ p1: 500, p2: 500, p3: 500, p4: 500 }),
      day('2026-08-01'),
    ).nodes.find((node) => node.name === area)?.points
  expect([pointsOf('2026-08', 'area:a1'), pointsOf('2026', 'area:a1')]).toEqual([
    ['p1', 'p3'],
    ['p1', 'p3'],
  ])
  expect(pointsOf('2027', 'area:a2')).toEqual(['p2', 'p3', 'p4'])
  const begun = makePoint('p9', 'a1', {
    first: day('2026-03-10'),
    areas: [{ from: day('2026-03-10'), area: 'a1' as never }],
  })
  const young = makeStructure([...fourPoints, begun])
  expect(yearOf(young, { p1: 500, p2: 500, p3: 500, p4: 500 }).nodes[1]).toEqual({
    name: 'area:a1',
    points: ['p1', 'p2', 'p9'],
    order: 1,
  })
})

test('[AN36] a point that opens later counts in the whole and its area, without tables of its own in this period', () => {
  const before = latticeOf('2026', 9_000)
  const late = makeStructure([...fourPoints, makePoint('p5', 'a1', { first: day('2026-08-01') })])
  const after = amendLattice(before, late, grown, day('2026-08-01'))
  expect(nodesOf(after, 'p5').map(({ name }) => name)).toEqual(['whole', 'area:a1'])
  expect(after.nodes.map(({ name, order }) => [name, order])).toEqual(
    before.nodes.map(({ name, order }) => [name, order]),
  )
  expect(amendLattice(after, late, grown, day('2026-08-02'))).toEqual(after)
  expect(amendLattice(before, makeStructure(fourPoints), grown, day('2026-08-01'))).toEqual(before)
})

test('[AN33] [AN36] a small point that opens later counts in the whole alone: its area would show it by subtraction', () => {
  const p5 = makePoint('p5', 'a1', { first: day('2026-08-01'), busy: false })
  const structure = makeStructure([...fourPoints, p5])
  const after = amendLattice(latticeOf('2026', 9_000), structure, grown, day('2026-08-01'))
  expect(nodesOf(after, 'p5').map(({ name }) => name)).toEqual(['whole'])
  expect(nodeNames(after)).toEqual(nodeNames(latticeOf('2026', 9_000)))
  // It stays so, whoever comes to it meanwhile: figures of one period are of the same points.
  const busier = volumesOf({ p1: 2_250, p2: 2_250, p3: 2_250, p4: 2_250, p5: 900 })
  expect(amendLattice(after, structure, busier, day('2026-12-01'))).toEqual(after)
})

test('[AN33] [AN36] a point that opens later counts in an area that has others without tables to hide it', () => {
  const small = [makePoint('p6', 'a1'), makePoint('p7', 'a1')]
  const volumes = volumesOf({ p1: 500, p2: 500, p3: 500, p4: 500, p6: 70, p7: 70 })
  const begun = makeStructure([...fourPoints, ...small])
  const before = makeLattice('client', period('2026'), begun, volumes, day('2026-01-02'))
  const p5 = makePoint('p5', 'a1', { first: day('2026-08-01'), busy: false })
  const after = amendLattice(before, makeStructure([...fourPoints, ...small, p5]), volumes, day('2026-08-01'))
  expect(nodesOf(after, 'p5').map(({ name }) => name)).toEqual(['whole', 'area:a1'])
})

test('[AN33] [AN36] the only place with tables loses them if a small point opens beside it', () => {
  const points = [makePoint('p1', 'a1'), makePoint('p2', 'a1'), makePoint('p3')]
  const volumes = volumesOf({ p1: 60, p2: 70, p3: 0 })
  const before = makeLattice('client', period('2026'), makeStructure(points), volumes, day('2026-01-02'))
  expect(nodeNames(before)).toEqual(['whole', 'area:a1'])
  const opened = (busy: boolean) =>
    amendLattice(
      before,
      makeStructure([...points, makePoint('p5', null, { first: day('2026-08-01'), busy })]),
      volumes,
      day('2026-08-01'),
    )
  expect(nodeNames(opened(false))).toEqual(['whole'])
  expect(nodesOf(opened(false), 'p5').map(({ name }) => name)).toEqual(['whole'])
  expect(nodeNames(opened(true))).toEqual(['whole', 'area:a1'])
})

test('[AN31] [AN36] a name that stood for the whole stands for it no longer once a point opens outside', () => {
  const aliasesAfter = (points: readonly ReturnType<typeof makePoint>[], area: string | null) => {
    const volumes = volumesOf(Object.fromEntries(points.map(({ id }) => [id, 500])))
    const before = makeLattice('client', period('2026'), makeStructure(points), volumes, day('2026-01-02'))
    const p5 = makePoint('p5', area, { first: day('2026-08-01') })
    return amendLattice(before, makeStructure([...points, p5]), volumes, day('2026-08-01')).aliases
  }
  expect(aliasesAfter([makePoint('p1', 'a1')], 'a1')).toEqual({ 'area:a1': 'whole' })
  expect(aliasesAfter([makePoint('p1', 'a1')], null)).toEqual({})
  expect(aliasesAfter([makePoint('p1', 'a1'), makePoint('p2', 'a1')], 'a2')).toEqual({})
  expect(aliasesAfter([makePoint('p1', 'a1'), makePoint('p2'), makePoint('p3')], 'a1')).toEqual({})
  expect(aliasesAfter([makePoint('p1', 'a1'), makePoint('p2'), makePoint('p3')], null)).toEqual({
    'area:a1': 'point:p1',
  })
})

test('[AN33] [AN57] late visits to a point that has closed count in the whole, not where a subtraction shows them', () => {
  const closed = makePoint('p9', 'a1', { last: day('2025-12-20') })
  const volumes = { p1: 2_250, p2: 2_250, p3: 2_250, p4: 2_250, p9: 400 }
  const lattice = yearOf(makeStructure([...fourPoints, closed]), volumes)
  expect(nodesOf(lattice, 'p9').map(({ name }) => name)).toEqual(['whole'])
  expect(nodeNames(lattice)).toContain('area:a1')
  const hidden = [makePoint('p6', 'a1'), makePoint('p7', 'a1')]
  const crowd = yearOf(makeStructure([...fourPoints, ...hidden, closed]), { ...volumes, p6: 70, p7: 70 })
  expect(nodesOf(crowd, 'p9').map(({ name }) => name)).toEqual(['whole', 'area:a1'])
})

test('[AN33] [AN38] a young point of an old register is as large as was answered, never nobody', () => {
  const nodesAt = (first: string, busy: boolean, arrivals: number) =>
    nodeNames(
      yearOf(makeStructure([...fourPoints, makePoint('p5', 'a1', { first: day(first), busy })]), {
        p1: 2_250,
        p2: 2_250,
        p3: 2_250,
        p4: 2_250,
        p5: arrivals,
      }),
    ).filter((name) => name === 'area:a1' || name === 'point:p5')
  expect(nodesAt('2025-12-01', false, 0)).toEqual([])
  expect(nodesAt('2026-03-01', false, 0)).toEqual([])
  expect(nodesAt('2025-12-01', true, 3)).toEqual(['area:a1', 'point:p5'])
  // 100 days: times 365/100. 33 arrivals are 120 a year, 32 are too few.
  expect(nodesAt('2025-09-24', false, 33)).toEqual(['area:a1', 'point:p5'])
  expect(nodesAt('2025-09-24', true, 32)).toEqual([])
  expect(nodesAt('2020-01-01', true, 0)).toEqual(['area:a1'])
})

test('[AN36] a later policy, dimension or volume changes nothing in an open period', () => {
  const before = latticeOf('2026', 9_000)
  const changed = makeStructure(fourPoints, { shown: allKeys, policy: { ...firstPolicy, version: 2, threshold: 20 } })
  expect(amendLattice(before, changed, grown, day('2026-08-01'))).toEqual(before)
})

test('[AN15] [AN39] sensitive tables exist at the whole, by quarter and year, up to order 2', () => {
  const changes = { shown: allKeys }
  const at = (name: string, node: string, family: string) => isInLattice(latticeOf(name, 40_000, changes), node, family)
  expect([at('2026', 'whole', 'residence'), at('2026Q1', 'whole', 'age+residence')]).toEqual([true, true])
  expect([at('2026-03', 'whole', 'residence'), at('2026-03', 'whole', 'age+residence')]).toEqual([false, false])
  expect([at('2026', 'point:p1', 'residence'), at('2026', 'area:a1', 'age+residence')]).toEqual([false, false])
  expect(latticeOf('2026', 40_000, changes).families.filter((family) => family.includes('residence'))).toHaveLength(13)
  const policy = { ...firstPolicy, triples: [['age', 'gender', 'residence'] as [Key, Key, Key]] }
  expect(latticeOf('2026', 9_000, { ...changes, policy }).families).not.toContain('age+gender+residence')
})

test('[AN39] a triple of two dimensions with several answers, or of hidden ones, does not exist', () => {
  const triples: [Key, Key, Key][] = [
    ['topic', 'referral', 'age'],
    ['age', 'gender', 'residence'],
    ['age', 'gender', 'outcome'],
  ]
  const { families } = latticeOf('2026', 9_000, { policy: { ...firstPolicy, triples } })
  expect(families.filter((family) => familyToDimensions(family).length === 3)).toEqual(['age+gender+outcome'])
})

test('[AN14] what a node has is what the lattice says, by its own name and by its other names', () => {
  const lattice = latticeOf('2026', 9_000, { shown: allKeys })
  for (const node of lattice.nodes)
    expect(familiesOf(lattice, node)).toEqual(
      lattice.families.filter((family) => isInLattice(lattice, node.name, family)),
    )
  expect(isInLattice(lattice, 'point:p9', 'age')).toBe(false)
  expect(isInLattice(lattice, 'whole', 'language+age')).toBe(false)
  expect(isInLattice(lattice, 'whole', 'age+language')).toBe(true)
})

test('[AN39] a level of groups holds its groups, and codes without group stand for themselves', () => {
  const { dimensions } = latticeOf('2026', 9_000)
  const groups = dimensions.find(({ id }) => id === 'topic.1')
  expect(groups?.codes.map(({ key }) => key)).toEqual([
    'gstay',
    'gwork',
    'glearn',
    'gmoney',
    'gwell',
    'gdaily',
    'other',
    'nr',
  ])
  expect(groups?.answers).toMatchObject({ permit: 'gstay', tax: 'gmoney', other: 'other', nr: 'nr' })
  expect(groups?.many).toBe(true)
  const topics = dimensions.find(({ id }) => id === 'topic')
  expect(topics?.codes).toHaveLength(26)
  expect(topics?.codes.map(({ key }) => key)).not.toContain('gstay')
})

test('[AN41] late is a dimension of no and yes in no family but its own', () => {
  const { dimensions, families } = latticeOf('2026', 9_000)
  expect(dimensions.at(-1)).toMatchObject({ id: 'late', codes: [{ key: 'no' }, { key: 'yes' }] })
  expect(families.filter((family) => familyToDimensions(family).includes('late'))).toEqual(['late'])
})

const twoVersions = [
  firstList,
  listWith(
    'outcome',
    ({ codes }) => ({
      codes: [
        ...codes.map((code) =>
          code.key === 'booked' ? { ...code, until: day('2026-07-01'), successor: 'ongoing' } : code,
        ),
        { key: 'passed', labels: { fi: 'x', sv: 'x', en: 'x' } },
      ],
    }),
    { version: 2, first: day('2026-07-01') },
  ),
]

const outcomeOf = (lattice: Lattice) => lattice.dimensions.find(({ id }) => id === 'outcome')

test('[AN42] [AN43] a year holds the codes of all its versions and says when one was in use', () => {
  const year = latticeOf('2026', 9_000, { lists: twoVersions })
  expect(year.lists).toEqual([1, 2])
  expect(outcomeOf(year)?.codes).toEqual([
    { key: 'advised', sensitive: false },
    { key: 'referred', sensitive: false },
    { key: 'booked', sensitive: false, until: '2026-07-01' },
    { key: 'ongoing', sensitive: false },
    { key: 'unmet', sensitive: false },
    { key: 'nr', sensitive: false },
    { key: 'passed', sensitive: false, from: '2026-07-01' },
  ])
  expect(outcomeOf(latticeOf('2026Q2', 9_000, { lists: twoVersions }))?.codes.map(({ key }) => key)).toEqual([
    'advised',
    'referred',
    'booked',
    'ongoing',
    'unmet',
    'nr',
  ])
})

test('[AN44] what a period lacks counts under its successor, or as not recorded', () => {
  const answersOf = (name: string) => outcomeOf(latticeOf(name, 9_000, { lists: twoVersions }))?.answers
  expect(answersOf('2026Q3')).toMatchObject({ booked: 'ongoing', passed: 'passed', advised: 'advised' })
  expect(answersOf('2026Q2')).toMatchObject({ booked: 'booked', passed: 'nr' })
  expect(answersOf('2026')).toMatchObject({ booked: 'booked', passed: 'passed' })
  const circle = listWith('outcome', ({ codes }) => ({
    codes: codes.map((code) => {
      if (code.key === 'booked') return { ...code, until: day('2025-01-01'), successor: 'ongoing' }
      if (code.key === 'ongoing') return { ...code, until: day('2025-01-01'), successor: 'booked' }
      return code
    }),
  }))
  expect(outcomeOf(latticeOf('2026', 9_000, { lists: [circle] }))?.answers).toMatchObject({
    booked: 'nr',
    ongoing: 'nr',
  })
})

test('[AN43] a code that comes into a running year is counted there from then on', () => {
  const before = latticeOf('2026', 9_000)
  const after = amendLattice(before, makeStructure(fourPoints, { lists: twoVersions }), grown, day('2026-07-01'))
  expect(after).toEqual({ ...latticeOf('2026', 9_000, { lists: twoVersions }) })
})

test('[AN45] a new dimension enters the periods that open after it, a removed one leaves them', () => {
  const without = { ...firstList, dimensions: firstList.dimensions.filter(({ key }) => key !== 'outcome') }
  const later = { ...firstList, version: 2, first: day('2026-07-01') }
  const year = latticeOf('2026', 9_000, { lists: [without] })
  expect(outcomeOf(year)).toBe(undefined)
  const structure = makeStructure(fourPoints, { lists: [without, later] })
  expect(outcomeOf(amendLattice(year, structure, grown, day('2026-07-01')))).toBe(undefined)
  expect(outcomeOf(latticeOf('2026Q3', 9_000, { lists: [without, later] }))).toBeDefined()

  const removed = { ...without, version: 2, first: day('2026-07-01') }
  const running = amendLattice(
    latticeOf('2026', 9_000),
    makeStructure(fourPoints, { lists: [firstList, removed] }),
    grown,
    day('2026-07-01'),
  )
  expect(outcomeOf(running)?.codes).toHaveLength(6)
  expect(outcomeOf(latticeOf('2026Q3', 9_000, { lists: [firstList, removed] }))).toBe(undefined)
})

test('[S35] [AN45] of a visit is kept what its list asks, and a list of its year or later', () => {
  const hiding = (version: number, first: string) =>
    listWith('outcome', () => ({ shown: false }), { version, first: day(first) })
  const lists = [firstList, hiding(2, '2026-07-01'), hiding(3, '2027-01-01')]
  const codes = { topic: ['work'], outcome: ['advised'], residence: ['eu'] }
  const keptOf = (at: string, list: number, known: readonly CodeList[] = lists) =>
    Object.keys(countedPicks({ list, day: day(at), codes }, known))
  expect(keptOf('2026-03-10', 1)).toEqual(['topic', 'outcome'])
  expect(keptOf('2026-12-31', 1)).toEqual(['topic', 'outcome'])
  expect(keptOf('2026-12-31', 2)).toEqual(['topic'])
  expect(keptOf('2027-01-01', 1)).toEqual(['topic'])
  expect(keptOf('2019-01-01', 1)).toEqual(['topic', 'outcome'])
  const again = [...lists, { ...firstList, version: 4, first: day('2028-01-01') }]
  expect(keptOf('2027-05-01', 1, again)).toEqual(['topic', 'outcome'])
})

test('[AN46] a sensitive flag that is set holds in every open period, one that is lifted from the next period on', () => {
  const flagged = listWith('age', () => ({ sensitive: true }), { version: 2, first: day('2026-07-01') })
  const set = makeStructure(fourPoints, { lists: [firstList, flagged] })
  for (const name of ['2026-06', '2026Q2', '2026']) {
    const open = latticeOf(name, 9_000)
    expect(isInLattice(open, 'point:p1', 'age')).toBe(true)
    expect(isInLattice(amendLattice(open, set, grown, day('2026-07-02')), 'point:p1', 'age')).toBe(false)
  }
  expect(isInLattice(amendLattice(latticeOf('2026-06', 9_000), set, grown, day('2026-06-30')), 'point:p1', 'age')).toBe(
    true,
  )

  const lists = [listWith('age', () => ({ sensitive: true })), { ...firstList, version: 2, first: day('2026-07-01') }]
  const year = amendLattice(
    latticeOf('2026', 9_000, { lists }),
    makeStructure(fourPoints, { lists }),
    grown,
    day('2026-07-02'),
  )
  expect(isInLattice(year, 'point:p1', 'age')).toBe(false)
  const next = makeLattice(
    'client',
    period('2026Q3'),
    makeStructure(fourPoints, { lists }),
    volumesOf({ p1: 3_000, p2: 3_000, p3: 3_000, p4: 3_000 }),
    day('2026-07-02'),
  )
  expect(isInLattice(next, 'point:p1', 'age')).toBe(true)
})

test('[AN48] partner visits have their own dimensions, always profile S and no triples', () => {
  const lattice = latticeOf('2026', 40_000, {}, 'partner')
  expect(lattice.profile).toBe('S')
  expect(lattice.dimensions.map(({ id }) => id)).toEqual([
    'partner_org',
    'partner_topic',
    'partner_channel',
    'partner_duration',
    'partner_persons',
    'late',
  ])
  expect(lattice.families).toHaveLength(1 + 6 + 10)
})

test('[AN59] months close on the 10th, quarters on the 17th, years on 3 February', () => {
  expect(closeDay(period('2026-03'), firstPolicy)).toBe('2026-04-10')
  expect(closeDay(period('2026-02'), firstPolicy)).toBe('2026-03-10')
  expect(closeDay(period('2026Q4'), firstPolicy)).toBe('2027-01-17')
  expect(closeDay(period('2026'), firstPolicy)).toBe('2027-02-03')
})

test('[AN100] a lattice on a stricter profile is a subset of its tables', () => {
  const lattice = latticeOf('2026', 40_000)
  for (const profile of ['M', 'S', 'floor'] as const) {
    const stricter = restrictLattice(lattice, profile)
    expect(stricter.profile).toBe(profile)
    for (const node of stricter.nodes)
      for (const family of familiesOf(stricter, node)) expect(isInLattice(lattice, node.name, family)).toBe(true)
  }
  expect(restrictLattice(restrictLattice(lattice, 'S'), 'M').profile).toBe('S')
  expect(ordinaryKeys).toHaveLength(17)
})
