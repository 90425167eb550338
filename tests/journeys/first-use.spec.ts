// The first hours of a tablet and of an advisor: how the app is installed in each browser, a visit practised without network,
// the introduction, help on every page, and the accessibility statement for everybody.
import type { Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, mainUser, pin, test } from './fixture.ts'

const ipad =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

/** Entries that the tablet holds: rows of its outbox. */
const outboxOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    let rows = 0
    for (const name of names) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(new Error('the store did not open'))
      })
      if (database.objectStoreNames.contains('outbox'))
        rows += await new Promise<number>((resolve) => {
          const asked = database.transaction('outbox').objectStore('outbox').count()
          asked.onsuccess = () => resolve(asked.result)
        })
      database.close()
    }
    return rows
  })

/** Entries that have left the tablet since. */
const countPushed = (page: Page): (() => number) => {
  let entries = 0
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/push')) return
    entries += (JSON.parse(request.postData() ?? '{}') as { entries?: unknown[] }).entries?.length ?? 0
  })
  return () => entries
}

/** The first person of an enrolled tablet logs in and sets a PIN, and is led to the practice. */
const setFirstPin = async (app: App, page: Page): Promise<void> => {
  await app.enrolOnly(page)
  await button(page, 'Kirjaudu verkossa').tap()
  await page.getByRole('textbox', { name: 'Käyttäjätunnus' }).fill(mainUser.username)
  await page.getByLabel(/^Salasana/).fill(mainUser.password)
  await button(page, /^Kirjaudu sisään$/).tap()
  await page.getByLabel(/^Uusi PIN-koodi/).fill(pin)
  await page.getByLabel(/^PIN-koodi uudelleen/).fill(pin)
  await button(page, /Ota PIN-koodi/).tap()
  await expect(heading(page, 'Kytke lentotila ja kirjaa harjoituskäynti')).toBeVisible()
}

test('[duty-F08] set-up tells first how this browser installs the app, in its own language', async ({
  app,
  browser,
}) => {
  const guides = [
    { userAgent: ipad, locale: 'fi-FI', text: 'Napauta Jaa ja sitten Lisää Koti-valikkoon.' },
    { userAgent: ipad, locale: 'sv-FI', text: 'Tryck på Dela och sedan Lägg till på hemskärmen.' },
    { userAgent: ipad, locale: 'en-GB', text: 'Tap Share, then Add to Home Screen.' },
    { userAgent: firefox, locale: 'fi-FI', text: 'Tätä selainta ei voi asentaa' },
  ]
  for (const { text, userAgent, locale } of guides) {
    const context = await browser.newContext({ userAgent, locale, hasTouch: userAgent === ipad })
    const page = await context.newPage()
    // Firefox knows no such offer, and neither does an iPad.
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'onbeforeinstallprompt')
      if (navigator.userAgent.includes('Macintosh')) Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 })
    })
    await page.goto(`${app.url}/set-up`)
    await expect(page.getByText(text)).toBeVisible()
    await expect(page.getByRole('textbox')).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
    await context.close()
  }
})

test('[duty-F08] the browser’s own offer waits behind our button, and an installed app needs no guide', async ({
  app,
  page,
}) => {
  await page.goto(`${app.url}/set-up`)
  await expect(heading(page, 'Asenna sovellus ensin')).toBeVisible()
  await page.evaluate(() => {
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => Promise.resolve(document.body.setAttribute('data-prompted', 'yes')),
    })
    window.dispatchEvent(event)
  })
  await expect(page.locator('body')).not.toHaveAttribute('data-prompted')
  await button(page, 'Asenna sovellus').tap()
  await expect(page.locator('body')).toHaveAttribute('data-prompted', 'yes')
  await page.evaluate(() => window.dispatchEvent(new Event('appinstalled')))
  await expect(heading(page, 'Asenna sovellus ensin')).toHaveCount(0)
})

test('[duty-F08] after the first PIN a visit is practised without network, and nothing of it is kept or sent', async ({
  app,
  page,
  context,
}) => {
  const pushed = countPushed(page)
  await setFirstPin(app, page)
  await expect(page.getByText('Verkko on päällä.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await expect(page.getByText('Verkko on pois päältä. Voit aloittaa.')).toBeVisible()
  await button(page, 'Aloita harjoitus').tap()

  const banner = page.getByText('Harjoitus: kirjauksia ei lähetetä eikä lasketa.')
  await expect(banner).toBeVisible()
  for (const name of ['Oleskelulupa', 'arabia', '15–29'])
    await page.locator('label.chip').getByText(name, { exact: true }).first().tap()
  await button(page, 'Tallenna käynti').tap()
  await expect(page.getByText('Harjoituskäynti onnistui. Sitä ei tallennettu.')).toBeVisible()
  await expect(banner).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  expect(await outboxOf(page)).toBe(0)

  await button(page, 'Valmis').tap()
  await expect(page.getByText('Kirjasit käynnin ilman verkkoa.')).toBeVisible()
  await expect(page.getByText('Kytke lentotila pois. Verkko on vielä pois päältä.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Verkko on päällä. Tabletti on valmis.')).toBeVisible()
  await link(page, 'Kirjaa käynti').tap()
  await expect(link(page, /Tällä laitteella tänään 0|Tällä laitteella/)).toBeVisible()
  await expect(link(page, /Kaikki lähetetty/)).toBeVisible()
  expect(pushed()).toBe(0)

  // Offered once; later from the menu, while a visit is half made.
  await page.locator('label.chip').getByText('Asuminen', { exact: true }).first().tap()
  await button(page, 'Valikko').tap()
  await page.getByRole('navigation').getByRole('link', { name: 'Harjoittele' }).tap()
  await button(page, 'Harjoittele verkko päällä').tap()
  await expect(page.getByRole('checkbox', { name: 'Asuminen' })).not.toBeChecked()
  await button(page, 'Lopeta harjoitus').tap()
  await expect(page.getByText('Et kirjannut harjoituskäyntiä.')).toBeVisible()
  await link(page, 'Kirjaa käynti').tap()
  await expect(page.getByRole('checkbox', { name: 'Asuminen' })).toBeChecked()
  expect(await outboxOf(page)).toBe(0)

  // What is counted here would be found: a real visit is kept and sent.
  for (const name of ['arabia', '15–29'])
    await page.locator('label.chip').getByText(name, { exact: true }).first().tap()
  await button(page, 'Tallenna käynti').tap()
  await expect.poll(() => pushed()).toBe(2)
  expect(await outboxOf(page)).toBe(2)
})

test('[duty-F08] the introduction is left at any step, opened again, and gone through by keyboard', async ({
  app,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${app.url}/help`)
  const tour = page.getByRole('dialog', { name: 'Esittely' })
  await button(page, 'Katso minuutin esittely').tap()
  await expect(tour.getByText('Kohta 1/6')).toBeVisible()
  await button(page, 'Ohita esittely').tap()
  await expect(tour).toHaveCount(0)
  await button(page, 'Katso minuutin esittely').focus()
  await page.keyboard.press('Enter')
  for (let at = 1; at < 6; at++) {
    await expect(tour.getByText(`Kohta ${at}/6`)).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
    await button(page, 'Seuraava').focus()
    await page.keyboard.press(at % 2 ? 'Enter' : 'ArrowRight')
  }
  await expect(tour.getByRole('heading', { name: 'Lukitse, kun lähdet' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(tour.getByText('Kohta 5/6')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await button(page, 'Valmis').focus()
  await page.keyboard.press('Enter')
  await expect(tour).toHaveCount(0)
  await expect(button(page, 'Katso minuutin esittely')).toBeFocused()
})

test('[duty-F05][duty-F06] help and the statement are read on a locked tablet without network, in three languages', async ({
  app,
  page,
  context,
}) => {
  await app.enrol(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Whoever stands at a half-made visit has its help over it.
  await page.locator('label.chip').getByText('Asuminen', { exact: true }).first().tap()
  await button(page, 'Valikko').tap()
  await button(page, 'Ohje tästä sivusta').tap()
  const help = page.getByRole('dialog', { name: 'Ohje' })
  await expect(help.getByRole('heading', { name: 'Uusi käynti' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Sulje').tap()
  await expect(page.getByRole('checkbox', { name: 'Asuminen' })).toBeChecked()

  await button(page, /^Lukitse tabletti/).tap()
  await context.setOffline(true)
  await button(page, 'Valikko').tap()
  await button(page, 'Ohje tästä sivusta').tap()
  await expect(help.getByRole('heading', { name: 'Lukittu tabletti' })).toBeVisible()
  await link(page, 'Kaikki ohjeet').tap()
  await page.getByText('Mitä kukin aihe tarkoittaa').click()
  await expect(page.getByText('Mistä etsin vuokra-asuntoa?')).toBeVisible()
  await button(page, 'Valikko').tap()
  await page.getByRole('navigation').getByRole('link', { name: 'Saavutettavuusseloste' }).tap()
  await expect(heading(page, 'Saavutettavuusseloste')).toBeVisible()
  await expect(page.getByText('Yhteystietoja ei ole vielä asetettu.')).toBeVisible()
  for (const name of ['VoiceOver', 'TalkBack']) await expect(page.getByText(name)).toBeVisible()
  for (const [language, title, supervisor] of [
    ['sv', 'Tillgänglighetsutlåtande', 'Transport- och kommunikationsverket Traficom'],
    ['en', 'Accessibility statement', 'Finnish Transport and Communications Agency Traficom'],
  ] as const) {
    await button(page, /Valikko|Meny/).tap()
    await page.getByRole('combobox', { name: /^(Kieli|Språk)/ }).selectOption(language)
    await page.keyboard.press('Escape')
    await expect(heading(page, title)).toBeVisible()
    await expect(page.getByText(supervisor)).toBeVisible()
  }
})

test('[duty-F06] the operator sets where feedback is taken, and the statement tells it at once', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const operator = await addUser(app, 'operator')
  await signInAs(page, app, operator)
  await page.goto(`${app.url}/accessibility/edit`)
  await button(page, 'Tallenna').click()
  await expect(page.getByRole('alert')).toContainText('Anna vähintään yksi tapa')
  await page.getByLabel('Sähköposti').fill('saavutettavuus@esimerkki')
  await page.getByLabel('Nimi suomeksi').fill('Maakunnan valvoja')
  await button(page, 'Tallenna').click()
  await expect(page.getByRole('alert')).toContainText('Tarkista sähköposti')
  await expect(page.getByRole('alert')).toContainText('kaikilla kolmella kielellä')
  await page.getByLabel('Sähköposti').fill('saavutettavuus@esimerkki.fi')
  await page.getByLabel('Nimi suomeksi').fill('')
  await button(page, 'Tallenna').click()
  await expect(page.getByRole('status').filter({ hasText: 'Yhteystiedot on tallennettu.' })).toBeVisible()
  await lookAtPage(browser, page, `${app.url}/accessibility/edit`)
  // The foot leads there from every page of the desk.
  await link(page, 'Saavutettavuusseloste').last().click()
  await expect(link(page, 'saavutettavuus@esimerkki.fi')).toHaveAttribute('href', /^mailto:.*subject=/)
  await expect(page.getByText('Vastaamme 14 päivän kuluessa.')).toBeVisible()
  await expect(page.getByText('osittain')).toBeVisible()
  await lookAtPage(browser, page, `${app.url}/accessibility`)
  await lookAtPage(browser, page, `${app.url}/help`)
})

test('[duty-F08] in a browser tab of an iPad visits are recorded only while online, and what is half made is kept', async ({
  app,
  page,
  context,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: false }))
  await app.enrol(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.locator('label.chip').getByText('Asuminen', { exact: true }).first().tap()
  await context.setOffline(true)
  await expect(heading(page, 'Yhdistä laite verkkoon')).toBeVisible()
  await expect(button(page, 'Tallenna käynti')).toHaveCount(0)
  expect(await violationsOn(page)).toEqual([])
  await context.setOffline(false)
  await expect(page.getByRole('checkbox', { name: 'Asuminen' })).toBeChecked()
})
