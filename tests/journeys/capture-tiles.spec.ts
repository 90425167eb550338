// The row of presets: one tap saves, the last visit fills in, what a bystander may read goes, and keys do the same.
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
const chip = (page: Page, name: string, group: string) =>
  page.locator(`#group-${group}`).getByText(name, { exact: true })
const chosen = (page: Page) => page.locator('.chip-chosen').allInnerTexts()
const tile = (page: Page, name: string | RegExp) => page.locator('.quick').getByRole('button', { name })
const tally = (page: Page, count: number) =>
  page.getByRole('link', { name: `Tällä laitteella tänään ${count}`, exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Tallenna käynti' })
const empty = ['Paikalla', '1']

const choose = async (page: Page): Promise<void> => {
  await chip(page, 'Asuminen', 'topic').tap()
  await chip(page, 'arabia', 'language').tap()
  await chip(page, '5–14', 'duration').tap()
}

/** A label that has just come up saves nothing: it has not been read yet. */
const readLabel = (page: Page): Promise<void> => page.waitForTimeout(700)

/** What a bystander may read is an animation's time: it is brought to its end instead of waited for. */
const passTwentySeconds = (page: Page): Promise<void> =>
  page.evaluate(() => document.getAnimations().forEach((one) => one.finish()))

test('a preset that was made by hand saves by one tap, the last visit is filled in by one and saved by the next', async ({
  app,
  page,
}) => {
  test.slow()
  await app.enrol(page)
  // What is missing is said as at a save, and nothing is made of it.
  await tile(page, 'Tee tästä pikavalinta').tap()
  await expect(said(page, 'Valitse aihe.')).toBeVisible()
  await choose(page)
  const before = await page.locator('#group-topic').boundingBox()
  await tile(page, 'Tee tästä pikavalinta').tap()
  await expect(said(page, 'Pikavalinta tehty. Käyntiä ei tallennettu.')).toBeVisible()
  expect(await chosen(page)).toEqual(['Asuminen', 'arabia', 'Paikalla', '5–14', '1'])

  await readLabel(page)
  // One tap. A double tap is one visit, and nothing on the screen has moved.
  await tile(page, /^Asuminen · arabia/).dblclick()
  await expect(said(page, 'Tallennettu tälle laitteelle.')).toBeVisible()
  await expect(tally(page, 1)).toBeVisible()
  expect(await chosen(page)).toEqual(empty)
  expect(await page.locator('#group-topic').boundingBox()).toEqual(before)

  // An undo brings back what was half made under it.
  await page.getByRole('button', { name: /Kumoa edellinen/ }).tap()
  await expect(tally(page, 0)).toBeVisible()
  expect(await chosen(page)).toEqual(['Asuminen', 'arabia', 'Paikalla', '5–14', '1'])

  // The last visit: two taps.
  await tile(page, /^Sama kuin edellinen/).tap()
  await expect(said(page, 'Edellisen käynnin valinnat on täytetty.')).toBeVisible()
  await save(page).tap()
  await expect(tally(page, 1)).toBeVisible()

  // Covered from bystanders: the first tap only shows, and its double does not save either.
  await passTwentySeconds(page)
  await expect(tile(page, /Asuminen/)).toHaveCount(0)
  await expect(page.getByText('Asuminen · arabia')).toHaveCount(0)
  await tile(page, /^Oma pikavalinta 1/).dblclick()
  await expect(tile(page, /^Asuminen · arabia/)).toBeVisible()
  await expect(tally(page, 1)).toBeVisible()
  await readLabel(page)
  await tile(page, /^Asuminen · arabia/).tap()
  await expect(tally(page, 2)).toBeVisible()

  // A lock takes the last visit away and leaves the preset, covered.
  await page.getByRole('button', { name: /^Lukitse tabletti/ }).tap()
  await app.unlock(page)
  await expect(tile(page, /^Oma pikavalinta 1/)).toBeVisible()
  await expect(tile(page, /^Sama kuin edellinen/)).toHaveCount(0)

  // Removed by hand.
  await tile(page, 'Muokkaa').tap()
  await page.getByRole('button', { name: 'Poista pikavalinta Asuminen · arabia' }).tap()
  await expect(page.getByRole('dialog')).toContainText('Laitteella ei ole omia pikavalintoja.')
  await page.keyboard.press('Escape')
  await expect(tile(page, /^Oma pikavalinta/)).toHaveCount(0)
})

test('tiles, answers and the list of keys have keys of their own, which can be turned off', async ({ app, page }) => {
  test.slow()
  await app.enrol(page)
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name)
  }
  await choose(page)
  await tile(page, 'Tee tästä pikavalinta').tap()
  await expect(said(page, 'Pikavalinta tehty. Käyntiä ei tallennettu.')).toBeVisible()
  await readLabel(page)
  await keys('Alt+1')
  await expect(tally(page, 1)).toBeVisible()
  await keys('Alt+4')
  expect(await chosen(page)).toEqual(['Asuminen', 'arabia', 'Paikalla', '5–14', '1'])
  await keys('Control+Enter')
  await expect(tally(page, 2)).toBeVisible()

  await page.getByRole('checkbox', { name: 'Oleskelulupa' }).focus()
  await keys('4')
  expect(await chosen(page)).toEqual(['Asuminen', ...empty])
  // Several begin with it: it goes there and chooses nothing.
  await keys('k')
  await expect(page.getByRole('checkbox', { name: 'Kielikurssi' })).toBeFocused()
  expect(await chosen(page)).toEqual(['Asuminen', ...empty])
  await keys('d')
  expect(await chosen(page)).toEqual(['Asuminen', 'Digiapu', ...empty])
  await keys('?')
  const list = page.getByRole('dialog', { name: 'Näppäimet' })
  await expect(list).toContainText('Tallenna käynti')
  await list.getByText('Kirjain- ja numeronäppäimet', { exact: true }).click()
  await list.getByText('Tallenna vasemmalla', { exact: true }).click()
  await keys('Escape')
  await page.getByRole('checkbox', { name: 'Oleskelulupa' }).focus()
  await keys('1', '?')
  await expect(list).toHaveCount(0)
  expect(await chosen(page)).toEqual(['Asuminen', 'Digiapu', ...empty])
  // Save has gone to the left thumb, and stays there.
  await page.reload()
  await app.unlock(page)
  expect((await save(page).boundingBox())?.x).toBeLessThan(40)
})
