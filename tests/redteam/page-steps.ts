// A screen in a browser as its reader sees it: with every tab, fold, chart and picture once, on screen and on paper.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Ground } from './attack.ts'
import { readTexts } from './page-text.ts'
import { isQuiet, type Screen } from './screens.ts'

/** A machine that does something else beside is slow: what comes late is looked at late, and only what never comes is a fault. */
const loadMsMax = 300_000
const arrivalsMax = 3
/** Where none is released no number comes; a screen that should have had some is told as silent. */
const numberMsMax = 60_000
const stillMs = 300

export const openScreen = async ({ target }: Ground, browser: Browser, screen: Screen): Promise<BrowserContext> => {
  const { path, as } = screen
  const context = await browser.newContext({ locale: 'fi-FI', timezoneId: 'Europe/Helsinki', serviceWorkers: 'block' })
  context.setDefaultTimeout(loadMsMax)
  await context.addInitScript(setClock, target.deps().now() - Date.now())
  if (as !== null) {
    const [name = '', value = ''] = (await target.cookieOf(as)).split('=')
    const kept = { url: 'https://localhost', secure: true, httpOnly: true, sameSite: 'Strict' } as const
    await context.addCookies([{ name, value, ...kept }])
  }
  const page = await context.newPage()
  await arrive(page, target.url() + path)
  // A busy machine shows the head of a page long before its figures.
  if (!isQuiet(screen)) await page.waitForFunction(hasNumbers, null, { timeout: numberMsMax }).catch(() => {})
  await settle(page)
  return context
}

/** A page that has no head for a long time lost a part of itself on the way: whoever reads would load it again. */
const arrive = async (page: Page, address: string): Promise<void> => {
  for (let left = arrivalsMax; left > 0; left--) {
    await page.goto(address, { waitUntil: 'networkidle' })
    const head = page.locator('h1').first()
    const timeout = loadMsMax / arrivalsMax
    if (left === 1) await head.waitFor({ timeout })
    else if (
      await head.waitFor({ timeout }).then(
        () => true,
        () => false,
      )
    )
      return
  }
}

const hasNumbers = (): boolean =>
  /\d/.test(
    [...document.querySelectorAll('main :is(td, dd, svg, .figure-number, .protection p)')]
      .map((own) => own.textContent)
      .join(),
  )

/** The clock of the register, which is not that of the machine. */
const setClock = (ahead: number): void => {
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (_, args: number[]) =>
      args.length === 0 ? new Real(Real.now() + ahead) : new Real(...(args as [number])),
    get: (_, name) => (name === 'now' ? () => Real.now() + ahead : Reflect.get(Real, name)),
  })
}

/** Until nothing loads and nothing changes any more: figures come one by one, each with its own question. */
const settle = async (page: Page): Promise<void> => {
  const look = () => page.evaluate(() => `${document.querySelectorAll('.loading').length} ${document.body.innerHTML}`)
  const end = performance.now() + loadMsMax
  let before = ''
  for (let now = await look(); now !== before || !now.startsWith('0 '); now = await look()) {
    if (performance.now() > end) throw new Error('a screen that never comes to rest')
    before = now
    await page.waitForTimeout(stillMs)
  }
}

/** What is looked at: all texts, and whatever else `look` wants to see of the page as it is. */
export type Look = {
  readonly look: () => Promise<void>
  readonly isPictured: boolean
  readonly presses: readonly string[]
}

/** On screen and on paper, with every tab, fold and kind of chart opened once; `charts` are the kinds there were. */
export const readEverything = async (
  page: Page,
  { look, isPictured, presses }: Look,
): Promise<{ readonly texts: readonly string[]; readonly charts: readonly string[] }> => {
  const texts: string[] = []
  const charts: string[] = []
  const take = async (): Promise<void> => {
    await settle(page)
    texts.push(...(await readTexts(page)))
    await look()
  }
  await openFolds(page)
  await take()
  await pressAll(page, presses)
  if (presses.length > 0) await take()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await take()
    for (const chart of await chartKinds(page)) {
      await page.locator('.pivot-kind select').selectOption(chart)
      charts.push(chart)
      await take()
      if (isPictured) texts.push(...(await readPictures(page)))
    }
  }
  if (isPictured && charts.length === 0) texts.push(...(await readPictures(page)))
  texts.push(...(await readPaper(page)))
  await look()
  return { texts, charts }
}

/** Presses the first wherever it stands, each time followed by the others. */
const pressAll = async (page: Page, [first, ...others]: readonly string[]): Promise<void> => {
  if (first === undefined) return
  const buttons = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
  const places = await buttons(first).count()
  if (places === 0) throw new Error(`nothing to press: ${first}`)
  for (let at = 0; at < places; at++) {
    // What was pressed may have gone.
    const place = buttons(first).nth((await buttons(first).count()) === places ? at : 0)
    await place.click()
    for (const other of others) await buttons(other).last().click()
  }
}

export const readPaper = async (page: Page): Promise<readonly string[]> => {
  await page.emulateMedia({ media: 'print' })
  await settle(page)
  return readTexts(page)
}

const openFolds = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

const chartKinds = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.pivot-kind select:visible option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''))

/** The pictures of all charts of a page that may be saved, as their dialog shows them. */
const readPictures = async (page: Page): Promise<readonly string[]> => {
  const texts: string[] = []
  for (const button of await page.getByRole('button', { name: 'Vie tiedostona' }).all()) {
    await button.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Muoto').selectOption('svg')
    await dialog.locator('img').waitFor()
    await openFolds(page)
    texts.push(...(await readTexts(page)))
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  return texts
}
