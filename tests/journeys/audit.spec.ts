// The use log on screen: what was done stands in it, reading it stands in it too, and whoever may not read it all reads the
// own log-ins.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { expect, test } from './fixture.ts'

const password = 'kahdeksan hopeista saapasta'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

test('[A19][C05] the main user reads who did what, narrows it down, and sees that reading it was written down', async ({
  app,
  page,
}) => {
  await app.deviceCode()
  await app.signIn(page)
  await page.goto(`${app.url}/audit`)
  await expect(heading(page, 'Käyttöloki')).toBeVisible()
  await expect(page.getByText('Lokin avaaminen kirjataan lokiin.')).toBeVisible()
  const row = (what: RegExp) => page.getByRole('row', { name: what })
  await expect(row(/Paula Pääkäyttäjä, pääkäyttäjä kirjautui sisään/).first()).toBeVisible()
  await expect(row(/loi tabletin käyttöönottokoodin/)).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  await page.reload()
  await expect(row(/avasi lokin \(\d+ riviä\)/)).toBeVisible()
  await page.getByLabel('Tapahtuma').selectOption({ label: 'Tabletit' })
  await button(page, 'Näytä').click()
  await expect(page).toHaveURL(/\/audit\?event=devices$/)
  await expect(page.getByRole('status').filter({ hasText: '1 rivi' })).toBeVisible()
  await page.getByLabel('Päivästä').fill('2026-03-02')
  await page.getByLabel('Päivään').fill('2026-03-01')
  await button(page, 'Näytä').click()
  await expect(page.getByText('Valitse päivät niin, että ensimmäinen on ennen jälkimmäistä.')).toBeVisible()
  await page.getByLabel('Päivään').fill('2026-03-03')
  await button(page, 'Näytä').click()
  await expect(page).toHaveURL(/event=devices&from=2026-03-02&to=2026-03-03$/)
  await expect(page.getByText('Näillä rajauksilla ei löytynyt rivejä.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  await page.context().setOffline(true)
  await button(page, 'Poista rajaus').click()
  await expect(page.getByText('Lokia ei saatu haettua')).toBeVisible()
  await page.context().setOffline(false)
  await expect(row(/loi tabletin käyttöönottokoodin/)).toBeVisible()
})

test('[duty-F05][A19] the log stands in three languages, on a telephone too, and fits it', async ({ app, page }) => {
  await app.signIn(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${app.url}/audit`)
  for (const [language, title, signedIn] of [
    ['SV', 'Användningslogg', 'loggade in'],
    ['EN', 'Use log', 'logged in'],
    ['FI', 'Käyttöloki', 'kirjautui sisään'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`^${language} `) }).click()
    await expect(heading(page, title)).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: signedIn }).first()).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, language).toBeLessThanOrEqual(0)
    expect(await violationsOn(page)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(page)).toEqual([])
})

test('[A33] an advisor reads the own log-ins and nobody else’s', async ({ app, page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const file = join(folder, 'password')
  writeFileSync(file, password)
  const names = ['--username', 'niko.neuvoja', '--first', 'Niko', '--last', 'Neuvoja', '--at', 'p1']
  const made = await app.tukkimies('user', 'create', ...names, '--role', 'advisor', '--password-file', file)
  rmSync(folder, { recursive: true })
  expect(made.code, made.err).toBe(0)
  await page.goto(`${app.url}/sign-in?to=/audit`)
  await page.getByRole('textbox', { name: 'Käyttäjätunnus' }).fill('niko.neuvoja')
  await page.getByLabel(/^Salasana/).fill(password)
  await button(page, 'Kirjaudu sisään').click()
  await page.getByRole('checkbox').check()
  await button(page, 'Hyväksy sitoumus').click()
  await button(page, 'Jatka').click()
  await expect(heading(page, 'Omat kirjautumiset')).toBeVisible()
  await expect(page.getByRole('row', { name: /Niko Neuvoja, neuvoja kirjautui sisään/ })).toBeVisible()
  await expect(page.getByText('Paula')).toHaveCount(0)
  await expect(page.getByLabel('Tapahtuma')).toHaveCount(0)
  expect(await violationsOn(page)).toEqual([])
})
