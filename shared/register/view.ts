// A question about the figures that somebody keeps under a name: one's own, or shared in the organisation. It holds no
// figures: whoever opens it asks anew, with the own rights.
import * as z from 'zod/mini'
import { PeriodKind, PeriodName, periodToKind } from '../day.ts'
import { ViewId } from '../id.ts'
import type { Problem } from '../problem.ts'
import { checkText, hasUnseen } from '../text-guard.ts'

export const viewNameMax = 80
/** Views that one user may keep. */
export const viewsMax = 50
const periodsMax = 120

/** These periods; all from one on; or the latest of a kind, however many there will be. */
export const ViewSpan = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('fixed'), names: z.array(PeriodName).check(z.minLength(1), z.maxLength(periodsMax)) }),
  z.strictObject({ is: z.literal('from'), first: PeriodName }),
  z.strictObject({ is: z.literal('latest'), kind: PeriodKind, count: z.int().check(z.gte(1), z.lte(periodsMax)) }),
])
export type ViewSpan = z.infer<typeof ViewSpan>

/** What stands in the cells: visits, a share of the whole, of the row's or column's total, or the change between periods. */
export const Measure = z.enum(['visits', 'whole', 'row', 'column', 'change'])
export type Measure = z.infer<typeof Measure>

/** Where periods and places stand when there are several: across, or down. */
export const Across = z.array(z.enum(['period', 'place'])).check(z.maxLength(2))
export type Across = z.infer<typeof Across>

/** How the figures of a view are drawn. */
export const ChartKind = z.enum(['bars', 'stacked', 'lines', 'heat', 'multiples', 'tiles'])
export type ChartKind = z.infer<typeof ChartKind>

/** What of a view is seen first. */
export const Shown = z.enum(['table', 'chart', 'text'])
export type Shown = z.infer<typeof Shown>

/**
 * `query` is a question's canonical form without its periods, which `span` chooses on the day of opening. The name passes
 * the guard on the server as well: `viewProblem`. Without `show` it opens as a table, without `chart` as what suits it.
 */
export const NewView = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(viewNameMax)),
  query: z.string().check(z.maxLength(4000), z.regex(/^[a-z]+=[\w:.,-]+(&[a-z]+=[\w:.,-]+)*$/)),
  span: ViewSpan,
  measure: Measure,
  across: Across,
  show: z.optional(Shown),
  chart: z.optional(ChartKind),
  shared: z.boolean(),
})
export type NewView = z.infer<typeof NewView>

/** A view as it is kept; `own`: by whoever asks. */
export const SavedView = z.strictObject({ id: ViewId, own: z.boolean(), ...NewView.def.shape })
export type SavedView = z.infer<typeof SavedView>

/** `GET /api/v1/views`: one's own, then those that others of the organisation share, by name. */
export const ViewList = z.strictObject({ views: z.array(SavedView) })
export type ViewList = z.infer<typeof ViewList>

/**
 * What is wrong with a view beyond its shape: `identity_code` or `text_found` for a name that says more than it should,
 * `invalid` for signs that are not seen and for periods of two kinds; otherwise null.
 */
export const viewProblem = ({ name, span }: Pick<NewView, 'name' | 'span'>): Problem | null => {
  const kind = checkText(name)
  if (kind !== null) return { code: kind === 'identity_code' ? 'identity_code' : 'text_found', field: 'name' }
  if (hasUnseen(name)) return { code: 'invalid', field: 'name' }
  const kinds = span.is === 'fixed' ? new Set(span.names.map(periodToKind)) : new Set()
  return kinds.size > 1 ? { code: 'invalid', field: 'span' } : null
}

/** The periods of a span among those that are released, oldest first; fixed ones stay, released or not. */
export const spanToPeriods = (span: ViewSpan, released: readonly PeriodName[]): readonly PeriodName[] => {
  if (span.is === 'fixed') return span.names.toSorted()
  const kind = span.is === 'from' ? periodToKind(span.first) : span.kind
  const own = released.filter((name) => periodToKind(name) === kind).toSorted()
  return span.is === 'from' ? own.filter((name) => name >= span.first).slice(-periodsMax) : own.slice(-span.count)
}
