// A sample of tablet-looks.full.ts for every day: some screens of each language, each in one look, so that all looks are spread
// over them.
import { expect, test } from './fixture.ts'
import { chapters, colours, locales, lookAt } from './tablet-look.ts'
import { tellChapter } from './tablet-screens.ts'

/** Chapters that cost little and show most: the first of each language. */
const sampled = ['visit', 'partner', 'withdrawn']

test('everybody can use the screens of the tablet: some of them, each in one look', async ({ app, browser }) => {
  test.setTimeout(180_000)
  let screens = 0
  for (const [at, name] of sampled.entries()) {
    const chapter = chapters.find((one) => one.name === name)
    const locale = locales[at % locales.length] ?? 'fi-FI'
    if (!chapter) throw new Error(`there is no chapter ${name}`)
    const look = async (state: string, page: Parameters<typeof lookAt>[0]) => {
      const looked = colours[screens++ % colours.length] ?? colours[0]
      expect.soft(await lookAt(page, `${locale} ${state}`, [looked]), state).toEqual([])
    }
    await tellChapter(chapter, { app, browser, locale, look })
  }
  expect(screens).toBeGreaterThan(20)
})
