// How the visit screen behaves under fingers and keys: what is kept, what is cleared, what is said.
import type { Page } from '@playwright/test'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { expect, test } from './fixture.ts'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const chip = (page: Page, name: string, group: string) =>
  page.locator(`#group-${group}`).getByText(name, { exact: true })
const chosen = (page: Page) => page.locator('.chip-chosen').allInnerTexts()
const tally = (page: Page, count: number) =>
  page.getByRole('link', { name: `Tällä laitteella tänään ${count}`, exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Tallenna käynti' })
const empty = ['Paikalla', '1']

test('save tells what is missing, keeps what is chosen, and clears all but the defaults when it is saved', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  await expect(page.locator('.chip-given')).toHaveText(empty)
  // One place speaks of saves.
  await expect(page.getByRole('status')).toHaveCount(1)
  await save(page).tap()
  await expect(said(page, 'Valitse aihe.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Oleskelulupa' })).toBeFocused()
  await chip(page, 'Asuminen', 'topic').tap()
  await save(page).tap()
  await expect(said(page, 'Valitse asiointikieli.')).toBeVisible()
  await chip(page, 'arabia', 'language').tap()
  await save(page).tap()
  await expect(said(page, 'Valitse kesto.')).toBeVisible()
  await chip(page, '5–14', 'duration').tap()
  expect(await chosen(page)).toEqual(['Asuminen', 'arabia', 'Paikalla', '5–14', '1'])
  await save(page).dblclick()
  await expect(said(page, 'Tallennettu tälle laitteelle.')).toBeVisible()
  expect(await chosen(page)).toEqual(empty)
  await expect(page.getByRole('checkbox', { name: 'Oleskelulupa' })).toBeFocused()
  // The second press of a shaking finger is no second visit.
  await expect(tally(page, 1)).toBeVisible()
  await page.waitForTimeout(700)
  await save(page).tap()
  await expect(said(page, 'Valitse aihe.')).toBeVisible()
  await page.getByRole('button', { name: /Kumoa edellinen/ }).tap()
  await expect(said(page, 'Kumottu.')).toBeVisible()
  await expect(page.getByText('Valitse aihe.')).toHaveCount(0)
  await expect(tally(page, 0)).toBeVisible()
  await expect(page.getByRole('button', { name: /Kumoa edellinen/ })).toHaveCount(0)
})

test('a hand that fills the form anew may save as soon as it likes', async ({ app, page }) => {
  await app.enrol(page)
  // Both visits within a few frames: no tap of a test is as quick.
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const find = (selector: string) => document.querySelector<HTMLElement>(selector)
    for (let visit = 0; visit < 2; visit++) {
      for (const group of ['topic', 'language', 'duration']) find(`#group-${group} input`)?.click()
      await frame()
      find('.button-save')?.click()
      while (find('#group-duration input:checked')) await frame()
    }
  })
  await expect(tally(page, 2)).toBeVisible()
  await expect(said(page, 'Tallennettu: kaksi samanlaista käyntiä peräkkäin.')).toBeVisible()
})

test('a visit is made and taken back by keys alone, one tab stop a question', async ({ app, page }) => {
  await app.enrol(page)
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name)
  }
  await page.getByRole('checkbox', { name: 'Oleskelulupa' }).focus()
  await keys('ArrowRight', 'Space', 'ArrowDown', 'Space')
  await keys('Tab', 'Space', 'ArrowRight', 'Tab', 'Tab', 'Space', 'Tab', 'ArrowRight')
  expect(await chosen(page)).toEqual(['Kansalaisuus', 'Kela-etuudet', 'ruotsi', 'Paikalla', '<5', 'Ohjattu', '1'])
  await keys('Space')
  expect(await chosen(page)).not.toContain('Ohjattu')
  await keys('Control+Enter')
  await expect(said(page, 'Tallennettu tälle laitteelle.')).toBeVisible()
  await expect(tally(page, 1)).toBeVisible()
  await keys('Control+z')
  await expect(said(page, 'Kumottu.')).toBeVisible()
  await expect(tally(page, 0)).toBeVisible()
})

test('four topics are the limit, an answer from a sheet takes the place of its chip, and a new language keeps all', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  for (const topic of ['Oleskelulupa', 'Asuminen', 'Terveys']) await chip(page, topic, 'topic').tap()
  await page.getByRole('button', { name: 'Muu aihe…' }).tap()
  await page.getByRole('button', { name: 'Verotus ja verokortti' }).tap()
  await chip(page, 'Digiapu', 'topic').tap()
  await expect(said(page, 'Aihe: enintään 4')).toBeVisible()
  await page.getByRole('button', { name: 'Muu kieli…' }).tap()
  await page.getByRole('searchbox').fill('french')
  await page.getByRole('button', { name: 'ranska' }).tap()
  expect(await chosen(page)).toEqual(['Oleskelulupa', 'Asuminen', 'Terveys', 'Verotus', 'ranska', 'Paikalla', '1'])
  await page.getByRole('button', { name: 'Valikko' }).tap()
  await page.getByLabel('Kieli', { exact: true }).selectOption('sv')
  await page.keyboard.press('Escape')
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  await expect(page.getByRole('heading', { name: 'Nytt besök' })).toBeVisible()
  expect(await chosen(page)).toEqual(['Uppehållstillstånd', 'Boende', 'Hälsa', 'Skatt', 'franska', 'På plats', '1'])
})

test('a point of today has no earlier day to record for, and says so', async ({ app, page }) => {
  await app.enrol(page)
  await page.getByRole('button', { name: 'Muu päivä' }).tap()
  await expect(page.getByRole('dialog')).toContainText('otettu käyttöön tänään')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Muu päivä' })).toBeFocused()
})

test('what a visit was about is covered again after twenty seconds', async ({ app, page }) => {
  await app.enrol(page)
  for (const [name, group] of [
    ['Asuminen', 'topic'],
    ['arabia', 'language'],
    ['<5', 'duration'],
  ] as const)
    await chip(page, name, group).tap()
  await save(page).tap()
  await expect(page.getByText('Asuminen · arabia', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: /^Tällä laitteella tänään/ }).tap()
  await expect(page.getByText('1 käynti')).toBeVisible()
  await expect(page.getByText('Asuminen · arabia')).toHaveCount(0)
  await page.getByRole('button', { name: 'Näytä' }).tap()
  await expect(page.getByText('Asuminen · arabia', { exact: true })).toBeVisible()
  // The twenty seconds are an animation's: it is brought to its end instead of waited for.
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()))
  await expect(page.getByText('Asuminen · arabia')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Näytä' })).toBeVisible()
})

test('what a visit was about is shown for as long where less motion is asked for', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await app.enrol(page)
  for (const [name, group] of [
    ['Asuminen', 'topic'],
    ['arabia', 'language'],
    ['<5', 'duration'],
  ] as const)
    await chip(page, name, group).tap()
  await save(page).tap()
  await expect(tally(page, 1)).toBeVisible()
  // Long enough for an animation that was cut short to have ended.
  await page.waitForTimeout(500)
  await expect(page.getByText('Asuminen · arabia', { exact: true })).toBeVisible()
  await tally(page, 1).tap()
  await page.getByRole('button', { name: 'Näytä' }).tap()
  await page.waitForTimeout(500)
  await expect(page.getByText('Asuminen · arabia', { exact: true })).toBeVisible()
})

test('[S18] a visit that was counted meanwhile can no longer be taken back, and the page says so until the day is over', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  for (const [name, group] of [
    ['Asuminen', 'topic'],
    ['arabia', 'language'],
    ['<5', 'duration'],
  ] as const)
    await chip(page, name, group).tap()
  await save(page).tap()
  await expect(said(page, 'Tallennettu tälle laitteelle.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kaikki lähetetty' })).toBeVisible()
  // A fold takes at least twenty.
  await app.pushVisits(Array.from({ length: 19 }, () => ({ topic: ['permit'] })))
  const { code, err } = await app.tukkimies('fold', '--day', dayPlus(instantToDay(Date.now()), firstPolicy.openDays))
  expect(code, err).toBe(0)
  await page.getByRole('link', { name: /^Tällä laitteella tänään/ }).tap()
  await page.getByRole('button', { name: 'Näytä' }).tap()
  await page.getByRole('button', { name: /^Kumoa:/ }).tap()
  await expect(said(page, 'Laskettu tilastoon. Kirjausta ei voi enää kumota.')).toBeVisible()
  await expect(page.getByText('Ei avoimia kirjauksia')).toBeVisible()
  await page.reload()
  await app.unlock(page)
  await expect(said(page, 'Laskettu tilastoon. Kirjausta ei voi enää kumota.')).toBeVisible()
})
