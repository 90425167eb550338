// R8 and R9: what stands behind a visible cell, and whether an answer tells a small count from none.
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import type { Attack, Ground } from './attack.ts'
import { codesAt, crawl, families, type Tables, type Told } from './crawl.ts'
import { areaUnderCurve } from '@tukkimies/shared/release/statistics.ts'
import { makeTruth, type Truth } from './truth.ts'

const uniques = 500
const visitsMin = 5

export const findUnique: Attack = {
  name: 'R8',
  asks: 'a visible cell with fewer than five visits behind it, of clients or of partners',
  run: async (ground) => {
    const { target } = ground
    const shown = target.list.dimensions.filter(({ visitor, shown: isShown }) => visitor === 'partner' && isShown)
    const partners = await crawl(target, [...shown.map(({ key }) => key), 'late'], 'partner')
    const partnerTruth = makeTruth({ ...target, visits: target.partners }, partners.axes)
    const [client, partner] = [look(ground.tables, ground.truth), look(partners, partnerTruth)]
    const thin = client.thin + partner.thin
    const broken = lookWithoutThreshold(ground)
    return {
      figures: {
        visible: client.visible,
        partner: partner.visible,
        thin,
        smallest: client.smallest,
        asked: broken.asked,
      },
      demand: 'thin=0',
      excess: { thin, few: partner.visible === 0 || client.visible === 0 ? 1 : 0 },
      control: { found: broken.found / broken.asked },
      isControlWon: broken.asked > 0 && broken.found / broken.asked > 0.9,
    }
  },
}

const look = (tables: Tables, truth: Truth): { visible: number; thin: number; smallest: number } => {
  let [visible, thin, smallest] = [0, 0, Number.POSITIVE_INFINITY]
  for (const table of tables.all) {
    const counts = truth.counts(table)
    for (const [at, value] of table.values.entries()) {
      if (value < 0) continue
      const n = counts[at] ?? 0
      visible++
      if (n < visitsMin) thin++
      smallest = Math.min(smallest, n)
    }
  }
  return { visible, thin, smallest }
}

/** A build with a threshold of one and every table of three: whether it shows a cell of a visit that is unique there. */
const lookWithoutThreshold = ({ target, truth, seed }: Ground): { asked: number; found: number } => {
  const three = families(['language', 'age', 'channel', 'outcome', 'gender']).filter(({ length }) => length === 3)
  let [asked, found] = [0, 0]
  for (let at = seed; at < target.visits.length && asked < uniques; at++) {
    const visit = target.visits[at] as Visit // below the length
    const counts = three.map((dimensions) => {
      const codes = dimensions.map((key) => visit.codes[key]?.[0] ?? 'nr')
      return truth.count({ period: visit.day.slice(0, 7), node: `point:${visit.point}`, dimensions, codes })
    })
    if (!counts.includes(1)) continue
    asked++
    if (counts.some((n) => n >= 1 && n < visitsMin)) found++
  }
  return { asked, found }
}

const probes = 4_000
const aucMax = 0.52

export const timeHidden: Attack = {
  name: 'R9',
  asks: 'bytes and times of a hidden cell: none or one to four?',
  run: async (ground) => {
    const { target } = ground
    const { empty, small } = hiddenCells(ground)
    const claims: { score: number; isTrue: boolean }[] = []
    const shapes = [new Set<string>(), new Set<string>()] as const
    for (let at = 0; at < probes; at++)
      // Both kinds in turn, so that what the machine does beside falls on both.
      for (const [kind, cell] of [empty[at % empty.length], small[at % small.length]].entries()) {
        if (!cell) continue
        const filters = cell.dimensions.map((dimension, place) => `&filter=${dimension}:${cell.codes[place]}`).join('')
        const path = `/api/v1/tables?visitor=client&place=${cell.node}&period=${cell.period}${filters}`
        const { status, text, ms, headers } = await target.read(path)
        claims.push({ score: ms, isTrue: kind === 1 })
        shapes[kind]?.add(withoutNames(status, text, headers))
      }
    const auc = areaUnderCurve(claims)
    const [none, some] = shapes
    const telling = none.symmetricDifference(some).size
    // A build that counts what is there answers nothing where nothing is.
    const grouped = areaUnderCurve([
      ...empty.map(() => ({ score: '[]'.length, isTrue: false })),
      ...small.map(({ codes }) => ({ score: JSON.stringify([{ codes, y: null }]).length, isTrue: true })),
    ])
    return {
      figures: { probes: claims.length, auc: Math.max(auc, 1 - auc), telling },
      demand: `telling=0,auc<=${aucMax}`,
      excess: { auc: Math.max(auc, 1 - auc) - aucMax, telling, few: Math.min(empty.length, small.length) > 0 ? 0 : 1 },
      control: { auc: grouped },
      isControlWon: grouped === 1,
    }
  },
}

/** Hidden cells of one table that nobody is behind, and those that one to four visits are behind. */
const hiddenCells = ({ tables, truth }: Ground): Readonly<Record<'empty' | 'small', readonly Told[]>> => {
  const table = tables.all.find(
    ({ node, period, dimensions }) =>
      node === 'whole' && period === '2025Q2' && dimensions.toSorted().join() === 'age,language',
  )
  if (!table) return { empty: [], small: [] }
  const counts = truth.counts(table)
  const cellsWith = (isWanted: (n: number) => boolean): readonly Told[] =>
    [...table.values].flatMap((value, at) =>
      value === -1 && isWanted(counts[at] ?? 0)
        ? [{ ...table, codes: codesAt(tables.axes, table.dimensions, at), y: null }]
        : [],
    )
  return { empty: cellsWith((n) => n === 0), small: cellsWith((n) => n >= 1 && n < visitsMin) }
}

/** All of an answer but for the question that it repeats and the moment. */
const withoutNames = (status: number, text: string, headers: Headers): string => {
  const { query: _query, filters: _filters, ...rest } = TableShape.parse(JSON.parse(text))
  const own = [...headers].filter(([name]) => !['date', 'etag', 'content-length'].includes(name))
  return JSON.stringify([status, rest, own])
}
