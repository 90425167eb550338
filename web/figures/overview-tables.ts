// The tables of the overview, each beside the period that it is compared with.
import type { PeriodName } from '@tukkimies/shared/day.ts'
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { type TableRequest, tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { type Answer, useAnswer } from '../hooks.ts'
import { type View, viewToRequest } from './view.ts'

/** A table of the release; `null` asks for none. */
export const useTable = (request: TableRequest | null): Answer<TableAnswer> =>
  useAnswer(request && { path: `/api/v1/tables?${tableRequestToQuery(request)}`, shape: TableShape })

/**
 * A figure of the view beside the period that it is compared with. Where the two together are not released, since rules or
 * questions have changed between them, the figure stands alone. `undefined` asks for nothing.
 */
export const useCompared = (
  view: View,
  dimension: DimensionId | null | undefined,
  earlier: PeriodName | null,
): Answer<TableAnswer> => {
  const isAsked = dimension !== undefined
  const both = useTable(isAsked && earlier ? viewToRequest(view, dimension, earlier) : null)
  const isAlone = earlier === null || both.is === 'refused'
  const alone = useTable(isAsked && isAlone ? viewToRequest(view, dimension) : null)
  return isAlone ? alone : both
}
