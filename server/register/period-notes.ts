// Notes to periods: a text beside a period of a place. Who may read or take one away is told by its place and organisation.
import type { OrganisationId, PeriodNoteId } from '@tukkimies/shared/id.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type KeptPeriodNote = RegisterTables['period_note']

/** Adds a note. */
export const addPeriodNote = async (tx: RegisterTx, note: KeptPeriodNote): Promise<void> => {
  await tx.query.insertInto('period_note').values(note).execute()
}

/** All notes, by period, place, day and id. */
export const listPeriodNotes = async (register: RegisterQueryable): Promise<KeptPeriodNote[]> =>
  register.query
    .selectFrom('period_note')
    .selectAll()
    .orderBy('period')
    .orderBy('place')
    .orderBy('day')
    .orderBy('id')
    .execute()

/** A note, or `null`. */
export const findPeriodNote = async (register: RegisterQueryable, id: PeriodNoteId): Promise<KeptPeriodNote | null> =>
  (await register.query.selectFrom('period_note').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

/** How many notes an organisation keeps. */
export const countPeriodNotes = async (
  register: RegisterQueryable,
  organisation: OrganisationId | null,
): Promise<number> => {
  const notes = register.query.selectFrom('period_note').select(({ fn }) => fn.countAll<number>().as('rows'))
  const own =
    organisation === null ? notes.where('organisation', 'is', null) : notes.where('organisation', '=', organisation)
  return (await own.executeTakeFirstOrThrow()).rows
}

/** Deletes a note; repeating it changes nothing. */
export const deletePeriodNote = async (tx: RegisterTx, id: PeriodNoteId): Promise<void> => {
  await tx.query.deleteFrom('period_note').where('id', '=', id).execute()
}
