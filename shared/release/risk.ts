// The risk report of a period (section 11 of the specification). No exact small number of the period stands in it.
import * as z from 'zod/mini'

/** Cells of all nodes of one kind: published, hidden (zero or small), and the share of the visits' mass in sight, per cent. */
export const RiskCells = z.strictObject({
  published: z.int(),
  hidden: z.int(),
  visibleShare: z.nullable(z.int()),
})
export type RiskCells = z.infer<typeof RiskCells>

/** The fold's batches behind a period: how many, how many below the smallest lawful size, and the smallest one. */
export const FoldBatches = z.strictObject({ count: z.int(), below: z.int(), smallest: z.nullable(z.int()) })
export type FoldBatches = z.infer<typeof FoldBatches>

/** Figures by their number in section 11; 3 and 4 are absent until they are made. */
export const RiskReport = z.strictObject({
  smallest: z.nullable(z.int()),
  cells: z.strictObject({ whole: RiskCells, area: RiskCells, point: RiskCells }),
  /** Whole per cent from published cells, `null` if they do not say. */
  lateShare: z.nullable(z.int()),
  batches: z.nullable(FoldBatches),
})
export type RiskReport = z.infer<typeof RiskReport>

/** The smallest batch rule as a report: what the fold noted of its batches (AN54). */
export const noBatches: FoldBatches = { count: 0, below: 0, smallest: null }
