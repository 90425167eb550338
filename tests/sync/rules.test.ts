// The rules as they are written down, held against what the tests show.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limits, ResultStatus } from '@tukkimies/shared/wire.ts'
import { now, numbers } from '../numbers.ts'

const text = readFileSync(new URL('../../shared/SYNC.md', import.meta.url), 'utf8')
const rules = [...text.matchAll(/\*\*(S\d+)\b/g)].map(([, number = '']) => number)

test('[S12] every rule that is written down has a number once, and a test that shows it', () => {
  const known = Object.keys(numbers).filter((number) => /^S\d+$/.test(number))
  expect(rules.length).toBe(new Set(rules).size)
  expect(rules.toSorted()).toEqual(known.toSorted())
  expect(rules.filter((rule) => !now.includes(rule))).toEqual(waiting)
})

/** Takes effect with the part that does it. */
const waiting = now.includes('S28') ? [] : ['S28']

test('[S12] every status of a result has a row in the table, and every row a status', () => {
  const rows = [...text.matchAll(/^ {2}\| `(\w+)` +\|/gm)].map(([, status = '']) => status)
  const named: readonly string[] = ResultStatus.options
  expect(named.length).toBeGreaterThan(8)
  expect(rows.toSorted()).toEqual(named.toSorted())
})

test('[S16] the limits that are written down are those that hold', () => {
  const rule = /\*\*S16[^*]*\*\* ([^*]*)/.exec(text)?.[1]?.replaceAll(/\s+/g, ' ') ?? ''
  expect(rule).toContain(`${limits.entriesMax} entries`)
  expect(rule).toContain(`Body ${limits.bodyBytesMax / 1024} kB`)
  expect(rule).toContain(`${limits.pushesPerMinute} pushes a minute after a burst of ${limits.pushesBurst}`)
  expect(rule).toContain(`${limits.entriesPerDeviceDay.toLocaleString('en')} entries`)
})
