// Pictures of screens, and sheets of them to look at: one for each part, and one of all parts. What a picture shows stands in
// its name, because a test that fails takes its worker and all that is remembered with it.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import type { Locale } from './tablet-screens.ts'

const folder = fileURLToPath(new URL('../.cache/screens', import.meta.url))
const picture = { width: 300, height: 209 } as const
const phone = { width: 390, height: 844 } as const
/** Beside each other: three languages, light and dark, then one on a phone and one in forced colours. */
const picturesAbreast = 8
const sheetWidth = picturesAbreast * (picture.width + 8) + 16
/** Of the parts' sheets on the sheet of all, which no browser draws higher than 16,384 pixels. */
const allColumns = 2
const allScale = 0.66

export const clearPictures = (): void => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}

/** Takes the screen as it stands in every look that its language has. */
export const shoot = async (page: Page, part: string, screen: string, locale: Locale): Promise<void> => {
  const language = locale.slice(0, 2)
  const take = (look: string) => {
    const name = `${encodeURIComponent(part)}@${encodeURIComponent(screen)}@${look}.jpeg`
    return page.screenshot({ path: join(folder, name), type: 'jpeg', quality: 80, animations: 'disabled' })
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await take(`${language} ${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: language === 'sv' ? 'active' : 'none' })
  if (language === 'sv') await take('sv, forced')
  if (language === 'fi') {
    const size = page.viewportSize()
    await page.setViewportSize(phone)
    await take('fi, phone')
    if (size) await page.setViewportSize(size)
  }
  await page.emulateMedia({ forcedColors: 'none' })
}

/** Puts the pictures of a part on its sheet, and returns how many there are. */
export const drawPart = async (browser: Browser, part: string): Promise<number> => {
  const names = readdirSync(folder).filter((name) => name.startsWith(`${encodeURIComponent(part)}@`))
  const screens = Map.groupBy(names, (name) => decodeURIComponent(name.split('@')[1] ?? ''))
  // In the order of the story, not of the alphabet.
  const blocks = [...screens].toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
  const figures = blocks.map(([screen, own]) => {
    const cells = own.toSorted(byLook).map((name) => {
      const address = pathToFileURL(join(folder, name)).href
      return `<td><img src="${address}" alt=""><br>${escapeText(lookOf(name))}</td>`
    })
    return `<table><caption>${escapeText(screen)}</caption><tr>${cells.join('')}</tr></table>`
  })
  await draw(browser, sheetFile(part), sheetWidth, `<h1>${escapeText(part)}</h1>${figures.join('\n')}`)
  return names.length
}

/** Puts the sheets of all parts on one, and returns its path. */
export const drawAll = async (browser: Browser, parts: readonly string[]): Promise<string> => {
  const width = Math.round(sheetWidth * allScale)
  const images = parts
    .map(sheetFile)
    .filter((file) => existsSync(file))
    .map((file) => `<img class="sheet" src="${pathToFileURL(file).href}" alt="">`)
  const sheet = join(folder, 'contact-sheet.png')
  const style = `<style>main { columns: ${allColumns}; column-gap: 0 } .sheet { width: ${width}px; height: auto }</style>`
  await draw(browser, sheet, width * allColumns + 16, `${style}<main>${images.join('')}</main>`)
  return sheet
}

/** Where the sheet of a part is. */
export const sheetFile = (part: string): string => join(folder, `${part.replaceAll(/[^a-z0-9]+/gi, '-')}.png`)

const lookOrder = ['fi light', 'fi dark', 'sv light', 'sv dark', 'en light', 'en dark', 'fi, phone', 'sv, forced']
const lookOf = (name: string): string => name.split('@')[2]?.replace('.jpeg', '') ?? ''
const byLook = (one: string, other: string): number => lookOrder.indexOf(lookOf(one)) - lookOrder.indexOf(lookOf(other))

const draw = async (browser: Browser, sheet: string, width: number, body: string): Promise<void> => {
  const page = await browser.newPage({ viewport: { width, height: 100 } })
  const file = sheet.replace('.png', '.html')
  writeFileSync(file, `<!doctype html><meta charset="utf-8">${styles}${body}`)
  await page.goto(pathToFileURL(file).href)
  await page.screenshot({ path: sheet, fullPage: true })
  await page.close()
}

const styles = `<style>
  body { margin: 8px; background: #fff; color: #333; font: 13px sans-serif }
  h1 { margin: 0; font-size: 20px } table { border-spacing: 0; margin-block-end: 8px }
  caption { text-align: start; font-weight: bold } td { padding: 0 8px 0 0; vertical-align: top }
  td img { width: ${picture.width}px; height: ${picture.height}px; object-fit: contain; object-position: top left; outline: 1px solid #999 }
</style>`

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
