// Broken builds of a screen: a count of the visits themselves, planted where a careless change might put one.
import type { Page } from '@playwright/test'
import type { Ground } from './attack.ts'

/**
 * Where a tile may stand: in sight, on paper alone, in what is read aloud, in a drawing, in what a pointer shows, in a picture that
 * may be saved.
 */
export const tilePlaces = ['sight', 'paper', 'ear', 'drawing', 'pointer', 'picture'] as const
export type TilePlace = (typeof tilePlaces)[number]

/**
 * Exact counts of the whole register: of all visits of the year and of its quarters, and of each topic, outcome and language.
 * Where few visits are, most counts are small and may stand on a page of risks for other reasons; those of quarters are not.
 */
export const exactCounts = ({ tables, truth }: Pick<Ground, 'tables' | 'truth'>): readonly number[] =>
  [
    { period: '2025', dimensions: [] },
    ...['2025Q1', '2025Q2', '2025Q3', '2025Q4'].map((period) => ({ period, dimensions: [] })),
    ...['topic', 'outcome', 'language'].map((dimension) => ({ period: '2025', dimensions: [dimension] })),
  ].flatMap((asked) => {
    const table = tables.find({ node: 'whole', ...asked })
    return table ? [...truth.counts(table)] : []
  })

/** The words beside a planted count, by which it is known again. */
export const tileName = (place: TilePlace): string => `Kokeeksi ${place}`

export const plantTile = (page: Page, place: TilePlace, count: string): Promise<void> =>
  page.evaluate(
    ({ where, text }) => {
      const tile = document.createElement('p')
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'text')
      if (where === 'sight') tile.textContent = text
      if (where === 'paper') {
        tile.className = 'print-only'
        tile.textContent = text
      }
      if (where === 'ear') tile.setAttribute('aria-label', text)
      if (where === 'pointer') tile.title = text
      drawn.textContent = text
      svg.append(drawn)
      const picture = document.createElement('img')
      picture.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><text>${text}</text></svg>`)}`
      document.querySelector('main')?.append(where === 'drawing' ? svg : where === 'picture' ? picture : tile)
    },
    { where: place, text: `${tileName(place)}: ${count} käyntiä` },
  )
