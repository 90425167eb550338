// The organisation's own log-in in a real browser, against a real provider.
import type { Page } from '@playwright/test'
import { Invitation } from '@tukkimies/shared/register/user.ts'
import { createIdentityProvider, type IdentityProvider } from '../world/provider.ts'
import { violationsOn } from './axe.ts'
import { expect, mainUser, test } from './fixture.ts'
import { cookiesIn, freeOrigin, type Here, startHere } from './here.ts'
import { looksOf } from './looks.ts'

type Both = { readonly here: Here; readonly provider: IdentityProvider; readonly origin: string; readonly code: string }

/** A server that knows the log-in of an organisation, and the code of an advisor who was invited there. */
const startBoth = async (): Promise<Both> => {
  const origin = await freeOrigin()
  const provider = await createIdentityProvider(`${origin}/oidc`)
  const here = await startHere(origin, { oidc: provider.config })
  const cookie = cookiesIn(await here.change('/api/v1/sign-in', mainUser))
  await here.change('/api/v1/undertaking/accept', { version: 1 }, cookie)
  const details = { first: 'Anna', last: 'Aalto', username: 'anna.aalto', email: '', locality: '', adviceLanguages: [] }
  const access = { role: 'advisor', trainee: false, points: ['p1'], contacts: false, endDay: null, reason: 'task' }
  const { code } = Invitation.parse(await (await here.change('/api/v1/users', { details, access }, cookie)).json())
  return { here, provider, origin, code }
}

const way = (page: Page) => page.getByRole('button', { name: 'Kirjaudu palvelulla Kaupungin tunnus' })

/** Every address that the tab remembers. */
const historyOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (window as unknown as { navigation: { entries: () => { url: string }[] } }).navigation
      .entries()
      .map(({ url }) => url),
  )

const pictures = process.env.PICTURES

test('[A11][F96] an invitation is opened by the organisation’s log-in, and so is every later day', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  const { here, provider, origin, code } = await startBoth()
  try {
    await page.goto(`${origin}/invitation#${code}`)
    await way(page).click()
    await expect(page).toHaveURL(`${origin}/undertaking`)
    expect((await historyOf(page)).filter((url) => /code=|state=/.test(url))).toEqual([])
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Hyväksy sitoumus' }).click()
    await expect(page.getByText(/^Hyväksyit tämän sitoumuksen/)).toBeVisible()
    expect((await page.context().cookies()).some(({ name }) => name === '__Host-ceremony')).toBe(false)

    await page.context().clearCookies()
    await page.goto(`${origin}/sign-in?to=${encodeURIComponent('/busy?after=log-in')}`)
    if (pictures) await page.screenshot({ path: `${pictures}/sign-in.png` })
    await way(page).click()
    await expect(page).toHaveURL(`${origin}/busy?after=log-in`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect((await historyOf(page)).filter((url) => /code=|state=/.test(url))).toEqual([])

    // A stranger, and one who turns back, are told so, and stay outside.
    for (const person of ['stranger', null]) {
      provider.setPerson(person)
      const other = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
      await other.goto(`${origin}/sign-in`)
      await way(other).click()
      await expect(other.getByRole('alert')).toBeFocused()
      await expect(other.getByRole('alert')).toContainText('ei ole liitetty Tukkimieheen')
      expect((await other.context().cookies()).some(({ name }) => name === '__Host-sid')).toBe(false)
      expect(new URL(other.url()).pathname + new URL(other.url()).search).toBe('/oidc')
      await other.getByRole('link', { name: 'Kirjautumissivulle' }).click()
      await expect(way(other)).toBeVisible()
      await other.context().close()
    }
  } finally {
    await here.end()
    await provider.close()
  }
})

test('[A11] a provider that is down leaves username and password', async ({ page }) => {
  const { here, provider, origin } = await startBoth()
  try {
    provider.setDown(true)
    await page.goto(`${origin}/sign-in`)
    await way(page).click()
    await expect(page.getByRole('alert')).toContainText('Kirjaudu käyttäjätunnuksella ja salasanalla')
    await page.getByRole('textbox', { name: 'Käyttäjätunnus' }).fill(mainUser.username)
    await page.getByLabel(/^Salasana/).fill(mainUser.password)
    await page.getByRole('button', { name: 'Kirjaudu sisään', exact: true }).click()
    await expect(page).not.toHaveURL(/sign-in/)
  } finally {
    await here.end()
    await provider.close()
  }
})

test('the page of the way back can be used by everybody, also when there is nothing to go on with', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { here, provider, origin } = await startBoth()
  try {
    for (const { locale, colorScheme } of looksOf('oidc')) {
      const back = { 'fi-FI': 'Kirjautumissivulle', 'sv-FI': 'Till inloggningssidan', 'en-GB': 'To the log-in page' }[
        locale
      ]
      const page = await (
        await browser.newContext({ locale, colorScheme, viewport: { width: 360, height: 640 } })
      ).newPage()
      for (const path of ['/oidc', '/oidc?state=planted&code=planted', '/oidc#state=planted&error=planted']) {
        await page.goto('about:blank')
        await page.goto(origin + path)
        const link = page.getByRole('link', { name: back })
        await expect(link).toBeVisible()
        await expect(page).toHaveURL(`${origin}/oidc`)
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(48)
        expect(await violationsOn(page)).toEqual([])
        for (const width of [320, 360, 1280]) {
          await page.setViewportSize({ width, height: 640 })
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(over, `${path} ${locale} at ${width}`).toBe(0)
        }
        await page.setViewportSize({ width: 360, height: 640 })
        if (pictures) await page.screenshot({ path: `${pictures}/oidc-${locale}-${path.length}.png` })
      }
      await page.context().close()
    }
  } finally {
    await here.end()
    await provider.close()
  }
})
