import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { Bar } from '../ui/bar-chart.tsx'

/** A chart that may be handed on as a picture: the same bars that are on the screen. */
export type ChartPicture = { readonly title: string; readonly bars: readonly Bar[] }

/** A button that opens the dialog by which a table, or the chart of it, becomes a file. Nothing for who may not hand on. */
export const ExportButton = (_: { readonly answer: TableAnswer; readonly chart?: ChartPicture }) => null
