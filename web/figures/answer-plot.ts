// An answer of the release as a plot: its cells and nothing else.
import type { Measure } from '@tukkimies/shared/register/view.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { Plot } from '../ui/plot.ts'
import { allAcross } from './builder-question.ts'
import type { Told } from './builder-naming.ts'
import { makePivot } from './pivot.ts'
import { pivotToPlot } from './pivot-plot.ts'

/**
 * Rows of the table are the rows of the plot and its columns the series, sorted as in the table builder, with the totals
 * that were released. Several periods or places stand across, unless `across` says otherwise. `Told` comes from `useTold`.
 */
export const answerToPlot = (
  answer: TableAnswer,
  told: Told,
  measure: Measure = 'visits',
  across: readonly ('period' | 'place')[] = allAcross,
): Plot => pivotToPlot(makePivot(answer, measure, [...across]), answer, told)
