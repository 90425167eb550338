// Every page of the desk as everybody meets it: three languages, light, dark and forced colours, on a phone and with text twice
// as large, and by keyboard alone. A test a page, with LOOKS=all.
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { type Demo, demoTest as test } from './demo-fixture.ts'
import { type DeskPage, deskPages } from './desk-pages.ts'
import { walk } from './desk-walk.ts'
import { expect } from './fixture.ts'
import { isFull } from './looks.ts'

type Look = {
  readonly locale: (typeof locales)[number]
  readonly colours: 'light' | 'dark' | 'forced'
  readonly width: 320 | 1280
  readonly isLarge: boolean
}
type State = Awaited<ReturnType<BrowserContext['storageState']>>

const locales = ['fi-FI', 'sv-FI', 'en-GB'] as const
const all: readonly Look[] = locales.flatMap((locale) =>
  (['light', 'dark', 'forced'] as const).flatMap((colours): readonly Look[] => [
    { locale, colours, width: 320, isLarge: false },
    { locale, colours, width: 1280, isLarge: colours !== 'dark' },
  ]),
)
const plain: Look = { locale: 'fi-FI', colours: 'light', width: 1280, isLarge: false }
// What axe finds hangs on colours and words, and on how things stand: on a phone, wide, and with text twice as large.
const axeWidths = { light: 320, dark: 1280, forced: 1280 } as const
const pageMsMax = 600_000
const readyMsMax = 30_000
const headPxMax = 72

/** Otherwise every look is met by some page, and so is the keyboard. */
const walkedEvery = 6

for (const [at, page] of deskPages.entries())
  test(`[duty-F06] ${page.path} of the desk, for ${page.as}, is well in ${isFull ? 'every look' : 'one look'}`, async ({
    demo,
    browser,
  }) => {
    test.setTimeout(pageMsMax)
    const state = await signedIn(demo, browser, page)
    const looks = isFull ? all : all.filter((_, place) => place === at % all.length)
    for (const [locale = 'fi-FI', own = []] of Map.groupBy(looks, (look) => look.locale))
      await isWell({ demo, browser, state, page, locale }, own, isFull ? locale === 'fi-FI' : at % walkedEvery === 0)
  })

test('[C30] who has every way of an advisor has a head of one row, and the withdrawal by keyboard', async ({
  demo,
  browser,
}) => {
  const storageState = await signedIn(demo, browser, { path: '/', as: 'advisor' })
  for (const locale of locales) {
    const context = await browser.newContext({ storageState, locale, viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(demo.url)
    const head = page.locator('.desk-head')
    for (const way of ['busy', 'figures', 'tablets', 'contacts'])
      await expect(head.locator(`.desk-ways > li > a[href="/${way}"]`)).toBeVisible()
    // Whoever has a long name has it shortened.
    await head.locator('.desk-who').evaluate((who) => (who.textContent = 'Anna-Kaarina Lindholm-Virtanen'))
    expect((await head.boundingBox())?.height, locale).toBeLessThanOrEqual(headPxMax)
    await head.locator('.desk-admin > button').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(head.locator('a[href="/withdrawal"]')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/withdrawal$/)
    await context.close()
  }
})

test('[duty-F06] in forced colours a line across a bar is seen, and where one is has one mark', async ({
  demo,
  browser,
}) => {
  const storageState = await signedIn(demo, browser, { path: '/', as: 'main_user' })
  const context = await browser.newContext({ storageState, forcedColors: 'active' })
  const page = await context.newPage()
  const figures = deskPages.find(({ path }) => path.startsWith('/figures?'))?.path ?? ''
  await page.goto(demo.url + figures)
  const chart = page.locator('.bar-chart:has(.bar-against)').first()
  const [bar, line, ground] = [
    await styleOf(chart.locator('.bar').first(), 'fill'),
    await styleOf(chart.locator('.bar-against').first(), 'stroke'),
    await styleOf(page.locator('.card').first(), 'background-color'),
  ]
  expect([bar, line === bar]).toEqual([ground, false])
  await page.goto(`${demo.url}/reports`)
  const way = page.locator('.desk-way-here')
  expect(await styleOf(way, 'border-block-start-color')).toBe(ground)
  expect(await styleOf(way, 'border-block-end-color')).not.toBe(ground)
  await context.close()
})

const styleOf = (element: Locator, property: string): Promise<string> =>
  element.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property)

/** Who has signed in, by demo and role: a password takes its time. */
const states = new Map<string, Promise<State>>()

const signedIn = (demo: Demo, browser: Browser, { as }: DeskPage): Promise<State> => {
  const name = `${demo.url} ${as}`
  const state = states.get(name) ?? signIn(demo, browser, as)
  states.set(name, state)
  return state
}

const signIn = async (demo: Demo, browser: Browser, as: DeskPage['as']): Promise<State> => {
  const context = await browser.newContext()
  if (as !== 'anyone') await demo.signIn(context.request, as)
  const state = await context.storageState()
  await context.close()
  return state
}

type Opening = {
  readonly demo: Demo
  readonly browser: Browser
  readonly state: State
  readonly page: DeskPage
  readonly locale: Look['locale']
}

/** Looks of one language: the page is opened once and its colours, width and text are changed. All that is wrong is told. */
const isWell = async (opening: Opening, looks: readonly Look[], isWalked: boolean): Promise<void> => {
  const { browser, state, page, locale } = opening
  const context = await browser.newContext({ storageState: state, locale })
  const shown = await open(context, opening)
  for (const look of looks) await looksWell(shown, look, `${page.path} ${JSON.stringify(look)}`)
  if (isWalked) {
    await show(shown, plain)
    // With less motion every change takes a millisecond, in which what has the focus is still where it was.
    await shown.emulateMedia({ reducedMotion: 'no-preference' })
    await shown.setViewportSize({ width: 820, height: 1180 })
    await shown.evaluate(() => window.scrollTo(0, 0))
    expect.soft(await walk(shown), `${page.path} by keyboard`).toEqual([])
  }
  await context.close()
}

const looksWell = async (shown: Page, look: Look, name: string): Promise<void> => {
  await show(shown, look)
  if (!isFull || axeWidths[look.colours] === look.width) expect.soft(await violationsOn(shown), name).toEqual([])
  expect.soft(await overflowOf(shown), name).toEqual([])
  // With room for it the head is one row.
  const head = shown.locator('.desk-head')
  if (look.width === 1280 && !look.isLarge && (await head.count()) > 0)
    expect.soft((await head.boundingBox())?.height, name).toBeLessThanOrEqual(headPxMax)
}

const show = async (page: Page, { colours, width, isLarge }: Look): Promise<void> => {
  await page.emulateMedia({
    colorScheme: colours === 'dark' ? 'dark' : 'light',
    forcedColors: colours === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
  await page.setViewportSize({ width, height: 800 })
  await page.evaluate(
    async (size) => {
      document.documentElement.style.fontSize = size
      // Even with less motion what changes is on its way for a moment.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      await Promise.allSettled(ending.map(({ finished }) => finished))
    },
    isLarge ? '200%' : '',
  )
}

const open = async (context: BrowserContext, { demo, page, locale }: Opening): Promise<Page> => {
  const { path, ready = 'h1' } = page
  const shown = await context.newPage()
  const language = path.endsWith('language=') ? locale.slice(0, 2) : ''
  await shown.goto(`${demo.url}${path}${language}${path.endsWith('table=') ? demo.openTable : ''}`)
  await expect(shown.getByRole('heading', { level: 1 })).toHaveCount(1, { timeout: readyMsMax })
  await expect(shown.locator(ready).filter({ visible: true }).first()).toBeVisible({ timeout: readyMsMax })
  await expect(shown.locator('.loading')).toHaveCount(0)
  return shown
}

/** What stands out of the page sideways, if anything does. */
const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && one.childElementCount === 0,
    )
    return [`${scrollWidth - clientWidth} px`, ...out.slice(0, 3).map((one) => `${one.className} ${one.textContent}`)]
  })
