// From page to page without a load: focus goes along, what cannot be fetched fails alone, and another day stays behind.
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { makePointsOlder } from './live-counts.ts'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const chip = (page: Page, name: string, group: string) =>
  page.locator(`#group-${group}`).getByText(name, { exact: true })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const firstTopic = (page: Page) => page.locator('#group-topic input').first()

test('focus goes to the heading of the next page, on a visit to its first question, and nowhere on a load', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  await page.reload()
  await expect(page.getByLabel(/^PIN/).or(button(page, /^PP/)).first()).toBeVisible()
  await expect(page.locator('body')).toBeFocused()
  await app.unlock(page)
  await expect(firstTopic(page)).toBeFocused()
  await link(page, /^Tällä laitteella tänään/).press('Enter')
  await expect(heading(page, 'Kirjaukset')).toBeFocused()
  await link(page, 'Kirjaa paperilta').press('Enter')
  await expect(heading(page, 'Kirjaa paperilta')).toBeFocused()
  await page.getByText(/^Tänään/).click()
  await button(page, 'Aloita kirjaaminen').press('Enter')
  await expect(firstTopic(page)).toBeFocused()
  await page.goBack()
  await expect(heading(page, 'Kirjaukset')).toBeFocused()
  // From the menu, whose button stays on the page.
  await button(page, 'Valikko').press('Enter')
  await link(page, 'Lähetys').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await button(page, 'Valikko').press('Enter')
  await link(page, 'Harjoittele').press('Enter')
  await button(page, 'Harjoittele verkko päällä').press('Enter')
  await expect(firstTopic(page)).toBeFocused()
  await button(page, 'Lopeta harjoitus').press('Enter')
  await link(page, 'Kirjaa käynti').press('Enter')
  await expect(firstTopic(page)).toBeFocused()
  await link(page, 'Kumppanikäynti').press('Enter')
  await expect(page.locator('#group-partner_org input').first()).toBeFocused()
})

test.describe('without the worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('a menu or sheet that cannot be fetched fails alone, is told, and opens once it can be', async ({
    app,
    page,
  }) => {
    await app.enrol(page)
    let isCut = true
    await page.route(/assets\/(menu-sheet|capture-sheets|sheets)/, (route) =>
      isCut ? route.abort() : route.continue(),
    )
    await page.reload()
    await app.unlock(page)
    await chip(page, 'Kela-etuudet', 'topic').tap()
    for (const opens of [button(page, 'Valikko'), button(page, 'Muu päivä')]) {
      await opens.tap()
      await expect(page.getByRole('alert')).toContainText('Valintasi ovat tallella')
      await button(page, 'Sulje').tap()
      await expect(page.getByRole('alert')).toBeHidden()
      await expect(chip(page, 'Kela-etuudet', 'topic').locator('input')).toBeChecked()
    }
    isCut = false
    await expect(async () => {
      await button(page, 'Muu päivä').tap()
      await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await button(page, 'Sulje').or(button(page, 'Peruuta')).first().tap()
    await button(page, 'Valikko').tap()
    await expect(page.getByRole('dialog', { name: 'Valikko' })).toBeVisible()
  })
})

test('another day is left behind by a lock, and whose visit was begun is asked which day it is', async ({
  app,
  page,
}) => {
  test.slow()
  await makePointsOlder(app)
  await app.enrol(page)
  const chooseYesterday = async () => {
    await button(page, 'Muu päivä').tap()
    await page.getByText(/^Eilen/).tap()
    await page.getByText('14–15', { exact: true }).tap()
    await button(page, 'Kirjaa tälle päivälle').tap()
    await expect(page.getByText(/^Kirjaat päivälle/)).toBeVisible()
  }
  const lock = async () => {
    await button(page, /^Lukitse tabletti/).tap()
    await app.unlock(page)
  }
  await chooseYesterday()
  await lock()
  await expect(chip(page, 'Asuminen', 'topic')).toBeVisible()
  await expect(page.getByText(/^Kirjaat päivälle/)).toBeHidden()
  await chooseYesterday()
  await chip(page, 'Asuminen', 'topic').tap()
  await lock()
  await expect(page.getByText(/^Tätä käyntiä kirjattiin päivälle/)).toBeVisible()
  await expect(chip(page, 'Asuminen', 'topic').locator('input')).toBeChecked()
  await button(page, /^Kirjaa päivälle/).tap()
  await expect(page.getByText(/^Kirjaat päivälle/)).toBeVisible()
  await expect(page.getByText(/^Tätä käyntiä kirjattiin päivälle/)).toBeHidden()
  // A paper sheet has a day of its own, and leaves the other behind too.
  await link(page, /^Tällä laitteella tänään/).tap()
  await link(page, 'Kirjaa paperilta').tap()
  await page.getByText(/^Tänään/).tap()
  await button(page, 'Aloita kirjaaminen').tap()
  await button(page, /^Lopeta/).tap()
  await link(page, 'Tukkimies').tap()
  await expect(page.getByText(/^Tätä käyntiä kirjattiin päivälle/)).toBeVisible()
  await button(page, 'Kirjaa kuluvalle päivälle').tap()
  await expect(page.getByText(/^Tätä käyntiä kirjattiin päivälle/)).toBeHidden()
})
