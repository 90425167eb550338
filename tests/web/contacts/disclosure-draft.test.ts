import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import {
  filterToPath,
  judgeDraft,
  noFilter,
  offeredPeriods,
  readDraft,
} from '@tukkimies/web/contacts/disclosure-draft.ts'

const read = (search: string) => readDraft(new URLSearchParams(search))
const good = {
  ...read('report=overview&period=2026-02'),
  form: 'print',
  recipient: ' Keskuksen kunta ',
  purpose: 'Vuosikertomus',
  basis: 'statistics',
}

test('[A30] the page of figures begins a line with its report and period, and nothing else is guessed', () => {
  expect(read('report=overview&period=2026-02')).toMatchObject({ report: 'overview', period: '2026-02', form: '' })
  expect(read('report=salaries&period=yesterday&table=<b>')).toMatchObject({ report: '', period: '', table: '' })
  expect(read('table=period%3D2026%26place%3Dall%26visitor%3Dclient').table).toBe(
    'period=2026&place=all&visitor=client',
  )
})

test('[A30][C08] a line is sent when all of it is said, and what is missing is named', () => {
  expect(judgeDraft(good)).toEqual({
    ok: true,
    value: {
      what: { is: 'report', report: 'overview' },
      periods: ['2026-02'],
      form: 'print',
      recipient: 'Keskuksen kunta',
      purpose: 'Vuosikertomus',
      basis: 'statistics',
    },
  })
  const bare = judgeDraft(read(''))
  expect(bare.ok ? [] : [...bare.wrong]).toEqual(['what', 'periods', 'form', 'recipient', 'purpose', 'basis'])
})

test('[A29][duty-F10] what looks like a person’s details is told before it is sent', () => {
  for (const purpose of ['Soita 040 123 4567', 'a@esimerkki.fi', '131052-308T']) {
    const judged = judgeDraft({ ...good, purpose })
    expect(judged.ok ? [] : [...judged.personal], purpose).toEqual(['purpose'])
  }
})

test('months, quarters and years are offered back from today, and the one asked for', () => {
  const offered = offeredPeriods(Day.parse('2026-03-10'), '2019')
  expect(offered.slice(0, 3)).toEqual(['2019', '2026-03', '2026-02'])
  expect(offered).toContain('2026Q1')
  expect(new Set(offered).size).toBe(offered.length)
})

test('a list is asked for by what was chosen alone', () => {
  expect(filterToPath(noFilter)).toBe('/api/v1/disclosures')
  expect(filterToPath({ ...noFilter, from: '2026-03-01', basis: 'funder' })).toBe(
    '/api/v1/disclosures?from=2026-03-01&basis=funder',
  )
  expect(filterToPath({ ...noFilter, from: 'soon' })).toBe('/api/v1/disclosures')
})
