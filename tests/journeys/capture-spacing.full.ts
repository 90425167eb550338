// Text that a reader spaces out, as WCAG 2.2 asks (1.4.12): nothing of it is cut off.
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

test('text that a reader has spaced out is cut off nowhere', async ({ app, page }) => {
  await app.enrol(page)
  await expect(page.locator('.tile-make')).toBeVisible()
  // WCAG 2.2, 1.4.12; by the elements' own styles, for the policy lets no sheet of others in.
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('.capture *'))
      Object.assign(one.style, { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' })
  })
  for (const size of [
    { width: 1180, height: 820 },
    { width: 820, height: 1180 },
    { width: 375, height: 812 },
  ]) {
    await page.setViewportSize(size)
    expect.soft(await cutOff(page), `${size.width}x${size.height}`).toEqual([])
  }
})

/** Texts that are larger than the box that cuts them off. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.capture :is(.chip, .button, .tile, legend, h1, a, .status)')].flatMap((box) => {
      const range = document.createRange()
      range.selectNodeContents(box)
      const [inner, outer] = [range.getBoundingClientRect(), box.getBoundingClientRect()]
      const isCut = getComputedStyle(box).overflow !== 'visible' || box.matches('.chip, .button, .tile')
      const isLarger = inner.right > outer.right + 1 || inner.height > outer.height + 1
      return isCut && isLarger ? [`${box.className || box.tagName} ${box.textContent}`] : []
    }),
  )
