// A sample of tablet-looks.full.ts for every day: some screens, each in one look, so that all looks are spread
// over them.
import { expect, test } from './fixture.ts'
import { chapters, colours, lookAt } from './tablet-look.ts'
import { tellChapter } from './tablet-screens.ts'

/** Chapters that show most for their time, one for each language but the first, in which all other journeys are told. */
const sampled = [
  ['visit', 'sv-FI'],
  ['partner', 'en-GB'],
] as const

test('everybody can use the screens of the tablet: some of them, each in one look', async ({ app, browser }) => {
  test.setTimeout(240_000)
  let screens = 0
  for (const [name, locale] of sampled) {
    const chapter = chapters.find((one) => one.name === name)
    if (!chapter) throw new Error(`there is no chapter ${name}`)
    const look = async (state: string, page: Parameters<typeof lookAt>[0]) => {
      const looked = colours[screens++ % colours.length] ?? colours[0]
      expect.soft(await lookAt(page, `${locale} ${state}`, [looked]), state).toEqual([])
    }
    await tellChapter(chapter, { app, browser, locale, look })
  }
  expect(screens).toBeGreaterThan(15)
})
