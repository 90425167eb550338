// A partner's visit on the tablet and its contact person: recorded with and without network, sealed, sent, taken back; and
// what is typed is kept nowhere.
import type { Page } from '@playwright/test'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { consentToText } from '@tukkimies/shared/register/consent.ts'
import { contactDeletionDay, ContactsFound } from '@tukkimies/shared/register/contact.ts'
import { fixtureDraft } from '../notice.ts'
import { violationsOn } from './axe.ts'
import { addUser } from './desk-user.ts'
import { chooseLanguage, misfits, sizes, smallTargets } from './fits.ts'
import { type App, expect, type LogIn, mainUser, test } from './fixture.ts'
import { isFull, looksOf } from './looks.ts'
import { publishNotice } from './planted-contacts.ts'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const kanerva = {
  organisation: 'Kanervakeskus',
  name: 'Kaarlo Kanerva',
  phone: '040 123 4567',
  email: 'kaarlo@kanerva.example',
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const save = (page: Page) => button(page, 'Tallenna käynti')
const chip = (page: Page, name: string, group: string) =>
  page.locator(`#group-partner_${group}`).getByText(name, { exact: true })

const openPartner = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Kumppanikäynti', exact: true }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Kumppanikäynti' })).toBeVisible()
}
const saveVisit = async (page: Page): Promise<void> => {
  await chip(page, 'Järjestö', 'org').tap()
  await chip(page, 'Sopiminen', 'topic').tap()
  await chip(page, '15–29', 'duration').tap()
  await save(page).tap()
  await expect(page.getByRole('heading', { name: 'Tallennetaanko yhteyshenkilön tiedot?' })).toBeVisible()
}
const openForm = async (page: Page): Promise<void> => {
  await button(page, 'Kyllä, täytä tiedot').tap()
  await expect(field(page, 'Organisaatio')).toBeFocused()
}
const fill = async (page: Page, { organisation, name, phone, email }: typeof kanerva): Promise<void> => {
  await field(page, 'Organisaatio').fill(organisation)
  await field(page, 'Yhteyshenkilön nimi').fill(name)
  await field(page, 'Puhelin').fill(phone)
  await field(page, 'Sähköposti').fill(email)
}

/** Whom the server holds, as a main user finds them. */
const heldNames = async (app: App, who: LogIn = mainUser): Promise<string[]> => {
  const { body } = await app.ask('/api/v1/contacts/search', who, { words: '', point: null })
  return ContactsFound.parse(body).contacts.map(({ name }) => name)
}

/** All that the browser keeps of this origin, as text. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('not read'))
      })
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href]
    texts.push(JSON.stringify(history.state), document.title)
    for (const { name } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name ?? ''))
      for (const table of database.objectStoreNames)
        texts.push(JSON.stringify(await promised(database.transaction(table).objectStore(table).getAll())))
      database.close()
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) texts.push(request.url)
    return texts.join('\n')
  })

test('[A08][A27] a partner visit takes four taps without network, and no is the easy answer about a contact', async ({
  app,
  page,
  context,
}) => {
  await publishNotice(app)
  await app.enrol(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await app.stop()
  await context.setOffline(true)
  await openPartner(page)
  // The one place that speaks of saves.
  await expect(page.getByRole('status')).toHaveCount(1)
  await expect(page.locator('.chip-given')).toHaveText(['Pisteessä', '1'])
  await save(page).tap()
  await expect(page.getByRole('status').filter({ hasText: 'Valitse: Organisaation tyyppi.' })).toBeVisible()
  await saveVisit(page)
  await expect(page.getByRole('status').filter({ hasText: 'Tallennettu tälle laitteelle.' })).toBeVisible()
  await expect(button(page, 'Ei')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#group-partner_org input').first()).toBeFocused()
  await expect(page.locator('.chip-chosen')).toHaveText(['Pisteessä', '1'])
  await expect(page.getByRole('link', { name: 'Tällä laitteella tänään 1', exact: true })).toBeVisible()
  // A visit of a client that is half made waits on its own screen, and the partner's on this one.
  await chip(page, 'Kunta', 'org').tap()
  await page.getByRole('link', { name: 'Asiakaskäynti', exact: true }).tap()
  await page.getByText('Asuminen', { exact: true }).tap()
  await page.getByRole('link', { name: 'Kumppanikäynti: kesken' }).tap()
  await expect(page.locator('.chip-chosen')).toHaveText(['Kunta', 'Pisteessä', '1'])
  await page.getByRole('link', { name: 'Asiakaskäynti: kesken' }).tap()
  await expect(page.getByRole('checkbox', { name: 'Asuminen' })).toBeChecked()
  await app.start()
  await context.setOffline(false)
  await expect(page.getByRole('link', { name: 'Kaikki lähetetty' })).toBeVisible({ timeout: 30_000 })
  expect(await heldNames(app)).toEqual([])
})

test('[S38][A15][A23] a contact is sealed without network, held by the server once there is one, and taken back', async ({
  app,
  page,
  context,
}) => {
  test.slow()
  await publishNotice(app)
  await app.enrol(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await app.stop()
  await context.setOffline(true)
  await openPartner(page)
  await saveVisit(page)
  await openForm(page)
  await fill(page, kanerva)
  await field(page, 'Puhelin').blur()
  await expect(page.getByText('Luettiin numeroksi 040 1234567')).toBeVisible()
  const today = instantToDay(Date.now())
  const [year = '', month, day] = contactDeletionDay(today).split('-')
  await expect(page.getByText(`Tiedot poistuvat ${Number(day)}.${Number(month)}.${year}`)).toBeVisible()
  // The text is the contact person's, whatever the language of the screen.
  const card = page.locator('.consent-text')
  const address = fixtureDraft.settings.withdrawal
  await expect(card).toHaveText(consentToText(1, 'fi', { organisation: 'Neuvontayhdistys', address }) ?? '')
  await page.getByText('svenska', { exact: true }).tap()
  await expect(card).toHaveText(consentToText(1, 'sv', { organisation: 'Rådgivningsföreningen', address }) ?? '')
  await expect(card).toHaveAttribute('lang', 'sv')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
  await page.getByText('Suullisesti', { exact: true }).tap()
  await button(page, 'Tallenna yhteystiedot').tap()
  const sealed = page.getByText('Yhteystiedot tallennettu salattuina. Niitä ei voi lukea tällä laitteella.')
  await expect(sealed).toBeVisible()
  await expect(button(page, 'Uusi kumppanikäynti')).toBeFocused()
  // A slip is taken back where it is seen, and the visit stays.
  await button(page, 'Kumoa yhteystiedot').tap()
  await expect(field(page, 'Yhteyshenkilön nimi')).toHaveValue('')
  expect(await keptText(page)).not.toContain('"kind":"contact"')
  await fill(page, kanerva)
  await page.getByText('Suullisesti', { exact: true }).tap()
  await button(page, 'Tallenna yhteystiedot').tap()
  await expect(sealed).toBeVisible()
  const kept = await keptText(page)
  expect(kept).toContain('"kind":"contact"')
  for (const text of [...Object.values(kanerva), '+358401234567']) expect(kept).not.toContain(text)
  await app.start()
  await context.setOffline(false)
  await expect(page.getByRole('link', { name: 'Kaikki lähetetty' })).toBeVisible({ timeout: 30_000 })
  expect(await heldNames(app)).toEqual([kanerva.name])

  await page.getByRole('link', { name: 'Tällä laitteella tänään 1', exact: true }).tap()
  await expect(page.getByText('1 käynti, 1 yhteyshenkilö')).toBeVisible()
  await button(page, 'Näytä kirjaukset').tap()
  await expect(page.getByRole('listitem').filter({ hasText: 'Järjestö · Sopiminen' })).toBeVisible()
  await button(page, 'Kumoa: Yhteystiedot, salattu').tap()
  await expect(page.getByText('1 käynti', { exact: true })).toBeVisible()
  await expect.poll(() => heldNames(app), { timeout: 20_000 }).toEqual([])
})

test('[A10][AN92] without consent, or with what must not be stored, nothing is sealed, and nothing is repeated', async ({
  app,
  page,
}) => {
  await publishNotice(app)
  await app.enrol(page)
  await openPartner(page)
  await saveVisit(page)
  await openForm(page)
  await button(page, 'Tallenna yhteystiedot').tap()
  await expect(field(page, 'Organisaatio')).toBeFocused()
  await expect(page.getByText('Täytä tämä kenttä.')).toHaveCount(2)
  await expect(page.getByText('Anna puhelinnumero tai sähköpostiosoite.')).toBeVisible()
  await fill(page, { organisation: 'Kanerva 040 123 4567', name: 'Kaarlo 131052-308T', phone: '12', email: 'kaarlo@' })
  await expect(page.getByText('Puhelinnumero, sähköposti tai tilinumero ei kuulu tähän kenttään.')).toBeVisible()
  await expect(page.getByText('Tässä näyttää olevan henkilötunnus. Sitä ei saa tallentaa.')).toBeVisible()
  await expect(page.getByText(/^Puhelinnumero ei kelpaa/)).toBeVisible()
  await expect(page.getByText(/^Sähköpostiosoite ei kelpaa/)).toBeVisible()
  await expect(page.locator('.contact-form')).not.toContainText('131052-308T')
  // The text stays where it can be mended.
  await expect(field(page, 'Yhteyshenkilön nimi')).toHaveValue('Kaarlo 131052-308T')
  await fill(page, kanerva)
  await button(page, 'Tallenna yhteystiedot').tap()
  await expect(
    page.getByText('Yhteystietoja ei voi tallentaa ilman suostumusta. Käynti tallentuu ilman niitä.'),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Suullisesti' })).toBeFocused()
  await button(page, 'Peruuta').tap()
  await expect(save(page)).toBeVisible()
  expect(await keptText(page)).not.toContain('"kind":"contact"')
  // What was typed is gone with the form.
  await saveVisit(page)
  await openForm(page)
  for (const name of ['Organisaatio', 'Yhteyshenkilön nimi', 'Puhelin', 'Sähköposti'])
    await expect(field(page, name)).toHaveValue('')
  expect(await heldNames(app)).toEqual([])
})

test('[A10] before there is a notice the visit is saved and the contact is not, and the page says what to do', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  await openPartner(page)
  for (const [name, group] of [
    ['Järjestö', 'org'],
    ['Sopiminen', 'topic'],
    ['15–29', 'duration'],
  ] as const)
    await chip(page, name, group).tap()
  await save(page).tap()
  await expect(page.getByRole('heading', { name: 'Yhteystietoja ei voi nyt tallentaa' })).toBeVisible()
  await expect(page.getByText(/tietosuojaseloste on julkaistu/)).toBeVisible()
  await expect(button(page, 'Jatka')).toBeFocused()
  await publishNotice(app)
  await button(page, 'Hae nyt').tap()
  await expect(page.getByRole('heading', { name: 'Tallennetaanko yhteyshenkilön tiedot?' })).toBeVisible()
  await button(page, 'Ei').tap()
  await expect(page.getByRole('link', { name: 'Tällä laitteella tänään 1', exact: true })).toBeVisible()
})

test('[I12][A32] a lock empties the form, at once by hand and after half a minute out of sight', async ({
  app,
  page,
}) => {
  await publishNotice(app)
  await app.enrol(page)
  await openPartner(page)
  await chip(page, 'Kunta', 'org').tap()
  const leave = async (lock: () => Promise<void>) => {
    await saveVisit(page)
    await openForm(page)
    await fill(page, kanerva)
    await lock()
    await expect(page.getByRole('heading', { name: 'Kuka käyttää tablettia?' })).toBeVisible()
    await expect(page).not.toHaveURL(/partner/)
    await page.goBack().catch(() => null)
    for (const text of Object.values(kanerva)) expect(await page.content()).not.toContain(text)
    const kept = await keptText(page)
    for (const text of Object.values(kanerva)) expect(kept).not.toContain(text)
    await page.goto(app.url)
    await app.unlock(page)
    await openPartner(page)
  }
  await leave(() => button(page, /^Lukitse tabletti/).tap())
  await page.clock.install()
  await leave(async () => {
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await page.clock.runFor(32_000)
  })
  expect(await keptText(page)).not.toContain('"kind":"contact"')
})

for (const { locale, colorScheme } of looksOf('partner')) {
  const language = locale.slice(0, 2) as 'fi' | 'sv' | 'en'
  test(`[C13] the partner visit and its contact form fit, by thumb and by axe: ${language}`, async ({ app, page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme })
    await publishNotice(app)
    await app.enrol(page)
    await chooseLanguage(page, language)
    await page.getByRole('link', { name: /^(Kumppanikäynti|Partnerbesök|Partner visit)$/ }).tap()
    await expect(page.locator('#group-partner_org')).toBeVisible()
    for (const size of sizes) {
      await page.setViewportSize(size)
      const at = `${size.width}x${size.height} ${language}`
      expect(await misfits(page), at).toEqual([])
      expect(await smallTargets(page), at).toEqual([])
    }
    const look = async (what: string) => {
      for (const width of [1280, 820, 678, 360, 320]) {
        await page.setViewportSize({ width, height: 740 })
        const wide = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.capture-main')].some(
            (place) => place.scrollWidth > place.clientWidth,
          ),
        )
        expect(wide, `${what} at ${width}`).toBe(false)
      }
      // What a language has as its words and a scheme as its colours does not change with the width.
      if (isFull) expect(await violationsOn(page), `${what}, narrow`).toEqual([])
      await page.setViewportSize({ width: 1180, height: 820 })
      expect(await violationsOn(page), what).toEqual([])
    }
    await look('questions')
    // By keyboard alone: each question is one stop.
    await page.locator('#group-partner_org input').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('#contact-question')).toBeVisible()
    await look('question')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('.contact-form input').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('.field-error')).toHaveCount(4)
    await look('form')
    for (const text of Object.values(kanerva)) {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('.contact-step')).toBeVisible()
    await look('sealed')
  })
}

test('[A10] an advisor without the right to read contacts records one all the same, and reads none', async ({
  app,
  page,
}) => {
  await publishNotice(app)
  const advisor = await addUser(app, 'advisor', ['p1'])
  await app.ask('/api/v1/undertaking/accept', advisor, { version: 1 })
  await app.enrolOnly(page)
  await app.logInOnTablet(page, advisor)
  await openPartner(page)
  await saveVisit(page)
  await openForm(page)
  await fill(page, { ...kanerva, email: '' })
  await page.getByText('Paperilla', { exact: true }).tap()
  await button(page, 'Tallenna yhteystiedot').tap()
  await expect(button(page, 'Uusi kumppanikäynti')).toBeVisible()
  await expect.poll(() => heldNames(app), { timeout: 20_000 }).toEqual([kanerva.name])
  await expect(heldNames(app, advisor)).rejects.toThrow(/403/)
})
