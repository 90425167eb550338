// Visits from a paper sheet: the day once, the hour of each, and the paper destroyed at the end; and the sheet itself.
import type { Page } from '@playwright/test'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { violationsOn } from './axe.ts'
import { expect, test } from './fixture.ts'
import { chooseLanguage, smallTargets } from './fits.ts'
import { makePointsOlder, readArrivalHours, readLiveCounts } from './live-counts.ts'
import { looksOf } from './looks.ts'
import { printPage } from './pdf.ts'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const yesterday = () => dayPlus(instantToDay(Date.now()), -1)
const chip = (page: Page, name: string, group: string) =>
  page.locator(`#group-${group}`).getByText(name, { exact: true })
const hour = (page: Page, name: string) => page.locator('.series-hours').getByText(name, { exact: true })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const openSeries = async (page: Page) => {
  await page.getByRole('link', { name: /^Tällä laitteella tänään/ }).tap()
  await page.getByRole('link', { name: 'Kirjaa paperilta' }).tap()
}
const record = async (page: Page, topic: string, count: number) => {
  await chip(page, topic, 'topic').tap()
  await chip(page, 'arabia', 'language').tap()
  await chip(page, '5–14', 'duration').tap()
  await button(page, 'Tallenna käynti').tap()
  await expect(page.getByText(count === 1 ? '1 käynti kirjattu' : `${count} käyntiä kirjattu`)).toBeVisible()
  await expect(page.locator('#group-topic .chip-chosen')).toHaveCount(0)
}

test('[S22][S23] a sheet of yesterday is recorded without network, hour by hour, and counts under its own day', async ({
  app,
  page,
  context,
}) => {
  test.slow()
  await makePointsOlder(app)
  await app.enrol(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  // A visit that is half made waits meanwhile.
  await chip(page, 'Kela-etuudet', 'topic').tap()
  await context.setOffline(true)
  await openSeries(page)
  await button(page, 'Aloita kirjaaminen').tap()
  await expect(page.getByRole('alert')).toHaveText('Valitse lomakkeen päivä.')
  await page.getByText(/^Eilen/).tap()
  await button(page, 'Aloita kirjaaminen').tap()
  await expect(page.locator('.chip-chosen')).toHaveText(['Paikalla', '1'])
  // The first hour has to be chosen; from then on it stands there as a suggestion, and looks like one.
  for (const [name, group] of [
    ['Asuminen', 'topic'],
    ['arabia', 'language'],
    ['5–14', 'duration'],
  ] as const)
    await chip(page, name, group).tap()
  await button(page, 'Tallenna käynti').tap()
  await expect(page.getByText('Valitse tunti.')).toBeVisible()
  await expect(page.locator('.series-hours input').first()).toBeFocused()
  await expect(page.getByText('0 käyntiä kirjattu')).toBeVisible()
  await hour(page, '10–11').tap()
  await button(page, 'Tallenna käynti').dblclick()
  await expect(page.getByText('1 käynti kirjattu')).toBeVisible()
  await expect(page.locator('.series-hours .chip-given')).toHaveText('10–11')
  await expect(page.locator('.capture-day')).toHaveCount(0)
  await expect(page.locator('#group-topic .chip-chosen')).toHaveCount(0)
  await record(page, 'Terveys', 2)
  await hour(page, '12–13').tap()
  await expect(page.locator('.series-hours .chip-given')).toHaveCount(0)
  await record(page, 'Digiapu', 3)
  await button(page, 'Muu tunti…').tap()
  await hour(page, '7–8').tap()
  await record(page, 'Terveys', 4)
  await button(page, /Kumoa edellinen/).tap()
  await expect(page.getByText('3 käyntiä kirjattu')).toBeVisible()
  await button(page, 'Lopeta').tap()
  await expect(page.getByRole('heading', { name: 'Onko lomake tuhottu?' })).toBeFocused()
  await expect(page.getByRole('row')).toHaveText(['TuntiKäyntejä', '10–112', '12–131', 'Yhteensä3'])
  await button(page, 'Jatka kirjaamista').tap()
  await expect(page.locator('.series-hours .chip-given')).toHaveText('12–13')
  await record(page, 'Asuminen', 4)
  await button(page, 'Lopeta').tap()
  await button(page, 'Lomake on tuhottu').tap()
  await expect(page.getByRole('checkbox', { name: 'Kela-etuudet' })).toBeChecked()
  await context.setOffline(false)
  const counts = { [`${yesterday()} point`]: 4 }
  await expect.poll(() => readLiveCounts(app), { timeout: 30_000 }).toEqual({ visits: counts, arrivals: counts })
  expect(readArrivalHours(app)).toEqual([10, 10, 12, 12])
})

test('[S4] leaving a series in the middle, or a lock, loses no visit that was entered', async ({ app, page }) => {
  await app.enrol(page)
  await openSeries(page)
  // A point of today has today alone.
  await expect(page.locator('.day-chips .chip')).toHaveCount(1)
  await page.getByText(/^Tänään/).tap()
  await button(page, 'Aloita kirjaaminen').tap()
  await expect(button(page, /Kumoa edellinen/)).toHaveCount(0)
  await hour(page, '9–10').tap()
  await record(page, 'Asuminen', 1)
  await chip(page, 'Terveys', 'topic').tap()
  await button(page, /^Lukitse tabletti/).tap()
  await app.unlock(page)
  await expect(page.getByRole('link', { name: 'Tällä laitteella tänään 1', exact: true })).toBeVisible()
  await expect(page.locator('.chip-chosen')).toHaveText(['Paikalla', '1'])
  // Day and counts were of the page alone, so it begins anew.
  await page.goto(`${app.url}/series`)
  await app.unlock(page)
  await expect(page.locator('.day-chips .chip')).toHaveCount(1)
})

for (const { locale, colorScheme } of looksOf('series')) {
  const language = locale.slice(0, 2)
  test(`[C13] a series and its sheet fit, by thumb, by axe and on paper: ${language}`, async ({ app, page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme })
    await makePointsOlder(app)
    await app.enrol(page)
    await chooseLanguage(page, language)
    const look = async (what: string) => {
      for (const width of [1280, 820, 678, 360, 320]) {
        await page.setViewportSize({ width, height: 1180 })
        const wide = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.capture-main')].some(
            (place) => place.scrollWidth > place.clientWidth,
          ),
        )
        expect(wide, `${what} at ${width}`).toBe(false)
        // Below a fixed footer lies what is scrolled away.
        const hasFoot = await page.locator('.capture-foot').isVisible()
        if (!hasFoot) expect(await smallTargets(page), `${what} at ${width}`).toEqual([])
      }
      await page.setViewportSize({ width: 1180, height: 820 })
      expect(await smallTargets(page), what).toEqual([])
      expect(await violationsOn(page), what).toEqual([])
    }
    await page.locator('a[href="/entries"]').tap()
    await page.locator('a[href="/series"]').tap()
    await look('day')
    await page.locator('.day-chips .chip').nth(1).tap()
    await page.locator('.page .button-primary').tap()
    await look('visits')
    await page.locator('.series-hours .chip').first().tap()
    for (const group of ['topic', 'language', 'duration']) await page.locator(`#group-${group} .chip`).first().tap()
    await page.locator('.button-save').tap()
    await page.locator('.capture-end .button').last().tap()
    await expect(page.locator('.page table')).toBeVisible()
    await look('end')
    await page.goBack()
    await page.goForward()
    await page.locator('a[href="/series/sheet"]').tap()
    await expect(page.locator('.tally-sheet')).toBeVisible()
    await look('sheet')
    const { pages, isTagged, text } = await printPage(page)
    expect(pages).toBe(1)
    expect(isTagged).toBe(true)
    // The list's own answers, a line that forbids names, and no field for one.
    expect(text).toContain({ fi: 'Äläkirjoitanimiä', sv: 'Skrivinganamn', en: 'Writenonames' }[language])
    for (const label of ['15–29', '60+']) expect(text.split(label)).toHaveLength(21)
  })
}
