// A save on a tablet, in a real browser: a visit and its arrival by the product, beside two rows of the same size written raw
// in one strict transaction of the same engine.
import type { BrowserStore } from '../faults/fault.ts'
import { withHarness } from '../faults/tablet/harness.ts'

export const saveRatioMax = 2

/** Medians in milliseconds, the two measured in turns. */
export type Saved = { readonly save: number; readonly raw: number; readonly ratio: number }

export const measureSave = (store: BrowserStore, saves: number): Promise<Saved> =>
  withHarness('sqlite', store, async (harness) => {
    await harness.run('plan=enrol&prefix=b')
    // What is sent meanwhile would be measured too.
    harness.meddle((_, response) => (response.destroy(), true))
    const { saveMs = [], rawMs = [] } = await harness.run(`plan=bench&prefix=b&saves=${saves}`)
    const [save, raw] = [median(saveMs), median(rawMs)]
    return { save, raw, ratio: save / raw }
  })

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
