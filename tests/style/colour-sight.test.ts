// Whether the categories of charts are told apart by everybody: how far each pair is from each other, for the common sight and
// for the three kinds that lack a cone.
import { expect, test } from 'vitest'
import { textOf } from './sources.ts'

type Triple = readonly [number, number, number]

/** On linear RGB: Machado, Oliveira and Fernandes 2009, severity 1, which is not meant for tritans. */
const sights: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  common: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

/** Brettel, Viénot and Mollon 1997 for tritans: a half of all colours on either side of a plane. */
const tritan = {
  plane: [0.03901, -0.02788, -0.01113] as Triple,
  above: [
    [1.01277, 0.13548, -0.14826],
    [-0.01243, 0.86812, 0.14431],
    [0.07589, 0.805, 0.11911],
  ] as const,
  below: [
    [0.93678, 0.18979, -0.12657],
    [0.06154, 0.81526, 0.1232],
    [-0.37562, 1.12767, 0.24796],
  ] as const,
}

const toLinear = (hex: string): Triple => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return [red, green, blue]
}

const dot = (one: Triple, other: Triple): number => one[0] * other[0] + one[1] * other[1] + one[2] * other[2]

const seeAs = (sight: string, colour: Triple): Triple =>
  times(sights[sight] ?? (dot(tritan.plane, colour) >= 0 ? tritan.above : tritan.below), colour)

const times = (rows: readonly [Triple, Triple, Triple], [x, y, z]: Triple): Triple => {
  const [a, b, c] = rows.map((row) => Math.min(1, Math.max(0, dot(row, [x, y, z]))))
  return [a ?? 0, b ?? 0, c ?? 0]
}

/** CIE 1976 L*a*b* under D65. */
const toLab = ([red, green, blue]: Triple): Triple => {
  const part = (value: number) => (value > 216 / 24_389 ? Math.cbrt(value) : ((24_389 / 27) * value + 16) / 116)
  const x = part((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = part(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = part((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const degrees = Math.PI / 180
const seventh = (chroma: number): number => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))

/** CIEDE2000, after Sharma, Wu and Dalal 2005. */
const distance = ([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number => {
  const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2))
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)]
  const hueOf = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / degrees + 360) % 360)
  const [h1, h2] = [hueOf(a1 * (1 + g), b1), hueOf(a2 * (1 + g), b2)]
  const isGrey = c1 * c2 === 0
  const apart = h2 - h1
  const turn = isGrey ? 0 : apart > 180 ? apart - 360 : apart < -180 ? apart + 360 : apart
  const hue = isGrey
    ? h1 + h2
    : Math.abs(apart) <= 180
      ? (h1 + h2) / 2
      : h1 + h2 < 360
        ? (h1 + h2 + 360) / 2
        : (h1 + h2 - 360) / 2
  const [dl, dc, dh] = [l2 - l1, c2 - c1, 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * degrees)]
  const [light, chroma] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const t =
    1 -
    0.17 * Math.cos((hue - 30) * degrees) +
    0.24 * Math.cos(2 * hue * degrees) +
    0.32 * Math.cos((3 * hue + 6) * degrees) -
    0.2 * Math.cos((4 * hue - 63) * degrees)
  const sl = 1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2)
  const [sc, sh] = [1 + 0.045 * chroma, 1 + 0.015 * chroma * t]
  const rt = -Math.sin(60 * Math.exp(-(((hue - 275) / 25) ** 2)) * degrees) * 2 * seventh(chroma)
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))
}

const least = (colours: readonly string[]): { readonly sight: string; readonly apart: number } =>
  [...Object.keys(sights), 'tritan']
    .flatMap((sight) => {
      const seen = colours.map((colour) => toLab(seeAs(sight, toLinear(colour))))
      return seen.flatMap((one, at) => seen.slice(at + 1).map((other) => ({ sight, apart: distance(one, other) })))
    })
    .reduce((low, pair) => (pair.apart < low.apart ? pair : low))

const css = textOf('web/ui/tokens.css')
const categories = (mode: 1 | 2): string[] =>
  [...css.matchAll(/--category-\d: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((found) => found[mode] ?? '')

test('the distance of colours is that of the printed pairs', () => {
  // Sharma, Wu and Dalal 2005, table 1, pairs 1, 7, 17 and 25.
  const pairs: readonly (readonly [Triple, Triple, number])[] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ]
  for (const [one, other, printed] of pairs) expect(distance(one, other)).toBeCloseTo(printed, 4)
})

test('five categories are told apart with every common kind of sight, in light and in dark', () => {
  for (const mode of [1, 2] as const) {
    expect(categories(mode)).toHaveLength(5)
    expect(least(categories(mode)).apart, JSON.stringify(least(categories(mode)))).toBeGreaterThanOrEqual(20)
  }
})

test('a red and a green that some see as one are found', () => {
  expect(least(['#c0392b', '#6b7a1f']).apart).toBeLessThan(20)
})

test('a picture and the page have the same colours', () => {
  const page = textOf('web/ui/picture-page.ts')
  for (const colour of categories(1)) expect(page).toContain(colour)
  for (const [, colour = ''] of css.matchAll(/--sequence-\d: (#[0-9a-f]{6})/g)) expect(page).toContain(colour)
})
