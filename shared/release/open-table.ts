// A table of the release that an organisation has opened to everybody: a question whose periods grow with what is released.
// It holds no figures and no text of its own; its title is made from what it asks.
import * as z from 'zod/mini'
import { Day, PeriodName } from '../day.ts'
import { OpenTableId, OrganisationId } from '../id.ts'
import { ExportFormat } from './export.ts'
import { TableShape } from './answer.ts'
import { Key } from '../register/code-list.ts'
import { Labels, Language } from '../register/organisation.ts'
import { Across, ChartKind, Measure, NewView, Shown, ViewSpan } from '../register/view.ts'

/** Tables that may be open at once. */
export const openTablesMax = 60
/** Seconds for which anybody on the way may keep what is open: as long as a withdrawn table may still be seen there. */
export const openCacheSeconds = 300

/** `query` is a question's canonical form without its periods, which `span` chooses on the day of reading. */
export const OpenQuestion = z.strictObject({
  query: NewView.def.shape.query,
  span: ViewSpan,
  measure: Measure,
  across: Across,
  show: z.optional(Shown),
  chart: z.optional(ChartKind),
})
export type OpenQuestion = z.infer<typeof OpenQuestion>

/** `POST /api/v1/open`. `language` is that of the note in the disclosure register. */
export const NewOpenTable = z.strictObject({ ...OpenQuestion.def.shape, language: Language })
export type NewOpenTable = z.infer<typeof NewOpenTable>

/** A table that is open, since `day`; `periods` are those that it answers for today, none while nothing of it is released. */
export const OpenTable = z.strictObject({
  id: OpenTableId,
  day: Day,
  organisation: z.nullable(OrganisationId),
  title: Labels,
  periods: z.readonly(z.array(PeriodName)),
  ...OpenQuestion.def.shape,
})
export type OpenTable = z.infer<typeof OpenTable>

/** `GET /api/v1/open`: all tables that are open, in the order of their titles. */
export const OpenList = z.strictObject({ organisation: Labels, tables: z.readonly(z.array(OpenTable)) })
export type OpenList = z.infer<typeof OpenList>

const labelsByKey = z.readonly(z.record(z.string(), Labels))

/** Everything that the table speaks of by its name, so that nobody has to ask further. */
export const OpenNames = z.strictObject({
  organisation: Labels,
  places: labelsByKey,
  dimensions: labelsByKey,
  codes: z.readonly(z.record(z.string(), z.readonly(z.record(Key, Labels)))),
  /** Of those codes that have a shorter label for where there is little room. */
  shorts: z.readonly(z.record(z.string(), z.readonly(z.record(Key, Labels)))),
})
export type OpenNames = z.infer<typeof OpenNames>

/** `GET /api/v1/open/:table`: the figures as `GET /api/v1/tables` tells them, with the names of all that is in them. */
export const OpenAnswer = z.strictObject({ ...OpenTable.def.shape, table: TableShape, names: OpenNames })
export type OpenAnswer = z.infer<typeof OpenAnswer>

/** `?format=`: the answer itself, or a file in a language, with or without the published totals. */
export const OpenFormat = z.enum(['json', ...ExportFormat.options])
export type OpenFormat = z.infer<typeof OpenFormat>
