// `npm run screens`: every screen of the tablet and of the desk, in three languages, light and dark, on a phone and in forced
// colours: a sheet for each chapter as soon as it is taken, and at last one picture of all.
import type { Browser, BrowserContext } from '@playwright/test'
import { type Demo, type DemoRole, demoTest } from './demo-fixture.ts'
import { type DeskPage, deskPages } from './desk-pages.ts'
import { expect, test } from './fixture.ts'
import { clearPictures, drawAll, drawPart, sheetFile, shoot } from './sheets.ts'
import { chapters, locales } from './tablet-look.ts'
import { type Locale, tellChapter } from './tablet-screens.ts'

const desk = { width: 1280, height: 891 } as const
/** Pages on one sheet of the desk. */
const deskAtOnce = 10

type DeskPart = { readonly name: string; readonly pages: readonly DeskPage[] }

const deskParts: readonly DeskPart[] = Array.from({ length: Math.ceil(deskPages.length / deskAtOnce) }, (_, at) => ({
  name: `desk ${at + 1}`,
  pages: deskPages.slice(at * deskAtOnce, (at + 1) * deskAtOnce),
}))
const tabletPart = (chapter: string): string => `tablet ${chapter}`
const parts = [...chapters.map(({ name }) => tabletPart(name)), ...deskParts.map(({ name }) => name)]

// In the order of the file: the first makes room, the last puts together what those between have taken.
test.describe.configure({ mode: 'default', timeout: 600_000 })

test('the pictures of last time are gone', () => {
  clearPictures()
})

const endPart = async (browser: Browser, part: string): Promise<void> => {
  const taken = await drawPart(browser, part)
  expect(taken).toBeGreaterThan(0)
  console.info(`${parts.indexOf(part) + 1} of ${parts.length} sheets, ${taken} pictures: ${sheetFile(part)}`)
}

for (const chapter of chapters) {
  const part = tabletPart(chapter.name)
  for (const locale of locales)
    test(`the tablet is taken: ${chapter.name}, ${locale}`, async ({ app, browser }) => {
      let screens = 0
      const look = (name: string, page: Parameters<typeof shoot>[0]) =>
        shoot(page, part, `${++screens} ${name}`, locale)
      await tellChapter(chapter, { app, browser, locale, look })
    })
  test(`the tablet stands on its sheet: ${chapter.name}`, ({ browser }) => endPart(browser, part))
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>
const sessions = new Map<DemoRole, { readonly state: Session; readonly since: number }>()
/** Contacts and administration ask for a log-in of the last fifteen minutes. */
const sessionMsMax = 8 * 60_000

/** Signed in once for many pages: a password takes as long to check as a page to draw. */
const sessionOf = async (browser: Browser, demo: Demo, role: DemoRole): Promise<Session> => {
  const kept = sessions.get(role)
  if (kept && Date.now() - kept.since < sessionMsMax) return kept.state
  const context = await browser.newContext()
  await demo.signIn(context.request, role)
  const state = await context.storageState()
  await context.close()
  sessions.set(role, { state, since: Date.now() })
  return state
}

for (const { name, pages } of deskParts) {
  for (const [at, asked] of pages.entries())
    demoTest(`the desk is taken: ${asked.path} for ${asked.as}`, async ({ demo, browser }) => {
      for (const locale of locales) {
        const storageState = asked.as === 'anyone' ? undefined : await sessionOf(browser, demo, asked.as)
        const context = await browser.newContext({ locale, viewport: desk, ...(storageState && { storageState }) })
        await takePage(context, demo, { asked, locale, part: name, at: at + 1 })
        await context.close()
      }
    })
  demoTest(`the desk stands on its sheet: ${name}`, ({ browser }) => endPart(browser, name))
}

type Taking = { readonly asked: DeskPage; readonly locale: Locale; readonly part: string; readonly at: number }

const takePage = async (context: BrowserContext, demo: Demo, { asked, locale, part, at }: Taking): Promise<void> => {
  const { path, ready = 'h1', as } = asked
  const page = await context.newPage()
  const rest = path.endsWith('language=') ? locale.slice(0, 2) : path.endsWith('table=') ? demo.openTable : ''
  await page.goto(demo.url + path + rest)
  await expect(page.locator(ready).filter({ visible: true }).first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  await shoot(page, part, `${at} ${path.slice(0, 60)} (${as})`, locale)
  await page.close()
}

// Of the same kind as the pages of the desk, or it would come before them.
demoTest('all of them stand on one sheet', async ({ browser }) => {
  console.info(`All: ${await drawAll(browser, parts)}`)
})
