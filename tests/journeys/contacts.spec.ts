// Contact persons on screen: found, opened, corrected, narrowed, restricted and erased by those with the right, withdrawn with
// any advisor, and kept nowhere else.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { dayPlus, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, test } from './fixture.ts'
import { fixtureDraft } from '../notice.ts'
import { type Planted, publishNotice, pushContacts } from './planted-contacts.ts'

const today = instantToDay(Date.now())

const kerttu: Planted = {
  organisation: 'Kielokeskus',
  name: 'Kerttu Kumppaninen',
  phone: '+358401234567',
  email: 'kerttu.kumppaninen@kielo.example',
}
const olavi: Planted = {
  organisation: 'Oravatoimisto',
  name: 'Olavi Orava',
  phone: '+358502345678',
  email: 'olavi@orava.example',
}
/** Goes by herself within thirty days. */
const vieno: Planted = {
  organisation: 'Vaahteraverkosto',
  name: 'Vieno Vaahtera',
  phone: '',
  email: 'vieno@vaahtera.example',
  day: dayPlus(monthsLater(today, -12), 10),
}
const planted = [kerttu, olavi, vieno]
const canaries = planted.flatMap(({ organisation, name, phone, email }) => [
  organisation,
  name,
  email,
  ...(phone === '' ? [] : [phone, phone.replace('+358', '0')]),
])

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

/** Goes on by the tabulator until the control has the focus. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  for (let presses = 0; presses < 80; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the control is out of reach of the keyboard')
}

const search = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('searchbox', { name: 'Hakusanat' }).fill(words)
  await button(page, 'Hae').click()
}

const openOne = async (page: Page, app: App, { organisation, name }: Planted): Promise<void> => {
  await page.goto(`${app.url}/contacts`)
  await search(page, name)
  await button(page, `Avaa: ${name}, ${organisation}`).click()
  await expect(page.getByRole('heading', { level: 2, name: organisation })).toBeFocused()
}

/** All that a browser keeps of an origin, as text; and where it says that it has been. */
const keptIn = async (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept: string[] = [location.href, document.title, JSON.stringify(history.state), document.referrer]
    for (const store of [localStorage, sessionStorage]) kept.push(JSON.stringify(Object.entries(store)))
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        kept.push(request.url)
        if (!/\.(js|css|woff2|png)(\?|$)/.test(request.url)) kept.push(await (await cache.match(request))!.text())
      }
    }
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('the database did not answer'))
      })
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name ?? ''))
      for (const table of database.objectStoreNames)
        kept.push(JSON.stringify(await asked(database.transaction(table).objectStore(table).getAll())))
      database.close()
    }
    for (const entry of performance.getEntries()) kept.push(entry.name)
    return kept.join('\n')
  })

const expectNothingKept = async (page: Page): Promise<void> => {
  const kept = await keptIn(page)
  expect(kept.length).toBeGreaterThan(1000)
  expect(canaries.filter((canary) => kept.includes(canary) || kept.includes(encodeURIComponent(canary)))).toEqual([])
}

test('[A09][A18][A24][A37][C28][D17] a main user finds, opens, corrects, narrows and erases a contact, and the receipt holds nothing of it', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000)
  await publishNotice(app)
  await pushContacts(app, planted)
  await app.signIn(page)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto(`${app.url}/contacts`)
  await expect(page.getByText('vain yhteistyöhön ja yhteydenpitoon', { exact: false })).toBeVisible()
  await expect(page.getByText('kirjataan käyttölokiin', { exact: false })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  // By keyboard alone, from the field to the contact.
  await tabTo(page, page.getByRole('searchbox', { name: 'Hakusanat' }))
  await page.keyboard.type('kumppaninen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '1 yhteystieto' })).toBeVisible()
  await tabTo(page, button(page, 'Avaa: Kerttu Kumppaninen, Kielokeskus'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Kielokeskus' })).toBeFocused()
  await expect(page.getByRole('link', { name: '040 1234567' })).toHaveAttribute('href', 'tel:+358401234567')
  await expect(page.getByText('Annettu suullisesti', { exact: false })).toBeVisible()
  await expect(page.locator('blockquote')).toContainText('Tallennamme organisaatiosi nimen')
  await expect(page.locator('blockquote')).toContainText('peruutus@keskus.example')
  expect(await violationsOn(page)).toEqual([])

  await button(page, 'Korjaa tietoja').click()
  await dialog(page).getByLabel('Nimi').fill('131052-308T')
  await button(page, 'Tallenna korjaus').click()
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveText([
    'Tässä näyttää olevan henkilötunnus. Sitä ei saa tallentaa.',
  ])
  expect(await violationsOn(page)).toEqual([])
  await dialog(page).getByLabel('Nimi').fill('Kerttu Uusikumppani')
  await button(page, 'Tallenna korjaus').click()
  await expect(page.getByText('Tiedot on korjattu.', { exact: false })).toBeVisible()
  await page.getByText('Aiemmat tiedot (1)').click()
  await expect(page.getByText(/Paula Pääkäyttäjä korjasi/)).toBeVisible()
  await expect(page.getByText('Kerttu Kumppaninen')).toBeVisible()

  await button(page, 'Supista suostumusta').click()
  await button(page, 'Tuhoa tieto').click()
  await expect(dialog(page).getByRole('alert')).toBeFocused()
  await dialog(page).getByLabel('Puhelinnumero').check()
  await button(page, 'Tuhoa tieto').click()
  await expect(page.getByText('Puhelinnumero on tuhottu.')).toBeVisible()
  // Destroyed in the earlier state too.
  await expect(page.getByText('040 1234567')).toHaveCount(0)
  await expect(button(page, 'Supista suostumusta')).toHaveCount(0)
  await expectNothingKept(page)

  await button(page, 'Tee kopio henkilölle').click()
  await expect(page.getByRole('heading', { name: 'Kopio henkilölle' })).toBeFocused()
  const pressed = button(page, 'Lataa JSON-tiedostona').click()
  const [download] = await Promise.all([page.waitForEvent('download'), pressed])
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({
    contact: { details: { name: 'Kerttu Uusikumppani', phone: '' }, corrections: [{ before: { phone: '' } }] },
  })
  await expect(page.locator('.print-alone')).toContainText('Kerttu Uusikumppani')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Takaisin yhteystietoon').click()
  await expect(page.getByRole('heading', { level: 2, name: 'Kielokeskus' })).toBeFocused()

  await button(page, 'Poista yhteystieto').click()
  await expect(dialog(page)).toContainText('varmuuskopioistakin')
  await expect(dialog(page)).toContainText('Tämä jää: kumppanikäynnin tilasto')
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Poista lopullisesti').click()
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveText(['Valitse syy.'])
  await dialog(page).getByLabel('Henkilö pyysi poistamaan tietonsa').check()
  await button(page, 'Poista lopullisesti').click()
  await expect(page.getByRole('heading', { name: 'Todistus yhteystietojen poistamisesta' })).toBeFocused()
  const receipt = await page.locator('.print-alone').innerText()
  expect(receipt).toContain('Neuvontayhdistys on poistanut yhden yhteyshenkilön tiedot')
  expect(receipt).toContain('Rådgivningsföreningen har raderat')
  for (const canary of [...canaries, 'Uusikumppani']) expect(receipt).not.toContain(canary)
  expect(await violationsOn(page)).toEqual([])
  const paper = await page.pdf({ format: 'A4', tagged: true })
  expect(paper.length).toBeGreaterThan(5000)

  await button(page, 'Valmis').click()
  await search(page, 'kielokeskus')
  await expect(page.getByText('Hakuun ei osunut yhtään yhteystietoa.', { exact: false })).toBeVisible()
  await expectNothingKept(page)
  expect(
    addresses.filter((address) => canaries.some((canary) => decodeURIComponent(address).includes(canary))),
  ).toEqual([])
})

test('[A23][A38][D21] what goes soon, what is restricted and who is to be told of a change are found and marked', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000)
  const officer = await publishNotice(app)
  await pushContacts(app, planted)
  const changes = {
    fi: 'Säilytyspaikka vaihtui.',
    sv: 'Förvaringsplatsen byttes.',
    en: 'The place of storage changed.',
  }
  await app.ask('/api/v1/notice', officer, { ...fixtureDraft, changes, significant: true, after: 1 })
  await app.signIn(page)
  await page.goto(`${app.url}/contacts`)
  await page.setViewportSize({ width: 1280, height: 800 })
  const show = async (choice: string): Promise<void> => {
    await page.getByLabel('Näytä').selectOption({ label: choice })
    await button(page, 'Hae').click()
  }
  const names = page.getByRole('row').getByRole('rowheader')
  await show('Poistuvat 30 päivän kuluessa')
  await expect(names).toHaveText(['Vaahteraverkosto'])
  await expect(page.getByRole('row').nth(1).locator('.mark-warning').first()).toBeVisible()
  await show('Muutoksesta kertomatta')
  await expect(names).toHaveCount(3)

  await button(page, 'Avaa: Olavi Orava, Oravatoimisto').click()
  await button(page, 'Merkitse kerrotuksi').click()
  await expect(dialog(page)).toContainText('Säilytyspaikka vaihtui.')
  await dialog(page).getByRole('button', { name: 'Merkitse kerrotuksi' }).click()
  await expect(page.getByText('Merkitty kerrotuksi.')).toBeVisible()
  await expect(page.getByText('Viimeksi kerrottu tietosuojaselosteen versiosta 2', { exact: false })).toBeVisible()

  await button(page, 'Rajoita käsittelyä').click()
  await dialog(page).getByLabel('Syy').selectOption({ label: 'henkilö kiistää tietojen oikeellisuuden' })
  await dialog(page).getByLabel('Tarkistetaan viimeistään').fill(dayPlus(today, 400))
  await button(page, 'Rajoita').click()
  await expect(dialog(page).getByRole('alert')).toBeFocused()
  await dialog(page).getByLabel('Tarkistetaan viimeistään').fill(dayPlus(today, 20))
  await button(page, 'Rajoita').click()
  await expect(page.getByText('Käsittelyä on rajoitettu.', { exact: false })).toBeVisible()
  await button(page, 'Takaisin hakuun').click()
  await expect(names).toHaveCount(2)
  await show('Rajoitetut ja piilotetut')
  await expect(names).toHaveText(['Oravatoimisto'])
  await expect(page.getByRole('row').nth(1)).toContainText('rajoitettu, tarkistetaan')
  await expect(page.locator('.contact-greyed').first()).toBeVisible()
  await button(page, 'Avaa: Olavi Orava, Oravatoimisto').click()
  await button(page, 'Lopeta rajoitus').click()
  await dialog(page).getByRole('button', { name: 'Lopeta rajoitus' }).click()
  await expect(page.getByText('Rajoitus on lopetettu.')).toBeVisible()
})

test('[A33][B26][C13][C30] an advisor sees no contact unless the main user allows it, and takes a withdrawal in without seeing any', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await publishNotice(app)
  await pushContacts(app, planted)
  const who = await addUser(app, 'advisor', ['p1'])
  const advisor = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await signInAs(advisor, app, who)
  await advisor.goto(`${app.url}/contacts`)
  await expect(advisor.getByText('Sinulla ei ole oikeutta yhteystietoihin.', { exact: false })).toBeVisible()
  await expect(advisor.getByRole('navigation', { name: 'Päävalikko' })).not.toContainText('Yhteystiedot')
  expect(await violationsOn(advisor)).toEqual([])

  await advisor.getByRole('main').getByRole('link', { name: 'Suostumus peruutetaan' }).click()
  await button(advisor, 'Kirjaa peruutus').click()
  await expect(advisor.getByRole('alert').getByRole('link')).toHaveText(['Anna sähköpostiosoite tai puhelinnumero.'])
  expect(await violationsOn(advisor)).toEqual([])
  const take = async (email: string, phone: string): Promise<string> => {
    await advisor.getByLabel('Sähköpostiosoite').fill(email)
    await advisor.getByLabel('Puhelinnumero').fill(phone)
    await button(advisor, 'Kirjaa peruutus').click()
    await expect(advisor.getByRole('heading', { name: 'Peruutus on kirjattu' })).toBeFocused()
    const said = await advisor.getByRole('main').innerText()
    await button(advisor, 'Kirjaa toinen peruutus').click()
    await expect(advisor.getByLabel('Sähköpostiosoite')).toHaveValue('')
    await expect(advisor.getByLabel('Puhelinnumero')).toHaveValue('')
    return said
  }
  const known = await take('', '040 123 4567')
  expect(await take('tuntematon@example.org', '')).toBe(known)
  await expectNothingKept(advisor)

  await app.signIn(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${app.url}/contacts`)
  await search(page, 'kerttu')
  await expect(page.getByRole('row').nth(1)).toContainText('peruutus käsittelemättä')
  await button(page, 'Avaa: Kerttu Kumppaninen, Kielokeskus').click()
  await expect(page.getByText('peruutuksen, joka voi koskea tätä henkilöä', { exact: false })).toBeVisible()
  await page.getByRole('link', { name: 'Pyyntöihin' }).click()
  await expect(page).toHaveURL(`${app.url}/requests`)

  // The main user gives the right; the advisor then erases what is withdrawn, at once.
  await page.goto(`${app.url}/users`)
  await button(page, 'Avaa: Olli Mallikas').click()
  await button(page, 'Muuta käyttöoikeutta').click()
  await page.getByLabel('Oikeus yhteystietoihin').check()
  await page.getByLabel('Peruste').selectOption({ label: 'työtehtävä' })
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Tallenna').click()
  await expect(page.getByText('Käyttöoikeus on muutettu.', { exact: false })).toBeVisible()
  await button(page, 'Takaisin luetteloon').click()
  await expect(page.getByRole('row', { name: /Olli Mallikas/ })).toContainText('näkee yhteystiedot')

  await signInAs(advisor, app, who)
  await openOne(advisor, app, olavi)
  await expect(button(advisor, 'Korjaa tietoja')).toHaveCount(0)
  await expect(button(advisor, 'Tee kopio henkilölle')).toHaveCount(0)
  await button(advisor, 'Poista yhteystieto').click()
  await dialog(advisor).getByLabel('Henkilö peruutti suostumuksensa').check()
  await button(advisor, 'Poista lopullisesti').click()
  await expect(advisor.getByText('Yhteystieto on poistettu.', { exact: false })).toBeVisible()
  await button(advisor, 'Valmis').click()
  // What is hidden is hidden from the advisor too.
  await search(advisor, '')
  await expect(advisor.getByText('1 yhteystieto', { exact: true })).toBeVisible()
  await expect(advisor.getByText('Vieno Vaahtera')).toBeVisible()
  await expectNothingKept(advisor)
})

test('[A18][A32] another organisation finds nothing, and nothing stays on the screen of a page that is left', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await publishNotice(app)
  await pushContacts(app, planted)
  const operator = await addUser(app, 'operator')
  await app.ask('/api/v1/undertaking/accept', operator, { version: 1 })
  const names = { fi: 'Ranta', sv: 'Stranden', en: 'Shore' }
  const made = (await app.ask('/api/v1/organisations', operator, { names })).body as { id: string }
  const within = ['--within', made.id, '--role', 'main_user', '--first', 'Rauno', '--last', 'Ranta']
  const file = join(app.folder, 'stranger.txt')
  writeFileSync(file, 'viisi vaaleaa varista', { mode: 0o600 })
  const created = await app.tukkimies('user', 'create', '--username', 'rauno', ...within, '--password-file', file)
  expect(created.code, created.err).toBe(0)
  const stranger = { username: 'rauno', password: 'viisi vaaleaa varista' }
  const other = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await signInAs(other, app, stranger)
  await other.goto(`${app.url}/contacts`)
  await button(other, 'Hae').click()
  await expect(other.getByText('Yhteystietoja ei ole.', { exact: false })).toBeVisible()

  await app.signIn(page)
  await openOne(page, app, kerttu)
  await expect(page.getByText('Kerttu Kumppaninen')).toBeVisible()
  // As when the browser puts the page away, perhaps to show it again as it was.
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  expect(await page.evaluate(() => document.documentElement.outerHTML.includes('Kerttu'))).toBe(false)
  await page.goto(`${app.url}/busy`)
  await page.goBack()
  await expect(page.getByRole('searchbox', { name: 'Hakusanat' })).toHaveValue('')
  expect(canaries.filter((canary) => page.url().includes(canary))).toEqual([])
  await expect(page.getByText('Kerttu Kumppaninen')).toHaveCount(0)
  await openOne(page, app, kerttu)
  await button(page, 'Kirjaudu ulos').click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goBack()
  await expect(page.getByText('Kerttu Kumppaninen')).toHaveCount(0)
  await expectNothingKept(page)
})

test('contacts and withdrawals are complete in three languages, light and dark, wide and narrow', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await publishNotice(app)
  await pushContacts(app, planted)
  await app.signIn(page)
  const actions = { fi: ['Hae', 'Avaa'], sv: ['Sök', 'Öppna'], en: ['Search', 'Open'] } as const
  await lookAtPage(browser, page, `${app.url}/contacts`, async (shown, language) => {
    await button(shown, actions[language][0]).click()
    await expect(button(shown, `${actions[language][1]}: Olavi Orava, Oravatoimisto`)).toBeVisible()
  })
  await lookAtPage(browser, page, `${app.url}/contacts`, async (shown, language) => {
    await button(shown, actions[language][0]).click()
    await button(shown, `${actions[language][1]}: Olavi Orava, Oravatoimisto`).click()
    await expect(shown.locator('blockquote')).toBeVisible()
  })
  await lookAtPage(browser, page, `${app.url}/withdrawal`)
})

test('[C30] without a network nothing is taken in, and the page says what to do', async ({ app, page }) => {
  await app.signIn(page)
  await page.goto(`${app.url}/withdrawal`)
  await page.getByLabel('Sähköpostiosoite').fill('kerttu@example.org')
  await page.context().setOffline(true)
  await expect(page.getByText('Kerro peruutuksesta pääkäyttäjälle heti', { exact: false })).toBeVisible()
  await button(page, 'Kirjaa peruutus').click()
  await expect(page.getByText('Peruutusta ei kirjattu')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.context().setOffline(false)
  await button(page, 'Kirjaa peruutus').click()
  await expect(page.getByRole('heading', { name: 'Peruutus on kirjattu' })).toBeFocused()
})
