// Second factors, passkeys and the password once more: each a whole journey, against the real server.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { violationsOn } from './axe.ts'
import { type App, expect, mainUser, test } from './fixture.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

const signOut = async (page: Page): Promise<void> => {
  await button(page, 'Kirjaudu ulos').click()
  await expect(page).toHaveURL(/\/sign-in/)
}

const typePassword = async (page: Page, app: App): Promise<void> => {
  await page.goto(`${app.url}/sign-in?to=/me`)
  await page.getByLabel('Käyttäjätunnus').fill(mainUser.username)
  await page.getByLabel('Salasana', { exact: true }).fill(mainUser.password)
  await button(page, 'Kirjaudu sisään').click()
}

/** An authenticator in the browser that answers by itself, with whoever holds it verified. */
const addAuthenticator = async (page: Page): Promise<CDPSession> => {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return client
}

/** As if the last password of everybody were older than 15 minutes. */
const ageSessions = ({ folder }: App): void => {
  const register = new DatabaseSync(join(folder, 'register.sqlite'), { timeout: 5000 })
  register.exec('update session set fresh = 1')
  register.close()
}

test('[F95][A34] an app’s codes and recovery codes let in once each, and the password alone no longer does', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000)
  await app.signIn(page)
  await page.goto(`${app.url}/me`)
  await button(page, 'Ota sovellus käyttöön').click()
  const secret = (await page.locator('.typed-code').innerText()).replaceAll(' ', '')
  const app6 = new TOTP({ secret: Secret.fromBase32(secret) })
  expect(await violationsOn(page)).toEqual([])
  await page.getByLabel('Sovelluksen näyttämä koodi').fill('12')
  await button(page, 'Vahvista').click()
  await expect(page.getByRole('alert')).toContainText('Anna sovelluksen koodi: 6 numeroa.')
  const used = app6.generate()
  await page.getByLabel('Sovelluksen näyttämä koodi').fill(used)
  await button(page, 'Vahvista').click()
  await expect(page.getByRole('heading', { name: 'Varakoodisi' })).toBeFocused()
  const recovery = await page.locator('.codes li').allInnerTexts()
  expect(recovery).toHaveLength(10)
  expect(await violationsOn(page)).toEqual([])
  await button(page, 'Olen tallentanut koodit').click()
  await expect(page.getByText('Käyttämättä on 10 varakoodia.')).toBeVisible()
  await signOut(page)

  await typePassword(page, app)
  await expect(page.getByRole('heading', { name: 'Vahvista kirjautuminen' })).toBeFocused()
  await expect(page.getByLabel('Koodi tunnistussovelluksesta')).toHaveAttribute('autocomplete', 'one-time-code')
  expect(await violationsOn(page)).toEqual([])
  // The password alone opens nothing.
  expect((await page.request.get(`${app.url}/api/v1/me`, { headers: { 'Tukkimies-Protocol': '1' } })).status()).toBe(
    401,
  )
  await page.getByLabel('Koodi tunnistussovelluksesta').fill(used)
  await button(page, 'Vahvista').click()
  await expect(page.getByRole('alert')).toContainText('Koodi ei kelpaa.')
  await button(page, 'Käytä varakoodia').click()
  await page.getByLabel('Varakoodi').fill(recovery[0] ?? '')
  await button(page, 'Vahvista').click()
  await expect(page).toHaveURL(/\/me$/)
  await expect(page.getByText('Käyttämättä on 9 varakoodia.')).toBeVisible()
  await signOut(page)

  await typePassword(page, app)
  await expect(page.getByRole('heading', { name: 'Vahvista kirjautuminen' })).toBeFocused()
  // A code that was used is worth nothing for the rest of its half minute.
  await expect.poll(() => app6.generate() !== used, { timeout: 40_000 }).toBe(true)
  await page.getByLabel('Koodi tunnistussovelluksesta').fill(app6.generate())
  await button(page, 'Vahvista').click()
  await expect(page).toHaveURL(/\/me$/)

  await button(page, 'Poista sovellus käytöstä').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Poista', exact: true }).click()
  await expect(page.getByText('Tunnistussovellus on poistettu käytöstä.')).toBeVisible()
})

test('a passkey lets in without a name, and proves who is there for what needs it', async ({ app, page }) => {
  test.setTimeout(180_000)
  await addAuthenticator(page)
  await app.signIn(page)
  await page.goto(`${app.url}/me`)
  await button(page, 'Lisää pääsyavain').click()
  await expect(page.getByText('Pääsyavain on lisätty.')).toBeVisible()
  await button(page, 'Olen tallentanut koodit').click()
  await expect(page.getByText(/^Lisätty .*, ei vielä käytetty$/)).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await signOut(page)

  await page.goto(`${app.url}/sign-in?to=/me`)
  await button(page, 'Käytä pääsyavainta').click()
  await expect(page).toHaveURL(/\/me$/)
  await expect(page.getByText(/^Pääsyavaimella /)).toBeVisible()

  ageSessions(app)
  await page.goto(`${app.url}/users`)
  const dialog = page.getByRole('dialog', { name: 'Vahvista, että se olet sinä' })
  await dialog.getByRole('button', { name: 'Käytä pääsyavainta' }).click()
  await expect(page.getByRole('row', { name: /Paula Pääkäyttäjä/ })).toBeVisible()

  await page.goto(`${app.url}/me`)
  await page.getByRole('button', { name: /^Poista pääsyavain, joka lisättiin/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Poista', exact: true }).click()
  await expect(page.getByText('Pääsyavain on poistettu.')).toBeVisible()
})

test('after 15 minutes the password is asked once more, and what was begun goes on', async ({ app, page }) => {
  test.setTimeout(180_000)
  await app.signIn(page)
  await page.goto(`${app.url}/me`)
  await button(page, 'Korjaa tietoja').click()
  await page.getByLabel('Paikkakunta').fill('Hollola')
  ageSessions(app)
  await button(page, 'Tallenna').click()
  const dialog = page.getByRole('dialog', { name: 'Vahvista, että se olet sinä' })
  const field = dialog.getByLabel('Salasana', { exact: true })
  await expect(field).toBeFocused()
  expect(await violationsOn(page)).toEqual([])
  // Given up, nothing is changed and nothing is lost.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toContainText('Anna salasanasi uudelleen.')
  await expect(page.getByLabel('Paikkakunta')).toHaveValue('Hollola')

  await button(page, 'Tallenna').click()
  await field.fill('väärä salasana')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('Väärä salasana.')
  expect(await violationsOn(page)).toEqual([])
  await field.fill(mainUser.password)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Tietosi on korjattu.')).toBeVisible()
  await expect(page.getByText('Hollola')).toBeVisible()
})
