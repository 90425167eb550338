import { type Bar, BarChart } from '@tukkimies/web/ui/bar-chart.tsx'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

const bars: readonly Bar[] = [
  { key: 'a', label: 'Asuminen', value: 240, text: '240' },
  { key: 'b', label: 'Työ', value: 60, text: '60', against: 120 },
  { key: 'c', label: 'Verotus', value: null, text: '...' },
]
const draw = (shape: 'lying' | 'standing', drawn = bars) =>
  renderToStaticMarkup(<BarChart name="Käynnit aiheittain." bars={drawn} shape={shape} />)
const count = (text: string, part: RegExp) => [...text.matchAll(part)].length

test('a chart is one picture with one sentence for a name', () => {
  for (const shape of ['lying', 'standing'] as const)
    expect(count(draw(shape), /<svg[^>]*role="img"[^>]*aria-label="Käynnit aiheittain\."/g)).toBe(1)
})

test('bars begin at zero and are as long as their numbers', () => {
  const parts = [...draw('lying').matchAll(/class="bar-body" style="--part:([\d.]+)"/g)].map(([, part]) => Number(part))
  expect(parts).toEqual([1, 0.25, 0])
  const heights = [...draw('standing').matchAll(/class="bar"[^>]*height="([\d.]+)em"/g)].map(([, height]) =>
    Number(height),
  )
  expect(heights[1]).toBeCloseTo((heights[0] ?? 0) / 4)
})

test('every bar carries its number, and what it is compared with is on the same scale', () => {
  for (const shape of ['lying', 'standing'] as const) {
    const drawn = draw(shape)
    for (const { text, label } of bars) {
      expect(drawn).toContain(`>${text}</text>`)
      expect(drawn).toContain(`>${label}</text>`)
    }
    expect(count(drawn, /bar-against/g)).toBe(1)
  }
  expect(draw('lying')).toMatch(/bar-against bar-end" style="--part:0\.5"/)
})

test('[AN81] a figure that is not said is a hatch of one length with its mark, never a bar', () => {
  const hidden = (highest: number) =>
    draw('lying', [{ key: 'a', label: 'A', value: highest, text: 'x' }, ...bars.slice(2)]).match(
      /<rect[^>]*fill="url[^>]*>/,
    )?.[0]
  expect(hidden(20)).toContain('width="2.5em"')
  expect(hidden(20)).toBe(hidden(20_000))
  for (const shape of ['lying', 'standing'] as const) expect(count(draw(shape), /class="bar[ "]/g)).toBe(2)
})

test('a chart of nothing has no bars and no broken lengths', () => {
  for (const shape of ['lying', 'standing'] as const) expect(draw(shape, [])).not.toMatch(/NaN|Infinity/)
  expect(draw('lying', [{ key: 'a', label: 'A', value: 0, text: '0' }])).toContain('--part:0')
})
