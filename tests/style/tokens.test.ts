// The colours of tokens.css: every pair that stands on another is computed by WCAG 2.2, in light and in dark, and colours and
// custom properties exist nowhere else.
import { expect, test } from 'vitest'
import { filePaths, readSources, textOf } from './sources.ts'

const modes = ['light', 'dark'] as const
type Mode = (typeof modes)[number]

const readTokens = (css: string): Record<Mode, Record<string, string>> => {
  const tokens: Record<Mode, Record<string, string>> = { light: {}, dark: {} }
  for (const [, name = '', light = '', dark = light] of css.matchAll(
    /--([a-z0-9-]+):\s*(?:light-dark\()?(#[0-9a-f]{6})(?:,\s*(#[0-9a-f]{6})\))?/g,
  )) {
    tokens.light[name] = light
    tokens.dark[name] = dark
  }
  return tokens
}

/** WCAG 2.2, definition of relative luminance and contrast ratio. */
const contrast = (first: string, second: string): number => {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const tokens = readTokens(textOf('web/ui/tokens.css'))
const ratio = (mode: Mode, first: string, second: string): number => {
  const [one, other] = [tokens[mode][first], tokens[mode][second]]
  if (!one || !other) throw new Error(`${first} or ${second} is no colour`)
  return contrast(one, other)
}

const grounds = ['surface', 'ground', 'tint'] as const
/** Text, on what it stands. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ...['text', 'muted', 'brand', 'link', 'success-text', 'danger'].map((name) => [name, grounds] as const),
  ['on-brand', ['brand']],
  ['on-success', ['success-fill']],
  ['on-danger', ['danger']],
  ['warning-text', ['warning-fill']],
  ...[1, 2, 3, 4, 5].map((step) => [`on-sequence-${step}`, [`sequence-${step}`]] as const),
]
/** Borders, rings and marks that carry meaning without being text. */
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['border', grounds],
  ['brand', grounds],
  ['focus', grounds],
  ['focus-on-brand', ['brand']],
  ['focus-inside', ['focus']],
  ['success-fill', ['surface', 'ground']],
  ...[1, 2, 3, 4, 5].map((step) => [`category-${step}`, ['surface']] as const),
]

const tooLow = (pairs: typeof texts, least: number): string[] =>
  modes.flatMap((mode) =>
    pairs.flatMap(([first, on]) =>
      on.flatMap((second) => {
        const found = ratio(mode, first, second)
        return found < least ? [`${mode}: ${first} on ${second} is ${found.toFixed(2)}`] : []
      }),
    ),
  )

test('the contrast formula gives the printed values', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  const expectPrinted = (mode: Mode, first: string, on: readonly string[], values: readonly number[]) =>
    on.forEach((second, at) => {
      const off = Math.abs(ratio(mode, first, second) - (values[at] ?? 0))
      expect(off, `${mode}: ${first} on ${second}`).toBeLessThanOrEqual(0.1)
    })
  expectPrinted('light', 'text', grounds, [16.1, 15.0, 14.3])
  expectPrinted('light', 'muted', grounds, [5.7, 5.3, 5.0])
  expectPrinted('light', 'brand', grounds, [11.7, 11.0, 10.4])
  expectPrinted('light', 'link', grounds, [7.0, 6.5, 6.2])
  expectPrinted('light', 'success-text', grounds, [6.5, 6.1, 5.8])
  expectPrinted('light', 'danger', grounds, [6.3, 5.9, 5.6])
  expectPrinted('light', 'on-success', ['success-fill'], [4.7])
  expectPrinted('light', 'warning-text', ['warning-fill'], [14.4])
  expectPrinted('light', 'focus-on-brand', ['brand'], [8.1])
  expectPrinted('dark', 'text', ['surface'], [14.2])
  expectPrinted('dark', 'muted', ['surface'], [8.3])
  expectPrinted('dark', 'border', ['surface'], [5.2])
  expectPrinted('dark', 'on-brand', ['brand'], [8.7])
  expectPrinted('dark', 'link', ['surface'], [7.6])
  expectPrinted('dark', 'success-text', ['surface'], [8.3])
  expectPrinted('dark', 'danger', ['surface'], [7.8])
  expectPrinted('dark', 'warning-text', ['warning-fill'], [9.6])
  expectPrinted('dark', 'focus', ['surface'], [10.8])
})

test('text stands out by 4.5 to 1 wherever it may stand', () => {
  expect(tooLow(texts, 4.5)).toEqual([])
})

test('borders, rings and marks stand out by 3 to 1', () => {
  expect(tooLow(shapes, 3)).toEqual([])
})

test('a pair that is too low is found', () => {
  expect(tooLow([['line', ['surface']]], 3)).toHaveLength(2)
})

const sheets = filePaths('web/')
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, css: textOf(path).replaceAll(/\/\*[\s\S]*?\*\//g, '') }))

const literalColours = ({ path, css }: { path: string; css: string }): string[] =>
  [...css.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color)a?\(/gi)].map(([found]) => `${path}: ${found}`)

test('colours are written in tokens.css and nowhere else', () => {
  // A QR code is black on white in every mode, or no camera reads it.
  const elsewhere = sheets.filter(({ path }) => path !== 'web/ui/tokens.css' && path !== 'web/ui/qr.css')
  expect(elsewhere.length).toBeGreaterThan(5)
  expect(elsewhere.flatMap(literalColours)).toEqual([])
  expect(literalColours({ path: 'planted.css', css: 'a { color: #212121; background: rgb(0 0 0) }' })).toHaveLength(2)
})

test('every custom property that is used has a value', () => {
  // A chart's lengths are values of its component.
  const components = readSources().filter(({ path }) => path.startsWith('web/ui/'))
  const named = new Set([
    ...sheets.flatMap(({ css }) => [...css.matchAll(/(--[a-z0-9-]+)\s*:/g)].map(([, name]) => name)),
    ...components.flatMap(({ code }) => [...code.matchAll(/'(--[a-z0-9-]+)'/g)].map(([, name]) => name)),
  ])
  const used = sheets.flatMap(({ path, css }) =>
    [...css.matchAll(/var\((--[a-z0-9-]+)\s*\)/g)].map(([, name]) => ({ path, name })),
  )
  expect(used.length).toBeGreaterThan(50)
  expect(used.filter(({ name }) => !named.has(name))).toEqual([])
})

// Chunks of the build load in any order: a sheet that names its layer first would otherwise set the order for all.
const layersUnordered = ({ path, css }: { path: string; css: string }): string[] =>
  css.includes('@layer') && !css.trimStart().startsWith('@layer base, ui, page;') ? [path] : []

test('every sheet says the order of the layers before it uses one', () => {
  expect(sheets.flatMap(layersUnordered)).toEqual([])
  expect(layersUnordered({ path: 'planted.css', css: '@layer ui { a { color: red } }' })).toHaveLength(1)
})
