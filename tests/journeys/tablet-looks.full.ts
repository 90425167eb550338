// Every screen of the tablet in every state as everybody meets it: in three languages, light, dark and forced colours. With
// LOOKS=all each in each; with LOOKS=some each in one, so that all are spread over the screens.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findingsOn } from './axe.ts'
import { expect, test } from './fixture.ts'
import { isFull } from './looks.ts'
import { firstChapters, type Locale, type Look, tellChapter } from './tablet-screens.ts'
import { furtherChapters } from './tablet-troubles.ts'

const locales: readonly Locale[] = ['fi-FI', 'sv-FI', 'en-GB']
const colours = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const
const chapters = [...firstChapters, ...furtherChapters]

/** What is wrong with the screen as it stands, in the colours that it is looked at in. */
const lookAt = async (page: Page, name: string, looked: readonly (typeof colours)[number][]): Promise<string[]> => {
  const found: string[] = []
  for (const colour of looked) {
    await page.emulateMedia(colour)
    const where = `${name}, ${colour.forcedColors === 'active' ? 'forced' : colour.colorScheme}`
    found.push(...(await findingsOn(page)).map((finding) => `${where}: ${finding}`))
    const folder = process.env['PICTURES']
    if (folder) await page.screenshot({ path: join(folder, `${where.replaceAll(/[ :,/]+/g, '-')}.png`) })
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null })
  return found
}

for (const locale of isFull ? locales : ([null] as const))
  test(`every screen of the tablet can be used by everybody${locale ? `: ${locale}` : ''}`, async ({
    app,
    browser,
  }) => {
    test.setTimeout(isFull ? 1_200_000 : 600_000)
    let screens = 0
    for (const [at, chapter] of chapters.entries()) {
      const own = locale ?? locales[at % locales.length] ?? 'fi-FI'
      const look: Look = async (name, page) => {
        const looked = isFull ? colours : [colours[(at + screens) % colours.length] ?? colours[0]]
        screens++
        expect.soft(await lookAt(page, `${own} ${name}`, looked), name).toEqual([])
      }
      await tellChapter(chapter, { app, browser, locale: own, look })
    }
    expect(screens).toBeGreaterThan(40)
  })
