// Entries that have been in a request of an app which may not write to the store: noted outside it, until an app that may has
// taken the note over. Without it an entry that the server has could be removed as if nobody had ever seen it (S21).
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { Store } from './database.ts'
import type { Markers } from './storage.ts'

const name = 'tukkimies.asked'

const readAsked = (markers: Markers | null): readonly EntryId[] => {
  const ids = markers?.getItem(name)?.split(',') ?? []
  return ids.filter((id): id is EntryId => /^[A-Za-z0-9_-]{22}$/.test(id))
}

/** True once it is written down: what is not must not be sent. */
export const noteAsked = (markers: Markers | null, ids: readonly EntryId[]): boolean => {
  try {
    if (!markers) return false
    markers.setItem(name, [...new Set([...readAsked(markers), ...ids])].join(','))
    return ids.every((id) => readAsked(markers).includes(id))
  } catch {
    return false
  }
}

/** Takes the note over into the store; it goes only after the commit. */
export const settleAsked = async (store: Store, markers: Markers | null): Promise<void> => {
  const ids = readAsked(markers)
  if (ids.length === 0) return
  await store.write(() =>
    store.outbox
      .where('id')
      .anyOf([...ids])
      .modify({ asked: true }),
  )
  markers?.removeItem(name)
}
