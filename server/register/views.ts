// Views of the figures that users keep: read by their owner and, where shared, by the organisation; deleted with the user.
import type { OrganisationId, UserId, ViewId } from '@tukkimies/shared/id.ts'
import { NewView, type SavedView } from '@tukkimies/shared/register/view.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

/** Whose views, and with whom others share theirs; nobody belongs to no organisation together. */
export type ViewReader = { readonly id: UserId; readonly organisation: OrganisationId | null }

/** Adds a view. */
export const addView = async (tx: RegisterTx, user: UserId, id: ViewId, view: NewView): Promise<void> => {
  const shared = view.shared ? 1 : 0
  await tx.query
    .insertInto('view')
    .values({ id, user, shared, content: JSON.stringify(view) })
    .execute()
}

/** One's own views by name, then those that others of the organisation share. */
export const listViews = async (register: RegisterQueryable, reader: ViewReader): Promise<SavedView[]> => {
  const own = await register.query.selectFrom('view').selectAll().where('user', '=', reader.id).execute()
  const { organisation } = reader
  const shared =
    organisation === null
      ? []
      : await register.query
          .selectFrom('view')
          .innerJoin('user', 'user.id', 'view.user')
          .selectAll('view')
          .where('view.shared', '=', 1)
          .where('view.user', '!=', reader.id)
          .where('user.organisation', '=', organisation)
          .execute()
  return [
    ...own.map((row) => rowToView(row, true)).toSorted(byName),
    ...shared.map((row) => rowToView(row, false)).toSorted(byName),
  ]
}

/** How many views a user keeps. */
export const countViews = async (register: RegisterQueryable, user: UserId): Promise<number> => {
  const views = register.query.selectFrom('view').select(({ fn }) => fn.countAll<number>().as('rows'))
  return (await views.where('user', '=', user).executeTakeFirstOrThrow()).rows
}

/** Deletes one's own view; `false` if there is none, or it is somebody else's. Repeating it changes nothing. */
export const deleteView = async (tx: RegisterTx, user: UserId, id: ViewId): Promise<boolean> => {
  const deletion = tx.query.deleteFrom('view').where('id', '=', id).where('user', '=', user)
  return (await deletion.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

const rowToView = ({ id, content }: RegisterTables['view'], own: boolean): SavedView => ({
  id,
  own,
  ...NewView.parse(JSON.parse(content)),
})

const byName = (one: SavedView, other: SavedView): number =>
  one.name.localeCompare(other.name, 'fi') || (one.id < other.id ? -1 : 1)
