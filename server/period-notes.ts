// Notes to periods: kept by whoever may speak for the place, read by everybody of the organisation whom the place concerns.
import { instantToDay, type PeriodName, periodFirstDay, periodLastDay } from '@tukkimies/shared/day.ts'
import { makePeriodNoteId, type OrganisationId, type PeriodNoteId } from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import {
  type NewPeriodNote,
  type PeriodNote,
  periodNoteProblem,
  periodNotesMax,
  type PeriodNotesRequest,
} from '@tukkimies/shared/release/period-note.ts'
import type { Deps } from './deps.ts'
import type { ReadablePlaces } from './readable-places.ts'
import { Refused } from './refused.ts'
import { appendAudit } from './register/audit.ts'
import {
  addPeriodNote,
  countPeriodNotes,
  deletePeriodNote,
  findPeriodNote,
  type KeptPeriodNote,
  listPeriodNotes,
} from './register/period-notes.ts'

/** Who asks: the organisation belonged to, the places that may be read, and those for which notes may be kept, if any. */
export type NoteAsker = {
  readonly organisation: OrganisationId | null
  readonly places: ReadablePlaces
  readonly keeps: ReadablePlaces | null
}

/** How the line of the log is made. */
export type LineOf = (event: AuditEvent) => AuditLine

/** The notes of periods that share a day with those asked for, as far as they concern whoever asks. */
export const readPeriodNotes = async (
  { register }: Pick<Deps, 'register'>,
  asker: NoteAsker,
  { from, to }: PeriodNotesRequest,
): Promise<PeriodNote[]> => {
  const isAsked = (period: PeriodName) => periodFirstDay(period) <= to && periodLastDay(period) >= from
  return (await listPeriodNotes(register))
    .filter((note) => isAsked(note.period) && concerns(note, asker))
    .map((note) => keptToNote(note, asker))
}

/** Keeps a note. Problems: `not_found` for a place that is not one's own; `identity_code`, `text_found`, `invalid`. */
export const keepPeriodNote = async (
  { register, now, random }: Pick<Deps, 'register' | 'now' | 'random'>,
  asker: NoteAsker,
  draft: NewPeriodNote,
  line: LineOf,
): Promise<PeriodNote> => {
  if (!asker.keeps?.isReadable(draft.place)) throw new Refused({ code: 'not_found' })
  const problem = periodNoteProblem(draft)
  if (problem) throw new Refused(problem)
  const { organisation } = asker
  const kept: KeptPeriodNote = { id: makePeriodNoteId(random), organisation, day: instantToDay(now()), ...draft }
  await register.transact(async (tx) => {
    await tx.hold(['period notes'])
    if ((await countPeriodNotes(tx, organisation)) >= periodNotesMax)
      throw new Refused({ code: 'invalid', field: 'notes', limit: periodNotesMax })
    await addPeriodNote(tx, kept)
    await appendAudit(tx, line({ event: 'period_note', act: 'saved', period: kept.period }))
  })
  return keptToNote(kept, asker)
}

/** Takes a note away. Problem: `not_found`, also for one that is somebody else's to take away. */
export const removePeriodNote = async (
  { register }: Pick<Deps, 'register'>,
  asker: NoteAsker,
  id: PeriodNoteId,
  line: LineOf,
): Promise<void> => {
  await register.transact(async (tx) => {
    const found = await findPeriodNote(tx, id)
    if (!found || !isOwn(found, asker)) throw new Refused({ code: 'not_found' })
    await deletePeriodNote(tx, id)
    await appendAudit(tx, line({ event: 'period_note', act: 'removed', period: found.period }))
  })
}

/** A place that one may read; or one of the own organisation's notes about a place that holds a point of one's own. */
const concerns = ({ place, organisation }: KeptPeriodNote, { places, ...asker }: NoteAsker): boolean =>
  places.isReadable(place) ||
  (organisation !== null &&
    organisation === asker.organisation &&
    places.pointsOf(place).some(({ id }) => places.own.has(id)))

const isOwn = ({ organisation, place }: KeptPeriodNote, asker: NoteAsker): boolean =>
  organisation === asker.organisation && asker.keeps !== null && asker.keeps.isReadable(place)

const keptToNote = ({ organisation, ...note }: KeptPeriodNote, asker: NoteAsker): PeriodNote => ({
  ...note,
  own: isOwn({ organisation, ...note }, asker),
})
