// An empty register becomes one that is used, by its pages alone: from the address that the server prints to a visit.
import { violationsOn } from './axe.ts'
import { expect, test } from './fixture.ts'

test.use({ isSetUp: false, locale: 'sv-FI' })

test('an organisation is set up once, its main user is signed in, and its first tablet records', async ({
  app,
  page,
  browser,
}) => {
  await page.goto(app.firstRunAddress)
  await expect(page.getByRole('heading', { level: 1, name: 'Ta systemet i bruk' })).toBeVisible()
  // The code leaves the address at once.
  await expect(page).toHaveURL(`${app.url}/first-run`)
  await expect(page.getByText('Koden lästes från adressen.')).toBeVisible()

  const field = (name: string) => page.getByLabel(name, { exact: true })
  const send = page.getByRole('button', { name: 'Ta systemet i bruk' })
  await send.click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText([
    'Skriv organisationens namn på finska.',
    'Skriv organisationens namn på svenska.',
    'Skriv organisationens namn på engelska.',
    'Skriv namnet på rådgivningspunkt 1 på finska.',
    'Skriv namnet på rådgivningspunkt 1 på svenska.',
    'Skriv namnet på rådgivningspunkt 1 på engelska.',
    'Välj om rådgivningspunkt 1 har minst 120 besök om året.',
    'Skriv förnamnet.',
    'Skriv efternamnet.',
    'Skriv ett användarnamn: minst 3 tecken, inga mellanslag.',
    'Skriv ett lösenord med minst 15 tecken.',
  ])
  expect(await violationsOn(page)).toEqual([])
  await summary.getByRole('link', { name: 'Skriv förnamnet.' }).click()
  await expect(field('Förnamn')).toBeFocused()

  await page.getByRole('checkbox', { name: 'Namnet är detsamma på alla språk' }).last().check()
  await field('Namn').fill('Centrum')
  await page.getByRole('radio', { name: 'Ja, minst 120' }).check()
  for (const [name, text] of [
    ['Namn på finska', 'Neuvontayhdistys'],
    ['Namn på svenska', 'Rådgivningsföreningen'],
    ['Namn på engelska', 'Advice Association'],
    ['Förnamn', 'Paula'],
    ['Efternamn', 'Pääkäyttäjä'],
    ['Användarnamn', 'paula.paakayttaja'],
    ['Lösenord', 'Rådgivningsföreningen'],
  ] as const)
    await field(name).fill(text)
  await expect(summary).toHaveCount(0)
  // What only the server knows: a password made of the organisation's own name can be guessed.
  await send.click()
  await expect(summary.getByRole('link')).toHaveCount(1)
  await expect(summary).toBeFocused()
  await field('Lösenord').fill('sju blåa stövlar på rad')
  await send.click()

  await expect(page.getByRole('heading', { level: 1, name: 'Klart' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'Rådgivningsföreningen är nu i bruk' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  await page.getByRole('link', { name: 'Ta den första pekplattan i bruk' }).click()
  // Nothing opens before the undertaking is accepted.
  await page.getByRole('checkbox', { name: 'Jag har läst förbindelsen' }).check()
  await page.getByRole('button', { name: 'Godkänn förbindelsen' }).click()
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await expect(page).toHaveURL(`${app.url}/tablets`)
  await expect(page.getByText('Paula Pääkäyttäjä')).toBeVisible()
  await field('Pekplattans namn').fill('Pekplatta 1')
  await page.getByRole('button', { name: 'Skapa kod' }).click()
  const code = (await page.locator('.device-code-typed').innerText()).replaceAll('-', '')
  const tablet = await browser.newContext({ locale: 'sv-FI', viewport: { width: 1180, height: 820 }, hasTouch: true })
  const other = await tablet.newPage()
  await other.goto(`${app.url}/set-up#${code}`)
  await other.getByRole('button', { name: 'Ta i bruk' }).tap()
  await expect(other.getByText('Pekplatta 1')).toBeVisible()
  await app.logInOnTablet(other, { username: 'paula.paakayttaja', password: 'sju blåa stövlar på rad' })
  await expect(other.getByRole('heading', { level: 1, name: 'Nytt besök' })).toBeVisible()
  for (const chip of ['Uppehållstillstånd', 'arabiska', '15–29'])
    await other.getByText(chip, { exact: true }).first().tap()
  await other.getByRole('button', { name: 'Spara besöket' }).tap()
  await expect(other.getByRole('status').filter({ hasText: 'Sparat på den här enheten' })).toBeVisible()
  await tablet.close()

  // Once: the same address only leads on.
  await page.goto(app.firstRunAddress)
  await page.reload()
  await expect(page.getByText('Systemet har redan tagits i bruk.')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
})
