import { expect, test } from 'vitest'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'
import {
  allAcross,
  type BuilderQuestion,
  decodeSearch,
  measuresOf,
  movePeriods,
  placeDimension,
  questionToSearch,
  readQuestion,
  sideOf,
  turnLevel,
  turnQuestion,
} from '@tukkimies/web/figures/builder-question.ts'

const read = (search: string): BuilderQuestion => readQuestion(new URLSearchParams(search)) ?? expect.fail(search)
const request = (search: string): TableRequest => read(search).request

const table = 'columns=language.1&filter=gender:woman&period=2025Q4,2026Q1&place=whole&rows=topic&visitor=client'

test('an address that nobody can read asks for no table', () => {
  expect(decodeSearch('rows=topic&place=point%3Ap1')).toBe('rows=topic&place=point:p1')
  expect(decodeSearch('%E0%A4%A&visitor=client')).toBe('')
})

test('[AN80] the address holds the whole question in one form, and reads back to the same', () => {
  for (const search of [table, `across=none&${table}`]) expect(questionToSearch(read(search))).toBe(search)
  // What stands in no such table is not shown.
  expect(read('measure=change&period=2026&place=whole&rows=topic&visitor=client').measure).toBe('visits')
  const whole = `across=place&columns=age&measure=row&period=2026&place=area:a1,area:a2&rows=topic&visitor=client`
  expect(read(whole)).toMatchObject({ measure: 'row', across: ['place'] })
  expect(questionToSearch(read(whole))).toBe(whole)
  expect(questionToSearch(read('visitor=client&rows=topic&place=whole&period=2026'))).toBe(
    'period=2026&place=whole&rows=topic&visitor=client',
  )
})

test('the address holds how a table is looked at: what is seen first, which chart and which layer', () => {
  const looked =
    'chart=heat&columns=channel&layer=woman&layers=gender&period=2026&place=whole&rows=age&show=chart&visitor=client'
  expect(read(looked)).toMatchObject({ show: 'chart', chart: 'heat', layer: ['woman'] })
  expect(questionToSearch(read(looked))).toBe(looked)
  // What nobody can show is left out: the table as usual.
  const odd = 'chart=pie&layer=woman&period=2026&place=whole&rows=age&show=map&visitor=client'
  expect(questionToSearch(read(odd))).toBe('period=2026&place=whole&rows=age&visitor=client')
})

test('[AN39] a dimension is seen in groups or singly with one press, and periods move a step at a time', () => {
  expect(turnLevel(request(table), 'language.1').columns).toEqual(['language'])
  expect(turnLevel(turnLevel(request(table), 'language.1'), 'language').columns).toEqual(['language.1'])
  expect(movePeriods(request(table), -1).periods).toEqual(['2025Q3', '2025Q4'])
  expect(movePeriods(request(table), 2).periods).toEqual(['2026Q2', '2026Q3'])
})

test('[AN77] an address that asks for no table that there could be is read as none', () => {
  for (const search of ['', 'rows=topic', 'visitor=client&period=2026&place=whole&sort=value', `${table}&rows=age`])
    expect(readQuestion(new URLSearchParams(search))).toBeNull()
})

test('[AN77] a dimension stands on one side at a time, and moving it takes it from the others', () => {
  const asked = request(table)
  expect([sideOf(asked, 'topic'), sideOf(asked, 'language.1'), sideOf(asked, 'gender'), sideOf(asked, 'age')]).toEqual([
    'rows',
    'columns',
    'filters',
    null,
  ])
  expect(placeDimension(asked, 'topic', 'columns', undefined)).toMatchObject({
    rows: [],
    columns: ['language.1', 'topic'],
  })
  expect(placeDimension(asked, 'age', 'filters', 'b30_44').filters).toEqual([
    { dimension: 'age', code: 'b30_44' },
    { dimension: 'gender', code: 'woman' },
  ])
  expect(placeDimension(asked, 'gender', null, undefined).filters).toEqual([])
})

test('[AN25] a table that is turned asks the same of the release, and its shares turn with it', () => {
  const turned = turnQuestion({ request: request(table), measure: 'row', across: allAcross })
  expect(turned).toMatchObject({ measure: 'column', across: [], request: { rows: ['language.1'], columns: ['topic'] } })
  expect(turnQuestion(turned)).toEqual({ request: request(table), measure: 'row', across: allAcross })
})

test('[AN27] a change is offered between several periods, a share where there is something to share', () => {
  expect(measuresOf(request(table))).toEqual(['visits', 'whole', 'row', 'column', 'change'])
  expect(measuresOf(request('period=2026&place=whole&rows=topic&visitor=client'))).toEqual(['visits', 'whole'])
  expect(measuresOf(request('period=2026&place=whole&visitor=client'))).toEqual(['visits'])
})
