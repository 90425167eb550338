// A page of the desk as everybody meets it: in its languages and colours, wide and narrow, and nothing that axe finds.
import type { Browser, Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { expect } from './fixture.ts'
import { isFull, looksOf } from './looks.ts'

/** Opens the page in each look, in whose browser context `signedIn` holds, shows what is asked for and looks at it. */
export const lookAtPage = async (
  browser: Browser,
  signedIn: Page,
  address: string,
  show: (page: Page, language: 'fi' | 'sv' | 'en') => Promise<void> = async () => {},
): Promise<void> => {
  const storageState = await signedIn.context().storageState()
  for (const { locale, colorScheme } of looksOf(new URL(address).pathname)) {
    const context = await browser.newContext({ storageState, locale, colorScheme })
    const page = await context.newPage()
    await page.goto(address)
    await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await show(page, locale.slice(0, 2) as 'fi' | 'sv' | 'en')
    // Between wide and narrow the colours are the same, and the words.
    if (isFull) expect(await violationsOn(page), `${address} ${locale}`).toEqual([])
    for (const width of [820, 678, 360, 320]) {
      await page.setViewportSize({ width, height: 740 })
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `${address} ${locale} at ${width}`).toBe(0)
    }
    expect(await violationsOn(page), `${address} ${locale}, narrow`).toEqual([])
    await context.close()
  }
}
