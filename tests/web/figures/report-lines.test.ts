// What a report makes of a table: which lines have something to say, and what stands beside them.
import { expect, test } from 'vitest'
import { PeriodName } from '@tukkimies/shared/day.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { Plot, PlotCell } from '@tukkimies/web/ui/plot.ts'
import { partsOfPlace, readReportView, reportToPath } from '@tukkimies/web/figures/report-address.ts'
import { isSilent, linesToPlot, plotToLines } from '@tukkimies/web/figures/report-lines.ts'
import { Area, Point } from '@tukkimies/shared/register/organisation.ts'

const said = (value: number): PlotCell => ({ value, text: String(value) })
const hidden: PlotCell = { value: null, text: '...', spoken: 'Peitetty' }
const plot: Plot = {
  corner: 'Aihe',
  series: [
    { key: '2025', label: '2025' },
    { key: '2026', label: '2026' },
  ],
  rows: [
    { key: 'housing', label: 'Asuminen', cells: [said(90), said(120)] },
    { key: 'work', label: 'Työ', cells: [said(50), said(53)] },
    { key: 'tax', label: 'Verotus', cells: [said(12), hidden] },
    { key: 'other', label: 'Muu', cells: [hidden, hidden] },
    { key: 'total', label: 'Kaikki', cells: [said(150), said(200)], isTotal: true },
  ],
}
const rules = { V: 2, hiddenMax: 10 }
const answer = { periods: [rules, rules] } as unknown as TableAnswer
const lines = plotToLines(plot, answer)
const lineOf = (name: string) => lines.find(({ key }) => key === name) ?? expect.fail(name)

test('[AN25][AN27] a change is told where it is clear, and a share is of the published total', () => {
  expect(lineOf('housing')).toMatchObject({ change: { is: 'change', by: 30 }, share: { is: 'share', percent: 60 } })
  expect(lineOf('work').change).toEqual({ is: 'none' })
  expect(lineOf('tax')).toMatchObject({ change: { is: 'unknown' }, share: { is: 'under', percent: 6 } })
  expect(lineOf('total').share).toBeNull()
})

test('[AN28] only what is said in neither period is left to be named under the table', () => {
  expect(lines.filter(isSilent).map(({ key }) => key)).toEqual(['other'])
})

test('[A14] the chart draws this period’s figures against those of the year before, and no others', () => {
  expect(linesToPlot(plot, lines).rows.map(({ key, cells }) => [key, cells[0]?.value, cells[0]?.against])).toEqual([
    ['housing', 120, 90],
    ['work', 53, 50],
    ['tax', null, 12],
    ['total', 200, 150],
  ])
})

test('an address opens its report again, and one that names none opens none', () => {
  const view = readReportView(new URLSearchParams('kind=funder&period=2026Q1&place=whole'), 'sv')
  expect(view).toEqual({ report: 'funder', place: 'whole', period: '2026Q1', language: 'sv' })
  expect(view && readReportView(new URLSearchParams(reportToPath(view).split('?')[1]), 'fi')).toEqual(view)
  expect(readReportView(new URLSearchParams('kind=funder&period=2026-01&place=whole'), 'fi')).toBeNull()
  expect(readReportView(new URLSearchParams('kind=salaries&period=2026&place=whole'), 'fi')).toBeNull()
})

test('a place is made of its areas, of its points where there are no two areas, and of nothing else', () => {
  const names = { fi: 'Nimi', sv: 'Namn', en: 'Name' }
  const areas = ['a1', 'a2'].map((id) => Area.parse({ id, names }))
  const point = (id: string, area: string | null) =>
    Point.parse({ id, names, first: '2020-01-01', areas: area ? [{ from: '2020-01-01', area }] : [], busy: true })
  const points = [point('p1', 'a1'), point('p2', 'a1'), point('p3', 'a2')]
  const period = PeriodName.parse('2026')
  expect(partsOfPlace('whole', period, areas, points)).toEqual(['area:a1', 'area:a2'])
  expect(partsOfPlace('whole', period, areas, [point('p1', 'a1'), point('p2', null)])).toEqual(['point:p1', 'point:p2'])
  expect(partsOfPlace('area:a1', period, areas, points)).toEqual(['point:p1', 'point:p2'])
  expect(partsOfPlace('point:p1', period, areas, points)).toEqual([])
})
