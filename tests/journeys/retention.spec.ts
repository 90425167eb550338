// Retention times on screen: how long what is kept, a proposal of the operator that the data protection officer approves, a
// class of papers that needs no code, a round and its report.
import { expect, test } from './fixture.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { violationsOn } from './axe.ts'

test('[B20][C21][D16] the operator proposes a class of papers, the officer approves it and its round, and the number is noted', async ({
  app,
  browser,
  page,
}) => {
  test.setTimeout(240_000)
  const operator = await addUser(app, 'operator')
  const officer = await addUser(app, 'protection_officer')
  await signInAs(page, app, operator)
  await page.goto(`${app.url}/retention`)
  await expect(page.getByRole('heading', { name: 'Säilytysajat', level: 1 })).toBeVisible()
  const row = page.getByRole('row', { name: /^Yhteyshenkilön tiedot ja suostumus Kirjauspäivästä/ })
  await expect(row).toContainText('12 kuukautta')
  await expect(row).toContainText('Yhteyshenkilön suostumus')
  await expect(page.getByText('Nämä ovat järjestelmän omat ajat.')).toBeVisible()

  await page.getByRole('button', { name: 'Tee ehdotus' }).click()
  const form = page.getByRole('dialog', { name: 'Ehdota muutosta' })
  await form.getByRole('button', { name: 'Lisää oma luokka' }).click()
  const log = form.getByRole('group', { name: 'Käyttölokin rivit' })
  await log.getByLabel('Käyttölokin rivit: kuukausia').fill('12')
  await form.getByRole('button', { name: 'Ehdota' }).click()
  await expect(form.getByText('Anna kokonaisluku väliltä 24–120.').first()).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await log.getByLabel('Käyttölokin rivit: kuukausia').fill('36')
  const request = form.getByRole('group', { name: 'Rekisteröidyn pyyntö ja vastaus' })
  await request.getByLabel('Milloin poistetaan').selectOption('rounds')
  const own = form.getByRole('group', { name: 'Uusi oma luokka' })
  await own.getByLabel('Tunniste').fill('paper_forms')
  for (const [label, text] of [
    ['Mistä aika alkaa', 'Kotoutumisajan päättymisestä'],
    ['Peruste', 'Arkistolaki'],
  ] as const) {
    for (const language of ['suomeksi', 'ruotsiksi', 'englanniksi']) {
      await own.getByLabel(`${label}, ${language}`).fill(text)
    }
  }
  await own.getByLabel('Kuukausia', { exact: true }).fill('48')
  await own.getByLabel('Nimi, ruotsiksi').fill('Pappersblanketter')
  await own.getByLabel('Nimi, englanniksi').fill('Paper forms')
  await own.getByLabel('Nimi, suomeksi').fill('Paperilomakkeet')
  await form.getByRole('button', { name: 'Ehdota' }).click()
  await expect(page.getByText('Ehdotus on tallennettu.')).toBeVisible()
  await expect(page.getByText('36 kuukautta. Joka yö (ennen: 24 kuukautta. Joka yö)')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Hyväksy ehdotus' })).toHaveCount(0)

  const desk = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await signInAs(desk, app, officer)
  await desk.goto(`${app.url}/retention`)
  await desk.getByRole('button', { name: 'Hyväksy ehdotus' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Hyväksy ehdotus' }).click()
  await expect(desk.getByText('Ehdotus on hyväksytty.')).toBeVisible()
  await expect(desk.getByRole('row', { name: /^Paperilomakkeet/ })).toContainText('Odottaa kierroksen hyväksyntää')
  await desk.getByRole('button', { name: 'Hyväksy kierros' }).click()
  await expect(desk.getByRole('dialog').getByText('Rekisteröidyn pyyntö ja vastaus: 0')).toBeVisible()
  await desk.getByRole('dialog').getByRole('button', { name: 'Hyväksy kierros' }).click()
  await expect(desk.getByText('Kierros on hyväksytty.')).toBeVisible()
  await expect(desk.getByRole('row', { name: /^Paperilomakkeet/ })).toContainText('Aika alkanut viimeistään')
  await desk.getByRole('button', { name: 'Kirjaa hävitetyt' }).click()
  const note = desk.getByRole('dialog')
  await note.getByRole('button', { name: 'Kirjaa' }).click()
  await expect(note.getByText('Valitse luokka.').first()).toBeVisible()
  await note.getByLabel('Luokka').selectOption({ label: 'Paperilomakkeet' })
  await note.getByLabel('Määrä').fill('12')
  await note.getByRole('button', { name: 'Kirjaa' }).click()
  await expect(desk.getByText('Paperilomakkeet: 12')).toBeVisible()

  // The report of the half year is printed by itself.
  await desk.evaluate(() => {
    window.print = () => document.body.append(Object.assign(document.createElement('p'), { id: 'printed' }))
  })
  await desk.getByRole('button', { name: 'Tulosta raportti' }).click()
  await expect(desk.locator('#printed')).toBeAttached()
  await desk.emulateMedia({ media: 'print' })
  await expect(desk.getByRole('heading', { name: 'Puolivuosiraportti' })).toBeVisible()
  await expect(desk.getByRole('heading', { name: 'Säilytysajat tiedoittain' })).toBeHidden()
})

test('the page of retention times reads in three languages, light and dark, wide and narrow', async ({
  app,
  browser,
  page,
}) => {
  test.setTimeout(240_000)
  const officer = await addUser(app, 'protection_officer')
  const operator = await addUser(app, 'operator')
  for (const who of [operator, officer]) await signInAs(page, app, who)
  const label = (text: string) => ({ fi: text, sv: text, en: text })
  const paper = {
    key: 'paper_forms',
    names: label('Paperilomakkeet'),
    begins: label('Päättymisestä'),
    basis: label('Laki'),
  }
  const period = { months: 24, mode: 'daily' } as const
  const periods = { audit: period, request: { months: 12, mode: 'rounds' }, disclosure: period }
  const settings = { periods, classes: [{ ...paper, months: 48, mode: 'rounds' }] }
  await app.ask('/api/v1/retention/propose', operator, { settings })
  await app.ask('/api/v1/retention/approve', officer, { settings })
  await app.ask('/api/v1/retention/propose', operator, { settings: { ...settings, classes: [] } })
  await lookAtPage(browser, page, `${app.url}/retention`, async (shown) => {
    await expect(shown.getByRole('heading', { level: 2 })).toHaveCount(7)
  })
})

test('an advisor is told who may see the retention times', async ({ app, page }) => {
  const advisor = await addUser(app, 'advisor')
  await signInAs(page, app, advisor)
  await page.goto(`${app.url}/retention`)
  await expect(page.getByText('Säilytysajat näkevät pääkäyttäjä, koordinaattori')).toBeVisible()
})
