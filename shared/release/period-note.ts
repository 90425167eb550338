// What a coordinator says beside a period: why it was quiet, or who moved. A text about a place, never about a person, read
// by everybody who reads the figures beside which it stands.
import * as z from 'zod/mini'
import { Day, PeriodName } from '../day.ts'
import { PeriodNoteId } from '../id.ts'
import type { Problem } from '../problem.ts'
import { checkText, hasUnseen } from '../text-guard.ts'
import { NodeName } from './nodes.ts'

export const periodNoteMax = 300
/** Notes that an organisation may keep. */
export const periodNotesMax = 1000

/** The text passes the guard on the server as well: `periodNoteProblem`. */
export const NewPeriodNote = z.strictObject({
  place: NodeName,
  period: PeriodName,
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(periodNoteMax)),
})
export type NewPeriodNote = z.infer<typeof NewPeriodNote>

/** A note as it is kept: `day` is when it was written; `own`: whoever asks may take it away. */
export const PeriodNote = z.strictObject({ id: PeriodNoteId, day: Day, own: z.boolean(), ...NewPeriodNote.def.shape })
export type PeriodNote = z.infer<typeof PeriodNote>

/** `GET /api/v1/period-notes?from=2026-01-01&to=2026-12-31`: of the periods that share a day with these. */
export const PeriodNotesRequest = z.strictObject({ from: Day, to: Day })
export type PeriodNotesRequest = z.infer<typeof PeriodNotesRequest>

/** By period, place and day. */
export const PeriodNoteList = z.strictObject({ notes: z.array(PeriodNote) })
export type PeriodNoteList = z.infer<typeof PeriodNoteList>

/** Why a text cannot be kept: `identity_code`, `text_found`, `invalid` for signs that are not seen; otherwise null. */
export const periodNoteProblem = ({ text }: Pick<NewPeriodNote, 'text'>): Problem | null => {
  const kind = checkText(text)
  if (kind !== null) return { code: kind === 'identity_code' ? 'identity_code' : 'text_found', field: 'text' }
  return hasUnseen(text) ? { code: 'invalid', field: 'text' } : null
}
