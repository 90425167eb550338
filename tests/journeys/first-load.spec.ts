// What bundle.test.ts counts as the first load and the lock is all that the visit screen needs.
import { readdirSync } from 'node:fs'
import { dist, firstLoadScripts, lockScripts } from '../first-load.ts'
import { expect, test } from './fixture.ts'

// A worker would answer in place of the network that is watched here.
test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true, serviceWorkers: 'block' })

test('a visit is saved with no script but those of the first load and the lock', async ({ app, page }) => {
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
  const first = [...firstLoadScripts('fi', built), ...lockScripts('fi', built)]
  await app.enrol(page)
  const asked: string[] = []
  await page.route('**/*.js', async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1)
    asked.push(path)
    await (first.includes(path) ? route.continue() : route.abort())
  })
  await page.reload()
  await app.unlock(page)
  for (const chip of ['Oleskelulupa', 'arabia', '15–29']) await page.getByText(chip, { exact: true }).first().tap()
  await page.getByRole('button', { name: 'Tallenna käynti' }).tap()
  await expect(page.getByRole('status').filter({ hasText: 'Tallennettu tälle laitteelle' })).toBeVisible()
  // Others were asked for and never came.
  await expect.poll(() => asked.some((path) => path.includes('sync-sending'))).toBe(true)
  expect(asked).toEqual(expect.arrayContaining([...first]))
})

test('words that never come take the row of presets along, and nothing else, and are not asked for without end', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  let asked = 0
  await page.route('**/*late-words*', async (route) => {
    asked++
    await route.abort()
  })
  await page.reload()
  await app.unlock(page)
  for (const chip of ['Oleskelulupa', 'arabia', '15–29']) await page.getByText(chip, { exact: true }).first().tap()
  await page.getByRole('button', { name: 'Tallenna käynti' }).tap()
  await expect(page.getByRole('status').filter({ hasText: 'Tallennettu tälle laitteelle' })).toBeVisible()
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(5)
})

test('a tablet that starts draws its lock at once, with nothing in its place before', async ({ app, page }) => {
  await app.enrol(page)
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('main > .loading')) document.documentElement.dataset['waited'] = 'yes'
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(page.locator('.lock h1')).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-waited')
})
