// Requests of persons on screen and on paper: access with the copy and the answer, a refusal with its certificate in three
// languages, a withdrawal from the top of the list, the blank forms, and what users ask for themselves.
import type { Page } from '@playwright/test'
import { dayPlus, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, mainUser, test } from './fixture.ts'
import { printPage } from './pdf.ts'
import { type Planted, publishNotice, pushContacts } from './planted-contacts.ts'

const today = instantToDay(Date.now())
const kerttu: Planted = {
  organisation: 'Kielokeskus',
  name: 'Kerttu Kumppaninen',
  phone: '+358401234567',
  email: 'kerttu.kumppaninen@kielo.example',
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const bare = (text: string) => text.replaceAll(/\s/g, '')

/** Notes a request by the API: `received` is when it came. */
const note = async (app: App, change: object = {}): Promise<string> => {
  const details = { name: 'Kerttu Kumppaninen', address: 'kerttu@kielo.example', language: 'fi', subject: '' }
  const asked = { right: 'access', group: 'contact', channel: 'written', received: today, details, ...change }
  const { body } = await app.ask('/api/v1/requests', mainUser, asked)
  return (body as { id: string }).id
}

test('[A34][A35][B22][C24][A37] access: noted, identified, linked, copied for the person and answered, with the clock in sight', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000)
  await publishNotice(app)
  await pushContacts(app, [kerttu])
  await app.signIn(page)
  await page.goto(`${app.url}/requests`)
  await expect(page.getByText('Pyyntöjä ei ole.', { exact: false })).toBeVisible()
  await button(page, 'Kirjaa pyyntö').click()
  await dialog(page).getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveCount(3)
  expect(await violationsOn(page)).toEqual([])
  await dialog(page).getByLabel('Mitä pyydetään?').selectOption({ label: 'Tietojen tarkastus' })
  await dialog(page).getByLabel('Kenen tietoja').selectOption({ label: 'Kumppanin yhteyshenkilö' })
  await dialog(page).getByLabel('Miten pyyntö tuli?').selectOption({ label: 'Henkilökohtaisesti' })
  await dialog(page).getByLabel('Pyytäjän nimi').fill('Kerttu Kumppaninen')
  await dialog(page).getByLabel('Minne vastataan?').fill('131052-308T')
  await dialog(page).getByRole('button', { name: 'Käytä valmista tekstiä' }).click()
  await dialog(page).getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveText([/poista henkilötunnus/])
  await dialog(page).getByLabel('Minne vastataan?').fill('kerttu@kielo.example')
  await dialog(page).getByRole('button', { name: 'Kirjaa pyyntö' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Tietojen tarkastus' })).toBeVisible()
  await expect(page.getByText('Seuraavaksi: tarkista pyytäjän henkilöllisyys.')).toBeVisible()
  await expect(button(page, 'Vastaa')).toBeDisabled()
  await button(page, 'Tarkista henkilöllisyys').click()
  await dialog(page).getByLabel('Henkilötodistus').check()
  await dialog(page).getByRole('button', { name: 'Tallenna' }).click()
  await expect(page.getByText('Henkilöllisyyden tarkistus kirjattiin.')).toBeVisible()

  await page.getByRole('searchbox', { name: 'Etsi yhteystieto' }).fill('kumppaninen')
  await button(page, 'Etsi').click()
  await button(page, 'Liitä: Kerttu Kumppaninen, Kielokeskus').click()
  await expect(page.getByText('Yhteystieto liitettiin pyyntöön.')).toBeVisible()
  await button(page, 'Kopio henkilölle').click()
  const copy = page.getByRole('article', { name: 'Kopio tiedoistasi' })
  await expect(copy).toContainText('kerttu.kumppaninen@kielo.example')
  await expect(copy).toContainText('suullisesti')
  await expect(copy).toContainText('PL 800, 00531 Helsinki')
  expect(await violationsOn(page)).toEqual([])
  const printed = await printPage(page)
  expect(printed.isTagged).toBe(true)
  expect(printed.text).toContain(bare('Kopio tiedoistasi'))
  expect(printed.text).toContain(kerttu.phone)
  expect(printed.text, 'the page around it is not printed').not.toContain(bare('Tarkista henkilöllisyys'))
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Lataa JSON-tiedostona').click()])
  expect(download.suggestedFilename()).toBe(`kopio-tiedoista-${today}.json`)

  await button(page, 'Kopio henkilölle').click()
  await button(page, 'Vastaa').click()
  await expect(dialog(page).getByLabel('Vastaus pyytäjälle')).toHaveValue(/^Mukana on kopio kaikesta/)
  await button(page, 'Tallenna vastaus').click()
  const letter = page.getByRole('article', { name: 'Vastaus pyyntöön' })
  await expect(letter).toContainText('Mukana on kopio kaikesta')
  await expect(page.getByText(/Vastattu \d/)).toBeVisible()
  await expect(page.getByText('Tämä pyyntö poistuu rekisteristä', { exact: false })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Käsittele' })).toHaveCount(0)
  expect(await violationsOn(page)).toEqual([])
})

test('[F74][D20] who asks is in no picture that the browser keeps of a half-written request', async ({ app, page }) => {
  await app.signIn(page)
  await page.goto(`${app.url}/requests`)
  await button(page, 'Kirjaa pyyntö').click()
  await dialog(page).getByLabel('Minne vastataan?').fill('kerttu@kielo.example')
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  expect(await page.locator('input, textarea').evaluateAll((all) => all.length)).toBe(0)
})

const certificates: Readonly<Record<Language, readonly string[]>> = {
  fi: [
    'Kieltäytymistodistus',
    'Henkilöllisyyttäsi ei voitu varmistaa',
    '12 artiklan 2 ja 6 kohta',
    'Perustelut',
    'valituksen tietosuojavaltuutetulle (77 artikla)',
    'Keskuksen kunta suomeksi',
    'maksuttomia',
  ],
  sv: [
    'Intyg över vägran',
    'Din identitet kunde inte bekräftas',
    'artikel 12.2 och 12.6',
    'Motivering',
    'klagomål till dataombudsmannen (artikel 77)',
    'Keskuksen kunta på svenska',
    'avgiftsfria',
  ],
  en: [
    'Certificate of refusal',
    'Your identity could not be confirmed',
    'Article 12(2) and (6)',
    'Reasons',
    'complaint with the Data Protection Ombudsman (Article 77)',
    'Keskuksen kunta in English',
    'free of charge',
  ],
}

test('[C25][A39][D19][C29] a refusal prints its certificate in the person’s language, with ground, reasons and the Ombudsman', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000)
  await publishNotice(app)
  await app.signIn(page)
  for (const language of ['fi', 'sv', 'en'] as const) {
    const details = { name: 'Öivind Äkta', address: 'PL 7, 00990 Keskus', language, subject: 'Mitä minusta on?' }
    const id = await note(app, { details })
    await page.goto(`${app.url}/requests?request=${id}`)
    await button(page, 'Kieltäydy').click()
    await dialog(page).getByLabel('Vastaus pyytäjälle').fill('Esitetty todistus ei ollut voimassa.')
    await button(page, 'Tallenna kieltäytyminen').click()
    await expect(dialog(page).getByRole('alert')).toContainText('Valitse oikeusperuste.')
    await dialog(page).getByLabel('Oikeusperuste').selectOption({ label: 'Henkilöllisyyttä ei voitu varmistaa' })
    expect(await violationsOn(page)).toEqual([])
    await button(page, 'Tallenna kieltäytyminen').click()
    await expect(page.getByText('Anna todistus pyytäjälle.', { exact: false })).toBeVisible()
    await expect(page.locator('article.letter')).toHaveAttribute('lang', language)
    const { text, isTagged, tags, pages } = await printPage(page)
    expect(isTagged).toBe(true)
    expect(pages).toBe(1)
    expect([...tags]).toEqual(expect.arrayContaining(['H2', 'P']))
    const always = ['Öivind Äkta', 'PL 7, 00990 Keskus', 'Esitetty todistus ei ollut voimassa.', id, 'tietosuoja@om.fi']
    for (const words of [...always, ...certificates[language]]) expect(text, words).toContain(bare(words))
    expect(text).not.toContain(bare('Takaisin luetteloon'))
  }
})

test('[B26][C30] a withdrawal taken in by an advisor stands first, and is carried out and answered from the list', async ({
  app,
  page,
}) => {
  await publishNotice(app)
  await pushContacts(app, [kerttu])
  const advisor = await addUser(app, 'advisor', ['p1'])
  await app.ask('/api/v1/undertaking/accept', advisor, { version: 1 })
  await note(app, { received: monthsLater(today, -2) })
  await app.ask('/api/v1/withdrawals', advisor, { phone: '', email: kerttu.email })
  await app.signIn(page)
  await page.goto(`${app.url}/requests`)
  await expect(page.getByText('1 pyyntö on myöhässä.')).toBeVisible()
  const rows = page.getByRole('row')
  await expect(rows.nth(1)).toContainText('Suostumuksen peruutus')
  await expect(rows.nth(2)).toContainText('Myöhässä')
  expect(await violationsOn(page)).toEqual([])
  await rows.nth(1).getByRole('link').press('Enter')
  await expect(page.getByText('Seuraavaksi: avaa yhteystieto', { exact: false })).toBeVisible()
  await expect(button(page, 'Vastaa')).toBeDisabled()
  await button(page, 'Avaa').click()
  await expect(page.getByText(kerttu.organisation)).toBeVisible()
  await button(page, 'Poista yhteystieto').click()
  await dialog(page).getByRole('button', { name: 'Poista yhteystieto' }).click()
  await expect(page.getByText('Yhteystieto on poistettu lopullisesti.')).toBeVisible()
  await expect(page.getByText(kerttu.organisation)).toHaveCount(0)
  await button(page, 'Vastaa').click()
  await expect(dialog(page).getByLabel('Vastaus pyytäjälle')).toHaveValue(/^Suostumuksesi on peruutettu/)
  await button(page, 'Tallenna vastaus').click()
  await expect(page.getByText(/Vastattu \d/)).toBeVisible()
  await button(page, 'Takaisin luetteloon').click()
  await page.getByLabel('Tila').selectOption({ label: 'Avoimet' })
  await expect(page.getByRole('status').filter({ hasText: '1 pyyntö' })).toBeVisible()
})

test('[A35][B24] a client gets the ready answer that nothing can be found, and a longer deadline is told with its reason', async ({
  app,
  page,
}) => {
  await app.signIn(page)
  const client = await note(app, { group: 'client', received: dayPlus(today, -3) })
  await page.goto(`${app.url}/requests?request=${client}`)
  await expect(page.getByText('Asiakkaasta ei ole rekisterissä mitään', { exact: false })).toBeVisible()
  await button(page, 'Pidennä määräaikaa').click()
  await dialog(page).getByLabel('Pyyntö on monimutkainen').check()
  await dialog(page).getByRole('button', { name: 'Pidennä määräaikaa' }).click()
  await expect(page.getByRole('article', { name: 'Ilmoitus määräajan pidentämisestä' })).toContainText('monimutkainen')
  await expect(page.getByText('Tietosuojaselostetta ei ole julkaistu', { exact: false })).toBeVisible()
  await button(page, 'Vastaa').click()
  await button(page, 'Tallenna vastaus').click()
  await expect(page.getByRole('article')).toContainText('rekisteristä ei voi löytää juuri sinun käyntiäsi')
  expect(await violationsOn(page)).toEqual([])
})

const forms = [
  ['access', 'fi', 'Tietojen tarkastuspyyntö', 'maksuttomia'],
  ['rectify', 'sv', 'Begäran om rättelse av uppgifter', 'avgiftsfria'],
  ['erase', 'en', 'Request for erasure of data', 'free of charge'],
  ['limit', 'fi', 'Käsittelyn rajoittaminen tai vastustaminen', 'tietosuojavaltuutetulle'],
  ['withdraw', 'sv', 'Återkallande av samtycke', 'peruutus@keskus.example'],
] as const

test('[C24][C26][C29][B23][A39][A02] blank forms print in three languages without log-in, one sheet each, with all addresses', async ({
  app,
  page,
}) => {
  await publishNotice(app)
  for (const [form, language, title, words] of forms) {
    await page.goto(`${app.url}/requests/forms?form=${form}&language=${language}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Tulostettavat lomakkeet' })).toBeVisible()
    await expect(page.getByRole('article', { name: title })).toContainText('tietosuoja@om.fi')
    const { text, isTagged, pages } = await printPage(page)
    expect(isTagged).toBe(true)
    expect(pages, form).toBeLessThanOrEqual(2)
    for (const expected of [title, words, 'Kuntakatu 1, 00990 Keskus', 'PL 800, 00531 Helsinki'])
      expect(text, `${form}: ${expected}`).toContain(bare(expected))
    expect(text).not.toContain(bare('Lomakkeen kieli'))
  }
  await page.getByLabel('Lomake', { exact: true }).selectOption({ label: 'Tietojen oikaisupyyntö' })
  await page.getByLabel('Lomakkeen kieli').selectOption({ label: 'English' })
  await expect(page.getByRole('article', { name: 'Request for rectification of data' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
})

test('[C24] a tablet shows the blank forms locked and without a network, with the addresses that it has pulled', async ({
  app,
  page,
}) => {
  await publishNotice(app)
  await app.enrolOnly(page)
  await page.goto(`${app.url}/privacy`)
  await page.getByRole('link', { name: 'Pyyntölomakkeet' }).click()
  await expect(page.getByRole('article')).toContainText('PL 800, 00531 Helsinki')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByRole('article')).toContainText('PL 800, 00531 Helsinki')
  await page.getByLabel('Lomake', { exact: true }).selectOption({ label: 'Suostumuksen peruutus' })
  await expect(page.getByRole('article', { name: 'Suostumuksen peruutus' })).toContainText('peruutus@keskus.example')
  expect(await violationsOn(page)).toEqual([])
})

test('[A38][B25][D18] a user asks for restriction in the own data and sees that it waits for an answer', async ({
  app,
  page,
}) => {
  const advisor = await addUser(app, 'advisor', ['p1'])
  await signInAs(page, app, advisor)
  await page.goto(`${app.url}/me`)
  await button(page, 'Tee pyyntö').click()
  await button(page, 'Lähetä pyyntö').click()
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveCount(2)
  await dialog(page).getByLabel('Käsittelyn rajoittaminen').check()
  await dialog(page).getByLabel('Perustelut').fill('Paikkakuntani on väärin.')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Lähetä pyyntö').click()
  await expect(page.getByText('Pyyntö on lähetetty pääkäyttäjälle.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'vastaus viimeistään' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
})

test('[duty-F05] the register of requests, a request and the forms in three languages, light and dark, wide and narrow', async ({
  app,
  browser,
  page,
}) => {
  test.setTimeout(240_000)
  await publishNotice(app)
  await pushContacts(app, [kerttu])
  const id = await note(app, { right: 'object' })
  await note(app, { right: 'erase', received: monthsLater(today, -2) })
  await app.signIn(page)
  await lookAtPage(browser, page, `${app.url}/requests`, async (shown) => {
    await expect(shown.getByRole('link', { name: /^(Vastustaminen|Invändning|Objection),/ })).toBeVisible()
  })
  await lookAtPage(browser, page, `${app.url}/requests?request=${id}`, async (shown) => {
    await expect(shown.getByText(/^(Pyytäjä|Vem begär|Asked by)$/)).toBeVisible()
  })
  await lookAtPage(browser, page, `${app.url}/requests/forms`, async (shown) => {
    await expect(shown.getByText('tietosuoja@om.fi', { exact: false })).toBeVisible()
  })
})

test('the register of requests says what it cannot do: offline, and without the right', async ({ app, page }) => {
  await app.signIn(page)
  await page.goto(`${app.url}/requests`)
  await expect(page.getByText('Pyyntöjä ei ole.', { exact: false })).toBeVisible()
  await page.context().setOffline(true)
  await button(page, 'Kirjaa pyyntö').click()
  await dialog(page).getByLabel('Mitä pyydetään?').selectOption({ label: 'Poistaminen' })
  await dialog(page).getByLabel('Kenen tietoja').selectOption({ label: 'Asiakas' })
  await dialog(page).getByLabel('Miten pyyntö tuli?').selectOption({ label: 'Puhelimitse' })
  await dialog(page).getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  await expect(dialog(page).getByText('Muutos ei onnistunut')).toBeVisible()
  await page.context().setOffline(false)
  await dialog(page).getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Poistaminen' })).toBeVisible()
  const advisor = await addUser(app, 'advisor', ['p1'])
  await page.context().clearCookies()
  await signInAs(page, app, advisor)
  await page.goto(`${app.url}/requests`)
  await expect(page.getByText('Pyyntörekisteri on pääkäyttäjille ja tietosuojavastaavalle.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
})
