// How figures travel to whoever may see them: the answers of `GET /api/v1/tables` and `GET /api/v1/periods`.
import * as z from 'zod/mini'
import { Day, PeriodKind, PeriodName } from '../day.ts'
import { Key, Visitor } from '../register/code-list.ts'
import { DimensionId } from './dimensions.ts'
import { NodeName } from './nodes.ts'
import type { TableAnswer } from './table.ts'

const dense = {
  values: z.readonly(z.array(z.nullable(z.int()))),
  structural: z.readonly(z.array(z.int())),
}

const dimensionAxis = z.strictObject({
  axis: z.enum(['layers', 'rows', 'columns']),
  dimension: DimensionId,
  many: z.boolean(),
  sensitive: z.boolean(),
  names: z.readonly(z.array(Key)),
})

const tablePeriod = z.strictObject({
  name: PeriodName,
  first: Day,
  last: Day,
  close: Day,
  D: z.number(),
  V: z.number(),
  T: z.number(),
  hiddenMax: z.number(),
  listHash: z.string(),
  inUse: z.readonly(
    z.array(
      z.strictObject({ dimension: DimensionId, code: Key, from: z.exactOptional(Day), until: z.exactOptional(Day) }),
    ),
  ),
})

/** AN78; `null` among the values is hidden. */
export const TableShape: z.ZodMiniType<TableAnswer> = z.strictObject({
  ...dense,
  query: z.string(),
  visitor: Visitor,
  filters: z.readonly(z.array(z.strictObject({ dimension: DimensionId, code: Key }))),
  axes: z.readonly(
    z.array(
      z.union([
        z.strictObject({ axis: z.literal('period'), names: z.readonly(z.array(PeriodName)) }),
        z.strictObject({ axis: z.literal('place'), names: z.readonly(z.array(NodeName)) }),
        dimensionAxis,
      ]),
    ),
  ),
  totals: z.readonly(z.array(z.strictObject({ ...dense, dimensions: z.readonly(z.array(DimensionId)) }))),
  periods: z.readonly(z.array(tablePeriod)),
  notes: z.readonly(z.array(z.enum(['noise', 'hidden', 'hidden_sensitive', 'visits_not_people', 'many_topics']))),
})

/**
 * `withheld`: it is closed and nothing of it could be published, of no place (AN100). `next`: for each kind the earliest period
 * that is not closed yet, and the day on which it will be.
 */
export const PeriodsAnswer = z.strictObject({
  visitor: Visitor,
  closed: z.readonly(
    z.array(
      z.strictObject({
        kind: PeriodKind,
        name: PeriodName,
        first: Day,
        last: Day,
        close: Day,
        listHash: z.string(),
        withheld: z.boolean(),
      }),
    ),
  ),
  next: z.readonly(z.array(z.strictObject({ kind: PeriodKind, name: PeriodName, close: Day }))),
})
export type PeriodsAnswer = z.infer<typeof PeriodsAnswer>

/** The closed periods that have tables. */
export const toldPeriods = ({ closed }: Pick<PeriodsAnswer, 'closed'>): PeriodsAnswer['closed'] =>
  closed.filter(({ withheld }) => !withheld)
