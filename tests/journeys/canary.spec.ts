// A tablet and a desk are carried off after a day's work with contacts, and everything that their browsers have kept is looked
// through: no contact, no password and no name is in it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { plantContact } from '../faults/canaries.ts'
import { printFigure } from '../figures.ts'
import { createScanner, type Needle, unpack } from '../faults/scan.ts'
import { type App, expect, mainUser, test } from './fixture.ts'
import { publishNotice } from './planted-contacts.ts'

const openBrowser = async (profile: string): Promise<{ browser: BrowserContext; page: Page }> => {
  const { launchOptions, locale, timezoneId } = test.info().project.use
  const browser = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ...(locale ? { locale } : {}),
    ...(timezoneId ? { timezoneId } : {}),
    viewport: { width: 1180, height: 820 },
  })
  return { browser, page: browser.pages()[0] ?? (await browser.newPage()) }
}

const phones = ['+358407654321', '+358407654322', '+358407654323']
const contacts = phones.map((phone, number) => {
  const { details, needles } = plantContact(number)
  const own = needles.filter(({ field }) => field !== 'phone')
  const ofPhone: Needle = { owner: `contact ${number}`, field: 'phone', text: phone.slice(4) }
  return { details: { ...details, phone }, needles: [...own, ofPhone] }
})
const detailsOf = (number: number) => {
  const contact = contacts[number]
  if (!contact) throw new Error('no contact')
  return contact.details
}
// A browser offers a username again where it was typed: that is what the field says it is, for everybody who needs it (WCAG 1.3.5).
const secrets: readonly Needle[] = [
  { owner: 'main user', field: 'password', text: mainUser.password },
  { owner: 'main user', field: 'name', text: 'Paula Pääkäyttäjä' },
]
const controls: readonly Needle[] = ['localStorage', 'indexedDB', 'cache'].map((field) => ({
  owner: 'control',
  field,
  text: `tahallaan talletettu ${field}`,
}))

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** From a partner's visit to its contact person, as far as the filled form. */
const fillContact = async (page: Page, number: number): Promise<void> => {
  for (const chip of ['Kunta', 'Asiakasohjaus', '15–29']) await page.getByText(chip, { exact: true }).first().click()
  await button(page, 'Tallenna käynti').click()
  await button(page, 'Kyllä, täytä tiedot').click()
  const { organisation, name, phone, email } = detailsOf(number)
  await page.getByLabel('Organisaatio').fill(organisation)
  await page.getByLabel('Yhteyshenkilön nimi').fill(name)
  await page.getByLabel('Puhelin').fill(phone)
  await page.getByRole('textbox', { name: 'Sähköposti' }).fill(email)
  await page.getByText('Suullisesti', { exact: true }).click()
}

const saveContact = async (page: Page, number: number): Promise<void> => {
  await fillContact(page, number)
  await button(page, 'Tallenna yhteystiedot').click()
  await expect(page.getByText('Yhteystiedot tallennettu salattuina', { exact: false })).toBeVisible()
  await button(page, 'Uusi kumppanikäynti').click()
}

/** What a page of ours never does: the search must find it. */
const plantControls = (page: Page): Promise<void> =>
  page.evaluate(
    async (texts) => {
      const [local = '', database = '', cache = ''] = texts
      localStorage.setItem('control', local)
      await (await caches.open('control')).put('/control', new Response(cache))
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control')
        opening.onerror = () => reject(new Error('no database'))
        opening.onupgradeneeded = () => void opening.result.createObjectStore('control')
        opening.onsuccess = () => {
          const writing = opening.result.transaction('control', 'readwrite', { durability: 'strict' })
          writing.objectStore('control').put(database, 'control')
          writing.oncomplete = () => resolve()
        }
      })
    },
    controls.map(({ text }) => text),
  )

const copyOf = async (profile: string): Promise<string> => {
  const copy = mkdtempSync(join(tmpdir(), 'copy-'))
  cpSync(profile, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

const lookThrough = async (folders: readonly string[], needles: readonly Needle[]) => {
  const scanner = createScanner(needles, [unpack])
  for (const folder of folders) await scanner.scanFolder(folder)
  return { found: scanner.found(), bytes: scanner.bytes() }
}

const work = async (app: App, tablet: string, desk: string): Promise<void> => {
  const first = await openBrowser(tablet)
  await app.enrol(first.page)
  await first.page.evaluate(() => navigator.serviceWorker.ready)
  await first.page.goto(`${app.url}/partner`)
  await app.unlock(first.page)
  await saveContact(first.page, 0)
  await first.browser.setOffline(true)
  await saveContact(first.page, 1)
  // Typed and never saved: whoever it was has gone.
  await fillContact(first.page, 2)
  await first.browser.setOffline(false)
  const second = await openBrowser(desk)
  await app.signIn(second.page)
  for (const number of [0, 1]) {
    const { name, organisation } = detailsOf(number)
    await expect(async () => {
      await second.page.goto(`${app.url}/contacts`)
      await second.page.getByRole('searchbox', { name: 'Hakusanat' }).fill(name)
      await second.page.getByRole('button', { name: 'Hae', exact: true }).click()
      await second.page.getByRole('button', { name: `Avaa: ${name}, ${organisation}` }).click({ timeout: 3_000 })
    }).toPass({ timeout: 60_000 })
    await expect(second.page.getByRole('heading', { level: 2, name: organisation })).toBeVisible()
  }
  await second.browser.close()
  await first.browser.close()
}

test('[A15][A32][D11][F65][F72][I12] a copied browser holds no contact that was recorded, half typed or looked up in it', async ({
  app,
}) => {
  test.setTimeout(240_000)
  const tablet = mkdtempSync(join(tmpdir(), 'tablet-'))
  const desk = mkdtempSync(join(tmpdir(), 'desk-'))
  const copies: string[] = []
  try {
    await publishNotice(app)
    await work(app, tablet, desk)
    copies.push(await copyOf(tablet), await copyOf(desk))
    const needles = contacts.flatMap((contact) => contact.needles)
    const { found, bytes } = await lookThrough(copies, [...needles, ...secrets])
    expect(bytes).toBeGreaterThan(1_000_000)
    expect(found.map(({ needle, spelling, place }) => [needle.owner, needle.field, spelling, place])).toEqual([])

    // The same search where somebody keeps what we do not.
    const again = await openBrowser(tablet)
    await again.page.goto(app.url)
    await plantControls(again.page)
    await again.browser.close()
    copies.push(await copyOf(tablet))
    const planted = await lookThrough(copies.slice(-1), controls)
    expect(new Set(planted.found.map(({ needle }) => needle.field))).toEqual(
      new Set(controls.map(({ field }) => field)),
    )
    const megabytes = Math.round(bytes / 1e6)
    printFigure('profiles', { copies: 2, megabytes, found: found.length, control: planted.found.length })
  } finally {
    for (const folder of [tablet, desk, ...copies]) rmSync(folder, { recursive: true, force: true })
  }
})
