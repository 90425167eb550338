// A page walked by the Tab key alone.
import type { Page } from '@playwright/test'
import { expect } from './fixture.ts'

/** What scrolls by itself is a stop too, and which those are only the browser knows. */
const moreStops = 60

/** What the keyboard does not reach, or reaches out of sight or without a mark. */
export const walk = async (page: Page): Promise<string[]> => {
  const wrong: string[] = []
  const count = await page.evaluate(() => {
    const controls = 'a[href], button, select, input, textarea, summary, [tabindex="0"]'
    const seen = [...document.querySelectorAll<HTMLElement>(controls)].filter(
      (control) => control.tabIndex >= 0 && control.checkVisibility() && !control.matches(':disabled'),
    )
    for (const control of seen) control.dataset['unwalked'] = ''
    document.body.focus()
    return seen.length
  })
  expect(count).toBeGreaterThan(2)
  for (let step = 0; step < count + moreStops; step++) {
    if ((await page.locator('[data-unwalked]').count()) === 0) break
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(() => {
      const own = document.activeElement
      if (!(own instanceof HTMLElement) || own === document.body) return null
      delete own.dataset['unwalked']
      const { top, bottom, width } = own.getBoundingClientRect()
      const { outlineStyle, boxShadow } = getComputedStyle(own)
      const name = `${own.tagName} ${own.textContent.slice(0, 40)}`
      if (width > 0 && (bottom <= 0 || top >= innerHeight)) return `${name} is out of sight`
      // A chip or a hidden box shows the mark of what stands around it.
      const isMarked = outlineStyle !== 'none' || boxShadow !== 'none' || own.matches('input')
      return isMarked ? null : `${name} has no mark`
    })
    if (fault) wrong.push(fault)
  }
  const left = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-unwalked]')]
      // One of a group of radio buttons stands for all of them.
      .filter((control) => !control.matches('input[type=radio]'))
      .map((control) => `${control.tagName} ${control.textContent.slice(0, 40)} is not reached`),
  )
  return [...wrong, ...left]
}
