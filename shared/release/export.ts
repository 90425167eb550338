// A table of the release as a file: which formats there are, and what is asked for one (A30).
import * as z from 'zod/mini'
import { NewDisclosure } from '../register/disclosure.ts'
import { Language } from '../register/organisation.ts'
import { type TableAnswer } from './table.ts'

/** A workbook; a text table for spreadsheets of Finland, or for programs; two formats of statistical offices. */
export const ExportFormat = z.enum(['xlsx', 'csv', 'csv_machine', 'json_stat', 'px'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** Cells that a file holds at most, totals included. */
export const exportCellsMax = 20_000

const { recipient, purpose, basis } = NewDisclosure.def.shape

/**
 * `POST /api/v1/exports`. `query` is a question as `GET /api/v1/tables` takes it. `totals` adds the published totals as a
 * code of their own. Who gets it and what for is noted in the disclosure register in the same step.
 */
export const ExportRequest = z.strictObject({
  query: z.string().check(z.maxLength(4000), z.regex(/^[a-z]+=[\w:.,-]+(&[a-z]+=[\w:.,-]+)*$/)),
  format: ExportFormat,
  language: Language,
  totals: z.boolean(),
  recipient,
  purpose,
  basis,
})
export type ExportRequest = z.infer<typeof ExportRequest>

/** What a format is sent as. A text table goes with its description, both in one archive. */
export const exportMedia: Readonly<Record<ExportFormat, { readonly type: string; readonly ending: string }>> = {
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  csv: { type: 'application/zip', ending: 'csv.zip' },
  csv_machine: { type: 'application/zip', ending: 'csv.zip' },
  json_stat: { type: 'application/json', ending: 'json' },
  px: { type: 'application/octet-stream', ending: 'px' },
}

/**
 * The name of a file without its ending, by what is in it: `tukkimies-client-2026Q1-whole-topic-language`. ASCII, and the
 * same for the same table.
 */
export const exportName = ({ visitor, axes, filters }: Pick<TableAnswer, 'visitor' | 'axes' | 'filters'>): string => {
  const parts = axes.map((axis) => {
    if ('dimension' in axis) return axis.dimension
    const [first = '', ...more] = axis.names
    return more.length === 0 ? first.replace(/^\w+:/, '') : `${first.replace(/^\w+:/, '')}-and-${more.length}`
  })
  const chosen = filters.map(({ dimension, code }) => `${dimension}-${code}`)
  return ['tukkimies', visitor, ...parts, ...chosen].join('-').slice(0, 120)
}
