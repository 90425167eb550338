// A release of any size passes through a backup in pieces: no more of it is in memory at once than a few pages.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, test } from 'vitest'
import { makeAgeKey } from '@tukkimies/server/backup/age.ts'
import { readSealed, unfinishedPath, writeSealed } from '@tukkimies/server/backup/files.ts'
import { copyToText, type Sum, sumCopy, textToCopy } from '@tukkimies/server/backup/text.ts'
import type { Copy, Page } from '@tukkimies/server/database.ts'
import { Day } from '@tukkimies/shared/day.ts'
import { printFigure } from '../../figures.ts'

const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rows = 150_000
const pageRows = 2000
const table = { name: 'cell', columns: { node: 'text', codes: 'text', y: 'integer' } } as const
const head = {
  store: 'release',
  build: '0',
  at: 0,
  day: Day.parse('2026-03-10'),
  generation: null,
  rootCheck: null,
} as const
const megabyte = 2 ** 20

setFlagsFromString('--expose-gc')
// The context's own name for it.
const collect = runInNewContext('gc') as () => void

const createPeak = () => {
  const use = (): number => {
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  collect()
  const begin = use()
  let peak = 0
  let looks = 0
  const look = (): void => {
    if (looks++ % 10 > 0) return
    collect()
    peak = Math.max(peak, use() - begin)
  }
  return { look, megabytes: () => Math.round(peak / megabyte) }
}

const makeCopy = (look: () => void): Copy => {
  async function* pages(): AsyncGenerator<Page> {
    for (let at = 0; at < rows; at += pageRows) {
      look()
      const page = Array.from({ length: pageRows }, (_, place) => [`point:${at + place}`, 'x'.repeat(200), at + place])
      yield await Promise.resolve({ table, rows: page })
    }
  }
  return { migrations: [], tables: [table], pages: pages() }
}

test('[F64] of 30 MB of rows no more than a part is in memory while they are sealed, opened and compared', async () => {
  mkdirSync(folder, { recursive: true })
  const key = await makeAgeKey()
  const peak = createPeak()
  let written: Sum | undefined
  const text = copyToText(head, makeCopy(peak.look), (sum) => (written = sum))
  await writeSealed(folder, 'memory', [key.recipient], text)
  const { value, sum } = await readSealed(unfinishedPath(folder, 'memory'), [key.identity], (plain) =>
    textToCopy(plain, (_head, copy) =>
      sumCopy({
        ...copy,
        pages: (async function* () {
          for await (const page of copy.pages) {
            peak.look()
            yield page
          }
        })(),
      }),
    ),
  )
  expect(sum).toEqual(written)
  expect(value).toEqual(written)
  expect(sum.counts).toEqual({ cell: rows })
  printFigure('backup', {
    rows,
    peakMb: peak.megabytes(),
    fileMb: Math.ceil(statSync(unfinishedPath(folder, 'memory')).size / megabyte),
  })
  expect(peak.megabytes()).toBeLessThan(15)
})
