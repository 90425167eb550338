// How complete the figures of a place and period are: tablets that have gone quiet, days without arrivals, visits that are
// still open, and when the next period closes. A dead tablet must not look like a quiet week. No counts of visits but the
// register's own, and that only from the threshold on (AN53).
import * as z from 'zod/mini'
import { Day, dayPlus, PeriodKind, PeriodName, weekday } from '../day.ts'
import { PointId } from '../id.ts'
import { NodeName } from './nodes.ts'

/** `GET /api/v1/completeness?place=area:a1&period=2026Q1`; the period need not be closed. */
export const CompletenessRequest = z.strictObject({ place: NodeName, period: PeriodName })
export type CompletenessRequest = z.infer<typeof CompletenessRequest>

/** Days on which the point is usually busy and had no arrival, one after the other. */
export const QuietSpan = z.strictObject({ first: Day, last: Day, days: z.int().check(z.gte(1)) })
export type QuietSpan = z.infer<typeof QuietSpan>

/**
 * `silent`: points whose tablets have not been heard of since a day of the period or before, and how many tablets; `without`:
 * points that have no tablet in use; `quiet`: points with days without arrivals, `null` for who may not read arrivals. Each by
 * point. `first` to `last` are the
 * days that were looked at, `last` being yesterday at the latest; before the first of them both are null. `open` counts the
 * visits of the whole register that may still be taken back, in steps of `openMin` and `null` below it. `next` closes of each
 * kind of period.
 */
export const Completeness = z.strictObject({
  today: Day,
  place: NodeName,
  period: PeriodName,
  first: z.nullable(Day),
  last: z.nullable(Day),
  silent: z.array(z.strictObject({ point: PointId, since: Day, tablets: z.int().check(z.gte(1)) })),
  without: z.array(PointId),
  quiet: z.nullable(z.array(z.strictObject({ point: PointId, spans: z.array(QuietSpan) }))),
  open: z.nullable(z.int()),
  openMin: z.int(),
  next: z.array(z.strictObject({ kind: PeriodKind, name: PeriodName, close: Day })),
})
export type Completeness = z.infer<typeof Completeness>

/** Days before the end of a period from which it is learnt on which weekdays a point is usually busy. */
export const usualDays = 91
/** The part of its days in which a weekday had arrivals, from which on it counts as usual. */
const usualPart = 0.5

/**
 * The usual days without arrivals from `first` to `last`. `busy` are the days with arrivals, from `known` on; a weekday is
 * usual if at least half of its days since then had some. Where there were none at all, Monday to Friday are usual. Days
 * that are not usual stand in no span and part none.
 */
export const quietSpans = (
  busy: ReadonlySet<Day>,
  { known, first, last }: { readonly known: Day; readonly first: Day; readonly last: Day },
): readonly QuietSpan[] => {
  const usual = usualWeekdays(busy, known, last)
  const spans: QuietSpan[] = []
  let open: QuietSpan | null = null
  for (let day = first; day <= last; day = dayPlus(day, 1)) {
    if (busy.has(day)) {
      if (open) spans.push(open)
      open = null
    } else if (usual.has(weekday(day))) {
      open = longer(open, day)
    }
  }
  return open ? [...spans, open] : spans
}

const longer = (span: QuietSpan | null, day: Day): QuietSpan =>
  span ? { first: span.first, last: day, days: span.days + 1 } : { first: day, last: day, days: 1 }

const workingWeekdays: ReadonlySet<number> = new Set([1, 2, 3, 4, 5])

const usualWeekdays = (busy: ReadonlySet<Day>, known: Day, last: Day): ReadonlySet<number> => {
  const all = new Map<number, number>()
  const had = new Map<number, number>()
  for (let day = known; day <= last; day = dayPlus(day, 1)) {
    const which = weekday(day)
    all.set(which, (all.get(which) ?? 0) + 1)
    if (busy.has(day)) had.set(which, (had.get(which) ?? 0) + 1)
  }
  if (had.size === 0) return workingWeekdays
  return new Set([...had].filter(([which, n]) => n >= usualPart * (all.get(which) ?? 0)).map(([which]) => which))
}
