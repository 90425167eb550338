import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Lattice, latticeLike } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy, type Policy, type Profile } from '@tukkimies/shared/release/policy.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { judgeRehearsal, meetsRehearsalDemands } from '@tukkimies/shared/release/demands.ts'
import { createInvention, type ReleasedTables } from '@tukkimies/shared/rehearsal/invented.ts'
import { type Cell } from '@tukkimies/shared/release/publish.ts'
import {
  chooseSourcePeriods,
  latticeOfSource,
  rehearse,
  rehearseDown,
  type RehearsalSource,
  scoresToInference,
} from '@tukkimies/shared/rehearsal/rehearsal.ts'
import { type Rehearsal } from '@tukkimies/shared/release/risk.ts'
import { printFigure } from '../../figures.ts'
import { day, latticeOf, period } from '../release/register.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

const visits = 800
const languages = ['ar', 'so', 'uk', 'fi']
const asked = latticeOf('2026', visits)
// Few languages, so that a rehearsal takes moments.
const year: Lattice = {
  ...asked,
  dimensions: asked.dimensions.map((dimension) =>
    dimension.id === 'language'
      ? { ...dimension, codes: dimension.codes.filter(({ key }) => languages.includes(key) || key === 'nr') }
      : dimension,
  ),
}

const cell = (node: string, family: string, codes: string, y: number): Cell => ({ node, family, codes, y })
const codesOf = (lattice: Lattice, id: string): readonly string[] =>
  lattice.dimensions.find((dimension) => dimension.id === id)?.codes.map(({ key }) => key) ?? []

// A released year by hand: a few languages, and topics that go with them so closely that who knows one knows the other.
const topics = ['permit', 'work', 'housing', 'benefits']
const release: ReleasedTables = {
  lattice: year,
  cells: [
    cell('whole', '', '', visits),
    cell('point:p1', '', '', visits / 2),
    cell('point:p2', '', '', visits / 4),
    cell('point:p3', '', '', visits / 4),
    ...languages.flatMap((code) => [
      cell('whole', 'language', code, visits / 4),
      cell('point:p2', 'language', code, code === 'ar' ? visits / 4 : 0),
    ]),
    ...topics.map((code) => cell('whole', 'topic', code, (visits / 4) * 1.3)),
    ...languages.flatMap((language, at) =>
      topics.map((topic, other) => cell('whole', 'language+topic', `${language}+${topic}`, at === other ? 180 : 8)),
    ),
    ...['a18', 'a30', 'a45'].map((code) => cell('whole', 'age', code, visits / 3)),
    ...['first', 'again'].map((code) => cell('whole', 'first', code, visits / 2)),
  ],
}
const volumes = { p1: 400, p2: 200, p3: 200, p4: 0 }
const source: RehearsalSource = { from: 'release', periods: [release], volumes }

const groundOn = (profile: Profile, policy: Policy = firstPolicy, seed = '2026') => ({
  lattice: { ...year, policy },
  profile,
  source,
  seed: period(seed),
  day: day('2027-02-03'),
})

const sketch = { language: 'language', singles: ['age', 'first'], many: 'topic', traits: ['language', 'age'] }
const invent = (isOwn = true, tables: readonly ReleasedTables[] = [release]) => {
  const { count, draw } = createInvention(year, tables, volumes, sketch, isOwn)
  return { count, drawn: draw(createChance(7), period('2026')) }
}
const shareOf = (drawn: ReturnType<typeof invent>['drawn'], is: (visit: (typeof drawn)[number]) => boolean): number =>
  drawn.filter(is).length / drawn.length

test('[AN98] visits are invented as the release says: how many, where, which languages, topics beside them', () => {
  const { count, drawn } = invent()
  expect([count, drawn.length]).toEqual([visits, visits])
  expect(shareOf(drawn, ({ point }) => point === 'p1')).toBeCloseTo(0.5, 1)
  expect(shareOf(drawn, ({ point }) => point === 'p4')).toBe(0)
  const atP2 = drawn.filter(({ point }) => point === 'p2')
  expect(shareOf(atP2, ({ codes }) => codes['language']?.[0] === 'ar')).toBeGreaterThan(0.9)
  const arabic = drawn.filter(({ codes }) => codes['language']?.[0] === 'ar')
  expect(shareOf(arabic, ({ codes }) => codes['topic']?.includes('permit') ?? false)).toBeGreaterThan(0.5)
  expect(shareOf(arabic, ({ codes }) => codes['topic']?.includes('work') ?? false)).toBeLessThan(0.3)
  const given = drawn.reduce((sum, { codes }) => sum + (codes['topic']?.length ?? 0), 0)
  expect(given / visits).toBeCloseTo(1.3, 1)
  for (const { codes, day: on } of drawn) {
    for (const [id, picks] of Object.entries(codes))
      for (const pick of picks ?? []) expect(codesOf(year, id)).toContain(pick)
    expect(new Date(on).getUTCDay() % 6).toBeGreaterThan(0)
  }
})

test('[AN98] quarters stand for a year, and shares that are not the own say nothing of how many', () => {
  const quarter: ReleasedTables = { lattice: latticeLike(year, period('2026Q1'), 'M'), cells: release.cells }
  expect(invent(true, [quarter]).count).toBe(4 * visits)
  expect(invent(true, [quarter, quarter]).count).toBe(4 * visits)
  expect(invent(false, [quarter]).count).toBe(800)
  expect(invent(false, []).count).toBe(800)
  const crowd = { p1: 49_000, p2: 2_000 }
  expect(createInvention(year, [], crowd, sketch, false).count).toBe(50_000)
})

test('[AN99] what the demonstration never asked is as likely as anything else, where the release would say nothing', () => {
  const unasked = cell('whole', 'gender', 'nr', visits)
  const tables = [{ ...release, cells: [...release.cells, unasked] }]
  const unrecorded = (isOwn: boolean): number => {
    const asking = { ...sketch, singles: ['age', 'first', 'gender'] }
    const { draw } = createInvention(year, tables, volumes, asking, isOwn)
    return shareOf(draw(createChance(7), period('2026')), ({ codes }) => codes['gender']?.[0] === 'nr')
  }
  expect(unrecorded(true)).toBeGreaterThan(0.98)
  expect(unrecorded(false)).toBeCloseTo(1 / codesOf(year, 'gender').length, 1)
})

test('[AN98] the source is the last year closed before, else the last quarters, and of clients alone', () => {
  const released = ['2024Q1', '2024Q2', '2024Q3', '2024Q4', '2025Q1', '2024', '2025-03'].map((name) =>
    latticeLike(year, period(name), 'M'),
  )
  const chosen = (closing: string, among: readonly Lattice[] = released) =>
    chooseSourcePeriods(among, latticeLike(year, period(closing), 'M'))
  expect(chosen('2025Q2')).toEqual(['2024'])
  // The year closes after the first month of the next.
  expect(chosen('2024')).toEqual(['2024Q1', '2024Q2', '2024Q3', '2024Q4'])
  expect(chosen('2024Q3')).toEqual(['2024Q1', '2024Q2'])
  expect(chosen('2024Q1')).toEqual([])
  const partners = released.map((lattice): Lattice => ({ ...lattice, visitor: 'partner' }))
  expect(chosen('2025Q2', partners)).toEqual([])
  expect(chosen('2025Q2', released.toReversed())).toEqual(['2024'])
})

test('[AN98] [AN99] anybody with the release gets the same figures, and another period others', () => {
  const ground = groundOn('S')
  const made = rehearse(ground, sha256)
  expect(rehearse(structuredClone(ground), sha256)).toEqual(made)
  expect(made).toMatchObject({ from: 'release', day: '2027-02-03', profile: 'S', visits })
  expect(rehearse(groundOn('S', firstPolicy, '2027Q1'), sha256)).not.toEqual(made)
})

test('[AN98] rules that protect less are found out, and the close then takes stricter ones', () => {
  // Almost no noise and no threshold to speak of, and every table there is.
  const bare: Policy = { ...firstPolicy, noise: { ...firstPolicy.noise, D: 1, V: 0.1 }, threshold: 3 }
  const repeat = { divisor: 1, persons: 1 }
  const began = performance.now()
  const [weak, strong] = [rehearse(groundOn('L', { ...bare, repeat }), sha256), rehearse(groundOn('S'), sha256)]
  printFigure('rehearsal', { visits, seeds: 6, seconds: ((performance.now() - began) / 1000).toFixed(1) })
  const curveOf = ({ roster }: Rehearsal): number => (roster.is === 'judged' ? roster.auc : Number.NaN)
  expect(curveOf(weak)).toBeGreaterThan(curveOf(strong) + 3)
  const down = rehearseDown(groundOn('L'), sha256)
  const tried = Object.keys(down)
  expect(tried[0]).toBe('L')
  for (const [at, rehearsal] of Object.values(down).entries())
    expect(meetsRehearsalDemands(rehearsal)).toBe(at === tried.length - 1 || tried[at] === 'floor')
})

test('[AN98] a register that asks little or has nobody is rehearsed all the same', () => {
  const asks = (...ids: string[]): Lattice => ({
    ...year,
    dimensions: year.dimensions.filter(({ id }) => ids.includes(id)),
  })
  for (const lattice of [asks(), asks('age'), asks('language', 'gender'), asks('topic')])
    expect(rehearse({ ...groundOn('S'), lattice }, sha256).visits).toBe(visits)
  const nobody = { ...groundOn('S'), source: { from: 'demonstration', periods: [], volumes: {} } as const }
  expect(rehearse(nobody, sha256)).toMatchObject({ visits: 0, neighbour: { is: 'too_few' }, roster: { is: 'too_few' } })
})

test('[AN97] [AN98] of few claims nothing is judged: no close is narrowed by them, and nothing is loosened', () => {
  const score = { auc: 1, precision: 1, baseline: 0.5, claims: 200, ones: 34 }
  const judged = { is: 'judged', auc: 100, guess: 50, surest: 100 }
  expect(scoresToInference([score, score, { ...score, ones: 32 }])).toEqual(judged)
  expect(scoresToInference([score, score, { ...score, ones: 31 }])).toEqual({ is: 'too_few' })
  const many = { ...score, ones: 166 }
  expect(scoresToInference([many, many, { ...many, ones: 168 }])).toEqual(judged)
  expect(scoresToInference([many, many, { ...many, ones: 169 }])).toEqual({ is: 'too_few' })
  expect(scoresToInference([score, score, { ...score, claims: 50 }])).toEqual(judged)
  expect(scoresToInference([score, score, { ...score, claims: 49 }])).toEqual({ is: 'too_few' })

  // One point where next to nobody comes.
  const point = { ...groundOn('L'), source: { from: 'demonstration', periods: [], volumes: { p1: 1 } } as const }
  const down = rehearseDown(point, sha256)
  expect(down).toMatchObject({ L: { visits: 1, neighbour: { is: 'too_few' }, roster: { is: 'too_few' } } })
  expect(Object.keys(down)).toEqual(['L'])
  expect(judgeRehearsal(down.L ?? expect.fail())).toBe('too_few')
})

test('[AN99] a source needs the tables alone that visits are invented from', () => {
  const lattice = latticeOfSource(year)
  expect(lattice.dimensions.map(({ id }) => id).toSorted()).toEqual([
    'age',
    'first',
    'language',
    'municipality',
    'topic',
  ])
  expect(lattice.families).toContain('language+topic')
  expect(lattice.nodes).toEqual(year.nodes)
})
