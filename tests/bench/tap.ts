// What an advisor waits for on a slow tablet: from a tap until its chip looks chosen, and from the tap on save until the form is
// ready for the next visit; in a real browser that has a quarter of its speed.
import type { Page } from '@playwright/test'
import { withBrowsers } from './browser-app.ts'

export const slowdown = 4
export const bars = { tapMs: 100, saveMs: 200 } as const

export type Waited = { readonly median: number; readonly p95: number }
export type Taps = { readonly tap: Waited; readonly save: Waited; readonly count: number }

export const measureTaps = (saves: number): Promise<Taps> =>
  withBrowsers(async ({ app, open }) => {
    const { context, page } = await open()
    await app.enrol(page)
    await page.locator('.tile-make').waitFor()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await listen(page)
    // The first ones are those of a page that has not run yet.
    for (let save = 0; save < saves + 3; save++) await saveOne(page, save)
    const { tapMs, saveMs } = await heard(page)
    return { tap: waited(tapMs.slice(9)), save: waited(saveMs.slice(3)), count: saveMs.length - 3 }
  })

const saveOne = async (page: Page, at: number): Promise<void> => {
  for (const group of ['topic', 'language', 'duration'])
    await page
      .locator(`#group-${group} label.chip`)
      .nth(at % 4)
      .tap()
  await page.locator('.button-save').tap()
  await page.waitForFunction((count) => Number(document.documentElement.dataset['saves']) > count, at)
}

/** Each time is from the event to the moment after the frame that shows what it did. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const root = document.documentElement
    const note = (name: string, since: number): void =>
      void requestAnimationFrame(() =>
        setTimeout(() => {
          performance.measure(name, { start: since, end: performance.now() })
          root.dataset['saves'] = String(performance.getEntriesByName('save').length)
        }),
      )
    let savedAt: number | null = null
    let pressedAt: number | null = null
    root.dataset['saves'] = '0'
    const onClick = ({ target, timeStamp }: Event): void => {
      if (!(target instanceof Element)) return
      if (target.closest('.button-save')) savedAt = timeStamp
      else if (target.closest('label.chip')) pressedAt ??= timeStamp
    }
    addEventListener('click', onClick, true)
    new MutationObserver((changes) => {
      const isChosen = changes.some(
        ({ target }) => target instanceof Element && target.classList.contains('chip-chosen'),
      )
      if (!isChosen || pressedAt === null) return
      note('tap', pressedAt)
      pressedAt = null
    }).observe(document.body, { subtree: true, attributeFilter: ['class'] })
    // A form that is ready has the focus where a visit begins.
    addEventListener('focusin', ({ target }) => {
      if (savedAt === null || !(target instanceof Element) || !target.closest('#group-topic')) return
      note('save', savedAt)
      savedAt = null
    })
  })

const heard = (page: Page): Promise<{ tapMs: number[]; saveMs: number[] }> =>
  page.evaluate(() => {
    const durations = (name: string): number[] => performance.getEntriesByName(name).map(({ duration }) => duration)
    return { tapMs: durations('tap'), saveMs: durations('save') }
  })

const waited = (values: readonly number[]): Waited => {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95) }
}
