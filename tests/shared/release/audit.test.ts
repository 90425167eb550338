import { expect, test } from 'vitest'
import { auditPeriod } from '@tukkimies/shared/release/audit.ts'
import { demands, meetsDemands } from '@tukkimies/shared/release/demands.ts'
import { type Table } from '@tukkimies/shared/release/invariants.ts'
import { type Lattice } from '@tukkimies/shared/release/lattice.ts'
import { type Cell } from '@tukkimies/shared/release/publish.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { type Rehearsal, type Rehearsals, quoteRehearsal, type RiskReport } from '@tukkimies/shared/release/risk.ts'
import { day, latticeOf } from './register.ts'

const year = latticeOf('2026', 9_000)

const codesOf = (id: string): readonly string[] =>
  year.dimensions.find((dimension) => dimension.id === id)?.codes.map(({ key }) => key) ?? []

const tableOf = (node: string, family: string, counts: Readonly<Record<string, number>>): Table => ({
  node,
  family,
  counts: new Map(Object.entries(counts).map(([codes, n]) => [codes, { n, f: n, k: 0 }])),
})

/** What is published of a table: `y` of the true count, hidden where that is null. */
const publish = (table: Table, toY: (n: number, codes: string) => number | null): readonly Cell[] =>
  [...table.counts].flatMap(([codes, { n }]) => {
    const y = toY(n, codes)
    return y === null ? [] : [{ node: table.node, family: table.family, codes, y }]
  })

const whole = (families: readonly string[], lattice: Lattice = year): Lattice => ({
  ...lattice,
  families: [...families],
  nodes: lattice.nodes.filter(({ name }) => name === 'whole'),
})

// Pairs of language and age, one age of each language hidden, with a true count of none or one in turn.
const pairsWith = (noise: (at: number) => number) => {
  const family = 'age+language'
  const ages = codesOf('age')
  const languages = codesOf('language').slice(0, 25)
  const tables: Table[] = []
  const cells: Cell[] = []
  // Enough nodes to have a hundred of both.
  for (let node = 0; node < 10; node++) {
    const name = node === 0 ? 'whole' : `point:x${node}`
    const pairs: Record<string, number> = {}
    const singles: Record<string, number> = {}
    for (const [at, language] of languages.entries()) {
      for (const [place, age] of ages.entries())
        pairs[`${age}+${language}`] = place === 0 ? (at + node) % 2 : 10 + place
      singles[language] = ages.reduce((sum, age) => sum + (pairs[`${age}+${language}`] ?? 0), 0)
    }
    const own = [tableOf(name, 'language', singles), tableOf(name, family, pairs)]
    tables.push(...own)
    let at = 0
    for (const table of own) cells.push(...publish(table, (n) => (n < 5 ? null : n + noise(at++))))
  }
  return auditPeriod(whole(['', 'language', family]), tables, cells)
}

test('[AN97] where numbers are exact, every hidden one is read off', () => {
  expect(pairsWith(() => 0)).toEqual({
    cells: { is: 'judged', signed: 100, sized: 100, ones: 100 },
    rests: { is: 'judged', signed: 100, sized: 100, ones: 100 },
  })
})

test('[AN97] [AN18] of few claims of "exactly one" the report does not say how many are right', () => {
  const onesOf = (exact: number) => {
    let sums = 0
    // Of each node the sums of the 25 languages come first. One that is off by two claims two or three.
    const { rests } = pairsWith((at) => (at < 25 && sums++ >= exact ? 2 : 0))
    return rests.is === 'judged' ? rests.ones : rests
  }
  // Of the first 19 languages 9 have one visit hidden, of the first 20 one more.
  expect([onesOf(0), onesOf(19), onesOf(20)]).toEqual([null, null, 100])
})

test('[AN97] noise hides what is hidden, and the report says how well', () => {
  const chance = createChance(1)
  const { rests } = pairsWith(() => Math.floor(7 * chance()) - 3)
  if (rests.is !== 'judged') throw new Error('too few')
  expect(rests.signed).toBeGreaterThan(45)
  expect(rests.signed).toBeLessThan(demands.differencing.signed)
  // Every second rest is one: a claim is hardly better than that.
  expect(rests.ones).toBeLessThan(60)
})

test('[AN97] a hundred true ones and a hundred zeros are too few by one', () => {
  const lattice = whole(['', 'age'])
  const [first = '', second = '', ...others] = codesOf('age')
  const audited = (count: number) => {
    const tables: Table[] = []
    for (let node = 0; node < 2 * count; node++) {
      const own: Record<string, number> = { [first]: node % 2, [second]: 30 }
      for (const code of others) own[code] = 9
      const total = Object.values(own).reduce((sum, n) => sum + n, 0)
      tables.push(tableOf(`point:x${node}`, '', { '': total }), tableOf(`point:x${node}`, 'age', own))
    }
    const cells = tables.flatMap((table) => publish(table, (n) => (n < 5 ? null : n)))
    return auditPeriod(lattice, tables, cells).rests.is
  }
  expect([audited(99), audited(100)]).toEqual(['too_few', 'judged'])
})

test('[AN97] dimensions of several answers have no siblings, and more than four hidden ones are no sum', () => {
  const many = year.dimensions.filter((dimension) => dimension.many).map(({ id }) => id)
  expect(many).toContain('topic')
  const hide = (id: string, hidden: number) => {
    const codes = codesOf(id)
    const tables: Table[] = []
    for (let node = 0; node < 300; node++) {
      const own = Object.fromEntries(codes.map((code, at) => [code, at < hidden ? (at + node) % 2 : 20]))
      const total = Object.values(own).reduce((sum, n) => sum + n, 0)
      tables.push(tableOf(`point:x${node}`, '', { '': total }), tableOf(`point:x${node}`, id, own))
    }
    const cells = tables.flatMap((table) => publish(table, (n) => (n < 5 ? null : n)))
    return auditPeriod(whole(['', id]), tables, cells).cells.is
  }
  expect([hide('topic', 1), hide('language', 4), hide('language', 5)]).toEqual(['too_few', 'judged', 'too_few'])
})

test('[AN97] a place is subtracted from the wider one where the others make up the rest, and only there', () => {
  const family = 'channel+language'
  const pairs = codesOf('channel').flatMap((channel) => codesOf('language').map((language) => `${channel}+${language}`))
  const points = year.nodes.filter(({ name }) => name.startsWith('point:'))
  const audited = (held: readonly { readonly name: string }[]) => {
    const nodes = year.nodes.filter(({ name }) => name === 'whole' || held.some((node) => node.name === name))
    // At the first point nobody or somebody came with each pair; at the others many.
    const countOf = (point: string, at: number): number => (point === 'p1' ? at % 2 : 30)
    const tables = nodes.map(({ name, points: own }) => {
      const counts = pairs.map((codes, at) => [codes, own.reduce((sum, point) => sum + countOf(point, at), 0)] as const)
      return tableOf(name, family, Object.fromEntries(counts))
    })
    const cells = tables.flatMap((table) => publish(table, (n) => (n < 5 ? null : n)))
    return auditPeriod({ ...year, nodes, families: [family] }, tables, cells).cells
  }
  expect(points).toHaveLength(4)
  expect(audited(points)).toEqual({ is: 'judged', signed: 100, sized: 100, ones: 100 })
  expect(audited(points.slice(0, 3))).toEqual({ is: 'too_few' })
})

const inference = { is: 'judged', auc: 70, guess: 60, surest: 40 } as const
const rehearsal: Rehearsal = {
  from: 'release',
  day: day('2027-02-03'),
  profile: 'M',
  visits: 9_000,
  neighbour: inference,
  roster: inference,
}
const judged = { is: 'judged', signed: 60, sized: 60, ones: 20 } as const
const report: Pick<RiskReport, 'audit' | 'rehearsal'> = { audit: { cells: judged, rests: judged }, rehearsal }

test('[AN97] [AN100] each figure is held to its own demand, and what cannot be judged is no failure', () => {
  expect(meetsDemands(report)).toBe(true)
  expect(meetsDemands({ audit: { cells: { is: 'too_few' }, rests: { is: 'too_few' } }, rehearsal: null })).toBe(true)
  const withRests = (rests: Partial<typeof judged> | { ones: number | null }) =>
    meetsDemands({ ...report, audit: { ...report.audit, rests: { ...judged, ...rests } as typeof judged } })
  const of = (change: Partial<Rehearsal>) => meetsDemands({ ...report, rehearsal: { ...rehearsal, ...change } })
  const met = [
    withRests({ signed: 75 as 60 }),
    withRests({ sized: 75 as 60 }),
    withRests({ ones: 40 as 20 }),
    withRests({ ones: null }),
    of({ neighbour: { is: 'too_few' } }),
    of({ neighbour: { is: 'too_few' }, roster: { is: 'too_few' } }),
    of({ neighbour: { is: 'judged', auc: 75, guess: 60, surest: 55 } }),
    of({ roster: { is: 'judged', auc: 80, guess: 60, surest: 75 } }),
  ]
  const missed = [
    withRests({ signed: 76 as 60 }),
    withRests({ sized: 76 as 60 }),
    withRests({ ones: 41 as 20 }),
    of({ neighbour: { is: 'judged', auc: 76, guess: 60, surest: 55 } }),
    of({ neighbour: { is: 'judged', auc: 75, guess: 60, surest: 56 } }),
    of({ roster: { is: 'judged', auc: 81, guess: 60, surest: 75 } }),
    of({ roster: { is: 'judged', auc: 80, guess: 60, surest: 76 } }),
    of({ neighbour: { is: 'too_few' }, roster: { is: 'judged', auc: 81, guess: 60, surest: 75 } }),
  ]
  expect([met, missed].map((all) => new Set(all))).toEqual([new Set([true]), new Set([false])])
})

test('[AN99] a profile quotes its own rehearsal, else the next finer one, else the next stricter one', () => {
  const of = (...made: Rehearsal['profile'][]): Rehearsals =>
    Object.fromEntries(made.map((profile) => [profile, { ...rehearsal, profile }]))
  const quoted = (rehearsals: Rehearsals) =>
    (['L', 'M', 'S', 'floor'] as const).map((profile) => quoteRehearsal(rehearsals, profile)?.profile ?? null)
  expect(quoted(of())).toEqual([null, null, null, null])
  expect(quoted(of('M'))).toEqual(['M', 'M', 'M', 'M'])
  expect(quoted(of('L', 'S'))).toEqual(['L', 'L', 'S', 'S'])
  expect(quoted(of('S', 'floor'))).toEqual(['S', 'S', 'S', 'floor'])
})
