// The tables of the release that are open to everybody. Added and withdrawn, never changed.
import { OpenQuestion } from '@tukkimies/shared/release/open-table.ts'
import type { OpenTableId } from '@tukkimies/shared/id.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

/** An open table as it is stored: whose it is, since when, and what it asks. */
export type StoredOpenTable = Pick<RegisterTables['open_table'], 'id' | 'organisation' | 'day'> & {
  readonly question: OpenQuestion
}

/** Adds a table. */
export const addOpenTable = async (
  tx: RegisterTx,
  { id, organisation, day, question }: StoredOpenTable,
): Promise<void> => {
  await tx.query
    .insertInto('open_table')
    .values({ id, organisation, day, content: JSON.stringify(question) })
    .execute()
}

/** Every open table, the oldest first. */
export const listOpenTables = async (register: RegisterQueryable): Promise<StoredOpenTable[]> => {
  const rows = await register.query.selectFrom('open_table').selectAll().orderBy('day').orderBy('id').execute()
  return rows.map(rowToOpenTable)
}

/** A table, or `null` if it is not open. */
export const findOpenTable = async (register: RegisterQueryable, id: OpenTableId): Promise<StoredOpenTable | null> => {
  const row = await register.query.selectFrom('open_table').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? rowToOpenTable(row) : null
}

/** Withdraws a table of the scope; `false` if there is none, or it is another organisation's. Repeating it changes nothing. */
export const deleteOpenTable = async (tx: RegisterTx, scope: Scope, id: OpenTableId): Promise<boolean> => {
  if (scope.is !== 'all' && scope.is !== 'organisation') return false
  let deletion = tx.query.deleteFrom('open_table').where('id', '=', id)
  if (scope.is === 'organisation') deletion = deletion.where('organisation', '=', scope.organisation)
  return (await deletion.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

const rowToOpenTable = ({ id, organisation, day, content }: RegisterTables['open_table']): StoredOpenTable => ({
  id,
  organisation,
  day,
  question: OpenQuestion.parse(JSON.parse(content)),
})
