import { expect, test } from 'vitest'
import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { Measure } from '@tukkimies/shared/register/view.ts'
import type { TableAnswer, TableAxis } from '@tukkimies/shared/release/table.ts'
import type { Told } from '@tukkimies/web/figures/builder-naming.ts'
import { words as builderWords } from '@tukkimies/web/figures/builder-words.fi.ts'
import { allAcross } from '@tukkimies/web/figures/builder-question.ts'
import { makePivot } from '@tukkimies/web/figures/pivot.ts'
import { drawingToPlot, pivotToDrawings, pivotToPlot } from '@tukkimies/web/figures/pivot-plot.ts'
import { words } from '@tukkimies/web/figures/words.fi.ts'
import { chartRows, type Plot } from '@tukkimies/web/ui/plot.ts'

const told: Told = {
  naming: {
    organisation: '',
    placeOf: (place) => place,
    dimensionOf: (id) => id,
    codeOf: (_, code) => ({ label: code, short: code }),
    spotOf: () => undefined,
  },
  words: builderWords,
  statistics: words.statistics,
  language: 'fi',
}

const months = ['2026-01', '2026-02', '2026-03'] as PeriodName[]
const periodOf = (name: PeriodName, V = 2) => ({
  name,
  first: '2026-01-01' as Day,
  last: '2026-01-31' as Day,
  close: '2026-02-17' as Day,
  D: 3,
  V,
  T: 8,
  hiddenMax: 10,
  listHash: '0'.repeat(64),
  inUse: [],
})

const side = (axis: 'rows' | 'columns' | 'layers', dimension: string, names: string[], many = false): TableAxis => ({
  axis,
  dimension,
  many,
  sensitive: false,
  names,
})

/** A dense answer of some axes whose cells are 20, 21, 22 …; every third one is hidden if asked. */
const makeAnswer = (periods: PeriodName[], places: string[], sides: TableAxis[], hides = false): TableAnswer => {
  const cells = (length: number) => Array.from({ length }, (_, at) => (hides && at % 3 === 2 ? null : 20 + at))
  const base = periods.length * places.length
  const dimensions = sides.flatMap((axis) => ('dimension' in axis ? [axis] : []))
  const totals = Array.from({ length: 2 ** dimensions.length - 1 }, (_, bits) => {
    const kept = dimensions.filter((_axis, at) => bits & (1 << at))
    const size = kept.reduce((product, { names }) => product * names.length, base)
    return { dimensions: kept.map(({ dimension }) => dimension), values: cells(size), structural: [] }
  })
  return {
    query: '',
    visitor: 'client',
    filters: [],
    axes: [{ axis: 'period', names: periods }, { axis: 'place', names: places }, ...sides],
    values: cells(sides.reduce((product, { names }) => product * names.length, base)),
    structural: [],
    totals,
    periods: periods.map((name) => periodOf(name)),
    notes: [],
  }
}

const drawingsOf = (answer: TableAnswer, measure: Measure = 'visits', across = allAcross) =>
  pivotToDrawings(makePivot(answer, measure, across), measure).map(({ kind, turned }) =>
    turned ? `${kind} turned` : kind,
  )

const topics = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`)

test('what suits a table is offered, the best of it first', () => {
  const topic = side('rows', 'topic', topics(6), true)
  expect(drawingsOf(makeAnswer(['2026' as PeriodName], ['whole'], [topic]))).toEqual(['bars'])
  // Months with one line, months with six lines, and two years only.
  expect(drawingsOf(makeAnswer(months, ['whole'], []))).toEqual(['lines turned', 'bars turned'])
  expect(drawingsOf(makeAnswer(months, ['whole'], [topic]))).toEqual(['multiples turned', 'bars', 'heat'])
  expect(drawingsOf(makeAnswer(months, ['whole'], [side('rows', 'channel', ['a', 'b'])]))).toContain('lines turned')
  expect(drawingsOf(makeAnswer(['2025', '2026'] as PeriodName[], ['whole'], [topic]))).not.toContain('lines turned')
  expect(drawingsOf(makeAnswer(['2026' as PeriodName], ['area:a1', 'area:a2'], []))).toContain('tiles turned')
  expect(drawingsOf(makeAnswer(['2026' as PeriodName], ['point:p1', 'point:p2'], []))).not.toContain('tiles turned')
})

test('[AN23] parts are stacked where each visit has one of them, and never where it may have several', () => {
  const of = (many: boolean, measure: Measure = 'visits') =>
    drawingsOf(
      makeAnswer(
        ['2026' as PeriodName],
        ['whole'],
        [side('rows', 'age', ['a', 'b', 'c']), side('columns', 'topic', topics(4), many)],
      ),
      measure,
    )
  expect(of(false)).toContain('stacked')
  // The rows of the same table have parts too, so that it is turned.
  expect(of(true)).toContain('stacked turned')
  expect(of(false, 'row')).toContain('stacked')
  expect(of(false, 'column')).not.toContain('stacked')
  expect(of(false, 'column')).toContain('stacked turned')
})

test('many codes stand below each other, whichever side they are on', () => {
  const answer = makeAnswer(['2026' as PeriodName], ['whole'], [side('columns', 'language', topics(33))])
  expect(drawingsOf(answer)).toEqual(['bars turned'])
  const wide = makeAnswer(
    ['2026' as PeriodName],
    ['whole'],
    [side('rows', 'age', ['a', 'b']), side('columns', 'language', topics(33))],
  )
  // Two charts of many bars rather than many of two.
  expect(drawingsOf(wide)).toEqual(['bars turned', 'stacked turned', 'heat'])
})

const textsOf = (plot: Plot) => chartRows(plot).flatMap(({ cells }) => cells.map(({ text }) => text))

test('[AN28] chart and table are one array: the cells of every drawing are those of the pivot, once each', () => {
  const answers = [
    makeAnswer(months, ['whole'], [side('rows', 'channel', ['a', 'b', 'c', 'd'])], true),
    makeAnswer(['2026' as PeriodName], ['area:a1', 'area:a2'], [side('rows', 'age', ['a', 'b'])], true),
    makeAnswer(
      ['2026' as PeriodName],
      ['whole'],
      [side('rows', 'age', ['a', 'b', 'c']), side('columns', 'channel', ['x', 'y'])],
      true,
    ),
  ]
  for (const answer of answers)
    for (const across of [allAcross, []]) {
      const pivot = makePivot(answer, 'visits', across)
      const plot = pivotToPlot(pivot, answer, told)
      const shown = answer.values.map((value) => (value === null ? '...' : String(value))).toSorted()
      const drawings = pivotToDrawings(pivot, 'visits')
      expect(drawings.length).toBeGreaterThan(0)
      for (const drawing of drawings)
        expect(textsOf(drawingToPlot(plot, drawing, pivot, told)).toSorted(), drawing.kind).toEqual(shown)
    }
})

test('[AN24] an interval is that of the period’s own noise; a share and a hidden figure have none', () => {
  const answer = makeAnswer(months, ['whole'], [side('rows', 'channel', ['a'])], true)
  const noisy = {
    ...answer,
    periods: [
      periodOf('2026-01' as PeriodName),
      periodOf('2026-02' as PeriodName, 4),
      periodOf('2026-03' as PeriodName),
    ],
  }
  const [row] = pivotToPlot(makePivot(noisy, 'visits', allAcross), noisy, told).rows
  expect(row?.cells.map(({ value, low, high }) => [value, low, high])).toEqual([
    [20, 17, 23],
    [21, 17, 25],
    [null, undefined, undefined],
  ])
  const [share] = pivotToPlot(makePivot(answer, 'whole', allAcross), answer, told).rows
  expect(share?.cells.every(({ low }) => low === undefined)).toBe(true)
})

test('a total over what a visit has several of is headed as all visits, any other as a total', () => {
  const of = (many: boolean) => {
    const answer = makeAnswer(['2026' as PeriodName], ['whole'], [side('rows', 'topic', ['a', 'b'], many)])
    return pivotToPlot(makePivot(answer, 'visits', allAcross), answer, told).rows.at(-1)?.label
  }
  expect(of(true)).toBe('Kaikki käynnit')
  expect(of(false)).toBe('Yhteensä')
})

test('[AN23] of layers one code is seen at a time, and its totals are those of that code', () => {
  const answer = makeAnswer(
    ['2026' as PeriodName],
    ['whole'],
    [side('layers', 'channel', ['point', 'phone']), side('rows', 'duration', ['short', 'long'])],
  )
  // Cells 20, 21 are of the first layer, 22 and 23 of the second; the totals by channel are 20 and 21.
  const seen = (layer: string[]) => {
    const pivot = makePivot(answer, 'visits', allAcross, layer)
    expect(pivot.rowAxes).toEqual(['duration'])
    return pivot.rows.map((row) => {
      const { value } = pivot.cellAt(row, pivot.columns[0] ?? { key: '', names: [] })
      return value.is === 'said' ? value.y : value.is
    })
  }
  expect(seen([])).toEqual([20, 21, 20])
  expect(seen(['phone'])).toEqual([22, 23, 21])
  expect(seen(['unknown'])).toEqual([20, 21, 20])
})
