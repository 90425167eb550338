// Broken builds of a screen: a count of the visits themselves, planted where a careless change might put one.
import type { Page } from '@playwright/test'
import type { Ground } from './attack.ts'

/** Where a tile may stand: in sight, on paper alone, in what is read aloud, in a drawing, in what a pointer shows. */
export const tilePlaces = ['sight', 'paper', 'ear', 'drawing', 'pointer'] as const
export type TilePlace = (typeof tilePlaces)[number]

/** Exact counts of one topic each, of those that the release tells another number of. */
export const exactCounts = ({ tables, truth }: Pick<Ground, 'tables' | 'truth'>): readonly number[] => {
  const table = tables.find({ period: '2025', node: 'whole', dimensions: ['topic'] })
  if (!table) return []
  const said = new Set(table.values)
  return [...truth.counts(table)].filter((n, at) => (table.values[at] ?? 0) > 0 && !said.has(n))
}

export const plantTile = (page: Page, place: TilePlace, count: number): Promise<void> =>
  page.evaluate(
    ({ where, text }) => {
      const tile = document.createElement('p')
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'text')
      if (where === 'sight') tile.textContent = `Käyntejä ${text}`
      if (where === 'paper') {
        tile.className = 'print-only'
        tile.textContent = text
      }
      if (where === 'ear') tile.setAttribute('aria-label', `Yhteensä ${text} käyntiä`)
      if (where === 'pointer') tile.title = text
      drawn.textContent = text
      svg.append(drawn)
      document.querySelector('main')?.append(where === 'drawing' ? svg : tile)
    },
    { where: place, text: String(count) },
  )
