// Screens of the tablet that need a partner, a network that fails or a server that refuses, as chapters like those of the visit.
import type { BrowserContext, Page, Route } from '@playwright/test'
import { protocol, protocolHeader, PushAnswer } from '@tukkimies/shared/wire.ts'
import { expect } from './fixture.ts'
import { publishNotice } from './planted-contacts.ts'
import { agePoint, type Chapter, chooseDay, closeSheet, dialog, fillVisit, save, saveVisit } from './tablet-screens.ts'

const pushes = '**/api/v1/push'

/** All requests of pushes are answered like this from now on. */
const answerPushes = async (context: BrowserContext, answer: (route: Route) => Promise<void>): Promise<void> => {
  // What is being answered is answered to its end.
  await context.unrouteAll({ behavior: 'wait' })
  await context.route(pushes, answer)
}

const refusePushes = (context: BrowserContext, status: number, code: string): Promise<void> =>
  answerPushes(context, (route) =>
    route.fulfill({
      status,
      headers: { [protocolHeader]: String(protocol), 'Content-Type': 'application/problem+json' },
      body: JSON.stringify({ code, status }),
    }),
  )

/** The server's own answer, but each entry is said to be as given for its id. */
const changeResults = (context: BrowserContext, change: (id: string | null) => object): Promise<void> =>
  answerPushes(context, async (route) => {
    const response = await route.fetch()
    const answer = PushAnswer.parse(await response.json())
    const results = answer.results.map(({ id }) => ({ id, ...change(id) }))
    await route.fulfill({ response, json: { ...answer, results } })
  })

/** The page of sending, once what is named stands there, after another try. */
const lookAtSending = async (
  { page, look }: Parameters<Chapter['tell']>[0],
  name: string,
  sign: string,
): Promise<void> => {
  await page.locator('.page .button-primary:not([href])').click()
  await expect(page.locator(sign).first()).toBeVisible({ timeout: 20_000 })
  await look(name)
}

const partner: Chapter = {
  name: 'partner',
  tell: async ({ app, page, look }) => {
    await publishNotice(app)
    await app.enrol(page)
    await page.locator('.capture-head a[href="/partner"]').tap()
    await expect(page.locator('#group-partner_org')).toBeVisible()
    await look('empty')
    await save(page).tap()
    await look('missing')
    await fillVisit(page, ['partner_org', 'partner_topic', 'partner_duration'])
    await look('filled')
    await save(page).tap()
    await expect(page.locator('.contact-step')).toBeVisible()
    await look('question about a contact')
    await page.locator('.contact-step .button').nth(1).tap()
    await expect(page.locator('.contact-form')).toBeVisible()
    await look('contact')
    await page.locator('.contact-form input').nth(1).fill('Kaarlo 131052-308T')
    await page.locator('.contact-form button[type=submit]').tap()
    await expect(page.locator('.field-error').first()).toBeVisible()
    await look('contact with mistakes')
    for (const [at, text] of ['Kanervakeskus', 'Kaarlo Kanerva', '040 123 4567', 'k@kanerva.example'].entries())
      await page.locator('.contact-form input:not([type=radio])').nth(at).fill(text)
    await page.locator('.contact-form input[name=consent-way]').last().check()
    await page.locator('.contact-form button[type=submit]').tap()
    await expect(page.locator('.contact-form')).toHaveCount(0)
    await look('contact sealed')
  },
}

/** Shows them again where their time is up. */
const showAnswers = async (page: Page): Promise<void> => {
  const toggle = page.locator('main [aria-expanded]').first()
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.tap()
  await expect(page.locator('.entry-days .entry').first()).toBeVisible()
}

const entries: Chapter = {
  name: 'entries',
  tell: async ({ app, page, context, look }) => {
    await app.enrol(page)
    await page.locator('.capture-said a').tap()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await look('none')
    await page.locator('a.button-primary').tap()
    const held = new Set<string | null>()
    await changeResults(context, (id) => (held.add(id), { status: 'held' }))
    await saveVisit(page)
    await expect(page.locator('.capture-said a')).toContainText('1')
    await expect.poll(() => held.size).toBe(2)
    await changeResults(context, (id) =>
      held.has(id) ? { status: 'held' } : { status: 'refused', code: 'unknown_code', field: 'topic' },
    )
    await saveVisit(page)
    await page.locator('.capture-said a').tap()
    await expect(page.locator('.entry-reason').first()).toBeVisible({ timeout: 20_000 })
    await look('counts, and what needs attention')
    await showAnswers(page)
    await look('shown')
    await page.locator('.entry .button-danger').first().tap()
    await expect(dialog(page)).toBeVisible()
    await look('question before an end')
    await closeSheet(page)
    await showAnswers(page)
    await page.locator('.entry-days .entry .button').first().tap()
    await expect(page.locator('.capture')).toBeVisible()
    await look('correct')
  },
}

const series: Chapter = {
  name: 'from paper',
  tell: async (tablet) => {
    const { app, page, look } = tablet
    agePoint(tablet)
    await app.enrol(page)
    await page.locator('.capture-said a').tap()
    await page.locator('a[href="/series"]').tap()
    await expect(page.locator('main .chip').first()).toBeVisible()
    await look('day')
  },
}

const sending: Chapter = {
  name: 'sending',
  tell: async (tablet) => {
    const { app, page, context, look } = tablet
    agePoint(tablet)
    await app.enrol(page)
    await page.locator('.sending-mark').tap()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await look('all sent')
    await answerPushes(context, (route) => route.abort())
    await page.locator('a.button-primary').tap()
    await saveVisit(page)
    await page.locator('.sending-mark').tap()
    await lookAtSending(tablet, 'server silent', '.banner')
    await answerPushes(context, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: 'Log in' }))
    await lookAtSending(tablet, 'portal', '.help')
    await refusePushes(context, 409, 'version_unsupported')
    await lookAtSending(tablet, 'update needed', '.help')
    await refusePushes(context, 401, 'device_unknown')
    await lookAtSending(tablet, 'enrol again', '.help')
    await answerPushes(context, (route) => route.abort())
    await context.setOffline(true)
    await expect(page.locator('.banner').first()).toBeVisible()
    await look('offline')
    for (const days of [2, 5]) {
      await page.locator('a.button-primary').first().tap()
      await chooseDay(page, days)
      await saveVisit(page)
      await look(`visit offline, oldest of ${days} days ago`)
      await page.locator('.sending-mark').tap()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await look(`offline, oldest of ${days} days ago`)
    }
  },
}

const revoked: Chapter = {
  name: 'withdrawn',
  tell: async ({ app, page, context, look }) => {
    await app.enrol(page)
    await answerPushes(context, (route) => route.abort())
    await saveVisit(page)
    await app.revokeDevices()
    await context.unroute(pushes)
    await page.locator('.sending-mark').tap()
    await page.locator('.page .button-primary:not([href])').click()
    await expect(page.locator('.help')).toBeVisible({ timeout: 20_000 })
    // No further try would help.
    await expect(page.locator('.page > .row > .muted')).toHaveCount(0)
    await look('sending')
    await page.locator('a.button-primary').first().tap()
    await expect(page.locator('.capture-main .card')).toBeVisible()
    await look('visit')
    await page.reload()
    await expect(page.locator('.lock-tile')).toBeVisible()
    await look('lock')
  },
}

/** The number that says which version of the app has written last. */
const raiseFloor = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const [{ name } = { name: '' }] = await indexedDB.databases()
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '')
      opening.onerror = () => reject(new Error('not opened'))
      opening.onsuccess = () => {
        const writing = opening.result.transaction('settings', 'readwrite')
        writing.objectStore('settings').put({ name: 'floor', value: 99 })
        writing.oncomplete = () => (opening.result.close(), resolve())
      }
    })
  })

const notReady: Chapter = {
  name: 'not ready',
  tell: async ({ app, page, look }) => {
    await app.enrol(page)
    await fillVisit(page)
    await raiseFloor(page)
    // The next write finds it, whether that is a person's or the app's own.
    await expect(async () => {
      if (await save(page).isVisible()) await save(page).tap({ timeout: 1000 })
      await expect(page.locator('.capture-main .card')).toBeVisible({ timeout: 2000 })
    }).toPass()
    await look('a newer version has written')
    // Loads the page again.
    await page.locator('.capture-main .card a').tap()
    await expect(page.locator('.help')).toBeVisible()
    await look('rolled back')
  },
}

const broken: Chapter = {
  name: 'broken storage',
  tell: async ({ app, page, look }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('broken', 'UnknownError')
      }
    })
    await page.goto(app.url)
    await expect(page.locator('h1, h2').first()).toBeVisible()
    await look('front page')
  },
}

export const furtherChapters: readonly Chapter[] = [partner, entries, series, sending, revoked, notReady, broken]
