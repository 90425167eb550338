// A large workbook is seconds of computing: the server goes on answering while it is made.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { cubeSize } from '@tukkimies/shared/release/cube.ts'
import { exportCellsMax } from '@tukkimies/shared/release/export.ts'
import { makeFile } from '@tukkimies/server/exports/file.ts'
import { createFileMaking, type MakeFile } from '@tukkimies/server/exports/making.ts'
import { printFigure } from '../../figures.ts'
import { makeSource } from './source.ts'

/** As large as a file may be. */
const largest = makeSource({
  periods: Array.from({ length: 15 }, (_, at) => `${2020 + Math.floor(at / 4)}Q${(at % 4) + 1}`),
  sides: [
    ['rows', 'topic'],
    ['columns', 'language'],
  ],
})

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

/** How long the longest wait of the loop was, and how much of the computing was its own thread's. */
const watch = async (make: MakeFile) => {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  // Waits are counted from one round of the loop to the next: from the first to the last.
  await rest()
  const [whole, own] = [process.cpuUsage(), process.threadCpuUsage()]
  const began = performance.now()
  const { bytes } = await make('xlsx', largest)
  const tookMs = performance.now() - began
  const sum = ({ user, system }: NodeJS.CpuUsage): number => user + system
  const part = sum(process.threadCpuUsage(own)) / sum(process.cpuUsage(whole))
  await rest()
  delays.disable()
  return { bytes: bytes.length, longestMs: delays.max / 1e6, tookMs, part }
}

test('[A30] while the largest workbook is made, the server has its thread for everybody else', async () => {
  const cells = cubeSize(largest.answer, true)
  expect(cells).toBeLessThanOrEqual(exportCellsMax)
  expect(cells).toBeGreaterThan(0.85 * exportCellsMax)
  const making = createFileMaking()
  try {
    // The first file also waits for its thread to begin.
    await making.makeFile('xlsx', makeSource())
    const apart = await watch(making.makeFile)
    expect(apart.bytes).toBeGreaterThan(100_000)
    expect(apart.part).toBeLessThan(0.3)
    const inside = await watch(makeFile)
    expect(inside.bytes).toBe(apart.bytes)
    expect(inside.part).toBeGreaterThan(0.5)
    expect(inside.longestMs).toBeGreaterThan(inside.tookMs / 5)
    printFigure('largest workbook', {
      cells,
      tookMs: Math.round(apart.tookMs),
      longestWaitMs: Math.round(apart.longestMs),
      ownPart: apart.part.toFixed(2),
      longestWaitWithoutThreadMs: Math.round(inside.longestMs),
    })
  } finally {
    await making.close()
  }
}, 120_000)
