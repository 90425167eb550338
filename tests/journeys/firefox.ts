// Firefox as a system installs it.
import { existsSync } from 'node:fs'
import puppeteer, { type ElementHandle } from 'puppeteer-core'
import { type Hands, makeHands } from './hands.ts'

const firefoxPath = '/usr/bin/firefox-esr'

export const hasFirefox = (): boolean => existsSync(firefoxPath)

const size = { width: 1180, height: 820 }

/** Firefox in Finnish, as large as a tablet, on the folder of what it keeps. */
export const openFirefox = async (profile: string): Promise<Hands> => {
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    userDataDir: profile,
    extraPrefsFirefox: { 'intl.accept_languages': 'fi' },
    defaultViewport: size,
  })
  const page = (await firefox.pages())[0] ?? (await firefox.newPage())
  return makeHands({
    open: async (address) => void (await page.goto(address, { waitUntil: 'domcontentloaded' })),
    // The expression's value is an element, or nothing.
    find: async (expression) => (await page.evaluateHandle(expression)).asElement() as ElementHandle<Element> | null,
    press: (found) => found.click(),
    type: (found, text) => found.type(text),
    ask: (expression) => page.evaluate(expression),
    close: () => firefox.close(),
  })
}
