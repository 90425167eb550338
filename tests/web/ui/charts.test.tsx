import { LineChart } from '@tukkimies/web/ui/line-chart.tsx'
import { spreadEnds } from '@tukkimies/web/ui/line-ends.ts'
import { type Plot, turnPlot } from '@tukkimies/web/ui/plot.ts'
import { StackedChart } from '@tukkimies/web/ui/stacked-chart.tsx'
import { TileGrid } from '@tukkimies/web/ui/tile-grid.tsx'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

const cell = (value: number | null) =>
  value === null
    ? { value, text: '...', spoken: 'Peitetty' }
    : { value, text: String(value), low: value - 3, high: value + 3 }
const plot: Plot = {
  corner: 'Kuukausi',
  totalLabel: 'Yhteensä',
  series: [
    { key: 'point', label: 'Piste' },
    { key: 'phone', label: 'Puhelin' },
  ],
  rows: [
    { key: '1', label: 'tammikuu', cells: [cell(120), cell(30)], total: cell(152) },
    { key: '2', label: 'helmikuu', cells: [cell(60), cell(null)], total: cell(68) },
    { key: '3', label: 'maaliskuu', cells: [cell(90), cell(45)], total: cell(133) },
    { key: 'total', label: 'Yhteensä', cells: [cell(271), cell(81)], total: cell(354), isTotal: true },
  ],
}
const draw = (element: ReactElement) => renderToStaticMarkup(element)
const numbersIn = (drawn: string): string[] =>
  [...drawn.matchAll(/>([^<>]*)</g)].flatMap(([, text = '']) => text.match(/\d+/g) ?? [])
const texts = new Set(plot.rows.flatMap(({ cells, total }) => [...cells, total].map((one) => one?.text)))

test('[AN28] no chart writes a number that is not in its plot: no scale, no sum of parts', () => {
  const charts = [
    <LineChart key="l" name="n" plot={plot} />,
    <StackedChart key="s" name="n" plot={plot} />,
    <TileGrid key="t" name="n" plot={plot} places={[]} />,
  ]
  for (const chart of charts) {
    const numbers = numbersIn(draw(chart))
    expect(numbers.length).toBeGreaterThan(2)
    expect(numbers.filter((number) => !texts.has(number))).toEqual([])
  }
})

test('[AN24] a dot of a line stands between the ends of its interval, on one scale with all others', () => {
  const drawn = draw(<LineChart name="n" plot={plot} heightEm={12.3} />)
  const ends = [...drawn.matchAll(/class="line-interval[^"]*"[^>]*y1="([\d.]+)em" y2="([\d.]+)em"/g)]
  expect(ends).toHaveLength(5)
  // The largest figure with its interval, 123, is as high as the chart: a tenth of an em for each visit.
  expect(ends.map(([, low, high]) => [Number(low), Number(high)])[0]).toEqual([
    expect.closeTo(0.6, 5),
    expect.closeTo(0, 5),
  ])
})

test('[AN81] what is not said breaks a line and is a hatch at its foot', () => {
  const drawn = draw(<LineChart name="n" plot={plot} />)
  const [first = '', second = ''] = [...drawn.matchAll(/class="series-line[^"]*"[^>]* d="([^"]*)"/g)]
    // Samples beside the names have a line of their own.
    .filter(([tag]) => !tag.includes('M0 8H28'))
    .map(([, path = '']) => path)
  expect(first.match(/M/g)).toHaveLength(1)
  expect(second.match(/M/g)).toHaveLength(2)
  expect(drawn.match(/<rect[^>]*fill="url\(#[^"]*-hidden\)"/g)).toHaveLength(1)
})

test('[AN23] behind a stack stands the published total of its row, and a hidden part has no length', () => {
  const drawn = draw(<StackedChart name="n" plot={plot} />)
  expect(drawn).toMatch(/>152<\/text>/)
  expect(drawn).toMatch(/>68 \.\.\.<\/text>/)
  const starts = [...drawn.matchAll(/class="stacked-part bar-end" style="--part:([\d.]+)"/g)].map(([, part]) =>
    Number(part),
  )
  expect(starts[0]).toBe(0)
  expect(starts[1]).toBeCloseTo(120 / 150)
  expect(drawn.match(/<rect[^>]*fill="url\(#[^"]*-hidden\)"/g)).toHaveLength(1)
})

test('a tile is coloured by its figure and says it, and one that is hidden has neither colour nor number', () => {
  const drawn = draw(
    <TileGrid
      name="n"
      plot={{ ...plot, rows: plot.rows.map((row) => ({ ...row, cells: row.cells.slice(1) })) }}
      places={[]}
    />,
  )
  expect(
    [...drawn.matchAll(/class="area-tile heat-(\d)( area-tile-hidden)?"/g)].map(([, step, hidden]) => [
      Number(step),
      hidden,
    ]),
  ).toEqual([
    [4, undefined],
    [0, ' area-tile-hidden'],
    [5, undefined],
  ])
})

test('series are told apart without colour: each has its dash and its mark, and areas have patterns', () => {
  const drawn = draw(<LineChart name="n" plot={plot} />)
  expect(drawn.match(/stroke-dasharray="8 4"/g)?.length).toBeGreaterThan(0)
  expect(draw(<StackedChart name="n" plot={plot} />).match(/class="series-pattern/g)?.length).toBe(5 + 2)
})

test('a plot that is turned has the same cells, and its totals turn with it', () => {
  const turned = turnPlot(plot, 'Kanava')
  expect(turned.series.map(({ label }) => label)).toEqual(['tammikuu', 'helmikuu', 'maaliskuu'])
  expect(turned.rows.map(({ label, cells, total }) => [label, ...cells.map(({ text }) => text), total?.text])).toEqual([
    ['Piste', '120', '60', '90', '271'],
    ['Puhelin', '30', '...', '45', '81'],
    ['Yhteensä', '152', '68', '133', '354'],
  ])
})

test('names at the ends of lines keep the order of the lines and never cover each other', () => {
  expect(spreadEnds([2, 8], 14)).toEqual([2, 8])
  const near = spreadEnds([8, 8.2, 8.1], 14)
  expect(near[0]).toBeLessThan(near[2] ?? 0)
  expect(near[2]).toBeLessThan(near[1] ?? 0)
  const foot = spreadEnds([13.9, 13.8, 14], 14).toSorted((one, other) => one - other)
  expect(foot.at(-1)).toBeLessThanOrEqual(14)
  expect((foot[1] ?? 0) - (foot[0] ?? 0)).toBeCloseTo(1.35)
  expect(spreadEnds([1, 1, 1], 2)).toEqual([0, 1.35, 2.7])
})
