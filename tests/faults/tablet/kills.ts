// F2 and F3: a browser that is killed, between "saved here" and the push, and between the answer and writing it down.
import type { Asked, Fault, Outcome } from '../fault.ts'
import { type Harness, withHarness } from './harness.ts'

/** Tablets of one browser: they are killed together, each where it stands. */
const together = 20

type Plant = 'drop' | 'double'

const stores = ['leveldb', 'sqlite'] as const
const engines = ['sqlite', 'postgres'] as const

/** Kills tablets that have just confirmed a save and sent nothing; they drain at the next start, with no tap. */
const killAfterSave = async (harness: Harness, runs: number, plant: Plant | null): Promise<readonly number[]> => {
  const drained: number[] = []
  const tablets = `tablets=${together}&prefix=k`
  await harness.run(`plan=enrol&${tablets}`)
  for (let done = 0; done < runs; done += together) {
    // Nothing gets through until they are dead.
    harness.meddle((_, response) => (response.destroy(), true))
    await harness.runAndKill(`plan=save&saves=1&${tablets}`, () => harness.nextConfirmed(together))
    harness.meddle(null)
    const isPlanted = plant !== null && done === 0
    drained.push((await harness.run(`plan=drain&${tablets}${isPlanted ? `&plant=${plant}` : ''}`)).at)
  }
  return drained
}

/** Kills a tablet that has the answer to its push and has not written it down; what it repeats is known already. */
const killBeforeMark = async (harness: Harness, runs: number, plant: Plant | null): Promise<number> => {
  await harness.run('plan=enrol&prefix=m')
  const before = harness.pushes()
  for (let done = 0; done < runs; done++)
    await harness.runAndKill('plan=save&saves=3&prefix=m&failpoint=answer.before-mark', harness.nextFailpoint)
  await harness.run(`plan=drain&prefix=m${plant ? `&plant=${plant}` : ''}`)
  return harness.pushes() - before
}

const p95 = (values: readonly number[]): number =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? 0)

const controlOf = async (
  { engine, store }: Asked,
  work: (harness: Harness) => Promise<unknown>,
  of: 'lost' | 'duplicated',
): Promise<Outcome['control']> =>
  withHarness(engine, store, async (harness) => {
    await work(harness)
    const checked = await harness.check()
    return { isCaught: checked[of] > 0, figures: { [of]: checked[of] } }
  })

export const killedAfterSave: Fault = {
  name: 'F2',
  isFirst: true,
  engines,
  stores,
  usualRuns: 1_000,
  inject: async (asked) => {
    const control = await controlOf(asked, (harness) => killAfterSave(harness, together, 'drop'), 'lost')
    return withHarness(asked.engine, asked.store, async (harness) => {
      const drained = await killAfterSave(harness, asked.runs, null)
      const checked = await harness.check()
      const runs = drained.length * together
      return { ...checked, runs, figures: { p95DrainMs: p95(drained), kills: drained.length }, control }
    })
  },
}

export const killedBeforeMark: Fault = {
  name: 'F3',
  isFirst: true,
  engines,
  stores,
  usualRuns: 1_000,
  inject: async (asked) => {
    const control = await controlOf(asked, (harness) => killBeforeMark(harness, 1, 'double'), 'duplicated')
    return withHarness(asked.engine, asked.store, async (harness) => {
      const pushes = await killBeforeMark(harness, asked.runs, null)
      return { ...(await harness.check()), runs: asked.runs, figures: { pushes }, control }
    })
  },
}
