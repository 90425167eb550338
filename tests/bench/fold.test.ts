// The bench of the fold on few visits: it measures what it says it measures. Its bars are for the long run by command.
import { describe, expect, test } from 'vitest'
import { engines, useEngines } from '../contracts/engines.ts'
import { printFigure } from '../figures.ts'
import { measureFold, memoryMbMax } from './fold.ts'

const makeGround = useEngines()
const visits = 400

for (const engine of engines) {
  describe(engine, () => {
    test('[AN55] a measured fold comes to the sums of the bare loop beside it', async () => {
      const ground = await makeGround(engine, 'schemas')
      const { isRight, ratio, peakMb } = await measureFold({ engine, visits, seed: 1, place: ground.place('live') })
      expect(isRight).toBe(true)
      expect(ratio).toBeGreaterThan(0)
      expect(peakMb).toBeLessThan(memoryMbMax)
      printFigure('fold', { engine, visits, ratio: ratio.toFixed(1), peak: `${Math.round(peakMb)}MB` })
    }, 120_000)
  })
}
