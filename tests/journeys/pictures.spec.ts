// The pictures of the app: what a browser shows before it installs it, and the one in the README. They are taken from the real
// screen each time; with PICTURES=write they take the place of those in the repository.
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { pngSize } from '../png.ts'
import { root } from '../style/sources.ts'
import { expect, test } from './fixture.ts'

const isWriting = process.env['PICTURES'] === 'write'
const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const

/** A visit that is half made: topic, language and duration are chosen. */
const chooseThree = async (page: Page): Promise<void> => {
  for (const [group, at] of [
    ['topic', 0],
    ['language', 3],
    ['duration', 2],
  ] as const)
    await page.locator(`#group-${group} label.chip`).nth(at).tap()
}

const take = async (page: Page, path: string, width: number, height: number): Promise<void> => {
  await page.setViewportSize({ width, height })
  await expect(page.locator('.button-save')).toBeInViewport({ ratio: 1 })
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  expect(pngSize(png)).toEqual({ width, height })
  if (isWriting) writeFileSync(`${root}${path}`, png)
}

test('pictures of the visit screen are taken from the app in three languages', async ({ app, browser }) => {
  test.setTimeout(180_000)
  for (const [language, locale] of Object.entries(locales)) {
    const viewport = { width: 1280, height: 800 }
    const context = await browser.newContext({ locale, viewport, hasTouch: true, colorScheme: 'light' })
    const page = await context.newPage()
    await app.enrol(page)
    await chooseThree(page)
    await take(page, `web/public/screens/visit-wide.${language}.png`, 1280, 800)
    await take(page, `web/public/screens/visit-narrow.${language}.png`, 820, 1180)
    if (language === 'fi') await take(page, 'web/pictures/visit.png', 1180, 820)
    await context.close()
  }
})
