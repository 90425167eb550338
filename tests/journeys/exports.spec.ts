// A table and its chart as files, from the screen to the disk, each noted.
import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { openArchive, parseCsv } from '../server/exports/read-back.ts'
import { violationsOn } from './axe.ts'
import { expect, test } from './fixture.ts'
import { looksOf } from './looks.ts'
import { month, publishMonth } from './published-month.ts'

const bytesOf = async (download: Download): Promise<Uint8Array> => readFileSync(await download.path())

const save = async (page: Page): Promise<Download> => {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tallenna tiedosto' }).click()
  return download
}

test('[A14][A30][AN28] a released table is saved as files with the figures of the screen, and each is noted', async ({
  app,
  page,
  context,
}) => {
  await publishMonth(app)
  await app.signIn(page)
  await page.goto(`${app.url}/figures?period=${month}&place=whole&visitor=client`)
  const figure = page.getByRole('figure').first()
  const shown = await figure
    .getByRole('row', { name: /^Oleskelulupa/ })
    .getByRole('cell')
    .first()
    .innerText()
  await figure.getByRole('button', { name: 'Vie tiedostona' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: /Oleskelulupa/ })).toContainText(shown)
  await expect(dialog).toContainText('5 ensimmäistä riviä')
  await dialog.getByText('Suojaus.').click()
  await expect(dialog).toContainText('enintään 3')
  expect(await violationsOn(page)).toEqual([])

  // For our own use nothing has to be written.
  const workbook = await save(page)
  expect(workbook.suggestedFilename()).toBe(`tukkimies-client-${month}-whole-topic.xlsx`)
  await expect(dialog.getByRole('status')).toContainText('Luovutus on merkitty')

  // For another organisation: who, what for, on which basis, and nobody's details.
  await dialog.getByLabel('Muoto').selectOption({ label: 'CSV suomalaiseen Exceliin' })
  await dialog.getByLabel('Toiselle organisaatiolle').check()
  await page.getByRole('button', { name: 'Tallenna tiedosto' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Kirjoita organisaation nimi.')
  await dialog.getByRole('textbox', { name: 'Kenelle' }).fill('KEHA-keskus')
  await dialog.getByLabel('Mihin tarkoitukseen').fill('soita 040 123 4567')
  await dialog.getByLabel('Peruste').selectOption('funder')
  await page.getByRole('button', { name: 'Tallenna tiedosto' }).click()
  await expect(dialog.getByRole('alert')).toContainText('henkilön tietoja')
  await dialog.getByLabel('Mihin tarkoitukseen').fill('Kuukausiraportti')
  const { csv, txt } = openArchive(await bytesOf(await save(page)))
  const line = parseCsv(csv.slice(1), ';').find((cells) => cells[2]?.startsWith('Oleskelulupa'))
  expect(line?.[3]).toBe(shown)
  expect(txt).toContain('Suojattu tilasto')

  await dialog.getByLabel('Muoto').selectOption({ label: 'Kuvio kuvana (PNG)' })
  await expect(dialog.getByRole('img')).toBeVisible()
  const picture = await bytesOf(await save(page))
  expect(Array.from(picture.slice(0, 4))).toEqual([0x89, 0x50, 0x4e, 0x47])
  expect(picture.length).toBeGreaterThan(10_000)

  // Without a connection there is none, and the dialog says why.
  await page.keyboard.press('Escape')
  await context.setOffline(true)
  await figure.getByRole('button', { name: 'Vie tiedostona' }).click()
  await expect(dialog).toContainText('Tiedostoa ei voi viedä ilman yhteyttä')
  await context.setOffline(false)
  await expect(dialog.getByLabel('Muoto')).toBeVisible()

  await page.goto(`${app.url}/disclosures`)
  await expect(page.getByRole('row').filter({ hasText: 'Tiedosto' })).toHaveCount(3)
  await expect(page.getByRole('row').filter({ hasText: 'Kuukausiraportti' })).toHaveCount(2)
})

test('a file can be chosen by everybody: by keyboard, narrow and wide, light and dark', async ({
  app,
  page,
  browser,
}) => {
  await publishMonth(app)
  await app.signIn(page)
  const storageState = await page.context().storageState()
  for (const { locale, colorScheme } of looksOf('exports')) {
    const context = await browser.newContext({ storageState, locale, colorScheme })
    const shown = await context.newPage()
    await shown.goto(`${app.url}/figures?period=${month}&place=whole&visitor=client`)
    const button = shown.getByRole('figure').first().locator('button[aria-haspopup="dialog"]')
    await button.focus()
    await shown.keyboard.press('Enter')
    const dialog = shown.getByRole('dialog')
    await expect(dialog.getByRole('table')).toBeVisible()
    await dialog.getByRole('radio').last().check()
    expect(await violationsOn(shown)).toEqual([])
    for (const width of [320, 678]) {
      await shown.setViewportSize({ width, height: 640 })
      const over = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)
      expect(over, `${locale} at ${width}`).toBe(0)
    }
    await shown.keyboard.press('Escape')
    await expect(button).toBeFocused()
    await context.close()
  }
})
