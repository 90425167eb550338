// Every page of figures as everybody meets it: three languages, light, dark and forced colours, on a phone and with text twice as
// large, and by keyboard alone. With LOOKS=all each page in each; otherwise the charts in one of them each.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { dayPlus, dayToPeriod, instantToDay } from '@tukkimies/shared/day.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { violationsOn } from './axe.ts'
import { type App, expect, test } from './fixture.ts'
import { isFull } from './looks.ts'

const today = instantToDay(Date.now())
const [month, quarter, year] = [dayToPeriod('m', today), dayToPeriod('q', today), dayToPeriod('y', today)]

const table = `/figures/table?columns=channel&period=${quarter}&place=whole&rows=duration&visitor=client`
const charts = [
  `/figures/table?period=${month}&place=whole&rows=topic&show=chart&visitor=client`,
  `/figures/table?chart=stacked&columns=gender&period=${quarter}&place=whole&rows=duration&show=chart&visitor=client`,
  `/figures/table?chart=heat&columns=channel&period=${year}&place=whole&rows=duration&show=chart&visitor=client`,
]
const others = [
  `/figures?period=${month}&place=whole&visitor=client`,
  table,
  `/figures/table?layers=gender&period=${year}&place=whole&rows=duration&show=text&visitor=client`,
  '/busy',
  '/reports',
  '/open',
]
/** The other pages are met in a look by the journeys of their own. */
const pages: readonly string[] = isFull ? [...others, ...charts] : charts

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
const looksAt = (at: number): readonly Look[] => (isFull ? all : all.filter((_, index) => [4, 8, 13][at % 3] === index))

test('every page of figures is met in every look and walked by keyboard', async ({ app, page, browser }) => {
  test.slow()
  await publish(app)
  await app.signIn(page)
  const storageState = await page.context().storageState()
  for (const [at, path] of pages.entries()) {
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
  for (const path of isFull ? pages : [table]) {
    await page.goto(app.url + path)
    await isShown(page)
    expect(await walk(page), path).toEqual([])
  }
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

/** What the keyboard does not reach, or reaches out of sight or without a mark. */
const walk = async (page: Page): Promise<string[]> => {
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
  expect(count).toBeGreaterThan(5)
  for (let step = 0; step < count + 5; step++) {
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
