// The table builder in a real browser: a question put together, refused with what is nearest, kept under a name.
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { violationsOn } from './axe.ts'
import { expect, test } from './fixture.ts'
import { looksOf } from './looks.ts'
import { month, publishMonth } from './published-month.ts'

const topics = `period=${month}&place=whole&rows=topic&visitor=client`

test('[A14][AN23][AN28][AN79] a table is put together, what is not released leads to what is, and a view is kept', async ({
  app,
  page,
  browser,
}) => {
  test.slow()
  await publishMonth(app)
  await app.signIn(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  await page.goto(`${app.url}/figures/table`)
  await expect(page).toHaveURL(`${app.url}/figures/table?${topics}`)

  // Table, chart and sentences say the same.
  const figure = page.getByRole('figure')
  const permit = await figure
    .getByRole('row', { name: /^Oleskelulupa/ })
    .getByRole('cell')
    .innerText()
  expect(Math.abs(Number(permit) - 28)).toBeLessThanOrEqual(3)
  await expect(figure.getByRole('row', { name: /^Kaikki käynnit/ }).getByRole('cell')).toHaveText(/^(3[7-9]|4[0-3])$/)
  const hidden = figure.getByRole('row', { name: /^Terveys/ }).getByRole('cell')
  await expect(hidden).toHaveAccessibleName('Peitetty: luku on pieni tai nolla (0–10).')
  await page.getByRole('tab', { name: 'Kuvio' }).click()
  await expect(figure.getByRole('img')).toContainText(permit)
  await page.getByRole('tab', { name: 'Sanoin' }).click()
  await expect(figure.getByRole('tabpanel')).toContainText(new RegExp(`Suurin luku: Oleskelulupa.*, ${permit}\\.`))
  // The address holds what is seen, so that a link of it opens the same; a new table is told once.
  await expect(page).toHaveURL(/show=text/)
  await page.getByRole('tab', { name: 'Taulukko' }).click()
  await expect(page).toHaveURL(`${app.url}/figures/table?${topics}`)
  await expect(page.getByRole('status').filter({ hasText: 'Taulukko on valmis: Asiakaskäynnit: Aihe' })).toHaveCount(1)

  // More than a month may say: still pressable, and one tap leads to what there is.
  await button('Lisää sarakkeisiin').click()
  await expect(page.getByRole('dialog')).toContainText('Ei julkaista näin tarkasti')
  await page.getByRole('dialog').getByRole('button', { name: 'Kesto', exact: true }).click()
  await expect(page).toHaveURL(/columns=duration/)
  await expect(page.getByRole('heading', { name: 'Tätä taulukkoa ei julkaista' })).toBeVisible()
  await page.getByRole('list', { name: 'Lähimmät julkaistut taulukot' }).getByRole('link').first().click()
  await expect(figure.getByRole('table')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Tätä taulukkoa ei julkaista' })).toBeVisible()

  // A share is of the published total; a dimension moves by its own menu.
  await page.goto(`${app.url}/figures/table?${topics}`)
  await page.getByLabel('Soluissa').selectOption('whole')
  await expect(page).toHaveURL(/measure=whole/)
  await expect(figure.getByRole('row', { name: /^Oleskelulupa/ })).toContainText('%')
  await page.getByLabel('Aihe', { exact: true }).selectOption('columns')
  await expect(page).toHaveURL(/columns=topic/)

  await button('Tallenna näkymä').click()
  await page.getByLabel('Nimi').fill('Osuudet 131052-308T')
  await page.getByRole('dialog').getByRole('button', { name: 'Tallenna näkymä' }).click()
  await expect(page.getByRole('alert')).toContainText('henkilötunnus')
  await page.getByLabel('Nimi').fill('Osuudet')
  await page.getByLabel('Jaa organisaatiossa').check()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Tallenna näkymä' }).click()
  await expect(page.getByText('Näkymä Osuudet on tallennettu.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Avaa taulukko kaikille' })).toHaveAttribute('href', '/open/edit')
  await page.goto(`${app.url}/figures/table`)
  await page.getByRole('link', { name: 'Osuudet', exact: true }).click()
  await expect(page).toHaveURL(/columns=topic&measure=whole/)
  await button('Poista näkymä Osuudet').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Poista', exact: true }).click()
  await expect(page.getByText('Et ole vielä tallentanut näkymiä.')).toBeVisible()

  // Everybody can use it: by keyboard, narrow and wide, light and dark.
  const storageState = await page.context().storageState()
  for (const { locale, colorScheme } of looksOf('table')) {
    const context = await browser.newContext({ storageState, locale, colorScheme })
    const shown = await context.newPage()
    await shown.goto(`${app.url}/figures/table`)
    await expect(shown.getByRole('figure')).toBeVisible()
    expect(await violationsOn(shown)).toEqual([])
    for (const width of [320, 375, 678]) {
      await shown.setViewportSize({ width, height: 640 })
      const over = await shown.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `${locale} at ${width}`).toBe(0)
    }
    // A sheet opens by keyboard, and gives the focus back.
    const places = shown.locator('.builder-choice').first()
    await places.focus()
    await shown.keyboard.press('Enter')
    await expect(shown.getByRole('dialog')).toBeVisible()
    expect(await violationsOn(shown)).toEqual([])
    await shown.keyboard.press('Escape')
    await expect(places).toBeFocused()
    await context.close()
  }
})

test('[AN100] a closed period of which nothing could be published says so in every place that asks for it', async ({
  app,
  page,
}) => {
  await publishMonth(app)
  await app.signIn(page)
  // Nothing of a few visits is withheld by itself: what the server says of such a period stands in narrowing.test.ts.
  await page.route('**/api/v1/periods?*', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as PeriodsAnswer
    await route.fulfill({
      response,
      json: { ...answer, closed: answer.closed.map((one) => ({ ...one, withheld: true })) },
    })
  })
  await page.route('**/api/v1/tables?*', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      headers: { [protocolHeader]: String(protocol) },
      json: { code: 'not-in-release', status: 422, type: 'urn:tukkimies:problem:not-in-release', alternatives: [] },
    }),
  )
  const report = `/reports/view?kind=month&period=${month}&place=whole&language=fi`
  for (const path of ['/figures', `/figures/table?${topics}`, report]) {
    await page.goto(app.url + path)
    await expect(page.getByText(/^Lukuja ei julkaistu: /).first(), path).toBeVisible()
    await expect(page.getByText('Valitse pidempi jakso, johon se kuuluu, tai toinen jakso.')).toBeVisible()
    await expect(page.getByText('Tätä taulukkoa ei julkaista')).toHaveCount(0)
    expect(await violationsOn(page), path).toEqual([])
  }
})
