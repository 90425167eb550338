// What a journey does in a browser that Playwright cannot drive. What is pressed and filled in is found by what it is called.
import { setTimeout as wait } from 'node:timers/promises'

const selectors = {
  button: 'button, summary',
  link: 'a',
  chip: 'label.chip',
  field: 'input',
  status: '[role=status]',
} as const

/** What is looked for: something of a kind whose name fits. */
export type Named = readonly [kind: keyof typeof selectors, name: RegExp]

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

/** A browser by its bare means. `Found` stands for something of its page. */
export type Driven<Found> = Pick<Hands, 'open' | 'ask' | 'close'> & {
  /** What an expression of the page has for its value, which is an element or null. */
  readonly find: (expression: string) => Promise<Found | null>
  readonly press: (found: Found) => Promise<void>
  readonly type: (found: Found, text: string) => Promise<void>
}

const patienceMs = 20_000
const pageText = 'document.body.innerText.slice(0, 600)'

export const makeHands = <Found>({ find, press, type, ...driven }: Driven<Found>): Hands => {
  const until = async (named: Named, act: (found: Found) => Promise<void>): Promise<void> => {
    const start = performance.now()
    for (;;) {
      const isLate = performance.now() - start > patienceMs
      try {
        const found = await find(finder(named))
        if (found) return await act(found)
      } catch (error) {
        // What was found may have gone again before it was pressed.
        if (isLate) throw error
      }
      if (isLate) throw new Error(`no ${named[0]} ${String(named[1])} on:\n${String(await driven.ask(pageText))}`)
      await wait(100)
    }
  }
  return {
    ...driven,
    press: (...named) => until(named, press),
    fill: (label, text) => until(['field', label], (found) => type(found, text)),
    sees: (...named) => until(named, async () => undefined),
  }
}

// Runs in the page: the first visible element of the kind whose label, or else text, fits.
const finder = ([kind, name]: Named): string => `(() => {
  const named = (element) => element.getAttribute('aria-label') ??
    (element.labels?.length ? [...element.labels].map((label) => label.textContent).join(' ') : element.textContent)
  const fits = (element) => element.getClientRects().length > 0 && ${String(name)}.test(named(element).trim())
  return [...document.querySelectorAll(${JSON.stringify(selectors[kind])})].find(fits) ?? null
})()`
