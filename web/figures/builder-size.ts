// How large a table would be, before it is asked for.
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import type { BuilderQuestion } from './builder-question.ts'

/** Cells that a screen can show and somebody can read; files hold more. */
export const screenCellsMax = 2_000

/** Rows and columns without their totals, as the newest period knows its codes. Of layers one is seen at a time. */
export const sizeOf = (
  { request, across }: BuilderQuestion,
  offer: LatticeAnswer,
): { readonly rows: number; readonly columns: number } => {
  const codes = (ids: readonly DimensionId[]): number =>
    ids.reduce((size, id) => size * (offer.dimensions.find((one) => one.id === id)?.codes.length ?? 1), 1)
  const { periods, places } = request
  const over = (axis: 'period' | 'place', names: readonly string[]) => (across.includes(axis) ? names.length : 1)
  const columns = codes(request.columns) * over('period', periods) * over('place', places)
  const all = codes([...request.rows, ...request.columns]) * periods.length * places.length
  return { rows: all / columns, columns }
}
