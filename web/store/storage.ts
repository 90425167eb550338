// What the browser stores with: the database engine, and the few marks that stand outside it.

export type Markers = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

export type Storage = {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
  /** Null where the browser refuses them. */
  readonly markers: Markers | null
  /** Nothing of what is deleted is left in any file, and there is room enough: true of no browser. */
  readonly isForgetful?: true
}

/** The browser's own; tests pass one of their own for each tablet. */
export const browserStorage = (): Storage => ({ indexedDB, IDBKeyRange, markers: browserMarkers() })

const browserMarkers = (): Markers | null => {
  try {
    return localStorage
  } catch {
    return null
  }
}
