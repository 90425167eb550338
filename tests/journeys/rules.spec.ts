// The rules of publication from hand to hand: the operator proposes stricter ones, the data protection officer approves; and
// what lets more be seen waits for its rehearsal.
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { violationsOn } from './axe.ts'
import { lookAtPage } from './desk-looks.ts'
import { addUser, signInAs } from './desk-user.ts'
import { expect, test } from './fixture.ts'

const headers = { [protocolHeader]: String(protocol) }
const today = instantToDay(Date.now())
const first = dayPlus(today, 60)

test('[AN102][D16] the operator proposes stricter rules by their limits, and the officer approves what was read', async ({
  app,
  browser,
  page,
}) => {
  test.setTimeout(120_000)
  const operator = await addUser(app, 'operator')
  const officer = await addUser(app, 'protection_officer')
  await signInAs(page, app, operator)
  await page.goto(`${app.url}/publication-rules`)
  await expect(page.getByText('luvun takana on vähintään 5 käyntiä, arkaluonteisen')).toBeVisible()
  await page.getByRole('button', { name: 'Tee ehdotus' }).click()
  const form = page.getByRole('dialog', { name: 'Ehdota uusia sääntöjä' })
  const threshold = form.getByLabel('Pienin luku, joka näytetään', { exact: true })
  await threshold.fill('4')
  await form.getByRole('button', { name: 'Ehdota' }).click()
  await expect(form.getByText('Anna kokonaisluku väliltä 5–1 000.').first()).toBeVisible()
  await expect(form.getByText('Päästää enemmän näkyviin')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await threshold.fill('10')
  await expect(form.getByText('Ei päästä enempää näkyviin')).toBeVisible()
  await form.getByText('Näytä taulukot').click()
  await form.getByRole('checkbox').first().uncheck()
  await form.getByLabel('Ensimmäinen päivä').fill(first)
  await form.getByRole('button', { name: 'Ehdota' }).click()
  await expect(page.getByText('Ehdotus on tallennettu.')).toBeVisible()
  const proposal = page.getByRole('region', { name: 'Ehdotus odottaa päätöstä' })
  await expect(proposal).toContainText(/Pienin luku, joka näytetäänNyt: 8 → Ehdotus: 10Ei päästä enempää näkyviin/)
  await expect(proposal).toContainText('60 taulukkoa → Ehdotus: 59 taulukkoa')
  await expect(page.getByRole('button', { name: 'Hyväksy ehdotus' })).toHaveCount(0)

  const desk = await (await browser.newContext({ locale: 'fi-FI' })).newPage()
  await signInAs(desk, app, officer)
  await desk.goto(`${app.url}/`)
  await desk.getByRole('link', { name: /julkaisusäännöistä odottaa/ }).click()
  await desk.getByRole('button', { name: 'Hyväksy ehdotus' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Hyväksy ehdotus' }).click()
  await expect(desk.getByText('Ehdotus on hyväksytty.')).toBeVisible()
  await expect(desk.getByRole('heading', { name: 'Versio 2 on hyväksytty' })).toBeVisible()
  await expect(desk.getByText('Versio 1, voimassa')).toBeVisible()
})

test('[AN35] rules that let more be seen show their rehearsal against the demands, and cannot be approved without', async ({
  app,
  browser,
  page,
}) => {
  await signInAs(page, app, await addUser(app, 'protection_officer'))
  const attack = { is: 'judged', auc: 66, guess: 60, surest: 30 }
  const rehearsal = { from: 'release', day: today, profile: 'M', visits: 9_000, neighbour: attack, roster: attack }
  const proposal = {
    policy: { ...firstPolicy, version: 2, threshold: 7, openDays: 4, profile: { set: 'M', signed: false } },
    first,
    day: today,
    rehearsal: null as unknown,
    meets: false,
    loosens: ['threshold', 'profile'],
    warnings: ['threshold'],
  }
  const answer = { versions: [{ policy: firstPolicy, first: '2026-01-01' }], own: 'S', earliest: dayPlus(today, 1) }
  await page.context().route('**/api/v1/policy', (route) => route.fulfill({ json: { ...answer, proposal }, headers }))
  await page.goto(`${app.url}/publication-rules`)
  await expect(page.getByText('Koe on kesken.')).toBeVisible()
  await expect(page.getByText('luvun takana voi olla vähemmän kuin viisi käyntiä')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Hyväksy ehdotus' })).toHaveCount(0)

  proposal.rehearsal = { ...rehearsal, neighbour: { ...attack, auc: 80 } }
  await page.getByRole('button', { name: 'Katso, onko koe valmis' }).click()
  await expect(page.getByText('Koe ei täytä vaatimuksia: luvuista voisi')).toBeVisible()
  await expect(page.getByText('Oikeassa 80 kertaa sadasta. Vaatimus: enintään 75.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Hyväksy ehdotus' })).toHaveCount(0)

  proposal.rehearsal = { ...rehearsal, neighbour: { is: 'too_few' } }
  await page.reload()
  await expect(page.getByText('Käyntejä on niin vähän, ettei koe näytä')).toBeVisible()
  await expect(page.getByText('Liian vähän arvioitavaksi.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Hyväksy ehdotus' })).toHaveCount(0)

  Object.assign(proposal, { rehearsal, meets: true })
  await page.reload()
  await page.getByRole('button', { name: 'Hyväksy ehdotus' }).click()
  await expect(page.getByRole('dialog').getByText('Hyväksynnällä allekirjoitat')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await lookAtPage(browser, page, `${app.url}/publication-rules`)
})

test('an advisor is told who may see the rules of publication', async ({ app, page }) => {
  await signInAs(page, app, await addUser(app, 'advisor'))
  await page.goto(`${app.url}/publication-rules`)
  await expect(page.getByText('Säännöt näkevät pääkäyttäjä, koordinaattori')).toBeVisible()
})
