import { expect, test } from 'vitest'
import { makePlotPicture } from '@tukkimies/web/ui/plot-picture.ts'
import { barsToPlot, type ChartKind, type Plot } from '@tukkimies/web/ui/plot.ts'

const bars = [
  { key: 'permit', label: 'Oleskelulupa', value: 240, text: '240' },
  { key: 'housing', label: 'Asuminen & <muutto> "koti"', value: 60, text: '60' },
  { key: 'work', label: 'Työ', value: null, text: '...' },
]
const texts = {
  title: 'Käynnit aiheittain',
  subtitle: '2026 I',
  notes: ['Suojattu tilasto.', 'sana '.repeat(60).trim()],
}
const makeBarPicture = (
  drawn: typeof bars | { key: string; label: string; value: number | null; text: string }[],
  said = texts,
) => makePlotPicture('bars', barsToPlot(drawn), said)

test('[AN28] a picture has the numbers of the chart, and a figure that is not said has no length of its own', () => {
  const { svg } = makeBarPicture(bars)
  const numbers = [...svg.matchAll(/font-weight="600">([^<]*)<\/text>/g)].map(([, text]) => text)
  expect(numbers).toEqual(['Käynnit aiheittain', '240', '60', '...'])
  const widths = [...svg.matchAll(/width="([\d.]+)" height="20"/g)].map(([, width]) => Number(width))
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(4, 1)
  const other = makeBarPicture(bars.map((bar) => (bar.value === null ? bar : { ...bar, value: bar.value * 7 })))
  expect(other.svg.match(/width="([\d.]+)" height="20" fill="url\(#hatch\)"/)?.[1]).toBe('48')
})

test('texts are text: nothing in a name becomes markup, and nothing is asked of another place', () => {
  const { svg } = makeBarPicture(bars)
  expect(svg).not.toContain('<muutto>')
  expect(svg).not.toMatch(/<(script|image|use|style|foreignObject)|(href|src)=/)
  expect([...svg.matchAll(/https?:[^"]*/g)].map(([address]) => address)).toEqual(['http://www.w3.org/2000/svg'])
})

test('long notes are broken into lines, and the picture is as high as they need', () => {
  const short = makeBarPicture(bars, { ...texts, notes: [] })
  const long = makeBarPicture(bars, texts)
  expect(long.height - short.height).toBe(4 * 19)
})

const cell = (value: number | null) => ({ value, text: value === null ? '...' : String(value) })
const plot: Plot = {
  corner: 'Alue',
  series: [
    { key: 'a', label: 'Piste' },
    { key: 'b', label: 'Puhelin' },
  ],
  rows: [
    { key: 'n', label: 'Pohjoinen', cells: [cell(120), cell(31)], total: cell(153) },
    { key: 's', label: 'Etelä', cells: [cell(17), cell(null)], total: cell(22) },
    { key: 'w', label: 'Länsi', cells: [cell(64), cell(46)], total: cell(108) },
  ],
}
const places = plot.rows.map(({ key }, row) => ({ key, column: 0, row }))

test('names of many columns stand upright in a picture, and none is laid over the next', () => {
  const series = Array.from({ length: 33 }, (_, at) => ({ key: `k${at}`, label: `ruotsi ja viittomakieli ${at}` }))
  const [row] = plot.rows
  const wide: Plot = {
    ...plot,
    series,
    rows: row ? [{ ...row, cells: series.map(() => ({ value: 120, text: '120' })) }] : [],
  }
  const { svg } = makePlotPicture('heat', wide, texts)
  const heads = [...svg.matchAll(/rotate\(-90 ([\d.]+) /g)].map(([, x]) => Number(x))
  expect(heads).toHaveLength(33)
  expect(heads.slice(1).every((x, at) => x - (heads[at] ?? x) > 12)).toBe(true)
  expect(makePlotPicture('heat', plot, texts).svg).not.toContain('rotate(-90')
})

test('[AN28] every kind of chart is a picture of the same plot, and what is hidden is a hatch in each', () => {
  const kinds: readonly ChartKind[] = ['bars', 'stacked', 'lines', 'multiples', 'tiles', 'heat']
  for (const kind of kinds) {
    const { svg, text, height } = makePlotPicture(kind, plot, texts, places)
    for (const name of ['Pohjoinen', 'Etelä', 'Länsi']) expect(svg, kind).toContain(name)
    expect(svg, kind).toContain('fill="url(#hatch)"')
    expect(text, kind).toContain('Etelä: Piste 17, Puhelin ...')
    expect(height, kind).toBeGreaterThan(200)
    expect(svg, kind).not.toMatch(/NaN|undefined|null/)
    // No number is drawn that the plot does not have: no scale, no sum.
    const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].flatMap(
      ([, words = '']) => words.match(/\d+/g) ?? [],
    )
    const known = ['2026', ...plot.rows.flatMap((row) => [...row.cells, row.total].map((one) => one?.text ?? ''))]
    expect(
      drawn.filter((number) => !known.includes(number)),
      kind,
    ).toEqual([])
  }
})
