// What was looked at once and written down: orders of focus, trees of names. RECORD=accept writes down what is so today, for
// whoever changes a screen to read the difference.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { expect } from './fixture.ts'

const file = fileURLToPath(new URL('recorded.json', import.meta.url))
const Recorded = z.record(z.string(), z.array(z.string()))

export const expectRecorded = (name: string, lines: readonly string[]): void => {
  const recorded = existsSync(file) ? Recorded.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  if (process.env['RECORD'] === 'accept')
    writeFileSync(file, `${JSON.stringify({ ...recorded, [name]: lines }, null, 2)}\n`)
  else expect.soft(lines, name).toEqual(recorded[name])
}
