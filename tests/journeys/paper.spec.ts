// Figures on paper: a long table goes on overleaf with the bars in its lines, and small charts are laid over nothing.
import type { Page } from '@playwright/test'
import { type Demo, demoTest as test } from './demo-fixture.ts'
import { deskPages } from './desk-pages.ts'
import { expect } from './fixture.ts'
import { printPage } from './pdf.ts'

/** A sheet of A4 between its margins, in the browser's pixels. */
const sheet = { width: 680, height: 1009 } as const

const openPage = async (page: Page, demo: Demo, part: string): Promise<void> => {
  const path = deskPages.find((one) => one.path.includes(part))?.path ?? ''
  await demo.signIn(page.request, 'main_user')
  await page.goto(`${demo.url}${path}${path.endsWith('language=') ? 'fi' : ''}`)
  await expect(page.locator('figure, .report .table').first()).toBeVisible()
}

for (const part of ['/figures?', 'kind=month'])
  test(`a table too long for one sheet has a bar and its number in each line: ${part}`, async ({ demo, page }) => {
    await openPage(page, demo, part)
    const long = page.locator('.lines-long').first()
    await expect(long.locator('.line-bar').first()).toBeHidden()
    await expect(long.getByRole('img').first()).toBeVisible()
    await page.setViewportSize(sheet)
    await page.emulateMedia({ media: 'print' })
    await expect(long.locator('svg[role="img"]').first()).toBeHidden()
    const bars = await long.locator('td:has(> .line-bar)').evaluateAll((cells) =>
      cells.map((cell) => {
        const number = document.createRange()
        number.selectNodeContents(cell)
        const bar = cell.querySelector('.line-bar')?.getBoundingClientRect()
        const text = [...number.getClientRects()].at(-1)
        return { width: bar?.width ?? 0, isBeside: !!bar && !!text && text.top < bar.bottom && text.bottom > bar.top }
      }),
    )
    expect(bars.length).toBeGreaterThan(15)
    expect(bars.filter(({ isBeside }) => !isBeside)).toEqual([])
    // The longest is the first; the total, which is no part of the chart, has none.
    expect(Math.max(...bars.map(({ width }) => width))).toBe(bars[0]?.width)
    expect(bars.at(-1)?.width).toBe(0)
  })

test('small charts stand on paper with their notes and the source under them, not over them', async ({
  demo,
  page,
}) => {
  await openPage(page, demo, 'chart=multiples')
  expect((await printPage(page)).pages).toBe(1)
  await page.setViewportSize(sheet)
  await page.emulateMedia({ media: 'print' })
  const bottoms = await page
    .locator('.plot-parts > section')
    .evaluateAll((parts) => parts.map((one) => one.getBoundingClientRect().bottom))
  const foot = await page.locator('.released-foot').boundingBox()
  expect(bottoms.length).toBeGreaterThan(5)
  expect(foot?.y).toBeGreaterThan(Math.max(...bottoms))
})
