// A user's whole life on screen: invited on paper, let in by the undertaking, seen and corrected by its owner, deleted.
import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { expect, test } from './fixture.ts'
import { looksOf } from './looks.ts'

const password = 'kahdeksan hopeista saapasta'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** Goes on by the tabulator until the control has the focus. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the control is out of reach of the keyboard')
}

const typeInto = async (page: Page, name: string, text: string): Promise<void> => {
  await tabTo(page, page.getByLabel(name, { exact: true }))
  await page.keyboard.type(text)
}

/** Adds an advisor without a mouse, and leaves the invitation on screen. */
const addByKeyboard = async (page: Page): Promise<void> => {
  await tabTo(page, button(page, 'Lisää käyttäjä'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Uusi käyttäjä' })).toBeFocused()
  await typeInto(page, 'Etunimi', 'Niko')
  await typeInto(page, 'Sukunimi', 'Neuvoja')
  await typeInto(page, 'Käyttäjätunnus', 'niko.neuvoja')
  await tabTo(page, page.getByLabel('Rooli'))
  await page.keyboard.type('neuvoja')
  await tabTo(page, page.getByLabel('Peruste'))
  await page.keyboard.type('sijaisuus')
  await tabTo(page, button(page, 'Lisää ja tee kutsu'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Kutsu on valmis' })).toBeFocused()
}

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: 'fi-FI', acceptDownloads: true })).newPage()

const fileOf = async (page: Page, press: Locator): Promise<{ name: string; text: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

test('[A16][A22][A26][A34][A36][B12][B16][C18] a user is invited on paper, enters by the undertaking, sees, corrects and downloads what is kept, and is deleted', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await app.signIn(page)
  await page.goto(`${app.url}/users`)
  await addByKeyboard(page)
  await expect(page.getByText('Koodi toimii kerran', { exact: false })).toBeVisible()
  await expect(page.getByText('Koden fungerar en gång', { exact: false })).toBeVisible()
  await expect(page.getByText('The code works once', { exact: false })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  const code = (await page.locator('.device-code-typed').innerText()).replaceAll('-', '')
  await button(page, 'Valmis').click()
  await expect(page.getByRole('row', { name: /Niko Neuvoja/ })).toContainText('kutsuttu')

  const own = await newPage(browser)
  await own.goto(`${app.url}/invitation#${code}`)
  await expect(own.getByText('Hei, Niko!')).toBeVisible()
  await expect(own).toHaveURL(`${app.url}/invitation`)
  await expect(own.getByText('niko.neuvoja')).toBeVisible()
  const fresh = own.getByLabel('Uusi salasana')
  await fresh.fill('lyhyt')
  await button(own, 'Tallenna ja kirjaudu').click()
  await expect(own.getByRole('alert').getByRole('link')).toHaveText([
    'Kirjoita salasana, jossa on vähintään 15 merkkiä.',
  ])
  expect(await violationsOn(own)).toEqual([])
  await fresh.fill(password)
  await button(own, 'Tallenna ja kirjaudu').click()

  // Nothing else opens before the undertaking is accepted.
  await expect(own).toHaveURL(/\/undertaking/)
  await own.goto(`${app.url}/me`)
  await expect(own).toHaveURL(/\/undertaking\?to=%2Fme/)
  const read = own.getByRole('checkbox', { name: 'Olen lukenut sitoumuksen ja hyväksyn sen.' })
  await expect(read).not.toBeChecked()
  await button(own, 'Hyväksy sitoumus').click()
  await expect(own.getByRole('alert')).toBeFocused()
  expect(await violationsOn(own)).toEqual([])
  await read.check()
  await button(own, 'Hyväksy sitoumus').click()
  await expect(own.getByRole('heading', { name: /Hyväksyit tämän sitoumuksen/ })).toBeFocused()
  const kept = await fileOf(own, button(own, 'Lataa oma kappale'))
  expect(kept.name).toBe('sitoumus-1-fi.html')
  expect(kept.text).toContain('Niko Neuvoja (niko.neuvoja)')
  expect(await violationsOn(own)).toEqual([])
  await button(own, 'Jatka').click()

  await expect(own).toHaveURL(/\/me$/)
  await button(own, 'Korjaa tietoja').click()
  await own.getByLabel('Paikkakunta').fill('Heinola')
  await own.getByLabel('Sähköposti', { exact: true }).fill('niko@example.org')
  await own.getByLabel('Uusi sähköposti toisen kerran').fill('niko@example.com')
  await own.getByLabel('Lisää kieli').selectOption({ label: 'arabia' })
  await button(own, 'Tallenna').click()
  await expect(own.getByRole('alert').getByRole('link')).toHaveText([
    'Kirjoita sama sähköpostiosoite molempiin kohtiin.',
  ])
  expect(await violationsOn(own)).toEqual([])
  await own.getByLabel('Uusi sähköposti toisen kerran').fill('niko@example.org')
  await button(own, 'Tallenna').click()
  await expect(own.getByText('Tietosi on korjattu.')).toBeVisible()
  await expect(own.getByText('Heinola')).toBeVisible()
  await expect(own.getByText('Aiemmat tiedot (1)')).toBeVisible()

  const json = await fileOf(own, button(own, 'Lataa JSON-tiedostona'))
  expect(JSON.parse(json.text)).toMatchObject({
    user: { details: { first: 'Niko', locality: 'Heinola', adviceLanguages: ['ar'] }, role: 'advisor' },
    corrections: [{ by: 'self', before: { locality: '' } }],
  })
  const readable = await fileOf(own, button(own, 'Lataa luettavana sivuna'))
  expect(readable.text).toContain('<td>Heinola</td>')
  await button(own, 'Pyydä poistamista').click()
  expect(await violationsOn(own)).toEqual([])
  await own.getByRole('dialog').getByRole('button', { name: 'Pyydä poistamista' }).click()
  await expect(own.getByText('Pyyntö on lähetetty pääkäyttäjälle.')).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { name: '1 käyttäjä pyytää poistamista' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Avaa: Niko Neuvoja' }).first().click()
  await expect(page.getByRole('heading', { name: 'Niko Neuvoja' })).toBeFocused()
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Poista käyttäjä').click()
  await expect(page.getByText(/Tämä jää: kirjatut käynnit ja tilastot/)).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Poista lopullisesti').click()
  await expect(page.getByText('Niko Neuvoja on poistettu.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Kaikki käyttäjät' })).toBeFocused()
  await expect(page.getByRole('row', { name: /Niko Neuvoja/ })).toHaveCount(0)

  // The session died with the account.
  await own.reload()
  await expect(own).toHaveURL(/\/sign-in/)
  await own.context().close()
})

test('[C09] a trainee gets an end date, a used code is worth nothing, and an access is changed and ended', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await app.signIn(page)
  await page.goto(`${app.url}/users`)
  await button(page, 'Lisää käyttäjä').click()
  for (const [name, text] of [
    ['Etunimi', 'Hanna'],
    ['Sukunimi', 'Harjoittelija'],
    ['Käyttäjätunnus', 'hanna'],
  ] as const)
    await page.getByLabel(name, { exact: true }).fill(text)
  await page.getByLabel('Rooli').selectOption('advisor')
  await page.getByLabel('Harjoittelija', { exact: true }).check()
  await page.getByLabel('Peruste').selectOption('placement')
  await button(page, 'Lisää ja tee kutsu').click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Valitse viimeinen päivä. Se ei voi olla menneisyydessä.',
  ])
  await page.getByLabel('Viimeinen päivä').fill('2099-12-31')
  await button(page, 'Lisää ja tee kutsu').click()
  const code = (await page.locator('.device-code-typed').innerText()).replaceAll('-', '')
  await button(page, 'Valmis').click()

  const own = await newPage(browser)
  // Typed with a slip of the hand, then as it is printed.
  await own.goto(`${app.url}/invitation`)
  await own.getByLabel('Kertakoodi').fill('ABCD')
  await button(own, 'Jatka').click()
  await expect(own.getByRole('alert')).toContainText('Koodissa on 26 kirjainta ja numeroa.')
  expect(await violationsOn(own)).toEqual([])
  await own.getByLabel('Kertakoodi').fill(code.toLowerCase())
  await button(own, 'Jatka').click()
  await own.getByLabel('Uusi salasana').fill(password)
  await button(own, 'Tallenna ja kirjaudu').click()
  await expect(own).toHaveURL(/\/undertaking/)
  await own.goto(`${app.url}/invitation#${code}`)
  await expect(own.getByRole('alert')).toContainText('Koodi ei kelpaa tai on vanhentunut.')
  expect(await violationsOn(own)).toEqual([])

  await page.getByRole('button', { name: 'Avaa: Hanna Harjoittelija' }).click()
  await button(page, 'Muuta käyttöoikeutta').click()
  await page.getByLabel('Harjoittelija', { exact: true }).uncheck()
  await page.getByLabel('Viimeinen päivä').fill('')
  await page.getByLabel('Peruste').selectOption('task')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Tallenna').click()
  await expect(page.getByText('Käyttöoikeus on muutettu. Käyttäjä kirjautuu uudelleen.')).toBeVisible()
  await button(page, 'Päätä käyttöoikeus').click()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Päätä', exact: true }).click()
  await expect(page.getByText('Käyttöoikeus on päätetty.')).toBeVisible()

  await own.goto(`${app.url}/sign-in`)
  await own.getByLabel('Käyttäjätunnus').fill('hanna')
  await own.getByLabel('Salasana').fill(password)
  await button(own, 'Kirjaudu sisään').click()
  await expect(own.getByRole('alert')).toContainText('Väärä käyttäjätunnus tai salasana.')
  await own.context().close()
})

for (const { locale, colorScheme } of looksOf('people'))
  test(`the pages of people have no axe violations and fit 360 px in ${locale}, ${colorScheme}`, async ({
    app,
    browser,
  }) => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${app.url}/sign-in`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
    await app.signIn(page)
    for (const path of ['me', 'users', 'password-policy', 'undertaking', 'undertaking/edit']) {
      await page.goto(`${app.url}/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect(await violationsOn(page), path).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
    await context.close()
  })
