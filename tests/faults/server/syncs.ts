// F45: one sync of the disk fails. The server ends before it answers anything more; what it had confirmed is there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '../../world/random.ts'
import type { Fault } from '../fault.ts'
import { type Checked, checkGround, sumChecked } from './checker.ts'
import { withGrounds } from './grounds.ts'
import { makePairs, makeSenders, realDay } from './sender.ts'
import { configOf, createStarter } from './server.ts'

/** A start and a dozen pushes make more than these. */
const syncsMax = 60
const pushesMax = 14
const silenceMs = 3_000
const runsPerGround = 50
const controlRuns = 6

type Failed = Checked & {
  readonly runs: number
  readonly alive: number
  readonly refused: number
  readonly spared: number
}

const failSyncs = (runs: number, seed: number, broken: string): Promise<Failed> =>
  withGrounds('sqlite', async (grounds) => {
    const random = createRandom(seed)
    const checked: Checked[] = []
    let [alive, refused, spared] = [0, 0, 0]
    for (let run = 0; run < runs;) {
      const ground = await grounds.make()
      const [sender] = await makeSenders(ground, 1)
      if (!sender) throw new Error('no tablet')
      for (const end = Math.min(runs, run + runsPerGround); run < end; run++) {
        const at = 1 + ((random(1)[0] ?? 0) % syncsMax)
        const tape = join(ground.folder, '..', 'tape')
        const inject = `inject=fsync,fdatasync:error=EIO:when=${at}`
        const under = ['strace', '-f', '-y', '-qq', '-o', tape, '-e', 'trace=fsync,fdatasync', '-e', inject]
        const starter = createStarter({ broken, under, hasSpare: false })
        const server = await starter.start(configOf(ground)).catch(() => null)
        if (!server) {
          refused++
          continue
        }
        let isOver = false
        const ended = server.ended().then(() => (isOver = true))
        for (let push = 0; push < pushesMax && !isOver; push++) {
          sender.save(makePairs(1, realDay()))
          await sender.push(server.url)
        }
        // Its end is heard of a moment later than its silence.
        await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, silenceMs))])
        // A run in which no file of the stores was hit says nothing: of a folder SQLite does not mind it.
        const isHit = /\.sqlite(-wal)?>\) .*INJECTED/.test(readFileSync(tape, 'latin1'))
        if (!isOver && isHit) alive++
        if (!isHit) spared++
        await server.kill()
        await ended
      }
      const starter = createStarter({ hasSpare: false })
      const sound = await starter.start(configOf(ground))
      await sender.drain(sound.url)
      await sound.stop()
      checked.push(await checkGround(ground, sender.saved(), realDay()))
    }
    return { ...sumChecked(checked), runs: runs - spared, alive, refused, spared }
  })

export const failedSync: Fault = {
  name: 'F45',
  isFirst: false,
  engines: ['sqlite'],
  usualRuns: 100,
  inject: async ({ runs, seed }) => {
    const control = await failSyncs(controlRuns, seed, 'sync-ignored')
    const { alive, refused, spared, ...counted } = await failSyncs(Math.ceil(runs * 1.3) + 2, seed, '')
    return {
      ...counted,
      wrong: { alive },
      figures: { refused, spared },
      control: { isCaught: control.alive > 0, figures: { alive: control.alive } },
    }
  },
}
