// The pages of the desk in a real browser: figures of a release that was made here, busy times, tablets.
import type { Page } from '@playwright/test'
import { dayPlus, dayToPeriod, instantToDay } from '@tukkimies/shared/day.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { violationsOn } from './axe.ts'
import { type App, expect, test } from './fixture.ts'
import { looksOf } from './looks.ts'

const month = dayToPeriod('m', instantToDay(Date.now()))
const nextYear = Number(month.slice(0, 4)) + 1
const desk = ['/busy', '/figures', '/tablets'] as const

/** Forty visits of this month, counted and published as the nights to come would do it. */
const publishMonth = async (app: App): Promise<void> => {
  await app.pushVisits(
    Array.from({ length: 40 }, (_, at) => ({
      topic: [at < 28 ? 'permit' : 'housing'],
      language: [at < 38 ? 'ar' : 'vi'],
      duration: ['min15'],
    })),
  )
  const today = instantToDay(Date.now())
  for (const [work, day] of [
    ['fold', dayPlus(today, firstPolicy.openDays)],
    ['close', closeDay(month, firstPolicy)],
  ] as const) {
    const { code, err } = await app.tukkimies(work, '--day', day)
    expect(code, err).toBe(0)
  }
}

const figure = (page: Page, title: string) => page.getByRole('figure', { name: title })

test('[A33] whoever is signed out is sent to the log-in and comes back to the same view', async ({ app, page }) => {
  await page.goto(`${app.url}/figures?period=${month}&place=whole&visitor=partner`)
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.getByLabel('Käyttäjätunnus').fill('paula.paakayttaja')
  await page.getByLabel(/^Salasana/).fill('väärä salasana')
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await expect(page.getByRole('alert')).toContainText('Väärä käyttäjätunnus tai salasana.')
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByLabel(/^Salasana/).fill('seitseman sinista saapasta')
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await expect(page).toHaveURL(`${app.url}/figures?period=${month}&place=whole&visitor=partner`)
})

test('[AN28][AN23] a figure says the same in its chart and its table, and hides in words what is small', async ({
  app,
  page,
}) => {
  await publishMonth(app)
  await app.signIn(page)
  await page.goto(`${app.url}/figures`)
  await expect(page).toHaveURL(`${app.url}/figures?period=${month}&place=whole&visitor=client`)

  const languages = figure(page, 'Käynnit asiointikielittäin')
  await languages.getByText('Yksittäin').click()
  await expect(page).toHaveURL(`${app.url}/figures?codes=single&period=${month}&place=whole&visitor=client`)
  const chart = languages.getByRole('img')
  const rows = languages.getByRole('row')
  const arabic = await rows.filter({ hasText: 'arabia' }).getByRole('cell').first().innerText()
  expect(Number(arabic)).toBeGreaterThanOrEqual(35)
  await expect(chart).toContainText(arabic)
  await expect(chart).toHaveAccessibleName(new RegExp(`^Pylväskuvio: .*arabia \\(${arabic}\\).*peitetty\\.$`))
  const hidden = rows.filter({ hasText: 'vietnam' }).getByRole('cell')
  await expect(hidden.first()).toHaveAccessibleName('Peitetty: luku on pieni tai nolla (0–10).')
  await expect(hidden.nth(1)).toHaveText(/^alle \d+\s%$/)
  // Every row that is no number is marked, none is a zero.
  await expect(languages.getByRole('cell', { name: '0', exact: true })).toHaveCount(0)
  await expect(rows.last()).toContainText('Kaikki käynnit')

  // A row leads to its visits alone. A month says no more of them, and the nearest that does is one press away.
  await figure(page, 'Käynnit aiheittain').getByRole('link', { name: 'Oleskelulupa' }).click()
  await expect(page).toHaveURL(/filter=topic%3Apermit/)
  await expect(page.getByRole('heading', { name: 'Käynnit: Oleskelulupa' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Näin tarkasti ei julkaista' })).toBeVisible()
  await page.getByRole('link', { name: 'Poista rajaus' }).click()
  await expect(figure(page, 'Käynnit aiheittain')).toBeVisible()

  // The address holds the view: another one, and back.
  await page.getByLabel('Käynnit', { exact: true }).selectOption('partner')
  await expect(page).toHaveURL(/visitor=partner/)
  await page.goBack()
  await expect(figure(page, 'Käynnit aiheittain')).toBeVisible()

  // Not closed is said with its day, not shown as nothing.
  await page.goto(`${app.url}/figures?period=${nextYear}&place=whole&visitor=client`)
  await expect(page.getByText(new RegExp(`^${nextYear} julkaistaan arviolta `))).toBeVisible()

  await page.goto(`${app.url}/figures`)
  await expect(figure(page, 'Käynnit aiheittain')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Lähde: Neuvontayhdistys, Tukkimies. Suojattu tilasto.')).toBeVisible()
  await expect(page.getByText(/^Tulostettu /)).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
})

test('[AN73] arrivals are seen as soon as they are pushed, exactly, and cannot be saved as a file', async ({
  app,
  page,
}) => {
  await app.signIn(page)
  await page.goto(`${app.url}/busy`)
  await expect(page.getByText('Ei saapumisia tänään.')).toBeVisible()
  await app.pushVisits([{ topic: ['permit'] }, { topic: ['tax'], channel: ['phone'] }, { topic: ['work'] }])
  await page.getByRole('button', { name: 'Päivitä' }).click()
  await expect(page.getByRole('heading', { name: 'Tänään', exact: true }).locator('..')).toContainText('3 saapumista')
  await expect(page.getByText('Saapumiset lasketaan tarkasti.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Vie|Tallenna|Tulosta/ })).toHaveCount(0)
})

test('a tablet is enrolled by the code that is shown, is listed, and is revoked after a question', async ({
  app,
  page,
  browser,
}) => {
  await app.signIn(page)
  await page.goto(`${app.url}/tablets`)
  await expect(page.getByText('Yhtään tablettia ei ole käytössä.')).toBeVisible()
  await page.getByLabel('Tabletin nimi').fill('Tabletti 1')
  await page.getByRole('button', { name: 'Luo koodi' }).click()
  await expect(page.getByRole('img', { name: /QR-koodi/ })).toBeVisible()
  const typed = await page.locator('.device-code-typed').innerText()

  const tablet = await browser.newContext({ locale: 'sv-FI' })
  const other = await tablet.newPage()
  await other.goto(`${app.url}/set-up`)
  await other.getByLabel('Ibruktagningskod').fill('ABCD-1234')
  await other.getByRole('button', { name: 'Ta i bruk' }).click()
  await expect(other.getByRole('alert')).toBeFocused()
  await other.getByLabel('Ibruktagningskod').fill(typed.toLowerCase())
  await other.getByRole('button', { name: 'Ta i bruk' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Logga in en gång via nätet' })).toBeVisible()
  // A code works once.
  await other.goto(`${app.url}/set-up#${typed.replaceAll('-', '')}`)
  await expect(other).toHaveURL(`${app.url}/set-up`)
  await other.getByRole('button', { name: 'Ta i bruk' }).click()
  await expect(other.getByRole('alert')).toContainText('Koden gäller inte')
  await tablet.close()

  await page.getByRole('button', { name: 'Valmis' }).click()
  await page.getByRole('button', { name: 'Muuta: Tabletti 1, Keskusta' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Poista käytöstä' }).click()
  await expect(page.getByRole('dialog')).toContainText('Poistetaanko tabletti käytöstä?')
  await page.getByRole('dialog').getByRole('button', { name: 'Poista käytöstä' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'poistettu käytöstä' })).toBeVisible()
  await expect(page.locator('summary')).toHaveText('Käytöstä poistetut (1)')
})

test('the pages of the desk can be used by everybody: three languages, light and dark, narrow and wide', async ({
  app,
  page,
  browser,
}) => {
  test.slow()
  await publishMonth(app)
  await app.signIn(page)
  const storageState = await page.context().storageState()
  for (const { locale, colorScheme } of looksOf('desk')) {
    const context = await browser.newContext({ storageState, locale, colorScheme })
    for (const path of [...desk, '/sign-in', '/set-up']) {
      const shown = await context.newPage()
      await shown.goto(app.url + path)
      await expect(shown.getByRole('heading', { level: 1 })).toHaveCount(1)
      if (path === '/figures') await expect(shown.getByRole('figure')).toHaveCount(5)
      await expect(shown.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
      await expect(shown).toHaveTitle(/.+ · Tukkimies/)
      expect(await violationsOn(shown), path).toEqual([])
      for (const width of [320, 375, 678]) {
        await shown.setViewportSize({ width, height: 640 })
        const over = await shown.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(over, `${path} ${locale} at ${width}`).toBe(0)
      }
      await shown.close()
    }
    await context.close()
  }
})
