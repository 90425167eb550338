// The visit screen of a point: set at a desk, tried out there, and asked so by the tablet.
import type { Page } from '@playwright/test'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, test } from './fixture.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const question = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

const open = async (app: App, page: Page): Promise<void> => {
  await app.signIn(page)
  await page.goto(`${app.url}/visit-screen`)
  // It brings the whole visit screen with it.
  await expect(button(page, 'Tallenna asetukset')).toBeVisible({ timeout: 30_000 })
}

const pull = async (app: App): Promise<PullAnswer['screens']> =>
  PullAnswer.parse(await (await fetch(`${app.url}/api/v1/pull`, { headers: { 'Tukkimies-Protocol': '1' } })).json())
    .screens

const addPreset = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Pikavalinnat' }).click()
  await button(page, 'Lisää pikavalinta').click()
  await dialog(page).getByText('Oleskelulupa', { exact: true }).click()
  await dialog(page).getByText('arabia', { exact: true }).click()
  await button(page, 'Valmis').click()
  await expect(dialog(page).getByRole('alert')).toContainText('Vastaus puuttuu: Kesto')
  await dialog(page).getByText('15–29', { exact: true }).click()
  await button(page, 'Valmis').click()
}

test('[S17] a main user sets order, a question, a default and a preset, tries them out, and tablets ask so', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(app, page)
  const small = page.locator('.screen-small-frame')
  await expect(small).toContainText('Asiointikieli')

  // A question that the list does not show, and one that is required: what is shown follows at once.
  await question(page, 'Kotikuntaryhmä').getByLabel('Näytetään').check()
  await expect(page.getByText('Kysymys, jota koodisto ei muuten näytä')).toBeVisible()
  await question(page, 'Tulos').getByLabel('Pakollinen').check()
  await question(page, 'Asiointitapa').getByLabel('Valmiina valittuna').selectOption('phone')
  await button(page, 'Vastausten järjestys: Asiointikieli').click()
  const up = button(page, 'Siirrä ylös: ruotsi')
  await up.click()
  await expect(up).toBeFocused()
  await expect(small.locator('.group-language .chip').first()).toContainText('ruotsi')
  await button(page, 'Ota viimeisen julkaistun neljänneksen järjestys').click()
  await expect(page.getByText('Yhtään neljännestä ei ole vielä julkaistu.')).toBeVisible()
  await question(page, 'Tulos').getByLabel('Pakollinen').uncheck()
  await addPreset(page)
  expect(await violationsOn(page)).toEqual([])

  // The screen itself, as large as on a tablet: one press on the preset saves, and nothing is kept.
  await button(page, 'Kokeile näkymää').click()
  await expect(dialog(page).getByText('Esikatselu: mitään ei tallenneta eikä lähetetä.')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Oleskelulupa · arabia' }).click()
  await expect(dialog(page).getByText('Harjoitus: käyntiä ei tallennettu.')).toBeVisible()
  await button(page, 'Takaisin asetuksiin').click()
  await expect(button(page, 'Kokeile näkymää')).toBeFocused()
  expect(await pull(app)).toEqual([])

  await button(page, 'Tallenna asetukset').click()
  await expect(page.getByText('Asetukset on tallennettu.')).toBeVisible()
  const preset = { topic: ['permit'], language: ['ar'], duration: ['min15'] }
  expect(await pull(app)).toEqual([
    {
      point: 'p1',
      screen: {
        questions: [{ dimension: 'municipality', shown: true, required: false }],
        order: [{ dimension: 'language', codes: ['sv'] }],
        defaults: [{ dimension: 'channel', code: 'phone' }],
        presets: [preset],
      },
    },
  ])

  // A tablet that pulls them asks so.
  const context = await browser.newContext({ locale: 'fi-FI' })
  const tablet = await context.newPage()
  await app.enrol(tablet)
  await expect(tablet.locator('.group-language .chip').first()).toContainText('ruotsi')
  await expect(tablet.getByRole('radio', { name: 'Puhelin' })).toBeChecked()
  await context.close()

  // Set back, the point is as the list again.
  await button(page, 'Palauta koodiston mukaiseksi').click()
  await button(page, 'Tallenna asetukset').click()
  await expect(page.getByText('Asetukset on tallennettu.')).toBeVisible()
  expect(await pull(app)).toEqual([])
})

test('two people do not overwrite each other, nobody leaves without being asked, and settings are copied', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000)
  const operator = await addUser(app, 'operator')
  const names = { fi: 'Kirjasto', sv: 'Biblioteket', en: 'Library' }
  const first = new Date().toISOString().slice(0, 10)
  await app.ask('/api/v1/undertaking/accept', operator, { version: 1 })
  const point = { organisation: 'o1', area: null, names, first, busy: true }
  await app.ask('/api/v1/points', operator, point)
  await open(app, page)
  await page.getByLabel('Neuvontapiste').selectOption({ label: 'Keskusta (koodiston mukainen)' })
  await question(page, 'Sukupuoli').getByLabel('Näytetään').uncheck()
  await page.getByLabel('Neuvontapiste').selectOption({ label: 'Kirjasto (koodiston mukainen)' })
  await expect(dialog(page)).toContainText('Muutoksia ei ole tallennettu')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Jatka muokkaamista').click()
  await page.getByRole('link', { name: 'Tabletit' }).first().click()
  await expect(dialog(page)).toContainText('Muutoksia ei ole tallennettu')
  await button(page, 'Jatka muokkaamista').click()

  const other = await page.context().newPage()
  await other.goto(`${app.url}/visit-screen`)
  await question(other, 'Ikäryhmä').getByLabel('Näytetään').uncheck()
  await button(other, 'Tallenna asetukset').click()
  await expect(other.getByText('Asetukset on tallennettu.')).toBeVisible()
  await button(page, 'Tallenna asetukset').click()
  await expect(page.getByRole('alert')).toContainText('Joku muu on muuttanut tämän pisteen asetuksia')
  await expect(question(page, 'Sukupuoli').getByLabel('Näytetään')).not.toBeChecked()
  await button(page, 'Hae uusimmat asetukset').click()
  await expect(question(page, 'Ikäryhmä').getByLabel('Näytetään')).not.toBeChecked()
  await expect(question(page, 'Sukupuoli').getByLabel('Näytetään')).toBeChecked()

  await button(page, 'Kopioi muihin pisteisiin').click()
  await button(page, 'Kopioi').click()
  await expect(dialog(page).getByRole('alert')).toContainText('Valitse ainakin yksi piste.')
  await dialog(page).getByLabel('Kirjasto').check()
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Kopioi').click()
  await expect(page.getByText('Asetukset on kopioitu yhteen pisteeseen.')).toBeVisible()
  const [one, two] = (await pull(app)) ?? []
  expect(one?.screen.questions).toEqual([{ dimension: 'age', shown: false, required: false }])
  expect(two?.screen).toEqual(one?.screen)
})

test('the settings can be used by everybody: three languages, light and dark, narrow and wide', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await open(app, page)
  await addPreset(page)
  await button(page, 'Tallenna asetukset').click()
  await expect(page.getByText('Asetukset on tallennettu.')).toBeVisible()
  await lookAtPage(browser, page, `${app.url}/visit-screen`, async (shown) => {
    await shown.locator('[name="language.order"]').click()
  })
  await page.context().clearCookies()
  await signInAs(page, app, await addUser(app, 'operator'))
  await page.goto(`${app.url}/visit-screen`)
  await expect(page.getByRole('alert')).toContainText('Käyntinäkymän asetukset tekee organisaation pääkäyttäjä.')
})
