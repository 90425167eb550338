// Every screen of the tablet in every state, brought about as people and networks bring it about: chapters that each begin with
// a browser of their own. What is done with a screen, whoever calls decides. Nothing here reads a word of a language.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { type App, expect, mainUser, pin } from './fixture.ts'

export type Locale = 'fi-FI' | 'sv-FI' | 'en-GB'
/** Called with each screen as it stands, by a name that is its own. */
export type Look = (name: string, page: Page) => Promise<void>

export type Chapter = {
  readonly name: string
  readonly tell: (tablet: Tablet) => Promise<void>
}
export type Tablet = {
  readonly app: App
  readonly page: Page
  readonly context: BrowserContext
  readonly look: (name: string) => Promise<void>
}

export const landscape = { width: 1180, height: 820 } as const
const dayMs = 86_400_000

/** Tells a chapter in a language, in a browser that has no worker: what a page asks for can then be answered here. */
export const tellChapter = async (
  { name, tell }: Chapter,
  { app, browser, locale, look }: { app: App; browser: Browser; locale: Locale; look: Look },
): Promise<void> => {
  const context = await browser.newContext({ locale, viewport: landscape, hasTouch: true, serviceWorkers: 'block' })
  context.setDefaultTimeout(40_000)
  const page = await context.newPage()
  try {
    await tell({ app, page, context, look: (state) => look(`${name}: ${state}`, page) })
  } finally {
    await context.close()
  }
}

const h1 = (page: Page): Locator => page.getByRole('heading', { level: 1 })
export const save = (page: Page): Locator => page.locator('.button-save')
export const chip = (page: Page, group: string, at = 0): Locator => page.locator(`#group-${group} label.chip`).nth(at)
const more = (page: Page, group: string): Locator => page.locator(`#group-${group} [aria-haspopup=dialog]`)
export const dialog = (page: Page): Locator => page.getByRole('dialog')
export const closeSheet = async (page: Page): Promise<void> => {
  await dialog(page).locator('.dialog-head button').tap()
  await expect(dialog(page)).toHaveCount(0)
}

export const fillVisit = async (page: Page, groups = ['topic', 'language', 'duration']): Promise<void> => {
  for (const group of groups) await chip(page, group, 1).tap()
}
export const saveVisit = async (page: Page): Promise<void> => {
  await fillVisit(page)
  await save(page).tap()
  await expect(page.locator('#group-topic .chip-chosen')).toHaveCount(0)
}

/** A point that has been open for a year, so that there are earlier days to record for. */
export const agePoint = ({ app }: Tablet): void => {
  const register = new DatabaseSync(join(app.folder, 'register.sqlite'))
  register.prepare('update point set first = ?').run(dayPlus(instantToDay(Date.now()), -365))
  register.close()
}

/** Records for the day so many days ago, at ten. */
export const chooseDay = async (page: Page, daysAgo: number): Promise<void> => {
  await page.locator('.capture-day + .button').tap()
  await dialog(page)
    .locator('.chip')
    .nth(daysAgo - 1)
    .tap()
  await dialog(page).locator('.sheet-hours .chip').nth(10).tap()
  await dialog(page).locator('.button-primary').tap()
  await expect(page.locator('.capture-banners .banner')).toBeVisible()
}

const beginning: Chapter = {
  name: 'beginning',
  tell: async ({ app, page, look }) => {
    await page.goto(`${app.url}/set-up`)
    await expect(page.getByRole('textbox')).toBeVisible()
    await look('set-up')
    await page.locator('form button').tap()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await look('set-up without a code')
    await page.goto(`${app.url}/nowhere`)
    await expect(h1(page)).toBeVisible()
    await look('no such page')
    await page.goto('about:blank')
    await app.enrolOnly(page)
    await look('lock of nobody')
    await page.locator('.lock .button').first().tap()
    await page.locator('input[name=username]').fill(mainUser.username)
    await page.locator('input[type=password]').fill(mainUser.password)
    await page.locator('form button[type=submit]').tap()
    await expect(page.locator('input[inputmode=numeric]')).toHaveCount(2)
    await look('PIN to choose')
    await page.locator('form button[type=submit]').tap()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await look('PIN missing')
  },
}

const locking: Chapter = {
  name: 'lock',
  tell: async ({ app, page, look }) => {
    await app.enrol(page)
    await page.locator('.capture-end button').first().tap()
    await expect(page.locator('.lock-tile')).toBeVisible()
    await look('tiles')
    await page.locator('.lock-tile').tap()
    await expect(page.locator('input[inputmode=numeric]')).toBeVisible()
    await look('PIN')
    await page.locator('input[inputmode=numeric]').fill('000000')
    await page.locator('form button[type=submit]').tap()
    await expect(page.getByRole('alert')).toBeVisible()
    await look('PIN that is wrong')
    // While it is locked: an unlocked tablet would take the change of its clock for a sleep.
    await page.clock.install()
    await page.locator('input[inputmode=numeric]').fill(pin)
    await page.locator('form button[type=submit]').tap()
    await chip(page, 'topic').tap()
    // The clock goes on by itself: nearly all of the warning is left to look at it.
    await page.clock.runFor(160_500)
    await expect(page.getByRole('alert')).toBeVisible()
    await look('about to lock')
    await page.clock.runFor(30_000)
    await expect(page.locator('.lock-tile')).toBeVisible()
    await look('tiles with a visit begun')
  },
}

const visiting: Chapter = {
  name: 'visit',
  tell: async ({ app, page, look }) => {
    await app.enrol(page)
    await look('empty')
    await save(page).tap()
    await expect(page.locator('.group-notice')).toBeVisible()
    await look('missing')
    for (const at of [0, 1, 2, 3, 4]) await chip(page, 'topic', at).tap()
    await expect(page.locator('.group-notice')).toBeVisible()
    await look('five topics')
    await fillVisit(page, ['language', 'channel', 'duration', 'outcome', 'age', 'persons'])
    await look('filled')
    await page.locator('.details-button button').tap()
    await expect(page.locator('.panel h2')).toBeFocused()
    await look('panel')
    await page.keyboard.press('Escape')
    await more(page, 'topic').tap()
    await expect(dialog(page)).toBeVisible()
    await look('sheet of answers')
    await closeSheet(page)
    await more(page, 'language').tap()
    await dialog(page).getByRole('searchbox').fill('xyzxyz')
    await look('sheet of languages, none found')
    await closeSheet(page)
    await save(page).tap()
    await expect(page.locator('.undo-codes')).toBeVisible()
    await look('saved')
    await page.locator('.capture-foot .button').first().tap()
    await expect(page.locator('.undo-codes')).toHaveCount(0)
    await look('taken back')
    await page.locator('.capture-end button').last().tap()
    await expect(dialog(page)).toBeVisible()
    await look('menu')
    await closeSheet(page)
    await fillVisit(page)
    await page.locator('.tile-make').tap()
    await expect(page.locator('.tile-saves')).toBeVisible()
    await look('preset made')
    await page.locator('.tile-change').tap()
    await expect(dialog(page)).toBeVisible()
    await look('presets of the tablet')
    await closeSheet(page)
    await page.keyboard.press('?')
    await expect(dialog(page)).toBeVisible()
    await look('keys')
  },
}

/** A write that fails: the storage of the browser refuses all from now on. */
const refuseWrites = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse })
  })

const otherDays: Chapter = {
  name: 'other day',
  tell: async (tablet) => {
    const { app, page, context, look } = tablet
    agePoint(tablet)
    await app.enrol(page)
    await page.locator('.capture-day + .button').tap()
    await dialog(page).locator('.button-primary').tap()
    await look('day and hour missing')
    await closeSheet(page)
    await chooseDay(page, 1)
    await look('banner')
    // Earlier than what the server has told, and no server to say so again.
    await context.route('**/api/v1/push', (route) => route.abort())
    await page.clock.setFixedTime(Date.now() - 2 * dayMs)
    await context.setOffline(true)
    await expect(page.locator('.capture-banners .banner')).toHaveCount(2)
    await look('clock in doubt')
    await page.locator('.capture-banners .banner').last().getByRole('button').tap()
    await expect(dialog(page)).toBeVisible()
    await look('clock')
    await closeSheet(page)
    // Two days that pass at once are a sleep, after which the page is loaded anew.
    await context.setOffline(false)
    await page.clock.setFixedTime(Date.now())
    await expect(page.locator('.lock-tile')).toBeVisible({ timeout: 30_000 })
    await app.unlock(page)
    await expect(page.locator('.capture-banners .banner')).toHaveCount(0)
    await fillVisit(page)
    await refuseWrites(page)
    await save(page).tap()
    await expect(page.locator('.capture-problem > *')).toBeVisible()
    await look('not saved')
  },
}

export const firstChapters: readonly Chapter[] = [beginning, locking, visiting, otherDays]
