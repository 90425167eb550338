import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type PeriodName } from '@tukkimies/shared/day.ts'
import { type CodeList, type Key } from '@tukkimies/shared/register/code-list.ts'
import { type Point } from '@tukkimies/shared/register/organisation.ts'
import { addVisit, batchToAccumulators, createBatch } from '@tukkimies/shared/release/accumulator.ts'
import { type Lattice, makeLattice, type Structure } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { type Cell, publishPeriod } from '@tukkimies/shared/release/publish.ts'
import { noBatches } from '@tukkimies/shared/release/risk.ts'
import {
  type CellSource,
  fillTable,
  PeriodRecord,
  planTable,
  type TableAnswer,
  type TableGround,
  type TablePlan,
} from '@tukkimies/shared/release/table.ts'
import { readTableRequest, type TableRequest, tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import {
  allKeys,
  day,
  firstList,
  fourPoints,
  latticeOf,
  listWith,
  makePoint,
  makeStructure,
  period,
  volumesOf,
} from './register.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

type Released = { readonly record: PeriodRecord; readonly cells: readonly (Cell & { period: PeriodName })[] }

// A closed period with as many visits as asked for: women and men in turn, of three languages, at four points.
const release = (lattice: Lattice, visits: number): Released => {
  const batch = createBatch(sha256)
  const languages: readonly Key[] = ['fi', 'fi', 'fi', 'ar', 'so']
  for (let visit = 0; visit < visits; visit++) {
    const key = sha256(Uint8Array.from([visit, visit >> 8])).slice(0, 16)
    const codes = {
      gender: [visit % 2 === 0 ? 'woman' : 'man'],
      language: [languages[visit % 5] ?? 'fi'],
      topic: visit % 3 === 0 ? ['work', 'tax'] : ['permit'],
      first: ['first'],
    }
    addVisit(batch, key, { point: `p${1 + (visit % 4)}`, codes }, [{ lattice, late: false }])
  }
  const publication = publishPeriod(lattice, batchToAccumulators(batch), noBatches, sha256)
  if (publication.is !== 'published') throw new Error(publication.is)
  const { listHash, noiseTable, risk } = publication
  return {
    record: { lattice, noiseTable, build: 'test', listHash, risk },
    cells: publication.cells.map((cell) => ({ ...cell, period: lattice.name })),
  }
}

const year = release(latticeOf('2026', 9_000, { shown: allKeys }), 400)
const quarter = release(latticeOf('2026Q4', 9_000, { shown: allKeys }), 200)
const months = ['2026-11', '2026-12'].map((name) => release(latticeOf(name, 9_000, { shown: allKeys }), 100))
const all = [year, quarter, ...months]

const groundOf = (released: readonly Released[], changes: Partial<TableGround> = {}): TableGround => ({
  records: released.map(({ record }) => record),
  policy: firstPolicy,
  today: day('2027-02-10'),
  ...changes,
})

const read = (query: string): TableRequest => {
  const request = readTableRequest(new URLSearchParams(query))
  if (!request.ok) throw new Error(`${query}: ${JSON.stringify(request.problem)}`)
  return request.value
}

const ask = (query: string, released: readonly Released[] = all): TableAnswer => {
  const plan = planTable(read(query), groundOf(released))
  if (!plan.ok) throw new Error(`${query}: ${JSON.stringify(plan.problem)}`)
  const { sources, codes } = plan.value
  const cells = released.flatMap((one) => one.cells)
  return fillTable(
    plan.value,
    sources.map((source) => ({ ...source, cells: cells.filter((cell) => isWanted(cell, source, codes)) })),
  )
}

const isWanted = (
  { period: name, node, family, codes }: Released['cells'][number],
  source: CellSource,
  filtered: TablePlan['codes'],
): boolean =>
  name === source.period &&
  node === source.node &&
  family === source.family &&
  (filtered.get(family)?.includes(codes) ?? true)

const problemOf = (query: string, changes: Partial<TableGround> = {}, released: readonly Released[] = all) => {
  const plan = planTable(read(query), groundOf(released, changes))
  return plan.ok ? null : plan.problem
}

const fieldOf = (query: string) => {
  const request = readTableRequest(new URLSearchParams(query))
  return request.ok ? null : (request.problem.field ?? request.problem.code)
}

test('[AN76] [AN77] a question is a visitor, places, periods, dimensions and filters', () => {
  const query =
    'visitor=client&place=point:p2,point:p1&period=2026Q2,2026Q1&rows=language&columns=topic&filter=gender:woman&filter=age:a18'
  expect(read(query)).toEqual({
    visitor: 'client',
    places: ['point:p1', 'point:p2'],
    periods: ['2026Q1', '2026Q2'],
    rows: ['language'],
    columns: ['topic'],
    layers: [],
    filters: [
      { dimension: 'age', code: 'a18' },
      { dimension: 'gender', code: 'woman' },
    ],
  })
})

test('[AN77] anything else is refused by the name of its parameter, and never repeated', () => {
  const base = 'visitor=client&place=whole&period=2026'
  expect(fieldOf(base)).toBe(null)
  expect(fieldOf(`${base}&sort=desc`)).toBe('unknown_parameter')
  expect(fieldOf(`${base}&period=2025`)).toBe('period')
  expect(fieldOf('place=whole&period=2026')).toBe('visitor')
  expect(fieldOf('visitor=anyone&place=whole&period=2026')).toBe('visitor')
  expect(fieldOf('visitor=client&period=2026')).toBe('place')
  expect(fieldOf('visitor=client&place=&period=2026')).toBe('place')
  expect(fieldOf('visitor=client&place=whole,point:p1&period=2026')).toBe('place')
  expect(fieldOf('visitor=client&place=point:p1,point:p1&period=2026')).toBe('place')
  expect(fieldOf('visitor=client&place=town:p1&period=2026')).toBe('place')
  expect(fieldOf('visitor=client&place=whole')).toBe('period')
  for (const name of ['2026,2026Q1', '2026W11', '2026-03-05', '2026-13', '*', '2026..2027'])
    expect(fieldOf(`visitor=client&place=whole&period=${name}`)).toBe('period')
  expect(fieldOf(`${base}&rows=language,language`)).toBe('rows')
  expect(fieldOf(`${base}&rows=Language`)).toBe('rows')
  expect(fieldOf(`${base}&rows=language&columns=language`)).toBe('columns')
  expect(fieldOf(`${base}&rows=language&filter=language:fi`)).toBe('rows')
  for (const filter of ['language', 'language:fi:sv', 'language:!fi', 'language:fi,sv', ':fi', 'language:'])
    expect(fieldOf(`${base}&filter=${filter}`)).toBe('filter')
  expect(fieldOf(`${base}&filter=language:fi&filter=language:sv`)).toBe('filter')
  expect(fieldOf(`${base}&rows=a,b,c,d,e,f,g`)).toBe('rows')
})

test('[AN80] equal questions have one canonical form, which reads as itself', () => {
  const one = read(
    'visitor=client&rows=language&place=point:p2,point:p1&period=2026&filter=gender:woman&filter=age:a18',
  )
  const other = read(
    'filter=age:a18&period=2026&filter=gender:woman&place=point:p1,point:p2&visitor=client&rows=language',
  )
  const query = tableRequestToQuery(one)
  expect(query).toBe(
    'filter=age:a18&filter=gender:woman&period=2026&place=point:p1,point:p2&rows=language&visitor=client',
  )
  expect(tableRequestToQuery(other)).toBe(query)
  expect(tableRequestToQuery(read(query))).toBe(query)
})

test('[AN31] [AN80] another name of a node is answered with the same cells under its own name', () => {
  const points = [makePoint('p1', 'a1'), makePoint('p2', 'a2'), makePoint('p3', 'a2'), makePoint('p4', 'a2')]
  const arrivals = volumesOf({ p1: 3_000, p2: 2_000, p3: 2_000, p4: 2_000 })
  const lattice = makeLattice('client', period('2026'), makeStructure(points), arrivals, day('2026-01-02'))
  const released = [release(lattice, 300)]
  const byArea = ask('visitor=client&place=area:a1&period=2026&rows=language', released)
  expect(byArea).toEqual(ask('visitor=client&place=point:p1&period=2026&rows=language', released))
  expect(byArea.query).toContain('place=point:p1')
  expect(byArea.values.some((value) => value !== null)).toBe(true)
})

test('[AN20] [AN78] the table is dense and row-major: periods, places, layers, rows, columns', () => {
  const answer = ask('visitor=client&place=point:p1,point:p2&period=2026&rows=gender&columns=language')
  expect(answer.axes.map(({ axis }) => axis)).toEqual(['period', 'place', 'rows', 'columns'])
  const [, , rows, columns] = answer.axes.map(({ names }) => names as readonly string[])
  expect(rows).toEqual(['woman', 'man', 'other', 'nr'])
  expect(columns).toHaveLength(33)
  expect(answer.values).toHaveLength(1 * 2 * 4 * 33)
  const cell = year.cells.find(
    ({ node, family, codes }) => node === 'point:p2' && family === 'gender+language' && codes === 'man+fi',
  )
  expect(cell).toBeDefined()
  expect(answer.values[1 * 4 * 33 + 1 * 33 + (columns ?? []).indexOf('fi')]).toBe(cell?.y)
  const shown = answer.values.filter((value) => value !== null)
  const released = year.cells.filter(
    ({ node, family }) => ['point:p1', 'point:p2'].includes(node) && family === 'gender+language',
  )
  const ascending = (one: number, other: number) => one - other
  expect(shown.toSorted(ascending)).toEqual(released.map(({ y }) => y).toSorted(ascending))
})

test('[AN20] [AN81] nobody and too few look the same', () => {
  const answer = ask('visitor=client&place=whole&period=2026-12&rows=language')
  const names = (answer.axes[2]?.names ?? []) as readonly string[]
  expect(answer.values[names.indexOf('et')]).toBe(null)
  expect(answer.structural).toEqual([])
  expect(answer.notes).toEqual(['noise', 'hidden', 'visits_not_people'])
})

test('[AN23] totals are the cells of the smaller families, with the same filters', () => {
  const answer = ask('visitor=client&place=whole&period=2026&rows=language&columns=topic&filter=gender:woman')
  expect(answer.totals.map(({ dimensions }) => dimensions)).toEqual([['topic'], ['language'], []])
  const valueOf = (family: string, codes: string) =>
    year.cells.find((cell) => cell.node === 'whole' && cell.family === family && cell.codes === codes)?.y ?? null
  const [byTopic, byLanguage, total] = answer.totals
  expect(total?.values).toEqual([valueOf('gender', 'woman')])
  expect(byLanguage?.values[0]).toBe(valueOf('gender+language', 'woman+fi'))
  expect(byTopic?.values[0]).toBe(valueOf('gender+topic', 'woman+permit'))
  expect([total?.values[0], byLanguage?.values[0], byTopic?.values[0]]).not.toContain(null)
  expect(ask('visitor=client&place=whole&period=2026').totals).toEqual([])
  expect(ask('visitor=client&place=whole&period=2026').values).toEqual([valueOf('', '')])
})

test('[AN78] every period says its rules, its days, its close day and the hash of its list', () => {
  const [first] = ask('visitor=client&place=whole&period=2026&rows=language').periods
  expect(first).toEqual({
    name: '2026',
    first: '2026-01-01',
    last: '2026-12-31',
    close: '2027-02-03',
    D: 3,
    V: 2,
    T: 8,
    hiddenMax: 10,
    listHash: year.record.listHash,
    inUse: [],
  })
  const [sensitive] = ask('visitor=client&place=whole&period=2026&rows=residence').periods
  expect(sensitive).toMatchObject({ D: 5, V: 4, T: 15, hiddenMax: 49 })
})

test('[AN15] [AN22] the notes follow the table: sensitive hides no range, several answers may exceed 100 %', () => {
  expect(ask('visitor=client&place=whole&period=2026&rows=residence').notes).toEqual([
    'noise',
    'hidden_sensitive',
    'visits_not_people',
  ])
  expect(ask('visitor=client&place=whole&period=2026&rows=topic').notes).toContain('many_topics')
  expect(ask('visitor=client&place=whole&period=2026').notes).toEqual(['noise', 'visits_not_people'])
})

test('[AN21] [AN43] codes not in use are structural, and half-used ones carry their days', () => {
  const second: CodeList = listWith(
    'gender',
    ({ codes }) => ({ codes: [...codes, { key: 'unsaid', labels: { fi: 'x', sv: 'x', en: 'x' } }] }),
    { version: 2, first: day('2026-12-01') },
  )
  const lists = [firstList, second]
  const released = ['2026-11', '2026-12', '2026Q4'].map((name) => release(latticeOf(name, 9_000, { lists }), 100))
  const answer = ask('visitor=client&place=whole&period=2026-11,2026-12&rows=gender', released)
  expect(answer.axes[2]?.names).toEqual(['woman', 'man', 'other', 'nr', 'unsaid'])
  expect(answer.structural).toEqual([4])
  expect(answer.values[4]).toBe(null)
  const [quarterOnly] = ask('visitor=client&place=whole&period=2026Q4&rows=gender', released).periods
  expect(quarterOnly?.inUse).toEqual([{ dimension: 'gender', code: 'unsaid', from: '2026-12-01' }])
})

test('[AN21] a point that opens later is structural before, not small', () => {
  const points: readonly Point[] = [...fourPoints, makePoint('p5', null, { first: day('2026-12-01') })]
  const arrivals = volumesOf({ p1: 2_000, p2: 2_000, p3: 2_000, p4: 2_000, p5: 500 })
  const lattices = ['2026-11', '2026-12'].map((name) =>
    makeLattice('client', period(name), makeStructure(points), arrivals, day(`${name}-02`)),
  )
  const released = lattices.map((lattice) => release(lattice, 100))
  const answer = ask('visitor=client&place=point:p5&period=2026-11,2026-12&rows=gender', released)
  expect(answer.structural).toEqual([0, 1, 2, 3])
  expect(answer.totals[0]?.structural).toEqual([0])
  expect(problemOf('visitor=client&place=point:p5&period=2026-11&rows=gender', {}, released)?.code).toBe(
    'not-in-release',
  )
})

test('[AN15] [AN21] a sensitive code has no cell at a point, and its place there is structural', () => {
  const lists = [
    listWith('topic', ({ codes }) => ({
      codes: codes.map((code) => (code.key === 'work' ? { ...code, sensitive: true } : code)),
    })),
  ]
  const released = [release(latticeOf('2026Q4', 9_000, { lists }), 400)]
  const atPoint = ask('visitor=client&place=point:p1&period=2026Q4&rows=topic', released)
  const names = (atPoint.axes[2]?.names ?? []) as readonly string[]
  expect(atPoint.structural).toEqual([names.indexOf('work')])
  expect(atPoint.periods[0]).toMatchObject({ D: 3, hiddenMax: 10 })
  const atWhole = ask('visitor=client&place=whole&period=2026Q4&rows=topic', released)
  expect(atWhole.structural).toEqual([])
  expect(atWhole.values[names.indexOf('work')]).toBeGreaterThan(100)
  expect(atWhole.periods[0]).toMatchObject({ D: 5 })
})

test('[AN79] a period that is not closed is refused with its close day', () => {
  const at = (query: string, today: string) => problemOf(query, { today: day(today) })
  expect(at('visitor=client&place=whole&period=2027-01', '2027-02-05')).toEqual({
    code: 'not-closed-yet',
    day: '2027-02-10',
  })
  expect(at('visitor=client&place=whole&period=2026-12,2027-01', '2027-02-05')?.day).toBe('2027-02-10')
  expect(at('visitor=client&place=whole&period=2027', '2027-02-05')?.day).toBe('2028-02-03')
  // The job was down: it closes with the next run.
  expect(at('visitor=client&place=whole&period=2027-01', '2027-02-12')?.day).toBe('2027-02-12')
  expect(problemOf('visitor=partner&place=whole&period=2027')?.code).toBe('not-closed-yet')
})

test('[AN79] a period from before the register is not in the release, and the nearest that is, is named', () => {
  const problem = problemOf('visitor=client&place=whole&period=2026-10&rows=language')
  expect(problem).toEqual({
    code: 'not-in-release',
    alternatives: [{ change: 'period', query: 'period=2026Q4&place=whole&rows=language&visitor=client' }],
  })
  expect(problemOf('visitor=client&place=whole&period=2026-10,2026-12')?.alternatives?.[0]).toEqual({
    change: 'period',
    query: 'period=2026Q4&place=whole&visitor=client',
  })
})

test('[AN79] the alternatives are the longer period, the wider place, one dimension less, in that order', () => {
  const alternatives = problemOf('visitor=client&place=point:p1&period=2026Q4&rows=language&columns=age')?.alternatives
  expect(alternatives).toEqual([
    { change: 'period', query: 'columns=age&period=2026&place=point:p1&rows=language&visitor=client' },
    { change: 'dimension', query: 'period=2026Q4&place=point:p1&rows=language&visitor=client' },
    { change: 'dimension', query: 'columns=age&period=2026Q4&place=point:p1&visitor=client' },
  ])
  const wider = problemOf('visitor=client&place=point:p1&period=2026&rows=language&columns=age&filter=gender:woman')
  expect(wider?.alternatives).toEqual([
    { change: 'dimension', query: 'columns=age&period=2026&place=point:p1&rows=language&visitor=client' },
    { change: 'dimension', query: 'filter=gender:woman&period=2026&place=point:p1&rows=language&visitor=client' },
    { change: 'dimension', query: 'columns=age&filter=gender:woman&period=2026&place=point:p1&visitor=client' },
  ])
  const whole = problemOf('visitor=client&place=area:a1&period=2026&rows=residence')
  expect(whole?.alternatives?.[0]).toEqual({
    change: 'place',
    query: 'period=2026&place=whole&rows=residence&visitor=client',
  })
})

test('[AN79] where the period around is still open, the last longer one that is closed is named', () => {
  const released = [release(latticeOf('2026Q4', 9_000), 400), release(latticeOf('2027-01', 9_000), 400)]
  const problem = problemOf('visitor=client&place=whole&period=2027-01&rows=topic&columns=language', {}, released)
  expect(problem?.alternatives?.[0]).toEqual({
    change: 'period',
    query: 'columns=language&period=2026Q4&place=whole&rows=topic&visitor=client',
  })
})

test('[AN79] no alternative leads to a place that the asker may not read', () => {
  const query = 'visitor=client&place=point:p1&period=2026&rows=residence'
  expect(problemOf(query)?.alternatives?.map(({ query: found }) => found)).toContain(
    'period=2026&place=whole&rows=residence&visitor=client',
  )
  const own = problemOf(query, { isReadable: (place) => place === 'point:p1' })
  expect(own?.alternatives).toEqual([{ change: 'dimension', query: 'period=2026&place=point:p1&visitor=client' }])
})

test('[AN79][F83] no alternative keeps a filter whose code no list knows, so that none repeats what was sent', () => {
  const query = 'visitor=client&place=point:p1&period=2026Q4&rows=language&filter=gender:teapot'
  const found = problemOf(query)?.alternatives ?? []
  expect(found).toContainEqual({
    change: 'dimension',
    query: 'period=2026Q4&place=point:p1&rows=language&visitor=client',
  })
  expect(JSON.stringify(found)).not.toContain('teapot')
})

test('[AN77] a filter whose code no list knows is refused by its field', () => {
  expect(problemOf('visitor=client&place=whole&period=2026&filter=gender:teapot')).toEqual({
    code: 'invalid',
    field: 'filter',
  })
})

test('[AN48] [AN76] clients and partners are asked for apart', () => {
  const partner = release(latticeOf('2026', 9_000, {}, 'partner'), 200)
  const both = [...all, partner]
  expect(ask('visitor=partner&place=whole&period=2026', both).periods[0]?.listHash).toBe(partner.record.listHash)
  expect(ask('visitor=client&place=whole&period=2026', both).periods[0]?.listHash).toBe(year.record.listHash)
  expect(problemOf('visitor=partner&place=whole&period=2026&rows=language', {}, both)?.code).toBe('not-in-release')
})

// Every choice of the builder: places, kinds of period, and one or two dimensions, with and without a filter.
const grid = (structure: Partial<Structure>, arrivals: number) => {
  const names = ['2026-11', '2026-12', '2026Q4', '2026']
  const records = names.map((name): PeriodRecord => {
    const lattice = latticeOf(name, arrivals, { shown: allKeys, ...structure })
    return { ...year.record, lattice }
  })
  const ids = records[0]?.lattice.dimensions.map(({ id }) => id) ?? []
  const sides = [
    '',
    ...ids.flatMap((id, at) => [`&rows=${id}`, ...ids.slice(at + 1).map((other) => `&rows=${id}&columns=${other}`)]),
  ]
  const queries = ['whole', 'area:a1', 'point:p1', 'point:p1,point:p3', 'point:p9'].flatMap((place) =>
    [...names, '2026-10,2026-12'].flatMap((name) =>
      sides.flatMap((side) => {
        const query = `visitor=client&place=${place}&period=${name}${side}`
        const isFiltered = !side.includes('gender') && (place === 'whole' || place === 'point:p1')
        return isFiltered ? [query, `${query}&filter=gender:woman`] : [query]
      }),
    ),
  )
  return { queries, ground: groundOf([], { records }) }
}

test.each([
  ['S', 5_000],
  ['M', 9_000],
  ['L', 40_000],
  ['a register too small for points', 400],
])('[AN79] every choice over the whole grid is answered or gets an alternative that is (%s)', (_, arrivals) => {
  const { queries, ground } = grid({}, arrivals)
  let answered = 0
  let refused = 0
  const failed: string[] = []
  for (const query of queries) {
    const plan = planTable(read(query), ground)
    if (plan.ok) {
      answered++
      continue
    }
    refused++
    const alternatives = plan.problem.alternatives ?? []
    const isHelp = alternatives.length > 0 && alternatives.length <= 3
    if (!isHelp || !alternatives.every((other) => planTable(read(other.query), ground).ok)) failed.push(query)
  }
  expect(failed).toEqual([])
  expect(queries.length).toBeGreaterThan(4_000)
  expect([answered > 100, refused > 100]).toEqual([true, true])
})

test('[AN61] a period record stored as JSON comes back as it was', () => {
  for (const { record } of all) expect(PeriodRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record)
})
