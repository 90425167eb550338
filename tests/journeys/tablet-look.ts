// What everybody meets a screen of the tablet with: a language, and light, dark or forced colours.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findingsOn } from './axe.ts'
import { setTextSize } from './fits.ts'
import { firstChapters, landscape, type Locale } from './tablet-screens.ts'
import { furtherChapters } from './tablet-troubles.ts'

export const locales: readonly Locale[] = ['fi-FI', 'sv-FI', 'en-GB']
export const chapters = [...firstChapters, ...furtherChapters]
export const colours = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const
export type Colours = (typeof colours)[number]

/** What is wrong with the screen as it stands, in the colours that it is looked at in. */
export const lookAt = async (page: Page, name: string, looked: readonly Colours[]): Promise<string[]> => {
  const found: string[] = []
  for (const colour of looked) {
    await page.emulateMedia(colour)
    const where = `${name}, ${colour.forcedColors === 'active' ? 'forced' : colour.colorScheme}`
    found.push(...(await findingsOn(page)).map((finding) => `${where}: ${finding}`))
    const folder = process.env['PICTURES']
    if (folder) await page.screenshot({ path: join(folder, `${where.replaceAll(/[ :,/]+/g, '-')}.png`) })
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null })
  return found
}

/** What reaches beyond a narrow screen, or beyond a wide one once the text is twice as large, and what a thumb would miss. */
export const fitAt = async (page: Page, name: string): Promise<string[]> => {
  const found = (await smallOn(page)).map((one) => `${name}: ${one}`)
  await page.setViewportSize({ width: 320, height: 640 })
  found.push(...(await sidewaysOn(page)).map((one) => `${name}, 320 px: ${one}`))
  await page.setViewportSize(landscape)
  await setTextSize(page, 200)
  found.push(...(await sidewaysOn(page)).map((one) => `${name}, 200 %: ${one}`))
  await setTextSize(page, 100)
  return found
}

/** What can be reached now: where a dialog stands open, what stands in it. */
const sidewaysOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const place = document.querySelector('dialog[open]') ?? document.documentElement
    const wide =
      place.scrollWidth > place.clientWidth ? [`scrolls to the side by ${place.scrollWidth - place.clientWidth}`] : []
    const beyond = [...place.querySelectorAll(':is(button, a, input, select, label, h1, h2, p)')].filter((box) => {
      const { width, right } = box.getBoundingClientRect()
      return width > 1 && right > innerWidth + 1 && !box.closest('[inert], .table-scroll')
    })
    return [...wide, ...beyond.map((box) => `${box.tagName} ${box.textContent.slice(0, 40)} reaches beyond`)]
  })

const smallOn = (page: Page): Promise<string[]> =>
  page.evaluate((targetMin) => {
    const place = document.querySelector('dialog[open]') ?? document.body
    return [
      ...place.querySelectorAll(':is(button, a.button, select, label.chip, input:not([type=radio], [type=checkbox]))'),
    ]
      .filter((box) => !box.closest('[inert]') && box.checkVisibility())
      .map((box) => ({ name: `${box.tagName} ${box.textContent.slice(0, 40)}`, box: box.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < targetMin - 0.5 || box.height < targetMin - 0.5))
      .map(({ name, box }) => `${name} is ${Math.round(box.width)} x ${Math.round(box.height)}`)
  }, 48)
