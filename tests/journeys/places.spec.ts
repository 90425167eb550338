// Organisations, areas and points as an operator makes, names, closes and merges them.
import type { Page } from '@playwright/test'
import { instantToDay, dayPlus } from '@tukkimies/shared/day.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { type App, expect, test } from './fixture.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const today = instantToDay(Date.now())

const asOperator = async (app: App, page: Page): Promise<void> => {
  await signInAs(page, app, await addUser(app, 'operator'))
  await page.goto(`${app.url}/places`)
  await expect(page.getByRole('heading', { level: 1, name: 'Organisaatiot ja pisteet' })).toBeVisible()
}

const fillNames = async (page: Page, name: string): Promise<void> => {
  await dialog(page).getByLabel('Nimi on sama kaikilla kielillä').check()
  await dialog(page).getByLabel('Nimi', { exact: true }).fill(name)
}

const pull = async (app: App): Promise<PullAnswer> =>
  PullAnswer.parse(await (await fetch(`${app.url}/api/v1/pull`, { headers: { 'Tukkimies-Protocol': '1' } })).json())

test('[C17][duty-F05] an operator adds an organisation, an area and a point in three languages, and renames them', async ({
  app,
  page,
  browser,
}) => {
  test.slow()
  await asOperator(app, page)
  await button(page, 'Lisää organisaatio').click()
  await dialog(page).getByLabel('Nimi suomeksi').fill('Rannan neuvonta')
  await button(page, 'Lisää').click()
  await expect(dialog(page).getByRole('alert')).toBeFocused()
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveText([
    'Kirjoita nimi ruotsiksi.',
    'Kirjoita nimi englanniksi.',
  ])
  expect(await violationsOn(page)).toEqual([])
  await dialog(page).getByLabel('Nimi ruotsiksi').fill('Strandens rådgivning')
  await dialog(page).getByLabel('Nimi englanniksi').fill('Shore Advice')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Lisätty: Rannan neuvonta.')).toBeVisible()
  await page.getByRole('status').getByRole('link', { name: 'Nimeä pääkäyttäjä' }).click()
  await expect(page.getByRole('heading', { name: 'Uusi käyttäjä' })).toBeVisible()
  await expect(page.getByLabel('Rooli').getByRole('option', { name: 'pääkäyttäjä' })).toHaveCount(1)
  await page.goBack()

  await button(page, 'Lisää alue: Rannan neuvonta').click()
  await fillNames(page, 'Saaristo')
  await button(page, 'Lisää').click()
  await expect(page.getByText('Lisätty: Saaristo.')).toBeVisible()

  await button(page, 'Lisää neuvontapiste: Rannan neuvonta').click()
  await button(page, 'Lisää').click()
  await expect(dialog(page).getByRole('alert')).toContainText('Valitse, onko pisteessä vähintään 120 käyntiä vuodessa.')
  await fillNames(page, 'Lauttaranta')
  await dialog(page).getByLabel('Kyllä, vähintään 120').check()
  await dialog(page).getByLabel('Alue').selectOption({ label: 'Saaristo' })
  await button(page, 'Lisää').click()
  const card = page.getByRole('region', { name: 'Rannan neuvonta' })
  await expect(card.getByRole('row', { name: /Lauttaranta/ })).toContainText('Saaristo')
  await expect(card.getByRole('row', { name: /Lauttaranta/ })).toContainText('ei tablettia')

  await button(page, 'Muuta nimeä: Rannan neuvonta').click()
  await dialog(page).getByLabel('Nimi suomeksi').fill('010190-900P')
  await button(page, 'Tallenna').click()
  await expect(dialog(page).getByRole('alert')).toContainText('henkilötunnus')
  await dialog(page).getByLabel('Nimi suomeksi').fill('Ranta')
  await button(page, 'Tallenna').click()
  await expect(page.getByRole('heading', { level: 2, name: 'Ranta' })).toBeVisible()
  const { organisations, areas, points } = await pull(app)
  expect(organisations.map(({ names }) => names.sv)).toContain('Strandens rådgivning')
  expect(areas.map(({ names }) => names.en)).toEqual(['Saaristo'])
  expect(points.find(({ names }) => names.fi === 'Lauttaranta')).toMatchObject({ first: today, busy: true })

  await page.getByLabel('Hae organisaatiota, aluetta tai neuvontapistettä').fill('satama')
  await expect(page.getByText('Haulla ei löytynyt mitään.')).toBeVisible()
  await page.getByLabel('Hae organisaatiota, aluetta tai neuvontapistettä').fill('lautta')
  await expect(page.getByText('1 organisaatio, 1 neuvontapiste')).toBeVisible()
  await lookAtPage(browser, page, `${app.url}/places`)
})

test('[AN29][C17] a point is closed with a date, opened again, moved to an area and merged into another', async ({
  app,
  page,
}) => {
  test.slow()
  await app.pushVisits([{ topic: ['permit'] }])
  await asOperator(app, page)
  const change = async (act: string): Promise<void> => {
    await button(page, 'Muuta: Keskusta').click()
    await button(page, act).click()
  }
  await button(page, 'Lisää neuvontapiste: Neuvontayhdistys').click()
  await fillNames(page, 'Torppa')
  await dialog(page).getByLabel('Ei, alle 120').check()
  await button(page, 'Lisää').click()
  await expect(page.getByText('Lisätty: Torppa.')).toBeVisible()

  await change('Sulje piste')
  await expect(dialog(page)).toContainText('Pisteellä on 1 tabletti.')
  expect(await violationsOn(page)).toEqual([])
  const last = dayPlus(today, 10)
  await dialog(page).getByLabel('Viimeinen päivä').fill(dayPlus(today, -3))
  await button(page, 'Sulje piste').click()
  await expect(dialog(page).getByRole('alert')).toContainText('Tuo päivä ei käy.')
  await dialog(page).getByLabel('Viimeinen päivä').fill(last)
  await button(page, 'Sulje piste').click()
  await expect(page.getByText(/^Keskusta suljetaan\. Viimeinen päivä on /)).toBeVisible()
  await expect(page.getByRole('row', { name: /Keskusta/ })).toContainText('suljetaan, viimeinen päivä')
  expect((await pull(app)).points.find(({ id }) => id === 'p1')).toMatchObject({ last })

  await change('Avaa piste uudelleen')
  await button(page, 'Avaa piste').click()
  await expect(page.getByText('Keskusta on taas auki.')).toBeVisible()
  expect((await pull(app)).points.find(({ id }) => id === 'p1')?.last).toBeUndefined()

  await change('Alue')
  await expect(dialog(page).getByLabel('Mistä alkaen').getByRole('option').first()).toHaveText(/^1\.1\./)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)

  await change('Yhdistä toiseen pisteeseen')
  await button(page, 'Yhdistä').click()
  await expect(dialog(page).getByRole('alert')).toContainText('Valitse piste, johon tämä yhdistetään.')
  await dialog(page).getByLabel('Mihin pisteeseen').selectOption({ label: 'Torppa' })
  await expect(dialog(page)).toContainText('käynnit lasketaan toisen pisteen lukuihin')
  await button(page, 'Yhdistä').click()
  await expect(page.getByRole('row', { name: /Keskusta/ })).toContainText('jatkuu pisteenä Torppa')
  const { points } = await pull(app)
  expect(points.find(({ id }) => id === 'p1')?.successor).toBe(points.find(({ names }) => names.fi === 'Torppa')?.id)
})

test('[A33] places are the operator’s: others are told so, and offline says that nothing was changed', async ({
  app,
  page,
  browser,
}) => {
  await app.signIn(page)
  await page.goto(`${app.url}/places`)
  await expect(page.getByRole('alert')).toContainText('Organisaatioita ja pisteitä hoitaa tekninen ylläpitäjä.')
  await expect(page.getByRole('link', { name: 'Organisaatiot ja pisteet' })).toHaveCount(0)
  const operator = await browser.newContext({ locale: 'fi-FI' })
  const theirs = await operator.newPage()
  await asOperator(app, theirs)
  await expect(button(theirs, 'Lisää organisaatio')).toBeVisible()
  await operator.setOffline(true)
  await button(theirs, 'Lisää organisaatio').click()
  await fillNames(theirs, 'Ranta')
  await button(theirs, 'Lisää').click()
  await expect(dialog(theirs).getByRole('alert')).toContainText('Ei yhteyttä.')
  expect(await violationsOn(theirs)).toEqual([])
  await operator.setOffline(false)
  await button(theirs, 'Lisää').click()
  await expect(theirs.getByText('Lisätty: Ranta.')).toBeVisible()
  await operator.close()
})
