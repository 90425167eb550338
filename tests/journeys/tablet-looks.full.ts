// Every screen of the tablet in every state as everybody meets it: each in three languages, light, dark and forced colours,
// and on a narrow screen, with large text and by a thumb.
import { printFigure } from '../figures.ts'
import { expect, test } from './fixture.ts'
import { chapters, colours, fitAt, locales, lookAt } from './tablet-look.ts'
import { tellChapter } from './tablet-screens.ts'

for (const locale of locales)
  for (const chapter of chapters)
    test(`everybody can use every screen of the tablet: ${chapter.name}, ${locale}`, async ({ app, browser }) => {
      test.setTimeout(300_000)
      let screens = 0
      await tellChapter(chapter, {
        app,
        browser,
        locale,
        look: async (name, page) => {
          screens++
          expect.soft(await lookAt(page, `${locale} ${name}`, colours), name).toEqual([])
          expect.soft(await fitAt(page, `${locale} ${name}`), name).toEqual([])
        },
      })
      printFigure('looks', {
        chapter: chapter.name.replaceAll(' ', '-'),
        locale,
        screens,
        looks: screens * colours.length,
      })
    })
