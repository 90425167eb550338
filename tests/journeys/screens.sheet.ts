// `npm run screens`: every screen of the tablet and of the desk, in three languages, light and dark, as one picture to look at.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { type Demo, demoTest } from './demo-fixture.ts'
import { type DeskPage, deskPages } from './desk-pages.ts'
import { expect, test } from './fixture.ts'
import { firstChapters, type Locale, tellChapter } from './tablet-screens.ts'
import { furtherChapters } from './tablet-troubles.ts'

const folder = fileURLToPath(new URL('../.cache/screens', import.meta.url))
const locales: readonly Locale[] = ['fi-FI', 'sv-FI', 'en-GB']
const themes = ['light', 'dark'] as const
/** Screens side by side, each in its six looks. */
const screensAbreast = 2
const thumbnail = { width: 260, height: 181 } as const
const desk = { width: 1280, height: 891 } as const

type Shot = { readonly screen: string; readonly look: string; readonly file: string }

// In the order of the file: the first makes room, the last puts together what those between have taken. What a file shows
// stands in its name, because a test that fails takes its worker and all that is remembered with it.
test.describe.configure({ mode: 'default', timeout: 600_000 })

test('the pictures of last time are gone', () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
})

const shoot = async (page: Page, screen: string, locale: Locale): Promise<void> => {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const name = `${encodeURIComponent(screen)}@${locale.slice(0, 2)} ${colorScheme}.jpeg`
    await page.screenshot({ path: join(folder, name), type: 'jpeg', quality: 70, animations: 'disabled' })
  }
}

const takenShots = (): readonly Shot[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jpeg'))
    .toSorted()
    .map((name) => {
      const [screen = '', look = ''] = name.replace('.jpeg', '').split('@')
      return { screen: decodeURIComponent(screen), look, file: join(folder, name) }
    })

for (const chapter of [...firstChapters, ...furtherChapters])
  for (const locale of locales)
    test(`the tablet is taken: ${chapter.name}, ${locale}`, async ({ app, browser }) => {
      await tellChapter(chapter, { app, browser, locale, look: (name, page) => shoot(page, `tablet ${name}`, locale) })
    })

for (const asked of deskPages)
  demoTest(`the desk is taken: ${asked.path} for ${asked.as}`, async ({ demo, browser }) => {
    for (const locale of locales) {
      const context = await browser.newContext({ locale, viewport: desk })
      if (asked.as !== 'anyone') await demo.signIn(context.request, asked.as)
      await takePage(context, demo, asked, locale)
      await context.close()
    }
  })

const takePage = async (context: BrowserContext, demo: Demo, asked: DeskPage, locale: Locale): Promise<void> => {
  const { path, ready = 'h1', as } = asked
  const page = await context.newPage()
  const rest = path.endsWith('language=') ? locale.slice(0, 2) : path.endsWith('table=') ? demo.openTable : ''
  await page.goto(demo.url + path + rest)
  await expect(page.locator(ready).filter({ visible: true }).first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  await shoot(page, `${path.slice(0, 100)} (${as})`, locale)
  await page.close()
}

// Of the same kind as the pages of the desk, or it would come before them.
demoTest('all of them stand on one sheet', async ({ browser }) => {
  const shots = takenShots()
  expect(shots.length).toBeGreaterThan(100)
  const sheet = join(folder, 'contact-sheet.png')
  await drawSheet(browser, shots, sheet)
  console.info(`${shots.length} pictures: ${sheet}`)
})

const drawSheet = async (browser: Browser, shots: readonly Shot[], sheet: string): Promise<void> => {
  const page = await browser.newPage({
    viewport: { width: screensAbreast * 6 * (thumbnail.width + 6) + 40, height: 900 },
  })
  const file = join(folder, 'contact-sheet.html')
  writeFileSync(file, sheetToHtml(shots))
  await page.goto(pathToFileURL(file).href)
  await page.screenshot({ path: sheet, fullPage: true })
  await page.close()
}

const sheetToHtml = (shots: readonly Shot[]): string => {
  const screens = [...new Set(shots.map(({ screen }) => screen))]
  const figures = screens.map((screen) => {
    const own = shots.filter((shot) => shot.screen === screen)
    const pictures = own.map(
      ({ file, look }) => `<td><img src="${pathToFileURL(file).href}" alt=""><br>${escapeText(look)}</td>`,
    )
    return `<table><caption>${escapeText(screen)}</caption><tr>${pictures.join('')}</tr></table>`
  })
  return `<!doctype html><meta charset="utf-8"><style>
    body { display: grid; grid-template-columns: repeat(${screensAbreast}, 1fr); gap: 12px; margin: 12px; font: 13px sans-serif }
    caption { text-align: start; font-weight: bold } td { padding: 0 4px 0 0; color: #555 } table { border-spacing: 0 }
    img { width: ${thumbnail.width}px; height: ${thumbnail.height}px; object-fit: cover; object-position: top; outline: 1px solid #999 }
  </style>${figures.join('\n')}`
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
