// Open data on screen: a main user opens a saved view, whoever comes by reads and downloads it, and it is withdrawn again.
import { readFile } from 'node:fs/promises'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { expect, test } from './fixture.ts'
import { publishMonth } from './published-month.ts'

const view = {
  name: 'Aiheet',
  query: 'place=whole&rows=topic&visitor=client',
  span: { is: 'latest', kind: 'm', count: 12 },
  measure: 'visits',
  across: ['period'],
  shared: false,
}

test('[A14][A30] a table is opened, read and downloaded by somebody who is nobody, and withdrawn', async ({
  app,
  browser,
  page,
}) => {
  test.setTimeout(120_000)
  await publishMonth(app)
  await signInAs(page, app, await addUser(app, 'main_user'))
  const headers = { [protocolHeader]: String(protocol), 'Sec-Fetch-Site': 'same-origin', Origin: app.url }
  expect((await page.request.post(`${app.url}/api/v1/views`, { data: view, headers })).status()).toBe(200)

  await page.goto(`${app.url}/open`)
  await expect(page.getByText('Yhtään taulukkoa ei ole vielä avattu.')).toBeVisible()
  await page.getByRole('link', { name: 'Avaa tai ota pois taulukoita' }).click()
  await page.getByRole('button', { name: 'Avaa taulukko' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Avaa taulukko' }).click()
  await expect(dialog.getByRole('link', { name: 'Valitse näkymä.' })).toBeVisible()
  await dialog.getByText('Aiheet').click()
  expect(await violationsOn(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Avaa taulukko' }).click()
  await expect(page.getByText(/^Avattu kaikille: /)).toBeVisible()
  await lookAtPage(browser, page, `${app.url}/open/edit`)

  const context = await browser.newContext({ locale: 'fi-FI' })
  const anyone = await context.newPage()
  await anyone.goto(`${app.url}/open`)
  const asked: string[] = []
  anyone.on('request', (request) => asked.push(request.url()))
  await anyone.getByRole('link', { name: /^Asiakaskäynnit/ }).click()
  await expect(anyone.getByRole('table')).toContainText('Oleskelulupa')
  expect(asked.filter((url) => url.includes('/api/v1/tables'))).toEqual([])
  await anyone.getByText('Lataa tiedostona').click()
  const saved = anyone.waitForEvent('download')
  await anyone.getByRole('link', { name: 'JSON-stat' }).click()
  const file = JSON.parse(await readFile(await (await saved).path(), 'utf8')) as { class: string }
  expect(file.class).toBe('dataset')
  expect(await context.cookies()).toEqual([])
  await lookAtPage(browser, anyone, anyone.url())

  await page.getByRole('button', { name: /^Ota pois/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ota pois' }).click()
  await expect(page.getByText(/^Otettu pois: /)).toBeVisible()
  await anyone.goto(anyone.url())
  await expect(anyone.getByText('Tätä taulukkoa ei ole avattu. Se on voitu ottaa pois.')).toBeVisible()
  await context.close()
})
