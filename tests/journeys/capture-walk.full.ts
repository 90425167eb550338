// The tablet without eyes and without a pointer: where the Tab key goes, what a screen reader is told and how often, and that
// what is chosen shows without colours and without motion.
import type { Page } from '@playwright/test'
import { chooseLanguage } from './fits.ts'
import { expect, test } from './fixture.ts'
import { expectRecorded } from './recorded.ts'
import { chip, dialog, fillVisit, save } from './tablet-screens.ts'

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true })

type Stop = { readonly name: string; readonly fault: string | null }

/** Where the focus stands: what it is called, and what hides it. */
const stopAt = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const own = document.activeElement
    if (!(own instanceof HTMLElement) || own === document.body) return null
    // A chip's input lies over its label, which is what shows.
    const box = own.closest('label') ?? own
    const name = own.getAttribute('aria-label') ?? box.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 60)
    const { left, top, width, height } = box.getBoundingClientRect()
    const seen = document.elementFromPoint(left + width / 2, top + height / 2)
    const { outlineStyle, boxShadow } = getComputedStyle(box)
    const isCovered = !seen || !(box.contains(seen) || seen.contains(box))
    const isBare = outlineStyle === 'none' && boxShadow === 'none'
    return {
      name: `${own.tagName.toLowerCase()} ${name}`,
      fault: isCovered ? 'covered' : isBare ? 'without a mark' : null,
    }
  })

/** From the beginning of the page until the focus has left it or comes round. */
const walk = async (page: Page, stepsMax = 80): Promise<readonly Stop[]> => {
  const stops: Stop[] = []
  // Losing the focus is not enough: Tab would go on from where it was.
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  for (let step = 0; step < stepsMax; step++) {
    await page.keyboard.press('Tab')
    const stop = await stopAt(page)
    if (stop === null || stop.name === stops[0]?.name) return stops
    stops.push(stop)
  }
  throw new Error(`the focus goes on for more than ${stepsMax} steps: ${JSON.stringify(stops.slice(-5))}`)
}

const faultsOf = (stops: readonly Stop[]): string[] =>
  stops.flatMap(({ name, fault }) => (fault ? [`${name}: ${fault}`] : []))
const namesOf = (stops: readonly Stop[]): string[] => stops.map(({ name }) => name)

/** The tree that a screen reader is given, without the day, which is another tomorrow. */
const treeOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => {
    for (const day of document.querySelectorAll('.capture-day')) day.textContent = '–'
  })
  return (await page.locator('main').ariaSnapshot()).split('\n')
}

test('the Tab key goes through the visit screen in the order of the eyes, nothing covers it, and it comes back from sheets', async ({
  app,
  page,
}) => {
  await app.enrol(page)
  await expect(page.locator('.tile-make')).toBeVisible()
  const first = await walk(page)
  expect.soft(faultsOf(first)).toEqual([])
  expectRecorded('visit by keyboard', namesOf(first))
  const openers = ['.capture-day + .button', '#group-topic [aria-haspopup=dialog]', '.capture-end button:last-child']
  for (const opener of openers) {
    await page.locator(opener).first().focus()
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toBeVisible()
    const inside = await page.evaluate(() => document.activeElement?.closest('dialog') !== null)
    expect.soft(inside, `${opener} takes the focus in`).toBe(true)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect.soft(page.locator(opener).first(), `${opener} has the focus again`).toBeFocused()
  }
  for (const path of ['/entries', '/sending']) {
    await page
      .locator(path === '/entries' ? '.capture-said a' : '.sending-mark')
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const stops = await walk(page)
    expect.soft(faultsOf(stops), path).toEqual([])
    expectRecorded(`${path} by keyboard`, namesOf(stops))
    await page.locator('a.button-primary').first().click()
  }
})

test('a screen reader is given the same names in the same order, in every language', async ({ app, page }) => {
  await app.enrol(page)
  await expect(page.locator('.tile-make')).toBeVisible()
  for (const language of ['fi', 'sv', 'en']) {
    await chooseLanguage(page, language)
    expectRecorded(`visit ${language}`, await treeOf(page))
    await page.locator('.details-button button').click()
    await expect(page.locator('.panel h2')).toBeFocused()
    expectRecorded(`panel ${language}`, (await page.locator('.panel').ariaSnapshot()).split('\n'))
    await page.keyboard.press('Escape')
  }
})

/** Every text that a live region is given, as often as it is given. */
const listenLive = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const live = '[role=status], [role=alert], [aria-live]'
    const said: string[] = []
    Object.assign(globalThis, { said })
    new MutationObserver((changes) => {
      const regions = new Set<Element>()
      for (const { target, addedNodes } of changes) {
        const around = target instanceof Element ? target.closest(live) : target.parentElement?.closest(live)
        if (around) regions.add(around)
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const one of [node, ...node.querySelectorAll('*')]) if (one.matches('[role=alert]')) regions.add(one)
      }
      for (const region of regions)
        if (region.isConnected && region.textContent.trim()) said.push(region.textContent.trim())
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })

const saidUntilNow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // Put there by the listener.
    const { said } = globalThis as unknown as { said: string[] }
    return said.splice(0)
  })

test('whoever listens is told of a save, an undo, a mistake and a failure once each', async ({ app, page }) => {
  await app.enrol(page)
  await expect(page.locator('.tile-make')).toBeVisible()
  await listenLive(page)
  await save(page).tap()
  await expect(page.locator('.group-notice')).toBeVisible()
  expect.soft(await saidUntilNow(page), 'missing').toEqual(['Valitse aihe.'])
  await fillVisit(page)
  expect.soft(await saidUntilNow(page), 'choosing').toEqual([])
  await save(page).tap()
  await expect(page.locator('.undo-codes')).toBeVisible()
  expect.soft(await saidUntilNow(page), 'saved').toEqual(['Tallennettu tälle laitteelle.'])
  await page.keyboard.press('Control+z')
  await expect(page.locator('.undo-codes')).toHaveCount(0)
  expect.soft(await saidUntilNow(page), 'taken back').toEqual(['Kumottu.'])
  await fillVisit(page)
  await page.evaluate(() => {
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse })
  })
  await save(page).tap()
  await expect(page.locator('.capture-problem > *')).toBeVisible()
  const failed = await saidUntilNow(page)
  expect.soft(failed, 'not saved').toHaveLength(1)
  expect.soft(failed[0]).toContain('Kirjaus ei tallentunut')
})

test('what is chosen shows without colours, and nothing moves for whoever wants no motion', async ({ app, page }) => {
  await app.enrol(page)
  await chip(page, 'topic', 1).tap()
  await page.emulateMedia({ forcedColors: 'active', contrast: 'more', reducedMotion: 'reduce' })
  const lookOf = (at: number): Promise<readonly string[]> =>
    chip(page, 'topic', at).evaluate((box) => {
      const tick = box.querySelector('.chip-tick')
      return [getComputedStyle(box).borderTopWidth, tick ? getComputedStyle(tick).display : 'none']
    })
  const [chosen, other] = [await lookOf(1), await lookOf(0)]
  expect(chosen[0]).not.toBe(other[0])
  expect([chosen[1], other[1]]).toEqual(['flex', 'none'])
  const given = page.locator('.chip-given').first()
  expect(await given.evaluate((box) => getComputedStyle(box).borderTopStyle)).toBe('dashed')
  await page.locator('.details-button button').tap()
  await expect(page.locator('.panel h2')).toBeFocused()
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .flatMap(({ effect }) =>
        effect instanceof KeyframeEffect
          ? effect
              .getKeyframes()
              .flatMap((frame) => Object.keys(frame).filter((key) => /transform|translate|inset|left|top/.test(key)))
          : [],
      ),
  )
  expect(moving).toEqual([])
})
