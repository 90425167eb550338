// Reports in a real browser: one is opened and printed, one that is handed on is noted first, one recurs.
import type { Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { expect, test } from './fixture.ts'
import { looksOf } from './looks.ts'
import { printPage } from './pdf.ts'
import { month, publishMonth } from './published-month.ts'

const quarter = `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}`
const viewOf = (kind: string, period: string, language: string) =>
  `/reports/view?kind=${kind}&language=${language}&period=${period}&place=whole`

/** Counts what the page's own button prints. */
const watchPrinting = (page: Page) =>
  page.addInitScript(() => {
    const counted = globalThis as { printed?: number }
    counted.printed = 0
    globalThis.print = () => void (counted.printed = (counted.printed ?? 0) + 1)
  })
const printedBy = (page: Page) => page.evaluate(() => (globalThis as { printed?: number }).printed)

test('[A14][A30][C11][B03][duty-F05] a report prints in its own language, and one that is handed on only once it is noted', async ({
  app,
  page,
  browser,
}) => {
  test.slow()
  await publishMonth(app)
  await app.signIn(page)
  await watchPrinting(page)

  // Chosen, opened, and every figure is the released one.
  await page.goto(`${app.url}/reports`)
  await page.getByLabel('Raportin kieli').selectOption('sv')
  await page.getByRole('link', { name: 'Avaa raportti' }).click()
  const sheet = page.getByRole('article', { name: 'Månadsrapport' })
  await expect(sheet.getByRole('row', { name: /^Uppehållstillstånd/ })).toBeVisible()
  await expect(sheet).toHaveAttribute('lang', 'sv')
  await expect(page.getByRole('button', { name: 'Tulosta tai tallenna PDF' })).toBeEnabled()
  const permit = await sheet
    .getByRole('row', { name: /^Uppehållstillstånd/ })
    .getByRole('cell')
    .first()
    .innerText()
  expect(Math.abs(Number(permit) - 28)).toBeLessThanOrEqual(3)
  await page.getByRole('button', { name: 'Tulosta tai tallenna PDF' }).click()
  expect(await printedBy(page)).toBe(1)
  const printed = await printPage(page)
  expect(printed.isTagged).toBe(true)
  expect(printed.tags).toContain('H1')
  for (const part of ['Månadsrapport', 'Utskrivet', 'Källa', 'Skyddadstatistik', permit, 'slumpmässigt'])
    expect(printed.text.toLowerCase()).toContain(part.toLowerCase())
  expect(printed.text).toMatch(/[0-9a-f]{64}/)
  expect(printed.text).not.toContain('Tallenna')

  // Handed on: nothing stands on paper before it is noted, and then it is.
  const { code, err } = await app.tukkimies('close', '--day', `${Number(month.slice(0, 4)) + 1}-12-31`)
  expect(code, err).toBe(0)
  await page.goto(`${app.url}${viewOf('funder', quarter, 'fi')}`)
  await expect(page.getByRole('article', { name: 'Rahoittajaraportti' })).toContainText('ei ole tunnistetietoja')
  const held = await printPage(page)
  expect(held.text).toContain('Luovutustaeiolemerkitty')
  expect(held.text).not.toContain('Rahoittajaraportti')
  await page.getByRole('button', { name: 'Tulosta tai tallenna PDF' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Kenelle').fill('Säätiö 131052-308T')
  await dialog.getByLabel('Mihin tarkoitukseen').fill('Hankkeen raportti')
  await dialog.getByRole('button', { name: 'Merkitse ja tulosta' }).click()
  await expect(dialog.getByRole('alert')).toContainText('henkilön tietoja')
  await dialog.getByLabel('Kenelle').fill('Esimerkkisäätiö')
  await dialog.getByRole('button', { name: 'Merkitse ja tulosta' }).click()
  // The page says beforehand, in the same words, that it will print then.
  await expect(page.getByRole('status').getByText('Luovutus on merkitty.')).toBeVisible()
  await expect.poll(() => printedBy(page)).toBe(1)
  expect((await printPage(page)).text).toContain('Rahoittajaraportti')
  await page.goto(`${app.url}/disclosures`)
  const line = page.getByRole('row').filter({ hasText: 'Esimerkkisäätiö' })
  await expect(line).toContainText('Rahoittajaraportti')
  await expect(line).toContainText('Rahoittajan raportointi')

  // The summary for compensation says how exact it is.
  await page.goto(`${app.url}${viewOf('compensation', quarter, 'en')}`)
  const summary = page.getByRole('article', { name: 'Summary for state compensation' })
  await expect(summary).toContainText('off by at most 3. Arrivals are counted exactly')

  // One recurs, and is taken away again.
  await page.goto(`${app.url}/reports`)
  await page.getByRole('button', { name: 'Ajasta raportti' }).click()
  await dialog.getByLabel('Raportti', { exact: true }).selectOption('year')
  await dialog.getByRole('button', { name: 'Ajasta raportti' }).click()
  await expect(page.getByText('Raportti on ajastettu.')).toBeVisible()
  await page.getByRole('button', { name: /^Poista toistuva raportti: Vuosiraportti/ }).click()
  await dialog.getByRole('button', { name: 'Poista', exact: true }).click()
  await expect(page.getByText('Et ole ajastanut raportteja.')).toBeVisible()

  // Everybody can read it: narrow and wide, light and dark.
  const storageState = await page.context().storageState()
  for (const { locale, colorScheme } of looksOf('reports')) {
    const context = await browser.newContext({ storageState, locale, colorScheme })
    const shown = await context.newPage()
    for (const path of ['/reports', viewOf('funder', quarter, 'sv')]) {
      await shown.goto(app.url + path)
      await expect(shown.locator(path === '/reports' ? '.card' : '.report .table').last()).toBeVisible()
      expect(await violationsOn(shown)).toEqual([])
      for (const width of [320, 768]) {
        await shown.setViewportSize({ width, height: 640 })
        expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
    }
    await context.close()
  }
})
