// The next code list: made as a draft, tried out on the visit screen, published for a day to come.
import type { Page } from '@playwright/test'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, test } from './fixture.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const today = instantToDay(Date.now())

const asOperator = async (app: App, page: Page): Promise<void> => {
  await signInAs(page, app, await addUser(app, 'operator'))
  await page.goto(`${app.url}/code-lists`)
}

const beginDraft = async (page: Page): Promise<void> => {
  await button(page, 'Aloita luonnos').click()
  await button(page, 'Aihe').click()
}

const addSports = async (page: Page): Promise<void> => {
  await button(page, 'Lisää koodi').click()
  await dialog(page).getByLabel('Nimi suomeksi').fill('Liikunta ja ulkoilu')
  await dialog(page).getByLabel('Nimi ruotsiksi').fill('Motion')
  await button(page, 'Lisää').click()
  await expect(dialog(page).getByRole('alert')).toContainText('Kirjoita nimi englanniksi.')
  await dialog(page).getByLabel('Nimi englanniksi').fill('Sports')
  await expect(dialog(page).getByLabel('Tunnus')).toHaveValue('sports')
  await button(page, 'Lisää').click()
}

const pull = async (app: App): Promise<PullAnswer> =>
  PullAnswer.parse(await (await fetch(`${app.url}/api/v1/pull`, { headers: { 'Tukkimies-Protocol': '1' } })).json())

test('[AN42][AN43][AN44][duty-F05] a draft is checked at its fields, tried out, and published for a day on which tablets take it up', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({ locale: 'fi-FI' })
  const tablet = await context.newPage()
  await app.enrol(tablet)
  await asOperator(app, page)
  await beginDraft(page)
  await expect(page.getByText('Luonnos on sama kuin julkaistu koodisto.')).toBeVisible()

  await addSports(page)
  await expect(button(page, 'Valmis')).toBeFocused()
  // A name too long for its chip is found at the field, and measured.
  await page.getByLabel('Nimi suomeksi').nth(1).fill('Liikunta, ulkoilu ja virkistys lähellä')
  await expect(page.getByText('150 pikselin painike').first()).toBeVisible()
  await expect(page.getByText('1 kohta on korjattava ennen julkaisemista')).toBeVisible()
  await button(page, 'Julkaise…').click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText('1 kohta on korjattava ennen julkaisemista')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByLabel('Painikkeessa on lyhyt nimi').check()
  await expect(page.getByText('3 kohtaa on korjattava ennen julkaisemista')).toBeVisible()
  await page.getByRole('button', { name: /\(fi\): Nimi puuttuu\./ }).click()
  await expect(page.getByLabel('Lyhyt nimi suomeksi')).toBeFocused()
  for (const [language, text] of [
    ['suomeksi', 'Liikunta'],
    ['ruotsiksi', 'Motion'],
    ['englanniksi', 'Sports'],
  ] as const)
    await page.getByLabel(`Lyhyt nimi ${language}`).fill(text)
  await page.getByLabel('Ryhmä', { exact: true }).selectOption({ label: 'Asuminen, asiointi ja arki' })

  await button(page, 'Muokkaa: Sosiaalipalvelut').click()
  await button(page, 'Poista käytöstä').click()
  await page.getByLabel('Mikä koodi tulee tilalle').selectOption({ label: 'Terveyspalvelut' })
  await button(page, 'Muokkaa: Asuminen').click()
  await page.getByLabel('Nimi suomeksi').nth(1).fill('Asuminen ja muutto')

  // By the keyboard alone: the button keeps the focus while its code moves.
  const up = page.getByRole('button', { name: 'Siirrä ylemmäs: Liikunta, ulkoilu ja virkistys lähellä' })
  for (let place = 0; place < 24; place++) {
    await up.focus()
    await page.keyboard.press('Enter')
  }
  await expect(up).toBeFocused()
  await expect(page.getByRole('listitem').filter({ has: up }).first()).toContainText('Liikunta')

  // The visit screen as it will be: nothing is saved there.
  await button(page, 'Esikatsele').click()
  await expect(page).toHaveURL(`${app.url}/code-lists/preview`)
  await expect(page.getByText('Mitään ei tallenneta eikä lähetetä.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Liikunta' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Sosiaalipalvelut' })).toHaveCount(0)
  expect(await violationsOn(page)).toEqual([])
  for (const chip of ['Liikunta', 'arabia', '15–29']) await page.getByText(chip, { exact: true }).first().click()
  await button(page, 'Tallenna käynti').click()
  await expect(page.getByText('Harjoitus: käyntiä ei tallennettu.')).toBeVisible()
  await page.getByRole('link', { name: 'Takaisin koodistoihin' }).click()

  await button(page, 'Julkaise…').click()
  await expect(dialog(page)).toContainText('Aihe: Liikunta, ulkoilu ja virkistys lähellä')
  await expect(dialog(page)).toContainText('Aihe: Sosiaalipalvelut → Terveyspalvelut')
  await expect(dialog(page)).toContainText('Aihe: Asuminen ja muutto')
  expect(await violationsOn(page)).toEqual([])
  const first = (await dialog(page).getByLabel('Voimassa alkaen').locator('option').allTextContents())[1] ?? ''
  await dialog(page).getByLabel('Voimassa alkaen').selectOption({ label: first })
  await button(page, 'Julkaise').click()
  await expect(page.getByText(`Koodiston versio 2 on julkaistu. Se tulee voimaan ${first}.`)).toBeVisible()
  await expect(page.getByRole('row', { name: /^2 / })).toContainText('tulossa')
  await expect(button(page, 'Aloita luonnos')).toBeVisible()

  const { lists } = await pull(app)
  expect(lists.map(({ version }) => version)).toEqual([1, 2])
  const topics = lists[1]?.dimensions[0]?.codes ?? []
  expect(lists[1]?.first.endsWith('-01') && lists[1].first > today).toBe(true)
  expect(topics.find(({ key }) => key === 'social')).toMatchObject({ until: lists[1]?.first, successor: 'health' })
  expect(topics.findIndex(({ key }) => key === 'sports')).toBeLessThan(3)

  // The tablet has fetched it and still asks by the old one.
  await tablet.reload()
  await app.unlock(tablet)
  await tablet.goto(`${app.url}/sending`)
  await expect(tablet.getByText('Koodiston versio').locator('..')).toContainText('2')
  await tablet.goto(app.url)
  await app.unlock(tablet)
  await expect(tablet.getByRole('checkbox', { name: 'Oleskelulupa' })).toBeVisible()
  await expect(tablet.getByRole('checkbox', { name: 'Liikunta' })).toHaveCount(0)
  await context.close()
})

test('two people do not overwrite each other’s draft, and nobody leaves unsaved changes without being asked', async ({
  app,
  page,
}) => {
  await asOperator(app, page)
  await beginDraft(page)
  await addSports(page)
  await page.getByRole('link', { name: 'Tabletit' }).first().click()
  await expect(dialog(page)).toContainText('Muutoksia ei ole tallennettu')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Jää sivulle').click()
  await button(page, 'Tallenna luonnos').click()
  await expect(page.getByText('Luonnos on tallennettu. Se ei muuta vielä mitään.')).toBeVisible()

  const other = await page.context().newPage()
  await other.goto(`${app.url}/code-lists`)
  await button(other, 'Kesto').first().click()
  await other.getByLabel('Nimi suomeksi').first().fill('Käynnin kesto')
  await button(other, 'Tallenna luonnos').click()
  await expect(other.getByText('Luonnos on tallennettu.')).toBeVisible()

  await button(page, 'Aihe').click()
  await button(page, 'Aihe').click()
  await page.getByLabel('Nimi suomeksi').first().fill('Asia')
  await button(page, 'Tallenna luonnos').click()
  await expect(page.getByRole('alert')).toContainText('Joku muu on muuttanut luonnosta')
  await expect(page.getByLabel('Nimi suomeksi').first()).toHaveValue('Asia')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Hae uusin luonnos').click()
  await expect(button(page, 'Käynnin kesto')).toBeVisible()

  await button(page, 'Hylkää luonnos').click()
  await dialog(page).getByRole('button', { name: 'Hylkää luonnos' }).click()
  await expect(page.getByText('Luonnos on hylätty.')).toBeVisible()
  await expect(button(page, 'Aloita luonnos')).toBeVisible()
})

test('the code lists can be used by everybody: three languages, light and dark, narrow and wide', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await asOperator(app, page)
  await beginDraft(page)
  await addSports(page)
  await button(page, 'Tallenna luonnos').click()
  await expect(page.getByText('Luonnos on tallennettu.')).toBeVisible()
  await lookAtPage(browser, page, `${app.url}/code-lists`, async (shown) => {
    await shown.locator('.dimension-toggle').first().click()
    await shown.locator('[name="topic.work"]').click()
  })
  await lookAtPage(browser, page, `${app.url}/code-lists/preview`)

  await page.context().clearCookies()
  await app.signIn(page)
  await page.goto(`${app.url}/code-lists`)
  await expect(page.getByRole('alert')).toContainText('Koodistoja hoitaa tekninen ylläpitäjä.')
  await page.goto(`${app.url}/code-lists/preview`)
  await expect(page.getByRole('alert')).toContainText('Luonnosta ei saatu haettua')
})
