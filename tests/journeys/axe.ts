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
  const undecided = open.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !reviewed.some((one) => one.rule === id && one.element.test(html)))
      .map(
        ({ target, html, any }) =>
          `${id} is undecided (${any.map(({ message }) => message).join(', ')}): ${target.join(' ')} ${html.slice(0, 120)}`,
      ),
  )
  return [...broken, ...undecided]
}

// In the page itself, for we have no frames of others, and without the lists of all that is well: a third of the time.
const analyse = (page: Page, resultTypes: ('violations' | 'incomplete')[]) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes }).withTags(tags).analyze()
