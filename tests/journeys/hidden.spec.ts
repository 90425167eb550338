// A desk that is left: what it shows of a person goes from the screen, and nothing is asked for that nobody wants to see.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { violationsOn } from './axe.ts'
import { type App, expect, mainUser, test } from './fixture.ts'
import { type Planted, publishNotice, pushContacts } from './planted-contacts.ts'

const kerttu: Planted = {
  organisation: 'Kielokeskus',
  name: 'Kerttu Kumppaninen',
  phone: '+358401234567',
  email: 'kerttu.kumppaninen@kielo.example',
}
const canaries = ['Kielokeskus', 'Kumppaninen', '1234567', 'kielo.example']
const minuteMs = 60_000

const plant = async (app: App): Promise<void> => {
  await publishNotice(app)
  await pushContacts(app, [kerttu])
}

test('[A19][C13] an open contact is asked for once, goes from the screen after ten minutes, and comes back by a new asking', async ({
  app,
  page,
}) => {
  await plant(app)
  await app.signIn(page)
  await page.clock.install()
  await page.goto(`${app.url}/contacts`)
  let asked = 0
  page.on('request', (request) => {
    if (/\/api\/v1\/contacts\/[\w-]{22}$/.test(request.url())) asked++
  })
  await page.getByRole('searchbox', { name: 'Hakusanat' }).fill('kumppaninen')
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
  await page.getByRole('button', { name: /^Avaa: / }).click()
  await expect(page.getByText(kerttu.email)).toBeVisible()
  expect(asked).toBe(1)
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await page.clock.runFor(9 * minuteMs)
  await expect(page.getByText(kerttu.email)).toBeVisible()
  expect(asked).toBe(1)

  await page.clock.runFor(2 * minuteMs)
  await expect(page.getByRole('heading', { name: 'Tiedot on piilotettu' })).toBeFocused()
  const content = await page.content()
  expect(canaries.filter((canary) => content.includes(canary))).toEqual([])
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Näytä uudelleen' }).click()
  await expect(page.getByText(kerttu.email)).toBeVisible()
  expect(asked).toBe(2)
})

test('[C13] so do what a search has found and an open request', async ({ app, page }) => {
  await plant(app)
  const details = { name: 'Pihla Pyytäjä', address: 'Rantatie 1', language: 'fi', subject: 'Mitä tietoja?' }
  const noted = { right: 'access', group: 'client', channel: 'written', received: instantToDay(Date.now()), details }
  const { body } = await app.ask('/api/v1/requests', mainUser, noted)
  const { id } = body as { readonly id: string }
  await app.signIn(page)
  await page.clock.install()
  await page.goto(`${app.url}/contacts`)
  await page.getByRole('searchbox', { name: 'Hakusanat' }).fill('kumppaninen')
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
  await expect(page.getByText('Kielokeskus')).toBeVisible()
  await page.clock.runFor(11 * minuteMs)
  await expect(page.getByRole('heading', { name: 'Tiedot on piilotettu' })).toBeFocused()
  const content = await page.content()
  expect(canaries.filter((canary) => content.includes(canary))).toEqual([])
  await page.getByRole('button', { name: 'Näytä uudelleen' }).click()
  await expect(page.getByRole('searchbox', { name: 'Hakusanat' })).toHaveValue('')

  await page.goto(`${app.url}/requests?request=${id}`)
  await expect(page.getByText('Pihla Pyytäjä')).toBeVisible()
  await page.clock.runFor(11 * minuteMs)
  await expect(page.getByRole('heading', { name: 'Tiedot on piilotettu' })).toBeFocused()
  expect(await page.content()).not.toContain('Pyytäjä')
  await page.getByRole('button', { name: 'Näytä uudelleen' }).click()
  await expect(page.getByText('Pihla Pyytäjä')).toBeVisible()
})
