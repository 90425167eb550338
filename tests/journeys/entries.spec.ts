// The list of entries: correcting with and without network, what becomes of a lock, of the fold, of a shaking finger.
import type { Page } from '@playwright/test'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { violationsOn } from './axe.ts'
import { type App, expect, mainUser, test } from './fixture.ts'
import { chooseLanguage, smallTargets } from './fits.ts'
import { makePointsOlder, readLiveCounts, readTopics } from './live-counts.ts'
import { looksOf } from './looks.ts'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const today = () => instantToDay(Date.now())
const chip = (page: Page, name: string, group: string) =>
  page.locator(`#group-${group}`).getByText(name, { exact: true })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const banner = (page: Page) => page.getByText(/^Korjaat päivälle .* kirjattua asiakaskäyntiä/)

const record = async (page: Page, topics: readonly string[]) => {
  for (const [at, topic] of topics.entries()) {
    await chip(page, topic, 'topic').tap()
    await chip(page, 'arabia', 'language').tap()
    await chip(page, '5–14', 'duration').tap()
    await button(page, 'Tallenna käynti').tap()
    await expect(page.getByRole('link', { name: `Tällä laitteella tänään ${at + 1}`, exact: true })).toBeVisible()
    await expect(page.locator('.chip-chosen')).toHaveText(['Paikalla', '1'])
  }
}
const openEntries = async (page: Page) => {
  await page.getByRole('link', { name: /^Tällä laitteella tänään/ }).tap()
  await button(page, 'Näytä').tap()
}
const correct = (page: Page, label: string) => button(page, `Korjaa: ${label}`).tap()
const allSent = (page: Page) =>
  expect(page.getByRole('link', { name: 'Kaikki lähetetty' })).toBeVisible({ timeout: 30_000 })
const expectCounts = async (app: App, visits: Record<string, number>) =>
  expect.poll(() => readLiveCounts(app), { timeout: 30_000 }).toEqual({ visits, arrivals: visits })

test('[S3][S6] a correction with network, and one without, leave visits and arrivals equal by day and channel', async ({
  app,
  page,
  context,
}) => {
  test.slow()
  await makePointsOlder(app)
  await app.enrol(page)
  await record(page, ['Asuminen', 'Terveys', 'Digiapu'])
  await allSent(page)
  await expectCounts(app, { [`${today()} point`]: 3 })
  // A visit that is half made waits while another is corrected.
  await chip(page, 'Kela-etuudet', 'topic').tap()
  await openEntries(page)
  await correct(page, 'Asuminen · arabia')
  await expect(banner(page)).toBeVisible()
  await expect(page).toHaveURL(/\/entries\?correct$/)
  await expect(page.locator('.chip-chosen')).toHaveText(['Asuminen', 'arabia', 'Paikalla', '5–14', '1'])
  await expect(page.locator('.chip-given')).toHaveCount(0)
  await chip(page, 'Asuminen', 'topic').tap()
  await chip(page, 'Oleskelulupa', 'topic').tap()
  await button(page, 'Tallenna korjaus').dblclick()
  await expect(said(page, 'Korjattu ja tallennettu tälle laitteelle.')).toBeVisible()
  await expect(page.getByRole('status')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByText('Oleskelulupa · arabia')).toBeVisible()
  await expect.poll(() => readTopics(app), { timeout: 30_000 }).toEqual(['digital', 'health', 'permit'])
  await expectCounts(app, { [`${today()} point`]: 3 })

  // Another day and another channel, without network: the arrival goes along.
  await context.setOffline(true)
  await correct(page, 'Terveys · arabia')
  await chip(page, 'Puhelin', 'channel').tap()
  const chooseYesterday = async () => {
    await button(page, 'Muu päivä').tap()
    await page.getByText(/^Eilen/).tap()
    await page.getByRole('dialog').getByText('10–11', { exact: true }).tap()
    await button(page, 'Kirjaa tälle päivälle').tap()
  }
  await chooseYesterday()
  await button(page, 'Palaa käynnin omaan päivään').tap()
  await expect(page.locator('#group-topic :focus')).toHaveCount(1)
  await chooseYesterday()
  await button(page, 'Tallenna korjaus').tap()
  await expect(said(page, /Korjaus on tallella|Korjattu ja tallennettu/)).toBeVisible()
  await context.setOffline(false)
  const yesterday = dayPlus(today(), -1)
  await expectCounts(app, { [`${today()} point`]: 2, [`${yesterday} phone`]: 1 })
  expect(readTopics(app)).toEqual(['digital', 'health', 'permit'])
  await page.getByRole('link', { name: 'Uusi käynti' }).tap()
  await expect(page.getByRole('checkbox', { name: 'Kela-etuudet' })).toBeChecked()
  await expect(page.getByText(/^Kirjaat päivälle/)).toHaveCount(0)
})

test('the second tap on a correction’s save takes no visit back', async ({ app, page }) => {
  await app.enrol(page)
  await record(page, ['Asuminen'])
  await openEntries(page)
  await correct(page, 'Asuminen · arabia')
  await chip(page, 'Terveys', 'topic').tap()
  // As soon as the row stands where the finger is, and even before it is painted.
  await page.evaluate(() => {
    const watcher = new MutationObserver(() => {
      const row = document.querySelector<HTMLElement>('.entry-acts button:last-child')
      if (!row) return
      watcher.disconnect()
      row.click()
      setTimeout(() => row.click(), 100)
    })
    watcher.observe(document.body, { childList: true, subtree: true })
  })
  await button(page, 'Tallenna korjaus').tap()
  await expect(said(page, /^Korja/)).toBeVisible()
  await page.waitForTimeout(500)
  await expect(page.locator('.entry')).toHaveCount(1)
  await expect(page.getByText('Asuminen, Terveys · arabia')).toBeVisible()
})

test('where a point asks neither topic nor language, a visit of the list is called a visit', async ({ app, page }) => {
  const questions = ['topic', 'language'].map((dimension) => ({ dimension, shown: false, required: false }))
  const screen = { questions, order: [], defaults: [], presets: [], stamp: null }
  await app.ask('/api/v1/visit-screens/p1', mainUser, screen)
  await app.enrol(page)
  await chip(page, '5–14', 'duration').tap()
  await button(page, 'Tallenna käynti').tap()
  await openEntries(page)
  await expect(page.locator('.entry-label')).toHaveText('Käynti')
  await expect(button(page, 'Korjaa: Käynti')).toBeVisible()
})

test('[S6] a lock, the way out, a way back and an unchanged form leave the visit as it was', async ({ app, page }) => {
  await app.enrol(page)
  await record(page, ['Asuminen'])
  await openEntries(page)
  await correct(page, 'Asuminen · arabia')
  await chip(page, 'Terveys', 'topic').tap()
  await button(page, 'Jätä ennalleen').tap()
  await expect(said(page, 'Käynti jäi ennalleen.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  // What the visit was about is covered: nothing was saved.
  await expect(page.getByText('Asuminen · arabia')).toHaveCount(0)
  await button(page, 'Näytä').tap()
  await correct(page, 'Asuminen · arabia')
  await button(page, 'Tallenna korjaus').tap()
  await expect(said(page, 'Käynti jäi ennalleen.')).toBeVisible()
  await button(page, 'Näytä').tap()
  await correct(page, 'Asuminen · arabia')
  await chip(page, 'Terveys', 'topic').tap()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Tämän laitteen kirjaukset' })).toBeVisible()
  await button(page, 'Näytä').tap()
  await correct(page, 'Asuminen · arabia')
  await chip(page, 'Terveys', 'topic').tap()
  await button(page, /^Lukitse tabletti/).tap()
  await app.unlock(page)
  // Neither the form of a new visit nor the list has anything of it.
  await expect(page.locator('.chip-chosen')).toHaveText(['Paikalla', '1'])
  await openEntries(page)
  await expect(page.getByText('Asuminen · arabia')).toBeVisible()
  await expectCounts(app, { [`${today()} point`]: 1 })
  expect(readTopics(app)).toEqual(['housing'])
})

test('[S18] a visit whose day of counting has come is not corrected, and the page says so calmly', async ({
  app,
  page,
  context,
}) => {
  await app.enrol(page)
  await record(page, ['Asuminen'])
  await allSent(page)
  await openEntries(page)
  await correct(page, 'Asuminen · arabia')
  await chip(page, 'Terveys', 'topic').tap()
  await context.setOffline(true)
  await bringDueDay(page, today())
  await button(page, 'Tallenna korjaus').tap()
  await expect(said(page, /on jo laskettu tilastoon.*eikä mitään laskettu kahdesti/)).toBeVisible()
  expect(readTopics(app)).toEqual(['housing'])
  await expectCounts(app, { [`${today()} point`]: 1 })
  await button(page, 'Näytä').tap()
  await expect(page.getByText(/lasketaan tilastoon, ei voi enää korjata/)).toBeVisible()
  await expect(button(page, /^Korjaa: /)).toHaveCount(0)
})

/** As if the days until the fold had gone by. */
const bringDueDay = (page: Page, due: string) =>
  page.evaluate(async (due) => {
    const promised = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('not read'))
      })
    const database = await promised(indexedDB.open('tukkimies'))
    const outbox = database.transaction('outbox', 'readwrite').objectStore('outbox')
    for (const row of await promised(outbox.getAll())) await promised(outbox.put({ ...row, due }))
    database.close()
  }, due)

test('[S3] a visit of a partner is corrected in its own form', async ({ app, page }) => {
  await app.enrol(page)
  await page.getByRole('link', { name: 'Kumppanikäynti', exact: true }).tap()
  await chip(page, 'Järjestö', 'partner_org').tap()
  await chip(page, 'Sopiminen', 'partner_topic').tap()
  await chip(page, '15–29', 'partner_duration').tap()
  await button(page, 'Tallenna käynti').tap()
  await button(page, 'Jatka').tap()
  await openEntries(page)
  await correct(page, 'Järjestö · Sopiminen')
  await expect(page.getByText(/kirjattua kumppanikäyntiä/)).toBeVisible()
  await chip(page, 'Kunta', 'partner_org').tap()
  await button(page, 'Tallenna korjaus').tap()
  await expect(page.getByText('Kunta · Sopiminen')).toBeVisible()
  const week = page.getByRole('table', { name: 'Tämä viikko tällä laitteella' })
  await expect(week.getByRole('row', { name: /^Tänään/ })).toContainText(/01$/)
  await expectCounts(app, { [`${today()} point`]: 1 })
})

for (const { locale, colorScheme } of looksOf('entries')) {
  const language = locale.slice(0, 2)
  test(`[C13] the list and a correction fit, by thumb and by axe: ${language}`, async ({ app, page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme })
    await makePointsOlder(app)
    await app.enrol(page)
    await record(page, ['Asuminen', 'Terveys'])
    await chooseLanguage(page, language)
    const look = async (what: string) => {
      for (const width of [1280, 820, 678, 360, 320]) {
        await page.setViewportSize({ width, height: 740 })
        const wide = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.capture-main, dialog')].some(
            (place) => place.scrollWidth > place.clientWidth,
          ),
        )
        expect(wide, `${what} at ${width}`).toBe(false)
        // Below a fixed footer lies what is scrolled away.
        const hasFoot = (await page.locator('.capture-foot').count()) > 0
        if (!hasFoot) expect(await smallTargets(page), `${what} at ${width}`).toEqual([])
      }
      await page.setViewportSize({ width: 1180, height: 820 })
      // Under a sheet lies the form, which was measured before.
      if ((await page.locator('dialog[open]').count()) === 0) expect(await smallTargets(page), what).toEqual([])
      expect(await violationsOn(page), what).toEqual([])
    }
    await page.locator('a[href="/entries"]').tap()
    await button(page, /^(Näytä kirjaukset|Visa registreringarna|Show entries)$/).tap()
    await look('list')
    // The look may have taken as long as answers are shown.
    const show = button(page, /^(Näytä kirjaukset|Visa registreringarna|Show entries)$/)
    if (await show.isVisible()) await show.tap()
    await button(page, /^(Korjaa|Rätta|Correct): /)
      .first()
      .tap()
    await expect(page.locator('.capture')).toBeVisible()
    await look('correction')
    await button(page, /^(Muu päivä|Annan dag|Other day)$/).tap()
    await expect(page.locator('.day-chips')).toBeVisible()
    await look('day')
  })
}
