// Tablets from the desk: enrolled by name, silent, reported lost, withdrawn; and what the first page says of them.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from '@playwright/test'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, test } from './fixture.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** As if nothing had come from the tablet for ten days. */
const silence = (app: App, name: string): void => {
  const register = new DatabaseSync(join(app.folder, 'register.sqlite'))
  const day = dayPlus(instantToDay(Date.now()), -10)
  const { changes } = register
    .prepare('update device set last_seen = ?, enrolled = ? where name = ?')
    .run(day, day, name)
  register.close()
  expect(changes).toBe(1)
}

const makeCode = async (page: Page, name: string): Promise<string> => {
  await page.getByLabel('Tabletin nimi').fill(name)
  await button(page, 'Luo koodi').click()
  return (await page.locator('.device-code > .stack > .device-code-typed').innerText()).replaceAll('-', '')
}

test('[A32][D14][A11] a tablet is enrolled by its name, seen as it comes, renamed, and withdrawn after a question', async ({
  app,
  page,
  browser,
}) => {
  await app.signIn(page)
  await page.goto(`${app.url}/tablets`)
  await button(page, 'Luo koodi').click()
  await expect(page.getByText('Kirjoita tabletille nimi.')).toBeVisible()
  const code = await makeCode(page, 'Tabletti 7')
  await expect(page.getByRole('heading', { name: 'Koodi: Tabletti 7, Keskusta' })).toBeFocused()
  await expect(page.getByText(/^Koodi on voimassa klo \d+\.\d\d asti \(15 minuuttia\)/)).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  // On paper: three languages, and nothing else of the page.
  await page.emulateMedia({ media: 'print' })
  for (const title of ['Tabletin käyttöönotto', 'Ta pekplattan i bruk', 'Enrolling the tablet'])
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('Käytössä olevat tabletit')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.getByRole('heading', { name: 'Enrolling the tablet' })).toBeHidden()

  const tablet = await browser.newContext({ locale: 'fi-FI' })
  const other = await tablet.newPage()
  await other.goto(`${app.url}/set-up#${code}`)
  await button(other, 'Ota käyttöön').click()
  await expect(page.getByText('Tabletti on otettu käyttöön: Tabletti 7.')).toBeVisible({ timeout: 15_000 })
  await tablet.close()
  await button(page, 'Valmis').click()

  await button(page, 'Muuta: Tabletti 7, Keskusta').click()
  await button(page, 'Muuta nimeä').click()
  await page.getByRole('dialog').getByLabel('Tabletin nimi').fill('')
  await button(page, 'Tallenna nimi').click()
  await expect(page.getByRole('dialog').getByRole('alert')).toBeFocused()
  await page.getByRole('dialog').getByLabel('Tabletin nimi').fill('Tabletti 8')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tabletin nimi on nyt Tabletti 8.')).toBeVisible()

  await button(page, 'Muuta: Tabletti 8, Keskusta').click()
  await button(page, 'Poista käytöstä').click()
  await expect(page.getByRole('dialog')).toContainText('tabletti ei voi enää lähettää kirjauksia')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Poista käytöstä').click()
  await expect(page.getByText('Tabletti on poistettu käytöstä: Tabletti 8, Keskusta.')).toBeVisible()
  await expect(page.locator('summary')).toHaveText('Käytöstä poistetut (1)')
  await expect(page.getByText('Yhtään tablettia ei ole käytössä. Luo koodi yllä.')).toBeVisible()
})

test('[A17][C17] a silent tablet and a lost one stand on top, and an advisor may report but not withdraw', async ({
  app,
  page,
  browser,
}) => {
  test.slow()
  await app.pushVisits([{ topic: ['permit'] }])
  await app.pushVisits([{ topic: ['permit'] }])
  await app.pushVisits([{ topic: ['permit'] }])
  silence(app, 'Tabletti 2')

  const advisor = await browser.newContext({ locale: 'fi-FI' })
  const theirs = await advisor.newPage()
  await signInAs(theirs, app, await addUser(app, 'advisor', ['p1']))
  await theirs.goto(`${app.url}/tablets`)
  await expect(theirs.getByRole('row')).toHaveCount(4)
  await expect(theirs.getByRole('button', { name: /^(Muuta|Poista käytöstä)/ })).toHaveCount(0)
  await expect(button(theirs, 'Luo koodi')).toHaveCount(0)
  await button(theirs, 'Ilmoita kadonneeksi: Tabletti 3, Keskusta').click()
  await expect(theirs.getByRole('dialog')).toContainText('Tabletilla ei ole asiakkaiden tietoja.')
  expect(await violationsOn(theirs)).toEqual([])
  await button(theirs, 'Ilmoita kadonneeksi').click()
  await expect(theirs.getByText('Tabletti on ilmoitettu kadonneeksi: Tabletti 3, Keskusta.')).toBeVisible()
  await advisor.close()

  await app.signIn(page)
  await page.goto(app.url)
  await expect(page.getByRole('heading', { level: 1, name: 'Tervetuloa, Paula' })).toBeVisible()
  await expect(page.getByRole('link', { name: '1 tabletti ilmoitettu kadonneeksi' })).toBeVisible()
  await page.getByRole('link', { name: '1 tabletti hiljaa vähintään kolme työpäivää' }).click()
  await expect(page).toHaveURL(`${app.url}/tablets`)
  await expect(page.getByText('1 tabletti ei ole ollut yhteydessä kolmeen työpäivään.')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveText([
    /^Tabletti 3.*kadonneeksi/,
    /^Tabletti 2.*hiljaa/,
    'Tabletti 1',
  ])
  await page.getByLabel('Vain huomiota vaativat (2)').check()
  await expect(page.getByRole('rowheader')).toHaveCount(2)
  await page.getByLabel('Hae nimellä tai neuvontapisteellä').fill('tabletti 2')
  await expect(page.getByRole('rowheader')).toHaveText([/^Tabletti 2/])
  await page.getByLabel('Hae nimellä tai neuvontapisteellä').fill('satama')
  await expect(page.getByText('Haulla ei löytynyt tabletteja.')).toBeVisible()

  await lookAtPage(browser, page, `${app.url}/tablets`)
  await lookAtPage(browser, page, app.url)
})

test('the tablets say what is wrong offline, and whom to ask without the right', async ({ app, page, browser }) => {
  await app.signIn(page)
  await page.route('**/api/v1/devices', (route) => route.abort())
  await page.goto(`${app.url}/tablets`)
  await expect(page.getByRole('alert')).toContainText('Tabletteja ei saatu haettua')
  expect(await violationsOn(page)).toEqual([])
  await page.unroute('**/api/v1/devices')
  await button(page, 'Yritä uudelleen').click()
  await expect(page.getByText('Yhtään tablettia ei ole käytössä. Luo koodi yllä.')).toBeVisible()

  const officer = await browser.newContext({ locale: 'fi-FI' })
  const theirs = await officer.newPage()
  await signInAs(theirs, app, await addUser(app, 'protection_officer'))
  await theirs.goto(`${app.url}/tablets`)
  await expect(theirs.getByRole('alert')).toContainText('Sinulla ei ole oikeutta nähdä tabletteja.')
  await theirs.goto(app.url)
  await expect(theirs.getByRole('link', { name: 'Tilasto', exact: true }).last()).toBeVisible()
  await expect(theirs.getByRole('heading', { name: 'Vaatii huomiota' })).toHaveCount(0)
  await officer.close()
})

test('a browser that is no tablet offers the log-in or the set-up', async ({ app, page, browser }) => {
  await page.goto(app.url)
  await expect(page.getByRole('link', { name: 'Kirjaudu sisään' })).toHaveCount(2)
  await lookAtPage(browser, page, app.url)
  await page.getByRole('link', { name: 'Ota laite käyttöön tablettina' }).click()
  await expect(page).toHaveURL(`${app.url}/set-up`)
})
