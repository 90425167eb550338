// One tablet and several people: invited, logged in once, unlocked without network, taking turns, going away; and what they
// have recorded reaches the server, whoever is there.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { violationsOn } from './axe.ts'
import { type App, expect, type LogIn, mainUser, test } from './fixture.ts'
import { looksOf } from './looks.ts'

/** The screen that each language is looked at on. */
const screens = {
  'fi-FI': { width: 1280, height: 800 },
  'sv-FI': { width: 820, height: 1180 },
  'en-GB': { width: 360, height: 740 },
} as const

const niko: LogIn = { username: 'niko.neuvoja', password: 'kahdeksan hopeista saapasta' }
const nikoPin = '83025561'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

const openTablet = async (profile: string): Promise<{ tablet: BrowserContext; page: Page }> => {
  const { launchOptions, locale, timezoneId } = test.info().project.use
  const tablet = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ...(locale ? { locale } : {}),
    ...(timezoneId ? { timezoneId } : {}),
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
  })
  return { tablet, page: tablet.pages()[0] ?? (await tablet.newPage()) }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const chip = (page: Page, name: string) => page.getByText(name, { exact: true }).first()

const saveVisits = async (page: Page, count: number): Promise<void> => {
  const said = page.getByRole('status').filter({ hasText: 'Tallennettu' })
  for (let at = 0; at < count; at++) {
    for (const name of ['Oleskelulupa', 'arabia', '15–29']) await chip(page, name).tap()
    await button(page, 'Tallenna käynti').tap()
    await expect(said).toBeVisible()
    await expect(page.getByRole('link', { name: `Tällä laitteella tänään ${at + 1}` })).toBeVisible()
  }
}

/** An advisor of the first point who has been invited, and nothing more; the code of the invitation. */
const invite = async (app: App): Promise<string> => {
  const { body } = await app.ask('/api/v1/users', mainUser, {
    details: { first: 'Niko', last: 'Neuvoja', username: niko.username, email: '', locality: '', adviceLanguages: [] },
    access: { role: 'advisor', trainee: false, points: ['p1'], contacts: false, endDay: null, reason: 'task' },
  })
  return (body as { code: string }).code
}

const openVisits = async (app: App): Promise<number | null> => {
  const { code, out, err } = await app.tukkimies('check')
  expect(code, err).toBe(0)
  return (JSON.parse(out) as { openVisits: number | null }).openVisits
}

test('[A27][D13][F70][F74][F75][S26] people take turns on a tablet without network, go away and log out, and no entry is lost', async ({
  app,
}) => {
  test.setTimeout(300_000)
  const profile = mkdtempSync(join(tmpdir(), 'tablet-'))
  try {
    const { tablet, page } = await openTablet(profile)
    const code = await invite(app)
    await app.enrol(page)
    await button(page, /^Lukitse tabletti/).tap()
    await expect(page.getByRole('heading', { name: 'Kuka käyttää tablettia?' })).toBeVisible()

    // Invited on paper: password, undertaking, PIN, all on the tablet.
    await page.goto(`${app.url}/invitation#${code}`)
    await page.getByLabel('Uusi salasana').fill(niko.password)
    await button(page, 'Tallenna ja kirjaudu').tap()
    await page.getByRole('checkbox', { name: 'Olen lukenut sitoumuksen' }).check()
    await button(page, 'Hyväksy sitoumus').tap()
    await button(page, 'Jatka').tap()
    await page.getByLabel('Uusi PIN-koodi').fill('123456')
    await page.getByLabel('PIN-koodi uudelleen').fill('123456')
    await button(page, 'Ota PIN-koodi käyttöön').tap()
    await expect(page.getByRole('alert')).toContainText('liian helppo arvata')
    await page.getByLabel('Uusi PIN-koodi').fill(nikoPin)
    await page.getByLabel('PIN-koodi uudelleen').fill(nikoPin)
    await button(page, 'Ota PIN-koodi käyttöön').tap()
    await expect(button(page, 'Tallenna käynti')).toBeVisible()
    await page.evaluate(() => navigator.serviceWorker.ready)

    // The tablet restarts where there is no network.
    await tablet.close()
    await app.stop()
    const second = await openTablet(profile)
    await second.tablet.setOffline(true)
    await second.page.goto(app.url)
    await button(second.page, /^NN/).tap()
    await second.page.getByLabel('PIN-koodi').fill('000000')
    await button(second.page, 'Avaa tabletti').tap()
    await expect(second.page.getByRole('alert')).toContainText('4 yritystä jäljellä')
    await second.page.getByLabel('PIN-koodi').fill(nikoPin)
    await button(second.page, 'Avaa tabletti').tap()
    await saveVisits(second.page, 20)

    // Half made, and another person comes.
    await chip(second.page, 'Asuminen').tap()
    await button(second.page, /^Lukitse tabletti/).tap()
    await expect(
      second.page
        .getByRole('status')
        .filter({ hasText: '20' })
        .or(second.page.getByText('20 kirjausta odottaa').first()),
    ).toBeVisible()
    await button(second.page, /^PP/).tap()
    await second.page.getByLabel('PIN-koodi').fill('470918')
    await button(second.page, 'Avaa tabletti').tap()
    await expect(second.page.getByText('Käyttäjällä NN on keskeneräinen käynti')).toBeVisible()
    await button(second.page, 'Älä avaa').tap()
    await app.unlock(second.page, 'NN', nikoPin)
    await expect(second.page.getByRole('checkbox', { name: 'Asuminen' })).toBeChecked()
    await button(second.page, /^Lukitse tabletti/).tap()
    await button(second.page, /^PP/).tap()
    await second.page.getByLabel('PIN-koodi').fill('470918')
    await button(second.page, 'Avaa tabletti').tap()
    await second.page.clock.install()
    await button(second.page, 'Poista ja avaa').tap()
    await expect(second.page.getByRole('checkbox', { name: 'Asuminen' })).not.toBeChecked()

    // Paula goes away.
    await second.page.clock.runFor(170_000)
    await expect(second.page.getByRole('alert')).toContainText('Tabletti lukittuu')
    await button(second.page, 'Jatka').tap()
    await expect(second.page.getByRole('alert')).toHaveCount(0)
    await second.page.clock.runFor(182_000)
    await expect(second.page.getByRole('heading', { name: 'Kuka käyttää tablettia?' })).toBeVisible()

    // Niko logs out for good, with twenty unsent visits; Paula's next turn sends them.
    await app.unlock(second.page, 'NN', nikoPin)
    await button(second.page, 'Valikko').tap()
    await button(second.page, 'Poista minut tästä tabletista').tap()
    await button(second.page, 'Poista minut').last().tap()
    await expect(button(second.page, /^PP/)).toBeVisible()
    await expect(button(second.page, /^NN/)).toHaveCount(0)
    await expect(second.page.getByRole('link', { name: '20 kirjausta odottaa lähetystä' })).toBeVisible()
    await app.start()
    await second.tablet.setOffline(false)
    await app.unlock(second.page)
    await expect(second.page.getByRole('link', { name: 'Kaikki lähetetty' })).toBeVisible({ timeout: 30_000 })
    expect(await openVisits(app)).toBe(20)
    await second.tablet.close()
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})

test('[F70][F74][S7] logging out ends the session and locks, with no way back; what waits is sent while nobody is there', async ({
  app,
  page,
}) => {
  await app.enrolOnly(page)
  await app.logInOnTablet(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  await saveVisits(page, 2)
  await button(page, 'Valikko').click()
  await expect(button(page, 'Kirjaudu ulos')).toBeVisible()
  await page.context().setOffline(false)
  await button(page, 'Kirjaudu ulos').click()
  await expect(page.getByRole('heading', { name: 'Kuka käyttää tablettia?' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kaikki lähetetty' })).toBeVisible({ timeout: 30_000 })
  const me = await page.evaluate(
    async () => (await fetch('/api/v1/me', { headers: { 'Tukkimies-Protocol': '1' } })).status,
  )
  expect(me).toBe(401)
  // Neither the browser's memory of the page nor its address opens what was left.
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Kuka käyttää tablettia?' })).toBeVisible()
  await page.goto(`${app.url}/entries`)
  await expect(page.getByRole('heading', { name: 'Kuka käyttää tablettia?' })).toBeVisible()
})

test('[F73] a revoked tablet sends nothing more, and shows what it keeps, locked and unlocked', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  await page.context().setOffline(true)
  await saveVisits(page, 2)
  await app.revokeDevices()
  const pushes: number[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/push')) pushes.push(Number(request.postData()?.includes('"kind"')))
  })
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: 'Laite on poistettu käytöstä' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Kirjaukset' }).click()
  await button(page, 'Näytä').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'odottaa lähetystä' })).toHaveCount(2)
  const before = pushes.filter(Boolean).length
  await page.goto(app.url)
  await expect(page.getByText('Laite on poistettu käytöstä').first()).toBeVisible()
  await expect(page.getByText('2 kirjausta ei voitu lähettää')).toBeVisible()
  await page.goto(`${app.url}/sending`)
  for (let press = 0; press < 3; press++) await button(page, /Lähetä nyt|Lähetetään/).click()
  await expect.poll(() => pushes.length).toBeGreaterThan(before)
  expect(pushes.filter(Boolean).length).toBe(before)
  expect(await openVisits(app)).toBeNull()
})

test('lock, PIN and set-up can be used by everybody: three languages, light and dark, narrow and wide', async ({
  app,
  browser,
}) => {
  test.setTimeout(240_000)
  const folder = process.env['PICTURES']
  const shoot = async (page: Page, name: string) => {
    expect(await violationsOn(page), name).toEqual([])
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }))
    expect(scroll, `${name} scrolls sideways`).toBeLessThanOrEqual(client)
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  for (const { locale, colorScheme } of looksOf('tablet')) {
    const { width, height } = screens[locale]
    const context = await browser.newContext({ locale, colorScheme, viewport: { width, height }, hasTouch: true })
    const page = await context.newPage()
    const at = `${locale.slice(0, 2)}-${width}`
    await page.clock.install()
    await page.goto(`${app.url}/set-up`)
    await expect(page.getByRole('textbox')).toBeVisible()
    await shoot(page, `set-up-${at}`)
    await page.goto('about:blank')
    await app.enrolOnly(page)
    await shoot(page, `first-${at}`)
    await button(page, /Kirjaudu verkossa|Logga in via nätet|Log in online/).tap()
    await page.getByRole('textbox', { name: /Käyttäjätunnus|Användarnamn|Username/ }).fill(mainUser.username)
    await page.getByLabel(/^(Salasana|Lösenord|Password)/).fill(mainUser.password)
    await button(page, /^(Kirjaudu sisään|Logga in|Log in)$/).tap()
    const action = button(page, /Ota PIN-koodi|Ta PIN-koden|Use this PIN/)
    await action.tap()
    await shoot(page, `pin-set-${at}`)
    await page.getByLabel(/^(Uusi PIN-koodi|Ny PIN-kod|New PIN)/).fill('470918')
    await page.getByLabel(/^(PIN-koodi uudelleen|PIN-koden igen|PIN once more)/).fill('470918')
    await action.tap()
    const skip = page.getByRole('link', { name: /^(Ohita ja kirjaa|Hoppa över och|Skip and record)/ })
    await expect(skip).toBeVisible()
    await shoot(page, `practice-${at}`)
    await skip.tap()
    await expect(button(page, /Tallenna käynti|Spara besöket|Save visit/)).toBeVisible()
    await shoot(page, `capture-${at}`)
    // The clock goes on by itself meanwhile: no time for axe.
    await page.clock.runFor(160_500)
    await expect(page.getByRole('alert')).toBeVisible()
    if (folder) await page.screenshot({ path: join(folder, `warning-${at}.png`) })
    await page.clock.runFor(30_000)
    await expect(button(page, /^PP/)).toBeVisible()
    await shoot(page, `lock-${at}`)
    await button(page, /^PP/).tap()
    await page.getByLabel(/^PIN/).fill('000000')
    await button(page, /Avaa tabletti|Öppna pekplattan|Unlock the tablet/).tap()
    await expect(page.getByRole('alert')).toBeVisible()
    await shoot(page, `pin-${at}`)
    await context.close()
  }
})
