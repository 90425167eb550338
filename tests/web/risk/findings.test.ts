import { expect, test } from 'vitest'
import type { Day } from '@tukkimies/shared/day.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import type { RiskReport } from '@tukkimies/shared/release/risk.ts'
import {
  auditVerdict,
  batchVerdict,
  inferenceVerdict,
  leastVisits,
  policyByVersion,
  reportVerdict,
  smallestVerdict,
} from '@tukkimies/web/risk/findings.ts'
import { soundReport } from './reports.ts'

const withAudit = (cells: RiskReport['audit']['cells'], rests: RiskReport['audit']['rests']): RiskReport => ({
  ...soundReport,
  audit: { cells, rests },
})
const few = { is: 'too_few' } as const
const judged = (signed: number, sized: number, ones: number | null) => ({ is: 'judged', signed, sized, ones }) as const

test('[AN13] behind each published number stand as many visits as the rules of that period leave', () => {
  const answer = { versions: [{ policy: firstPolicy, first: '2026-01-01' as Day }], proposal: null }
  const policy = policyByVersion(answer, 1)
  expect(policy && leastVisits(policy)).toBe(5)
  expect(policyByVersion(answer, 2)).toBeUndefined()
  expect(policyByVersion(undefined, 1)).toBeUndefined()
  expect(smallestVerdict(soundReport, 6)).toBe('met')
  expect(smallestVerdict(soundReport, 7)).toBe('failed')
  expect(smallestVerdict(soundReport, undefined)).toBe('met')
  expect(smallestVerdict({ ...soundReport, smallest: null }, 5)).toBe('open')
})

test('[duty-F11] a subtraction is judged by its sign, its size and its claims, each at its own limit', () => {
  expect(auditVerdict(withAudit(judged(75, 75, 40), few))).toBe('met')
  expect(auditVerdict(withAudit(judged(76, 60, 10), few))).toBe('failed')
  expect(auditVerdict(withAudit(few, judged(60, 76, 10)))).toBe('failed')
  expect(auditVerdict(withAudit(judged(60, 60, 41), judged(60, 60, 10)))).toBe('failed')
  expect(auditVerdict(withAudit(judged(60, 60, null), few))).toBe('met')
  expect(auditVerdict(withAudit(few, few))).toBe('open')
})

test('[duty-F11] an attack of the rehearsal fails by its curve or by its surest claims', () => {
  expect(inferenceVerdict({ is: 'judged', auc: 75, guess: 61, surest: 55 }, 'neighbour')).toBe('met')
  expect(inferenceVerdict({ is: 'judged', auc: 76, guess: 61, surest: 30 }, 'neighbour')).toBe('failed')
  expect(inferenceVerdict({ is: 'judged', auc: 68, guess: 61, surest: 56 }, 'neighbour')).toBe('failed')
  expect(inferenceVerdict({ is: 'judged', auc: 80, guess: 61, surest: 75 }, 'roster')).toBe('met')
  expect(inferenceVerdict(undefined, 'roster')).toBe('open')
  expect(inferenceVerdict(few, 'roster')).toBe('open')
})

test('[AN54] of a hundred batches five may be small', () => {
  expect(batchVerdict({ count: 100, below: 5, smallest: 3 })).toBe('met')
  expect(batchVerdict({ count: 100, below: 6, smallest: 3 })).toBe('note')
  expect(batchVerdict({ count: 0, below: 0, smallest: null })).toBe('open')
})

test('[duty-F11] a report is as good as its worst figure, and a partner visit needs no rehearsal', () => {
  expect(reportVerdict('client', soundReport, 5)).toBe('met')
  expect(reportVerdict('client', { ...soundReport, rehearsal: null }, 5)).toBe('open')
  expect(reportVerdict('partner', { ...soundReport, rehearsal: null }, 5)).toBe('met')
  expect(reportVerdict('client', withAudit(judged(90, 60, null), few), 5)).toBe('failed')
  expect(reportVerdict('client', soundReport, 7)).toBe('failed')
})
