import { expect, test } from 'vitest'
import { NewView, spanToPeriods, viewProblem, type ViewSpan } from '@tukkimies/shared/register/view.ts'
import { PeriodName } from '@tukkimies/shared/day.ts'
import { fixtureView } from '../../notice.ts'

const names = (...texts: string[]): PeriodName[] => texts.map((text) => PeriodName.parse(text))
const released = names('2026-01', '2025-12', '2026-02', '2025Q4', '2026Q1', '2025')
const periodsOf = (span: ViewSpan) => spanToPeriods(span, released)

test('[A14] the latest periods of a kind move on with the release, fixed ones stay', () => {
  expect(periodsOf({ is: 'latest', kind: 'm', count: 2 })).toEqual(['2026-01', '2026-02'])
  expect(periodsOf({ is: 'latest', kind: 'q', count: 9 })).toEqual(['2025Q4', '2026Q1'])
  expect(periodsOf({ is: 'from', first: PeriodName.parse('2026-01') })).toEqual(['2026-01', '2026-02'])
  expect(periodsOf({ is: 'fixed', names: names('2024-02', '2024-01') })).toEqual(['2024-01', '2024-02'])
  expect(spanToPeriods({ is: 'latest', kind: 'y', count: 3 }, [])).toEqual([])
})

test('[A29] a view’s name says nothing about a person, and its periods are of one kind', () => {
  expect(viewProblem(fixtureView)).toBeNull()
  expect(viewProblem({ ...fixtureView, name: '131052-308T' })).toEqual({ code: 'identity_code', field: 'name' })
  expect(viewProblem({ ...fixtureView, name: 'a\u202Eb' })).toEqual({ code: 'invalid', field: 'name' })
  const span: ViewSpan = { is: 'fixed', names: names('2026', '2026-01') }
  expect(viewProblem({ ...fixtureView, span })).toEqual({ code: 'invalid', field: 'span' })
})

test('[A06] a view is a question and a name: nothing else goes in', () => {
  expect(NewView.safeParse({ ...fixtureView, figures: [1] }).success).toBe(false)
  expect(NewView.safeParse({ ...fixtureView, query: 'rows=topic&note=free text' }).success).toBe(false)
  expect(NewView.safeParse({ ...fixtureView, name: '   ' }).success).toBe(false)
})
