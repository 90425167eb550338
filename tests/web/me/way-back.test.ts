import { wayBack } from '@tukkimies/web/me/way-back.ts'
import { expect, test } from 'vitest'

test('a log-in leads back to the page that asked for it', () => {
  expect(wayBack('/figures?period=2026Q1&place=whole')).toBe('/figures?period=2026Q1&place=whole')
  expect(wayBack(null)).toBe('/')
})

test('a log-in leads to no other site, whatever the address says', () => {
  for (const to of ['//example.org', '/\\example.org', 'https://example.org', 'javascript:alert(1)', '', 'busy'])
    expect(wayBack(to)).toBe('/')
})
