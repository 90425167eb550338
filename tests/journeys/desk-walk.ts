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
    await page.keyboard.press('Tab')
    const { left, fault } = await page.evaluate(walkOn)
    if (fault) wrong.push(fault)
    if (left === 0) break
  }
  const left = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-unwalked]')].map(
      (control) => `${control.tagName} ${control.textContent.slice(0, 40)} is not reached`,
    ),
  )
  return [...wrong, ...left]
}

/** In the page: what has the focus by now, and how many are still to come. */
const walkOn = (): { readonly left: number; readonly fault: string | null } => {
  const own = document.activeElement
  const isIn = own instanceof HTMLElement && own !== document.body
  // One of a group of radio buttons stands for all of them.
  const radios = own instanceof HTMLInputElement && own.type === 'radio' ? document.getElementsByName(own.name) : []
  for (const stop of isIn ? [own, ...radios] : []) delete stop.dataset['unwalked']
  const left = document.querySelectorAll('[data-unwalked]').length
  if (!isIn) return { left, fault: null }
  const { top, bottom, width } = own.getBoundingClientRect()
  const { outlineStyle, boxShadow } = getComputedStyle(own)
  const name = `${own.tagName} ${own.textContent.slice(0, 40)}`
  if (width > 0 && (bottom <= 0 || top >= innerHeight)) return { left, fault: `${name} is out of sight` }
  // A chip or a hidden box shows the mark of what stands around it.
  const isMarked = outlineStyle !== 'none' || boxShadow !== 'none' || own.matches('input')
  return { left, fault: isMarked ? null : `${name} has no mark` }
}
