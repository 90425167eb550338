// The visit screen is one screen: at the seven sizes of tablets, in three languages, nothing scrolls, nothing is clipped and
// every target is large enough for a thumb.
import type { Locator, Page } from '@playwright/test'
import { answerCodes } from '@tukkimies/shared/register/code-list.ts'
import { firstList } from '../arbitraries.ts'
import { chooseLanguage, misfits, setTextSize, sizes, smallTargets } from './fits.ts'
import { type App, expect, mainUser, test } from './fixture.ts'

const languages = ['fi', 'sv', 'en'] as const
type Language = (typeof languages)[number]
/** The labels that would reach beyond the chip, each put on it in turn. */
const unfitLabels = (chip: Locator, labels: readonly string[]): Promise<string[]> =>
  chip.evaluate((box, texts) => {
    const text = box.lastElementChild
    const before = text?.textContent ?? ''
    if (box instanceof HTMLElement) Object.assign(box.style, { overflowWrap: 'normal', hyphens: 'manual' })
    const unfit = texts.filter((label) => {
      if (text) text.textContent = label
      const [inner, outer] = [text?.getBoundingClientRect(), box.getBoundingClientRect()]
      return !inner || inner.left < outer.left || inner.right > outer.right || inner.height > outer.height
    })
    if (text) text.textContent = before
    return unfit
  }, labels)

const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }

/** Nothing moves when the row of presets fills: only its buttons come. */
/** The widest day of the year in each language: what fits on a Sunday must fit on a Monday. */
const widestDays: Readonly<Record<Language, string>> = { fi: 'ma 30.10.', sv: 'mån 30.10', en: 'Wed 30 Nov' }

const showWidestDay = (page: Page, language: Language): Promise<void> =>
  page.locator('.capture-day').evaluate((box, day) => {
    // In the place of the text itself, which a new drawing of the same day leaves alone.
    if (box.firstChild) box.firstChild.textContent = day
  }, widestDays[language])

const fitsAllSizes = async (page: Page, language: Language, tiles: number): Promise<void> => {
  await showWidestDay(page, language)
  for (const size of sizes)
    for (const percent of [100, 130]) {
      const at = `${size.width}x${size.height} ${language} ${percent} % with ${tiles} tiles`
      await page.setViewportSize(size)
      await setTextSize(page, percent)
      await page.evaluate(() => document.fonts.ready)
      expect.soft(await misfits(page), at).toEqual([])
      expect.soft(await smallTargets(page), at).toEqual([])
      expect(await page.locator('.tile').count(), at).toBe(tiles)
      expect((await boxOf(page, '#group-topic .chip >> nth=0')).height, at).toBe(size.height === 1136 ? 52 : 56)
      const save = await boxOf(page, '.button-save')
      expect([save.width, save.height], at).toEqual([300, 72])
    }
  await setTextSize(page, 100)
  // The measure is sharp: a screen too low is found.
  await page.setViewportSize({ width: 1180, height: 500 })
  expect(await misfits(page)).not.toEqual([])
}

/** Three presets of the point and the visit before: the row is full. */
const fillTiles = async (app: App, page: Page): Promise<void> => {
  const long = { topic: ['register', 'permit'], language: ['en'], duration: ['min15'], outcome: ['referred'] }
  const presets = [long, { ...long, topic: ['housing'] }, { ...long, topic: ['family'] }]
  const asked = { questions: [], order: [], defaults: [], presets, stamp: null }
  await app.ask('/api/v1/visit-screens/p1', mainUser, asked)
  await page.setViewportSize({ width: 1180, height: 820 })
  await page.locator('.sending-mark').click()
  await page.locator('.page .button-primary:not([href])').click()
  await page.locator('a.button-primary').first().click()
  await expect(page.locator('.tile-saves')).toHaveCount(3)
  await page.locator('.tile-saves').first().click()
  await expect(page.locator('.tile-last')).toBeVisible()
  await expect(page.locator('.undo-codes')).toBeVisible()
}

const coversWithItsPanel = async (page: Page, language: Language): Promise<void> => {
  const further = page.locator('.details-button button')
  await page.locator('#group-outcome .chip').nth(1).click()
  for (const size of sizes) {
    const at = `${size.width}x${size.height} ${language}`
    await page.setViewportSize(size)
    const before = await boxOf(page, '#group-channel')
    await further.click()
    await expect(page.locator('.panel h2')).toBeFocused()
    await page.locator('.panel').evaluate((panel) => Promise.all(panel.getAnimations().map((one) => one.finished)))
    expect(await boxOf(page, '#group-channel'), at).toEqual(before)
    expect(await misfits(page), at).toEqual([])
    expect(await smallTargets(page), at).toEqual([])
    await page.keyboard.press('Escape')
    await expect(further).toBeFocused()
  }
}

const fitsEveryAnswer = async (page: Page, language: Language): Promise<void> => {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const dimension of firstList.dimensions) {
      const { key, max } = dimension
      const labels = answerCodes(dimension).map(
        (code) => `${(code.short ?? code.labels)[language]}${max > 1 ? ' +3' : ''}`,
      )
      const chip = page.locator(`#group-${key} .chip[aria-haspopup]`)
      if ((await chip.count()) === 0) continue
      expect(await unfitLabels(chip, ['Oikeusturvavaltuutetuntoimisto']), 'too long').toHaveLength(1)
      expect(await unfitLabels(chip, labels), `${size.width} ${key}`).toEqual([])
    }
  }
}

for (const language of languages)
  test(`the visit screen fits seven sizes without scrolling, its panel covers topic and language and moves nothing, and every answer fits its chip: ${language}`, async ({
    app,
    page,
  }) => {
    test.slow()
    await app.enrol(page)
    await chooseLanguage(page, language)
    await expect(page.locator('.tile-make')).toBeVisible()
    await fitsAllSizes(page, language, 1)
    await fillTiles(app, page)
    await fitsAllSizes(page, language, 4)
    await coversWithItsPanel(page, language)
    await page.reload()
    await app.unlock(page)
    await fitsEveryAnswer(page, language)
  })

test('on a phone the questions stand in one column, save stays in sight and nothing scrolls sideways', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 812 })
  await app.enrol(page)
  const save = page.getByRole('button', { name: 'Tallenna käynti' })
  await expect(save).toBeInViewport({ ratio: 1 })
  await page.locator('.group-persons').scrollIntoViewIfNeeded()
  await expect(save).toBeInViewport({ ratio: 1 })
  const further = page.locator('.details-button button')
  await further.scrollIntoViewIfNeeded()
  await further.click()
  for (const width of [320, 375, 410, 507, 590, 678])
    for (const percent of [100, 200]) {
      await page.setViewportSize({ width, height: width === 320 ? 256 : 812 })
      await setTextSize(page, percent)
      expect.soft(await sideways(page), `${width} at ${percent} %`).toEqual([])
    }
})

/** What scrolls to the side, or reaches beyond it. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const places = [document.documentElement, ...document.querySelectorAll('.capture-main')]
    const wide = places
      .filter((place) => place.scrollWidth > place.clientWidth)
      .map(({ tagName }) => `${tagName} scrolls`)
    const beyond = [...document.querySelectorAll('.capture :is(.chip, .button, .tile, a, h1, h2)')]
      .filter((box) => box.getBoundingClientRect().right > innerWidth + 1)
      .map((box) => `${box.textContent} reaches beyond`)
    return [...wide, ...beyond]
  })
