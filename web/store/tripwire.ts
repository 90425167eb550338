// Notices that the storage was wiped: a mark outside the database says that this tablet was enrolled and how much waited.
import type { Markers } from './storage.ts'

const name = 'tukkimies.tablet'

/** The number of visits that waited when the mark was last set, or null if this browser was never enrolled. */
export const readTripwire = (markers: Markers | null): number | null => {
  try {
    const text = markers?.getItem(name) ?? null
    return text === null ? null : Math.max(0, Math.trunc(Number(text)) || 0)
  } catch {
    return null
  }
}

/** Sets the mark; where marks are refused, a wiped store cannot be told from a new one. */
export const setTripwire = (markers: Markers | null, waiting: number): void => {
  try {
    markers?.setItem(name, String(waiting))
  } catch {
    return
  }
}
