// R1, R2, R8, R9 and R10: one cell asked again and again, before and after a known visit, on many days; what stands behind a
// visible cell; and whether the answer tells a small count from none.
import { randomInt } from 'node:crypto'
import { Day, dayPlus, dayToPeriod, periodKinds } from '@tukkimies/shared/day.ts'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import { noiseOf, rowToLookup, solveRow, symmetricCount } from '@tukkimies/shared/release/cell-key.ts'
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import { cellRules } from '@tukkimies/shared/release/policy.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import type { Attack, Ground } from './attack.ts'
import { families, readCells, type Told } from './crawl.ts'
import { areaUnderCurve } from '@tukkimies/shared/release/statistics.ts'
import type { Target } from './fill.ts'
import { lastDay } from './visits.ts'
import { cellName } from './truth.ts'

const askings = 200
const cellsMin = 500
const tables = ['language', 'topic', 'age', 'channel', 'outcome', 'gender'] as const

/** Values that each cell was told with, by the cell's name. */
type Seen = Map<string, Set<number | null>>

const note = (seen: Seen, cells: readonly Told[]): void => {
  for (const cell of cells) {
    const values = seen.get(cellName(cell)) ?? new Set()
    seen.set(cellName(cell), values.add(cell.y))
  }
}

const countSplit = (seen: Seen): number => [...seen.values()].filter(({ size }) => size > 1).length

export const askAgain: Attack = {
  name: 'R1',
  asks: `the same cells ${askings} times, in every way that a question can be put`,
  run: async (ground) => {
    const seen: Seen = new Map()
    for (let time = 0; time < askings; time++) {
      if (time % 50 === 49) await ground.target.restart()
      const dimension = tables[time % tables.length] as string
      const other = tables[randomInt(tables.length)] as string
      const family = other === dimension ? [dimension] : randomInt(2) === 0 ? [dimension, other] : [other, dimension]
      const periods = randomInt(2) === 0 ? ['2025'] : ['2025Q1', '2025Q2', '2025Q3', '2025Q4']
      note(seen, sortDimensions((await readCells(ground.target, 'whole', periods, family)) ?? []))
      for (const single of tables)
        note(seen, (await readCells(ground.target, `point:p${1 + randomInt(6)}`, ['2025'], [single])) ?? [])
    }
    const fresh = freshNoise(ground)
    return {
      figures: { cells: seen.size, asked: askings, split: countSplit(seen) },
      demand: '1 answer per cell',
      excess: { split: countSplit(seen), few: cellsMin - seen.size },
      control: { split: fresh },
      isControlWon: fresh > 0.8,
    }
  },
}

/** The same cell, whichever way round its dimensions were asked for. */
const sortDimensions = (cells: readonly Told[]): readonly Told[] =>
  cells.map((cell) => {
    const pairs = cell.dimensions.map((dimension, at) => [dimension, cell.codes[at] ?? ''] as const)
    const sorted = pairs.toSorted(([one], [other]) => (one < other ? -1 : 1))
    return { ...cell, dimensions: sorted.map(([dimension]) => dimension), codes: sorted.map(([, code]) => code) }
  })

/** A build that draws its noise for each request: the share of visible cells with more than one answer. */
const freshNoise = ({ told, truth, target }: Ground): number => {
  const { noise, T } = cellRules(target.policy, false, true)
  const lookup = rowToLookup(valueOrThrow(solveRow(noise, symmetricCount(noise))))
  const visible = told.filter(({ y }) => y !== null).slice(0, cellsMin)
  const split = visible.filter((cell) => {
    const n = truth.count(cell)
    const answers = Array.from({ length: askings }, () => n + noiseOf(randomInt(2 ** 32), lookup))
    return new Set(answers.map((y) => (y >= T ? y : null))).size > 1
  })
  return split.length / visible.length
}

const days = 30

export const readOnManyDays: Attack = {
  name: 'R10',
  asks: `the same tables on ${days} days`,
  run: async (ground) => {
    const seen: Seen = new Map()
    for (let day = 0; day < days; day++) {
      ground.target.goTo(dayPlus(lastDay, 100 + day))
      for (const dimension of tables) note(seen, (await readCells(ground.target, 'whole', ['2025'], [dimension])) ?? [])
    }
    const fresh = freshNoise(ground)
    return {
      figures: { cells: seen.size, days, split: countSplit(seen) },
      demand: 'exactly 1 value per cell',
      excess: { split: countSplit(seen) },
      control: { split: fresh },
      isControlWon: fresh > 0.8,
    }
  },
}

const rounds = 20

export const pushKnownVisit: Attack = {
  name: 'R2',
  asks: 'everything, before and after a known visit is pushed and folded',
  run: async ({ target }) => {
    const crawlSome = async (): Promise<string> => {
      const texts: string[] = []
      for (const node of ['whole', 'area:a1', 'point:p1'])
        for (const dimension of [...tables, 'language,topic'])
          for (const period of ['2025', '2025Q4', '2025-12'])
            texts.push(
              (await target.read(`/api/v1/tables?visitor=client&place=${node}&period=${period}&rows=${dimension}`))
                .text,
            )
      return texts.join('\n')
    }
    const before = await crawlSome()
    let differing = 0
    let opened = 0
    let found = 0
    for (let round = 0; round < rounds; round++) {
      const day = dayPlus(lastDay, 130 + round * 12)
      target.goTo(day)
      const known = target.visits[round] as Visit
      // One of today, one long late, one taken back.
      const own = (at: Day): Visit => ({ ...known, id: makeEntryId(randomBytes), day: at })
      const [today, late, slip] = [own(day), own(Day.parse('2025-12-30')), own(day)]
      const taken = { id: makeEntryId(randomBytes), kind: 'void', schema: 1, target: slip.id } as const
      await target.push(known.point, [today, late, slip, taken])
      const open = await openCounts(target, known)
      await target.night(dayPlus(day, 11))
      if ((await openCounts(target, known)) > open) found++
      if ((await crawlSome()) !== before) differing++
      for (const kind of periodKinds) {
        const period = dayToPeriod(kind, dayPlus(day, 11))
        const { status } = await target.read(`/api/v1/tables?visitor=client&place=whole&period=${period}&rows=language`)
        if (status === 200) opened++
      }
    }
    return {
      figures: { rounds, differing, opened },
      demand: '0 bytes differ in closed periods, open ones unreadable',
      excess: { differing, opened },
      control: { found: found / rounds },
      isControlWon: found / rounds > 0.5,
    }
  },
}

/** What a build would show that let open periods be read: the running counts of the known visit's own language. */
const openCounts = async (target: Target, { codes }: Visit): Promise<number> => {
  const { query } = target.deps().live
  const rows = await query
    .selectFrom('accumulator')
    .select('n')
    .where('node', '=', 'whole')
    .where('family', '=', 'language')
    .where('c1', '=', codes['language']?.[0] ?? 'nr')
    .execute()
  return rows.reduce((sum, { n }) => sum + n, 0)
}

const uniques = 500

export const findUnique: Attack = {
  name: 'R8',
  asks: 'a visible cell with fewer than five visits behind it',
  run: ({ target, told, truth, seed }) => {
    const visible = told.filter(({ y }) => y !== null)
    const thin = visible.filter((cell) => truth.count(cell) < 5).length
    const three = families(['language', 'age', 'channel', 'outcome', 'gender']).filter(({ length }) => length === 3)
    let found = 0
    let asked = 0
    for (let at = seed; at < target.visits.length && asked < uniques; at++) {
      const visit = target.visits[at] as Visit
      const cells = three.map((dimensions) => ({
        period: visit.day.slice(0, 7),
        node: `point:${visit.point}`,
        dimensions,
        codes: dimensions.map((key) => visit.codes[key]?.[0] ?? 'nr'),
      }))
      if (!cells.some((cell) => truth.count(cell) === 1)) continue
      asked++
      // With a threshold of one every one of these cells is shown.
      if (cells.some((cell) => truth.count(cell) >= 1 && truth.count(cell) < 5)) found++
    }
    return {
      figures: { visible: visible.length, thin, smallest: Math.min(...visible.map((cell) => truth.count(cell))) },
      demand: '0',
      excess: { thin },
      control: { found: found / asked },
      isControlWon: asked > 0 && found / asked > 0.9,
    }
  },
}

const probes = 4_000

export const timeHidden: Attack = {
  name: 'R9',
  asks: 'bytes and times of a hidden cell: none or one to four?',
  run: async ({ target, told, truth }) => {
    const hidden = told.filter(
      ({ y, node, period, dimensions }) =>
        y === null && node === 'whole' && period === '2025Q2' && dimensions.toSorted().join() === 'age,language',
    )
    const empty = hidden.filter((cell) => truth.count(cell) === 0)
    const small = hidden.filter((cell) => truth.count(cell) >= 1 && truth.count(cell) <= 4)
    const claims: { score: number; isTrue: boolean }[] = []
    const shapes = [new Set<string>(), new Set<string>()] as const
    for (let at = 0; at < probes; at++)
      // Both kinds in turn, so that what the machine does beside falls on both.
      for (const [kind, cell] of [empty[at % empty.length], small[at % small.length]].entries()) {
        if (!cell) continue
        const filters = cell.dimensions.map((dimension, place) => `&filter=${dimension}:${cell.codes[place]}`).join('')
        const { text, ms } = await target.read(`/api/v1/tables?visitor=client&place=whole&period=2025Q2${filters}`)
        claims.push({ score: ms, isTrue: kind === 1 })
        shapes[kind]?.add(withoutNames(text))
      }
    const auc = areaUnderCurve(claims)
    // A build that counts what is there answers nothing where nothing is.
    const answered = (cell: Told): string =>
      JSON.stringify(truth.count(cell) > 0 ? [{ codes: cell.codes, y: null }] : [])
    const grouped = areaUnderCurve(
      [...empty, ...small].map((cell) => ({ score: answered(cell).length, isTrue: truth.count(cell) > 0 })),
    )
    return {
      figures: { probes: claims.length, auc: Math.max(auc, 1 - auc), telling: countTelling(shapes) },
      demand: 'identical bytes, auc<=0.52',
      excess: { auc: Math.max(auc, 1 - auc) - 0.52, telling: countTelling(shapes) },
      control: { auc: grouped },
      isControlWon: grouped === 1,
    }
  },
}

/** An answer but for the question that it repeats. */
const withoutNames = (text: string): string => {
  const { query: _query, filters: _filters, ...rest } = TableShape.parse(JSON.parse(text))
  return JSON.stringify(rest)
}

/** Answers, names left out, that only one of the two kinds has. */
const countTelling = ([empty, small]: readonly [ReadonlySet<string>, ReadonlySet<string>]): number =>
  empty.symmetricDifference(small).size
