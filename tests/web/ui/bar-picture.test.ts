import { expect, test } from 'vitest'
import { makeBarPicture } from '@tukkimies/web/ui/bar-picture.ts'

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

test('[AN28] a picture has the numbers of the chart, and a figure that is not said has no length of its own', () => {
  const { svg } = makeBarPicture(bars, texts)
  const numbers = [...svg.matchAll(/font-weight="600">([^<]*)<\/text>/g)].map(([, text]) => text)
  expect(numbers).toEqual(['Käynnit aiheittain', '240', '60', '...'])
  const widths = [...svg.matchAll(/width="([\d.]+)" height="20"/g)].map(([, width]) => Number(width))
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(4, 1)
  const other = makeBarPicture(
    bars.map((bar) => (bar.value === null ? bar : { ...bar, value: bar.value * 7 })),
    texts,
  )
  expect(other.svg.match(/width="([\d.]+)" height="20" fill="url\(#hatch\)"/)?.[1]).toBe('48')
})

test('texts are text: nothing in a name becomes markup, and nothing is asked of another place', () => {
  const { svg } = makeBarPicture(bars, texts)
  expect(svg).not.toContain('<muutto>')
  expect(svg).not.toMatch(/<(script|image|use|style|foreignObject)|(href|src)=/)
  expect([...svg.matchAll(/https?:[^"]*/g)].map(([address]) => address)).toEqual(['http://www.w3.org/2000/svg'])
})

test('long notes are broken into lines, and the picture is as high as they need', () => {
  const short = makeBarPicture(bars, { ...texts, notes: [] })
  const long = makeBarPicture(bars, texts)
  expect(long.height - short.height).toBe(4 * 19)
})
