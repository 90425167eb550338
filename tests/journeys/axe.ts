// What axe finds on a page as it stands: the rule and the first element that breaks it.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { reviewed } from './axe-reviewed.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const violationsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await analyse(page, ['violations'])
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)
}

/** The violations, and what axe cannot decide by itself unless somebody has looked at it and said why it is well. */
export const findingsOn = async (page: Page): Promise<string[]> => {
  const { violations, incomplete } = await analyse(page, ['violations', 'incomplete'])
  const broken = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
  // Colours that a reader has forced are the reader's own.
  const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches)
  const open = incomplete.filter(({ id }) => !(isForced && id === 'color-contrast'))
  const undecided: string[] = []
  for (const { id, nodes } of open)
    for (const { target, html, any } of nodes) {
      const selector = target.join(' ')
      if (await isReviewed(page, id, selector, html)) continue
      const reasons = any.map(({ message }) => message).join(', ')
      undecided.push(`${id} is undecided (${reasons}): ${selector} ${html.slice(0, 120)}`)
    }
  return [...broken, ...undecided]
}

const isReviewed = async (page: Page, rule: string, selector: string, html: string): Promise<boolean> => {
  for (const one of reviewed) {
    if (one.rule !== rule || !one.element.test(html)) continue
    if (one.within === undefined || (await page.locator(one.within).locator(selector).count()) > 0) return true
  }
  return false
}

// In the page itself, for we have no frames of others, and without the lists of all that is well: a third of the time.
const analyse = (page: Page, resultTypes: ('violations' | 'incomplete')[]) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes }).withTags(tags).analyze()
