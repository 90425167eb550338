// How well figures protect, on screen: the report of a period that was really closed, what is open, the yearly assessment, and a
// decision on a period that waits, which no register of a few visits brings about by itself.
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { periodRisk, soundReport } from '../web/risk/reports.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { expect, test } from './fixture.ts'
import { printPage } from './pdf.ts'
import { month, publishMonth } from './published-month.ts'

const failed = { is: 'judged', signed: 88, sized: 81, ones: 52 } as const
const { cells: _cells, listHash: _listHash, ...reported } = periodRisk('2026Q2', { profile: 'floor' })
const waiting = { ...reported, risk: { ...soundReport, audit: { cells: failed, rests: failed } } }
const answer = { periods: [periodRisk('2026Q1')], waiting: [waiting], assessed: null, due: null }
const headers = { [protocolHeader]: String(protocol) }

test('[AN101][duty-F11] the officer reads the report of a closed month in plain words and notes the assessment', async ({
  app,
  browser,
  page,
}) => {
  test.setTimeout(120_000)
  await publishMonth(app)
  await signInAs(page, app, await addUser(app, 'protection_officer'))
  await page.goto(`${app.url}/risk`)
  await expect(page.getByLabel('Jakso')).toHaveValue(month)
  const smallest = page.getByRole('region', { name: 'Montako käyntiä on luvun takana?' })
  await expect(smallest.getByText('Vaatimus täyttyy')).toBeVisible()
  await expect(smallest).toContainText('Vähintään 5 käyntiä jokaisen luvun takana.')
  await expect(page.getByRole('region', { name: 'Voiko peitetyn luvun laskea muista?' })).toContainText(
    'Peitettyjä kohtia on liian vähän',
  )
  await expect(page.getByRole('region', { name: 'Katoavatko käynnit joukkoon?' })).toContainText('1 erässä')
  await expect(page.getByText('Käyntejä: alle 8.')).toBeVisible()

  await page.getByRole('button', { name: 'Merkitse arvio tehdyksi' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Merkitse arvio tehdyksi' }).click()
  await expect(page.getByText('Arvio on merkitty tehdyksi.')).toBeVisible()
  await expect(page.getByText(/^Viimeksi arvioitu/)).toBeVisible()
  const printed = await printPage(page)
  expect(printed.text).toContain('Oikeistaluvuista')
  expect(printed.text).not.toContain('Merkitsearviotehdyksi')
  await lookAtPage(browser, page, `${app.url}/risk`)

  await page.getByRole('link', { name: 'Miten lukuja suojataan?' }).click()
  await expect(page.getByText('Jokaisen näytetyn luvun takana on siis vähintään 5 käyntiä.')).toBeVisible()
})

test('[AN100] only the officer decides on a period that waits, by one of two acts, and nothing is chosen beforehand', async ({
  app,
  browser,
  page,
}) => {
  await signInAs(page, app, await addUser(app, 'protection_officer'))
  await page.route('**/api/v1/risk', (route) => route.fulfill({ json: answer, headers }))
  const decisions: unknown[] = []
  await page.route('**/api/v1/risk/decide', (route) => {
    decisions.push(route.request().postDataJSON())
    return route.fulfill({ json: { ...answer, waiting: [] }, headers })
  })
  await page.goto(`${app.url}/risk`)
  await expect(page.getByRole('heading', { name: 'Odottaa ratkaisua: Asiakaskäynnit, 2026 II' })).toBeVisible()
  await page.getByRole('button', { name: 'Ratkaise' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ratkaise' }).click()
  await expect(dialog.getByText('Valitse, mitä julkaistaan.').first()).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await dialog.getByLabel('Ei mitään').check()
  await dialog.getByRole('button', { name: 'Ratkaise' }).click()
  await expect(page.getByText('Ratkaisu on kirjattu.')).toBeVisible()
  expect(decisions).toEqual([{ visitor: 'client', name: '2026Q2', act: 'nothing' }])

  const desk = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await signInAs(desk, app, await addUser(app, 'operator'))
  await desk.route('**/api/v1/risk', (route) => route.fulfill({ json: answer, headers }))
  await desk.goto(`${app.url}/risk`)
  await expect(desk.getByText('Tietosuojavastaava ratkaisee, mitä julkaistaan.')).toBeVisible()
  await desk.getByText('Mitä suppeimmat taulukot kertoisivat').click()
  await expect(desk.getByText('Vaatimus ei täyty')).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Ratkaise' })).toHaveCount(0)
})

test('an advisor is told who may see the reports, and may read how figures are protected', async ({ app, page }) => {
  await signInAs(page, app, await addUser(app, 'advisor', ['p1']))
  await page.goto(`${app.url}/risk`)
  await expect(page.getByText('Raportit näkevät pääkäyttäjä, koordinaattori')).toBeVisible()
  await page.goto(`${app.url}/protection#finer`)
  await expect(page.getByRole('heading', { name: 'Miksi en saa tarkempaa taulukkoa?' })).toBeInViewport()
  expect(await violationsOn(page)).toEqual([])
})
