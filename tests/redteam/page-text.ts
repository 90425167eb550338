// What a page says, to the eye and to the ear: every text in it, hidden ones and attributes too; and the numbers of its tables
// and charts with what they are named by.
import type { Page } from '@playwright/test'

/** All texts of a page as it is, each once. */
export const readTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-valuenow', 'aria-roledescription']
    const shown = ['title', 'alt', 'placeholder', 'value', 'content', 'summary', 'label', 'download', 'data-value']
    const texts = new Set<string>([document.title])
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (parent && !['SCRIPT', 'STYLE'].includes(parent.tagName)) texts.add(walker.currentNode.nodeValue ?? '')
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of [...spoken, ...shown]) texts.add(element.getAttribute(name) ?? '')
      for (const pseudo of ['::before', '::after']) texts.add(getComputedStyle(element, pseudo).content)
    }
    // A picture that may be saved is an image that has texts of its own.
    for (const { src } of document.querySelectorAll<HTMLImageElement>('img[src^="data:image/svg+xml,"]')) {
      const svg = decodeURIComponent(src.slice(src.indexOf(',') + 1))
      for (const [, text = ''] of svg.matchAll(/>([^<]+)</g)) texts.add(text)
    }
    return [...texts].filter((text) => /\d/.test(text))
  })

/** A number in a table or chart: the figure that it stands in, counted from 0, and what names it. */
export type Cell = {
  readonly figure: number
  readonly row: string
  readonly column: string
  readonly text: string
}

/** The cells of all tables with one head of rows and one of columns. */
export const readGrids = (page: Page): Promise<readonly Cell[]> =>
  page.evaluate(() => {
    const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? ''
    const figures = [...document.querySelectorAll('figure')]
    return figures.flatMap((figure, at) =>
      [...figure.querySelectorAll('table')].flatMap((table) => {
        const columns = [...(table.tHead?.rows[0]?.cells ?? [])].map(textOf)
        if (table.tHead?.rows.length !== 1) return []
        return [...table.tBodies].flatMap((body) =>
          [...body.rows].flatMap((row) => {
            const [head, ...cells] = [...row.cells]
            return cells.map((cell, place) => ({
              figure: at,
              row: textOf(head),
              column: columns[place + 1] ?? '',
              text: textOf(cell.querySelector('[aria-hidden]') ?? cell),
            }))
          }),
        )
      }),
    )
  })

/** The bars of all charts. */
export const readCharts = (page: Page): Promise<readonly Cell[]> =>
  page.evaluate(() => {
    const figures = [...document.querySelectorAll('figure')]
    return figures.flatMap((figure, at) =>
      // A chart of one column of a table stands in a section of its own.
      [...figure.querySelectorAll('svg .bar-row')].map((bar) => ({
        figure: at,
        row: bar.querySelector('text')?.textContent?.trim() ?? '',
        column: bar.closest('section')?.querySelector('h3')?.textContent?.trim() ?? '',
        text: bar.querySelector('.bar-number')?.textContent?.trim() ?? '',
      })),
    )
  })
