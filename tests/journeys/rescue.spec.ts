// A tablet that was withdrawn with visits unsent: it says what is kept and what to do, and a main user brings them in by a file.

import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from './fixture.ts'

test('[F73][S1] what a withdrawn tablet could not send comes in by its rescue file, once', async ({
  app,
  page,
  context,
}) => {
  test.slow()
  await app.enrol(page)
  await context.route('**/api/v1/push', (route) => route.abort())
  for (const chip of ['Asuminen', 'arabia', '15–29']) await page.getByText(chip, { exact: true }).first().click()
  await page.getByRole('button', { name: 'Tallenna käynti' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Tallennettu tälle laitteelle' })).toBeVisible()
  await app.revokeDevices()
  await context.unroute('**/api/v1/push')
  await page.goto(`${app.url}/sending`)
  await page.getByRole('button', { name: 'Lähetä nyt' }).click()
  await expect(page.getByText('Mitä on tallella')).toBeVisible({ timeout: 30_000 })
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tallenna pelastustiedosto' }).click()
  const file = test.info().outputPath('file.rescue.json')
  await (await downloading).saveAs(file)
  await expect(page.getByText('Tiedosto on tallennettu')).toBeVisible()
  expect(readFileSync(file, 'utf8')).not.toContain('housing')

  const desk = await context.browser()?.newContext()
  const main = await desk?.newPage()
  if (!main) throw new Error('no second browser')
  await app.signIn(main)
  await main.goto(`${app.url}/tablets`)
  const choose = main.locator('input[type=file]')
  await choose.setInputFiles(file)
  await expect(main.getByText('Tuotiin 2 kirjausta.')).toBeVisible({ timeout: 30_000 })
  await choose.setInputFiles(file)
  await expect(main.getByText('2 oli jo palvelimella.')).toBeVisible({ timeout: 30_000 })
  writeFileSync(file, '{}')
  await choose.setInputFiles(file)
  await expect(main.getByText('Tiedosto ei ole tabletin pelastustiedosto')).toBeVisible()
  if (process.env['LOOK_AT']) {
    await page.screenshot({ path: `${process.env['LOOK_AT']}/sending.png`, fullPage: true })
    await main.screenshot({ path: `${process.env['LOOK_AT']}/tablets.png`, fullPage: true })
  }
  await desk?.close()
})
