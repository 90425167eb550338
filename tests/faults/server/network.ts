// F28 and F37: the answer is lost after the commit, and the request is cut at any byte.
import type { Asked, Fault } from '../fault.ts'
import { createRandom } from '../../world/random.ts'
import { type Checked, checkGround } from './checker.ts'
import { withGrounds } from './grounds.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { makePairs, makeSenders, realDay, type Sender } from './sender.ts'
import { configOf, createStarter } from './server.ts'

/** A tablet's pushes are counted by the minute: each sends so often and no more. */
const runsPerTablet = 60
const controlRuns = 20

type Disturbed = Checked & { readonly runs: number; readonly repeats: number; readonly believed: number }
/** Disturbs one push of a tablet; `true` if the tablet takes it for delivered all the same. */
type Disturb = (proxy: Proxy, sender: Sender, run: number) => Promise<boolean>

const disturbPushes = ({ engine }: Asked, runs: number, disturb: Disturb, broken = ''): Promise<Disturbed> =>
  withGrounds(engine, async (grounds) => {
    const ground = await grounds.make()
    const senders = await makeSenders(ground, Math.ceil(runs / runsPerTablet))
    const starter = createStarter({ broken })
    const server = await starter.start(configOf(ground))
    const proxy = await startProxy(server.url)
    const day = realDay()
    let believed = 0
    for (let run = 0; run < runs; run++) {
      const sender = senders[Math.floor(run / runsPerTablet)]
      if (!sender) throw new Error('no tablet')
      sender.save(makePairs(2, day))
      if (await disturb(proxy, sender, run)) believed++
      proxy.setWay('pass')
      await sender.drain(proxy.url)
    }
    await proxy.close()
    await server.stop()
    await starter.close()
    const checked = await checkGround(
      ground,
      senders.flatMap((sender) => sender.saved()),
      day,
    )
    const repeats = senders.reduce((sum, sender) => sum + sender.counts().repeats, 0)
    return { ...checked, runs: proxy.disturbed(), repeats, believed }
  })

const loseAnswer: Disturb = (proxy, sender) => {
  proxy.setWay('lose-answer')
  return sender.push(proxy.url)
}

/** A push of few entries is 4 kB of body behind a few hundred bytes of head. */
const requestBytes = 4_450

const makeCut = (seed: number): Disturb => {
  const random = createRandom(seed)
  return async (proxy, sender, run) => {
    const [high = 0, low = 0] = random(2)
    // Each byte once in turn where there are runs enough, begun anywhere.
    proxy.setWay({ cut: 1 + ((run * 7 + high * 256 + low) % requestBytes) })
    return sender.push(proxy.url)
  }
}

export const lostAnswer: Fault = {
  name: 'F28',
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  usualRuns: 1_000,
  inject: async (asked) => {
    const control = await disturbPushes(asked, controlRuns, loseAnswer, 'no-memory')
    const { repeats, believed, ...checked } = await disturbPushes(asked, asked.runs, loseAnswer)
    return {
      ...checked,
      wrong: { believed, unrepeated: Math.max(0, asked.runs * 4 - repeats) },
      figures: { repeats },
      control: { isCaught: control.duplicated > 0, figures: { duplicated: control.duplicated } },
    }
  },
}

export const cutRequest: Fault = {
  name: 'F37',
  isFirst: false,
  engines: ['sqlite'],
  usualRuns: 1_000,
  inject: async (asked) => {
    const control = await disturbPushes(asked, controlRuns, loseAnswer, 'no-memory')
    const { repeats, believed, ...checked } = await disturbPushes(asked, asked.runs, makeCut(asked.seed))
    return {
      ...checked,
      // What was cut may have been whole but for its padding; then it was taken whole.
      wrong: { believed, partial: repeats % 4 },
      figures: { repeats },
      control: { isCaught: control.duplicated > 0, figures: { duplicated: control.duplicated } },
    }
  },
}
