// What every attack stands on: a filled register, all that it says, and the truth.
import type { Ground } from './attack.ts'
import { crawl } from './crawl.ts'
import { type Filling, fillRegister } from './fill.ts'
import { makeTruth } from './truth.ts'

/** Fills a register and reads all of its release; `close` removes it. */
export const openGround = async (filling: Filling): Promise<{ ground: Ground; close: () => Promise<void> }> => {
  const target = await fillRegister(filling)
  const shown = target.list.dimensions.filter((dimension) => dimension.visitor === 'client' && dimension.shown)
  const told = await crawl(target, [...shown.map(({ key }) => key), 'language.1', 'topic.1'])
  return { ground: { target, told, truth: makeTruth(target), seed: filling.seed }, close: target.close }
}
