import { expect, test } from 'vitest'
import { chosenReport, readRiskView, reportsOf, riskViewToSearch } from '@tukkimies/web/risk/risk-view.ts'
import { periodRisk } from './reports.ts'

const periods = [
  periodRisk('2026Q2'),
  periodRisk('2026Q2', { visitor: 'partner' }),
  periodRisk('2026-03', { kind: 'm' }),
  periodRisk('2026Q1'),
]
const read = (address: string) => readRiskView(new URLSearchParams(address))

test('the address holds which report is shown, and what it cannot say is left out', () => {
  expect(read('')).toEqual({ visitor: 'client' })
  expect(read('period=2026Q1&visitor=partner')).toEqual({ visitor: 'partner', period: '2026Q1' })
  expect(read('period=2026Q9&visitor=nobody')).toEqual({ visitor: 'client' })
  const view = read('visitor=client&period=2026-03')
  expect(riskViewToSearch(view)).toBe('period=2026-03&visitor=client')
  expect(read(riskViewToSearch(view))).toEqual(view)
  expect(riskViewToSearch({ visitor: 'partner' })).toBe('visitor=partner')
})

test('the report that is asked for is shown, and the newest of those visits where there is none', () => {
  expect(chosenReport(periods, read('period=2026Q1'))).toBe(periods[3])
  expect(chosenReport(periods, read('period=2020'))).toBe(periods[0])
  expect(chosenReport(periods, read('period=2026Q1&visitor=partner'))).toBe(periods[1])
  expect(chosenReport([], read(''))).toBeUndefined()
  expect(reportsOf(periods, read('')).map(({ name }) => name)).toEqual(['2026Q2', '2026-03', '2026Q1'])
})
