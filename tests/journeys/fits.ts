// Whether a screen of the tablet fits: nothing scrolls, nothing is clipped, every target is large enough for a thumb.
import type { Page } from '@playwright/test'
import { expect } from './fixture.ts'

/** The sizes of tablets at which a screen of the capture does not scroll. */
export const sizes = [
  { width: 1180, height: 820 },
  { width: 1280, height: 800 },
  { width: 1280, height: 736 },
  { width: 820, height: 1180 },
  { width: 800, height: 1280 },
  { width: 800, height: 1216 },
  { width: 820, height: 1136 },
]

const targetMin = 48
const gapMin = 8

export const chooseLanguage = async (page: Page, language: string): Promise<void> => {
  await page.getByRole('button', { name: /^(Valikko|Meny|Menu)$/ }).click()
  await page.getByLabel(/^(Kieli|Språk|Language)$/).selectOption(language)
  await page.keyboard.press('Escape')
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** The size that a person has set for all text, in per cent. */
export const setTextSize = (page: Page, percent: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = size
  }, `${percent}%`)

/** What does not fit: things that scroll, and texts that reach beyond the box they stand in. */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    for (const place of [document.documentElement, ...document.querySelectorAll('.capture-main, .panel')])
      if (place.scrollWidth > place.clientWidth || place.scrollHeight > place.clientHeight)
        found.push(`${place.className || place.tagName} scrolls`)
    for (const box of document.querySelectorAll('.capture :is(.chip, .button, .tile, legend, h1, .mark, a)')) {
      // A word that only fits when it is broken does not fit.
      if (box instanceof HTMLElement) Object.assign(box.style, { overflowWrap: 'normal', hyphens: 'manual' })
      const range = document.createRange()
      const [outer, title] = [box.getBoundingClientRect(), box.querySelector('.tile-title, .undo-codes')]
      range.selectNodeContents(box)
      // What a preset or an undo is of ends in dots where it is too long: its box has to fit, not every word.
      const inner = (title ?? range).getBoundingClientRect()
      const isWide = inner.left < outer.left - 1 || inner.right > outer.right + 1
      // A range is as high as the font's tallest signs would be; what the text takes are its line boxes.
      const line = title ? 0 : (range.getClientRects()[0]?.height ?? 0) - parseFloat(getComputedStyle(box).lineHeight)
      const slack = Math.max(0, line / 2)
      const isHigh =
        box.matches('.chip, .button, .tile') && (inner.top + slack < outer.top || inner.bottom - slack > outer.bottom)
      if (isWide || isHigh || outer.right > innerWidth || outer.bottom > innerHeight)
        found.push(`${box.textContent} is clipped`)
    }
    return found
  })

/** Targets that are too small, or too near to another. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ targetMin, gapMin }) => {
      const boxes = [...document.querySelectorAll('.capture :is(.chip, .button, .tile, select, a)')]
        .filter((box) => !box.closest('[inert]'))
        .map((box) => ({ name: box.textContent, ...box.getBoundingClientRect().toJSON() }))
      const small = boxes.filter(({ width, height }) => width < targetMin || height < targetMin)
      const near = boxes.filter((one, at) =>
        boxes
          .slice(at + 1)
          .some(
            (other) =>
              Math.max(other.left - one.right, one.left - other.right) < gapMin - 0.5 &&
              Math.max(other.top - one.bottom, one.top - other.bottom) < gapMin - 0.5,
          ),
      )
      return [...small.map(({ name }) => `${name} is small`), ...near.map(({ name }) => `${name} is too near`)]
    },
    { targetMin, gapMin },
  )
