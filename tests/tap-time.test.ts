// The estimate of a visit's seconds, against values worked out by hand.
import { expect, test } from 'vitest'
import { estimateSeconds, type Box } from './tap-time.ts'

const at = (x: number, y: number, width = 56, height = 56): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})
const save = at(0, 0, 300, 72)

test('a visit of no tap takes the time to prepare and to look', () => {
  expect(estimateSeconds(save, [])).toBeCloseTo(1.95, 10)
})

test('a reach of seven widths is three bits, and a choice comes to it', () => {
  const topic = { choice: 'topic', targets: [at(7 * 56, 0)] } as const
  expect(estimateSeconds(save, [topic])).toBeCloseTo(1.95 + 3 / 6.95 + 0.1 + 0.6, 10)
  const other = { choice: 'other', targets: [at(0, 7 * 56)] } as const
  expect(estimateSeconds(save, [other])).toBeCloseTo(1.95 + 3 / 6.95 + 0.1 + 0.4, 10)
})

test('the smaller side of a target counts, and a second tap on it needs no reach', () => {
  const wide = { choice: 'other', targets: [at(7 * 56, 0, 300, 56)] } as const
  expect(estimateSeconds(save, [wide, wide])).toBeCloseTo(1.95 + 3 / 6.95 + 0.1 + 0.4 + 0.1 + 0.4, 10)
})

test('where several places are as likely, every way between them counts alike', () => {
  const two = { choice: 'other', targets: [at(56, 0), at(7 * 56, 0)] } as const
  const back = { choice: 'save', targets: [save] } as const
  const there = (1 / 6.95 + 3 / 6.95) / 2 + 0.1 + 0.4
  const home = (Math.log2(56 / 72 + 1) + Math.log2(392 / 72 + 1)) / 2 / 6.95 + 0.1
  expect(estimateSeconds(save, [two, back])).toBeCloseTo(1.95 + there + home, 10)
})

test('a target further away or smaller takes longer', () => {
  const seconds = (x: number, side: number) =>
    estimateSeconds(save, [{ choice: 'other', targets: [at(x, 0, side, side)] }])
  expect(seconds(600, 56)).toBeGreaterThan(seconds(500, 56))
  expect(seconds(500, 48)).toBeGreaterThan(seconds(500, 56))
})
