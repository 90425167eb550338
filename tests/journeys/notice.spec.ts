// The privacy notice for everybody: without a log-in, on a locked tablet without network, on paper, and from version to
// version; the drafts made from it, and the register of what was handed on.
import type { Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, type LogIn, mainUser, test } from './fixture.ts'
import { fixtureDraft } from '../notice.ts'
import { printPage } from './pdf.ts'
import { publishNotice } from './planted-contacts.ts'

const { settings } = fixtureDraft
const bare = (text: string) => text.replaceAll(/\s/g, '')
const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const shown = (page: Page) => page.getByRole('tabpanel')

/** Publishes the next version by the API, as somebody who has just logged in. */
const publishNext = (app: App, officer: LogIn, after: number, change: object = {}) =>
  app.ask('/api/v1/notice', officer, { ...fixtureDraft, after, ...change })

test('[A01][B21][C32][C35][E01][E06] anybody reads the notice without a log-in: in short, what is never done, an example, all of it', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await page.goto(`${app.url}/privacy`)
  await expect(page.getByText('Selostetta ei ole vielä julkaistu')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await publishNotice(app)

  // The way there from the first page and from the log-in.
  await page.goto(app.url)
  await page.getByRole('link', { name: 'Tietosuojaseloste' }).first().click()
  await expect(page.getByText(/^Päivitetty .*, versio 1$/)).toBeVisible()
  await page.goto(`${app.url}/sign-in`)
  await page.getByRole('link', { name: 'Tietosuojaseloste' }).first().click()
  await expect(shown(page).getByText('Kirjaamme käynnin, emme ihmistä.')).toBeVisible()
  await expect(shown(page).getByRole('heading', { name: 'Mitä emme koskaan tee' })).toBeVisible()
  await expect(shown(page).getByRole('heading', { level: 4 })).toHaveCount(17)
  await expect(shown(page).getByText('Keskuksen kunta suomeksi')).toBeVisible()

  // By keyboard from group to group; each has an address.
  await tab(page, 'Asiakkaat').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Yhteistyökumppanit')).toBeFocused()
  await expect(shown(page).getByText(settings.withdrawal)).toBeVisible()
  await page.keyboard.press('End')
  await expect(page).toHaveURL(/#users$/)
  await page.reload()
  await expect(shown(page).getByRole('heading', { name: 'Rekisterin käyttäjille' })).toBeVisible()
  await lookAtPage(browser, page, `${app.url}/privacy#partners`)
  await lookAtPage(browser, page, `${app.url}/privacy/board`)
})

test('[A40][E04] it prints as a tagged PDF on A4: all groups, every heading, nothing of the frame', async ({
  app,
  page,
}) => {
  await publishNotice(app)
  await page.goto(`${app.url}/privacy`)
  await expect(shown(page)).toBeVisible()
  const printed = await printPage(page)
  expect(printed.isTagged).toBe(true)
  expect(printed.language).toBe('fi')
  for (const tag of ['H1', 'H2', 'H3', 'H4', 'Table', 'TH', 'L']) expect([...printed.tags]).toContain(tag)
  for (const title of ['Asiakkaille', 'Yhteistyökumppanien yhteyshenkilöille', 'Rekisterin käyttäjille'])
    expect(printed.text).toContain(bare(title))
  for (const value of [settings.officer.email, settings.withdrawal, settings.form, settings.supervisor.web])
    expect(printed.text).toContain(bare(value))
  expect(printed.text.split(bare('Oikeus tehdä valitus')).length - 1, 'once for each group').toBe(3)
  expect(printed.text).not.toContain(bare('Tulosta ilmoitustaululle'))
  expect(printed.pages).toBeGreaterThan(8)
  expect(printed.pages).toBeLessThan(22)

  await page.goto(`${app.url}/privacy/board`)
  await expect(page.getByRole('heading', { name: 'We record the visit, not the person' })).toBeVisible()
  const board = await printPage(page)
  expect(board.pages).toBe(1)
  for (const text of ['Apua saa, vaikka ei vastaisi', 'Du får hjälp även om', 'You get help even if'])
    expect(board.text).toContain(bare(text))
})

test('[E01][A01] a tablet shows the notice while it is locked and has no network, from what it pulled', async ({
  app,
  page,
  context,
}) => {
  await publishNotice(app)
  await app.enrolOnly(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.getByRole('button', { name: 'Valikko' }).click()
  await page.getByRole('link', { name: 'Tietosuojaseloste' }).first().click()
  await expect(shown(page).getByText('Nimeäsi tai muita tunnistetietoja ei tallenneta.')).toBeVisible()
  expect(asked, 'who reads is nobody’s question').not.toContain('/api/v1/me')

  await app.stop()
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText('Näet uusimman selosteen, jonka tämä tabletti on hakenut.')).toBeVisible()
  await tab(page, 'Yhteistyökumppanit').click()
  await expect(shown(page).getByText('Keskuksen kunta suomeksi')).toBeVisible()
  await expect(page.getByText('Aiemmat versiot näkyvät, kun laitteella on yhteys.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Tukkimies' }).click()
  await expect(page.getByRole('button', { name: 'Kirjaudu verkossa' })).toBeVisible()
})

test('[A02][A03][A04][D21] the officer writes and publishes a version, users see a significant change once, older ones stay', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  const officer = await addUser(app, 'protection_officer')
  await signInAs(page, app, officer)
  await page.goto(`${app.url}/privacy/edit`)
  await page.getByRole('button', { name: 'Julkaise seloste' }).click()
  await expect(page.getByRole('alert').getByRole('link').first()).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await lookAtPage(browser, page, `${app.url}/privacy/edit`)
  const fill = (part: string, label: string, text: string) =>
    page.getByRole('group', { name: part, exact: true }).getByLabel(label, { exact: true }).fill(text)
  for (const part of ['Rekisterinpitäjä', 'Rekisterin yhteyshenkilö'])
    for (const language of ['suomeksi', 'ruotsiksi', 'englanniksi'])
      await fill(part, `Nimi ${language}`, `Kaupunki ${language}`)
  for (const part of ['Rekisterinpitäjä', 'Rekisterin yhteyshenkilö', 'Tietosuojavastaava'])
    await fill(part, 'Sähköposti', 'tietosuoja@kaupunki.example')
  await fill('Suostumus ja pyynnöt', 'Osoite, johon suostumuksen voi perua', 'peruutus@kaupunki.example')
  for (const language of ['suomeksi', 'ruotsiksi', 'englanniksi'])
    await fill('Palvelin ja käsittelijät', `Missä palvelin on ${language}`, `Suomi ${language}`)
  await page.getByText('Esikatselu', { exact: true }).click()
  await expect(shown(page).getByText('tietosuoja@kaupunki.example').first()).toBeVisible()

  // What is half written is not left without a question.
  await page.getByRole('link', { name: 'Tukkimies', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Selostetta ei ole julkaistu' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Jää sivulle' }).click()
  await page.getByRole('button', { name: 'Julkaise seloste' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Julkaise' }).click()
  await expect(page.getByRole('heading', { name: 'Versio 1 on julkaistu' })).toBeFocused()

  // The main user reads it once, and again after a significant change alone.
  const desk = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await app.signIn(desk)
  await desk.goto(app.url)
  await desk.getByRole('link', { name: 'Lue seloste' }).click()
  await desk.getByRole('button', { name: 'Olen lukenut selosteen' }).click()
  await expect(desk.getByText('Kiitos. Lukeminen on merkitty.')).toBeVisible()
  await publishNext(app, officer, 1)
  await desk.goto(app.url)
  await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(desk.getByText('Tietosuojaseloste on muuttunut')).toHaveCount(0)
  const changes = { fi: 'Uusi käsittelijä', sv: 'Nytt biträde', en: 'New processor' }
  await publishNext(app, officer, 2, { significant: true, changes })
  await desk.goto(`${app.url}/me`)
  await desk.getByRole('button', { name: 'Olen lukenut selosteen' }).click()
  await expect(desk.getByText('Lukeminen on merkitty.')).toBeVisible()

  await desk.goto(`${app.url}/privacy`)
  await expect(desk.getByText('Uusi käsittelijä')).toBeVisible()
  await desk.getByRole('link', { name: 'Lue versio 1' }).click()
  await expect(desk.getByText('Luet aiempaa versiota. Uusin on versio 3.')).toBeVisible()
  await expect(shown(desk).getByText('Kaupunki suomeksi').first()).toBeVisible()
  expect(await violationsOn(desk)).toEqual([])
  await desk.context().close()
})

test('[duty-F12] drafts of the breach notice, the impact assessment and the record print filled from the notice', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const officer = await publishNotice(app)
  await signInAs(page, app, officer)
  await page.goto(`${app.url}/privacy/papers`)
  for (const [name, words] of [
    ['Tietoturvaloukkaus', ['72 tunnin', settings.supervisor.email, 'Todennäköiset seuraukset']],
    ['Vaikutustenarviointi', ['Palvelin Oy', 'Tabletti katoaa tai varastetaan']],
    ['Käsittelytoimet', ['30 artikla', 'Konesali Suomessa', 'Suostumus (6 artikla']],
  ] as const) {
    await tab(page, name).click()
    const { isTagged, text } = await printPage(page)
    expect(isTagged).toBe(true)
    for (const word of words) expect(text).toContain(bare(word))
    expect(text).toContain(bare('Luonnos. Ihminen tarkistaa ja täydentää.'))
  }
  await lookAtPage(browser, page, `${app.url}/privacy/papers`)
})

test('[A29][A30][C08] a handing-on is noted and listed, and nothing of a person can be written down', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await app.signIn(page)
  await page.goto(`${app.url}/disclosures?report=overview&period=2026-02`)
  await expect(page.getByText('Henkilötietoja ei luovuteta kenellekään muulle')).toBeVisible()
  await expect(page.getByText('Yhtään luovutusta ei ole merkitty.')).toBeVisible()
  const form = page.locator('form').filter({ has: page.getByRole('heading', { name: 'Merkitse luovutus' }) })
  await expect(form.getByLabel('Mitä annettiin')).toHaveValue('overview')
  await expect(form.getByLabel('Miltä ajalta')).toHaveValue('2026-02')
  await form.getByRole('button', { name: 'Merkitse luovutus' }).click()
  await expect(form.getByRole('alert').getByRole('link')).toHaveCount(4)
  await form.getByLabel('Miten').selectOption({ label: 'Tuloste' })
  await form.getByLabel('Peruste').selectOption({ label: 'Rahoittajan raportointi' })
  await form.getByLabel('Kenelle').fill('Maija 040 123 4567')
  await form.getByLabel('Mihin tarkoitukseen').fill('Vuoden raportti')
  await form.getByRole('button', { name: 'Merkitse luovutus' }).click()
  await expect(form.getByRole('alert')).toContainText('henkilön tietoja')
  await form.getByLabel('Kenelle').fill('KEHA-keskus')
  await form.getByRole('button', { name: 'Merkitse luovutus' }).click()
  await expect(page.getByText('Luovutus on merkitty.')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: 'KEHA-keskus' })
  await expect(row).toContainText('Tilastojen yhteenveto, helmikuu 2026')
  await expect(row).toContainText('Rahoittajan raportointi')
  const { text } = await printPage(page)
  expect(text).toContain('KEHA-keskus')
  expect(text).not.toContain(bare('Rajaa luetteloa'))
  expect(await violationsOn(page)).toEqual([])
  await lookAtPage(browser, page, `${app.url}/disclosures`)
  await app.ask('/api/v1/disclosures', mainUser, {
    what: { is: 'report', report: 'funder' },
    periods: ['2026'],
    form: 'file',
    recipient: 'Säätiö',
    purpose: 'Rahoitus',
    basis: 'funder',
  })
  await page.getByRole('search').getByLabel('Miten').selectOption({ label: 'Tiedosto' })
  await page.getByRole('button', { name: 'Näytä' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('row').last()).toContainText('Säätiö')
})
