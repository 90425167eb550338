// The charts as everybody meets them: in forced colours on a phone, dark, and with text twice as large; and the table builder by
// keyboard alone. Every page in every look is in desk-pages.spec.ts.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { dayPlus, dayToPeriod, instantToDay } from '@tukkimies/shared/day.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { violationsOn } from './axe.ts'
import { walk } from './desk-walk.ts'
import { type App, expect, test } from './fixture.ts'

const today = instantToDay(Date.now())
const [month, quarter, year] = [dayToPeriod('m', today), dayToPeriod('q', today), dayToPeriod('y', today)]

const table = `/figures/table?columns=channel&period=${quarter}&place=whole&rows=duration&visitor=client`
const charts = [
  `/figures/table?period=${month}&place=whole&rows=topic&show=chart&visitor=client`,
  `/figures/table?chart=stacked&columns=gender&period=${quarter}&place=whole&rows=duration&show=chart&visitor=client`,
  `/figures/table?chart=heat&columns=channel&period=${year}&place=whole&rows=duration&show=chart&visitor=client`,
]
type Look = {
  readonly locale: 'fi-FI' | 'sv-FI' | 'en-GB'
  readonly colours: 'light' | 'dark' | 'forced'
  readonly width: 320 | 1280
  readonly isLarge: boolean
}

const all: readonly Look[] = (['fi-FI', 'sv-FI', 'en-GB'] as const).flatMap((locale) =>
  (['light', 'dark', 'forced'] as const).flatMap((colours) =>
    ([320, 1280] as const).map((width): Look => ({
      locale,
      colours,
      width,
      isLarge: width === 1280 && colours === 'light',
    })),
  ),
)

/** One look a page by its place in the list: forced colours on a phone, dark, and light with large text. */
const looksAt = (at: number): readonly Look[] => all.filter((_, index) => [4, 8, 13][at % 3] === index)

test('each chart is met in a look of its own, and the table builder is walked by keyboard', async ({
  app,
  page,
  browser,
}) => {
  test.slow()
  await publish(app)
  await app.signIn(page)
  const storageState = await page.context().storageState()
  for (const [at, path] of charts.entries()) {
    for (const look of looksAt(at)) {
      const context = await openContext(browser, storageState, look)
      const shown = await open(context, app.url + path, look)
      const name = `${path} ${JSON.stringify(look)}`
      expect(await violationsOn(shown), name).toEqual([])
      expect(await overflowOf(shown), name).toBe(0)
      await context.close()
    }
  }
  await page.setViewportSize({ width: 820, height: 1180 })
  await page.goto(app.url + table)
  await isShown(page)
  expect(await walk(page)).toEqual([])
})

/** A month, its quarter and its year; the visits are as many as a small place has. */
const publish = async (app: App): Promise<void> => {
  await app.pushVisits(
    Array.from({ length: 60 }, (_, at) => ({
      topic: [at < 28 ? 'permit' : 'housing'],
      language: [at % 3 === 0 ? 'fi' : 'ar'],
      duration: [at % 2 === 0 ? 'min15' : 'min30'],
      channel: [at % 4 === 0 ? 'phone' : 'point'],
      gender: [at % 3 === 0 ? 'man' : 'woman'],
    })),
  )
  const closing = [month, quarter, year].map((name) => closeDay(name, firstPolicy)).toSorted()
  const nights: readonly (readonly [string, string])[] = [
    ['fold', dayPlus(today, firstPolicy.openDays)],
    ...closing.map((day) => ['close', day] as const),
  ]
  for (const [work, day] of nights) {
    const { code, err } = await app.tukkimies(work, '--day', day)
    expect(code, err).toBe(0)
  }
}

const openContext = (
  browser: Browser,
  storageState: Awaited<ReturnType<BrowserContext['storageState']>>,
  { locale, colours, width }: Look,
): Promise<BrowserContext> =>
  browser.newContext({
    storageState,
    locale,
    viewport: { width, height: 800 },
    colorScheme: colours === 'dark' ? 'dark' : 'light',
    ...(colours === 'forced' && { forcedColors: 'active' }),
  })

const open = async (context: BrowserContext, address: string, { isLarge }: Look): Promise<Page> => {
  const shown = await context.newPage()
  await shown.goto(address)
  await isShown(shown)
  if (isLarge)
    await shown.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
  return shown
}

/** A chart is there, or the page has none. */
const isShown = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  if (page.url().includes('/figures')) await expect(page.getByRole('figure').first()).toBeVisible()
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
