// F41: a server that is killed at any moment of a push: what it said is stored is there, once.
import type { Asked, Fault } from '../fault.ts'
import { createRandom } from '../../world/random.ts'
import { type Checked, checkGround } from './checker.ts'
import { type Grounds, withGrounds } from './grounds.ts'
import { makePairs, makeSenders, realDay } from './sender.ts'
import { configOf, createStarter, type ServerOptions } from './server.ts'

const pairsEach = 6
const controlRuns = 12

type Killed = Checked & { readonly runs: number; readonly unanswered: number; readonly repeats: number }

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const killInPushes = async (grounds: Grounds, runs: number, seed: number, options: ServerOptions): Promise<Killed> => {
  const ground = await grounds.make()
  const [sender] = await makeSenders(ground, 1)
  if (!sender) throw new Error('no tablet')
  const random = createRandom(seed)
  const starter = createStarter(options)
  const day = realDay()
  let unanswered = 0
  // How long a push takes depends on the machine: learnt, so that about half of the kills come before the answer.
  let usualMs = 120
  for (let run = 0; run < runs; run++) {
    const server = await starter.start(configOf(ground))
    sender.save(makePairs(pairsEach, day))
    const pushed = sender.push(server.url)
    const [high = 0, low = 0] = random(2)
    await pause((0.4 + (high * 256 + low) / 65_536) * usualMs)
    await server.kill()
    const isAnswered = await pushed
    if (!isAnswered) unanswered++
    usualMs *= isAnswered ? 0.87 : 1.15
  }
  const last = await starter.start(configOf(ground))
  await sender.drain(last.url)
  await last.stop()
  await starter.close()
  const checked = await checkGround(ground, sender.saved(), day)
  return { ...checked, runs, unanswered, repeats: sender.counts().repeats }
}

export const killedServer: Fault = {
  name: 'F41',
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  usualRuns: 1_000,
  inject: ({ runs, seed, engine }: Asked) =>
    withGrounds(engine, async (grounds) => {
      const control = await killInPushes(grounds, controlRuns, seed, { broken: 'answer-early' })
      const { unanswered, repeats, ...checked } = await killInPushes(grounds, runs, seed, {})
      return {
        ...checked,
        wrong: { vacuous: runs >= 20 && (unanswered === 0 || unanswered === runs || repeats === 0) ? 1 : 0 },
        figures: { unanswered, repeats },
        control: { isCaught: control.lost > 0, figures: { lost: control.lost } },
      }
    }),
}
