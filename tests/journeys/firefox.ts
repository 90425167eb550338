// Firefox as a system installs it, which Playwright cannot drive, behind what a journey needs of it. What is pressed and
// filled in is found by what it is called.
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import puppeteer, { type ElementHandle } from 'puppeteer-core'

/** What is looked for: something of a kind whose name fits. */
type Named = readonly [kind: keyof typeof selectors, name: RegExp]

export type Hands = {
  readonly open: (address: string) => Promise<void>
  /** Presses it as soon as it can be seen. */
  readonly press: (...named: Named) => Promise<void>
  readonly fill: (label: RegExp, text: string) => Promise<void>
  /** Waits until it can be seen. */
  readonly sees: (...named: Named) => Promise<void>
  /** The value of an expression, or of what it promises. */
  readonly ask: (expression: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

const firefoxPath = '/usr/bin/firefox-esr'

export const hasFirefox = (): boolean => existsSync(firefoxPath)

const size = { width: 1180, height: 820 }
const patienceMs = 20_000
const selectors = {
  button: 'button, summary',
  link: 'a',
  chip: 'label.chip',
  field: 'input',
  status: '[role=status]',
} as const

// Runs in the page: the first visible element of the kind whose label, or else text, fits.
const finder = ([kind, name]: Named): string => `(() => {
  const named = (element) => element.getAttribute('aria-label') ??
    (element.labels?.length ? [...element.labels].map((label) => label.textContent).join(' ') : element.textContent)
  const fits = (element) => element.getClientRects().length > 0 && ${String(name)}.test(named(element).trim())
  return [...document.querySelectorAll(${JSON.stringify(selectors[kind])})].find(fits) ?? null
})()`

const pageText = 'document.body.innerText.slice(0, 600)'

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
  const until = async (named: Named, act: (found: ElementHandle<Element>) => Promise<void>): Promise<void> => {
    const start = performance.now()
    for (;;) {
      const isLate = performance.now() - start > patienceMs
      try {
        // The finder answers an element, or nothing.
        const found = (await page.evaluateHandle(finder(named))).asElement() as ElementHandle<Element> | null
        if (found) return await act(found)
      } catch (error) {
        // What was found may have gone again before it was pressed.
        if (isLate) throw error
      }
      if (isLate) throw new Error(`no ${named[0]} ${String(named[1])} on:\n${String(await page.evaluate(pageText))}`)
      await wait(100)
    }
  }
  return {
    open: async (address) => void (await page.goto(address, { waitUntil: 'domcontentloaded' })),
    press: (...named) => until(named, (found) => found.click()),
    fill: (label, text) => until(['field', label], (found) => found.type(text)),
    sees: (...named) => until(named, async () => undefined),
    ask: (expression) => page.evaluate(expression),
    close: () => firefox.close(),
  }
}
